"""People joined across papers, conservatively and with the reason of each join; corrections may say otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlite_utils import Database

from index.corrections import Corrections
from index.names import Name, may_be_one, parse_name

# Where people stand: list, the column of the name, of the role, a condition, and what the row says of their kind.
# Private persons (the public in attendance) have no page.
PLACES = (
    ("people", "name", "role", "1", "r.kind"),
    ("attendance", "name", "role", "r.capacity <> 'public'", "iif(r.capacity = 'member', 'councillor', r.capacity)"),
    ("decisions", "mover", "null", "1", "'councillor'"),
    ("decisions", "seconder", "null", "1", "'councillor'"),
    ("votes", "name", "null", "1", "'councillor'"),
    ("declarations", "name", "null", "1", "'councillor'"),
    ("actions", "owner", "null", "r.owner glob '* [A-Z]*'", "'other'"),
    ("reports", "author", "null", "1", "'officer'"),
    ("reports", "lead", "null", "1", "'officer'"),
)  # fmt: skip
ESTABLISHES = ("people", "attendance")  # elsewhere a name is joined to somebody, but makes nobody


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a row."""

    list: str
    row: int
    name: Name
    printed: str
    role: str | None
    kind: str
    date: str | None


@dataclass(slots=True)
class Someone:
    """A person in the making."""

    mentions: list[tuple[Mention, str]] = field(default_factory=list)

    @property
    def fullest(self) -> Mention:
        """The mention with the fullest name."""
        return max(
            (m for m, _ in self.mentions), key=lambda m: (sum(map(len, m.name.given)), len(m.printed), m.printed)
        )


def join_people(db: Database, corrections: Corrections) -> None:
    """Makes the tables persons and person_rows anew from all papers."""
    db.execute("delete from person_rows")
    known = _known_numbers(db)
    db.execute("delete from persons")
    used: set[int] = set()
    for authority, mentions in sorted(_mentions(db).items()):
        for someone in join(mentions, corrections):
            if _is_public(someone):
                _write(db, authority, someone, known, used)


def join(mentions: Iterable[Mention], corrections: Corrections) -> list[Someone]:
    """The people of one authority: first those whom papers establish, fullest names first, then the other mentions."""
    people: dict[str, list[Someone]] = defaultdict(list)
    order = sorted(mentions, key=lambda m: (m.list not in ESTABLISHES, -sum(map(len, m.name.given)), m.printed, m.row))
    blocks = _blocks(corrections)
    for mention in order:
        begin = mention.name.surname[:3]
        block = people[blocks.get(begin, begin)]
        chosen, reason = _who(mention, block, corrections)
        if chosen is None and mention.list in ESTABLISHES:
            chosen, reason = Someone(), "first of this name"
            block.append(chosen)
        if chosen is not None:
            chosen.mentions.append((mention, reason))
    return [someone for block in people.values() for someone in block]


def _blocks(corrections: Corrections) -> dict[str, str]:
    """Beginnings of surnames that the corrections file brings together, each with the first of them."""
    groups: list[set[str]] = []
    for pair in corrections.one:
        begins = {name.surname[:3] for printed in pair if (name := parse_name(printed))}
        alike = [group for group in groups if group & begins]
        groups = [*(group for group in groups if group not in alike), begins.union(*alike)]
    return {begin: min(group) for group in groups for begin in group}


def _who(mention: Mention, block: list[Someone], corrections: Corrections) -> tuple[Someone | None, str]:
    """The one person that a mention can mean; where it could mean several, nobody."""
    found = []
    for someone in block:
        fullest = someone.fullest
        if corrections.are_apart(mention.printed, fullest.printed):
            continue
        if any(corrections.are_one(mention.printed, other.printed) for other, _ in someone.mentions):
            return someone, "joined by the corrections file"
        if (reason := may_be_one(mention.name, fullest.name)) and _kinds_agree(mention.kind, fullest.kind):
            found.append((someone, reason))
    exact = [(s, r) for s, r in found if any(m.name == mention.name for m, _ in s.mentions)]
    for candidates in (exact, found):
        if len(candidates) == 1:
            return candidates[0]
    return None, ""


def _kinds_agree(one: str, other: str) -> bool:
    """A councillor and an officer of one name are two people."""
    return "other" in (one, other) or "guest" in (one, other) or one == other


def _mentions(db: Database) -> dict[int, list[Mention]]:
    """All mentions by authority; a name that is no name is left out."""
    found: dict[int, list[Mention]] = defaultdict(list)
    for table, column, role, condition, kind in PLACES:
        rows = db.execute(
            f'select d.authority_id, r.id, r."{column}", {role}, {kind}, d.date from "{table}" r '
            f'join documents d on d.id = r.document where r."{column}" is not null and {condition} '
            "and d.same_as is null and d.authority_id is not null"
        )
        for authority, row, printed, post, sort, date in rows:
            if name := parse_name(printed):
                found[authority].append(Mention(table, row, name, printed, post, sort or "other", date))
    return found


def _known_numbers(db: Database) -> dict[tuple[int, str], int]:
    """The numbers that people had, so that their pages keep their addresses."""
    return {
        (authority, name): number for number, authority, name in db.execute("select id, authority, name from persons")
    }


def _write(db: Database, authority: int, someone: Someone, known: dict[tuple[int, str], int], used: set[int]) -> None:
    fullest = someone.fullest
    number = known.get((authority, fullest.printed))
    if number is None or number in used:
        number = max([*known.values(), *used], default=0) + 1
    used.add(number)
    dates = sorted(m.date for m, _ in someone.mentions if m.date)
    db.execute(
        "insert into persons (id, authority, name, kind, role, first_seen, last_seen) values (?, ?, ?, ?, ?, ?, ?)",
        [
            number,
            authority,
            fullest.printed,
            _kind(someone),
            _role(someone),
            dates[0] if dates else None,
            dates[-1] if dates else None,
        ],
    )
    db.conn.executemany(
        "insert into person_rows (person, list, row, reason) values (?, ?, ?, ?)",
        [(number, m.list, m.row, reason) for m, reason in someone.mentions],
    )


def _is_public(someone: Someone) -> bool:
    """Whether the tables of people may name somebody: a councillor, an officer, or who holds an office."""
    return _kind(someone) in ("councillor", "officer") or bool(_role(someone))


def _kind(someone: Someone) -> str:
    """What most papers say this person is."""
    kinds = [m.kind for m, _ in someone.mentions]
    return max(sorted(set(kinds)), key=lambda kind: (kind in ("councillor", "officer"), kinds.count(kind)))


def _role(someone: Someone) -> str | None:
    """The latest role."""
    roles: Iterator[tuple[str, int, str]] = ((m.date or "", m.row, m.role) for m, _ in someone.mentions if m.role)
    latest = max(roles, default=None)
    return latest[2] if latest else None
