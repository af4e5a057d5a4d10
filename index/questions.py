"""Questions that many authorities were asked alike, grouped, so that one table shows what each answered."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlite_utils import Database

ALIKE = 86  # of 100: letters print a request with slips, cuts and line breaks of their own
RAREST = 4  # words by which a question finds those like it
WORD = re.compile(r"[a-z][a-z'-]+|\d+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as one letter prints it."""

    row: int
    document: int
    authority: str | None
    text: str


def group_questions(db: Database) -> None:
    """Makes the table question_groups anew, and sets `question_group` of the questions in it."""
    db.execute("update questions set question_group = null where question_group is not null")
    db.execute("delete from question_groups")
    rows = db.execute(
        "select q.id, q.document, d.authority, q.text from questions q join documents d on d.id = q.document "
        "where q.text is not null and d.same_as is null order by q.id"
    )
    for number, group in enumerate(group_alike([Asked(*row) for row in rows]), start=1):
        authorities = {asked.authority for asked in group if asked.authority}
        texts = Counter(asked.text for asked in group)
        text = max(texts, key=lambda text: (texts[text], -len(text), text))
        db.execute(
            "insert into question_groups (id, text, authorities, questions) values (?, ?, ?, ?)",
            [number, text, len(authorities), len(group)],
        )
        db.conn.executemany(
            "update questions set question_group = ? where id = ?", [(number, asked.row) for asked in group]
        )


def group_alike(questions: Iterable[Asked]) -> list[list[Asked]]:
    """The groups of questions that two letters or more print alike; within one letter nothing is joined."""
    asked = list(questions)
    texts = [normalise(question.text) for question in asked]
    parents = list(range(len(asked)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    letters = [{question.document} for question in asked]
    for block in blocks(texts):
        heads = [texts[place] for place in block]
        for first, place in enumerate(block):
            found = process.extract(heads[first], heads[first + 1 :], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
            for _, _, offset in found:
                one, other = root(place), root(block[first + 1 + offset])
                if one != other and not letters[one] & letters[other]:
                    parents[max(one, other)] = min(one, other)
                    letters[min(one, other)] |= letters[max(one, other)]
    groups: dict[int, list[Asked]] = defaultdict(list)
    for place, question in enumerate(asked):
        groups[root(place)].append(question)
    return [group for group in groups.values() if len(group) > 1]


def normalise(text: str) -> str:
    """Words alone, in lower case.

    >>> normalise("How many  cases, in 2020/21?")
    'how many cases in 2020 21'
    """
    return " ".join(WORD.findall(text.casefold().replace("’", "'")))


def blocks(texts: list[str]) -> list[list[int]]:
    """Places of texts that may be alike: those that share one of their rarest words that stand in two at least."""
    common = Counter(word for text in texts for word in set(text.split()))
    found: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        shared = sorted((common[word], word) for word in set(text.split()) if common[word] > 1)
        for _, word in shared[:RAREST]:
            found[word].append(place)
    return [places for places in found.values() if len(places) > 1]
