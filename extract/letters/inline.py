"""Questions with their answers in the same paragraph, cut apart: "2. How many vans have you? The Council has 14."

Nothing sets the two apart but what is said. One sentence proves little, since requesters tell what they know of a body
("The Trust has said …"); a list in which most members first ask and then answer proves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.letters.cues import scores
from extract.letters.passages import Passage

SENTENCES = re.compile(r"(?<=[a-z)\d’”\"'][.?!])\s+(?=[A-Z“\"\d£])|(?<=\?)\s+")
DASHED = re.compile(r"^(?P<ask>[^?]{6,}\?)\s+[-–—]\s+(?P<reply>\S.*)$", re.DOTALL)  # "Who runs it? - The Council"
SHARE = 0.6  # of a list's members


def cut_answers(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Passages, each member of a list that holds its answer cut into the question and the answer."""
    cuts = {n: cut for members in numbered_lists(passages) for n, cut in list_cuts(passages, members)}
    for n, passage in enumerate(passages):
        if n not in cuts:
            yield passage
            continue
        ask, reply = cuts[n]
        yield replace(passage, text=ask, speaker="ask", sure=True)
        yield replace(passage, text=reply, label=None, speaker="reply", sure=True)


def numbered_lists(passages: Sequence[Passage]) -> Iterator[list[int]]:
    """The places of passages whose labels are set alike, from each "1" to before the next."""
    lists: dict[str, list[int]] = {}
    for n, passage in enumerate(passages):
        label = passage.label
        if not label or passage.row is not None or passage.grid:
            continue
        if label.steps[-1].value == 1 and label.form in lists:
            yield lists.pop(label.form)
        lists.setdefault(label.form, []).append(n)
    yield from lists.values()


def list_cuts(passages: Sequence[Passage], members: Sequence[int]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Where the members of a list hold their answers, if at least two and most of them do."""
    dashed = {n: (m["ask"], m["reply"]) for n in members if (m := DASHED.match(passages[n].text))}
    if len(dashed) > 1 and len(dashed) >= SHARE * len(members):
        yield from dashed.items()
        return
    sure = {n: cut for n in members if (cut := cut_at_reply(passages[n].text))}
    if len(sure) < 2 or len(sure) < SHARE * len(members):
        return
    for n in members:
        cut = sure.get(n) or cut_after_asking(passages[n].text)
        if cut:
            yield n, cut


def cut_at_reply(text: str) -> tuple[str, str] | None:
    """The question and the answer of a paragraph that first asks and then replies, and asks no more.

    >>> cut_at_reply("How many vans does the council run? The council has 14 vans.")
    ('How many vans does the council run?', 'The council has 14 vans.')
    >>> cut_at_reply("The council has vans. How many?") is None
    True
    """
    sentences = SENTENCES.split(text)
    found = [scores("roles", sentence) for sentence in sentences]
    asking = [n for n, one in enumerate(found) if one.get("ask", 0.0) >= 2 and one.get("reply", 0.0) < 3]
    if not asking or asking[0] != 0:
        return None
    replies = (n for n in range(1, len(sentences)) if found[n].get("reply", 0.0) >= 2.4)
    reply = next(replies, None)
    if reply is None or reply < asking[-1]:
        return None
    return " ".join(sentences[:reply]), " ".join(sentences[reply:])


def cut_after_asking(text: str) -> tuple[str, str] | None:
    """The question and the answer of a paragraph cut behind the last sentence that asks."""
    sentences = SENTENCES.split(text)
    asking = [n for n, sentence in enumerate(sentences) if scores("roles", sentence).get("ask", 0.0) >= 2]
    if not asking or asking[-1] + 1 >= len(sentences):
        return None
    return " ".join(sentences[: asking[-1] + 1]), " ".join(sentences[asking[-1] + 1 :])
