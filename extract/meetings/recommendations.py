"""What officers recommend: under a heading, after a lead-in, in a box, by clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from extract.meetings.clauses import Clause, read_clauses, readings, split_inline
from extract.meetings.flow import Piece, cell_pieces, grid_lines, words_of
from extract.meetings.implications import APPENDED
from extract.meetings.numbering import follows, parse_label
from extract.meetings.wordings import COMMITTEES
from extract.records import Recommendation

_NUMBER = r"(?:(?:\d{1,2}(?:\.\d*)?|[A-Z])[.)]?\s*(?:[–-]\s*)?\s)?"
_WORD = r"recommendations?(?:\(s\)|/s)?"
RECOMMENDED = re.compile(  # "Recommendation(s):", "2. Recommendations to scrutiny", "A – Recommendation/s and reason/s"
    rf"^{_NUMBER}(?:officers?['’]?s? |summary (?:of )?|key |proposed |draft |final |list of |what are the |"
    r"(?!(?:reason|alternative|other|previous|earlier|progress|implement|response|background)\w* )\w+ "
    r"(?!(?:for|against|to|of|on|rejected) )\w+ )?"
    rf"(?:{_WORD}(?: (?:to|for|and|&|of|from|in|20\d\d)(?=[\W])[\w &,/–-]{{0,60}}|/ ?decisions? required)?|"
    r"recommended(?: decisions?| actions?)?)\s*(?P<mark>[:.?–-]*)\s*$",
    re.IGNORECASE,
)
RUN_IN = re.compile(
    rf"^{_NUMBER}(?:officers?['’]?s? |summary |key |proposed )?(?:{_WORD}|RECOMMENDED)\s*[:–-]+\s*(?P<rest>\S.*)$",
    re.IGNORECASE | re.S,
)
HEADED = re.compile(  # "2. RECOMMENDATIONS It is recommended that the Committee:", run together
    rf"^{_NUMBER}{_WORD}\s+(?P<rest>(?:it is|that|the|members|cabinet|council|committee)\b.*)$", re.IGNORECASE | re.S
)
_BODY = (
    rf"(?:(?:the |this )?(?:[A-Z][\w’'&,-]* (?:(?:and|&|of|for) )?){{0,8}}(?:{COMMITTEES})|(?:elected |all )?members|"
    r"councillors|you|(?:the )?(?:leader|mayor|cabinet member|portfolio holder|lead member|executive member|"
    r"commissioner|director|governors|trustees)(?: (?:for|of) [\w ,&’'-]{2,60})?)"
)
ASKED = re.compile(  # "Members are asked to note …", "3.1 The Executive is recommended to:", "It is recommended that …"
    rf"^(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[.)]?\s+)?(?:(?:that )?{_BODY} (?:is|are) (?:therefore |hereby |"
    rf"respectfully |"
    r"also )?(?:asked|invited|requested|recommended)\b|it is (?:therefore |hereby )?recommended\b|"
    r"(?-i:RECOMMENDED) that\b)(?P<rest>.*)$",
    re.IGNORECASE | re.S,
)
ENDS = re.compile(
    rf"^{_NUMBER}(?:reasons?(?: for)?|background|introduction|purpose|summary|alternative|options|context|appendices|"
    r"contact|implications?|report|details?|key points?|list of|executive summary|policy|conclusions?|consultations?|"
    r"financial|legal|information|situation|impact|resource|considerations?|proposals?)\b",
    re.IGNORECASE,
)
WHY = re.compile(r"^reasons?(?: for [\w ]{3,40})?\s*[:–-]\s*\S", re.IGNORECASE)  # between clauses: "Reason: To …"
ORDERS = re.compile(  # how a recommendation begins: "APPROVE …", "That …", "Notes …"
    r"^(?:that|to|and|(?-i:[A-Z]{4,})\b|(?:approve|note|agree|delegate|endorse|recommend|support|consider|adopt|"
    r"authorise|authorize|accept|confirm|comment|receive|determine|appoint|recognise|request|instruct|"
    r"refer|review|grant|refuse|identify|remit|discharge|ask|welcome|publish|make|set|give|invite)\w*)\b",
    re.IGNORECASE,
)
SIDE = 90  # so long a line is no side-heading
NEAR = 6  # so far below its heading a recommendation's lead-in may stand


def read_recommendations(pieces: list[Piece], title: str) -> Iterator[Recommendation]:
    """The report's recommendations, printed twice the first ones; what is appended repeats or recounts others."""
    seen: list[str] = []
    made: list[Recommendation] = []
    pieces = list(unboxed(pieces))
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
    yield from made or (_row(clause, title) for clause in asked_in_text(pieces))
    yield from _alike(pieces, made, title)


def unboxed(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, with a box or a form's row that holds the recommendations as paragraphs."""
    for piece in pieces:
        rows = grid_lines(piece.grid) if piece.grid else []
        if (
            not piece.grid
            or max(map(len, rows)) > 2
            or not any(row and RECOMMENDED.match(first_line(row[0].text)) for row in rows)
        ):
            yield piece
            continue
        for row in rows:
            for cell in row:
                yield from (replace(part, grid=None) for part in cell_pieces(cell, piece.grid) if part.text)


def first_line(text: str) -> str:
    """The first line of a cell."""
    return text.strip().split("\n")[0]


def asked_in_text(pieces: list[Piece]) -> Iterator[Clause]:
    """What members are asked for in a sentence under no heading: the first such, where nothing else is recommended."""
    for piece in pieces:
        match = ASKED.match(piece.text)
        if match and len(match.group("rest")) > 12 and not piece.grid and not _leads_in(piece.text):
            yield from _clauses(pieces, pieces.index(piece), piece.text)[0]
            return


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
    """The recommendations that begin at a piece: under a heading, after a lead-in, or run in after it."""
    piece = pieces[at]
    run_in = RUN_IN.match(piece.text) or HEADED.match(piece.text)
    if run_in and len(run_in.group("rest")) > 12:
        return _clauses(section(pieces, at), at, run_in.group("rest"))
    if ASKED.match(piece.text) and _leads_in(piece.text):
        return _clauses(section(pieces, at), at, piece.text)
    if not RECOMMENDED.match(piece.text) or len(words_of(piece.text)) > 9 or piece.bullet:
        return [], at + 1
    within = section(pieces, at)
    start = lead_in_below(within, at)
    if start >= len(within) or within[start].grid:
        return [], at + 1
    body = within[start].text
    if _leads_in(body):
        return _clauses(within, start, body)
    if within[start].bullet or (parse_label(body) and not _alone(within, start)):
        found, after = _below(within, start)
        if len(found) == 1 and ASKED.match(found[0].text):
            found = _clauses(within, start, body)[0]
        return (found, after) if found else ([], at + 1)
    return _clauses(within, start, body)


def lead_in_below(pieces: list[Piece], at: int) -> int:
    """Where below a heading the recommendations begin: at once, or after a paragraph or two of preamble."""
    start = at + 1
    if start >= len(pieces) or pieces[start].bullet or ORDERS.match(pieces[start].body) or pieces[start].grid:
        return start
    if _leads_in(pieces[start].text) or ASKED.match(pieces[start].text):
        return start
    for later in range(start + 1, min(len(pieces), start + NEAR)):
        if ASKED.match(pieces[later].text):
            return later
    return start


def section(pieces: list[Piece], at: int) -> list[Piece]:
    """The pieces up to the next heading below a place, without the reasons printed between clauses."""
    label = parse_label(pieces[at].text)
    top = label.values[0] if label and label.style in ("number", "double") else None
    end, clause = at + 1, None
    while end < len(pieces):
        piece = pieces[end]
        label = piece.label
        if not _next_clause(clause, piece) and _heads(piece, pieces[at + 1], top):
            break
        top = None if label and label.values == (top,) else top  # the clauses count through the section's own number
        clause = piece if label else clause
        end += 1
    kept = [piece for piece in pieces[at + 1 : end] if not WHY.match(piece.text)]
    gap = end - (at + 1) - len(kept)
    return [*pieces[: at + 1], *kept, *([Piece("", pieces[at].page)] * gap)]


def _next_clause(before: Piece | None, piece: Piece) -> bool:
    """Whether a piece goes on with the clauses before it, numbered next and set alike."""
    if before is None or not before.label or not piece.label or before.bold != piece.bold:
        return False
    return follows(before.label, piece.label) and len(piece.body) > 40


def _heads(piece: Piece, first: Piece, top: int | None) -> bool:
    """Whether a piece heads the section after the one whose first piece and number are given."""
    if piece is first or not piece.text or len(piece.text) > SIDE or piece.bullet:
        return False
    label = piece.label
    body = piece.body
    closed = body.rstrip().endswith((".", ";", ":", ","))
    if label and top is not None and label.values == (top + 1,) and label.style == "number":
        return not closed and not ORDERS.match(body)
    if piece.kind == "heading" or (piece.bold and not first.bold):
        return not ORDERS.match(body) and not closed and not ASKED.match(piece.text)
    return bool(ENDS.match(piece.text)) and not closed and not label


def _alone(pieces: list[Piece], at: int) -> bool:
    """A paragraph's own number, not the first of a series: "2. That the tender be accepted." below a heading."""
    label = parse_label(pieces[at].text)
    if not label or label.values[-1] == 1:
        return False
    return not any(follows(label, one) for one in readings(pieces[at + 1].text)) if at + 1 < len(pieces) else True


def _leads_in(text: str) -> bool:
    return bool(re.search(r"[:–-]\s*$", text)) and len(text) < 260


def _clauses(pieces: list[Piece], at: int, text: str) -> tuple[list[Clause], int]:
    piece = pieces[at]
    text = re.sub(r"^\d{1,2}(?:\.\d+){0,2}[.)]?\s+(?=[A-Z])", "", text)
    if _leads_in(text):
        return _below(pieces, at + 1)
    inline = split_inline(BARE_LABEL.sub(r"\1(\2) ", text))
    if len(inline) > 1:
        return [Clause(label, clause, piece.page, piece.bbox) for label, clause in inline], at + 1
    return [Clause(None, text, piece.page, piece.bbox)], at + 1


BARE_LABEL = re.compile(  # "Members are asked to: i. note the report; and ii. agree"
    r"([;:–-]\s(?:and\s|or\s)?)([ivx]{1,4}|[a-h]|\d)[.)]\s+(?=[a-z])"
)


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
        heading = piece.kind == "heading" and not ORDERS.match(piece.text)
        if (
            not piece.text
            or piece.grid
            or heading
            or STOP.match(piece.text)
            or (parse_label(piece.text) and piece.bold)
        ):
            break
        if found and piece.text[:1].islower() and not found[-1].text.rstrip().endswith((";", ".", "; and")):
            found[-1] = Clause(None, f"{found[-1].text} {piece.text}", found[-1].page, found[-1].bbox)
        elif found and not ORDERS.match(piece.text):
            break
        else:
            found.append(Clause(None, piece.text, piece.page, piece.bbox))
        at += 1
    return found, at
