"""The corrections file: what people found wrong, in TOML beside the database, applied again at every rebuilding.

[[withdraw]]                       # a record that must not be shown
sha256 = "9f86d0…"                 # the document, by the hash of its bytes (its beginning will do)
list = "decisions"
text = "That the budget be noted." # its text, title or name begins so
reason = "printed in error"

[[mend]]                           # a field that must read otherwise
sha256 = "9f86d0…"
list = "document"                  # or any other list, with `text` as above
field = "date"
value = "2024-05-02"
reason = "the letterhead carries last year's date"

[[one_person]]                     # two names of one person
names = ["Cllr P Raman", "Councillor Priya Raman-Shaw"]

[[two_people]]                     # one name of two people
names = ["John Marsh", "Councillor John Marsh"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from extract.errors import BadUsage
from extract.records import LISTS, Document, Foi, Records, columns

SECTIONS = {
    "withdraw": {"sha256", "list", "text", "reason"},
    "mend": {"sha256", "list", "text", "field", "value", "reason"},
    "one_person": {"names", "reason"},
    "two_people": {"names", "reason"},
}
TITLES = ("text", "title", "name", "short", "code", "committee")  # what a record is known by, the first that it has


@dataclass(frozen=True, slots=True)
class Correction:
    """One record withdrawn, or one field of it mended."""

    sha256: str
    list: str
    text: str | None = None
    field: str | None = None
    value: object = None

    def __str__(self) -> str:
        """As a person would name it.

        >>> str(Correction("9f86d081", "decisions", "That the budget"))
        'withdraw decisions “That the budget” of 9f86d081'
        """
        what = f"mend {self.field} of {self.list}" if self.field else f"withdraw {self.list}"
        return what + (f" “{self.text}”" if self.text else "") + f" of {self.sha256}"


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of one file."""

    records: tuple[Correction, ...] = ()
    one: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()

    def are_one(self, name: str, other: str) -> bool:
        """Whether two names are said to be one person's."""
        return frozenset((name, other)) in self.one

    def are_apart(self, name: str, other: str) -> bool:
        """Whether two names are said to be two people's."""
        return frozenset((name, other)) in self.apart

    def apply(self, records: Records) -> Records:
        """The records of a document as they should be, those of the documents inside it too."""
        digest = records.document.sha256 or ""
        for correction in self.records:
            if digest.startswith(correction.sha256):
                records = _correct(records, correction)
        return replace(records, documents=tuple(map(self.apply, records.documents)))

    def idle(self, records: Records) -> Iterator[Correction]:
        """The corrections of a document, or of those inside it, that change nothing of it."""
        for correction in self.of([records.document.sha256 or ""]):
            if _correct(records, correction) == records:
                yield correction
        for inner in records.documents:
            yield from self.idle(inner)

    def of(self, digests: Iterable[str]) -> list[Correction]:
        """The corrections of the documents with such hashes."""
        known = list(digests)
        return [one for one in self.records if any(digest.startswith(one.sha256) for digest in known)]

    def mark(self, digests: Iterable[str]) -> str:
        """What tells the corrections of some documents from others; empty where there are none."""
        return _hash(self.of(digests))

    def mark_of_people(self) -> str:
        """The same of what is said of names."""
        pairs = [[sorted(pair) for pair in pairs] for pairs in (self.one, self.apart)]
        return _hash(list(map(sorted, pairs)) if any(pairs) else [])


def load_corrections(path: Path) -> Corrections:
    """The corrections of a file; none where there is no file. Mistakes are said all at once."""
    if not path.exists():
        return Corrections()
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadUsage(f"{path.name} is not valid TOML: {error}") from error
    mistakes = list(_mistakes(tree))
    if mistakes:
        raise BadUsage(f"{path.name} has mistakes:\n  " + "\n  ".join(mistakes))
    records = [
        Correction(entry["sha256"], entry["list"], entry.get("text"), entry.get("field"), entry.get("value"))
        for section in ("withdraw", "mend")
        for entry in tree.get(section, [])
    ]
    return Corrections(tuple(records), _pairs(tree.get("one_person", [])), _pairs(tree.get("two_people", [])))


def _hash(corrections: list[Any]) -> str:
    return sha256(repr(corrections).encode()).hexdigest()[:8] if corrections else ""


def _pairs(entries: Iterable[dict[str, list[str]]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((a, b)) for entry in entries for a in entry["names"] for b in entry["names"] if a != b)


def _mistakes(tree: dict[str, Any]) -> Iterable[str]:
    for section, entries in tree.items():
        if section not in SECTIONS:
            yield f"[[{section}]] is none of {', '.join(SECTIONS)}"
            continue
        for place, entry in enumerate(entries if isinstance(entries, list) else [entries], start=1):
            for mistake in _mistakes_of(section, entry):
                yield f"[[{section}]] number {place}: {mistake}"


def _mistakes_of(section: str, entry: dict[str, Any]) -> Iterable[str]:
    for key in entry.keys() - SECTIONS[section]:
        yield f"there is no {key}; it has {', '.join(sorted(SECTIONS[section]))}"
    if section in ("one_person", "two_people"):
        if len(entry.get("names", [])) < 2:
            yield "names needs at least two names"
        return
    name = entry.get("list")
    if len(entry.get("sha256", "")) < 8:
        yield "sha256 needs at least the first eight digits"
    if name not in (*LISTS, "document", "foi"):
        yield f"list = {name!r} is none of document, foi, {', '.join(LISTS)}"
    elif section == "mend" and entry.get("field") not in columns({"document": Document, "foi": Foi, **LISTS}[name]):
        yield f"{name} has no field {entry.get('field')!r}"
    if section == "withdraw" and name == "document":
        yield "a whole document is taken out with `townclerk forget`"
    if name in LISTS and not entry.get("text"):
        yield "text is needed: how the record's text, title or name begins"


def _correct(records: Records, correction: Correction) -> Records:
    """Applies one correction to one document's records."""
    change = {correction.field: correction.value} if correction.field else {}
    if correction.list in ("document", "foi"):
        whole = getattr(records, correction.list)
        if whole is None:
            return records
        mended = replace(whole, **change) if change else None
        return replace(records, **cast("Any", {correction.list: mended}))
    rows = getattr(records, correction.list)
    kept = tuple(
        replace(row, **change) if change and _is(row, correction) else row
        for row in rows
        if change or not _is(row, correction)
    )
    return replace(records, **cast("Any", {correction.list: kept}))


def _is(row: object, correction: Correction) -> bool:
    """Whether a record is the one that is meant."""
    known_by = next((getattr(row, name) for name in TITLES if getattr(row, name, None)), "")
    return str(known_by).startswith(correction.text or "")
