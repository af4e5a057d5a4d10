"""An invented council's ModernGov: the web service and the pages, in the forms and with the quirks of real ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape

from fake_web import Reply, pdf

XML = "text/xml; charset=utf-8"


@dataclass
class Doc:
    """An attachment of an item."""

    id: int
    title: str
    restricted: bool = False
    version: int = 1


@dataclass
class Item:
    """An agenda item; `number` None is a heading."""

    id: int
    number: str | None
    title: str
    docs: list[Doc] = field(default_factory=list)
    restricted: bool = False
    minutes: str = ""


@dataclass
class Meeting:
    """A meeting; its pack is made anew whenever `version` changes."""

    id: int
    committee: int
    date: date
    time: str = "6.30 pm"
    status: str = "Confirmed"
    agenda: bool = True
    decisions: bool = False
    minutes: bool = False
    items: list[Item] = field(default_factory=list)
    version: int = 1
    agenda_id: int = 0  # what the addresses of packs carry; another number than the meeting's
    supplements: list[Doc] = field(default_factory=list)
    behind_chooser: bool = False
    place: str = "Council Chamber, Harrowmere Town Hall"

    @property
    def g(self) -> int:
        return self.agenda_id or self.id

    @property
    def stamp(self) -> str:
        """The date as file names print it."""
        hour, minute, half = re.match(r"(\d+)\.(\d+) (\w)", self.time).groups()
        return f"{self.date:%A %d-%b-%Y} {int(hour) + (12 if half == 'p' else 0):02}.{minute}"


@dataclass
class Decision:
    """A decision of an officer."""

    id: int
    title: str
    published: date
    text: str = "That the contract be extended for twelve months."
    at_meeting: str = ""
    docs: list[Doc] = field(default_factory=list)


class FakeModernGov:
    """What one installation answers. Switches: `service` open, `pages` open, `way` in which all committees are named."""

    def __init__(self, today: date, name: str = "Harrowmere Borough Council") -> None:
        self.name = name
        self.base = ""
        self.service = True
        self.pages = True
        self.way = "-1"
        self.ignores_dates = False
        self.counts_more = 0
        self.committees = {101: "Planning & Licensing Committee", 102: "Cabinet", 103: "Chair&#39;s Advisory Panel"}
        self.expired = {109: "Highways Sub (1998)"}
        self.meetings = sample_meetings(today)
        self.old_meetings = [Meeting(100 + year, 101, date(year, 5, 4), agenda=False) for year in range(2003, 2006)]
        self.decisions = [
            Decision(
                501, "Extension of the grounds contract", today - timedelta(days=6), docs=[Doc(9001, "Officer report")]
            ),
            Decision(502, "Parking charges at Mill Lane", today - timedelta(days=20)),
        ]

    def __call__(self, path: str, query: dict[str, str]) -> Reply | None:
        path = re.sub(r"^/\(S\([^)]*\)\)", "", path)
        lowered = {name.lower(): value for name, value in query.items()}
        if match := re.fullmatch(r"/mgWebService\.asmx/(\w+)", path, re.IGNORECASE):
            return self.ask_service(match[1], query)
        if match := re.match(r"/documents/([gsb])(\d+)/", path):
            return self.document(match[1], int(match[2]), query.get("T", ""))
        if path.lower() == "/mgconvert2pdf.aspx":
            kind = "g" if "t" in lowered else "s"
            return self.document(kind, int(lowered["id"]), lowered.get("t", ""))
        return self.page(path.lower(), lowered) if self.pages else None

    # the web service

    def ask_service(self, name: str, query: dict[str, str]) -> Reply | None:
        if not self.service:
            return Reply("<html><title>Service unavailable</title><body>Runtime Error</body></html>")
        needed = {
            "GetCommittees": (),
            "GetAllMeetingsByDate": ("lCommitteeId", "sFromDate", "sToDate", "bIsAscendingDateOrder"),
            "GetMeetings": ("lCommitteeId", "sFromDate", "sToDate"),
            "GetMeeting": ("lMeetingId",),
        }
        if name not in needed:
            return Reply("Web Service method name is not valid.", "text/plain", 500)
        missing = [wanted for wanted in needed[name] if wanted not in query]
        if missing:
            return Reply(f"Missing parameter: {missing[0]}.", "text/plain", 500)
        return Reply(getattr(self, f"xml_{name.lower()}")(query), XML)

    def xml_getcommittees(self, query: dict[str, str]) -> str:
        def row(identity: int, title: str, expired: bool) -> str:
            return (
                f"<committee><committeeid>{identity}</committeeid><committeetitle>{escape(title)}</committeetitle>"
                f"<committeedeleted>False</committeedeleted><committeeexpired>{expired}</committeeexpired>"
                "<committeecategory>Regulatory</committeecategory></committee>"
            )

        rows = [row(*pair, False) for pair in self.committees.items()] + [row(*p, True) for p in self.expired.items()]
        return declared(f"<committees><committeescount> {len(rows)}</committeescount>{''.join(rows)}</committees>")

    def within(self, query: dict[str, str], committee: int | None = None) -> list[Meeting]:
        def read(text: str) -> date | None:
            match = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text)
            return date(int(match[3]), int(match[2]), int(match[1])) if match else None

        since, until = read(query["sFromDate"]), read(query["sToDate"])
        rows = [m for m in self.meetings + self.old_meetings if committee in (None, m.committee)]
        if since is None or until is None or self.ignores_dates:
            return rows  # dates in another form are ignored, and everything comes
        return [m for m in rows if since <= m.date <= until]

    def xml_getallmeetingsbydate(self, query: dict[str, str]) -> str:
        rows = self.within(query) if query["lCommitteeId"] == self.way == "-1" else []
        inner = "".join(
            f"<meeting><committeeid>{m.committee}</committeeid><committeetitle>{escape(self.title(m))}</committeetitle>"
            f"{row_of(m)}</meeting>"
            for m in rows
        )
        return declared(
            f"<getmeetingsbydate><meetingscount> {len(rows) + self.counts_more}</meetingscount>"
            f"<meetings>{inner}</meetings></getmeetingsbydate>"
        )

    def xml_getmeetings(self, query: dict[str, str]) -> str:
        asked = int(query["lCommitteeId"])
        named = [asked] if asked > 0 else list(self.committees) if str(asked) == self.way else []
        found = {identity: self.within(query, identity) for identity in named}
        inner = "".join(
            f"<committee><committeeid>{identity}</committeeid><committeetitle>{escape(self.committees[identity])}"
            f"</committeetitle><committeemeetingcount> {len(rows)}</committeemeetingcount><committeemeetings>"
            + "".join(f"<meeting>{row_of(m)}</meeting>" for m in rows)
            + "</committeemeetings></committee>"
            for identity, rows in found.items()
            if identity in self.committees
        )
        count = sum(map(len, found.values())) + self.counts_more
        return declared(f"<getmeetings><meetingscount> {count}</meetingscount>{inner}</getmeetings>")

    def xml_getmeeting(self, query: dict[str, str]) -> str:
        meeting = self.meeting(int(query["lMeetingId"]))
        if meeting is None:
            return declared("<error>Meeting not found</error>")
        items = "".join(self.xml_item(meeting, item) for item in (meeting.items if meeting.agenda else []))
        return declared(
            f"<meeting>{row_of(meeting)}<isdisplayallowed>True</isdisplayallowed>"
            "<meetingactualstarttime>\n  </meetingactualstarttime>"
            f"<meetinglocation>{escape(meeting.place)}</meetinglocation><agendaid>{meeting.g}</agendaid>"
            f"<agendapublished>{meeting.agenda}</agendapublished><decisionpublished>{meeting.decisions}</decisionpublished>"
            f"<minutepublished>{meeting.minutes}</minutepublished><meetingroom>\n  </meetingroom>"
            f'<agendaitems>{items}</agendaitems><attendees><attendee membertype="U" memberid="12" '
            'name="Councillor Edda Finch" roledescription="Chair" attendance="Present" politicalparty="IND" ward="Mill">'
            f"<url>{self.base}/mgUserInfo.aspx?UID=12</url></attendee></attendees></meeting>"
        )

    def xml_item(self, meeting: Meeting, item: Item) -> str:
        linked = "".join(
            f"<linkeddoc><attachmentid>{doc.id}</attachmentid><title>{escape(escape(doc.title))}</title>"
            f"<isurl>False</isurl><url>{self.base}/mgConvert2PDF.aspx?ID={doc.id}</url>"
            f"<isrestricted>{doc.restricted}</isrestricted><restrictionsRef>\n</restrictionsRef></linkeddoc>"
            for doc in item.docs
        )
        minutes = (
            escape(f'<div class="WordSection1">\n<p class="MsoNormal">{item.minutes}&#xB;</p>\n</div>')
            if item.minutes
            else "\n"
        )
        return (
            f"<agendaitem><agendaitemid>{item.id}</agendaitemid><agendaitemtitle>{escape(escape(item.title))}</agendaitemtitle>"
            f"<agendatext>{escape('<div class=WordSection1><p>To consider&#39;s report.</p></div>')}</agendatext>"
            f"<agendaitemnumber>{0 if item.number is None else 4}</agendaitemnumber>"
            f"<fulldisplaynumberformat>{item.number or chr(10)}</fulldisplaynumberformat>"
            f"<minutesnonemptyhtmlbody>{minutes.replace('&amp;#xB;', '&#xB;') if meeting.minutes else chr(10)}"
            f"</minutesnonemptyhtmlbody><isrestricted>{item.restricted}</isrestricted>"
            f"<linkeddocuments>{linked}</linkeddocuments></agendaitem>"
        )

    # the pages

    def page(self, path: str, query: dict[str, str]) -> Reply | None:
        if path == "/mglistcommittees.aspx":
            return modgov("Committee structure", self.committee_list())
        if path == "/ielistmeetings.aspx":
            identity = int(query.get("committeeid") or query["cid"])
            return modgov("Browse meetings", self.meeting_list(identity, int(query.get("year") or 0)))
        if path == "/ielistdocuments.aspx":
            meeting = self.meeting(int(query.get("mid") or query.get("meetingid") or 0))
            return (
                self.meeting_page(meeting) if meeting else Reply("", status=302, headers={"Location": "/mgError.aspx"})
            )
        if path == "/mgchoosedocpack.aspx":
            return self.chooser(int(query["id"]), query.get("sid"))
        if path == "/mgdelegateddecisions.aspx":
            return self.decision_list(query["dr"])
        if path == "/iedecisiondetails.aspx":
            decision = next((each for each in self.decisions if str(each.id) == query.get("id")), None)
            return self.decision_page(decision) if decision else None
        return None

    def committee_list(self) -> str:
        rows = "".join(
            f'<li><a  href="mgCommitteeDetails.aspx?ID={identity}"  title="Link&#32;to&#32;details" >{title}</a></li>\n'
            for identity, title in self.committees.items()
        )
        return f'<h2 class="mgSectionTitle">Regulatory</h2>\n<ul  class="mgBulletList" >{rows}</ul>'

    def meeting_list(self, identity: int, year: int) -> str:
        rows = [m for m in self.meetings + self.old_meetings if m.committee == identity]
        rows.sort(key=lambda m: m.date, reverse=True)
        shown = [m for m in rows if m.date.year == year] if year else rows[:3]
        act = f"ieListMeetings.aspx?Act=earlier&amp;CId={identity}&amp;D=200309041930&amp;MD=ielistmeetings"
        earlier = f'<a   class="mgTableNextLnk"   href="{act}"  >Earlier meetings</a>' if len(rows) > len(shown) else ""
        inner = "".join(self.list_row(m) for m in shown)
        return f'{earlier}<div class="mgTableBorder" ><ul  class="mgNonBulletTableList"  >{inner}</ul></div>'

    def list_row(self, m: Meeting) -> str:
        notes = [
            word for word, has in (("Agenda", m.agenda), ("Decisions", m.decisions), ("Minutes", m.minutes)) if has
        ]
        note = "CANCELLED" if "ancelled" in m.status else ", ".join(notes)
        hour = m.time.replace(".", "&#58;")
        return (
            f'<li  class="mgTableEvenRow" ><a  class="mgMeetingTableLnk"    href="ieListDocuments.aspx?CId={m.committee}'
            f'&amp;MId={m.id}&amp;Ver=4"  title="Link&#32;to&#32;meeting">{m.date.day} {m.date:%b %Y}&nbsp;{hour}</a>'
            f"{' - ' + note if note else ''}</li>"
        )

    def meeting_page(self, m: Meeting) -> Reply:
        title = "Agenda and minutes" if m.minutes else "Agenda" if m.agenda else "Meeting"
        cancelled = ", CANCELLED" if "ancelled" in m.status else ""
        heading = (
            f'<div class="mgSubTitle" >\t\n<h2 class="mgSubTitleTxt"><a  href="mgCommitteeDetails.aspx?ID={m.committee}">'
            f"{self.title(m)} - {m.date:%A} {m.date.day} {m.date:%B %Y} {m.time.replace('.', ':')}{cancelled}</a></h2></div>"
        )
        if not m.agenda:
            return modgov(title, "<p>No documents are available for this meeting</p>", heading)
        links = self.meeting_links(m)
        rows = "".join(self.item_row(m, item) for item in m.items)
        return modgov(
            title,
            f'<p><span  class="mgLabel" >Venue: </span>{m.place}. <a  href="mgLocationDetails.aspx?RID=1"> View directions</a></p>'
            '<table class="mgItemTable"  summary="Table of agenda items" id="mgItemTable"><caption>Items</caption>'
            '<tr><th class="mgHide" abbr="No" scope="col">No.</th><th class="mgHide" scope="col">Item</th></tr>'
            f"{rows}</table>",
            f'{heading}<div class="mgLinks" ><ul  class="mgActionList" >{links}</ul></div>',
        )

    def meeting_links(self, m: Meeting) -> str:
        committee = self.title(m)

        def link(label: str, part: int, words: str) -> str:
            href = f"documents/g{m.g}/{label} {m.stamp} {committee}.pdf?T={part}"
            return f'<li><a  href="{href}"   title="Link&#32;to&#32;pdf">{words}\n\t\t{size(m.version)} </a></li>'

        found = [link("Agenda frontsheet", 0, "Agenda frontsheet")]
        if m.behind_chooser:
            found.append(f'<li><a  href="mgChooseDocPack.aspx?ID={m.g}">Agenda reports pack</a></li>')
            found += [
                f'<li><a  href="mgChooseDocPack.aspx?ID={m.g}&amp;SID={doc.id}"  >{doc.title} {size(doc.version)} </a></li>'
                for doc in m.supplements
            ]
        else:
            found.append(link("Public reports pack", 10, "Agenda reports pack"))
            found += [
                f'<li><a  href="documents/b{doc.id}/{doc.title}\r\n {m.stamp}.pdf?T=9">{doc.title} {size(doc.version)} </a></li>'
                for doc in m.supplements
            ]
        if m.decisions:
            found.append(link("Decisions", 2, "Printed decisions"))
        if m.minutes:
            found.append(link("Printed minutes", 1, "Printed minutes"))
        return "".join(found)

    def item_row(self, m: Meeting, item: Item) -> str:
        public = [doc for doc in item.docs if not doc.restricted and not item.restricted]
        first = (
            f'<a  class="mgAiTitleLnk"   href="documents/s{public[0].id}/{public[0].title}.pdf"  title="Link">'
            f"{item.title} {size(public[0].version)} </a>"
            if public
            else item.title
        )
        more = "".join(
            f'<li><a  href="documents/s{doc.id}/{doc.title}.pdf"   title="Link">{doc.title} '
            f'<span  class="mgHide" >, item {item.number}</span>{size(doc.version)} </a>  </li>'
            for doc in public[1:]
        )
        additional = (
            f'<p class="mgSubItemTitleTxt">Additional documents:</p><ul  class="mgBulletList" >{more}</ul>'
            if more
            else ""
        )
        minutes = (
            f'<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>{item.minutes}</p></div>'
            if m.minutes
            else ""
        )
        number = f"{item.number or ''}"
        return (
            f'<tr>\n<td  class="mgItemNumberCell" ><p  class="mgAiTitleTxt" ><a name="AI{item.id}"></a>{number}</p></td>'
            f'<td ><p  class="mgAiTitleTxt" >{first}</p>{additional}{minutes}</td></tr>'
        )

    def chooser(self, identity: int, supplement: str | None) -> Reply:
        meeting = next(m for m in self.meetings if m.g == identity)
        if supplement:
            href = f"documents/b{supplement}/Late reports {meeting.stamp}.pdf?T=9"
            words = next(doc.title for doc in meeting.supplements if str(doc.id) == supplement)
        else:
            href = f"documents/g{identity}/Public reports pack {meeting.stamp} {self.title(meeting)}.pdf?T=10"
            words = "Public reports pack"
        return modgov(
            "Choose agenda document pack", f'<ul><li><a href="{href}">{words} {size(meeting.version)}</a></li></ul>'
        )

    def decision_list(self, between: str) -> Reply:
        since, until = (date(int(d[6:]), int(d[3:5]), int(d[:2])) for d in between.split("-"))
        if until - since > timedelta(days=200):
            return Reply("", status=302, headers={"Location": "/mgError.aspx"})
        rows = "".join(
            f'<tr><td  class="mgMainTxt" ><a  href="ieDecisionDetails.aspx?ID={each.id}"  title="Link">{each.title}'
            f'<span  class="mgHide" > ref&#58; {each.id}</span></a></td><td  class="mgMainTxt" >'
            f"{each.published:%d&#47;%m&#47;%Y}</td><td>Not for call-in</td></tr>"
            '<tr><td><a  href="mgIssueHistoryHome.aspx?IId=6535&amp;Opt=0">An issue, no decision</a></td></tr>'
            for each in self.decisions
            if since <= each.published <= until
        )
        return modgov("Decisions", f'<table class="mgTabTable"><tbody>{rows}</tbody></table>')

    def decision_page(self, each: Decision) -> Reply:
        docs = "".join(
            f'<li><a  href="documents/s{d.id}/{d.title}.pdf">{d.title}\n{size(d.version)} </a></li>' for d in each.docs
        )
        return modgov(
            "Decision details",
            f'<p><span  class="mgLabel" >Decision status: </span>Recommendations Approved</p>'
            f'<h3 class="mgSubSubTitleTxt">Decision:</h3><div class="mgWordPara"><p class="MsoNormal">{each.text}</p></div>'
            f'<p><span  class="mgLabel" >Publication date: </span>{each.published:%d&#47;%m&#47;%Y}</p>'
            f'<p><span  class="mgLabel" >Date of decision: </span>{each.published:%d&#47;%m&#47;%Y}</p>'
            f'{self.decided_at(each)}<p class="mgLabel" >Accompanying Documents:</p><ul  class="mgBulletList" >{docs}</ul>',
            f'<div class="mgSubTitle" ><h2 class="mgSubTitleTxt">{each.title}</h2></div>',
        )

    def decided_at(self, each: Decision) -> str:
        link = f'<a  href="ieListDocuments.aspx?CId=101&amp;MID=4001"  >{each.at_meeting}</a>'
        return f'<p><span  class="mgLabel" >Decided at meeting: </span>{link}</p>' if each.at_meeting else ""

    # the documents

    def document(self, kind: str, identity: int, part: str) -> Reply | None:
        words = self.words_of(kind, identity, part)
        return Reply(pdf(f"{self.name}: {words}"), "application/pdf") if words else None

    def words_of(self, kind: str, identity: int, part: str) -> str | None:
        for meeting in self.meetings:
            if kind == "g" and meeting.g == identity:
                published = {"0": meeting.agenda, "10": meeting.agenda, "1": meeting.minutes, "2": meeting.decisions}
                return f"{self.title(meeting)} T={part} version {meeting.version}" if published.get(part) else None
            docs = meeting.supplements if kind == "b" else [doc for item in meeting.items for doc in item.docs]
            for doc in docs if kind in "sb" else []:
                if doc.id == identity:
                    return None if doc.restricted else f"{doc.title} version {doc.version}"
        attached = [doc for each in self.decisions for doc in each.docs]
        return next((doc.title for doc in attached if kind == "s" and doc.id == identity), None)

    def meeting(self, identity: int) -> Meeting | None:
        return next((m for m in self.meetings + self.old_meetings if m.id == identity), None)

    def title(self, m: Meeting) -> str:
        return self.committees[m.committee]


def sample_meetings(today: date) -> list[Meeting]:
    """Six meetings around a day: cancelled, past with minutes, with a supplement, with a restricted item, to come."""
    previous = Item(
        1, "1.", "Minutes of the previous meeting", [Doc(7001, "Minutes 4 March")], minutes="Approved as a true record."
    )
    heading = Item(2, None, "PART ONE - OPEN ITEMS")
    report = Item(
        3,
        "2.",
        "Mill Lane Play Area",
        [Doc(7002, "Mill Lane report"), Doc(7003, "Appendix A - Plan")],
        minutes="RESOLVED that the works proceed.",
    )
    exempt = Item(4, "3(a)", "Land at Tanner&#39;s Wharf", [Doc(7004, "Valuation", restricted=True)], restricted=True)
    closed = Item(5, "4.", "Staffing matter", restricted=True)
    day = timedelta(days=1)
    return [
        Meeting(
            4001,
            101,
            today - 20 * day,
            minutes=True,
            decisions=True,
            agenda_id=4011,
            items=[previous, heading, report, exempt, closed],
        ),
        Meeting(
            4002,
            101,
            today + 4 * day,
            items=[Item(6, "1.", "Apologies"), Item(7, "2.", "Budget", [Doc(7005, "Budget report")])],
            supplements=[Doc(8001, "Reports to follow 2")],
        ),
        Meeting(
            4003,
            102,
            today - 6 * day,
            items=[Item(8, "1.", "Vision 2040", [Doc(7006, "Vision 2040")])],
            behind_chooser=True,
            agenda_id=4013,
            supplements=[Doc(8002, "Supplement: Item 4")],
        ),
        Meeting(4004, 102, today - 13 * day, status="Cancelled", agenda=False),
        Meeting(4005, 103, today + 25 * day, agenda=False),
        Meeting(4006, 103, today - 30 * day, time="10.00 am", items=[Item(9, "1.", "Chair&#39;s update")]),
    ]


def row_of(m: Meeting) -> str:
    return (
        f"<meetingid>{m.id}</meetingid><meetingdate>{m.date:%d/%m/%Y}</meetingdate><meetingstatus>{m.status}</meetingstatus>"
        f"<meetingtime>{m.time}</meetingtime><iswebcast>False</iswebcast>"
    )


def declared(inner: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{inner}\n'


def size(version: int) -> str:
    return f'<span  class="mgFileSize" ><img src="mgimages/logo-pdf-1.gif" alt="" /> PDF {100 + version} KB</span>'


def modgov(title: str, content: str, above: str = "") -> Reply:
    """A page as the software makes it inside a council's own frame; its scripts differ on each request."""
    modgov.count += 1
    return Reply(
        f"""<!DOCTYPE html><html lang="en"><head><title>{title} - Harrowmere</title></head><body><ul>
<li><a href="mgCalendarMonthView.aspx?GL=1&amp;bcr=1" title="Link to calendar of meetings">Calendar</a></li>
<li><a href="ieListMeetings.aspx?CId=686&info=1&MD=Constitution">Constitution</a></li></ul>
<div id="modgov"><div class="mgHeader"><h1  class="mgMainTitleTxt" >{title}</h1></div>
{above}<script type="text/javascript">var seen = {modgov.count};</script>
<div class="mgContent" >{content}</div><div class="mgFooter" ><p>&nbsp;</p></div></div>
</body></html><!-- modern.gov reverse CMS: undefined -->"""
    )


modgov.count = 0
