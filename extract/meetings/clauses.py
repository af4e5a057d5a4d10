"""A resolution's clauses: printed one below the other, or run on in one paragraph, each with its label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.meetings.flow import Piece
from extract.meetings.motions import bare_of_movers
from extract.meetings.numbering import Label, alternatives, follows, strip_bullet
from extract.records import Box

# labels within a running text
INLINE = re.compile(
    r"(?:(?<=^)|(?<=[\s;:,.]))\(?(?P<label>[ivx]{1,5}|[a-z]|\d{1,2})\)\s*(?=\S)|(?:(?<=^)|"
    r"(?<=[;:,.]\s))(?P<label2>\d{1,2}|[a-z]|[ivx]{1,5})\.\s+(?=[A-Z])",
    re.IGNORECASE,
)
LEAD_IN = re.compile(r"[:–—-]\s*$")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, with its label and where it stands."""

    label: str | None
    text: str
    page: int
    bbox: Box | None = None


def readings(text: str) -> list[Label]:
    """What a clause's label may be; "A)" before "b)" is the same series, and the "2." of "2.1" is none."""
    found = alternatives(text)
    if any(label.style in ("double", "triple") for label in found):
        found = [label for label in found if label.style != "number"]
    return found + [label._replace(style="letter") for label in found if label.style == "capital"]


def split_inline(text: str) -> list[tuple[str | None, str]]:
    """Clauses that run on in one paragraph; one clause without label where there are none.

    >>> split_inline("(i) That the report be noted; and (ii) That the fee be paid.")
    [('i', 'That the report be noted; and'), ('ii', 'That the fee be paid.')]
    >>> split_inline("that the report be noted")
    [(None, 'that the report be noted')]
    """
    marks = [(match, (match.group("label") or match.group("label2")).lower()) for match in INLINE.finditer(text)]
    for first in ("i", "a", "1"):
        run = _run([(match, label) for match, label in marks], first)
        if len(run) >= 2 and (run[0].start() < 4 or _is_lead_in(text[: run[0].start()])):
            ends = [match.start() for match in run[1:]] + [len(text)]
            return [
                ((match.group("label") or match.group("label2")), text[match.end() : end].strip())
                for match, end in zip(run, ends, strict=True)
            ]
    return [(None, text.strip())]


def _is_lead_in(text: str) -> bool:
    """Words that only lead to clauses: "that", "That the Committee:"; "That it object for (i)" is a sentence."""
    plain = text.strip()
    led = (
        bool(re.search(r"[:–—,-]$", plain))
        or not bare_of_movers(plain)
        or len(plain.split()) <= 3
        or bool(re.search(r"\b(?:that|to)$", plain, re.I))
    )
    return led and len(text) < 90 and not re.search(r"[.;]\s*\S", text)


def _run(marks: list[tuple[re.Match[str], str]], first: str) -> list[re.Match[str]]:
    """The labels that count up from the first one."""
    series = {
        "i": ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"],
        "a": [chr(97 + at) for at in range(26)],
        "1": [str(at) for at in range(1, 40)],
    }[first]
    found: list[re.Match[str]] = []
    for match, label in marks:
        if len(found) < len(series) and label == series[len(found)]:
            found.append(match)
    return found


def read_clauses(
    pieces: list[Piece], start: int, stops: re.Pattern[str], outer: Label | None
) -> tuple[list[Clause], int]:
    """The clauses that stand from `start` on below a lead-in, and where they end.

    `outer` is the number of the paragraph that leads in: the next number of its kind begins another paragraph.
    """
    if start >= len(pieces):
        return [], start
    first = pieces[start]
    after = readings(pieces[start + 1].text) if start + 1 < len(pieces) else []
    labels = [
        label for label in readings(first.text) if label.values[-1] == 1 or any(follows(label, one) for one in after)
    ]
    if outer and any(follows(outer, label) for label in alternatives(first.text)):
        return [], start
    if labels:
        return _labelled(pieces, start, labels, stops, outer)
    if first.bullet:
        return _bulleted(pieces, start, stops, outer)
    return _plain(pieces, start, stops, outer)


def _labelled(
    pieces: list[Piece], start: int, labels: list[Label], stops: re.Pattern[str], outer: Label | None
) -> tuple[list[Clause], int]:
    clauses: list[Clause] = []
    current = labels
    at = start
    while at < len(pieces):
        piece = pieces[at]
        options = readings(piece.text)
        if (
            at > start
            and outer
            and any(follows(outer, label) for label in options)
            and not any(follows(c, o) for c in current for o in options)
        ):
            break
        nexts = labels if at == start else [o for o in options if any(follows(c, o) for c in current)]
        if nexts and not piece.bullet:
            label = nexts[0]
            clauses.append(Clause(label.body, piece.text[label.end :].strip(), piece.page, piece.bbox))
            current = nexts
        elif clauses and _goes_on(piece, pieces[at - 1], clauses[-1], pieces[start], stops):
            last = clauses[-1]
            clauses[-1] = Clause(last.label, f"{last.text} {piece.text}", last.page, last.bbox)
        else:
            break
        at += 1
    return clauses, at


def _goes_on(piece: Piece, before: Piece, last: Clause, first: Piece, stops: re.Pattern[str]) -> bool:
    """A sub-clause, or the rest of a clause after a page break."""
    if stops.match(piece.text) or piece.kind in ("heading", "grid") or not piece.text:
        return False
    if piece.bold and not first.bold:
        return False
    if piece.bullet or alternatives(piece.text):
        deeper = piece.x0 is not None and first.x0 is not None and piece.x0 > first.x0 + 4
        return deeper or last.text.rstrip().endswith((":", "-")) or before.bullet is not None
    if not re.search(r"[.;:!?]$|\band$", last.text.rstrip()) and (
        piece.text[:1].islower() or piece.page != before.page
    ):
        return True
    return piece.text[:1].islower() and piece.x0 is not None and first.x0 is not None and piece.x0 >= first.x0


def _bulleted(pieces: list[Piece], start: int, stops: re.Pattern[str], outer: Label | None) -> tuple[list[Clause], int]:
    clauses: list[Clause] = []
    at = start
    while at < len(pieces):
        piece = pieces[at]
        if piece.bullet and not stops.match(piece.text):
            nested = piece.x0 is not None and pieces[start].x0 is not None and piece.x0 > (pieces[start].x0 or 0) + 12
            if nested and clauses:
                clauses[-1] = Clause(None, f"{clauses[-1].text} {piece.text}", clauses[-1].page, clauses[-1].bbox)
            else:
                clauses.append(_unbulleted(piece))
        elif (
            clauses
            and not re.search(r"[.;:!?]$", clauses[-1].text)
            and piece.text[:1].islower()
            and not alternatives(piece.text)
        ):
            clauses[-1] = Clause(
                clauses[-1].label, f"{clauses[-1].text} {piece.text}", clauses[-1].page, clauses[-1].bbox
            )
        else:
            break
        at += 1
    return clauses, at


def _unbulleted(piece: Piece) -> Clause:
    """A bulleted clause, its own number taken off too: "- 1) That the report be noted."."""
    text = strip_bullet(piece.text)[1]
    numbered = re.match(r"^(?P<label>\d{1,2}|[a-z]|[ivx]+)[).]\s+(?P<rest>\S.*)$", text, re.S)
    if numbered:
        return Clause(numbered.group("label"), numbered.group("rest"), piece.page, piece.bbox)
    return Clause(None, text, piece.page, piece.bbox)


def _plain(pieces: list[Piece], start: int, stops: re.Pattern[str], outer: Label | None) -> tuple[list[Clause], int]:
    """Unlabelled paragraphs after a lead-in: one clause each; lists below a clause belong to it."""
    clauses: list[Clause] = []
    at = start
    while at < len(pieces):
        piece = pieces[at]
        options = alternatives(piece.text)
        if not piece.text or piece.kind == "grid" or stops.match(piece.text) or (piece.kind == "heading" and clauses):
            break
        if outer and any(follows(outer, label) for label in options):
            break
        if re.fullmatch(r"(?:and|or)[;:,.]?", piece.text, re.IGNORECASE):
            at += 1
            continue
        listed = bool(options) or piece.bullet is not None
        if clauses and (listed or clauses[-1].text.rstrip().endswith((":", ",")) or piece.text[:1].islower()):
            mark = f"{piece.bullet} " if False else ""
            clauses[-1] = Clause(None, f"{clauses[-1].text} {mark}{piece.text}", clauses[-1].page, clauses[-1].bbox)
        elif clauses and not _like_clause(piece.text, clauses[0].text):
            break
        else:
            clauses.append(Clause(None, piece.text, piece.page, piece.bbox))
        at += 1
    return clauses, at


def _like_clause(text: str, first: str) -> bool:
    """Further paragraphs of a resolution begin like its first: "That …", "This Council …", "Members …"."""
    opening, word = first.split()[:1], text.split()[:1]
    if opening and word and opening[0].isupper() and word[0].isupper() and len(word[0]) > 3:
        return True  # "APPROVE …", "DELEGATE …"
    return bool(re.match(r"(?:that|to)\b", text, re.IGNORECASE)) or opening == word
