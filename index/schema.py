"""The database's tables, made from the record types, so that whoever knows the records knows the columns."""

from __future__ import annotations

from dataclasses import fields

from sqlite_utils import Database

from extract.records import LISTS, Document, Foi, columns

SCHEMA_VERSION = 1

# What a document's row says beyond the record: where it came from and what read it.
DOCUMENT_ROW: dict[str, type] = {
    "path": str,  # where it was found
    "size": int,
    "modified": float,
    "rules": str,  # the version of the rules that read it
    "indexed": str,
    "gone": str,  # when it was no longer there
    "container": int,  # the mail or archive that it came in
}
TYPES: dict[str, type] = {"int": int, "float": float, "bool": int}
# table -> the columns that are searched
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

    >>> column_types(Evidence)
    {'page': <class 'int'>, 'bbox': <class 'str'>, 'basis': <class 'str'>}
    """
    annotations = {field.name: str(field.type).removesuffix(" | None") for field in fields(record)}
    return {name: TYPES.get(annotations[name], str) for name in columns(record)}


def create_schema(db: Database) -> None:
    """All tables and search indexes; where they exist already, nothing."""
    db.table("documents").create({"id": int, **column_types(Document), **DOCUMENT_ROW}, pk="id", if_not_exists=True)
    db.table("documents").create_index(["sha256"], if_not_exists=True)
    db.table("documents").create_index(["path"], if_not_exists=True)
    for name, record in {**LISTS, "foi": Foi}.items():
        kinds = column_types(record)
        key = {"key": str} if "id" in kinds else {}  # a meeting's "m1", which its document's lists name
        kinds.pop("id", None)
        db.table(name).create(
            {"id": int, "document": int, **key, **kinds},
            pk="id",
            foreign_keys=[("document", "documents", "id")],
            if_not_exists=True,
        )
        db.table(name).create_index(["document"], if_not_exists=True)
    db.table("runs").create(
        {"id": int, "started": str, "ended": str, "read": int, "partial": int, "failed": int, "unchanged": int},
        pk="id",
        if_not_exists=True,
    )
    for name, searched in SEARCHED.items():
        names = ", ".join(f'"{column}"' for column in searched)
        # content="…" must be quoted: Datasette finds the index of a table by that very text.
        db.execute(
            f'create virtual table if not exists "{name}_fts" using fts5({names}, content="{name}", '
            "content_rowid=\"id\", tokenize='porter unicode61 remove_diacritics 2')"
        )
