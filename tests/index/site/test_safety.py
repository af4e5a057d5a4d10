"""A server on the open web: what it closes, what it says to nonsense, what goes with every answer; and it bears load.

Everything is asked of the real server, over a plain connection, so that nothing tidies an address on the way.
"""

import csv
import http.client
import io
import json
import sqlite3
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from extract.records import Decision, Document, Page, Records
from index.site.safety.gate import judge
from index.site.safety.permissions import CLOSED
from index.store import Source, add_document, open_index


@pytest.fixture(scope="session")
def public(serve) -> str:
    return serve("--public")


def ask(address: str, path: str, method: str = "GET", headers: dict | None = None):
    """Status, headers and body, the address sent as it is."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    try:
        connection.putrequest(method, path)
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()
    finally:
        connection.close()


NASTY = [
    # redirects to elsewhere
    ("//evil.example", 400),
    ("//evil.example/", 400),
    ("//evil.example/%2e%2e", 400),
    ("/\\evil.example", 400),
    ("/%5Cevil.example/", 400),
    ("/%2F%2Fevil.example", 400),
    ("/%2Fevil.example/", 400),
    ("/.//evil.example/", 302),
    ("/townclerk//evil.example/", 302),
    ("/townclerk/decisions.jsono?x=//evil.example", 302),
    ("/townclerk/decisions?_filter_column=//evil.example&_filter_op=exact&_filter_value=x", 302),
    # addresses that are none
    ("/townclerk/%00", 400),
    ("/%ff", 400),
    ("/?q=%ff", 400),
    ("/?year=abcd", 400),
    ("/?year=99999", 400),
    ("/?outcome=lost", 400),
    ("/a%0d%0aSet-Cookie:x=1", 400),
    ("/" + "a" * 3_000, 414),
    ("/?q=" + "a" * 9_000, 414),
    ("/?" + "&".join(f"a{number}=1" for number in range(200)), 400),
    ("/-/static/../../../etc/passwd", 404),
    ("/-/static/%2e%2e/%2e%2e/app.py", 404),
    ("/static/../hooks.py", 404),
    # SQL of one's own
    ("/townclerk?sql=select+1", 403),
    ("/townclerk.json?sql=select+1", 403),
    ("/townclerk.csv?sql=select+1", 403),
    ("/townclerk?a=1&sql=", 403),
    ("/townclerk/outcomes_by_authority?sql=select+1", 403),
    ("/townclerk/decisions?_where=1=1", 403),
    ("/townclerk/decisions.json?_where=(select+1)", 403),
    ("/_memory?sql=select+1", 403),
    ("/_internal", 403),
    ("/townclerk.db", 403),
    # Datasette's own insides
    ("/-/threads", 403),
    ("/-/threads.json", 403),
    ("/-/plugins.json", 403),
    ("/-/databases.json", 403),
    ("/-/settings.json", 403),
    ("/-/versions.json", 403),
    ("/-/metadata.json", 403),
    ("/-/actor.json", 403),
    ("/-/permissions", 403),
    ("/-/allow-debug", 403),
    ("/-/messages", 403),
    ("/-/auth-token?token=x", 403),
    ("/townclerk/decisions?_trace=1", 403),
    ("/?_context=1", 403),
    # limits that are the operator's
    ("/townclerk/decisions?_timelimit=100000", 403),
    ("/townclerk/decisions.csv?_stream=1", 403),
    ("/townclerk/decisions?_size=max", 400),
    ("/townclerk/tables.json?_size=1000", 400),
    ("/townclerk/decisions?_facet=a&_facet=b&_facet=c&_facet=d&_facet=e&_facet=f&_facet=g", 400),
    ("/townclerk/attachments?size__gt=10**100000000", 400),
    ("/townclerk/attachments?size__gt=5zorks", 400),
    # parameters that make no sense
    ("/townclerk/decisions?_size=-1", 400),
    ("/townclerk/decisions?_size=abc", 400),
    ("/townclerk/decisions?_timelimit=abc", 400),
    ("/townclerk/decisions?_facet_size=abc", 400),
    ("/townclerk/decisions?_facet=nothing", 400),
    ("/townclerk/decisions?_facet_array=text", 400),
    ("/townclerk/decisions?_sort=nothing", 400),
    ("/townclerk/decisions?_sort=id&_sort_desc=id", 400),
    ("/townclerk/decisions?_next=1,2,3", 400),
    ("/townclerk/decisions?_sort=verb&_next=a,b,c", 400),
    ("/townclerk/decisions_with_meeting?_next=abc", 400),
    ("/townclerk/decisions_with_meeting?_next=99999999999999999999", 400),
    ("/townclerk/decisions?_search=AND&_searchmode=raw", 400),
    ("/townclerk/decisions?_col=nothing", 400),
    ("/townclerk/decisions.json?_shape=nothing", 400),
    ("/townclerk/decisions.json?_ttl=abc", 400),
    ("/townclerk/decisions?id__in=[1,2", 400),
    ("/townclerk/decisions?text__arraycontains=x", 400),
    ('/townclerk/decisions?_through={"table":"x"}', 400),
    ("/townclerk/decisions?_through=null", 400),
    ("/townclerk/outcomes_by_authority.blob?_blob_column=authority&_blob_hash=x", 404),
    ("/townclerk/decisions_about?words=%00", 400),
    ("/townclerk/decisions/99999999999999999999", 404),
    ("/townclerk/sqlite_master", 404),
    # what stays
    ("/townclerk/decisions_about?words=%22%22%22+AND+NEAR(", 200),
    ("/townclerk/close_votes?margin=1e999", 200),
    ("/townclerk/decisions?text__glob=[", 200),
    ("/townclerk/decisions.csv?_size=max", 200),
    ("/townclerk/attachments?size__gt=1kB", 200),
    ("/-/static/app.css", 200),
    ("/townclerk/outcomes_by_authority", 200),
]


@pytest.mark.parametrize(("path", "status"), NASTY, ids=lambda value: str(value)[:60])
def test_nasty_requests(public, path, status):
    found, headers, body = ask(public, path.replace(" ", "%20"))
    assert found == status
    assert headers["x-content-type-options"] == "nosniff"
    assert "Traceback" not in body
    location = headers.get("location", "/")
    assert location.startswith("/") and not location.startswith(("//", "/\\"))


@pytest.mark.parametrize("name", sorted(CLOSED | {"pages_fts", "pages_fts_data", "where_papers_lie"}))
def test_where_papers_lie_is_nobodys_business(public, name):
    for path in (f"/townclerk/{name}", f"/townclerk/{name}.json", f"/townclerk/{name}.csv"):
        assert ask(public, path)[0] == 403
    assert f"/townclerk/{name}" not in ask(public, "/townclerk")[2]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "NONSENSE"])
def test_nothing_can_be_sent(public, method):
    status, headers, _ = ask(public, "/townclerk/decisions", method, {"content-length": "0"})
    assert (status, headers["allow"]) == (405, "GET, HEAD")


def test_a_refusal_says_what_is_offered_instead(public):
    _, _, body = ask(public, "/townclerk?sql=select+1")
    assert "the prepared questions and all tables are open to you" in body
    said = json.loads(ask(public, "/townclerk.json?sql=select+1")[2])
    assert (said["ok"], said["status"]) == (False, 403)


@pytest.mark.parametrize("path", ["/", "/townclerk", "/townclerk/decisions", "/townclerk/decisions.json", "/nowhere",
                                  "/static/icon.svg", "/townclerk/decisions.csv", "/-/static/app.css"])  # fmt: skip
@pytest.mark.parametrize("kind", ["site", "public"])
def test_headers_go_with_every_answer(request, kind, path):
    _, headers, _ = ask(request.getfixturevalue(kind), path)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
    assert "server" not in headers


def test_each_page_has_a_nonce_of_its_own(public):
    policies = {ask(public, "/townclerk")[1]["content-security-policy"] for _ in range(3)}
    assert len(policies) == 3


@pytest.mark.parametrize("path", ["/townclerk", "/townclerk/decisions?_size=3", "/townclerk/outcomes_by_authority"])
def test_datasettes_own_scripts_run_under_the_policy(page, path):
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(path)
    page.wait_for_load_state()
    assert complaints == []


def test_at_home_sql_stays(site):
    assert ask(site, "/townclerk.json?sql=select+1&_shape=array")[2] == '[{"1": 1}]'


@pytest.fixture(scope="session")
def trap(tmp_path_factory):
    """A database whose texts are formulas, markup and addresses that do no good."""
    path = tmp_path_factory.mktemp("trap") / "trap.db"
    texts = ('=HYPERLINK("http://evil.example","x")', "+44 1632 960001", "@SUM(A1)", "-5", "- a point", "\tx",
             "<script>alert(1)</script>", "javascript:alert(1)", "https://example.org/a")  # fmt: skip
    records = Records(
        document=Document(kind="minutes", name="trap.pdf", sha256="0" * 64, authority="Wrenmouth", date="2026-01-01"),
        pages=(Page(number=1, text="trap"),),
        decisions=tuple(Decision(text=text, page=1) for text in texts),
    )
    with open_index(path) as db:
        add_document(db, records, Source("trap.pdf", 1, 1.0), "1", 1, "2026-01-01T00:00:00+00:00")
    return path


def test_no_cell_of_csv_is_a_formula(serve, trap):
    address = serve("--public", db=trap)
    rows = list(csv.DictReader(io.StringIO(ask(address, "/townclerk/decisions.csv?_sort=id&_labels=on")[2])))
    texts = [row["text"] for row in rows]
    assert texts[:6] == ["'" + '=HYPERLINK("http://evil.example","x")', "'+44 1632 960001", "'@SUM(A1)", "-5",
                         "'- a point", "'\tx"]  # fmt: skip
    body = ask(address, "/townclerk/decisions?_sort=id")[2]
    assert "<script>alert" not in body
    assert 'href="javascript:' not in body
    assert 'href="https://example.org/a"' in body


@pytest.fixture(scope="session")
def large(tmp_path_factory):
    """A database of ten thousand long pages."""
    path = tmp_path_factory.mktemp("large") / "large.db"
    with open_index(path) as db:
        db.execute("insert into documents (id, kind, name, status, authority) values (1, 'minutes', 'a', 'read', 'A')")
        text = " ".join(f"budget {number} for the roads of the borough" for number in range(80))
        db.conn.executemany(
            "insert into pages (id, document, number, text) values (?, 1, ?, ?)",
            ((65_536 + number, number, f"{number} {text}") for number in range(10_000)),
        )
        db.execute("insert into pages_fts (pages_fts) values ('rebuild')")
    return path


HEAVY = ("/townclerk/pages.json?_size=200", "/townclerk/pages?_size=200&_facet=source", "/townclerk/pages.csv",
         "/?q=budget+roads", "/townclerk/pages?_search=budget&_sort_desc=number", "/townclerk/new_papers")  # fmt: skip


@pytest.mark.slow
def test_memory_stays_small_and_cheap_pages_quick_under_load(serve, large, request):
    address = serve("--public", db=large)
    pid = listener(urlsplit(address).port)
    statuses, waits, most = [], [], 0
    threads = [
        threading.Thread(target=lambda place=place: statuses.append(ask(address, HEAVY[place % len(HEAVY)])[0]))
        for place in range(24)
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        began = time.monotonic()
        assert ask(address, "/static/site.css")[0] == 200
        assert ask(address, "/committee/1")[0] == 404
        waits.append((time.monotonic() - began) / 2)
        most = max(most, resident(pid))
        time.sleep(0.05)
    assert len(statuses) == 24
    assert set(statuses) <= {200, 400, 503}  # on a busy machine a query may meet its limit
    assert statuses.count(200) >= 12
    assert most < 300
    assert sorted(waits)[len(waits) // 2] < 1  # the middle one: other tests load the machine too


def listener(port: int) -> int:
    """The process that serves on a port, found among our own children."""
    for children in Path("/proc/self/task").glob("*/children"):
        for pid in children.read_text().split():
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            if str(port).encode() in words:
                return int(pid)
    raise AssertionError(f"nobody of ours serves on {port}")


def resident(pid: int) -> int:
    """Megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) // 1024


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        (b"/", b"q=a", None),
        (b"/doc/7", b"page=3", None),
        (b"/townclerk/sources", b"size__gt=1.5+MiB", None),
        (b"/townclerk/decisions", b"_size=20&_facet=verb", None),
        (b"/acronym/A%26E", b"", None),
        (b"/acronym/caf%C3%A9", b"", None),
    ],
)
def test_what_is_proper_goes_on(path, query, status):
    verdict = judge("GET", path, query, public=True)
    assert (verdict and verdict.status) == status


def test_the_file_is_only_read(public, papers_db):
    before = papers_db.stat().st_mtime_ns
    ask(public, "/townclerk/decisions")
    assert papers_db.stat().st_mtime_ns == before
    with sqlite3.connect(papers_db) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
