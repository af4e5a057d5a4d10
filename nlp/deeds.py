"""Which verbs tell of something to be done, and which only of what is to come."""

from __future__ import annotations

import re
from functools import cache

from nlp.wordlists import lines_of, words_of_list

IRREGULAR = frozenset("brought held laid put set sent written done made paid bought tried met sought taken".split())
SHORT = frozenset("do bring hold meet send make pay put set give get find lead try keep".split())
# what stands after "will" and is no verb
NO_VERB = frozenset(
    "the a an no not that this these in on it they we he she only still never be been have likely always to also at by "
    "his her their its my our your "
    "of as where what how which who there then than very most more soon just both all each either perhaps".split()
)
EVENTS = frozenset(
    pair
    for pair in (
        ("take", "place"),
        ("find", "it"),
        ("come", "into"),
        ("come", "forward"),
        ("go", "ahead"),
        ("go", "up"),
        ("run", "out"),
    )
)
HAVE = re.compile(r"\s+(?:a|an|another)\s+(?:\w+\s+)?(?:discussion|meeting|word|look|chat|conversation|call|walk)\b")


@cache
def verbs() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs of doing: their base forms, and their participles."""
    bases, participles = set(SHORT), set(IRREGULAR)
    for line in lines_of("action_verbs"):
        words = [word.rstrip("?").replace("_", " ") for word in line.split()]
        if irregular(words):
            bases.add(words[0])
            participles.update(words[1:])
            continue
        for word in words:
            bases.add(word)
            participles.update((participle(word), f"{word}{word[-1]}ed"))
    return frozenset(bases), frozenset(participles)


@cache
def gerunds() -> frozenset[str]:
    """The verbs of doing as they go on: "giving"."""
    return frozenset(each for base in verbs()[0] for each in (f"{base}ing", f"{base.removesuffix('e')}ing"))


def irregular(words: list[str]) -> bool:
    """Whether a line gives one verb with its past."""
    other_stem = len(words) in (2, 3) and words[1][:1] == words[0][:1] and not words[1].startswith(words[0][:4])
    return other_stem or len(words) == 2


def participle(word: str) -> str:
    """The regular participle.

    >>> participle("publish"), participle("circulate"), participle("supply")
    ('published', 'circulated', 'supplied')
    """
    if word.endswith("e"):
        return word + "d"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return word + "ed"


BY_PERSONS = frozenset("include end increase ensure enable allow save last".split())  # deeds where a person does them


def is_deed(verb: str, after: str = "", person: bool = False) -> bool:
    """Whether a verb, with the words after it, is something to be done rather than a state or an event.

    >>> is_deed("assess"), is_deed("remain"), is_deed("take", " place in May"), is_deed("have", " a meeting")
    (True, False, False, True)
    """
    verb = verb.lower()
    if verb == "have":
        return bool(HAVE.match(after))
    no_base = verb.endswith(("ed", "ing", "ly")) and verb not in verbs()[0]
    state = verb in words_of_list("states") and not (person and verb in BY_PERSONS)
    if no_base or verb in NO_VERB or state:
        return False
    return (verb, after.strip().partition(" ")[0].strip(".,;")) not in EVENTS


def is_done(verb: str) -> bool:
    """Whether a participle after "will be" is something to be done rather than how things are to stand.

    >>> is_done("advertised"), is_done("affected"), is_done("sought"), is_done("happy")
    (True, False, True, False)
    """
    verb = verb.lower()
    return (verb.endswith("ed") or verb in verbs()[1]) and verb not in words_of_list("told")
