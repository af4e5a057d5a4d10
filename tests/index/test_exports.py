"""What is handed on: the same papers give the same bytes, names of papers and pages go along, no cell is a formula."""

import csv
import json
import random

import openpyxl
import pytest
from sqlite_utils import Database

from extract.records import (
    Attendance,
    Decision,
    Document,
    Foi,
    Meeting,
    Page,
    Person,
    Question,
    Records,
    Vote,
)
from index.corrections import Corrections
from index.exports import FORMATS, export
from index.linking import link
from index.schema import create_schema
from index.store import Source, add_document

QUESTION = "How many vehicles does the authority own, and how many of them are electric?"


def minutes(day):
    return Records(
        document=Document(
            kind="minutes",
            name=f"{day}.pdf",
            sha256=f"{day:064}",
            date=f"2024-05-{day:02}",
            authority="Wrenmouth City Council",
            committee="Cabinet",
        ),
        pages=(Page(number=1, text=f"Page of day {day}"),),
        meetings=(Meeting(id="m1", committee="Cabinet", date=f"2024-05-{day:02}", source="minutes", page=1),),
        attendance=(
            Attendance(
                meeting="m1", name="Councillor Priya Raman", role="Chair", capacity="member", status="present", page=1
            ),
        ),
        decisions=(
            Decision(
                meeting="m1",
                verb="RESOLVED",
                text="=That the budget be noted.",
                votes_for=9,
                mover="Councillor Raman",
                page=1,
            ),
        ),
        votes=(Vote(meeting="m1", motion="the budget", name="Councillor Raman", vote="for", page=1),),
        people=(Person(name="Priya Raman", kind="councillor", page=1),),
    )


def reply(number, outcome):
    return Records(
        document=Document(
            kind="foi_reply",
            name=f"reply{number}.pdf",
            sha256=f"f{number:063}",
            date="2024-07-01",
            authority=f"Body {number}",
        ),
        pages=(Page(number=1, text=f"Reply {number}"),),
        foi=Foi(reference=f"FOI {number}", outcome=outcome, page=1),
        questions=(Question(number="1", text=QUESTION, answer=f"{number}0", outcome=outcome, page=1),),
    )


PAPERS = [*(minutes(day) for day in (2, 3, 9)), reply(1, "disclosed"), reply(2, "refused")]


def build(path, papers):
    import sqlite3

    connection = sqlite3.connect(path, isolation_level=None)
    db = Database(connection)
    create_schema(db)
    for paper in papers:
        add_document(db, paper, Source(paper.document.name, 1, 1.0), "1", 1, "now")
    link(db, Corrections())
    connection.close()
    return path


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    shuffled = random.Random(4).sample([*PAPERS, PAPERS[0]], len(PAPERS) + 1)
    return folder, build(folder / "one.db", PAPERS), build(folder / "two.db", shuffled)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_papers_give_the_same_bytes_in_whatever_order_they_came(built, form):
    folder, one, two = built
    view = "outcomes" if form == "xlsx" else None
    files = export(one, form, folder / "one" / form, view)
    again = export(two, form, folder / "two" / form, view)
    assert [file.name for file in files] == [file.name for file in again]
    assert files
    for mine, theirs in zip(files, again, strict=True):
        assert mine.read_bytes() == theirs.read_bytes(), mine.name


def test_csv_defuses_formulas_and_names_the_paper(built):
    folder, one, _ = built
    export(one, "csv", folder / "csv")
    with (folder / "csv" / "decisions.csv").open(newline="") as file:
        row = next(csv.DictReader(file))
    assert row["text"] == "'=That the budget be noted."
    assert (row["paper"], row["page"], row["votes_for"]) == (f"{2:064}", "1", "9")


def test_csvw_describes_every_column_of_every_file(built):
    folder, one, _ = built
    files = export(one, "csv", folder / "csvw")
    tables = json.loads(files[-1].read_text())["tables"]
    for table in tables:
        with (folder / "csvw" / table["url"]).open(newline="") as file:
            heading = next(csv.reader(file))
        assert [column["name"] for column in table["tableSchema"]["columns"]] == heading
        assert all(column["dc:description"] for column in table["tableSchema"]["columns"])


def test_a_question_asked_alike_stands_once_with_each_authority(built):
    folder, one, _ = built
    _, book = export(one, "questions", folder / "questions")
    sheet = openpyxl.load_workbook(book)["outcomes"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["question", "Body 1", "Body 2"],
        [QUESTION, "disclosed", "refused"],
    ]


def test_popolo_has_people_memberships_motions_and_votes(built):
    folder, one, _ = built
    (path,) = export(one, "popolo", folder / "popolo")
    tree = json.loads(path.read_text())
    assert [person["name"] for person in tree["persons"]] == ["Councillor Priya Raman"]
    assert tree["memberships"][0]["start_date"] == "2024-05-02"
    assert tree["memberships"][0]["end_date"] == "2024-05-09"
    assert tree["motions"][0]["counts"] == [{"option": "yes", "value": 9}]
    assert tree["vote_events"][0]["votes"] == [{"voter": "Councillor Raman", "option": "yes"}]


def test_alaveteli_states(built):
    folder, one, _ = built
    (path,) = export(one, "alaveteli", folder / "alaveteli")
    states = [json.loads(line)["described_state"] for line in path.read_text().splitlines()]
    assert states == ["successful", "rejected"]
