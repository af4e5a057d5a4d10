"""From the bytes of a file to a Paper: the reader that bids highest for the first bytes reads it.

A reader is a module in extract/readers/ with `bid(head, name) -> float` (0 to 1: how sure it is that it can read a file
that begins so) and `read(data, name, options) -> Paper`. A new format is one module; nothing else is touched.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

import extract.readers
from extract.bounds import bounded
from extract.errors import Unreadable
from extract.paper import Paper, PaperPage

if TYPE_CHECKING:
    from extract.page.composing import Layout

HEAD = 8192
SIGNED = 0.9  # what a reader bids who knows its format by a signature; those who go by the text bid less
BY_TEXT = ("delimited", "text", "web")  # asked last, since they decode the first bytes in order to bid


@dataclass(frozen=True, slots=True)
class Options:
    """How to read.

    `saw_page` is told of each page as soon as it is read, as it will be or as a Layout of which it will be composed, so
    that a killed reading keeps them; `saw_total` of how many pages the file says it has, once that is known.
    """

    ocr: str = "auto"  # auto, always, never
    languages: tuple[str, ...] = ("eng",)
    hidden: bool = False  # keep the values of hidden sheets, rows and columns
    max_pages: int = 10_000
    model: str | None = None  # a spaCy model whose persons are further evidence when the records are tagged
    saw_page: Callable[[PaperPage | Layout], None] | None = None
    saw_total: Callable[[int], None] | None = None


class Reader(Protocol):
    """What each module in extract/readers/ offers."""

    def bid(self, head: bytes, name: str) -> float:
        """How sure the reader is, by the first bytes; the name only breaks ties between text formats."""
        ...

    def read(self, data: bytes, name: str, options: Options) -> Paper:
        """The paper; raises Unreadable."""
        ...


@cache
def load_readers() -> tuple[Reader, ...]:
    """All readers, found by walking their folder."""
    names = sorted((module.name for module in pkgutil.iter_modules(extract.readers.__path__)), key=by_cost)
    return tuple(cast(Reader, import_module(f"extract.readers.{name}")) for name in names)


def by_cost(name: str) -> tuple[bool, str]:
    """The order in which readers are asked.

    >>> sorted(["delimited", "pdf", "web", "archive"], key=by_cost)
    ['archive', 'pdf', 'delimited', 'web']
    """
    return name in BY_TEXT, name


def read_paper(data: bytes, name: str, options: Options | None = None) -> Paper:
    """Reads a document; raises Unreadable with the code that its record will carry."""
    if not data:
        raise Unreadable("empty")
    options = options or Options()
    told: set[int] = set()
    paper = bounded(choose_reader(data[:HEAD], name).read(data, name, told_of(options, told)))
    for page in paper.pages if options.saw_page else ():
        if options.saw_page and page.number not in told:
            options.saw_page(page)  # the reader of its format does not tell, and making its records may be ended too
    return paper


def told_of(options: Options, told: set[int]) -> Options:
    """Options by which it is remembered of which pages a reader has told."""
    tell = options.saw_page
    if tell is None:
        return options

    def saw(page: PaperPage | Layout) -> None:
        told.add(page.number)
        tell(page)

    return replace(options, saw_page=saw)


def choose_reader(head: bytes, name: str) -> Reader:
    """The reader that bids highest; raises Unreadable where none knows the format."""
    best, most = None, 0.0
    for reader in load_readers():
        if most >= SIGNED and is_by_text(reader):
            break
        bid = reader.bid(head, name)
        if bid > most:
            best, most = reader, bid
    if best is None:
        raise Unreadable("unsupported", "its first bytes belong to no format that we know")
    return best


def is_by_text(reader: Reader) -> bool:
    """Whether a reader decodes the first bytes in order to bid."""
    return getattr(reader, "__name__", "").rpartition(".")[2] in BY_TEXT
