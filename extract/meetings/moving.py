"""Motions as they are moved: mover and seconder over several lines or sentences, and the number of the resolution."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.meetings.closings import CLOSED
from extract.meetings.flow import Piece
from extract.meetings.motions import AMENDMENT, MOVED_BY, PERSON, bare_of_movers
from extract.meetings.sentences import sentences
from extract.meetings.tallies import Ballot, parse_votes
from extract.meetings.walks import Motion, Walk, add, finish_vote, flush

MOVER_LINE = re.compile(
    r"^(?:(?:resolution|res|motion)\b\.? ?(?:no\.?|#|number)? ?[\w/.-]*\d\S* )?(?:proposed|moved|proposer|prop\b|"
    r"mover|motion(?= by|:))\b[^.]{0,12}?.{3,70}$",
    re.IGNORECASE,
)
SECONDER_LINE = re.compile(r"^(?:and )?(?:seconded|seconder|sec\b|second(?= by|:)|2nd)\b.{3,70}$", re.IGNORECASE)
CODE = re.compile(  # "Resolution 2024-88", "Motion No. 1", "Res. #12/25:" before the names of those who moved it
    r"^(?:resolution|res|motion|mot)\b\.?\s*(?:no\.?|#|number)?\s*:?\s*(?P<code>[A-Z]{0,4}[-/ ]?\d[\w/-]*)\s*[:.–-]?\s*"
    r"(?P<rest>(?:moved|proposed|motion|mover)\b.*|(?P<mover>(?-i:[A-Z])[\w’'. -]{1,30})"
    r"(?:\s?/\s?(?P<seconder>(?-i:[A-Z])[\w’'. -]{1,30}))?)?$",
    re.IGNORECASE,
)


def join_movers(pieces: list[Piece]) -> list[Piece]:
    """Mover and seconder printed on lines of their own, as one paragraph.

    >>> [piece.text for piece in join_movers([Piece("Proposed by Cllr Ash;", 1), Piece("Seconded by Cllr Elm;", 1)])]
    ['Proposed by Cllr Ash, seconded by Cllr Elm']
    """
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before and SECONDER_LINE.match(piece.text) and MOVER_LINE.match(before.text) and "econd" not in before.text:
            seconder = piece.text[:1].lower() + piece.text[1:].rstrip(" .;,")
            joined[-1] = replace(before, text=f"{before.text.rstrip(' .;,')}, {seconder}")
        else:
            joined.append(piece)
    return joined


def numbered(walk: Walk, piece: Piece) -> Piece | None:
    """A motion's own number is kept for it, and taken off where the movers stand beside it; None where it stands alone.

    >>> from extract.meetings.walks import Section
    >>> numbered(Walk("m1", Section(None, "", [])), Piece("Resolution 12-3 Moved by Ash, seconded by Elm", 1)).text
    'Moved by Ash, seconded by Elm'
    """
    match = CODE.match(piece.text)
    if not match:
        return piece
    walk.code = match.group("code")
    if match.group("mover"):  # "MOT. 21-144  Ash/Elm"
        seconder = f", seconded by {match.group('seconder').strip()}" if match.group("seconder") else ""
        return replace(piece, text=f"Moved by {match.group('mover').strip()}{seconder}")
    return replace(piece, text=match.group("rest")) if match.group("rest") else None


SECONDED = re.compile(  # "This was seconded by Cllr Cray.", "Councillor Hood seconded the motion."
    r"^(?:(?:This|It|Which|The (?:motion|proposal|amendment|nomination)) was (?:duly )?)?[Ss]econded by\b|"
    r"^(?:[A-Z][\w.’'-]* ){1,5}(?:duly )?seconded\b(?! that)"
)


def with_seconders(parts: list[str]) -> list[str]:
    """The sentences, one that only names the seconder joined to that of the mover.

    >>> with_seconders(["Cllr Ash proposed a rise.", "This was seconded by Cllr Elm.", "It rained."])
    ['Cllr Ash proposed a rise. This was seconded by Cllr Elm.', 'It rained.']
    """
    joined: list[str] = []
    for part in parts:
        if joined and SECONDED.match(part) and re.search(r"\b(?:propos|mov|nominat)ed\b", joined[-1]):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def proposing(text: str) -> str:
    """The sentence that proposes, without one that only names the seconder.

    >>> proposing("Councillor Ash moved to adjourn. Councillor Elm seconded."), proposing("Ash moved it.")
    ('Councillor Ash moved to adjourn.', 'Ash moved it.')
    """
    first, *rest = sentences(text) or [text]
    return first if rest and all(SECONDED.match(one) and len(one) < 60 for one in rest) else text


ONLY_MOVES = re.compile(
    rf"^(?:{PERSON} (?:then |formally )?moved|(?:[Pp]roposed|[Mm]oved) by [^:]{{4,90}})(?: \([^)]*\))?:$"
)


def moved(
    walk: Walk, movers: Ballot, sentence: str, body: str, piece: Piece, leads: bool = False, quoted: str = ""
) -> None:
    """A motion, or the mover of the decision just recorded, unless it leads to a resolution printed below it."""
    bare = bare_of_movers(sentence)
    purpose = MOVED_BY.search(sentence)
    closed = CLOSED.search(sentence)
    last = walk.rows[-1] if walk.rows else None
    if (
        last
        and not leads
        and not walk.code
        and len(bare) < 14
        and last.mover is None
        and last.item == walk.section.number
    ):
        walk.rows[-1] = replace(last, mover=movers.mover, seconder=movers.seconder)
        return
    if purpose and purpose.group("purpose"):
        add(walk, purpose.group("purpose"), sentence, piece, None, movers)
        return
    said = f"{sentence} {quoted}" if quoted and sentence.rstrip().endswith(":") else proposing(sentence)
    if quoted and ONLY_MOVES.match(sentence):  # "Cllr Lee moved (NOM 27/16):", the motion below
        said = quoted.strip(' “”"‘’')
    motion = Motion(movers, body, bool(AMENDMENT.search(sentence)), piece, said, code=walk.code)
    walk.code = None
    if closed and len(bare) > 20:
        walk.order.append(motion)
        walk.put, walk.ballot = "", parse_votes(sentence)
        finish_vote(walk, closed.group("verb").strip(), motion)
        return
    flush(walk)
    walk.order.append(motion)
    if piece.label:
        walk.motions[piece.label.body] = motion
