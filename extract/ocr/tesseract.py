"""Tesseract as a program: an image goes in, words with boxes and confidence come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extract.clean import clean_line
from extract.engines import has_engine, run_engine
from extract.errors import Unreadable

SECONDS = 120.0  # for one page; a dense A3 page takes about 20
WORD_LEVEL = 5
TURN = re.compile(r"Rotate: (?P<turn>\d+).*?Orientation confidence: (?P<sure>[\d.]+)", re.S)
SURE = 1.5  # of its orientation confidence: less is a guess


class Seen(NamedTuple):
    """A word on an image, in pixels; `line` is the same for all words of a line."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float  # 0 to 1
    line: tuple[int, int, int]


def has_tesseract() -> bool:
    """Whether OCR can be had."""
    return has_engine("tesseract")


@cache
def installed_languages() -> frozenset[str]:
    """The languages that Tesseract has data for."""
    done = run_engine(["tesseract", "--list-langs"], seconds=20)
    listed = (done.output or done.errors).decode("utf-8", "replace").splitlines()
    return frozenset(line.strip() for line in listed[1:] if line.strip())


def missing_languages(wanted: Sequence[str]) -> tuple[str, ...]:
    """The wanted languages that Tesseract, where it is installed, has no data for."""
    if not has_tesseract():
        return ()
    return tuple(language for language in wanted if language not in installed_languages())


def choose_languages(wanted: Sequence[str]) -> tuple[str, ...]:
    """The wanted languages that are installed, English if none is."""
    return tuple(language for language in wanted if language in installed_languages()) or ("eng",)


def read_words(png: bytes, languages: Sequence[str], dpi: int) -> list[Seen]:
    """The words of an image; raises Unreadable if Tesseract fails or takes too long."""
    command = ["tesseract", "stdin", "stdout", "-l", "+".join(languages), "--dpi", str(dpi), "--psm", "3", "tsv"]
    done = run_engine(command, given=png, seconds=SECONDS)
    if done.code:
        raise Unreadable("crash", f"tesseract ended with code {done.code}")
    return list(parse_tsv(done.output.decode("utf-8", "replace")))


def parse_tsv(text: str) -> Iterator[Seen]:
    r"""The words of Tesseract's table.

    >>> row = "5\t1\t1\t1\t2\t1\t10\t20\t30\t12\t96.5\tAgenda"
    >>> next(parse_tsv("level\n" + row))
    Seen(text='Agenda', left=10, top=20, right=40, bottom=32, confidence=0.965, line=(1, 1, 2))
    """
    for row in text.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12 or int(fields[0]) != WORD_LEVEL:
            continue
        word = clean_line(fields[11])
        if word:
            left, top, width, height = map(int, fields[6:10])
            block, paragraph, line = map(int, fields[2:5])
            sure = max(0.0, float(fields[10])) / 100
            yield Seen(word, left, top, left + width, top + height, sure, (block, paragraph, line))


def find_turn(png: bytes) -> int:
    """By how many degrees, clockwise, an image must be turned to stand upright; 0 where Tesseract is not sure."""
    done = run_engine(["tesseract", "stdin", "stdout", "--psm", "0"], given=png, seconds=SECONDS)
    match = TURN.search(done.output.decode("utf-8", "replace"))
    return int(match["turn"]) if match and float(match["sure"]) >= SURE else 0
