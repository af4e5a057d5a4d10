"""Invented GOV.UK, Socrata, CKAN and Alaveteli, each with a few releases, rows, datasets or requests."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

from fake_web import Reply, pdf

JSON = "application/json; charset=utf-8"


def answer(value: object) -> Reply:
    return Reply(json.dumps(value), JSON)


class FakeGovUK:
    """Releases of an invented department; `host` is where the files lie."""

    def __init__(self, today: date, releases: int = 3) -> None:
        self.host = "https://town.example"
        self.today = today
        self.paths = [f"/government/publications/foi-release-{n}" for n in range(releases)]
        self.withdrawn: set[str] = set()

    def __call__(self, path: str, query: dict[str, str]) -> Reply | None:
        if path == "/api/search.json":
            return self.search(query)
        if path.startswith("/api/content/"):
            return self.content(path.removeprefix("/api/content"))
        if path.startswith("/media/"):
            return Reply(pdf(f"FOI release {path}"), "application/pdf")
        if path.startswith("/government/publications/") and path.count("/") == 4:
            return Reply("<html><main><h1>Response</h1><p>We hold the information.</p></main></html>")
        return None

    def stamp(self, n: int) -> str:
        return f"{self.today - timedelta(days=3 * n + 1)}T10:41:36Z"

    def search(self, query: dict[str, str]) -> Reply:
        known = {"filter_content_store_document_type", "filter_public_timestamp", "filter_organisations", "fields",
                 "order", "count", "start"}  # fmt: skip
        if not query.keys() <= known:
            return Reply('{"error": "Unexpected parameters"}', JSON, 422)
        start, count = int(query["start"]), int(query["count"])
        results = [
            {"title": f"FOI release {n}: spending", "link": path, "public_timestamp": self.stamp(n), "index": "government",
             "_id": path, "document_type": "edition"}
            for n, path in enumerate(self.paths)
        ]  # fmt: skip
        return answer({"results": results[start : start + count], "total": len(results), "start": start, "facets": {}})

    def content(self, path: str) -> Reply | None:
        if path not in self.paths:
            return None
        n = self.paths.index(path)
        details = {
            "body": '<div class="govspeak"><p>A reply to a request.</p>\n<p>Two parts.</p></div>',
            "attachments": [],
        }
        if n % 3 == 0:
            details["attachments"] = [
                {"title": "Response", "content_type": "application/pdf", "url": f"{self.host}/media/6{n}/foi_{n}.pdf"},
                {"title": "Response as page", "content_type": None, "url": f"{path}/response"},
            ]
        elif n % 3 == 1:
            details["documents"] = [
                f'<section class="attachment"><a href="{self.host}/media/5{n}/old_{n}.pdf">Letter</a></section>'
            ]
        return answer(
            {"base_path": path, "document_type": "foi_release", "schema_name": "publication", "title": f"FOI release {n}",
             "description": "Summary.", "public_updated_at": self.stamp(n), "first_published_at": self.stamp(n),
             "withdrawn_notice": {"explanation": "x"} if path in self.withdrawn else {}, "details": details,
             "links": {"organisations": [{"title": "Department for Rivers"}]}}
        )  # fmt: skip


class FakeSocrata:
    """A disclosure log of an invented borough as a dataset."""

    def __init__(self, today: date, rows: int = 5) -> None:
        self.rows = [
            {"identifier": f"FOI{1000 + n}", "document_date": f"{today - timedelta(days=4 * n)}T00:00:00.000",
             "document_title": f"Parking fines {n}", "document_text": f"Request {n}\nAnswer: {n} fines.",
             "last_uploaded": f"{today}T03:00:00.000",
             **({"document_link": {"url": f"https://town.example/media/{n}/reply.pdf"}} if n % 2 else {})}
            for n in range(rows)
        ]  # fmt: skip

    def __call__(self, path: str, query: dict[str, str]) -> Reply | None:
        if path.startswith("/media/"):
            return Reply(pdf(path), "application/pdf")
        if path != "/resource/ab12-cd34.json":
            return None
        rows = self.rows
        if "$where" in query:
            since, until = re.findall(r"'([^']+)'", query["$where"])
            rows = [row for row in rows if since <= row["document_date"] <= until]
        start = int(query.get("$offset", 0))
        return answer(rows[start : start + int(query.get("$limit", 1000))])


class FakeCKAN:
    """A portal with datasets of an invented trust."""

    def __init__(self, today: date) -> None:
        self.fails = False
        self.datasets = [
            {"id": f"b0f1b81a-{n}", "name": f"foi-{n}", "title": f"FOI-{n} Ambulance waits", "state": "active", "url": None,
             "metadata_modified": f"{today - timedelta(days=n)}T13:35:16.155872",
             "resources": [
                 {"id": f"r{n}a", "name": "Download", "format": "PDF", "url": f"https://town.example/download/{n}/application/pdf"},
                 {"id": f"r{n}b", "name": "Figures", "format": "", "url": f"https://town.example/f/{n}.xlsx", "size": 100},
                 {"id": f"r{n}c", "name": "Map", "format": "WMS", "url": "https://town.example/wms"}]}
            for n in range(3)
        ]  # fmt: skip

    def __call__(self, path: str, query: dict[str, str]) -> Reply | None:
        if path != "/api/3/action/package_search":
            return None
        start = int(query["start"])
        rows = self.datasets[start : start + int(query["rows"])]
        return answer(
            {"help": "x", "success": not self.fails, "result": {"count": len(self.datasets), "results": rows}}
        )


class FakeAlaveteli:
    """A site of requests; its pages in the forms of old and new releases."""

    def __init__(self, today: date) -> None:
        self.today = today

    def __call__(self, path: str, query: dict[str, str]) -> Reply | None:
        if path == "/body/harrowmere_borough_council/all":
            return Reply(self.body_page(int(query.get("page", 1))))
        if path.startswith("/request/") and "/response/" not in path:
            return Reply(self.request_page(path.removeprefix("/request/")))
        return Reply(pdf(path), "application/pdf") if "/attach/" in path else None

    def body_page(self, page: int) -> str:
        rows = "".join(
            f'<div class="request_listing">\n<span class="head">\n<a href="/request/{slug}#incoming-45992">{title}</a></span>'
            f'<span class="desc">Dear Council, ...</span><span class="bottomline icon_waiting_response"><strong>\n{state}\n</strong><br>'
            f'Request sent to <a href="/body/harrowmere_borough_council">Harrowmere Borough Council</a>\nby <a href="/user/a_person">'
            f"A Person</a>\non {day.day} {day:%B %Y}.</span></div>"
            for slug, title, state, day in (
                (
                    f"bin_lorries_{page}",
                    "Bin lorries &amp; routes",
                    "Successful.",
                    self.today - timedelta(days=9 * page),
                ),
                (f"old_{page}", "Old request", "Refused.", self.today - timedelta(days=900)),
            )
        )
        following = '<a class="next_page" rel="next" href="?page=2">Next</a>' if page < 2 else ""
        return f'<html><body><div id="public_body_show"><h1>Harrowmere Borough Council</h1>{rows}{following}</div></body></html>'

    def request_page(self, slug: str) -> str:
        return request_page(slug, self.today - timedelta(days=5))


def request_page(slug: str, day: date) -> str:
    """A request's page with one reply and its files."""
    number = 5 if slug.endswith("2") else 4
    return f"""<html><head><title>Bin lorries - a Freedom of Information request</title>
<link rel="canonical" href="https://town.example/request/{slug}"></head><body>
<h1>Bin lorries &amp; routes</h1><p class="subtitle"><a href="/user/a_person">A Person</a> made this request to
<a href="/body/harrowmere_borough_council">Harrowmere Borough Council</a></p>
<p class="request-status-message">The request was <strong>successful</strong>.</p>
<div class="outgoing correspondence box normal" id="outgoing-2"><h2>From: A Person</h2>
<div class="correspondence_text"><div><p>Dear Harrowmere Borough Council,</p><p>How many bin lorries have you?</p>
<p>Yours faithfully,</p><p>A Person</p></div></div></div>
<div class="incoming correspondence box normal" id="incoming-{number}"><div class="correspondence__header"><h2>Harrowmere Borough Council
<time datetime="{day}T10:00:00+01:00" title="x">{day:%d %B %Y}</time></h2></div>
<div class="attachments"><ul class="list-of-attachments"><li class="attachment"><a href="/request/{slug}/response/{number}/attach/3/FOI%20reply.pdf?cookie_passthrough=1"><img></a>
<p class="attachment__name">FOI reply.pdf</p><a href="/request/{slug}/response/{number}/attach/html/3/FOI%20reply.pdf.html">View</a>
<a href="/request/{slug}/response/{number}/attach/3/FOI%20reply.pdf?cookie_passthrough=1">Download</a></li></ul></div>
<div class="correspondence_text"><p>Dear [name],<br>We have eleven lorries.</p><p>Information Officer</p></div>
<p class="event_actions"><a href="/request/{slug}#incoming-{number}">Link to this</a></p></div></body></html>"""
