"""A meeting's own responses to planning and grant applications, told from what the authority decided of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.meetings.flow import Piece, grid_lines
from extract.meetings.motions import parse_movers, without_movers
from extract.records import Decision

# "18/00682/F", "SDNP/20/00528/FUL", "S.19/2691/HHOLD", "24/02690/TCA", "MW.0058/23", "P/2020/1234/FUL"
REFERENCE = re.compile(
    r"^[\W]*(?:(?:application|ref(?:erence)?|planning)\W*(?:no\W*)?)?(?P<code>(?:[A-Z]{1,6}[./ -]?)?(?:\d{2}|"
    r"20\d{2})[/.-]\d{3,6}(?:[/.-]?[A-Z]{1,8}\d?)*|[A-Z]{1,4}[./]\d{4}/\d{2}|"
    r"[A-Z]{1,3}/\d{4,6}|[A-Z]\.\d{4,6}(?:/\d{1,4})?|[A-Z]\d{2}/\d{4}(?:/\d{1,3})?(?:/[A-Z]{1,4})*)\b"
)
# how a council puts its own response: a row is a wording
RESPONSES = re.compile(
    r"(?P<verb>\bno (?:PC |parish council |council |further |material |particular )?(?:objections?|obj\b\.?|"
    r"comments?)\b(?! from (?:neighbours|the public))|\bobjections?(?: (?:made|raised|submitted|lodged|sent|on "
    r"(?:the )?(?:following )?grounds|because|due to))\b|"
    r"^(?:strong(?:ly)? )?(?:objections?|objects?|object|support(?:s|ed)?|neutral|comments? only|rejected|deferred)\b|"
    r"\b(?:PC|TC|CC|(?:parish |town |community )?council(?:lors)?|committee|members) (?:strongly |unanimously "
    r")?(?:approves?|approved|supports?|supported|objects?|objected|ha(?:s|ve|d) no (?:objections?|comments?)|"
    r"raised no objections?|recommends? (?:approval|refusal))\b|"
    r"(?<=[–—.-] )(?:strong(?:ly)? )?(?:objections?\b|objects?\s*:|support\s*[:.])|"
    r"\brecommend(?:ed)?(?: for)? (?:approval|refusal)\b|"
    r"\bresponse[:\s]+(?:no )?(?:objections?|support|"
    r"comments?)\b|\bcomments? to be (?:submitted|sent|made)\b)",
    re.IGNORECASE,
)
CELL = re.compile(
    r"^(?P<verb>no (?:\w+ )?(?:objections?|comments?)|(?:strong(?:ly)? )?object(?:ion|ions|s|ed)?|support(?:s|"
    r"ed)?|neutral|rejected|recommend \w+|approved? (?:by|subject)|deferred)\b",
    re.IGNORECASE,
)
# headings below which the authority's outcomes stand, and those that end such a list
DECIDED = re.compile(
    r"^\W*(?:(?:planning )?(?:applications? )?(?:decided|determined|approved|granted|refused)|(?:planning "
    r")?decisions?(?: (?:received|notices?|made|by|from).*)?|updates? on planning applications|notifications?|"
    r"appeals?)\W*$",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"^\W*(?:new |current |planning )*applications?(?: (?:received|awaiting decision|for consideration|to "
    r"consider|noted))?\W*$",
    re.IGNORECASE,
)
BY_OTHERS = re.compile(
    r"\b(?:approved|permitted|granted|refused|decision|dismissed|consultation)\b.{0,20}\b(?:CDC|by|district|"
    r"county|OCC|authority|SDNPA|council)\b|\bunder consultation\b|\bawaiting\b",
    re.IGNORECASE,
)
IS_PLANNING = re.compile(r"\bplanning\b|\bapplications\b|\blicen[cs]ing\b", re.IGNORECASE)


def planning_responses(title: str, number: str | None, pieces: list[Piece], meeting: str) -> Iterator[Decision]:
    """The meeting's own responses under a planning item."""
    if not IS_PLANNING.search(title):
        return
    decided = False
    group: list[Piece] = []
    for piece in [*(part for whole in pieces for part in applications_of(whole)), None]:
        starts = (
            piece is None
            or piece.grid is not None
            or bool(REFERENCE.match(piece.text))
            or bool(OPEN.match(piece.text) or DECIDED.match(piece.text))
        )
        if starts and group:
            if not decided and (row := _response(group, number, meeting)):
                yield row
            group = []
        if piece is None:
            return
        if DECIDED.match(piece.text) or OPEN.match(piece.text):
            decided = bool(DECIDED.match(piece.text))
        elif piece.grid and not decided:
            yield from _cells(piece, number, meeting)
        elif piece.text and (group or REFERENCE.match(piece.text)):
            group.append(piece)


NEXT = re.compile(  # where another application begins in one paragraph: "… No objection. ii. 17/01343/F Crisps Yard"
    r"(?:(?<=[.;)] )|(?<=ION )|(?<=ORT )|(?<=ENT )|(?<=ion ))(?=(?:(?:[ivx]{1,4}|[a-h]|"
    r"\d{1,2})[.)] )?(?:[A-Z]{1,6}[./ -]?)?(?:\d{2}|"
    r"20\d{2})/\d{3,6}(?:/[A-Z]{1,8})+\b)"
)


def applications_of(piece: Piece) -> list[Piece]:
    """A paragraph that lists several applications, one piece each, a printed number before each reference left out.

    >>> [part.text for part in applications_of(Piece("i. 17/01282/F Barn. Support. ii. 17/01343/F Hut. Object.", 1))]
    ['17/01282/F Barn. Support.', '17/01343/F Hut. Object.']
    """
    if piece.grid or not piece.text:
        return [piece]
    parts = [part.strip() for part in NEXT.split(piece.text)]
    parts = [part[match.end("label") :].strip() if (match := LABELLED.match(part)) else part for part in parts]
    return [replace(piece, text=part) for part in parts if len(part) > 5 or len(parts) == 1]


LABELLED = re.compile(
    r"^(?P<label>(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)]\s+)(?=(?:[A-Z]{1,6}[./ -]?)?(?:\d{2}|"
    r"20\d{2})/\d{3,6})"
)


def _response(group: list[Piece], number: str | None, meeting: str) -> Decision | None:
    """The response that one application's lines end with."""
    for at, piece in enumerate(group[:6]):
        match = RESPONSES.search(piece.text)
        if match and not BY_OTHERS.search(piece.text[match.start() :]):
            whole = " ".join(part.text for part in group[: at + 1])
            movers = parse_movers(whole)
            return Decision(
                meeting=meeting,
                item=number,
                verb=match.group("verb"),
                text=without_movers(whole) if movers.mover else whole,
                mover=movers.mover,
                seconder=movers.seconder,
                page=group[0].page,
                bbox=group[0].bbox,
            )
    return None


def _cells(piece: Piece, number: str | None, meeting: str) -> Iterator[Decision]:
    """Responses in the cells of a table of applications."""
    assert piece.grid is not None
    for row in grid_lines(piece.grid):
        for cell in row:
            text = " ".join(cell.text.split())
            match = CELL.match(text)
            if match and not BY_OTHERS.search(text):
                yield Decision(
                    meeting=meeting,
                    item=number,
                    verb=match.group("verb"),
                    text=text,
                    page=cell.page,
                    bbox=cell.bbox or piece.bbox,
                )
