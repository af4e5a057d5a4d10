"""Line ends undone: a word broken over two lines is joined, a compound that keeps its hyphen is not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
BROKEN = re.compile(r"(?P<head>[^\W\d_]+)[-\u00ad\u2010]$")
HEAD_OF_NEXT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# first parts that keep their hyphen when nothing else tells: self-assessment, co-opted, non-domestic
PREFIXES = frozenset({
    "self", "non", "co", "multi", "cross", "semi", "anti", "mid", "well", "long", "short", "high", "low", "half", "two",
    "three", "four", "five", "six", "seven", "eight", "nine", "full", "first", "third", "part", "year",
})  # fmt: skip


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document that stand whole in a line, in small letters.

    >>> sorted(vocabulary(["The well-being of resi-", "dents"]))
    ['dents', 'of', 'the', 'well-being']
    """
    words: set[str] = set()
    for text in texts:
        whole = text[: text.rfind(" ") + 1] if text[-1:] in "-\u00ad\u2010" else text
        words.update(word.lower() for word in WORD.findall(whole))
    return frozenset(words)


def join_lines(texts: Iterable[str], known: Collection[str] = frozenset(), *, hyphenated: bool = True) -> str:
    """Lines as one text, words broken at line ends made whole by the document's own vocabulary.

    >>> join_lines(["the resi-", "dents of the well-", "being board"], {"residents", "well-being"})
    'the residents of the well-being board'
    """
    out = ""
    for text in texts:
        if not out:
            out = text
            continue
        broken = BROKEN.search(out)
        follows = HEAD_OF_NEXT.match(text)
        if broken and follows:
            out = out[: broken.end("head")] + join_mark(broken["head"], follows[0], out[-1], known, hyphenated) + text
        elif out.endswith(("-", "/")) and not out.endswith((" -", " /")) and text[:1].isalnum():
            out += text
        else:
            out += " " + text
    return out


def join_mark(head: str, tail: str, mark: str, known: Collection[str], hyphenated: bool) -> str:
    """What stays between two parts of a broken word: nothing, or the hyphen."""
    if mark == "\u00ad":
        return ""
    whole, compound = (head + tail).lower(), f"{head}-{tail}".lower()
    if compound in known and whole not in known:
        return "-"
    if whole in known:
        return ""
    if not tail[0].islower() or head.lower() in PREFIXES:
        return "-"
    if head.lower() in known and tail.lower() in known:
        return "-"
    return "" if hyphenated else "-"
