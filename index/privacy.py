"""Private persons kept out of the database: requesters, complainants, the public who ask, petition or attend.

`Records.private` holds the names, addresses and numbers of such people as the paper prints them; every text of the
document loses them before it is written, and rows that are about nothing else are left out.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import partial
from typing import Any, cast

from extract.records import Records

MASK = "[name withheld]"
ELECTED = re.compile(
    r"^(?:the\s+)?(?:county |city |parish )?(?:councillor|cllr|alderman|alderwoman|baillie|mayor)\b", re.I
)
TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|revd)\.?\s+", re.IGNORECASE)


def without_private(records: Records) -> Records:
    """The records as the database may keep them, those of the documents inside it too."""
    kept = replace(
        records,
        attendance=tuple(row for row in records.attendance if row.capacity != "public"),
        petitions=tuple(
            row if row.presenter and ELECTED.match(row.presenter) else replace(row, presenter=None)
            for row in records.petitions
        ),
        public_questions=tuple(
            row if row.asker_kind == "member" else replace(row, asker=None) for row in records.public_questions
        ),
        documents=tuple(map(without_private, _passed_on(records))),
        private=(),
    )
    names = private_strings(records)
    return cast("Records", _masked(kept, names_pattern(names))) if names else kept


def private_strings(records: Records) -> tuple[str, ...]:
    """What must not be kept, longest first.

    >>> from extract.records import Document
    >>> private_strings(Records(document=Document(), private=("Ms Ada Quill",)))
    ('Ms Ada Quill', 'Ada Quill')
    """
    found = set(records.private)
    found |= {row.name for row in records.attendance if row.capacity == "public"}
    found |= {row.presenter for row in records.petitions if row.presenter and not ELECTED.match(row.presenter)}
    found |= {row.asker for row in records.public_questions if row.asker and row.asker_kind != "member"}
    bare = {TITLE.sub("", text) for text in found}
    usable = {text for text in found | bare if tells(text, records.document.authority or "")}
    return tuple(sorted(usable, key=lambda text: (-len(text), text)))


def tells(text: str, authority: str) -> bool:
    """Whether a text tells of a person: a surname or town alone would take other words out of the paper with it.

    >>> tells("4 Hill Rise", ""), tells("Ada Quill", ""), tells("Wrenmouth", ""), tells("Mid Wren", "Mid Wren Council")
    (True, True, False, False)
    """
    many = len(text.split()) > 1 or any(mark.isdigit() or mark == "@" for mark in text)
    return many and len(text) > 4 and text.casefold() not in authority.casefold()


def _passed_on(records: Records) -> tuple[Records, ...]:
    """The documents inside it, which may name the same people."""
    mine = set(records.private)
    return tuple(replace(inner, private=tuple(sorted(mine | set(inner.private)))) for inner in records.documents)


def names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names, over line ends too, not inside longer words."""
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def _masked(value: object, pattern: re.Pattern[str]) -> object:
    """A record, list or text with the names taken out."""
    if isinstance(value, str):
        return pattern.sub(MASK, value)
    if isinstance(value, tuple):
        return tuple(map(partial(_masked, pattern=pattern), value))
    if hasattr(value, "__dataclass_fields__"):
        record = cast("Any", value)
        return replace(record, **{f.name: _masked(getattr(record, f.name), pattern) for f in fields(record)})
    return value
