"""Questions that many authorities were asked alike, grouped, so that one table shows what each answered."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlite_utils import Database

ALIKE = 92  # of 100: letters print a request with slips, cuts and line breaks of their own
HEAD = 160  # letters of a question that tell it from others
ENOUGH = 80  # letters; shorter questions are compared whole
RAREST = 4  # words by which a question finds those like it
COURTESY = re.compile(  # "please could you provide me with"   "can you tell me"
    r"^(?:please )?(?:(?:could|can|would|will) you (?:please |kindly )?)?"
    r"(?:(?:provide|supply|send|give|tell|inform|advise|confirm|state|let)\b(?: (?:me|us|know|with))* )?"
)
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
    """The groups of questions that two letters or more print alike; within one letter nothing is joined.

    The likeliest pairs are joined first, so that of several similar questions of one request each finds its own.
    """
    heads: dict[str, list[Asked]] = defaultdict(list)
    for question in questions:
        heads[normalise(question.text)[:HEAD]].append(question)
    texts = list(heads)
    groups: dict[int, list[Asked]] = {}
    parents = list(range(len(texts)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for place, text in enumerate(texts):
        groups[place] = heads[text]
    letters = {place: {question.document for question in group} for place, group in groups.items()}
    for _, one, other in sorted(pairs(texts), key=lambda pair: (-pair[0], pair[1:])):
        first, second = sorted((root(one), root(other)))
        if first != second and not letters[first] & letters[second]:
            parents[second] = first
            groups[first] = [*groups[first], *groups.pop(second)]
            letters[first] |= letters.pop(second)
    several = (group for group in groups.values() if len({question.document for question in group}) > 1)
    return sorted(several, key=lambda group: min(question.row for question in group))


def pairs(texts: list[str]) -> Iterator[tuple[float, int, int]]:
    """Places of texts that are alike, and how much."""
    seen = set()
    for block in blocks(texts):
        for first, place in enumerate(block):
            for other in block[first + 1 :]:
                if (place, other) not in seen:
                    seen.add((place, other))
                    score = likeness(texts[place], texts[other])
                    if score >= ALIKE:
                        yield score, place, other


def likeness(one: str, other: str) -> float:
    """How alike two questions are, 0 to 100: letters cut a request's later sentences, so the beginning counts.

    >>> likeness("how many vans", "how many vans")
    100.0
    """
    shared = min(len(one), len(other))
    if shared < ENOUGH:
        return fuzz.ratio(one, other, score_cutoff=ALIKE)
    return fuzz.ratio(one[:shared], other[:shared], score_cutoff=ALIKE)


def normalise(text: str) -> str:
    """Words alone, in lower case, without the courtesies that some letters print and others cut.

    >>> normalise("Please could you provide how many  cases, in 2020/21?")
    'how many cases in 2020 21'
    """
    return COURTESY.sub("", " ".join(WORD.findall(text.casefold().replace("’", "'"))))


def blocks(texts: list[str]) -> list[list[int]]:
    """Places of texts that may be alike: those that share one of their rarest words that stand in two at least."""
    common = Counter(word for text in texts for word in set(text.split()))
    found: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        shared = sorted((common[word], word) for word in set(text.split()) if common[word] > 1)
        for _, word in shared[:RAREST]:
            found[word].append(place)
    return [places for places in found.values() if len(places) > 1]
