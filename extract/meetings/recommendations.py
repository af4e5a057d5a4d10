"""What officers recommend: under a heading, after a lead-in, in a box, by clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from extract.meetings.clauses import Clause, read_clauses, split_inline
from extract.meetings.flow import Piece, words_of
from extract.meetings.implications import APPENDED
from extract.meetings.numbering import parse_label
from extract.records import Recommendation

RECOMMENDED = re.compile(  # "Recommendation(s):", "2. Recommendations to scrutiny", "RECOMMENDED that"
    r"^(?:\d{1,2}(?:\.\d+)?[.)]?\s+)?(?:officers?['’]?s? |summary (?:of )?|key |proposed |draft |final |list of |"
    r"\w+ \w+ )?recommendations?(?:\(s\)|/s)?"
    r"(?: (?:to|for|and|&|of|from|in|20\d\d)(?=[\W])[\w &,/–-]{0,60})?\s*(?P<mark>[:.–-]?)\s*$",
    re.IGNORECASE,
)
RUN_IN = re.compile(
    r"^(?:\d{1,2}(?:\.\d+)?[.)]?\s+)?(?:officer )?recommendations?(?:\(s\))?\s*[:–-]\s*(?P<rest>\S.*)$",
    re.IGNORECASE | re.S,
)
THAT = re.compile(
    r"^(?:\d{1,2}(?:\.\d+)?[.)]?\s+)?(?:it is (?:therefore )?recommended|(?:the )?[A-Z][\w ,’'&-]{2,80} (?:is|"
    r"are) (?:recommended|asked|invited|requested)|RECOMMENDED)\b(?P<rest>.*)$",
    re.S,
)
LEAD_IN = re.compile(
    r"^.{0,200}?\b(?:is|are|be)\b.{0,40}?\b(?:asked|invited|recommended|requested|to)\b.{0,60}?(?::|to|that)\s*$|"
    r"^(?:that|it is recommended(?: that)?).{0,120}:\s*$|^.{0,140}:\s*$",
    re.IGNORECASE | re.S,
)
ENDS = re.compile(
    r"^(?:reasons?(?: for)?|background|introduction|purpose|summary|alternative|options|context|appendices|"
    r"contact|implications?|report|detail|key points?|list of|executive summary|policy)\b",
    re.IGNORECASE,
)


def read_recommendations(pieces: list[Piece], title: str) -> Iterator[Recommendation]:
    """The report's recommendations, printed twice the first ones; what is appended repeats or recounts others."""
    seen: list[str] = []
    made: list[Recommendation] = []
    at = 0
    while at < len(pieces) and not (made and APPENDED.match(pieces[at].text)):
        clauses, after = recommendation_at(pieces, at)
        earlier = tuple(seen)
        for clause in clauses:
            key = re.sub(r"\W+", "", clause.text.lower())
            if len(key) > 8 and not any(fuzz.ratio(key, old) > 92 or key in old for old in earlier):
                seen.append(key)
                made.append(_row(clause, title))
        at = max(after, at + 1)
    yield from made
    yield from _alike(pieces, made, title)


def _row(clause: Clause, title: str) -> Recommendation:
    return Recommendation(report=title, label=clause.label, text=clause.text, page=clause.page, bbox=clause.bbox)


def _alike(pieces: list[Piece], made: list[Recommendation], title: str) -> Iterator[Recommendation]:
    """Further lists in the form of those found: where all begin "For …", bullets that begin so go on with them."""
    openings = {row.text.split()[0] for row in made if row.text}
    known = {row.text for row in made}
    common = next(
        (
            word
            for word in openings
            if word in ("For", "That", "To")
            and sum(row.text.startswith(f"{word} ") for row in made) >= max(4, 0.7 * len(made))
        ),
        None,
    )
    if not common:
        return
    for at, piece in enumerate(pieces):
        near = pieces[max(0, at - 1) : at] + pieces[at + 1 : at + 2]
        if (
            piece.bullet
            and piece.text.startswith(f"{common} ")
            and len(piece.text) > 40
            and piece.text not in known
            and any(other.bullet and other.text.startswith(f"{common} ") for other in near)
        ):
            yield _row(Clause(None, piece.text, piece.page, piece.bbox), title)


STOP = re.compile(
    r"^(?:\d{1,2}\.?\s+[A-Z]|reasons?\b|background\b|introduction\b|contact|appendi|summary\b|purpose\b|signed\b|"
    r"report author|implications?\b|detailed report|lead officer|useful information|list of)",
    re.IGNORECASE,
)


def recommendation_at(pieces: list[Piece], at: int) -> tuple[list[Clause], int]:
    """The recommendations that begin at a piece: under a heading, or run in after it."""
    piece = pieces[at]
    run_in = RUN_IN.match(piece.text)
    if run_in and len(run_in.group("rest")) > 12:
        return _clauses(pieces, at, run_in.group("rest"))
    if not RECOMMENDED.match(piece.text) or len(words_of(piece.text)) > 9 or piece.bullet:
        return [], at + 1
    if at + 1 >= len(pieces):
        return [], at + 1
    following = pieces[at + 1]
    body = following.text
    if following.grid:
        return [], at + 1
    if _leads_in(body):
        return _clauses(pieces, at + 1, body)
    if following.bullet or parse_label(body):
        found, after = _below(pieces, at + 1)
        return ([_lead_cut(clause) for clause in found], after) if found else ([], at + 1)
    return _clauses(pieces, at + 1, body)


def _leads_in(text: str) -> bool:
    return bool(re.search(r"[:–-]\s*$", text)) and len(text) < 260


def _clauses(pieces: list[Piece], at: int, text: str) -> tuple[list[Clause], int]:
    piece = pieces[at]
    text = re.sub(r"^\d{1,2}(?:\.\d+)?[.)]?\s+(?=[A-Z])", "", text)
    if _leads_in(text):
        return _below(pieces, at + 1)
    inline = split_inline(text)
    if len(inline) > 1:
        return [Clause(label, clause, piece.page, piece.bbox) for label, clause in inline], at + 1
    return [Clause(None, text, piece.page, piece.bbox)], at + 1


def _below(pieces: list[Piece], start: int) -> tuple[list[Clause], int]:
    """Clauses below a lead-in; plain paragraphs each count until a heading."""
    if start >= len(pieces):
        return [], start
    first = pieces[start]
    if first.bullet or parse_label(first.text):
        found, after = read_clauses(pieces, start, STOP, None)
        if found:
            return found, after
    found = []
    at = start
    while at < len(pieces) and at - start < 20:
        piece = pieces[at]
        heading = piece.kind == "heading" and not re.match(
            r"(?:that|to|approve|note|agree|delegate|endorse|recommend)\b", piece.text, re.IGNORECASE
        )
        if (
            not piece.text
            or piece.grid
            or heading
            or STOP.match(piece.text)
            or (parse_label(piece.text) and piece.bold)
        ):
            break
        if found and piece.text[:1].islower():
            found[-1] = Clause(None, f"{found[-1].text} {piece.text}", found[-1].page, found[-1].bbox)
        elif found and not _orders(piece.text):
            break
        else:
            found.append(Clause(None, piece.text, piece.page, piece.bbox))
        at += 1
    return found, at


def _orders(text: str) -> bool:
    """Whether a paragraph begins as a recommendation does: "APPROVE …", "That …", "Note …"."""
    return bool(
        re.match(
            r"(?:that|to|and|[A-Z]{4,}\b|(?:approve|note|agree|delegate|endorse|recommend|support|consider|adopt|"
            r"authorise|authorize|accept|confirm|comment|receive|determine|appoint|recognise|request|instruct|"
            r"refer|review|grant|refuse)\w*)\b",
            text,
            re.IGNORECASE,
        )
    )


def _lead_cut(clause: Clause) -> Clause:
    """The first clause of a list without the words that lead all of it in."""
    return clause
