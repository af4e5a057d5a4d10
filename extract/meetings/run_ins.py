"""Titles told from the text that runs on after them: by emphasis, a sign, capitals, or where a sentence begins."""

from __future__ import annotations

import re

from extract.meetings.flow import Piece, is_caps, words_of
from extract.meetings.numbering import Label
from extract.meetings.wordings import COMMITTEES, TITLE
from extract.phrases import find_dates

VERB = re.compile(  # a finite verb: the words are a sentence and no heading
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|can|could|may(?! \d)|must|be|been|did|does|do|"
    r"asked|reported|noted|agreed|"
    r"advised|stated|said|confirmed|informed|thanked|welcomed|explained|gave|received|raised|resolved|proposed|"
    r"seconded|declared|"
    r"considered|discussed|presented|introduced|circulated|commented|suggested|requested|provided|attended|"
    r"updated|highlighted)\b",
    re.IGNORECASE,
)
RUN_IN = re.compile(r"(?P<title>[^:]{2,110}?)\s*(?::\s*[-–]?|\s[–—-]{1,2}\s+(?=\S))\s*(?P<rest>.*)$")
EMPTY_ANSWER = re.compile(
    r"^(?:none|nil|no(?:ne)? (?:received|declared|items?|matters?|apologies|comments?|business)\b|n/?a|there "
    r"(?:was|were)|to be|as (?:above|below|listed))",
    re.IGNORECASE,
)


def split_title(piece: Piece, label: Label | None) -> tuple[str, str]:
    """A heading's title and what runs on after it in the same paragraph."""
    start = label.end if label else 0
    body = piece.text[start:].strip()
    lead = without_label(piece.lead, piece.text[:start])
    if lead and len(lead) < len(body) and body.startswith(lead[:40]) and len(words_of(lead)) <= 25:
        rest = body[len(lead) :].strip()
        if rest[:1].islower() and not EMPTY_ANSWER.match(rest) and len(lead.split()) < 2 and ":" not in lead:
            return _cut(body)
        return lead.strip(), re.sub(r"^[\s:–—.-]+", "", rest)
    if lead and len(lead) >= len(body) - 2:
        return _cut_lead(body)
    return _cut(body)


def without_label(lead: str, label: str) -> str:
    """The emphasised words, less the number that may be emphasised with them."""
    plain = label.strip()
    if plain and lead.startswith(plain):
        return lead[len(plain) :].strip()
    bare = plain.strip(".):(")
    return lead[len(bare) :].lstrip(".): ").strip() if bare and re.match(rf"{re.escape(bare)}\b", lead) else lead


def _cut_lead(body: str) -> tuple[str, str]:
    """All is emphasised: only an answer after a colon is no title."""
    match = re.match(r"(?P<title>.{3,}?)\s*[:–-]\s*(?P<rest>(?:none|nil|no apologies)\b.*)$", body, re.IGNORECASE)
    if match:
        return match.group("title"), match.group("rest")
    return _cut_date(body) or (body, "")


def _cut_date(body: str) -> tuple[str, str] | None:
    """A date or place after "Date of next meeting:" is no part of the title."""
    match = re.match(r"(?P<title>[^:\d]{3,60}?)\s*(?::|\s[–-]\s)\s*(?P<rest>\S.*)$", body)
    if not match or re.search(rf"\b(?:{COMMITTEES})$", match.group("title"), re.IGNORECASE):
        return None  # "HARBOUR COMMITTEE - 30TH JUNE 2022": its minutes of that day
    if find_dates(match.group("rest"), 2000) and not find_dates(match.group("title"), 2000):
        return match.group("title"), match.group("rest")
    return None


def _cut(body: str) -> tuple[str, str]:
    """Without emphasis: the title ends at a colon or dash before a sentence or an answer, or with the line."""
    colon = re.match(r"(?P<title>[^:]{2,80}?)\s*:\s+(?P<rest>\S.*)$", body)
    match = colon if colon and not VERB.search(colon.group("title")) else RUN_IN.match(body)
    if match and EMPTY_ANSWER.match(match.group("rest")) and len(words_of(match.group("rest"))) <= 4:
        return match.group("title").strip(), match.group("rest").strip()
    loud = LOUD.match(body)
    if loud and len(words_of(loud.group("title"))) > 3:
        return loud.group("title").strip(), loud.group("rest").strip()
    if match and two_part(match.group("title").strip(), match.group("rest").strip()):
        return body, ""
    if match and not VERB.search(match.group("title")):
        title, rest = match.group("title").strip(), match.group("rest").strip()
        if not re.search(r"[A-Za-z]{3}", title):  # "24/00108 - Budget Monitoring": a reference before the title
            return body, ""
        marked = body[len(title) :].lstrip()[:1] == ":"
        if (
            not rest
            or marked
            or EMPTY_ANSWER.match(rest)
            or VERB.search(rest)
            or len(words_of(rest)) > 8
            or (is_caps(title) and not is_caps(rest))
        ):
            return title, rest
        loose = [word for word in rest.split() if word[:1].islower() and len(word) > 3]
        if len(words_of(title)) <= 3 and loose and rest.endswith("."):
            return title, rest
    dated = _cut_date(body)
    if dated:
        return dated
    capitals = CAPITALS.match(body)
    if capitals and len(words_of(capitals.group("title"))) > 1 - (len(capitals.group("title")) > 5):
        return capitals.group("title").strip(" .,-–:"), capitals.group("rest")
    return _cut_ended(body) or _cut_unmarked(body) or (body, "")


ANSWERED = re.compile(  # headings that are answered on their own line
    r"\b(?:apolog\w+|absen\w+|present|attendance|declarations?|interests?|chair\w*|clerk|minutes|next meeting|date|"
    r"time|venue|place|public|signed|closed?|matters arising|correspondence)\b",
    re.IGNORECASE,
)


def two_part(title: str, rest: str) -> bool:
    """Whether what follows a colon is the title's second part and no answer.

    >>> two_part("Urgent Treatment Centre", "Opening Hours"), two_part("Apologies", "Ann Lee"), two_part("Bins", "none")
    (True, False, False)
    """
    if (
        not rest
        or len(words_of(rest)) > 7
        or rest.endswith((".", ";"))
        or EMPTY_ANSWER.match(rest)
        or VERB.search(rest)
    ):
        return False
    if (
        ANSWERED.search(title)
        or re.search(r"\d", rest)
        or TITLE.match(rest)
        or len(words_of(title)) > 9
        or is_caps(title) > is_caps(rest)
    ):
        return False
    return len(words_of(rest)) >= 2 or rest[:1].isupper()


LOUD = re.compile(
    r"(?P<title>[^:a-z]{20,260}):\s*(?P<rest>\S.*)$", re.S
)  # "ITEMS REQUIRING A RESOLUTION UNDER …: None"
SHORT_ENDED = re.compile(r"^(?P<title>[A-Z][^.!?;:]{2,70}[\w)])\.\s+(?P<rest>(?:[A-Z“\"(£\d]|[a-z]\)).*)$", re.S)
SAID = re.compile(r"(?:noted|agreed|resolved|none|nil|approved|carried|received|yes|no|as above)\b", re.IGNORECASE)


def _cut_ended(body: str) -> tuple[str, str] | None:
    """A short title that a full stop ends before the text: "Open forum. A parishioner asked …".

    >>> _cut_ended("Open forum. A parishioner asked about the verge.")
    ('Open forum', 'A parishioner asked about the verge.')
    >>> _cut_ended("Cllr. Lee spoke of it.") is None, _cut_ended("The verge was cut. It rained.") is None
    (True, True)
    """
    match = SHORT_ENDED.match(body)
    if not match or VERB.search(match.group("title")) or SAID.match(match.group("title")):
        return None
    title = match.group("title")
    if (
        len(words_of(title)) > 9
        or re.search(r"\b(?:Cllrs?|Mr|Mrs|Ms|Dr|Rev|St|No|[A-Z])$", title)
        or title.count(",") > 1
    ):
        return None
    if not VERB.search(match.group("rest")) and len(words_of(match.group("rest"))) > 12:
        return None
    return title, match.group("rest")


# where a sentence begins after a title with nothing between them: "Tree survey Two quotes have been received."
OPENERS = (
    "The|This|These|An?|It|There|Some|Two|Three|Four|No|None|All|Both|Members|Councillors?|Cllrs?|Apologies|In|At|As|"
    "Following|Due|After|On|To date|Clerk|Chair(?:man)?|Concerns?|Thanks|Discussion|Details|Information|Mr|Mrs|Ms|Dr|"
    "Nothing|Not|Only|Several|Any|Each|Because|Since|With|We|Reports?|Minutes|Payments?|Quotes?"
)
UNMARKED = re.compile(rf"(?<=[\w’)])\s+(?=(?:{OPENERS}|\d{{2}}/\d{{4,6}}(?:/[A-Z]{{1,5}})?)\b)")
PERSONS = re.compile(r"\s+(?=(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Dr)\b\.?\s+[A-Z])")


def _cut_unmarked(body: str) -> tuple[str, str] | None:
    """A title and the sentence after it, where neither a sign nor emphasis parts them.

    >>> _cut_unmarked("Tree survey Two quotes have been received for the limes on the green.")
    ('Tree survey', 'Two quotes have been received for the limes on the green.')
    >>> _cut_unmarked("Report of the Clerk on All Saints Lane") is None
    True
    """
    if re.match(r"(?:apologies|absence|present|in attendance)\b", body, re.IGNORECASE):
        person = PERSONS.search(body)
        if person and person.start() < 60 and not VERB.search(body[: person.start()]):
            return body[: person.start()].strip(), body[person.end() :].strip()
    if re.match(
        r"(?:On|In|At|As|After|Following|Due|This|These|It|There|With|We|Since|"
        r"(?:Cllrs?|Councillors?)(?= [A-Z])|Mrs?|Ms)\b",
        body,
    ):
        return None
    for match in UNMARKED.finditer(body):
        title, rest = body[: match.start()].strip(), body[match.end() :].strip()
        if (
            title in ("The", "A", "An")
            or len(words_of(title)) > 10
            or VERB.search(title)
            or re.search(r"[.;!?]", title)
        ):
            return None
        opening = " ".join(rest.split()[:14])
        if rest[:2].isdigit() and "/" in rest[:3]:
            return title, rest  # an application's number begins what is said of it
        lowered = re.match(r"\S+\.?\s+(?:\S+\s+)?[a-z]", rest) is not None
        if lowered and VERB.search(opening) and re.search(r"[.;]", rest):
            return title, rest
    return None


CAPITALS = re.compile(  # "TO REVIEW THE LEASE 17/00826/F A draft was tabled": capitals, then a sentence
    r"^(?P<title>[A-Z][A-Z\d’'&/,.()–-]*(?:\s+(?:[A-Z\d(–&-][A-Z\d’'&/,.():–-]+|[–&-]|\d+))*)[.\s]+"
    r"(?P<rest>(?:[A-Z][a-z’']+|[AI](?=\s[a-z]))\s.+)$",
    re.S,
)
