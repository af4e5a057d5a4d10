"""The facts of a letter besides what it asks and answers: reference, dates, law, licence, whom to ask for a review."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.letters.passages import Passage
from extract.letters.paths import ANSWER, FRONT, QUESTION, REPLYING, STANDING, TAIL
from extract.letters.roles import Spoken
from extract.phrases import Dated, find_dates

_CODE = r"(?=[^\s]*\d)[A-Za-z0-9](?:[A-Za-z0-9]|[-/_.&](?=[A-Za-z0-9]))*"
_REF = (
    rf"(?P<code>(?:/?\s?(?-i:[A-Z]{{2,8}})\s?[/-]?\s)?(?:\d{{1,4}}\s(?=FOI|EIR|RFI))?(?:(?:FOIR?|EIR|RFI"
    rf"|IR|SAR)A?\s?[-/]?\s?(?:[A-Z]{{1,3}}\s?[-/]?\s?)?)?{_CODE}(?:\s[-–]\s\d{{2,6}}\b|(?<=\b20\d\d)\s\d{{2,6}}\b"
    rf"|(?<=\bFOI \d\d)\s\d{{3,6}}\b)?)"
)
LABELLED = (  # strongest first; each finds a code behind the words that announce it
    rf"\b(?:our|my|council|trust|force)\s+ref(?:erence|s)?(?:\s+(?:number|no))?\b\.?\s*(?:is)?\s*[:;#.–-]?\s*{_REF}",
    rf"\bm/r\s*[:.]?\s*{_REF}",
    rf"\b(?:foi|foia|eir|rfi|request|case|enquiry|internal review|unique|log"
    rf"|file)\s*/?\s*(?:ref(?:erence)?|id|number|no)\b(?:\s+(?:number|no"
    rf"|id))?\.?\s*(?:is)?\s*[:;#–-]?\s*{_REF}",
    rf"\bref(?:erence)?(?:\s+(?:number|no|code))?\b\.?\s*(?:is)?\s*[:;#–-]?\s*{_REF}",
    rf"\b(?:freedom of information|environmental information|information|foi|eir"
    rf"|rfi)(?:\s+act)?(?:\s+2000)?(?:\s+\(foi\w?\))?\s+(?:request|enquiry"
    rf"|regulations request)\s*[:–-]?\s*(?:\(|no\.?\s?|number\s)?\s*{_REF}",
    rf"\bfreedom of information\s*/\s*{_REF}",
    rf"\b(?:request|response) (?:for|to) information\s*[:–-]\s*(?:ref(?:erence)?\W*)?{_REF}",
    rf"\b(?:logged|registered|recorded|referenced)\s+(?:as|under)\s+(?:reference\s+|ref\s+|number\s+)?{_REF}",
    r"^\W*(?P<code>(?:FOI|EIR|RFI|FOIA|IR)\s?[-/]?\s?\d[\w/.-]*(?:\s\d{3,6}\b)?)",
    r"^(?:foi |eir )?(?:request|case|enquiry|response)\s+(?:no\.?\s*)?(?P<code>[A-Z]{0,4}[-/]?\d{4,}[\w/-]*)$",
    r"^(?:\w[\w ,&'’-]{3,80}?)\s(?:[–-]\s|\()(?P<code>\d{2,6}[A-Z]?/\d{2,4})\)?$",
    r"^(?P<code>(?:FOI|FI|EIR|RFI|IR|F|E|CAS|REF)[-/ ]?\d{4,}(?:[-/]\w+)*)$",
    r"^[^.?]{0,60}\b(?:request|review|case|foi|eir)\s+(?P<code>(?:\d{2,4}[-/]\d{3,6}"
    r"|[A-Z]{2,8}[ -]\d{2,4}[-/]\d{2,6}))\b",
)
UNLABELLED = re.compile(r"\b(?P<code>(?:FOI|EIR|RFI|IC|FS|NIC|ATISN)[-/ ]?[A-Z]{0,3}\d{3,}[\w/-]*)")
REFERENCES = (*(re.compile(pattern, re.IGNORECASE) for pattern in LABELLED), UNLABELLED)
NO_CODE = re.compile(
    r"^(?:20(?:00|04|02|18)|1998|\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:19"
    r"|20)\d\d)$|^(?:act|section|dated?|tel)\b",
    re.IGNORECASE,
)
YOURS = re.compile(r"\b(?:your|y)/?\s*ref(?:erence)?\b\W*$", re.IGNORECASE)


def find_reference(texts: Sequence[str]) -> str | None:
    """The reply's own reference: the one best announced, its head before its text.

    >>> find_reference(["Our ref: FOI/2021/123", "Dear Sir"])
    'FOI/2021/123'
    """
    for pattern in REFERENCES:
        for text in texts:
            for match in pattern.finditer(text):
                code = tidy_code(match.group("code"))
                if code and not YOURS.search(text[: match.start("code")]):
                    return code
    return None


def tidy_code(printed: str) -> str | None:
    """A code without the marks around it; None of a year, a date or a plain small number."""
    code = " ".join(printed.strip(" .,:;()[]/–-").split())
    code = re.sub(r"^(?:REF|NO|ID|DATE|FREEDOM|REQUEST|RESPONSE|TEL)\s+", "", code, flags=re.IGNORECASE)
    bare = re.sub(r"^[A-Za-z]+\s", "", code)
    if (
        NO_CODE.match(code)
        or (NO_CODE.match(bare) and not re.match(r"^(?:FOI|EIR|RFI)", code, re.IGNORECASE))
        or len(code) < 3
    ):
        return None
    return code


LETTER_DATE = re.compile(
    r"(?:^|\b)(?:sent|date(?: of (?:response|reply|letter|issue))?|dated|date (?:issued|sent"
    r"|completed|closed|responded)|response date|responded|replied|response|reply|issued)"
    r"\s*[:.-]?\s*(?:on\s+)?(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?$",
    re.IGNORECASE,
)
REQUEST_DATE = re.compile(
    r"\b(?:(?:request(?:ed)?|received|receipt|due|published)\s*(?:date)?|date\s+(?:of\s+)?(?:request(?:ed)?|receipt"
    r"|received|due|published))\W+(?:on\s+)?(?:\w+day,?\s*)?$",
    re.IGNORECASE,
)
OF_REQUEST = re.compile(  # "the request, dated"
    r"\b(?:requests?|e-?mails?|letters?|enquir(?:y|ies)|correspondence|questions?|application)\b\W*$", re.IGNORECASE
)
OTHER_DATE = re.compile(
    r"\b(?:received?|receipt|request(?:ed)?|your (?:\w+ ){0,3}(?:e-?mail|letter|request|enquiry"
    r"|correspondence)|act|regulations?|submitted|due|by|since|from|between|to|until"
    r"|on or before|published|deadline)\b[\s\w,:()-]{0,40}$",
    re.IGNORECASE,
)
RECEIVED = re.compile(
    r"\b(?:received|receipt|date of (?:request|receipt)|requested|submitted|request (?:date"
    r"|made)|(?:your|the) (?:\w+ ){0,4}(?:request|e-?mail|letter|enquiry"
    r"|correspondence)(?: for information)?)\b[^.?!]{0,110}?$",
    re.IGNORECASE,
)


def find_replied(spoken: Sequence[Spoken]) -> str | None:
    """The date of the letter: labelled so, or standing alone in its head or beside its signature."""
    ranked: list[tuple[float, int, str]] = []
    for n, (text, front) in enumerate(head_texts(spoken)):
        for found in find_dates(text):
            weight = date_weight(text, found, front)
            if weight > 0:
                ranked.append((-weight, n, found.value))
    return min(ranked)[2] if ranked else None


def head_texts(spoken: Sequence[Spoken]) -> Iterator[tuple[str, bool]]:
    """The texts in which a letter's date may stand: its front, and the tail's short lines."""
    for text, role in labelled_texts(spoken):
        if role == FRONT:
            yield text, True
        elif role in (TAIL, STANDING, REPLYING) and len(text) < 60:
            yield text, False


FIELD = re.compile(  # the name of a field on its own line: "FOI reference", "Date responded", "Our Ref"
    r"^\W*(?:(?:our|your|foi|eir|request|case|freedom of information(?: request)?)\s+)*"
    r"(?:ref(?:erence)?(?:\s+(?:no|number))?|id|number|(?:date|response|request)(?:\s+of)?\s*(?:received|request(?:ed)?"
    r"|respon(?:se|ded)|replied|issued|sent|published|completed|due|date)|published|received|responded|date)\W*$",
    re.IGNORECASE,
)


def labelled_texts(spoken: Sequence[Spoken]) -> Iterator[tuple[str, str]]:
    """Each passage's text and role, with the short label ("Date received:") that stands before it on its own."""
    label = ""
    for one in spoken:
        text = one.passage.text
        if one.passage.kind == "quoted":
            continue
        yield f"{label} {text}".strip(), one.role
        label = text if len(text) < 40 and (text.rstrip().endswith(":") or FIELD.match(text)) else ""


def date_weight(text: str, found: Dated, front: bool) -> float:
    """How likely a date in a head is the letter's own."""
    before, after = text[: found.start], text[found.end :]
    if REQUEST_DATE.search(before):
        return 0.0
    own = LETTER_DATE.search(before)
    if own and len(before) < 32 and not OF_REQUEST.search(before[: own.start()]):
        return 5.0 if front else 3.0
    if OTHER_DATE.search(before):
        return 0.0
    alone = len(before.strip()) + len(after.strip())
    if alone <= 4:
        return 4.0 if front else 2.0
    prose = len(re.findall(r"\b[a-z]{2,}\b", text)) > 6
    return 0.0 if prose else 2.5 if front else 0.0


def find_received(spoken: Sequence[Spoken]) -> str | None:
    """The date on which the request was received, or failing that the request's own."""
    ranked: list[tuple[float, int, str]] = []
    for n, (text, role) in enumerate(labelled_texts(spoken)):
        if role in (QUESTION, TAIL):
            continue
        for found in find_dates(text):
            match = RECEIVED.search(text[: found.start]) or CAME.match(text[found.end :])
            if match:
                weight = 2.0 if re.search(r"\brecei", match.group(), re.IGNORECASE) else 1.0
                ranked.append((-weight, n, found.value))
    return min(ranked)[2] if ranked else None


CAME = re.compile(  # "On 4 March 2021 the Trust received an email requesting …"
    r"^,?\s+(?:we|(?:the )?[A-Z]\w+(?: \w+){0,4}) received (?:a|an|your)\b", re.IGNORECASE
)
FOISA = re.compile(r"freedom of information \(?scotland\)?|\bFOI\(?S\)?A\b(?<!FOIA)", re.IGNORECASE)
FOIA = re.compile(r"freedom of information|\bFOIA?\b", re.IGNORECASE)
EIRS = re.compile(r"environmental information \(?scotland\)?|\bEI\(S\)Rs?\b", re.IGNORECASE)
EIR = re.compile(r"environmental information|\bEIRs?\b", re.IGNORECASE)
ACCESS = re.compile(
    r"subject access request|\b(?:SAR|DSAR)\b|right of access (?:under|to your personal)|article 15", re.IGNORECASE
)
HANDLED = re.compile(
    r"\b(?:handled|dealt with|treated|considered|processed|responded to|request(?:ed)?|made"
    r"|response)\b[^.]{0,60}\b(?:under|as)\b|regulation 1[23]|regulations? \d",
    re.IGNORECASE,
)


def find_legislation(spoken: Sequence[Spoken]) -> str | None:
    """The law under which the request was answered: FOIA, EIR, FOIA/EIR, FOISA, EIRS, DPA, or two joined."""
    body = [one.passage.text for one in spoken if one.role not in (TAIL, QUESTION)]
    tail = [one.passage.text for one in spoken if one.role == TAIL]
    asked = [one.passage.text for one in spoken if one.role == QUESTION]
    for texts in (body, tail, asked):
        laws = laws_of(texts, strict=texts is tail)
        if laws:
            return "/".join(laws)
    return None


BRITISH = re.compile(r"\bact 2000\b|\bFOIA\b|\bEIRs? 2004\b|environmental information regulations 2004", re.IGNORECASE)


def native_law(law: str, spoken: Sequence[Spoken], nation: str) -> str:
    """The law of the body's own part of the kingdom, where a Scottish letter only speaks of freedom of information."""
    if nation != "SCT" or any(BRITISH.search(one.passage.text) for one in spoken):
        return law
    return {"FOIA": "FOISA", "EIR": "EIRS", "FOIA/EIR": "FOISA/EIRS"}.get(law, law)


def laws_of(texts: Sequence[str], strict: bool) -> list[str]:
    """The laws that texts name as governing the request."""
    joined = "\n".join(texts)
    laws: list[str] = []
    if FOISA.search(joined):
        laws += [] if ROUTED.search(joined) else ["FOISA"]
    elif FOIA.search(joined):
        laws.append("FOIA")
    environmental = [text for text in texts if EIR.search(text)]
    if any(len(text) < 140 or HANDLED.search(text) for text in environmental) and not (strict and laws):
        scots = EIRS.search(joined) or "FOISA" in laws
        if any(HANDLED.search(text) for text in environmental) and (MADE_WAY.search(joined) or not ACT.search(joined)):
            laws = []
        laws.append("EIRS" if scots else "EIR")
    if not laws and ACCESS.search(joined):
        laws.append("DPA")
    return laws


ROUTED = re.compile(  # "section 39(2) of FOISA, so that we do not also have to deal with it under FOISA"
    r"\b(?:section|s\.?) ?39\(2\)[^.]*\bdo not (?:also )?(?:have|need) to deal with\b", re.IGNORECASE
)
MADE_WAY = re.compile(  # "Section 39 of the Act makes way for the EIR", "although you cited the Act"
    r"\bsection 39(?:\(1\))?(?: of (?:the )?(?:Act|FOIA|freedom[\w ]+))? (?:makes way"
    r"|exempts (?:environmental )?information"
    r"|provides|applies|is engaged)|\balthough you (?:cited|quoted|referred to|mentioned|asked under)\b",
    re.IGNORECASE,
)
ACT = re.compile(r"freedom of information(?: \(scotland\))? act", re.IGNORECASE)


LICENCE = re.compile(r"open government licen[cs]e(?: v\d(?:\.\d)?)?", re.IGNORECASE)


def find_licence(spoken: Sequence[Spoken]) -> str | None:
    """The licence under which the information may be used again."""
    found = any(LICENCE.search(one.passage.text) for one in spoken)
    return "Open Government Licence" if found else None


REVIEW = re.compile(
    r"\b(?:internal )?review\b|\bdissatisfied\b|\bunhappy\b|\bcomplain|\bnot (?:satisfied|happy|content)\b|\bappeal\b",
    re.IGNORECASE,
)
ADDRESSES = re.compile(
    r"(?:write(?:,[^,]*,)? to|writing(?:, explaining[^,]*,)? to|addressed to"
    r"|address(?:ed)? (?:it )?to|contact(?:ing)?|e-?mail(?:ing)?|submitted to"
    r"|sent (?:by e-?mail )?to|directed to)\s*:?\s*(?P<to>.*)$",
    re.IGNORECASE,
)
COMMISSIONER = re.compile(
    r"commissioner|\bICO\b|wycliffe|wilmslow|remain(?: dissatisfied)?|still (?:not|un|dis)|outcome of", re.IGNORECASE
)
ENDS_ADDRESS = re.compile(r"^(?:yours|if |your request|you |please|this|we |I |should)", re.IGNORECASE)


def find_review_contact(spoken: Sequence[Spoken]) -> str | None:
    """To whom to write for an internal review, as printed."""
    tail = [one.passage for one in spoken if one.role in (TAIL, STANDING)]
    for n, passage in enumerate(tail):
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z])", passage.text):
            match = ADDRESSES.search(sentence)
            if REVIEW.search(passage.text) and match and not COMMISSIONER.search(sentence[: match.end("to")][:120]):
                to = re.sub(r"^to\s", "", match.group("to")).strip(" .:")
                return to if len(to) > 12 else ", ".join(address_below(tail[n + 1 :])) or to or None
    return None


def address_below(passages: Sequence[Passage]) -> list[str]:
    """The short lines of an address."""
    lines: list[str] = []
    for passage in passages[:12]:
        if len(passage.text) > 90 or ENDS_ADDRESS.match(passage.text) or COMMISSIONER.search(passage.text):
            break
        lines.append(passage.text.strip(" ,."))
    return lines


TOPIC = re.compile(
    r"\b(?:information|request|enquiry)\b[^.?!:]{0,80}?\b(?:regarding|concerning|about"
    r"|relating to|in respect of|on the subject of)\s*[:–-]*\s*(?P<topic>[^.?!:]{6,160})",
    re.IGNORECASE,
)
NO_TOPIC = re.compile(
    r"^(?:the )?(?:above|following|this|your|the handling|your request)\b|\bfreedom of information\b|\bact 2000\b",
    re.IGNORECASE,
)
TOPIC_ENDS = re.compile(r",? (?:which|that|and (?:we|I|our)|under|received|dated|made|for which)\b.*$", re.IGNORECASE)


def find_topic(spoken: Sequence[Spoken]) -> tuple[str, int] | None:
    """What a request was about where the letter says it in passing and prints no question, and on which page."""
    texts = [one for one in spoken if one.role in (FRONT, STANDING, REPLYING, ANSWER)][:14]
    for one, after in pairwise([*texts, None]):
        if one is None:
            continue
        match = TOPIC.search(one.passage.text)
        topic = TOPIC_ENDS.sub("", match.group("topic")).strip(" ,-–") if match else ""
        if match and len(topic) > 5 and not NO_TOPIC.search(topic):
            return topic, one.passage.page
        ends = re.search(r"\b(?:regarding|concerning|about|relating to)\s*[:–-]*$", one.passage.text, re.IGNORECASE)
        if ends and after is not None and len(after.passage.text) < 160:
            return after.passage.text.strip(" ."), after.passage.page
    return None
