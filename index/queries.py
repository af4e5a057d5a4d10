"""What a person types into the search box, understood: words, "phrases", prefix*, AND OR NOT, NEAR, ( ), field:value.

Any text gives a query; what cannot be understood as syntax is searched for as words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

# authority:"Wrenmouth City Council"   "well-being"   NEAR(budget school, 5)   budg*   (   )
TOKEN = re.compile(
    r"""(?P<field>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"()]+))"""
    r"""|"(?P<phrase>[^"]*)"(?P<phrase_star>\*?)"""
    r"""|(?P<near>NEAR\s*\((?P<near_words>[^()]*?)(?:,\s*(?P<distance>\d{1,3}))?\s*\))"""
    r"""|(?P<bracket>[()])"""
    r"""|(?P<word>[^\s"()]+)""",
    re.VERBOSE,
)
LETTERS = re.compile(r"\w")
LONE_FIELD = re.compile(r"(?P<field>[A-Za-z]+):$")  # "authority: kent": the value is not beside it
OPERATORS = ("AND", "OR", "NOT")
FIELDS = ("authority", "committee", "person", "kind", "outcome", "year", "after", "before")
# What people type for the lists that are searched.
KINDS = {
    "document": "documents", "title": "documents", "paper": "documents", "page": "pages", "text": "pages",
    "item": "items", "decision": "decisions", "resolution": "decisions", "action": "actions", "report": "reports",
    "recommendation": "recommendations", "table": "tables", "question": "questions", "answer": "questions",
    "reply": "questions", "foi": "questions",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """A search: its words as FTS5 wants them, the terms one by one, and the fields."""

    match: str = ""
    terms: tuple[str, ...] = ()  # words and phrases that must stand there, as typed
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # term, and, or, not, open, close
    match: str = ""
    text: str = ""


def parse_query(typed: str, widen: Callable[[str], list[str]] = lambda term: []) -> Query:
    """The query that a text means; `widen` gives other wordings of a term.

    >>> parse_query('school budget').match
    '"school" AND "budget"'
    >>> parse_query('"child death" OR cdop* kind:decision').match
    '"child death" OR "cdop"*'
    >>> parse_query('AND ) NOT "').match
    ''
    """
    fields: dict[str, tuple[str, ...]] = {}
    notes: list[str] = []
    tokens: list[_Token] = []
    for found in TOKEN.finditer(typed.replace("\0", " ")):
        name = (found["field"] or "").lower()
        if name in FIELDS:
            value = (found["quoted"] if found["quoted"] is not None else found["bare"]).strip()
            fields[name] = (*fields.get(name, ()), value)
        else:
            tokens.extend(_tokens(found, widen, notes))
    terms = tuple(token.text for token in tokens if token.kind == "term")
    match = _Parser(tokens).parse()
    if terms and not match:
        notes.append("NOT alone leaves nothing to look for: say first what is wanted, as in parks NOT car.")
    if typed.count('"') % 2:
        notes.append('A quotation mark that is not closed was left out: a phrase is written "road works".')
    return Query(match, terms, fields, (*notes, *_left_out([token.kind for token in tokens])))


def _left_out(kinds: list[str]) -> Iterator[str]:
    """What stands where it can mean nothing; it was left out.

    >>> list(_left_out(["term", "or"]))
    ['OR stands between two things to look for: one here does not, and was left out.']
    """
    for before, kind, after in zip(["", *kinds], kinds, [*kinds[1:], ""], strict=False):
        between = before in ("term", "close") and after in ("term", "open", "not")
        if kind in ("and", "or") and not between:
            yield f"{kind.upper()} stands between two things to look for: one here does not, and was left out."
        if kind == "not" and after not in ("term", "open"):
            yield "NOT stands before what is not wanted: one here does not, and was left out."
    if kinds.count("open") != kinds.count("close"):
        yield "A bracket that has no other was left out."


def _tokens(found: re.Match[str], widen: Callable[[str], list[str]], notes: list[str]) -> list[_Token]:
    """The tokens of one match of TOKEN; a field that we do not know is two words."""
    if found["near"]:
        words = [_quote(word) for word in found["near_words"].split() if LETTERS.search(word)]
        near = f"NEAR({' '.join(words)}, {found['distance'] or 10})"
        return [_Token("term", near, found["near_words"])] if words else []
    if found["bracket"]:
        return [_Token("open" if found["bracket"] == "(" else "close")]
    if found["field"] and not found[0].startswith(("http:", "https:")):
        notes.append(f"There is no field {found['field']}: there are {', '.join(FIELDS)}.")
    text = found["phrase"] if found["phrase"] is not None else found["word"] or found[0].replace(":", " ")
    if found["word"] in OPERATORS:
        return [_Token(found["word"].lower())]
    if (lone := LONE_FIELD.match(text)) and found["word"]:
        notes.append(_no_value(lone["field"]))
        if lone["field"].lower() in FIELDS:
            return []
    if not LETTERS.search(text):
        return []
    star = "*" if found["phrase_star"] or (found["word"] or "").endswith("*") else ""
    others = [] if star else widen(text)
    if others:
        notes.append(f"{text} is also searched for as " + " or ".join(others))
    match = " OR ".join([_quote(text.rstrip("*")) + star, *map(_quote, others)])
    return [_Token("term", f"({match})" if others else match, text)]


def _no_value(name: str) -> str:
    """What to say of a field without a value, or of one that there is not.

    >>> _no_value("Authority")
    'authority: wants its value beside it: authority:word or authority:"several words".'
    """
    name = name.lower()
    if name in FIELDS:
        return f'{name}: wants its value beside it: {name}:word or {name}:"several words".'
    return f"There is no field {name}: there are {', '.join(FIELDS)}."


def _quote(text: str) -> str:
    return '"' + text.replace('"', " ").strip() + '"'


class _Parser:
    """Turns tokens into an expression that FTS5 accepts, whatever their order; words side by side mean AND."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.place = 0

    def parse(self) -> str:
        parts = []
        while self.place < len(self.tokens):
            if expression := self._either():
                parts.append(expression)
            self.place += 1  # a bracket that closes nothing
        return " AND ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts)

    def _kind(self) -> str:
        return self.tokens[self.place].kind if self.place < len(self.tokens) else ""

    def _either(self) -> str:
        parts = [self._all()]
        while self._kind() == "or":
            self.place += 1
            parts.append(self._all())
        return " OR ".join(part for part in parts if part)

    def _all(self) -> str:
        wanted: list[str] = []
        unwanted: list[str] = []
        while self._kind() in ("term", "open", "and", "not"):
            negative = False
            while self._kind() in ("and", "not"):
                negative = negative or self._kind() == "not"
                self.place += 1
            if part := self._one():
                (unwanted if negative else wanted).append(part)
        together = " AND ".join(wanted)
        if not wanted or not unwanted:
            return together  # NOT alone would ask for everything else: there is nothing to rank
        left = f"({together})" if len(wanted) > 1 else together
        return f"{left} NOT ({' OR '.join(unwanted)})" if len(unwanted) > 1 else f"{left} NOT {unwanted[0]}"

    def _one(self) -> str:
        if self._kind() == "term":
            self.place += 1
            return self.tokens[self.place - 1].match
        if self._kind() == "open":
            self.place += 1
            inner = self._either()
            if self._kind() == "close":
                self.place += 1
            return f"({inner})" if inner else ""
        return ""
