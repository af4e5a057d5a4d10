"""The business of a meeting: which pieces head items, by numbers that go up or, where none are, by emphasis."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.meetings.chains import chain_covers, find_chain, heading_score
from extract.meetings.flow import Piece, is_caps, words_of
from extract.meetings.headings import Heading, finish
from extract.meetings.margins import numbered_after, titled_above
from extract.meetings.nesting import two_levels, with_taken_early
from extract.meetings.numbering import Label, alternatives, follows
from extract.meetings.run_ins import EMPTY_ANSWER, VERB, split_title, without_label
from extract.meetings.unnumbered import unnumbered

SUB_STYLES = (
    "letter",
    "letter-bracket",
    "double",
    "triple",
    "slashed-part",
    "roman",
    "roman-bracket",
    "capital",
    "number",
    "bracket",
)
NESTED = ("double", "triple", "slashed-part")
CLOSING = re.compile(  # the meeting's end: what follows is no business
    r"^(?:there being no (?:further|other|more) business|the (?:chair\w*|mayor|convenor)?\s*(?:declared the |"
    r"closed the |brought the )?meeting (?:was )?(?:closed|ended|concluded|finished|rose|to a close)|meeting "
    r"(?:closed|ended)|"
    r"\[?end of (?:the )?minutes|signed\b|chair(?:man|person)?\W*$|duration of meeting)",
    re.IGNORECASE,
)


def read_items(pieces: list[Piece], agenda: bool = False) -> list[Heading]:
    """The items of the pieces that hold the business, numbered or not, with sub-items; an agenda lists nothing else."""
    beside = titled_above(pieces) or numbered_after(pieces)
    if beside:
        return beside
    chain = find_chain(pieces)
    levels = None if agenda else two_levels(pieces, chain)
    if levels:
        return with_inner(pieces, levels.outer, levels.inner)
    chain = chain if agenda else with_taken_early(pieces, chain)
    if len(chain) >= 2 and (agenda or chain_covers(chain, pieces)):
        tops = [made for at, label in chain if (made := numbered_heading(pieces, at, label, agenda))]
        if sum(bool(MOVER_PAIR.match(top.title)) for top in tops) < 0.6 * len(tops):
            return with_parts(pieces, tops, chain)
        return unnumbered([replace(piece, text="") if MOVER_PAIR.search(piece.body) else piece for piece in pieces])
    alone = single_item(pieces, chain)
    if alone:
        return with_parts(pieces, alone, chain)
    loose = unnumbered(pieces)
    if len(chain) >= 5 and len(loose) < len(
        chain
    ):  # numbered paragraphs without titles: no items, but decisions have numbers
        return [Heading(label.body, "", at, pieces[at], pieces[at].text[label.end :].strip()) for at, label in chain]
    return loose


MOVER_PAIR = re.compile(  # "S. Foote, L. Kirk:" numbers a motion by who moved and seconded it, and heads no item
    r"^(?:[A-Z]\.|[A-Z][\w’'-]+) [A-Z][\w’'-]+, (?:[A-Z]\.|[A-Z][\w’'-]+) [A-Z][\w’'-]+:?$"
)


def single_item(pieces: list[Piece], chain: list[tuple[int, Label]]) -> list[Heading]:
    """The only item of a special meeting: "1." before an emphasised title; a folio that reads "2" goes on nothing."""
    chain = [(at, label) for at, label in chain if heading_score(pieces[at], label) >= 0.05]
    if len(chain) != 1 or chain[0][1].values != (1,) or chain[0][1].style not in ("number", "slashed", "double"):
        return []
    at, label = chain[0]
    if not (pieces[at].kind == "heading" or pieces[at].lead) or not pieces[at].text[: label.end].strip().endswith("."):
        return []
    heading = numbered_heading(pieces, at, label)
    return [heading] if heading and heading.title else []


def numbered_heading(pieces: list[Piece], at: int, label: Label, listed: bool = False) -> Heading | None:
    """The heading at a place of the chain; None where the number stands before a mere paragraph."""
    piece = pieces[at]
    if not listed and heading_score(piece, label) < 0.05:
        return Heading(label.body, "", at, piece, rest=piece.text[label.end :].strip())
    title, rest = split_title(piece, label)
    if label.style in ("slashed", "coded"):  # "PH/58/20  3. MINUTES": the agenda's number beside the minute's
        title = re.sub(r"^\d{1,2}[.)] (?=[A-Z])", "", title)
    return finish(Heading(label.body, title, at, piece, rest), pieces)


def with_parts(pieces: list[Piece], tops: list[Heading], chain: list[tuple[int, Label]]) -> list[Heading]:
    """The items with those of their numbered parts that have headings of their own."""
    pieces = [replace(piece, text=spaced(piece)) if GLUED.match(piece.text) else piece for piece in pieces]
    found: list[Heading] = []
    for n, top in enumerate(tops):
        end = tops[n + 1].at if n + 1 < len(tops) else closing_at(pieces, top.at)
        found.append(top)  # a numbered paragraph without a title heads no item, but decisions below it have its number
        after = tops[n + 1].number if n + 1 < len(tops) else None
        found += parts_of(pieces, top, top.at + top.taken, end, chain[0][1].style, after)
    return found


def with_inner(pieces: list[Piece], outer: list[tuple[int, Label]], inner: list[tuple[int, Label]]) -> list[Heading]:
    """The items of both levels, the inner numbered by the outer that they stand under: "4.1"."""
    inside = {at for at, _ in inner}
    found: list[Heading] = []
    top: Heading | None = None
    for at, label in sorted([*outer, *inner]):
        made = numbered_heading(pieces, at, label)
        if made and at in inside and top:
            made = replace(made, number=f"{top.number}.{made.number}", parent=top.number)
        elif made:
            top = made
        found += [made] if made else []
    return with_parts(pieces, found, outer)


def closing_at(pieces: list[Piece], start: int) -> int:
    """Where the meeting ends: what is appended after that is no part of its last item."""
    return next((at for at in range(start, len(pieces)) if CLOSING.match(pieces[at].text)), len(pieces))


def parts_of(
    pieces: list[Piece], top: Heading, start: int, end: int, style: str, after: str | None = None
) -> list[Heading]:
    """Lettered or numbered parts of one item that have a heading of their own."""
    runs: dict[str, list[Heading]] = {}
    expected: dict[str, int] = {}
    for at in range(start, end):
        for label in alternatives(pieces[at].text):
            if label.style not in SUB_STYLES or (label.style == style and label.style not in NESTED):
                continue
            nested = label.style in NESTED
            if nested and not _nests(label, top.number, after):
                continue
            letter = re.fullmatch(r".*\d(?P<letter>[a-z])", label.body)
            value = ord(letter.group("letter")) - 96 if letter and nested else label.values[-1]
            if value != expected.get(label.style, 1) and not (nested and value > expected.get(label.style, 1) - 1):
                continue
            expected[label.style] = value + 1
            if label.style in LETTERED and taken_up_below(pieces, at, label, end):
                whole_title = BROUGHT.sub("", pieces[at].text[label.end :]).strip()
                number = f"{top.number or ''}{label.body}"
                runs.setdefault(label.style, []).append(Heading(number, whole_title, at, pieces[at], parent=top.number))
                break
            if is_part_heading(pieces, at, label, end):
                title, rest = split_title(pieces[at], label)
                between = "." if label.body.isdigit() else ""
                number = label.body if nested else f"{top.number or ''}{between}{label.body}"
                runs.setdefault(label.style, []).append(
                    finish(Heading(number, title, at, pieces[at], rest, parent=top.number), pieces)
                )
            break
    # one entry of a longer list is no part with a heading of its own, only because something stands below it
    whole = [run for style, run in runs.items() if len(run) >= 0.34 * (expected[style] - 1)]
    found = [heading for run in whole for heading in run if heading.title]
    return sorted(found, key=lambda heading: heading.at)


LETTERED = ("letter", "letter-bracket", "capital")
GLUED = re.compile(r"^[A-Z]\.(?=[A-Z][a-z])")  # "B.Harbour Lights Scheme": a heading's letter without its space
BROUGHT = re.compile(r"\s*\((?:presented|introduced|sponsored) by\b[^)]*\)\s*$", re.IGNORECASE)  # ends a title
TAKEN_UP = re.compile(  # below a matter's full title: who brought it, or who moved it
    r"\((?:presented|introduced|sponsored) by\b|"
    r"[^.]{0,80}\bmoved\b[^.]{0,80}\bsecond(?:ed)?\b[^.]{0,60}\breading\b",
    re.IGNORECASE,
)


def spaced(piece: Piece) -> str:
    """The text of a piece, a heading's letter apart from its title."""
    glued = GLUED.match(piece.text) if piece.kind == "heading" else None
    return f"{glued.group()} {piece.text[glued.end() :]}" if glued else piece.text


def taken_up_below(pieces: list[Piece], at: int, label: Label, end: int) -> bool:
    """A lettered matter by its full title ("a. Ordinance to close Mill Lane"), brought or moved right below it."""
    title = pieces[at].text[label.end :].strip()
    if BROUGHT.search(title):
        return title[:1].isupper()
    if at + 1 >= end or not title[:1].isupper() or re.match(r"(?:That|To)\b", title) or re.search(r"[.;:,]$", title):
        return False
    return not re.search(r"[a-z]{3}\. [A-Z]", title) and bool(TAKEN_UP.match(pieces[at + 1].text))


def _nests(label: Label, top: str | None, after: str | None) -> bool:
    """Whether "7.2" is part of item 7, or of an item between this one and the next whose own heading is not printed."""
    if label.body.startswith(f"{(top or '').strip()}.") or label.body[:-1] == (top or "").strip():
        return True  # "7.2" of 7, "05.18.08a" of 05.18.08
    between = (top or "").isdigit() and (after or "").isdigit() and label.style == "double"
    return between and int(top or 0) < label.values[0] < int(after or 0)


PLANNING_CODE = re.compile(r"(?:[A-Z]{1,6}[./ -]?)?\d{2,4}[/.-]\d{3,6}(?:[/.-]?[A-Z]{1,8}\d?)*")  # "SDNP/20/04046/FUL"


def is_part_heading(pieces: list[Piece], at: int, label: Label, end: int) -> bool:
    """A part's own heading: emphasised or short, no sentence, with something said under it."""
    piece = pieces[at]
    title, rest = split_title(piece, label)
    introduces = piece.text.rstrip().endswith(":") and not piece.bold and len(words_of(title)) > 3
    if PLANNING_CODE.fullmatch(title) or re.match(r"[Tt]hat\b", title) or introduces:
        return False
    if re.fullmatch(
        r"(?:The )?(?:Committee|Council|Board|Cabinet|Panel|Members|Authority|Executive|Commission|Sub-Committee)",
        title,
    ):
        return False
    if (
        (VERB.search(title) and not (piece.bold and piece.kind == "heading"))
        or len(words_of(title)) > 14
        or not title[:1].isupper()
        or title.endswith((";", ","))
    ):
        return False
    lead = without_label(piece.lead, piece.text[: label.end])
    if label.style in NESTED and not rest and len(words_of(title)) <= 6 and piece.text.endswith("."):
        return True  # "24/162.1 New applications."
    if label.style not in NESTED and rest and not lead and piece.text[label.end :].startswith(f"{title}. "):
        return False  # "1. Air Ambulance. The request was refused.": an entry of a list
    if len(lead) > 2 and (piece.bold or rest):
        return True
    if EMPTY_ANSWER.match(rest) and len(words_of(rest)) <= 3 and not re.search(r"\d", title):
        return True  # "c. Declarations of interest – none"
    if rest and (is_caps(title) or len(words_of(title)) <= 7) and ":" in piece.text[: len(title) + label.end + 3]:
        return len(words_of(rest)) > 0 and not re.match(r"£?\d", rest)
    if (
        rest
        and len(words_of(title)) <= 6
        and (VERB.search(rest) or len(words_of(title)) <= 4 <= len(words_of(rest)) + 1)
    ):
        return True
    below = pieces[at + 1] if at + 1 < end else None
    return (
        not rest
        and not piece.text.endswith((".", ";", ","))
        and below is not None
        and not _same_list(piece, below, label)
    )


def _same_list(piece: Piece, below: Piece, label: Label) -> bool:
    """The next piece is only the list's next entry."""
    return any(other.style == label.style and follows(label, other) for other in alternatives(below.text))
