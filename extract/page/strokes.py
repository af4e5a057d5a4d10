"""Rules through and below words: what was struck out, and what is underlined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.paper import Rule, Style, Word

# where a rule lies in a word's box, from its top: struck through the small letters, or below them
STRUCK = (0.42, 0.7)
UNDERLINED = (0.78, 1.14)
SLACK = 3.5  # points: how far an underline may reach beyond the words that it is meant for


def mark_strokes(words: Sequence[Word], rules: Sequence[Rule]) -> list[Word]:
    """The words, those that a rule strikes out or underlines with a style that says so."""
    levels = level_rules(rules)
    if not levels:
        return list(words)
    marked: dict[tuple[Style, bool, bool], Style] = {}
    starts, stops = word_edges(words)
    out = []
    for word in words:
        struck, underlined = strokes_of(word, levels, starts, stops)
        if struck or underlined:
            key = (word.style, struck, underlined)
            if key not in marked:
                marked[key] = word.style._replace(struck=struck, underlined=underlined)
            out.append(word._replace(style=marked[key]))
        else:
            out.append(word)
    return out


def level_rules(rules: Sequence[Rule]) -> dict[int, list[Rule]]:
    """Level rules by their height in whole points, those that abut made one."""
    levels: defaultdict[int, list[Rule]] = defaultdict(list)
    last: Rule | None = None
    for rule in sorted((rule for rule in rules if rule.top == rule.bottom), key=lambda rule: (rule.top, rule.x0)):
        if last and rule.top == last.top and rule.x0 <= last.x1 + 1.5:
            levels[int(rule.top)].pop()
            last = Rule(last.x0, rule.top, max(last.x1, rule.x1), rule.top)
        else:
            last = rule
        levels[int(last.top)].append(last)
    return dict(levels)


def word_edges(words: Sequence[Word]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Where words begin and where they end, in cells of 4 points, with their level in cells of 8."""
    starts = {(int(word.x0) // 4, int(word.bottom) // 8) for word in words}
    stops = {(int(word.x1) // 4, int(word.bottom) // 8) for word in words}
    return starts, stops


def strokes_of(
    word: Word, levels: dict[int, list[Rule]], starts: set[tuple[int, int]], stops: set[tuple[int, int]]
) -> tuple[bool, bool]:
    """Whether a word is struck out, and whether it is underlined."""
    height = word.bottom - word.top
    struck = underlined = False
    for level in range(int(word.top + STRUCK[0] * height), int(word.top + UNDERLINED[1] * height) + 1):
        for rule in levels.get(level, ()):
            if rule.x0 > word.x0 + SLACK or rule.x1 < word.x1 - SLACK:
                continue
            place = (rule.top - word.top) / height
            through, below = STRUCK[0] <= place <= STRUCK[1], UNDERLINED[0] <= place <= UNDERLINED[1]
            if (through or below) and ends_with_words(rule, word, starts, stops):
                struck, underlined = struck or through, underlined or below
    return struck, underlined


def ends_with_words(rule: Rule, word: Word, starts: set[tuple[int, int]], stops: set[tuple[int, int]]) -> bool:
    """Whether a rule begins where a word of the line begins and ends where one ends, as no border of a table does."""
    level = int(word.bottom) // 8
    if abs(rule.x0 - word.x0) >= SLACK and not is_near(int(rule.x0) // 4, level, starts):
        return False
    return abs(rule.x1 - word.x1) < SLACK or is_near(int(rule.x1) // 4, level, stops)


def is_near(place: int, level: int, edges: set[tuple[int, int]]) -> bool:
    """Whether a word's edge lies in a cell or in one of those around it."""
    return not edges.isdisjoint([(x, y) for x in (place, place - 1, place + 1) for y in (level, level - 1, level + 1)])
