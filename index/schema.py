"""The database's tables, made from the record types, so that whoever knows the records knows the columns."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sqlite_utils import Database

from extract.errors import BadUsage
from extract.records import LISTS, Document, Foi, Records, columns
from index.views import VIEWS

VERSION = 2  # raised when tables change; index/upgrades.py says how the older ones are brought up to it

TYPES: dict[str, type] = {"int": int, "float": float, "bool": int}
SQL_TYPES = {int: "INTEGER", float: "FLOAT", str: "TEXT"}
RECORD_LISTS: dict[str, type] = {**LISTS, "foi": Foi}  # in the database foi is a table of at most one row a document


@dataclass(frozen=True, slots=True)
class Own:
    """A column that the database adds, and where it points."""

    name: str
    type: type
    points_at: str | None = None


# What a row says beyond its record.
OWN: dict[str, tuple[Own, ...]] = {
    "documents": (
        Own("authority_id", int, "authorities"),
        Own("committee_id", int, "committees"),
        Own("facet", int, "facets"),  # the authority, committee, kind and year by which search counts
        Own("container", int, "documents"),  # the mail or archive that it came in
        Own("same_as", int, "documents"),  # another document that holds this one's text: search shows that one
        Own("sketch", str),  # of its text, by which the same paper is known again
        Own("rules", str),  # the version of the rules that read it
        Own("run", int, "runs"),
        Own("gone", str),  # when it was last found in none of its places
    ),
    "pages": (Own("fingerprint", int),),
    "attachments": (Own("inner_document", int, "documents"),),
    "questions": (Own("question_group", int, "question_groups"),),
}

# Tables that are no list of the record format.
OTHER: dict[str, dict[str, type]] = {
    "runs": {
        "started": str,
        "ended": str,
        "rules": str,
        "read": int,
        "partial": int,
        "failed": int,
        "unchanged": int,
        "gone": int,
        "linked": str,  # by what corrections of people its papers were linked; null where it was killed before
    },
    "authorities": {"name": str, "key": str},
    "committees": {"authority": int, "name": str},
    "facets": {"authority_id": int, "committee_id": int, "kind": str, "year": str},
    "sources": {"path": str, "document": int, "sha256": str, "size": int, "modified": float, "seen": str, "gone": str},
    "failures": {"document": int, "code": str, "detail": str, "attempts": int, "run": int},
    "warnings": {"document": int, "text": str},
    "withheld": {"document": int, "page": int, "bbox": str},
    "forgotten": {"sha256": str, "when_forgotten": str},
    "persons": {"authority": int, "name": str, "kind": str, "role": str, "first_seen": str, "last_seen": str},
    "person_rows": {"person": int, "list": str, "row": int, "reason": str},
    "question_groups": {"text": str, "authorities": int, "questions": int},
    "matters": {"authority": int, "title": str, "papers": int, "first_seen": str, "last_seen": str},
    "matter_rows": {"matter": int, "list": str, "row": int, "reason": str},
    "spellings": {"word": str, "kind": str, "weight": int},
    "coverage": {"authority": int, "month": str, "kind": str, "documents": int, "partial": int, "failed": int},
    "nights": {
        "night": int,
        "started": str,
        "ended": str,
        "outcome": str,
        "exit_code": int,
        **dict.fromkeys(("places", "troubled", "new", "changed", "vanished", "failed"), int),
    },
    "night_places": {
        "night": int,
        **dict.fromkeys(("authority", "system", "address", "outcome", "why"), str),
        **dict.fromkeys(
            ("meetings", "found", "new", "changed", "vanished", "failed", "pending", "requests", "bytes"), int
        ),
        "seconds": float,
        "usual": float,
    },
    "origins": {
        **dict.fromkeys(("path", "authority", "committee", "date", "title", "address"), str),
        **dict.fromkeys(("first_seen", "last_seen", "vanished"), str),
        "versions": int,
    },
    "accuracy": {"list": str, "stated": int, "said": int, "right": int, "f1": float, "details": float},
}
POINTERS = {
    "committees": {"authority": "authorities"},
    "facets": {"authority_id": "authorities", "committee_id": "committees"},
    "sources": {"document": "documents"},
    "failures": {"document": "documents", "run": "runs"},
    "warnings": {"document": "documents"},
    "withheld": {"document": "documents"},
    "persons": {"authority": "authorities"},
    "person_rows": {"person": "persons"},
    "matters": {"authority": "authorities"},
    "matter_rows": {"matter": "matters"},
    "coverage": {"authority": "authorities"},
}
UNIQUE = {
    "authorities": ("name",),
    "committees": ("authority", "name"),
    "sources": ("path",),
    "forgotten": ("sha256",),
    "facets": ("authority_id", "committee_id", "kind", "year"),
    "nights": ("night",),
    "origins": ("path",),
}
INDEXED = {
    "authorities": (("key",),),
    "documents": (("sha256",), ("authority_id", "date"), ("committee_id",), ("kind",), ("date",), ("container",)),
    "sources": (("document",),),
    "failures": (("document",),),
    "warnings": (("document",),),
    "withheld": (("document", "page"),),
    "meetings": (("date",),),
    "actions": (("due",), ("owner",)),
    "acronyms": (("short",),),
    "people": (("name",),),
    "attendance": (("name",),),
    "questions": (("question_group",), ("outcome",)),
    "exemptions": (("code",),),
    "person_rows": (("person",), ("list", "row")),
    "matter_rows": (("matter",), ("list", "row")),
    "spellings": (("word",),),
    "coverage": (("authority", "month"),),
    "night_places": (("night",), ("authority",)),
}
# Indexes that sqlite-utils has no words for.
INDEXES = (
    "create index if not exists idx_documents_same_as on documents (same_as) where same_as is not null",
    "create index if not exists idx_documents_facet on documents (id, facet)",
    "create index if not exists idx_acronyms_long on acronyms (lower(long))",
)
# table -> the columns that are searched; the weight says how far above running text a match ranks
SEARCHED: dict[str, tuple[str, ...]] = {
    "documents": ("title", "authority", "committee"),
    "pages": ("text",),
    "items": ("title",),
    "decisions": ("text",),
    "actions": ("text", "owner"),
    "reports": ("title",),
    "recommendations": ("text",),
    "tables": ("title", "rows"),
    "questions": ("text", "answer"),
}


def column_types(record: type) -> dict[str, type]:
    """The columns of a record and their types: numbers as numbers, everything else as text (lists as JSON).

    >>> column_types(Foi)["working_days"], column_types(Foi)["bbox"]
    (<class 'int'>, <class 'str'>)
    """
    annotations = {field.name: str(field.type).removesuffix(" | None") for field in fields(record)}
    return {name: TYPES.get(annotations[name], str) for name in columns(record)}


def list_columns(name: str) -> dict[str, type]:
    """The columns of the table of a list: a meeting's "id" is called key there."""
    kinds = column_types(RECORD_LISTS[name])
    key = {"key": str} if kinds.pop("id", None) else {}
    own = {own.name: own.type for own in OWN.get(name, ())}
    return {"id": int, "document": int, **key, **kinds, **own}


def create_schema(db: Database) -> None:
    """All tables, search indexes and views; where they exist already, what they lack."""
    before = {"runs", "authorities", "committees", "facets", "question_groups"}  # what documents and questions point at
    for name in sorted(OTHER, key=lambda name: name not in before):
        if name not in before:
            _create_documents(db)
        _create(db, name, {"id": int, **OTHER[name]}, POINTERS.get(name, {}))
    for name in RECORD_LISTS:
        pointers = {o.name: o.points_at for o in OWN.get(name, ()) if o.points_at}
        _create(db, name, list_columns(name), {"document": "documents", **pointers})
        db.table(name).create_index(["document"], if_not_exists=True)
    for name, names in UNIQUE.items():
        db.table(name).create_index(names, unique=True, if_not_exists=True)
    for name, many in INDEXED.items():
        for names in many:
            db.table(name).create_index(names, if_not_exists=True)
    for name in SEARCHED:
        _create_search(db, name)
    for sql in INDEXES:
        db.execute(sql)
    for name, sql in VIEWS.items():
        _make_as_said(db, name, f'CREATE VIEW "{name}" as {sql}', "view")
    db.execute(f"pragma user_version = {VERSION}")


def _create_documents(db: Database) -> None:
    own = OWN["documents"]
    kinds = {"id": int, **column_types(Document), **{column.name: column.type for column in own}}
    _create(db, "documents", kinds, {column.name: column.points_at for column in own if column.points_at})


def _create(db: Database, name: str, kinds: dict[str, type], pointers: dict[str, str]) -> None:
    keys = [(column, table, "id") for column, table in pointers.items()]
    if not db.table(name).exists():
        db.table(name).create(kinds, pk="id", foreign_keys=keys)
    there = {row[1] for row in db.execute(f'pragma table_info("{name}")')}
    for column in (column for column in kinds if column not in there):
        points = f' references "{pointers[column]}"("id")' if column in pointers else ""
        db.execute(f'alter table "{name}" add column "{column}" {SQL_TYPES[kinds[column]]}{points}')


def _create_search(db: Database, name: str) -> None:
    if _make_as_said(db, f"{name}_fts", search_index(f"{name}_fts", SEARCHED[name], content=name), "table"):
        db.execute(f'insert into "{name}_fts" ("{name}_fts") values (\'rebuild\')')


def _make_as_said(db: Database, name: str, sql: str, kind: str) -> bool:
    """Makes a view or search index, in place of one that an earlier release made otherwise; whether it did."""
    found = db.execute("select sql from sqlite_master where name = ?", [name]).fetchone()
    if found and found[0] == sql:
        return False
    if found:
        db.execute(f'drop {kind} "{name}"')
    db.execute(sql)
    return True


def search_index(name: str, columns: tuple[str, ...], content: str = "") -> str:
    """The SQL of a search index; over a table's own text with content="…", quoted, as Datasette looks for it."""
    source = f', content="{content}", content_rowid="id"' if content else ""
    names = ", ".join(f'"{column}"' for column in columns)
    return (
        f"CREATE VIRTUAL TABLE \"{name}\" using fts5({names}{source}, tokenize='porter unicode61 remove_diacritics 2')"
    )


def check_version(db: Database) -> int:
    """The version of a database, ours if it is new; one of a later release is not touched."""
    (version,) = db.execute("pragma user_version").fetchone()
    if version > VERSION:
        raise BadUsage(
            f"this database was made by a later townclerk (its version {version}, ours {VERSION}): upgrade townclerk"
        )
    return int(version) or VERSION


assert set(RECORD_LISTS) <= {field.name for field in fields(Records)}
