"""Who sends a letter and what it is headed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.letters.authorities import best_name, name_by_domain, one_word_name
from extract.letters.facts import FIELD
from extract.letters.paths import ANSWER, ASKING, FRONT, QUESTION, REPLYING, STANDING, TAIL
from extract.letters.roles import Spoken
from extract.paper import Paper

WEIGHTS = {FRONT: 2.5, TAIL: 1.0, ANSWER: 0.8, STANDING: 1.5, QUESTION: 0.5, REPLYING: 1.5, ASKING: 1.0}
WEAK = 1.6  # a name weighing less stands once, in passing
SMALL = frozenset(["of", "and", "the", "for", "upon", "on", "in"])


def find_authority(said: Sequence[Spoken], paper: Paper) -> str | None:
    """The public body whose letter it is."""
    found = best_name((in_capitals(text) if text.isupper() else text, weight) for text, weight in zones(said, paper))
    known = name_by_domain("\n".join([*(one.passage.text for one in said if one.role != QUESTION), *links_of(paper)]))
    if found is None or (known and found[1] < WEAK):
        return known or one_word_name("\n".join(one.passage.text for one in said if one.role != QUESTION))
    return found[0]


def links_of(paper: Paper) -> list[str]:
    """Where the paper's links lead."""
    return [paper.properties.get("sender", ""), *(link.target for link in paper.links if link.target)]


def in_capitals(name: str) -> str:
    """A name printed in capitals as it is usually written.

    >>> in_capitals("BOROUGH OF ANYTOWN NHS TRUST")
    'Borough of Anytown NHS Trust'
    """
    words = [word if word in ("NHS", "HM") else word.capitalize() for word in name.split()]
    return " ".join(word.lower() if n and word.lower() in SMALL else word for n, word in enumerate(words))


BROKEN = re.compile(  # the second line of a name set on two: "NHS Foundation Trust", "City Council"
    r"^(?:NHS|(?:City|County|Borough|District) Council|Council|Police|Constabulary|University|(?:and|of|for|&) )",
    re.IGNORECASE,
)


RELEASE = re.compile(  # "Correspondence with the Anytown Inquiry: FOI release"
    r".{20,}:\s*(?:FOI|EIR|FOI/EIR) (?:release|request|response)$", re.IGNORECASE
)
UNFINISHED = re.compile(r"\b(?:of|for|and|&)$")  # "University of", its place below


def zones(said: Sequence[Spoken], paper: Paper) -> Iterator[tuple[str, float]]:
    """The texts that may name the sender, each with its weight."""
    signed = False
    for one in said:
        text = one.passage.text
        weight = WEIGHTS[one.role] if len(text) < 120 or one.role not in (FRONT,) else 1.5
        if one.role == FRONT and RELEASE.search(text):
            weight = 0.5  # what was asked about, not who answers
        if one.role == TAIL:
            signed = signed or bool(re.match(r"(?:yours|kind regards|regards)", text, re.IGNORECASE))
            weight = 2.0 if signed and len(text) < 120 else 1.0
        yield text, weight
    front = [one.passage.text for one in said if one.role == FRONT]
    large = [one.passage.text for one in said if one.role == FRONT and one.passage.look.bold]  # beside address lines
    for above, below in dict.fromkeys((*pairwise(front), *pairwise(large))):
        if max(len(above), len(below)) < 50 and (BROKEN.match(below) or UNFINISHED.search(above)):
            yield f"{above} {below}", 2.5
    seen: set[str] = set()
    for page in paper.pages[:3]:
        for line in page.furniture:
            if line.text not in seen:
                seen.add(line.text)
                yield line.text, 2.0
    for key in ("author", "company", "subject"):
        if paper.properties.get(key):
            yield paper.properties[key], 0.5


SUBJECT = re.compile(
    r"^(?:re\b|subject|freedom|foi|eir|request|your request|information request|environmental"
    r"|response|data protection|final response)",
    re.IGNORECASE,
)


RELEASED = re.compile(r"^(?P<subject>.{10,}?)\s*(?:[:–-]|\()\s*(?:FOI|EIR)(?:/EIR)? release\)?$", re.IGNORECASE)


def find_subject(said: Sequence[Spoken]) -> str | None:
    """The letter's heading: that of a page of releases, its subject line, else the law that it names."""
    front = [one.passage for one in said if one.role == FRONT and one.passage.kind != "quoted"]
    lines = [passage.text for passage in front if len(passage.text) < 130]
    released = next((text for text in lines[:4] if RELEASED.match(text)), None)
    if released:
        return released
    for text in lines:
        if FIELD.match(text):
            continue
        if (
            SUBJECT.match(text)
            and "@" not in text
            and not re.match(
                r"(?:freedom of information|foi) (?:team|officer|lead|office|co-?ord|unit)", text, re.IGNORECASE
            )
        ):
            return re.sub(r"^(?:re|subject)\s*:\s*", "", text, flags=re.IGNORECASE).strip()
    return None
