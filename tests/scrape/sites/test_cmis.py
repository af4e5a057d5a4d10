"""CMIS: a discovery of an invented district, and the forms of its pages."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from fake_cmis import FakeCMIS
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import BASE, TODAY, Reading, Seen, not_there, place, wanted

from scrape.refusals import Refused
from scrape.sites import cmis
from scrape.sites.cmis.pages import module_of, parse_calendar, parse_list, parse_meeting_page

ADDRESS = f"{BASE}/district/Councillors.aspx"


@pytest.fixture
def district():
    district = FakeCMIS(TODAY)
    district.base = BASE
    return district


def night(ask, **how):
    return Seen(cmis.discover(place("cmis", ADDRESS), wanted(**how), ask))


def test_a_night_by_the_calendar_of_each_month(district):
    ask = Reading(district)
    seen = night(ask)
    assert [meeting.key for meeting in seen.meetings] == ["15115", "15042", "15029", "15028"]
    past = seen.meetings[-1]
    assert (past.committee, past.time, past.status) == ("Licensing Sub-Committee A", "10:00", "Occurred")
    assert (past.place, past.minutes_published) == ("District Offices, Weir Street", True)
    assert [each.paper for each in seen.of("15028")] == ["pack", "minutes", "report", "report", "report"]
    assert [each.restricted for each in seen.of("15028")] == [False, False, False, False, True]
    assert len(seen.keys) == 6
    assert sum("NoJava" in address for address in ask.asked) == 3


def test_documents_keep_their_keys_while_their_addresses_change(district):
    one, two = night(Reading(district)), night(Reading(district))
    assert one.keys == two.keys
    assert [each.state for each in one.found] == [each.state for each in two.found]
    assert {each.address for each in one.found if each.address}.isdisjoint({each.address for each in two.found})
    assert [meeting.state for meeting in one.meetings] == [meeting.state for meeting in two.meetings]


def test_another_size_is_another_state(district):
    before = night(Reading(district)).of("15042")[0]
    district.meetings[2].docs[0].size = "61Kb"
    after = night(Reading(district)).of("15042")[0]
    assert before.id == after.id and before.state != after.state and after.recheck == "state"


def test_the_calendar_is_found_once_and_remembered(district):
    ask = Reading(district)
    night(ask)
    first = len(ask.asked)
    night(ask)
    assert not any("Meetings.aspx" in address for address in ask.asked[first:])


def test_documents_that_lie_on_a_tab_of_their_own_are_found_there(district):
    expected = night(Reading(district)).keys
    district.tab, district.only_on_tab = "", True
    ask = Reading(district)
    assert night(ask).keys == expected
    first = len(ask.asked)
    night(ask)
    assert all("SelectedTab" in address for address in ask.asked[first:] if "ViewMeeting" in address)


def test_a_month_without_meetings_leaves_the_list_and_says_so(district):
    district.meetings = [each for each in district.meetings if each.date.month != TODAY.month]
    ask = Reading(district)
    seen = night(ask)
    assert not seen.wholes
    assert [note.outcome for note in ask.notes] == ["parse_error"]


def test_months_long_past_are_not_read_every_time(district):
    ask = Reading(district)
    night(ask, before=800)
    first = len(ask.asked)
    seen = night(ask, before=800)
    assert sum("NoJava" in address for address in ask.asked[:first]) > 20
    assert sum("NoJava" in address for address in ask.asked[first:]) < 10
    assert min(whole.since for whole in seen.wholes if whole.since) > date(2025, 9, 1)


def test_a_site_without_meetings_pages_is_refused():
    with pytest.raises(Refused):
        night(Reading(not_there))


@pytest.mark.parametrize(
    ("address", "sure"),
    [
        ("https://birchwood.cmis.uk.com/birchwood/Councillors.aspx", True),
        ("https://www.birchwood.example/cmis5/Members.aspx", True),
        ("https://cmispublic.birchwood.example/x", True),
        ("https://www.birchwood.example/dms", False),
    ],
)
def test_which_addresses_it_bids_for(address, sure):
    assert (cmis.bid(place("", address)) > 0.5) is sure


def test_the_year_of_a_calendar_is_that_of_the_month_asked_for():
    text = (
        '<div class="ModCMISMeetingsC"><table><tr><td>Monday, 1 June</td><td></td></tr><tr><td>Tuesday, 9 June</td><td>'
        '<a href="/m/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/9/Committee/7/Default.aspx">12:00 Licensing &amp; B</a>'
        "</td></tr></table></div>"
    )
    (row,) = parse_calendar(text, BASE, date(2027, 6, 1))
    assert (row.id, row.committee_id, row.committee, row.date, row.time) == (
        "9",
        "7",
        "Licensing & B",
        date(2027, 6, 9),
        "12:00",
    )


def test_an_error_page_is_no_month_without_meetings():
    with pytest.raises(Refused) as refused:
        parse_calendar('<div id="dnn_ctr397_x">A critical error has occurred.</div>', BASE, TODAY)
    assert refused.value.outcome == "not_content"


@pytest.mark.parametrize("name", ["MeetingCalendarPublic", "MeetingCalendarPublicList"])
def test_the_module_is_found_by_either_name(name):
    assert module_of(f'<input name="dnn$ctr397${name}$hidden" />') == "397"


@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=200)
    | st.from_regex(r"(<(td|a href=\"/Meeting/1/|li class=\"DocumentListItem\"|tr class=\"rgRow\")[^<]{0,20}>?){0,9}")
)
def test_any_text_gives_records_or_a_refusal(text):
    for hostile in (text, f'<div class="ModCMISMeetingsC">{text}</div>'):
        for parse in (parse_list, parse_meeting_page, lambda text, base: parse_calendar(text, base, TODAY)):
            with suppress(Refused):
                parse(hostile, BASE)
