"""The parts of a mail: which is its body, which are attachments; never deeper or more than a limit allows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from typing import NamedTuple

from extract.clean import clean_line
from extract.mail.headers import decode_words, header_text, raw_text
from extract.markup.charsets import decode_page
from extract.paper import Inner
from extract.plain.encodings import decode

DEEPEST, MOST_PARTS, MOST_INNER, MOST_BYTES = 60, 2_000, 200, 256_000_000
LOGO = 60_000  # bytes: a picture in the text up to this size is decoration
BROKEN = frozenset(
    {"InvalidBase64PaddingDefect", "InvalidBase64CharactersDefect", "InvalidBase64LengthDefect"}
    | {"CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect", "NoBoundaryInMultipartDefect"}
)
UNSAFE = re.compile(r"[\\/:*?\"<>|\x00-\x1f]")
ENDINGS = {
    "application/pdf": ".pdf",
    "text/csv": ".csv",
    "text/calendar": ".ics",
    "text/html": ".html",
    "text/plain": ".txt",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "message/rfc822": ".eml",
}


class Body(NamedTuple):
    """A text part of a mail."""

    text: str
    html: bool
    flowed: bool


@dataclass
class Contents:
    """What a mail holds."""

    bodies: list[Body] = field(default_factory=list)
    inner: list[Inner] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    parts: int = 0
    size: int = 0

    def warn(self, sentence: str) -> None:
        """Notes a warning once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)


def read_contents(message: Message) -> Contents:
    """The bodies and attachments of a mail."""
    contents = Contents()
    take(message, contents, 0)
    return contents


def take(part: Message, contents: Contents, depth: int) -> None:
    """Takes a part in, and the parts in it."""
    contents.parts += 1
    if depth > DEEPEST or contents.parts > MOST_PARTS:
        contents.warn("it has more parts, or parts nested deeper, than are read")
        return
    if any(type(defect).__name__ in BROKEN for defect in part.defects):
        contents.warn("a part of it is broken or cut off")
    kind = part.get_content_type()
    if kind == "message/rfc822":
        take_message(part, contents)
    elif part.is_multipart():
        take_multipart(part, kind, contents, depth)
    elif kind in {"text/plain", "text/html"} and not is_attachment(part):
        contents.bodies.append(body(part, kind, contents))
    else:
        take_attachment(part, kind, contents)


def take_multipart(part: Message, kind: str, contents: Contents, depth: int) -> None:
    """Takes the parts of a part in; of alternatives the richest that is whole."""
    children = list(subparts(part))
    before = len(contents.bodies)
    for child in children:
        take(child, contents, depth + 1)
        if contents.parts > MOST_PARTS:
            break
    if kind == "multipart/alternative":
        contents.bodies[before:] = best_of(contents.bodies[before:])


def subparts(part: Message) -> Iterator[Message]:
    """The parts in a part."""
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (child for child in payload if isinstance(child, Message))


def best_of(bodies: list[Body]) -> list[Body]:
    """HTML where it says as much as the plain text, else the plain text."""
    plain = [one for one in bodies if not one.html]
    html = [one for one in bodies if one.html]
    if not html or not plain:
        return bodies[:1] if len(bodies) < 2 else bodies
    written = sum(len(one.text) for one in html)
    return html if written >= sum(len(one.text) for one in plain) else plain


def is_attachment(part: Message) -> bool:
    """Whether a text part was attached rather than written."""
    disposition = raw_text(part.get("Content-Disposition", "")).split(";")[0].strip().lower()
    return disposition == "attachment" or bool(part_name(part))


def part_name(part: Message) -> str:
    """The name that a part gives to its file, without any path."""
    try:
        name = part.get_filename()
    except (ValueError, TypeError, LookupError, IndexError):
        name = None
    return safe_name(decode_words(raw_text(name))) if name else ""


def safe_name(name: str) -> str:
    r"""A file name without path or signs that systems read as more than a name.

    >>> safe_name("../../etc/passwd"), safe_name("..\\a:b.pdf")
    ('passwd', 'a_b.pdf')
    """
    base = posixpath.basename(clean_line(name).replace("\\", "/")).strip(". ")
    return UNSAFE.sub("_", base)[-180:]


def body(part: Message, kind: str, contents: Contents) -> Body:
    """A text part decoded."""
    data = payload(part, contents)
    charset = part_charset(part)
    html = kind == "text/html"
    flowed = raw_text(part.get_param("format", "") or "").lower() == "flowed"
    if html:
        return Body(decode_page(data, charset), html, flowed)
    return Body(decode_text(data, charset), html, flowed)


def part_charset(part: Message) -> str | None:
    """The encoding that a part declares."""
    try:
        return part.get_content_charset()
    except (ValueError, TypeError, LookupError):
        return None


def decode_text(data: bytes, charset: str | None) -> str:
    """Text by its declared encoding, if that is a known one and fits."""
    if charset and charset.lower() not in {"utf-7", "us-ascii"}:
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass
    return decode(data)


def payload(part: Message, contents: Contents) -> bytes:
    """The bytes of a part; a broken transfer encoding gives what can be read."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, TypeError, LookupError):
        data = None
    if any(type(defect).__name__ in BROKEN for defect in part.defects):
        contents.warn("a part of it is broken or cut off")
    return data if isinstance(data, bytes) else b""


def take_message(part: Message, contents: Contents) -> None:
    """A mail inside the mail, as a file of its own."""
    for message in subparts(part):
        try:
            data = message.as_bytes()
        except (ValueError, TypeError, LookupError, RecursionError, AttributeError):
            contents.warn("a mail inside it could not be read")
            continue
        name = part_name(part) or f"{safe_name(header_text(message, 'Subject'))[:80] or 'message'}.eml"
        keep(contents, name, data)


def take_attachment(part: Message, kind: str, contents: Contents) -> None:
    """A file that is attached; small pictures in the text are left out."""
    data = payload(part, contents)
    inline = part.get("Content-ID") is not None or not is_attachment(part)
    if not data or (kind.startswith("image/") and inline and len(data) < LOGO):
        return
    keep(contents, part_name(part) or f"attachment-{len(contents.inner) + 1}{ENDINGS.get(kind, '')}", data)


def keep(contents: Contents, name: str, data: bytes) -> None:
    """Keeps a file within the limits."""
    contents.size += len(data)
    if len(contents.inner) >= MOST_INNER or contents.size > MOST_BYTES:
        contents.warn(f"only the first {len(contents.inner)} attachments were read")
        return
    contents.inner.append(Inner(name, data))
