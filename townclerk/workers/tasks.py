"""What a reader's process is asked for: the records of a document, its lines, a picture of a page."""

from __future__ import annotations

import encodings.aliases
import pickle
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module

from extract.errors import Unreadable
from extract.page.composing import Layout, compose
from extract.paper import Block, Line, Paper, PaperPage
from extract.reading import Options, load_readers, read_paper
from extract.records import Records
from nlp.pipeline import prepare as prepare_tags
from townclerk.pipeline import kept, read_document, records_of
from townclerk.workers.frames import PAGE, split
from townclerk.workers.warming import SMALL, papers


def prepare() -> None:
    """Makes, once in the warm parent, what every document would otherwise import or make for itself.

    It reads a few small papers of our own; a reader that imports late may offer a `prepare` besides.
    """
    import_encodings()
    for reader in load_readers():
        getattr(reader, "prepare", int)()
    prepare_tags()
    for paper in papers():
        read_document(paper, "warming.txt", Options(ocr="never"))


def rehearse() -> None:
    """Reads two lines as a document is read, so that a process has touched what it will need; they cost 4 ms."""
    read_document(SMALL, "rehearsal.pdf", Options(ocr="never"))


def import_encodings() -> None:
    """Every encoding that a text may be in: guessing one imports them all."""
    for name in sorted(set(encodings.aliases.aliases.values())):
        with suppress(ImportError):
            import_module(f"encodings.{name}")


def records(data: bytes, name: str, options: Options) -> Records:
    """Everything that the document says."""
    return read_document(data, name, options)


def salvaged(data: bytes, name: str, options: Options, reason: str, total: int, plain: bool) -> Records:
    """The records of the pages that came out of a document before its reading was ended; `data` is those frames.

    `plain` leaves the rules aside, which may be what ended it.
    """
    pages = gathered(payload for letter, payload in split(bytearray(data)) if letter == PAGE)
    stopped = f"Reading stopped after page {pages[-1].number}{f' of {total}' if total else ''}: {reason}."
    paper = Paper(name, "", pages, total_pages=total, warnings=(stopped,), partial=True)
    return kept(paper) if plain else records_of(paper, options.model)


def gathered(sent: Iterable[bytes]) -> tuple[PaperPage, ...]:
    """The pages that came out, in order; a scan comes again once it is read."""
    seen: Iterator[PaperPage | Layout] = map(pickle.loads, sent)  # in a process as confined as the one that made them
    by_number = {page.number: page for page in seen}
    layouts = [page for page in by_number.values() if not isinstance(page, PaperPage)]
    by_number |= {page.number: page for page in compose(layouts)}
    return tuple(page for _, page in sorted(by_number.items()) if isinstance(page, PaperPage))


def lines(data: bytes, name: str, options: Options) -> tuple[tuple[str, Line], ...]:
    """Every line as it was read, page by page, each with what it belongs to."""
    paper = read_paper(data, name, options)
    return tuple(line for page in paper.pages for line in page_lines(page))


def page_lines(page: PaperPage) -> Iterator[tuple[str, Line]]:
    """The lines of a page in reading order, then what was set aside."""
    for block in page.blocks:
        yield from block_lines(block)
    for line in page.furniture:
        yield "furniture", line


def block_lines(block: Block) -> Iterator[tuple[str, Line]]:
    """The lines of a block; of a grid, its cells."""
    for line in block.lines:
        yield block.kind, line
    for cell in block.grid.cells if block.grid and not block.lines else ():
        yield "cell", Line(cell.text, cell.page, bbox=cell.bbox)


def picture(data: bytes, name: str, options: Options, page: int) -> bytes | int:
    """A page of a PDF as a PNG, with lines, blocks, grids and records marked; where it has none, how many it has."""
    from extract.picture import picture as draw

    paper = read_paper(data, name, options)
    if paper.format != "pdf":
        raise Unreadable("unsupported", "only pages of PDFs can be drawn")
    if page > len(paper.pages):
        return len(paper.pages)
    return draw(data, page, paper=paper, records=records_of(paper))
