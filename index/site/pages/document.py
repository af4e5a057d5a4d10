"""A document: what it is, its contents, each page as picture and text with its records marked, its records by list."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from index.site import papers
from index.site.answering import Route
from index.site.asking import Asked
from index.site.galleries import WIDTHS
from index.site.pages.pictures import NO_PICTURES
from index.site.papers import Entry, Found, Inner, Paper
from index.site.refusals import NotAllowed, NotThere, Refused
from index.site.speaking import SAID, Spoken, count_records, records_of, records_on
from index.site.stored import Original, Standing, hidden_on, standing
from index.site.texts import TextBlock, text_blocks

LISTED = 200  # records of a list that are shown at once


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's picture: how large the page is in points, and the widths that the picture comes in."""

    width: float
    height: float
    widths: tuple[int, ...] = WIDTHS


@dataclass(frozen=True, slots=True)
class Listing:
    """A document's records of one list."""

    kind: str
    records: tuple[Spoken, ...]
    first: int
    number: int


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether the original can be had, and why not."""

    offered: bool
    why_not: str | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class DocumentView:
    paper: Paper
    page: int
    counts: dict[str, int]
    offer: Offer
    citation: str
    inner: tuple[Inner, ...]
    entries: tuple[Entry, ...] = ()
    groups: tuple[tuple[str, tuple[Spoken, ...]], ...] = ()  # the records on this page, list by list
    blocks: tuple[TextBlock, ...] = ()
    source: str = "text"
    q: str = ""
    found: tuple[Found, ...] = ()
    listing: Listing | None = None
    original: Original | None = None  # of which a picture is wanted
    sheet: Sheet | None = None
    no_picture: str | None = None

    @property
    def boxes(self) -> tuple[Spoken, ...]:
        """The records that have a box on the page, the large ones first, so that the small lie above them."""
        boxed = [record for _, records in self.groups for record in records if record.bbox]
        return tuple(sorted(boxed, key=_area, reverse=True))


def _area(record: Spoken) -> float:
    assert record.bbox
    x0, top, x1, bottom = record.bbox
    return (x1 - x0) * (bottom - top)


def look(db: sqlite3.Connection, asked: Asked) -> DocumentView:
    """A document at a page, or its records of one list."""
    number = asked.row("id")
    paper = papers.paper(db, number)
    page = asked.number("page", 1)
    if page > paper.last:
        raise NotThere(f"This document has {paper.last} page{'s' if paper.last > 1 else ''}; there is no page {page}.")
    there = standing(db, asked.site.db_path, number)
    view = DocumentView(
        paper,
        page,
        count_records(db, number),
        offer(asked, there),
        papers.citation(paper, page, asked.origin + asked.links.document(number, page)),
        papers.inner_documents(db, number),
    )
    kind = asked.choice("list", tuple(SAID))
    if kind:
        return replace(view, listing=listing(db, asked, view, kind))
    return with_page(db, asked, view, there)


def offer(asked: Asked, there: Standing) -> Offer:
    """Whether the original can be had."""
    if there.original is None:
        return Offer(False, there.why_not, there.names_private)
    if not asked.site.offers(private=there.names_private):
        why = "it names private persons" if asked.site.originals == "safe" else "originals are not handed out here"
        return Offer(False, f"The original is not offered: {why}.", there.names_private)
    return Offer(True, withheld=there.names_private)


def listing(db: sqlite3.Connection, asked: Asked, view: DocumentView, kind: str) -> Listing:
    """Some of the records of a list."""
    first = asked.number("from", 1)
    records = records_of(db, kind, view.paper.id, LISTED, first - 1)
    return Listing(kind, records, first, view.counts.get(kind, 0))


def with_page(db: sqlite3.Connection, asked: Asked, view: DocumentView, there: Standing) -> DocumentView:
    """The view with all that one page shows, except its picture's size."""
    number, q = view.paper.id, asked.one("find")
    match = papers.understood(db, q)
    text, source = papers.page_text(db, number, view.page, match)
    on_page = records_on(db, number, view.page)
    return replace(
        view,
        entries=papers.contents(db, number, view.page),
        groups=tuple((kind, some) for kind in SAID if (some := tuple(r for r in on_page if r.kind == kind))),
        blocks=text_blocks(text),
        source=source,
        q=q,
        found=papers.find(db, number, match),
        **picture(db, asked, view, there),  # type: ignore[arg-type]  # original or no_picture
    )


def picture(db: sqlite3.Connection, asked: Asked, view: DocumentView, there: Standing) -> dict[str, Original | str]:
    """The original of which a picture may be shown, or why there is none."""
    if view.paper.format != "pdf":
        return {}
    if there.original is None:
        return {"no_picture": f"{there.why_not} Its text is kept."}
    if asked.site.gallery is None:
        return {"no_picture": NO_PICTURES}
    try:
        hidden_on(db, view.paper.id, view.page)
    except (NotAllowed, NotThere) as error:
        return {"no_picture": str(error)}
    return {"original": there.original}


async def measure(view: DocumentView, asked: Asked) -> DocumentView:
    """The view with the size of its picture."""
    if view.original is None or asked.site.gallery is None:
        return view
    try:
        sizes = await asked.site.gallery.sizes(view.original)
    except Refused as error:
        return replace(view, no_picture=str(error))
    width, height = sizes[view.page - 1] if view.page <= len(sizes) else (0.0, 0.0)
    return (
        replace(view, sheet=Sheet(width, height)) if width and height else replace(view, no_picture="It has no size.")
    )


ROUTES = (Route(r"/doc/(?P<id>\d+)", look, "site/document.html", measure),)
