"""What minutes record beside decisions: interests, business in private, petitions, questions and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.meetings.names import split_people
from extract.meetings.persons import bare_name
from extract.meetings.sentences import sentences
from extract.meetings.walks import Section
from extract.records import Declaration, Exclusion, Petition, PublicQuestion

# kinds of interest, as codes of conduct call them: a row is a wording
KINDS = (
    ("disclosable pecuniary", re.compile(r"\bdisclosable pecuniary\b|\bDPI\b", re.IGNORECASE)),
    ("other registrable", re.compile(r"\bother registr\w+\b|\bORI\b", re.IGNORECASE)),
    ("non-registrable", re.compile(r"\bnon-?registr\w+\b|\bNRI\b", re.IGNORECASE)),
    ("prejudicial", re.compile(r"\bprejudicial\b", re.IGNORECASE)),
    ("non-pecuniary", re.compile(r"\bnon-?(?:disclosable )?pecuniary\b", re.IGNORECASE)),
    ("pecuniary", re.compile(r"\bpecuniary\b", re.IGNORECASE)),
    ("personal", re.compile(r"\bpersonal\b", re.IGNORECASE)),
    ("other significant", re.compile(r"\bother significant\b", re.IGNORECASE)),
)
DECLARED = re.compile(
    r"^(?:Later in the meeting,? |At this point,? )?(?P<who>.{2,90}?)\s+(?:also )?(?:declared|disclosed|"
    r"registered)\s+(?:and )?(?:an?\b|her\b|his\b|their\b|\w+ )*?(?:interests?\b)(?P<rest>.*)$",
    re.S,
)
ITEMS = re.compile(r"\b(?:agenda )?items? (?:no\.? |number )?(?P<number>\d+(?:\.\d+)?[a-z]?)\b", re.IGNORECASE)
WITHDREW = re.compile(
    r"\b(?:left|withdrew from|would leave|leave) the (?:room|meeting|chamber)|took no part|did not (?:take part|"
    r"participate|vote)\b",
    re.IGNORECASE,
)
STAYED = re.compile(r"\b(?:remained|stayed) in the (?:room|meeting|chamber)\b", re.IGNORECASE)
EXCLUDED = re.compile(
    r"\b(?:exclu(?:ded?|sion)|withdraw)\b.{0,80}\b(?:press|public)\b|\b(?:press|public)\b.{0,60}\b(?:be |were |"
    r"was )?(?:excluded|withdraw)\b",
    re.IGNORECASE | re.S,
)
PARAGRAPHS = re.compile(
    r"\bparagraphs?\s+(?P<numbers>\d{1,2}[A-C]?(?:\s*(?:,|and|&|or|to|-)\s*\d{1,2}[A-C]?)*)(?=.{0,80}schedule 12A|"
    r".{0,60}Part (?:1|I)\b|\b)",
    re.IGNORECASE | re.S,
)
SCHEDULE = re.compile(
    r"schedule 12A|public bodies \(admission|exempt information|local government act 1972", re.IGNORECASE
)
PETITION = re.compile(
    r"\bpetition\b.{0,200}?\b(?:received|presented|submitted|signed|signatures|handed)\b|\b(?:received|presented|"
    r"submitted)\b.{0,60}\bpetition\b",
    re.IGNORECASE | re.S,
)
SIGNATURES = re.compile(
    r"\b(?P<count>\d[\d,]*)\s+(?:valid )?(?:signatures|signatories|names|people|residents)\b|\bsigned by "
    r"(?P<count2>\d[\d,]*)\b",
    re.IGNORECASE,
)
PRESENTED = re.compile(
    r"^(?P<who>.{3,60}?)\s+(?:presented|submitted|handed in|introduced) (?:a|the) petition\b|"
    r"\bpetition\b.{0,60}\bpresented by (?P<who2>[A-Z][\w .’'-]{2,50}?)(?:[,.;]|$| on behalf)",
    re.S,
)
NONE = re.compile(r"\b(?:no|none|nil)\b", re.IGNORECASE)
QUESTION = re.compile(
    r"^(?:(?:public )?question(?: (?:no\.?\s*)?\d+)?(?: (?:from|by|submitted by|asked "
    r"by))?\s*[:–-]?\s*(?P<asker>[A-Z][\w .’'-]{2,50}?)?\s*(?:to (?P<to>[A-Z][\w "
    r",’'()-]{3,90}?))?\s*[:–-]\s*)(?P<text>.+\?.*)$",
    re.S | re.IGNORECASE,
)
ANSWER = re.compile(
    r"^(?:answer|response|reply)(?: (?:from|by) [^:]{3,80})?\s*[:–-]\s*(?P<text>.+)$", re.IGNORECASE | re.S
)


def declarations(section: Section, meeting: str) -> Iterator[Declaration]:
    """Interests that members declared under an item."""
    for piece in section.pieces:
        for sentence in sentences(piece.body if piece.text else ""):
            match = DECLARED.match(sentence)
            if not match or re.match(r"(?:no|none|there|members? (?:were|was|are))\b", sentence, re.IGNORECASE):
                continue
            item = ITEMS.search(match.group("rest"))
            kind = next((name for name, pattern in KINDS if pattern.search(sentence)), None)
            withdrew = True if WITHDREW.search(piece.text) else False if STAYED.search(piece.text) else None
            for name in _people(match.group("who")):
                yield Declaration(
                    meeting=meeting,
                    item=item.group("number") if item else section.number,
                    name=name,
                    kind=kind,
                    text=sentence,
                    withdrew=withdrew,
                    page=piece.page,
                    bbox=piece.bbox,
                )


def _people(who: str) -> list[str]:
    """Names, or the initials by which a paper calls its members."""
    found = [entry.name for entry in split_people(who)]
    if found or not re.fullmatch(r"[A-Z]{2,3}[a-z]?", who.strip()):
        return found
    return [who.strip()]


def exclusions(section: Section, meeting: str) -> Iterator[Exclusion]:
    """Resolutions to take business in private, with the paragraphs that they rest on."""
    for piece in section.pieces:
        if not EXCLUDED.search(piece.text) or not (
            SCHEDULE.search(piece.text) or re.match(r"\W*(?:\d+[.)]\s*)?(?:RESOLVED|AGREED|That\b)", piece.text)
        ):
            continue
        numbers = PARAGRAPHS.search(piece.text)
        paragraphs = tuple(re.findall(r"\d{1,2}[A-C]?", numbers.group("numbers"))) if numbers else ()
        yield Exclusion(
            meeting=meeting,
            item=section.number,
            paragraphs=paragraphs,
            text=piece.body,
            page=piece.page,
            bbox=piece.bbox,
        )


def petitions(section: Section, meeting: str) -> Iterator[Petition]:
    """Petitions that the meeting received."""
    for piece in section.pieces:
        match = PETITION.search(piece.text)
        if (
            not match
            or NONE.match(piece.body)
            or re.search(r"\bno petitions?\b|\bpetitions? (?:scheme|procedures?)\b", piece.text, re.IGNORECASE)
        ):
            continue
        count, who = SIGNATURES.search(piece.text), PRESENTED.search(piece.body)
        name = (who.group("who") or who.group("who2")) if who else None
        yield Petition(
            meeting=meeting,
            item=section.number,
            text=piece.body,
            presenter=name.strip() if name and bare_name(name) else None,
            signatures=int((count.group("count") or count.group("count2")).replace(",", "")) if count else None,
            page=piece.page,
            bbox=piece.bbox,
        )


def public_questions(section: Section, meeting: str) -> Iterator[PublicQuestion]:
    """Questions printed with their answers, where the paper marks both."""
    for at, piece in enumerate(section.pieces):
        match = QUESTION.match(piece.body)
        if not match:
            continue
        answer = next((found for later in section.pieces[at + 1 : at + 4] if (found := ANSWER.match(later.body))), None)
        if answer is None:
            continue
        kind = "public" if re.search(r"\bpublic\b", section.title, re.IGNORECASE) else "member"
        yield PublicQuestion(
            meeting=meeting,
            item=section.number,
            asker=match.group("asker"),
            asker_kind=kind,
            addressee=match.group("to"),
            text=match.group("text").strip(),
            answer=answer.group("text").strip(),
            page=piece.page,
            bbox=piece.bbox,
        )
