"""A made-up index of any size: words by Zipf's law, so that some stand on most pages and most on few."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from extract.records import Decision, Document, Meeting, Page, Question, Records

SYLLABLES = [c + v + e for c in "bcdfghklmnprstvw" for v in "aeiou" for e in ("", "n", "r", "l", "st")]
WORDS = 40_000


def words(chance: random.Random) -> tuple[list[str], list[float]]:
    """The vocabulary and its cumulative weights; the commonest words come first."""
    made = list(dict.fromkeys("".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(WORDS * 2)))[
        :WORDS
    ]
    made.sort()
    chance.shuffle(made)
    return made, list(accumulate(1 / (rank + 3) for rank in range(len(made))))


def documents(pages: int, words_a_page: int = 120, pages_each: int = 50, seed: int = 7) -> Iterator[Records]:
    """Documents of so many pages each with their decisions, over fifteen years, forty authorities."""
    chance = random.Random(seed)
    vocabulary, weights = words(chance)
    for number in range(pages // pages_each):
        day = date(2010, 1, 1) + timedelta(days=chance.randrange(5500))

        def text(many: int) -> str:
            return " ".join(chance.choices(vocabulary, cum_weights=weights, k=many))

        authority = f"{vocabulary[number % 40].title()} Council"
        yield Records(
            document=Document(
                kind=chance.choice(("agenda_pack", "minutes", "foi_reply")),
                title=text(6),
                authority=authority,
                committee=f"{vocabulary[number % 17].title()} Committee",
                date=day.isoformat(),
                pages=pages_each,
                sha256=f"{number:064x}",
                name=f"{number}.pdf",
            ),
            pages=tuple(Page(number=page, text=text(words_a_page)) for page in range(1, pages_each + 1)),
            meetings=(Meeting(id="m1", committee="Cabinet", date=day.isoformat(), source="minutes", page=1),),
            decisions=tuple(Decision(meeting="m1", verb="RESOLVED", text=text(25), page=page) for page in range(1, 6)),
            questions=tuple(Question(text=text(30), answer=text(30), page=page) for page in range(1, 3)),
        )
