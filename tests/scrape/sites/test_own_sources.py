"""Sources of one's own: folders, lists of addresses, web pages with links, mailboxes, exports of Alaveteli."""

from __future__ import annotations

import json
import mailbox
import os
from contextlib import suppress
from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from fake_data import FakeAlaveteli, request_page
from fake_web import Reply, pdf
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import BASE, TODAY, Reading, Seen, not_there, place, wanted

from scrape.records import Answer
from scrape.refusals import Refused
from scrape.sites import addresses, alaveteli, folder, page
from scrape.sites import mailbox as mailbox_site
from scrape.sites.alaveteli.pages import parse_body_page, parse_feed_json, parse_request_page
from scrape.sites.mailbox import parse_mail, split_mbox
from scrape.sites.page import parse_links


def seen_of(site, given, ask=None, **how):
    return Seen(site.discover(given, wanted(**how), ask or Reading(not_there)))


# folders


def test_the_papers_of_a_folder_and_nothing_outside_it(tmp_path):
    root = tmp_path / "papers"
    (root / "2026").mkdir(parents=True)
    (root / "2026" / "Cabinet_agenda.pdf").write_bytes(pdf("x"))
    (root / "notes.py").write_text("x")
    (root / ".hidden.pdf").write_bytes(b"x")
    (tmp_path / "secret.pdf").write_bytes(b"x")
    (root / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    seen = seen_of(folder, place("folder", str(root)))
    (found,) = seen.found
    assert (found.id, found.title, found.paper, found.path.name) == (
        "2026/Cabinet_agenda.pdf",
        "Cabinet agenda",
        "agenda",
        "Cabinet_agenda.pdf",
    )
    before = found.state
    os.utime(root / "2026" / "Cabinet_agenda.pdf", (1, 1))
    assert seen_of(folder, place("folder", str(root))).found[0].state != before


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused):
        seen_of(folder, place("folder", str(tmp_path / "none")))


# lists of addresses


def test_a_list_of_addresses(tmp_path):
    file = tmp_path / "list.txt"
    file.write_text(
        "# minutes\nhttps://town.example/a%20b.pdf\n\nhttps://town.example/c.pdf , Draft minutes of May\nnot an address\nftp://x/y\n"
    )
    seen = seen_of(addresses, place("addresses", str(file)))
    assert [(each.title, each.paper, each.recheck) for each in seen.found] == [
        ("a b", "other", "nightly"),
        ("Draft minutes of May", "minutes", "nightly"),
    ]
    with pytest.raises(Refused):
        file.write_text("nothing")
        seen_of(addresses, place("addresses", str(file)))


# web pages

LOG_PAGE = """<html><title>FOI log</title><nav><a href="/privacy.pdf">Privacy</a></nav><main><h1>Disclosure log</h1><ul>
<li>12 May 2026: <a href="/media/101/reply.pdf">FOI 101 - potholes (PDF, 120 KB)</a></li>
<li>Street lights, 1 May 2026 <a href="/media/102/reply.docx">Download</a></li>
<li><a href="/media/90/reply.pdf">FOI 90, 3 January 2019</a></li>
<li><a href="/foi/103-bins">FOI 103 bins</a> 2 May 2026</li></ul><a href="?page=2" rel="next">Next page</a></main></html>"""


def test_a_page_with_links_and_the_pages_behind_it():
    def site(path, query):
        if path == "/foi" and query.get("page") == "2":
            return Reply('<main><a href="/media/80/reply.pdf">FOI 80</a></main>')
        pages = {"/foi": LOG_PAGE, "/foi/103-bins": '<main><h1>Bins</h1><a href="/media/103/a.pdf">Reply</a></main>'}
        return Reply(pages[path]) if path in pages else None

    seen = seen_of(page, place("page", f"{BASE}/foi", follow="/foi/", paper="foi_reply"), Reading(site))
    assert [(each.title, each.date) for each in seen.found] == [
        ("FOI 101 - potholes", date(2026, 5, 12)),
        ("Street lights, 1 May 2026", date(2026, 5, 1)),
        ("Reply", date(2026, 5, 2)),
        ("FOI 80", None),
    ]
    assert {each.paper for each in seen.found} == {"foi_reply"}
    assert not any("privacy" in each.address for each in seen.found)


# mailboxes


def mail(subject, sender="foi@harrowmere.example", number=1):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "me@home.example", subject
    message["Date"] = "Tue, 05 May 2026 10:00:00 +0100"
    message["Message-ID"] = f"<{number}@harrowmere.example>"
    message.set_content("Dear requester,\n\nFrom the records we hold, eleven.\n")
    message.add_attachment(pdf("Reply"), maintype="application", subtype="pdf", filename="reply.pdf")
    return message


@pytest.mark.parametrize("kind", ["mbox", "maildir"])
def test_the_replies_of_a_mailbox(tmp_path, kind):
    path = tmp_path / ("box.mbox" if kind == "mbox" else "Maildir")
    box = mailbox.mbox(path) if kind == "mbox" else mailbox.Maildir(path)
    box.add(mail("FOI 12345 - response"))
    box.add(mail("Lunch?", "friend@home.example", number=2))
    box.add(mail("=?utf-8?q?Freedom_of_Information_request_=E2=80=93_bins?=", number=3))
    box.flush()
    box.close()
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    given = place("", str(path))
    assert mailbox_site.bid(given) == 0.9
    found = seen_of(mailbox_site, given).found
    assert sorted((each.id, each.title) for each in found) == [
        ("1@harrowmere.example", "FOI 12345 - response"),
        ("3@harrowmere.example", "Freedom of Information request – bins"),
    ]
    assert all(b"From the records" in each.body and each.suffix == ".eml" for each in found)
    assert {each.date for each in found} == {date(2026, 5, 5)}
    assert before == {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}


def test_what_of_a_mailbox_is_taken(tmp_path):
    box = mailbox.mbox(tmp_path / "box.mbox")
    for number, (subject, sender) in enumerate(
        [("Re: bins", "foi@a.example"), ("Hello", "b@b.example"), ("EIR 7", "c@c.example")]
    ):
        box.add(mail(subject, sender, number))
    box.flush()
    box.close()

    def count(**options):
        return len(seen_of(mailbox_site, place("mailbox", str(tmp_path / "box.mbox"), **options)).found)

    assert (count(), count(all=True), count(subject="bins"), count(**{"from": "@c.example"})) == (2, 3, 1, 1)


def test_a_mail_too_large_is_said_and_the_others_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(mailbox_site, "LARGEST", 2000)
    box = mailbox.mbox(tmp_path / "box.mbox")
    large = mail("FOI 1")
    large.add_attachment(bytes(5000), maintype="application", subtype="pdf", filename="x.pdf")
    box.add(large)
    box.add(mail("FOI 2", number=2))
    box.flush()
    box.close()
    ask = Reading(not_there)
    seen = seen_of(mailbox_site, place("mailbox", str(tmp_path / "box.mbox")), ask)
    assert [each.title for each in seen.found] == ["FOI 2"] and len(ask.notes) == 1 and not seen.wholes


# Alaveteli


def test_nothing_is_asked_unless_that_is_switched_on():
    ask = Reading(FakeAlaveteli(TODAY))
    with pytest.raises(Refused) as refused:
        seen_of(alaveteli, place("alaveteli", f"{BASE}/body/harrowmere_borough_council"), ask)
    assert refused.value.outcome == "robots" and not ask.asked


def test_requests_of_an_authority_where_it_is_switched_on():
    ask = Reading(FakeAlaveteli(TODAY))
    seen = seen_of(alaveteli, place("alaveteli", f"{BASE}/body/harrowmere_borough_council", network=True), ask)
    assert [meeting.key for meeting in seen.meetings] == ["bin_lorries_1", "bin_lorries_2"]
    reply, file = seen.of("bin_lorries_1")
    assert file.address == f"{BASE}/request/bin_lorries_1/response/4/attach/3/FOI%20reply.pdf"
    assert (file.kind, file.id, file.part) == ("attachment", "4", "3")
    text = reply.body.decode()
    assert "How many bin lorries have you?" in text and "We have eleven lorries." in text
    assert "A Person" not in text and "Link to this" not in text
    assert not any("/feed" in address or ".json" in address for address in ask.asked)


def test_an_export_of_pages_json_and_files(tmp_path):
    (tmp_path / "request.html").write_text(request_page("bin_lorries", TODAY - timedelta(days=5)))
    (tmp_path / "download.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    request = {
        "url_title": "bus_gates",
        "title": "Bus gates",
        "described_state": "successful",
        "awaiting_description": False,
    }
    (tmp_path / "bus_gates.json").write_text(
        json.dumps({**request, "public_body": {"name": "X"}, "updated_at": "2026-05-01T10:00:00Z"})
    )
    (tmp_path / "broken.json").write_text("{")
    ask = Reading(not_there)
    seen = seen_of(alaveteli, place("alaveteli", str(tmp_path)), ask)
    assert {meeting.key: meeting.status for meeting in seen.meetings} == {
        "bus_gates": "successful",
        "bin_lorries": "The request was successful.",
    }
    assert {each.kind for each in seen.found} == {"reply", "attachment", "file"}
    assert [each.address for each in seen.found if each.kind == "attachment"] == [
        "https://town.example/request/bin_lorries/response/4/attach/3/FOI%20reply.pdf"
    ]
    assert len(ask.notes) == 1 and not ask.asked


def test_a_state_that_waits_to_be_described_anew_is_none():
    event = {
        "info_request": {"url_title": "a", "title": "A", "described_state": "successful", "awaiting_description": True},
        "public_body": {"name": "B"},
    }
    assert parse_feed_json(json.dumps([event, event, 7]).encode())[0].status is None


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200)
    | st.from_regex(
        r"(<(a href=\"/request/x|div class=\"incoming\" id=\"incoming-1\"|time datetime=\"|li)[^<]{0,20}>?){0,9}"
    )
)
def test_any_text_gives_records_or_a_refusal(text):
    body = text.encode("utf-8", "replace")
    for parse in (
        lambda: parse_request_page(text, f"{BASE}/request/x"),
        lambda: parse_body_page(text, BASE),
        lambda: parse_feed_json(body),
        lambda: parse_links(Answer(BASE, 200, "", body), "x", "y"),
        lambda: parse_mail(body),
        lambda: list(split_mbox(body.splitlines(keepends=True))),
        lambda: addresses.parse_list(text),
    ):
        with suppress(Refused):
            parse()
