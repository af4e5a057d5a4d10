"""A whole discovery of an invented council's ModernGov, its service and pages open or closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from fake_moderngov import FakeModernGov, Item
from reading import BASE, TODAY, Reading, Seen, not_there, place, wanted

from scrape.refusals import Refused
from scrape.sites import moderngov


@pytest.fixture
def council():
    council = FakeModernGov(TODAY)
    council.base = BASE
    return council


def night(ask, **how):
    return Seen(moderngov.discover(place("moderngov"), wanted(**how), ask))


def test_a_night_by_the_service_and_pages(council):
    ask = Reading(council)
    seen = night(ask)
    assert [meeting.key for meeting in seen.meetings] == "4005 4002 4003 4004 4001 4006 d501 d502".split()
    assert {("g", "4011", part) for part in ("0", "1", "2", "10")} <= seen.keys
    assert {("b", "8001", ""), ("b", "8002", ""), ("g", "4013", "10"), ("s", "9001", ""), ("d", "501", "")} <= seen.keys
    assert len(seen.keys) == len(seen.found)
    assert not ask.notes
    assert next(each for each in seen.wholes if each.meeting is None).since == TODAY - timedelta(days=35)


def test_titles_that_were_escaped_twice_are_read(council):
    assert any(meeting.committee == "Chair's Advisory Panel" for meeting in night(Reading(council)).meetings)


def test_restricted_papers_are_titles_without_addresses(council):
    closed = {each.title: each.address for each in night(Reading(council)).found if each.restricted}
    assert closed == {"Valuation": None, "4. Staffing matter": None}


def test_packs_are_asked_again_when_the_meeting_changes_and_reports_once(council):
    before = {each.id + each.part: (each.recheck, each.state) for each in night(Reading(council)).of("4002")}
    council.meeting(4002).items.append(Item(70, "3.", "Late item"))
    after = {each.id + each.part: (each.recheck, each.state) for each in night(Reading(council)).of("4002")}
    assert before["400210"][0] == "state" and before["400210"][1] != after["400210"][1]
    assert before["7005"] == after["7005"] == ("once", "")


def test_the_same_night_twice_gives_the_same_states(council):
    one, two = night(Reading(council)), night(Reading(council))
    assert (one.meetings, one.found) == (two.meetings, two.found)


def test_a_closed_service_is_replaced_by_pages_and_remembered(council):
    by_service = night(Reading(council))
    council.service = False
    ask = Reading(council)
    by_pages = night(ask)
    assert by_service.keys - by_pages.keys == {("s", "7004", ""), ("item", "5", "")}  # titles only the service tells
    assert by_pages.keys <= by_service.keys
    assert {m.key for m in by_pages.meetings} == {m.key for m in by_service.meetings}
    assert ask.recall("service") == "closed"
    asked = len(ask.asked)
    night(ask)
    assert not any("asmx" in address for address in ask.asked[asked:])


def test_pages_that_are_closed_leave_what_the_service_tells(council):
    ask = Reading(council)
    ask.refuse = {"ieListDocuments": "blocked", "mgDelegatedDecisions": "blocked"}
    seen = night(ask)
    minutes = next(each for each in seen.found if each.kind == "minutes")
    assert b"RESOLVED that the works proceed." in minutes.body
    assert ("s", "7002", "") in seen.keys
    assert sum("ieListDocuments" in address for address in ask.asked) == 1
    assert {note.outcome for note in ask.notes} == {"blocked"}
    assert [each.meeting for each in seen.wholes] == ["4005", "4004"]  # nothing may be called vanished


def test_a_site_that_has_neither_says_why():
    with pytest.raises(Refused) as refused:
        night(Reading(not_there))
    assert refused.value.outcome == "not_content"


@pytest.mark.parametrize("way", ["-1", "0", "each"])
def test_each_way_to_say_all_committees_is_found_and_remembered(council, way):
    council.way = way
    ask = Reading(council)
    assert len(night(ask).meetings) == 8
    assert ask.recall("all committees") == way
    before = len(ask.asked)
    night(ask)
    lists = [address for address in ask.asked[before:] if "Meetings" in address]
    assert len(lists) == (3 if way == "each" else 1)


def test_dates_that_the_service_ignores_are_checked_here(council):
    council.ignores_dates = True
    assert len(night(Reading(council)).meetings) == 8


def test_a_list_shorter_than_it_says_is_no_whole_list(council):
    council.counts_more = 3
    ask = Reading(council)
    seen = night(ask)
    assert [note.outcome for note in ask.notes] == ["not_content"]
    assert not [each for each in seen.wholes if each.meeting is None]


def test_a_range_that_takes_too_long_is_halved(council):
    ask = Reading(council)
    ask.refuse = {"sFromDate=15%2F04%2F2026&sToDate=24%2F06%2F2026": "unreachable"}
    assert len(night(ask).meetings) == 8
    assert sum("GetAllMeetingsByDate" in address for address in ask.asked) == 3


def test_years_are_asked_in_slices_that_sites_bear(council):
    ask = Reading(council)
    night(ask, before=900)
    assert sum("mgDelegatedDecisions" in address for address in ask.asked) == 6


def test_meetings_that_are_not_due_are_listed_only(council):
    ask = Reading(council)
    ask.settled = {"4001", "d501"}
    seen = night(ask)
    listed = {meeting.key: meeting.state for meeting in seen.meetings}
    assert listed["4001"] is None and listed["d501"] is None and listed["4002"]
    assert not seen.of("4001")


def test_committees_that_are_not_wanted_are_left_alone(council):
    seen = night(Reading(council), committees=("cabinet",))
    assert {meeting.committee for meeting in seen.meetings} == {"Cabinet"}
    council.service = False
    ask = Reading(council)
    assert {meeting.committee for meeting in night(ask, committees=("cabinet",)).meetings} == {"Cabinet"}
    assert sum("ieListMeetings" in address for address in ask.asked) == 1


def test_earlier_years_are_read_where_the_page_does_not_reach(council):
    council.service = False
    ask = Reading(council)
    seen = night(ask, before=365 * 24)
    assert {"2103", "2104", "2105"} <= {meeting.key for meeting in seen.meetings}
    first = len(ask.asked)
    seen = night(ask, before=365 * 24)
    assert not any("Year=" in address for address in ask.asked[first:])  # those years were read: twice a year will do
    assert next(whole for whole in seen.wholes if whole.meeting is None).since == date(2025, 1, 1)


def test_an_installation_below_a_path_keeps_it(council):
    council.base = f"{BASE}/modern.gov"
    ask = Reading(council, base=council.base)
    given = place("moderngov", f"{BASE}/modern.gov/mgCalendarMonthView.aspx")
    seen = Seen(moderngov.discover(given, wanted(), ask))
    assert len(seen.meetings) == 8
    assert all(each.address.startswith(f"{BASE}/modern.gov/") for each in seen.found if each.address)


@pytest.mark.parametrize(
    ("address", "sure"),
    [
        ("https://harrowmere.moderngov.co.uk", 0.95),
        ("https://www.harrowmere.example/modern.gov/", 0.95),
        ("https://x.example/ieListMeetings.aspx?CId=1", 0.95),
        ("https://democracy.harrowmere.example", 0.3),
        ("https://mycouncil.harrowmere.example", 0.3),
        ("https://data.harrowmere.example", 0.0),
        ("https://www.harrowmere.example/foi", 0.0),
    ],
)
def test_which_addresses_it_bids_for(address, sure):
    assert moderngov.bid(place("", address)) == sure


def test_an_installation_without_decisions_is_not_asked_for_them_every_night(council):
    ask = Reading(council)
    ask.refuse = {"mgDelegatedDecisions": "not_content"}
    ask.statuses = {"mgDelegatedDecisions": 404}
    night(ask)
    assert len(ask.notes) == 1
    seen = night(ask)
    assert sum("mgDelegatedDecisions" in address for address in ask.asked) == 1
    assert any(whole.meeting is None for whole in seen.wholes)


def test_meetings_whose_dates_cannot_be_read_are_said(council):
    council.service = False
    ask = Reading(
        lambda path, query: council(path, query) if "ielist" not in path.lower() else reworded(council(path, query))
    )
    seen = night(ask)
    assert any("no date that can be read" in note.why for note in ask.notes)
    assert not any(whole.meeting is None for whole in seen.wholes)


def reworded(reply):
    """A page whose links name another day in words that nobody reads."""
    return replace(
        reply,
        body=reply.body.replace("</ul>", '<li><a href="ieListDocuments.aspx?MId=99">next full moon</a></li></ul>'),
    )


def test_a_page_of_choice_that_fails_makes_nothing_vanish(council):
    ask = Reading(council)
    ask.refuse = {"mgChooseDocPack.aspx?ID=4013&SID=8002": "not_content"}
    seen = night(ask)
    assert ("g", "4013", "10") in seen.keys and ("b", "8002", "") not in seen.keys
    assert "4003" not in {whole.meeting for whole in seen.wholes}
    assert [note.why for note in ask.notes] == ["Supplement: Item 4 PDF 101 KB: as the test has it"]


def test_documents_of_a_decision_made_at_a_meeting_stay_with_the_meeting(council):
    council.decisions[0].at_meeting = "30/04/2026 - Planning Committee"
    seen = night(Reading(council))
    assert ("d", "501", "") in seen.keys and ("s", "9001", "") not in seen.keys


def test_the_service_is_left_alone_where_that_is_said(council):
    ask = Reading(council)
    Seen(moderngov.discover(place("moderngov", service=False), wanted(), ask))
    assert not any("asmx" in address for address in ask.asked)
