"""A record's own page: what it says, in which paper, and the piece of the page on which it stands."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from index.numbers import document_of
from index.site import papers
from index.site.answering import Answer, Route
from index.site.asking import Asked
from index.site.pages import document
from index.site.papers import Paper
from index.site.refusals import NotThere
from index.site.speaking import SAID, Spoken, record, rows
from index.site.stored import standing

AROUND = 28.0  # points of the page around a record's box


@dataclass(frozen=True, slots=True)
class Crop:
    """A piece of a page, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class RecordView:
    record: Spoken
    paper: Paper
    item: Spoken | None  # under which it stands
    meeting: Spoken | None
    citation: str
    page_view: document.DocumentView  # the page on which it stands, for its picture

    @property
    def date(self) -> str | None:
        """The day of its meeting, else of the paper."""
        return dict(self.meeting.details).get("date", self.paper.date) if self.meeting else self.paper.date

    @property
    def crop(self) -> Crop | None:
        """The piece of the page that shows it, as wide as the page."""
        sheet, box = self.page_view.sheet, self.record.bbox
        if not sheet or not box:
            return None
        top = max(0.0, box[1] - AROUND)
        return Crop(0.0, round(top, 1), sheet.width, round(min(sheet.height, box[3] + AROUND) - top, 1))


def look(db: sqlite3.Connection, asked: Asked) -> RecordView:
    """A record of any list."""
    kind, number = asked.named.get("list", "decisions"), asked.row("id")
    if kind not in SAID:
        raise NotThere("There is no such list.")
    found = record(db, kind, number)
    if not found:
        raise NotThere("There is no such record. The paper may have been read anew.")
    holder = document_of(number)
    paper = papers.paper(db, holder)
    there = standing(db, asked.site.db_path, holder)
    address = asked.origin + asked.links.record(kind, number)
    cited = papers.citation(paper, found.page or 1, address)
    bare = document.DocumentView(paper, found.page or 1, {}, document.offer(asked, there), cited, ())
    view = replace(bare, **document.picture(db, asked, bare, there))  # type: ignore[arg-type]  # original or no_picture
    item, meeting = around(db, kind, number)
    return RecordView(found, paper, item, meeting, cited, view)


def around(db: sqlite3.Connection, kind: str, number: int) -> tuple[Spoken | None, Spoken | None]:
    """The item and the meeting under which a record stands."""
    row = next(rows(db, f'select * from "{kind}" where id = ?', [number]), {})
    holder, meeting, item = row.get("document"), row.get("meeting"), row.get("item")
    met = db.execute("select id from meetings where document = ? and key = ?", [holder, meeting]).fetchone()
    stood = (
        db.execute(
            "select min(id) from items where document = ? and meeting is ? and number = ?", [holder, meeting, item]
        ).fetchone()
        if item
        else None
    )
    return (
        record(db, "items", stood[0]) if stood and stood[0] else None,
        record(db, "meetings", met[0]) if met else None,
    )


async def measure(view: RecordView, asked: Asked) -> RecordView | Answer:
    """The view with the size of its page."""
    return replace(view, page_view=await document.measure(view.page_view, asked))


ROUTES = (
    Route(r"/decision/(?P<id>\d+)", look, "site/record.html", measure),
    Route(r"/record/(?P<list>\w+)/(?P<id>\d+)", look, "site/record.html", measure),
)
