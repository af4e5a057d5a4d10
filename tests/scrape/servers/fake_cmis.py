"""An invented district's CMIS: a month's calendar, the current list, meetings whose documents lie behind new addresses each time."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape

from fake_web import Reply, pdf

VIEWSTATE = '<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{}">'


@dataclass
class Doc:
    """A document; a closed one is shown without a link."""

    title: str
    size: str = "156Kb"
    closed: bool = False


@dataclass
class Meeting:
    """A meeting."""

    id: int
    committee_id: int
    committee: str
    date: date
    time: str = "10:00"
    status: str = "Scheduled"
    docs: list[Doc] = field(default_factory=list)


class FakeCMIS:
    """What one installation answers below /district/."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.base = ""
        self.counter = itertools.count(1)
        self.tokens: dict[str, Doc] = {}
        self.tab = "SelectedTab/Documents/"  # where links to meetings lead
        self.only_on_tab = False
        day = timedelta(days=1)
        self.meetings = [
            Meeting(15028, 6, "Licensing Sub-Committee A", today - 12 * day, status="Occurred",
                    docs=[Doc("Agenda Document Pack - Licensing Sub-Committee A"), Doc("Final Licensing Minutes", "80Kb"),
                          Doc("Appendix 1"), Doc("Appendix 1", "20Kb"), Doc("Exempt appendix", closed=True)]),
            Meeting(15029, 7, "Licensing Sub-Committee B", today - 12 * day, "12:00"),
            Meeting(15042, 4, "Planning & Highways Committee", today + 8 * day, "18:30", docs=[Doc("Agenda Contents", "50Kb")]),
            Meeting(15115, 38, "Standards Committee", today + 30 * day, "14:00"),
        ]  # fmt: skip

    def __call__(self, path: str, query: dict[str, str]) -> Reply | None:
        if path == "/district/Document.ashx":
            doc = self.tokens.get(query.get("czJKcaeAi5", ""))
            return Reply(pdf(f"{doc.title} {doc.size}"), "application/pdf") if doc else Reply("gone", status=404)
        if path == "/district/Councillors.aspx":
            return dnn('<a href="/district/CouncilMeetings.aspx">Meetings</a>')
        if path == "/district/CouncilMeetings.aspx":
            return dnn(self.list_view() if query.get("ctl") == "MeetingCalendarListView" else BUTTONS)
        if match := re.search(r"/MeetingCalendarPublicNoJava/mid/397/Date/(\d{4})-(\d\d)-\d\d/", path):
            return dnn(self.month(int(match[1]), int(match[2])))
        if match := re.search(r"/ViewMeetingPublic/mid/397/Meeting/(\d+)/", path):
            meeting = next((each for each in self.meetings if each.id == int(match[1])), None)
            hidden = self.only_on_tab and "SelectedTab" not in path
            return dnn(self.meeting_page(meeting, hidden)) if meeting else dnn("<h1>Error</h1>")
        return None

    def link(self, each: Meeting) -> str:
        return (
            f"{self.base}/district/Meetings/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/{each.id}"
            f"/Committee/{each.committee_id}/{self.tab}Default.aspx"
        )

    def list_view(self) -> str:
        rows = "".join(
            f'<tr class="rgRow"><td class="DateColumn">\n<a id="x" title="Click to view" href="{self.link(each)}">'
            f"{each.date.day} {each.date:%b %Y} {each.time} - {escape(each.committee)}</a>\n</td><td>Committee Room {n}</td></tr>"
            for n, each in enumerate(self.meetings)
            if (each.date.year, each.date.month) == (self.today.year, self.today.month)
        )
        return f'<div class="MeetingCalendarListView"><table><tbody>{rows}</tbody></table></div>'

    def month(self, year: int, month: int) -> str:
        day = date(year, month, 1)
        rows = []
        while day.month == month:
            entries = "".join(
                f'<p class="Meeting">\n<a href="{self.link(each)}">{each.time} {escape(each.committee)}</a></p>'
                for each in self.meetings
                if each.date == day
            )
            rows.append(
                f'<tr class="rgRow">\n<td class="SimpleCalendarDate">{day:%A}, {day.day} {day:%B}</td>\n<td>{entries}</td></tr>'
            )
            day += timedelta(days=1)
        return f'<table class="rgMasterTable">{"".join(rows)}</table>'

    def meeting_page(self, each: Meeting, hidden: bool) -> str:
        def holder(label: str, value: str) -> str:
            return (
                f'<div class="holder"><div class="DNNLabel VenueLabel"><div class="dnnLabel"><label><span>{label}:</span>'
                f'</label></div></div><div class="Value Venue">{escape(value)}</div></div>'
            )

        docs = "".join(self.doc_row(n, doc) for n, doc in enumerate(each.docs) if not hidden)
        return (
            "<h1>Meeting Details</h1>"
            + holder("Committee", each.committee)
            + holder("Date/Time", f"{each.date.day} {each.date:%b %Y} - {each.time}")
            + holder("Status", each.status)
            + holder("Venue", "District Offices, Weir Street")
            + f'<div class="CmisDocumentList"><ol class="DocumentList">{docs}</ol></div>'
        )

    def doc_row(self, n: int, doc: Doc) -> str:
        token = f"fwSKZEOg5i{next(self.counter)}"
        self.tokens[token] = doc
        href = "" if doc.closed else f'href="/district/Document.ashx?czJKcaeAi5={token}&amp;rUzwRPf%2b=pwRE%3d%3d"'
        cls = "TitleLink aspNetDisabled" if doc.closed else "TitleLink"
        return (
            f'<li class="DocumentListItem"><img class="FileTypeImage" src="/pdf.gif" alt="pdf" />\n<a id="t{n}" title="Click to view" '
            f'class="{cls}" {href} target="_blank">{escape(doc.title)}</a>\n<span class="FileSize">({doc.size})</span></li>'
        )


BUTTONS = (
    '<div id="dnn_ctr397_MeetingCalendarPublic_pnlViewActions"><input type="submit" '
    'name="dnn$ctr397$MeetingCalendarPublicList$btnButtonListView" value="Meeting List View" /></div>'
)
views = itertools.count(1)


def dnn(inner: str) -> Reply:
    """A page as DotNetNuke frames it; its view state differs on each request."""
    return Reply(
        '<html xml:lang="en-GB"><head id="Head"><meta name="robots" content="noindex,nofollow"><title>\n\tMeetings\n</title></head>'
        f'<body id="Body"><form method="post" id="Form">{VIEWSTATE.format(f"pAvCEQD0k5x3{next(views)}==")}'
        f'<div id="dnn_ContentPane"><div class="DNNModuleContent ModCMISMeetingsC">{inner}</div></div></form></body></html>'
    )
