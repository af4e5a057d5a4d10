"""By what a paper shows that it is an officer's report to members: signs of several kinds, no one of them enough."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.meetings.flow import Piece
from extract.meetings.implications import IMPLICATION
from extract.meetings.recommendations import ASKED, RECOMMENDED, RUN_IN
from extract.meetings.report_fields import field_of, front_fields, front_lines
from extract.meetings.report_fronts import ADDRESSEE, SENDER, names_body

# "Report of: …", "Report title", "Report author", "REPORT TO:", "PLANNING OFFICER REPORT", "Report No"
CALLED = re.compile(
    r"^\W*(?:(?:joint |committee |cabinet |officers?['’]? |delegated |planning |information )*report "
    r"(?:title|authors?|by|to|of|for|from|number|no|contact)\b|(?:title|author|subject|purpose|"
    r"nature) of (?:the |this )?"
    r"(?:report|paper)\b|(?:[\w’']+ ){0,3}officers?['’]?s? report\b|committee report\b|"
    r"reporting (?:officer|director)\b)",
    re.IGNORECASE,
)
PURPOSE = re.compile(
    r"^(?:\d{1,2}(?:\.\d{0,2})?[.)]?\s*)?(?:purpose of (?:the |this )?(?:report|paper)|(?:the )?purpose of this report|"
    r"reasons? for (?:the |this )?report|this (?:report|paper) (?:\w+ ){0,2}(?:sets?|seeks?|asks?|provides?|presents?|"
    r"informs?|updates?|tells?|details?|describes?|outlines?|summari|considers?|proposes?|recommends?|gives|advises?)|"
    r"to (?:advise|inform|update|seek|ask|report|present|propose|consider|provide|tell|enable|recommend|"
    r"set out)\b.{5,200}"
    r"|describe the issue under consideration|what is the report about|what is the reason for making this report)",
    re.IGNORECASE | re.S,
)
SECTIONS = re.compile(
    r"^(?:[A-Z0-9]{1,2}(?:\.\d{0,2})?[.)]?\s*)?(?:introduction|background(?: papers| documents| information)?|purpose|"
    r"executive summary|summary|options(?: considered)?|conclusions?|consultations?|reasons? for (?:the )?"
    r"(?:decision|recommendation)s?|alternative options|risk(?: assessment| management)?|contact officer|"
    r"appendices|key (?:issues|considerations)|(?:financial|legal|resource|equalit\w+) (?:implication|"
    r"impact|consideration)s?"
    r"(?: assessment)?|site(?: and surroundings| description)?|(?:relevant )?(?:planning )?history|the proposal)\W*$",
    re.IGNORECASE,
)
PLANNING = re.compile(  # "APPLICATION NO: 10/01988/FUL", "Case Officer: …", "Applicant: …", "Proposal: …"
    r"^(?:application (?:no|number|ref)|case officer|planning officer|applicant|proposal|location|site address|ward)\b"
    r"[\w .()]{0,16}:",
    re.IGNORECASE,
)
ADVISED = re.compile(r"\brecommend(?:ation|ed)\b", re.IGNORECASE)
OTHERWISE = re.compile(  # what heads an agenda or minutes
    r"^\W*(?:(?:public |draft |supplementary |supplemental )?(?:agenda|minutes)(?: pack| supplement)?|a g e n d a|"
    r"m i n u t e s|notice of (?:an? |the )?(?:\w+ ){0,4}meeting.{0,60}|summons.{0,60}|"
    r"(?:draft )?minutes of .{0,120})\W*$",
    re.IGNORECASE,
)
FRONT = frozenset({"committee", "sender", "from", "wards", "key", "member", "lead", "cleared", "exempt"})
NO_REPORT = re.compile(  # "JOB DESCRIPTION", "Unreasonable Customer Behaviour Policy", "Terms of Reference"
    r"\b(?:job description|person specification|privacy notice|code of (?:conduct|practice)|terms of reference|"
    r"policy|procedure|standing orders|guidance|newsletter|application form)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a report: what it calls itself, whom it asks for what, its front's labels, its sections."""

    called: bool
    purpose: bool
    asks: bool
    labels: int
    sections: int
    implications: int
    planning: int
    bodies: bool
    otherwise: bool = False

    @property
    def likeness(self) -> float:
        """How much the signs amount to, 0 to 0.9."""
        if self.otherwise or not (self.called or self.asks or self.purpose or self.planning >= 3):
            return 0.0
        score = 0.3 * self.called + 0.2 * self.purpose + 0.25 * self.asks + 0.1 * min(3, self.labels)
        score += 0.05 * min(3, self.sections) + 0.1 * min(2, self.implications) + 0.1 * self.bodies
        score += 0.45 if self.planning >= 3 else 0.0
        kinds = sum((self.called, self.purpose, self.asks, self.labels > 1, self.implications > 0, self.sections > 1))
        return min(0.9, score) if kinds > 1 or self.planning >= 3 else min(0.3, score)


def signs_of(front: list[Piece], whole: list[Piece]) -> Signs:
    """The signs on the first pages and, of what is asked for, in the whole paper."""
    head = [line.text for line in front_lines(front[:30]) if line.text]
    fields = front_fields(front)
    named = "title" in fields or "author" in fields
    titled = any(NO_REPORT.search(text) for text in head[:4] if len(text) < 120)
    called = any(CALLED.match(text) or SENDER.match(text) or ADDRESSEE.match(text) for text in head[:20])
    planning = sum(bool(PLANNING.match(text)) for text in head)
    return Signs(
        called=called or any(name in fields for name in ("sender", "cleared")),
        purpose=any(PURPOSE.match(text) for text in head),
        asks=any(map(asks, whole)) or any(RUN_IN.match(text) for text in head),
        labels=0 if titled and not called else sum(name in fields for name in FRONT) + named,
        sections=sum(bool(SECTIONS.match(piece.text)) for piece in front),
        implications=sum(bool(IMPLICATION.match(piece.text)) and len(piece.text) < 90 for piece in whole),
        planning=planning if any(ADVISED.search(text) for text in head) else 0,
        bodies=any(names_body(text) for text in head[:6] if not field_of(text)),
        otherwise=any(OTHERWISE.match(text) for text in head[:12]),
    )


def asks(piece: Piece) -> bool:
    """Whether a piece heads or makes a recommendation."""
    return bool(RECOMMENDED.match(piece.text) or RUN_IN.match(piece.text) or ASKED.match(piece.text))
