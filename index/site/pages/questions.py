"""Questions that several authorities were asked alike: the list, and for each what every one of them answered."""

from __future__ import annotations

import csv
import io
import sqlite3
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from index.exports.tables import defused
from index.naming import called
from index.site.answering import Answer, Nav, Route
from index.site.asking import Asked
from index.site.charts import Bar, bars
from index.site.listings import Column, Kind, Listing, list_things
from index.site.outcomes import ORDER, Split, split_of
from index.site.refusals import NotThere
from index.site.rows import fetched

MOST = 2_000  # answers


class Reply(NamedTuple):
    """What one authority answered."""

    authority: str | None
    authority_id: int | None
    outcome: str | None
    answer: str | None
    date: str | None
    row: int
    page: int | None
    codes: str | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    id: int
    text: str
    replies: tuple[Reply, ...]
    split: Split
    chart: Markup


QUESTIONS = Kind(
    "questions",
    "The same question, many authorities",
    "Questions under the information laws that two or more letters answer alike; each with everybody’s answer.",
    """select g.id as key, g.text as text, g.authorities, g.questions as answers,
        max(d.date) as last_answer from question_groups g
        join questions q on q.question_group = g.id join documents d on d.id = q.document group by g.id""",
    (
        Column("text", "Question"),
        Column("authorities", "Authorities", "number"),
        Column("answers", "Answers", "number"),
        Column("last_answer", "Latest", "date"),
    ),
    "-authorities",
    lambda asked, key: asked.links.question(int(key)),
    find="text",
)


def look_list(db: sqlite3.Connection, asked: Asked) -> Listing:
    """All of them."""
    return list_things(db, asked, QUESTIONS)


def look(db: sqlite3.Connection, asked: Asked) -> QuestionView:
    """One of them."""
    number = asked.row()
    found = db.execute("select text from question_groups where id = ?", [number]).fetchone()
    if not found:
        raise NotThere("There is no such question.")
    replies = fetched(
        db,
        Reply,
        "select d.authority, d.authority_id, q.outcome, q.answer, coalesce(f.replied, d.date), q.id, q.page, "
        "(select group_concat(distinct e.code) from exemptions e where e.document = q.document "
        "and (e.question is null or e.question = q.number)) "
        "from questions q join documents d on d.id = q.document left join foi f on f.document = q.document "
        f"where q.question_group = ? and d.same_as is null order by d.authority, q.id limit {MOST}",
        [number],
    )
    split = split_of("all", ((reply.outcome or "", 1) for reply in replies))
    drawn = [Bar(called(name), ((f"outcome-{name}", split.number(name)),), str(split.number(name)))
             for name in ORDER if split.number(name)]  # fmt: skip
    return QuestionView(number, found[0], replies, split, bars("Answers by outcome", drawn))


def look_csv(db: sqlite3.Connection, asked: Asked) -> Answer:
    """The same as a file for a spreadsheet."""
    view = look(db, asked)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["question", "authority", "outcome", "answer", "date", "provisions", "address"])
    for one in view.replies:
        address = asked.origin + asked.links.evidence("questions", one.row, one.page)
        cells = (view.text, one.authority, one.outcome, one.answer, one.date, one.codes, address)
        writer.writerow([defused(cell) for cell in cells])
    headers = {"content-disposition": f'attachment; filename="question-{view.id}.csv"'}
    return Answer("\ufeff" + out.getvalue(), "text/csv; charset=utf-8", headers)


ROUTES = (
    Route(r"/questions", look_list, "site/listing.html"),
    Route(r"/question/(?P<id>\d+)", look, "site/question.html"),
    Route(r"/question/(?P<id>\d+)\.csv", look_csv),
)
NAV = Nav("Questions", "/questions", 50)
