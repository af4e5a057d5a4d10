"""What a report says of its implications, with who signed them off, and which appendices it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.meetings.flow import Piece
from extract.meetings.numbering import parse_label
from extract.phrases import find_dates
from extract.records import Appendix, Implication

IMPLICATION = re.compile(
    r"^(?:\d{1,2}(?:\.\d+)*[.)]?\s+)?(?:(?:comments? of|comments? from) (?:the )?)?(?P<kind>financial|finance|"
    r"legal|equalit(?:y|ies)(?:,? (?:diversity|and)[\w, ]*)?|climate(?: (?:change|emergency))?(?: and [\w ]+)?|"
    r"environment(?:al)?|human resources?|hr|staffing|"
    r"risk(?: management)?|crime (?:and|&) disorder|health(?: and wellbeing)?|property|procurement|data "
    r"protection|privacy|safeguarding|social value|sustainability|carbon|it|ict|public health|children|other|"
    r"economic|governance|consultation|resource|biodiversity|rural|welsh language|human rights|corporate)"
    r"(?:[\w ,&/()-]{0,50})?\bimplications?\b[\w ]{0,20}\s*:?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.S,
)
SIGNED = re.compile(r"^signed\s*:\s*(?P<who>.*)$", re.IGNORECASE)
DATED = re.compile(r"^dated?\s*:\s*(?P<when>.*)$", re.IGNORECASE)
AFTER = re.compile(
    r"^(?:contact|report (?:author|contact)|background papers?|author|appendi(?:x|ces))\b", re.IGNORECASE
)
APPENDIX = re.compile(
    r"^(?P<label>(?:appendix|annexe?)\s+(?:[A-Z]{1,2}\d?|\d{1,2}[a-z]?|[IVX]+))\s*(?:[:–-]|\s)\s*(?P<title>\S.{2,})$",
    re.IGNORECASE | re.S,
)
APPENDED = re.compile(r"^(?:\d{1,2}[.)]?\s*)?(?:(?:summary|list) of )?(?:appendices|attachments)\b", re.IGNORECASE)


def read_implications(pieces: list[Piece], title: str) -> Iterator[Implication]:
    """What the report says a proposal means for money, law, equality, climate."""
    for at, piece in enumerate(pieces):
        match = IMPLICATION.match(piece.text)
        if not match or len(match.group().split(":")[0]) > 90:
            continue
        texts, signed, dated = [match.group("rest").strip()] if match.group("rest") else [], None, None
        for following in pieces[at + 1 : at + 14]:
            if (
                IMPLICATION.match(following.text)
                or following.kind == "heading"
                or following.grid
                or (parse_label(following.text) and following.bold)
            ):
                break
            if AFTER.match(following.text):
                break
            if who := SIGNED.match(following.text):
                signed = who.group("who").strip() or None
            elif when := DATED.match(following.text):
                dates = find_dates(when.group("when"))
                dated = dates[0].value if dates else None
            else:
                texts.append(following.body if following.label and "." in following.label.body else following.text)
        text = " ".join(text for text in texts if text)
        if text:
            yield Implication(
                report=title,
                kind=match.group("kind").lower(),
                text=text,
                signatory=signed,
                date=dated,
                page=piece.page,
                bbox=piece.bbox,
            )


def read_appendices(pieces: list[Piece], title: str) -> Iterator[Appendix]:
    """The appendices that the report lists."""
    start = next(
        (
            at
            for at, piece in enumerate(pieces)
            if re.match(
                r"^(?:\d{1,2}[.)]?\s*)?(?:(?:summary|list) of )?(?:appendices|attachments|background documents(?: "
                r"and appendices)?)\b",
                piece.text,
                re.IGNORECASE,
            )
        ),
        None,
    )
    if start is None:
        return
    for piece in pieces[start : start + 30]:
        match = APPENDIX.match(piece.text)
        if match:
            yield Appendix(
                report=title,
                label=match.group("label"),
                title=" ".join(match.group("title").split()),
                page=piece.page,
                bbox=piece.bbox,
            )
