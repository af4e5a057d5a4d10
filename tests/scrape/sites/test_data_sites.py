"""GOV.UK, disclosure logs, Socrata and CKAN: discoveries of invented ones, and what their answers may look like."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, timedelta

import pytest
from fake_data import FakeCKAN, FakeGovUK, FakeSocrata
from fake_web import Reply
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import BASE, TODAY, Reading, Seen, place, wanted

from scrape.choosing import choose_site, load_sites
from scrape.logs import parse_objects, parse_table, read_rows
from scrape.refusals import Refused
from scrape.sites import ckan, disclosure, govuk, socrata


def seen_of(site, given, ask, **how):
    return Seen(site.discover(given, wanted(**how), ask))


# GOV.UK


def test_releases_with_files_old_links_and_neither():
    site = FakeGovUK(TODAY)
    ask = Reading(site)
    seen = seen_of(govuk, place("govuk", f"{BASE}/government/organisations/department-for-rivers"), ask)
    assert [(each.kind, each.form, bool(each.body)) for each in seen.found] == [
        ("foi", "document", False),
        ("foi", "html", False),
        ("foi", "document", False),
        ("page", "document", True),
    ]
    assert b"Department for Rivers" in seen.found[-1].body and b"<p>Two parts.</p>" in seen.found[-1].body
    assert "filter_organisations=department-for-rivers" in ask.asked[0]
    assert {each.paper for each in seen.found} == {"foi_reply"}
    assert seen.wholes[-1].since == TODAY - timedelta(days=35)


def test_all_pages_of_a_search_are_read_and_a_withdrawn_release_says_so():
    site = FakeGovUK(TODAY - timedelta(days=1), releases=230)
    site.paths = site.paths[:230]
    site.withdrawn = {site.paths[2]}
    ask = Reading(site)
    seen = seen_of(govuk, place("govuk"), ask, before=2000)
    assert len(seen.meetings) == 230
    assert sum("search.json" in address for address in ask.asked) == 3
    assert [meeting.status for meeting in seen.meetings if meeting.status] == ["withdrawn"]


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b"[]", b'{"results": 3}', b'{"error": "x"}', b"{" * 4000])
def test_what_is_no_search_is_refused(body):
    with pytest.raises(Refused):
        govuk.parse_search(body)


def test_links_that_lead_off_the_site_are_no_releases():
    results = [{"link": "//evil.example/x", "title": "a"}, {"link": "https://evil.example"}, {"link": None}, 7, None]
    assert govuk.parse_search(json.dumps({"results": results}).encode())[0] == ()


# Socrata


def test_rows_of_a_dataset_by_link_or_by_their_words():
    ask = Reading(FakeSocrata(TODAY))
    seen = seen_of(socrata, place("socrata", f"{BASE}/d/ab12-cd34"), ask)
    assert [each.kind for each in seen.found] == ["row", "foi", "row", "foi", "row"]
    assert seen.found[1].address == "https://town.example/media/1/reply.pdf"
    assert b"Answer: 2 fines." in seen.found[2].body
    assert "%24where" in ask.asked[1] and len(ask.asked) == 2
    again = len(ask.asked)
    seen_of(socrata, place("socrata", f"{BASE}/d/ab12-cd34"), ask)
    assert len(ask.asked) - again == 1


def test_rows_outside_the_window_stay_where_they_are():
    ask = Reading(FakeSocrata(TODAY, rows=30))
    seen = seen_of(socrata, place("socrata", f"{BASE}/resource/ab12-cd34.json"), ask)
    assert min(each.date for each in seen.found) >= TODAY - timedelta(days=35)


def test_the_words_of_a_row_are_kept_where_wanted():
    seen = seen_of(socrata, place("socrata", f"{BASE}/d/ab12-cd34", text=True), Reading(FakeSocrata(TODAY)))
    assert {each.kind for each in seen.found} == {"row"}


# CKAN


def test_files_of_datasets_that_papers_come_in():
    ask = Reading(FakeCKAN(TODAY))
    seen = seen_of(ckan, place("ckan", f"{BASE}/group/foi", group="foi-log"), ask)
    assert {each.id for each in seen.found} == {"r0a", "r0b", "r1a", "r1b", "r2a", "r2b"}
    assert seen.found[0].title == "FOI-0 Ambulance waits"
    assert seen.found[1].title == "FOI-0 Ambulance waits: Figures"
    assert "metadata_modified%3A%5B2026-04-15" in ask.asked[0]
    assert "groups%3A%22foi-log%22" in ask.asked[0]


def test_a_search_that_failed_is_no_empty_portal():
    portal = FakeCKAN(TODAY)
    portal.fails = True
    with pytest.raises(Refused) as refused:
        seen_of(ckan, place("ckan"), Reading(portal))
    assert refused.value.outcome == "not_content"


# logs as files

TABLE = """Disclosure log 2026,,,
FOI Ref,Subject,Date responded,Response link
FOI/26/101,"Potholes, Mill Lane",12/05/2026,https://town.example/foi/101.pdf
FOI/26/102,Agency spend,1 May 2026,replies/102.pdf
FOI/26/103,Older,03/01/2020,https://town.example/foi/103.pdf
FOI/26/104,No reply yet,,
"""


def log_of(text, content_type="text/csv"):
    return Reading(lambda path, query: Reply(text, content_type) if path.startswith("/log") else None)


def test_a_table_with_a_title_above_it():
    seen = seen_of(disclosure, place("disclosure", f"{BASE}/logs/log.csv"), log_of(TABLE))
    assert [(each.title, each.address, each.date) for each in seen.found] == [
        ("Potholes, Mill Lane", "https://town.example/foi/101.pdf", date(2026, 5, 12)),
        ("Agency spend", f"{BASE}/logs/replies/102.pdf", date(2026, 5, 1)),
    ]
    assert len(seen.keys) == 2


def test_a_log_of_words_becomes_pages_of_its_own():
    rows = [
        {"Request ID": 7, "Request": "How many bins?\nBy ward.", "Response": "Eleven <b>bins</b>", "Date": "2026-05-02"}
    ]
    seen = seen_of(disclosure, place("disclosure", f"{BASE}/log.json"), log_of(json.dumps({"count": 1, "rows": rows})))
    (found,) = seen.found
    assert found.body.decode().endswith("<h2>Response</h2>\n<p>Eleven &lt;b&gt;bins&lt;/b&gt;</p>\n")
    assert (found.id, found.title, found.date, found.suffix) == ("7", "How many bins?", date(2026, 5, 2), ".html")


def test_columns_that_are_told_are_taken_and_missing_ones_named():
    text = "Nr;Wer;Was\n1;x;https://town.example/1.pdf\n"
    given = place("disclosure", f"{BASE}/log.csv", link="Was", reference="Nr")
    assert seen_of(disclosure, given, log_of(text)).found[0].address == "https://town.example/1.pdf"
    with pytest.raises(Refused, match="no column 'Wo'"):
        seen_of(disclosure, place("disclosure", f"{BASE}/log.csv", link="Wo"), log_of(text))


@pytest.mark.parametrize("text", ["", "<html><title>Moved</title></html>", "one\ntwo\n", "a,b\n1,2\n"])
def test_what_is_no_log_is_refused(text):
    with pytest.raises(Refused):
        seen_of(disclosure, place("disclosure", f"{BASE}/log.csv"), log_of(text))


def test_a_log_on_this_machine(tmp_path):
    (tmp_path / "log.csv").write_bytes(TABLE.replace("Mill", "Môr").encode("cp1252"))
    ask = Reading(lambda path, query: None)
    seen = seen_of(disclosure, place("disclosure", str(tmp_path / "log.csv")), ask)
    assert [each.title for each in seen.found] == ["Potholes, Môr Lane"] and not ask.asked


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200)
    | st.recursive(
        st.none() | st.text(max_size=9) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "results",
                        "link",
                        "title",
                        "details",
                        "attachments",
                        "url",
                        "success",
                        "result",
                        "id",
                        "date",
                        "resources",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    ).map(json.dumps)
)
def test_any_answer_gives_records_or_a_refusal(text):
    body = text.encode("utf-8", "replace")
    for parse in (
        lambda: govuk.parse_search(body),
        lambda: govuk.parse_content(body, BASE),
        lambda: ckan.parse_search(body, BASE),
        lambda: list(read_rows(parse_objects(body), BASE, {})),
        lambda: list(read_rows(parse_table(text), BASE, {})),
    ):
        with suppress(Refused):
            parse()


# who speaks with whom


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://harrowmere.moderngov.co.uk/", "moderngov"),
        ("https://birchwood.cmis.uk.com/birchwood/Meetings.aspx", "cmis"),
        ("https://www.gov.uk/government/organisations/x", "govuk"),
        ("https://data.example/resource/ab12-cd34.json", "socrata"),
        ("https://data.example/api/3/action/package_search", "ckan"),
        ("https://www.whatdotheyknow.com/body/harrowmere", "alaveteli"),
        ("https://town.example/foi/log.csv", "disclosure"),
        ("https://town.example/foi/disclosure-log", "page"),
        ("https://town.example/papers/budget.pdf", "addresses"),
    ],
)
def test_an_address_finds_its_site(address, site):
    assert choose_site(place("", address)) is load_sites()[site]


def test_every_site_says_what_its_options_mean():
    for name, site in load_sites().items():
        assert site.__doc__, name
        for option, meaning in site.OPTIONS.items():
            assert option.isidentifier() and len(meaning) > 20, (name, option)


JUNK = [
    "",
    "<html><title>Error</title><body>An unexpected error has occurred. <a href='/'>Home</a></body></html>",
    '<html><body><div id="modgov"><div class="mgContent">Nothing here: cmis dnn_ctr /request/</div></div></body></html>',
    "<getmeetingsbydate/>",
    "<committees/>",
    "{}",
    "[]",
    '{"success": false}',
    '{"error": "moved"}',
    "a,b\n",
    "x",
]
ADDRESSES = {
    "moderngov": BASE,
    "cmis": f"{BASE}/cmis/Meetings.aspx",
    "govuk": BASE,
    "socrata": f"{BASE}/d/ab12-cd34",
    "ckan": BASE,
    "disclosure": f"{BASE}/log.csv",
    "page": f"{BASE}/foi",
    "alaveteli": f"{BASE}/body/x",
}


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("name", ADDRESSES)
def test_an_answer_that_says_nothing_is_never_taken_for_an_empty_list(name, junk):
    ask = Reading(lambda path, query: Reply(junk))
    options = {"network": True} if name == "alaveteli" else {}
    try:
        seen = Seen(load_sites()[name].discover(place(name, ADDRESSES[name], **options), wanted(), ask))
    except Refused:
        return
    assert ask.notes or not seen.wholes, (name, junk)
