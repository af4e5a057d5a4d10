"""The outline of a PDF and the links on its pages: to the web, to an address, to a page of the same file."""

from __future__ import annotations

import ctypes as c
from collections.abc import Iterator, Sequence

from extract.clean import clean_line
from extract.paper import Bookmark, Link, Word
from extract.pdf import pdfium as p

GOTO, URI = 1, 3  # kinds of action
MOST = 5000
DEEPEST = 12
SCHEMES = ("http://", "https://", "mailto:")

_V, _I, _UL = c.c_void_p, c.c_int, c.c_ulong
first_bookmark = p.bind("FPDFBookmark_GetFirstChild", _V, _V, _V)
next_bookmark = p.bind("FPDFBookmark_GetNextSibling", _V, _V, _V)
bookmark_title = p.bind("FPDFBookmark_GetTitle", _UL, _V, _V, _UL)
bookmark_dest = p.bind("FPDFBookmark_GetDest", _V, _V, _V)
bookmark_action = p.bind("FPDFBookmark_GetAction", _V, _V)
action_type = p.bind("FPDFAction_GetType", _UL, _V)
action_dest = p.bind("FPDFAction_GetDest", _V, _V, _V)
action_uri = p.bind("FPDFAction_GetURIPath", _UL, _V, _V, _V, _UL)
dest_page = p.bind("FPDFDest_GetDestPageIndex", _I, _V, _V)
next_link = p.bind("FPDFLink_Enumerate", _I, _V, _V, _V)
link_dest = p.bind("FPDFLink_GetDest", _V, _V, _V)
link_action = p.bind("FPDFLink_GetAction", _V, _V)
link_rectangle = p.bind("FPDFLink_GetAnnotRect", _I, _V, _V)


def read_outline(document: p.Document) -> tuple[Bookmark, ...]:
    """The file's own outline, depth first; one that runs in a circle ends where it meets itself."""
    seen: set[int] = set()

    def walk(parent: int | None, level: int) -> Iterator[Bookmark]:
        entry = first_bookmark(document.handle, parent)
        while entry and entry not in seen and len(seen) < MOST:
            seen.add(entry)
            title = clean_line(p.read_bytes(bookmark_title, entry).decode("utf-16-le", "replace").rstrip("\0"))
            dest = bookmark_dest(document.handle, entry) or dest_of_action(document, bookmark_action(entry))
            yield Bookmark(title, level, page_of(document, dest))
            if level < DEEPEST:
                yield from walk(entry, level + 1)
            entry = next_bookmark(document.handle, entry)

    return tuple(walk(None, 1))


def dest_of_action(document: p.Document, action: int | None) -> int | None:
    """Where an action goes to within the file."""
    if not action or action_type(action) != GOTO:
        return None
    dest: int | None = action_dest(document.handle, action)
    return dest


def page_of(document: p.Document, dest: int | None) -> int | None:
    """The page of a destination, counted from 1."""
    index = dest_page(document.handle, dest) if dest else -1
    return index + 1 if index >= 0 else None


def read_links(document: p.Document, page: int, frame: p.Frame, number: int, words: Sequence[Word]) -> tuple[Link, ...]:
    """The links on a page, each with the words that it lies on."""
    position, handle = c.c_int(0), c.c_void_p()
    links: list[Link] = []
    while len(links) < MOST and next_link(page, c.addressof(position), c.addressof(handle)):
        if handle.value and (link := read_link(document, handle.value, frame, number, words)):
            links.append(link)
    return tuple(links)


def read_link(document: p.Document, handle: int, frame: p.Frame, number: int, words: Sequence[Word]) -> Link | None:
    """One link; None if it leads neither to the web, nor to an address, nor to a page."""
    action = link_action(handle)
    target = uri_of(document, action)
    dest = link_dest(document.handle, handle) or dest_of_action(document, action)
    goal = page_of(document, dest)
    if target is None and goal is None:
        return None
    box, at = p.floats(4)
    link_rectangle(handle, at)
    left, top, right, bottom = box
    a, b, d, e, g, h = frame.matrix
    xs = sorted(a * x + d * y + g for x in (left, right) for y in (top, bottom))
    ys = sorted(b * x + e * y + h for x in (left, right) for y in (top, bottom))
    x0, y0, x1, y1 = xs[0], ys[0], xs[-1], ys[-1]
    text = " ".join(
        word.text for word in words if x0 <= (word.x0 + word.x1) / 2 <= x1 and y0 <= (word.top + word.bottom) / 2 <= y1
    )
    return Link(number, text, target, goal, (round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)))


def uri_of(document: p.Document, action: int | None) -> str | None:
    """The address that an action opens, if it is one of the web or of mail."""
    if not action or action_type(action) != URI:
        return None
    size = action_uri(document.handle, action, None, 0)
    buffer = c.create_string_buffer(size or 1)
    action_uri(document.handle, action, buffer, size)
    uri = clean_line(buffer.raw[:size].rstrip(b"\0").decode("utf-8", "replace"))
    return uri if uri.lower().startswith(SCHEMES) else None
