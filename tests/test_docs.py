"""The docs say what the program does: every record column, every command, every output shown."""

import importlib.util
import json
from pathlib import Path

import click
import pytest
from sqlite_utils import Database

from extract.records import LISTS, Document, Foi, columns
from index.schema import OTHER, OWN, create_schema
from index.views import VIEWS
from townclerk.cli import main

ROOT = Path(__file__).resolve().parent.parent
WHERE = {"page", "bbox", "basis"}


def load_maker():
    spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKER = load_maker()
DESCRIBED = MAKER.described_columns((ROOT / "docs" / "records.md").read_text(encoding="utf-8"))
RECORDS = {"document": Document, "foi": Foi, **LISTS}


@pytest.fixture(scope="module")
def schema():
    db = Database(memory=True)
    create_schema(db)
    yield db
    db.conn.close()


def test_every_list_is_described():
    assert set(DESCRIBED) == set(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_columns_of_docs_records_and_database_are_the_same(name, schema):
    in_records = list(columns(RECORDS[name]))
    where = [] if name in ("document", "pages") else ["page", "bbox", "basis"]
    assert [*DESCRIBED[name], *where] == in_records
    table = {"document": "documents"}.get(name, name)
    in_database = [c.name for c in schema[table].columns]
    own = {"id", "document", *(column.name for column in OWN.get(table, ()))}
    renamed = ["key" if c == "id" and name == "meetings" else c for c in in_records]
    assert [c for c in in_database if c not in own] == renamed


SCHEMA = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")


def test_every_other_table_column_and_view_is_described():
    described = MAKER.described_columns(SCHEMA.partition("\n## Views")[0])
    expected = {name: list(kinds) for name, kinds in OTHER.items()}
    expected |= {name: [column.name for column in own] for name, own in OWN.items()}
    assert {name: list(columns) for name, columns in described.items()} == expected
    views = {match["name"] for match in MAKER.COLUMN.finditer(SCHEMA.partition("\n## Views")[2])}
    assert views == set(VIEWS)


def test_every_table_has_a_title_and_a_description():
    metadata = json.loads((ROOT / "datasette_metadata.json").read_text(encoding="utf-8"))
    tables = metadata["databases"]["townclerk"]["tables"]
    assert {t for t in tables if not (tables[t].get("title") and tables[t].get("description"))} == set()
    assert set(tables) == {"documents", "foi", *LISTS, *OTHER, *VIEWS}


def test_the_card_in_the_database_is_the_one_that_is_shown():
    shown = MAKER.card_rows((ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8"))
    assert (ROOT / "index" / "accuracy.tsv").read_text(encoding="utf-8") == shown
    assert shown.count("\n") > 10


def test_metadata_names_only_columns_that_exist(schema):
    metadata = json.loads((ROOT / "datasette_metadata.json").read_text(encoding="utf-8"))
    for name, table in metadata["databases"]["townclerk"]["tables"].items():
        have = {c.name for c in schema[name].columns}
        named = {*table.get("columns", {}), *table.get("facets", []), *table.get("sortable_columns", [])}
        named |= {table[key] for key in ("label_column", "sort", "sort_desc") if key in table}
        assert named <= have, name


def test_metadata_queries_run_on_the_schema(schema):
    metadata = json.loads((ROOT / "datasette_metadata.json").read_text(encoding="utf-8"))
    for query in metadata["databases"]["townclerk"]["queries"].values():
        schema.execute(query["sql"], dict.fromkeys(query.get("params", ()), "x")).fetchall()


def test_metadata_describes_columns_as_the_docs_do():
    text = (ROOT / "datasette_metadata.json").read_text(encoding="utf-8")
    assert json.loads(MAKER.describe(text)) == json.loads(text)


def commands():
    return sorted(main.commands)


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_documented_and_ends_with_an_example(name):
    command = main.commands[name]
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert section, f"docs/commands.md has no section for {name}"
    assert f"townclerk {name}" in (ROOT / "README.md").read_text(encoding="utf-8")
    options = [p.opts[-1] for p in command.params if isinstance(p, click.Option) and not p.hidden]
    assert [o for o in options if f"`{o}" not in section] == []
    example = command.help.strip().splitlines()[-1].strip()
    assert example.startswith(f"Example: townclerk {name}")


@pytest.mark.parametrize("page", list(MAKER.pages()), ids=lambda page: page.name)
def test_shown_output_is_what_the_program_prints(page, indexed_samples):
    text = page.read_text(encoding="utf-8")
    assert MAKER.refresh(text, indexed_samples) == text
