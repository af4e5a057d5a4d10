"""Printed names compared: which are of one person."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.meetings.wordings import CIVIC, TITLE
from extract.records import Attendance


def bare_name(name: str) -> str:
    """A name without titles and honours, in lower case.

    >>> bare_name("Cllr. Mr R C Love, OBE")
    'r c love'
    """
    plain = re.sub(rf"^(?:{CIVIC.pattern})\s+(?=\S)", "", name.split(",", maxsplit=1)[0])
    match = TITLE.match(plain)
    return " ".join(re.sub(r"[.’']", "", match.group("rest") if match else plain).lower().split())


def same_person(one: str, other: str) -> bool:
    """Whether two printed names are of one person: equal, or one surname with agreeing initials.

    >>> same_person("Mr N Abrahams", "Nick Abrahams"), same_person("Mr P Cole", "Mrs P T Cole")
    (True, False)
    """
    a, b = bare_name(one).split(), bare_name(other).split()
    if not a or not b or a[-1] != b[-1]:
        return False
    mr, mrs = ({"mr", "sir"}, {"mrs", "ms", "miss", "dame", "lady"})
    titles = [name.split()[0].lower().strip(".") for name in (one, other)]
    if (titles[0] in mr and titles[1] in mrs) or (titles[1] in mr and titles[0] in mrs):
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    if len(a[0]) > 1 and len(b[0]) > 1:
        return a[0] == b[0] or a[0].startswith(b[0]) or b[0].startswith(a[0])
    if (
        all(len(word) <= 3 for word in a[:-1])
        and all(len(word) <= 3 for word in b[:-1])
        and "".join(a[:-1]) != "".join(b[:-1])
    ):
        return False
    return a[0][0] == b[0][0]


def unique(rows: list[Attendance]) -> list[Attendance]:
    """Each person once, the first row counts; what later ones add is kept."""
    kept: list[Attendance] = []
    for row in rows:
        at = next(
            (
                n
                for n, old in enumerate(kept)
                if (bare_name(old.name) == bare_name(row.name) or _surname_alone(row, kept, old))
                and same_person(old.name, row.name)
            ),
            None,
        )
        if at is None:
            kept.append(row)
        elif not kept[at].role and row.role:
            kept[at] = replace(
                kept[at], role=row.role, capacity=row.capacity if row.capacity == "officer" else kept[at].capacity
            )
    return kept


def _surname_alone(row: Attendance, kept: list[Attendance], old: Attendance) -> bool:
    """A surname that repeats the only one of that name in the same list: "Mr Andrew Lee", then "Councillor Lee"."""
    surname = bare_name(row.name)
    if " " in surname or row.status != old.status:
        return False
    return sum(bare_name(one.name).split()[-1:] == [surname] for one in kept if one.status == row.status) == 1
