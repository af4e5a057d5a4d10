"""Headings where a paper numbers nothing: those marked "(Item 5)", emphasised ones, run-in titles."""

from __future__ import annotations

import re

from extract.meetings.authorities import authorities
from extract.meetings.cuing import find_cue
from extract.meetings.flow import Piece, is_caps, words_of
from extract.meetings.headings import AGENDA_ITEM, Heading, finish
from extract.meetings.names import is_name, parse_entry
from extract.meetings.run_ins import VERB, split_title
from extract.meetings.wordings import COMMITTEES
from extract.phrases import find_dates


def unnumbered(pieces: list[Piece]) -> list[Heading]:
    """Headings where the paper numbers nothing: those marked "(Item 5)", else emphasised ones, else run-in titles."""
    marked = [at for at, piece in enumerate(pieces) if AGENDA_ITEM.search(piece.text) and len(piece.text) < 220]
    if len(marked) >= 2:
        return [heading for at in marked if (heading := marked_heading(pieces, at))]
    emphatic = [at for at, piece in enumerate(pieces) if _is_emphatic(piece) and not _bare_people(piece.text)]
    chosen = emphatic if len(emphatic) >= 2 else [at for at, piece in enumerate(pieces) if _is_run_in(piece)]
    standing = [at for at in range(len(pieces) - 1) if stands_alone(pieces, at)]
    if len(standing) >= 4 and len(standing) > 1.5 * len(emphatic):
        chosen = standing
    found: list[Heading] = []
    for at in chosen:
        title, rest = split_title(pieces[at], None)
        heading = finish(Heading(None, title.strip(" :–-."), at, pieces[at], rest), pieces)
        if not found or at >= found[-1].at + found[-1].taken:
            found.append(heading)
    return below_head(found, pieces)


HEAD_LINE = re.compile(  # "REGULAR MEETING MINUTES", "TOWN OF ELMORE", "Board of Trustees", "March 4, 2025"
    rf"(?!.*\b(?:last|previous|prior|approv\w*|next)\b)(?:.*\b(?:minutes|agenda|meeting|session)\W*$|"
    rf".*\b(?:{COMMITTEES})\b.{{0,30}}$|(?:minutes|notes|proceedings|draft)\b.*)",
    re.IGNORECASE,
)


def below_head(found: list[Heading], pieces: list[Piece]) -> list[Heading]:
    """The headings without the lines of the paper's head: whose it is, which body met and when, with no text below.

    >>> head = [Piece("CITY OF ELM", 1), Piece("MEETING MINUTES", 1), Piece("4 May 2025", 1), Piece("ROLL CALL", 1)]
    >>> [one.title for one in below_head([Heading(None, head[at].text, at, head[at]) for at in (0, 1, 3)], head)]
    ['ROLL CALL']
    """
    start = 0
    while start + 1 < len(found):
        heading, end = found[start], found[start + 1].at
        told = [piece for piece in pieces[heading.at + heading.taken : end] if piece.text]
        told = [piece for piece in told if not find_cue(piece.text) and not find_dates(piece.text)]
        if heading.rest or any(len(piece.text) > 60 for piece in told):
            break
        if not (HEAD_LINE.match(heading.title) or authorities(heading.title) or find_dates(heading.title)):
            break
        start += 1
    return found[start:]


def stands_alone(pieces: list[Piece], at: int) -> bool:
    """A short line of a text without type faces that stands between the end of one text and another.

    >>> lines = ["The gauge was read.", "Trash screen", "The Clerk had written to the Environment Agency in May."]
    >>> stands_alone([Piece(text, 1) for text in lines], 1)
    True
    """
    piece, below = pieces[at], pieces[at + 1]
    above = pieces[at - 1] if at else None
    if piece.bbox or piece.grid or piece.bullet or piece.label or not piece.text or len(piece.text) > 60:
        return False
    if NO_ITEM.match(piece.text) or VERB.search(piece.text) or find_cue(piece.text) or find_dates(piece.text):
        return False
    if not re.match(r"[A-Z][\w’'(]", piece.text) or re.search(r"[.;:,!?]$", piece.text) or _bare_people(piece.text):
        return False
    ended = above is None or bool(above.grid) or bool(re.search(r"[.!?)]$|[A-Z]{2}$", above.text))
    return ended and len(below.text) > 25 and bool(re.search(r"[.;:]$|[a-z]$", below.text))


def marked_heading(pieces: list[Piece], at: int) -> Heading | None:
    """A heading that the words "(Item 5)" follow, on its own line or the next."""
    match = AGENDA_ITEM.search(pieces[at].text)
    if not match:
        return None
    title, start = pieces[at].text[: match.start()].strip(), at
    while (not title or (pieces[start - 1].bold and pieces[at].bold and title)) and start > 0 and at - start < 3:
        if title and not (
            pieces[start - 1].bold and not AGENDA_ITEM.search(pieces[start - 1].text) and title[:1].islower()
        ):
            break
        start -= 1
        title = f"{pieces[start].text} {title}".strip()
    number = match.group("number")
    return Heading(
        number,
        title.strip(" .:–-"),
        start,
        pieces[start],
        pieces[at].text[match.end() :].strip(),
        at - start + 1,
        agenda_item=number,
    )


def _bare_people(text: str) -> bool:
    """Names alone head nothing; words in capitals are rather a title."""
    if is_caps(text) and not re.match(r"(?:CLLR|COUNCILLOR|MR|MRS|MS|MISS|DR)\b", text):
        return False
    return all(is_name(part) for part in re.split(r"\t|\s{2,}|,\s*", text) if part) or (
        len(text.split()) == 4 and is_name(" ".join(text.split()[:2])) and is_name(" ".join(text.split()[2:]))
    )


NO_ITEM = re.compile(
    r"^(?:present|in attendance|attendees|also present|clerk|chair\w*|members present|actions?\b|"
    r"resolved|agreed|decided|decision|recommend\w*|noted|signed|unrestricted items|exempt items|part [12i]+\b|"
    r"proposed|seconded|draft|for the|(?:for|against|abstain\w*|abstentions?)\W*$|totals?\b|£|original file|officers|"
    r"page \d|tel\b|email|e-?mail|date:|time:|venue|place|to:|from:)",
    re.IGNORECASE,
)


SPEAKER = re.compile(r"^[A-Z][\w.’' -]{2,50}:\s*$")


def _is_emphatic(piece: Piece) -> bool:
    if piece.grid or piece.bullet or not piece.text or NO_ITEM.match(piece.text):
        return False
    title = piece.text if piece.bold else piece.lead
    words = words_of(title)
    if SPEAKER.match(title) and (split := parse_entry(title.rstrip(": "))) and len(split.name) > 2:
        return False  # "Mayor Ash: All in favour?": who speaks
    if not words or len(words) > 16 or not any(len(word) > 2 for word in words):
        return False
    return not VERB.search(title) and title[:1].isupper() and not (piece.bold and title.endswith((".", ",", ";")))


def _is_run_in(piece: Piece) -> bool:
    if piece.grid or piece.bullet or NO_ITEM.match(piece.text):
        return False
    match = re.match(r"^(?P<title>[A-Z][^:.]{2,60}):\s+\S", piece.text)
    return bool(match and not VERB.search(match.group("title")) and len(words_of(match.group("title"))) <= 8)
