"""What the readers of ModernGov's answers make of them: cases of the forms that installations have, and hostile ones."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrape.refusals import Refused
from scrape.sites.moderngov import base_of
from scrape.sites.moderngov.decisions import parse_decision, parse_decision_list
from scrape.sites.moderngov.documents import document_key
from scrape.sites.moderngov.pages import parse_committee_page, parse_meeting_list, parse_meeting_page
from scrape.sites.moderngov.service import Committee, parse_committees, parse_meeting, parse_rows

BASE = "https://a.example/ieListDocuments.aspx"
FRAME = '<div id="modgov"><h1  class="mgMainTitleTxt" >{title}</h1><div class="mgContent" >{content}</div></div>'
PARSERS = (
    lambda text: parse_committees(text.encode("utf-8", "replace")),
    lambda text: parse_rows(text.encode("utf-8", "replace")),
    lambda text: parse_meeting(text.encode("utf-8", "replace")),
    lambda text: parse_committee_page(text, BASE),
    lambda text: parse_meeting_list(text, BASE, Committee("1", "Cabinet")),
    lambda text: parse_meeting_page(text, BASE),
    lambda text: parse_decision_list(text, BASE),
    lambda text: parse_decision(text, BASE),
)


def page(content: str, title: str = "Agenda") -> str:
    return FRAME.format(title=title, content=content)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/documents/g1597/Public%20reports%20pack%2008th-Mar-2006%2019.30%20Committee.pdf?T=10", ("g", "1597", "10")),
        ("/documents/g57/Public+reports+pack+Wednesday+24-Jul-2024+14.00+Cabinet.pdf?T=10", ("g", "57", "10")),
        ("/documents/g11742/Public%20reports%20pack%2004th-Jun-2026%2014.00%20Improvement.pdf", ("g", "11742", "10")),
        ("/documents/g9/Printed%20draft%20minutes%2004th-Jun-2026%2014.00%20Cabinet.pdf", ("g", "9", "1")),
        ("/documents/g9/Decisions%2023rd-Oct-2025%2017.00%20Transport.pdf?T=2", ("g", "9", "2")),
        ("/modern.gov/documents/b37462/Reports%20to%20follow%202c2d.pdf?T=9", ("b", "37462", "")),
        ("/documents/s3263/Community%2520Cohesion%2520Document.pdf", ("s", "3263", "")),
        ("/mgConvert2PDF.aspx?ID=60860", ("s", "60860", "")),
        ("/mgconvert2pdf.aspx?id=60860&ISATT=1", ("s", "60860", "")),
        ("/mgConvert2PDF.aspx?ID=4967&T=10", ("g", "4967", "10")),
        ("/mgConvert2PDF.aspx?ID=12&T=6", None),  # a register of interests
        ("/Data/Fund%20Panel/202111251900/Agenda/Appendix%202.pdf", ("data", "fund panel/202111251900/agenda/appendix 2.pdf", "")),
        ("/mgAi.aspx?ID=127791", None),
        ("/documents/gX/a.pdf", None),
    ],
)  # fmt: skip
def test_an_address_tells_which_document_it_means(address, key):
    assert document_key(f"https://a.example{address}") == key


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://a.example/", "https://a.example"),
        ("https://a.example/mgCalendarMonthView.aspx?GL=1", "https://a.example"),
        ("http://www.a.example/modern.gov/", "http://www.a.example/modern.gov"),
        ("https://a.example/(S(t1fziw45wvh0zr45gujmstei))/ieListDocuments.aspx?CId=78", "https://a.example"),
        ("https://a.example/mgWebService.asmx/GetCommittees", "https://a.example"),
        ("http://a.example/ecminutes/mgCalendarMonthView.asp", "http://a.example/ecminutes"),
        ("https://a.example/%28S%28czobl0450xbqi155ede3ifez%29%29/mgCalendarMonthView.aspx", "https://a.example"),
    ],
)
def test_any_page_of_an_installation_gives_its_base(given, base):
    assert base_of(given) == base


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (b"", "not_content"),
        (b"<!-- redirect --><script>window.location = 'https://a.example'</script>", "not_content"),
        (b"<!DOCTYPE html><html><title>Error</title></html>", "not_content"),
        (b"Web Service method name is not valid.", "not_content"),
        (b"<councillorsbyward><wards/></councillorsbyward>", "not_content"),
        (b"<getmeetingsbydate><meetingscount> 2</meetingscount><meetings><meet", "parse_error"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><getmeetings>&a;</getmeetings>', "not_content"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><getmeetings/>', "not_content"),
    ],
)
def test_what_is_no_answer_is_refused_and_never_no_meetings(body, outcome):
    with pytest.raises(Refused) as refused:
        parse_rows(body)
    assert refused.value.outcome == outcome


def test_entities_of_a_billion_laughs_are_not_expanded():
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    with pytest.raises(Refused):
        parse_rows(f'<!DOCTYPE x [<!ENTITY a0 "ha">{lines}]><getmeetings>&a11;</getmeetings>'.encode())


def test_a_meeting_of_the_service_with_its_quirks():
    meeting = parse_meeting(
        b'<?xml version="1.0" encoding="utf-8"?><meeting xmlns="http://moderngov.co.uk/namespaces"><meetingid>7</meetingid>'
        b"<meetingdate>10/02/2026</meetingdate><meetingtime>10.00 am</meetingtime>"
        b"<meetingstatus>Confirmed; Rescheduled from 3 February 2026</meetingstatus><meetinglocation>\n </meetinglocation>"
        b"<agendapublished>True</agendapublished><minutepublished>False</minutepublished><agendaitems><agendaitem>"
        b"<agendaitemid>18</agendaitemid><agendaitemtitle>Chair&amp;amp;#39;s&#xB; Report</agendaitemtitle>"
        b"<fulldisplaynumberformat>\n</fulldisplaynumberformat><isrestricted>True</isrestricted><linkeddocuments>"
        b"<linkeddoc><attachmentid>9</attachmentid><title>A &amp;amp; B</title><isrestricted>True</isrestricted></linkeddoc>"
        b"</linkeddocuments></agendaitem></agendaitems></meeting>"
    )
    (item,) = meeting.items
    assert (meeting.date, meeting.time, meeting.place) == (date(2026, 2, 10), "10:00", None)
    assert (item.number, item.title, item.restricted) == (None, "Chair's Report", True)
    assert (item.documents[0].title, item.documents[0].restricted) == ("A & B", True)
    assert (meeting.agenda_published, meeting.minutes_published, meeting.bare) == (True, False, False)


def test_the_state_of_a_meeting_leaves_whitespace_out():
    one = b"<meeting><meetingid>7</meetingid><meetingstatus>Confirmed</meetingstatus></meeting>"
    two = b"<meeting>\n <meetingid>7</meetingid>\r\n <meetingstatus> Confirmed\n</meetingstatus></meeting>"
    other = one.replace(b"Confirmed", b"Cancelled")
    assert parse_meeting(one).state == parse_meeting(two).state != parse_meeting(other).state


def test_a_meeting_page_in_sixteen_bit_xml_is_read():
    body = '<?xml version="1.0" encoding="utf-16"?><committees><committee><committeeid>4</committeeid></committee></committees>'
    assert parse_committees(body.encode("utf-16"))[0].id == "4"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ('<a class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId=5&amp;MId=85&amp;Ver=4">14 Jul 2026&nbsp;6.00 pm</a>',
         ("85", date(2026, 7, 14), "18:00", None, "")),
        ('<a class="mgMeetingTableLnk" href="ielistdocuments.aspx?cid=5&amp;MeetingId=86">3 Mar 2026&nbsp;7&#58;30 pm</a> - Agenda, Minutes',
         ("86", date(2026, 3, 3), "19:30", None, "Agenda, Minutes")),
        ('<a href="/(S(abcdef))/ieListDocuments.aspx?CId=5&amp;MID=87">24 Mar 2026</a> - CANCELLED',
         ("87", date(2026, 3, 24), None, "CANCELLED", "CANCELLED")),
        ('<a class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId=5&amp;MId=88">14 Gorff 2026&nbsp;6.00 pm</a>',
         ("88", date(2026, 7, 14), "18:00", None, "")),
        ('<a class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId=5&amp;MId=89">to be arranged</a>',
         ("89", None, None, None, "")),
    ],
)  # fmt: skip
def test_rows_of_a_committees_meetings(item, expected):
    (row,) = parse_meeting_list(page(f"<ul><li>{item}</li></ul>"), BASE, Committee("5", "Cabinet")).rows
    assert (row.id, row.date, row.time, row.status, row.note) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Cabinet - Thursday, 20 November 2025 5:00 pm", ("Cabinet", date(2025, 11, 20), "17:00", None)),
        ("Planning - North - Monday 1 June 2026 10.00 am, CANCELLED", ("Planning - North", date(2026, 6, 1), "10:00", "CANCELLED")),
        ("Council - 4th December 2025 7.30 pm", ("Council", date(2025, 12, 4), "19:30", None)),
    ],
)  # fmt: skip
def test_headings_of_meetings(heading, expected):
    text = f'<div id="modgov"><h2 class="mgSubTitleTxt">{heading}</h2><div class="mgContent"></div></div>'
    read = parse_meeting_page(text, BASE)
    assert (read.committee, read.date, read.time, read.status) == expected


def test_a_page_that_the_software_did_not_make_is_refused():
    for text in ("", "<html><title>Just a moment...</title></html>", page("An error has occurred", "Error")):
        with pytest.raises(Refused) as refused:
            parse_meeting_page(text, BASE)
        assert refused.value.outcome == "not_content"


def test_rows_that_lead_to_an_issue_are_no_decisions():
    rows = (
        '<tr><td><a href="ieDecisionDetails.aspx?ID=13149">Admission<span class="mgHide"> ref: 13149</span></a></td>'
        "<td>03&#47;11&#47;2025</td></tr>"
        '<tr><td><a href="mgIssueHistoryHome.aspx?IId=6535">An issue</a></td><td>04/11/2025</td></tr>'
        '<tr><td><a href="ieDecisionDetails.aspx?AIId=5038">By its item</a></td><td>05/11/2025</td></tr>'
    )
    one, two = parse_decision_list(page(f"<table>{rows}</table>"), BASE)
    assert (one.id, one.title, one.published) == ("13149", "Admission", date(2025, 11, 3))
    assert two.id == "item5038"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.from_regex(r"(<[/!?]?(meeting|a href=|div id=\"modgov\"|tr|td)[^<]{0,9}>?){0,12}"))
def test_any_text_gives_records_or_a_refusal(text):
    for parse in PARSERS:
        for hostile in (text, page(text)):
            with suppress(Refused):
                parse(hostile)
