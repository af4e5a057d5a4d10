"""Wordings as data: tables of cues (a role, a weight, a pattern and an example of it) and how a text scores by them."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple


class Cue(NamedTuple):
    """One wording: what it speaks for, how strongly, and a text that holds it."""

    role: str
    weight: float
    pattern: re.Pattern[str]
    example: str


@cache
def load_cues(table: str) -> tuple[Cue, ...]:
    """The rows of a table in wordings/."""
    source = resources.files("extract.letters").joinpath("wordings", f"{table}.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in source.splitlines() if line and not line.startswith("#")]
    return tuple(
        Cue(role, float(weight), re.compile(pattern, re.IGNORECASE), example) for role, weight, pattern, example in rows
    )


LONG = 3000  # characters; who speaks shows at the beginning and the end of a long passage
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


def straight(text: str) -> str:
    """The text with straight quotes, so that a pattern need not name both kinds.

    >>> straight("don’t")
    "don't"
    """
    return text.translate(STRAIGHT)


def matching(table: str, text: str) -> list[tuple[Cue, re.Match[str]]]:
    """Every cue of the table that the text holds, and where."""
    plain = straight(text if len(text) <= LONG else f"{text[:LONG]} {text[-600:]}")
    return [(cue, match) for cue in load_cues(table) if (match := cue.pattern.search(plain))]


def scores(table: str, text: str) -> dict[str, float]:
    """How strongly the text speaks for each role: its best cue, and a little for each further one."""
    weights: dict[str, list[float]] = {}
    for cue, _ in matching(table, text):
        weights.setdefault(cue.role, []).append(cue.weight)
    return {role: max(found) + 0.4 * (len(found) - 1) for role, found in weights.items()}
