"""The heading of an item: its number, its title over one or several lines, and what stands on its line after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.meetings.cuing import find_cue
from extract.meetings.flow import Piece, is_caps


@dataclass(frozen=True, slots=True)
class Heading:
    """One item: its number, its title, what is said on the heading's own line, and where it stands in the flow."""

    number: str | None
    title: str
    at: int
    piece: Piece
    rest: str = ""  # what runs on after the title: "None", "The minutes were approved."
    taken: int = 1  # how many pieces the heading takes up
    parent: str | None = None
    agenda_item: str | None = None  # "(Item 5)": its number on the agenda


# what stands after a title and is no part of it: "(Item 5)", "[Appendix B]", "(Pages 1 - 10)", "Pages 3 to 8"
AGENDA_ITEM = re.compile(r"[(\[]\s*(?:agenda )?item\s*(?:no\.?\s*)?(?P<number>\d+[a-z]?)\s*[)\]]", re.IGNORECASE)
TAIL = re.compile(
    r"\s*(?:[(\[]\s*(?:agenda )?(?:item|pages?|appendix|appendices|report|enclosure|annex|verbal|oral|"
    r"minute|pp?\.)\b[^)\]]*[)\]]|(?:pdf(?: icon)? )?PDF \d+ [KM]B|"
    r"\b(?:pages?\s+\d+\s*(?:-|–|to)\s*\d+|appendix [A-Z]\d?|\d{1,3}\s*[-–]\s*\d{1,3}|\.{4,}\s*\d*)(?:\s*\(.*\))?)\s*$",
    re.IGNORECASE,
)


def finish(heading: Heading, pieces: list[Piece]) -> Heading:
    """Joins the lines of a long title and takes off what only refers: "(Item 5)", "(Pages 1 - 10)"."""
    taken, title, agenda = heading.taken, heading.title, None
    at = heading.at + taken
    while not heading.rest and at < len(pieces) and at - heading.at < 4:
        following = pieces[at]
        if AGENDA_ITEM.fullmatch(following.text.strip(" .")):
            agenda = AGENDA_ITEM.fullmatch(following.text.strip(" .")).group("number")  # type: ignore[union-attr]  # it matched above
            taken, at = taken + 1, at + 1
            break
        if not _title_goes_on(heading, title, following, pieces[at - 1]):
            break
        title, taken, at = f"{title} {following.text}", taken + 1, at + 1
    inside = AGENDA_ITEM.search(title)
    agenda = agenda or (inside.group("number") if inside else None)
    if inside and inside.end() < len(title) - 2:
        heading = replace(heading, rest=title[inside.end() :].strip())
        title = title[: inside.start()]
    cleaned = TAIL.sub("", TAIL.sub("", title)).strip(" .:;–—-\u200b")
    return replace(heading, title=" ".join((cleaned or title).split()), taken=taken, agenda_item=agenda)


def _title_goes_on(heading: Heading, title: str, following: Piece, before: Piece) -> bool:
    """The next line belongs to the title: set like it, close by, and the title is unfinished or it begins small."""
    if following.page != before.page or following.label or following.bullet or not following.text or following.grid:
        return False
    if AGENDA_ITEM.match(following.text) or find_cue(following.text):
        return False
    alike = following.bold and heading.piece.bold and abs(following.size - heading.piece.size) < 1
    close = True
    if following.bbox and before.bbox:
        close = following.bbox[1] - before.bbox[3] < 0.8 * max(8.0, following.size)
    open_ended = bool(re.search(r"(?:[,&–-]|\b(?:and|of|the|for|to|in|on|with|a|by|at|or))$", title.strip()))
    return (
        alike
        and close
        and (open_ended or following.text[:1].islower() or (is_caps(title) and is_caps(following.text) and open_ended))
    )
