"""Public bodies under one name: "Wroxley & Dunn Parish Council" and "Wroxley and Dunn Parish Council" are one body."""

from __future__ import annotations

import re

from sqlite_utils import Database

WORD = re.compile(r"[^\W_]+")
EMPTY = frozenset("the of and for".split())
# "City of Marlow" and "Marlow City Council" are one; "Marlow Council" alone could be the town's or the county's
SORTS = frozenset("borough burgh city county district parish town township village".split())


def body_key(name: str) -> str:
    """What is left of a body's name however it is written: its telling words in order of the alphabet.

    >>> body_key("Dorset HealthCare NHS Trust") == body_key("DORSET HEALTHCARE N.H.S. TRUST")
    True
    >>> body_key("City of Marlow"), body_key("Marlow City Council"), body_key("Marlow Council")
    ('city marlow', 'city marlow', 'council marlow')
    """
    words = set(WORD.findall(re.sub(r"[.'’]", "", name).casefold())) - EMPTY
    return " ".join(sorted(words - {"council"} if words & SORTS else words)) or name.casefold()


def body_number(db: Database, name: str) -> int:
    """The number of a body, made where it is new."""
    key = body_key(name)
    found = db.execute("select id from authorities where key = ? or name = ?", [key, name]).fetchone()
    if not found:
        found = db.execute("insert into authorities (name, key) values (?, ?) returning id", [name, key]).fetchone()
    return int(found[0])


def name_bodies(db: Database) -> None:
    """Gives each body the name by which most of its papers call it; of two alike, the first by the alphabet."""
    db.execute(
        "update authorities set name = said.name from (select authority_id, authority as name, row_number() over "
        "(partition by authority_id order by count(*) desc, authority) as place from documents "
        "where authority is not null group by authority_id, authority) said "
        "where said.authority_id = authorities.id and place = 1 and authorities.name is not said.name"
    )
    for number, name in db.execute("select id, name from authorities where key is null").fetchall():
        db.execute("update authorities set key = ? where id = ?", [body_key(name), number])
