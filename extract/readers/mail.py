"""Mail as EML or MBOX: the latest reply apart from what it quotes, its attachments as files of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from extract.building import plain_block
from extract.errors import Unreadable
from extract.mail.bodies import html_blocks, text_blocks
from extract.mail.headers import mail_properties
from extract.mail.parts import Contents, read_contents
from extract.mail.replies import mark_quoted
from extract.paper import Block, Inner, Link, Paper, PaperPage
from extract.reading import Options

HEADER = re.compile(rb"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?(?P<value>[^\r\n]*)\r?\n(?:[ \t][^\r\n]*\r?\n)*")
# a header that the end of the first bytes cuts off
UNFINISHED = re.compile(rb"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60}):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*$")
FROM_LINE = re.compile(rb"From \S{1,200} .{10,60}\d{4}[^\r\n]*\r?\n")
NEXT_MAIL = re.compile(rb"\r?\n\r?\n(?=From \S{1,200} [^\r\n]{10,60}\d{4}[^\r\n]*\r?\n[A-Za-z][A-Za-z0-9-]{1,60}:)")
SURE = {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"dkim-signature", b"x-mailer"}
LIKELY = {b"from", b"to", b"subject", b"date", b"content-type", b"reply-to", b"cc", b"in-reply-to", b"sender"}
MOST_MAILS = 1_000


def bid(head: bytes, name: str) -> float:
    """Header lines at the beginning, or an mbox's line above them."""
    if FROM_LINE.match(head):
        return 0.9
    names = header_names(head.lstrip(b"\r\n\xef\xbb\xbf"))
    if names & SURE and len(names) >= 2:
        return 0.9
    mime = b"content-type" in names and len(names) >= 2
    return 0.7 if mime or ({b"from", b"subject"} <= names and len(names & LIKELY) >= 3) else 0.0


def header_names(head: bytes) -> set[bytes]:
    """The names of the header lines with which a file begins."""
    names: set[bytes] = set()
    at = 0
    while match := HEADER.match(head, at):
        names.add(match["name"].lower())
        at = match.end()
    if unfinished := UNFINISHED.match(head, at):
        return names | {unfinished["name"].lower()}
    return names if not head[at:].strip() or head[at : at + 1] in b"\r\n" else set()


def read(data: bytes, name: str, options: Options) -> Paper:
    """One mail, or the list of an mbox's mails with each as a file of its own."""
    if FROM_LINE.match(data):
        mails = list(split_mbox(data))
        if len(mails) > 1:
            return read_mbox(mails, name)
        data = mails[0]
    return read_mail(parse_mail(data), name)


def parse_mail(data: bytes) -> Message:
    """The mail as a tree of parts."""
    try:
        return message_from_bytes(data.lstrip(b"\r\n"), policy=compat32)
    except (RecursionError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise Unreadable("malformed", "its parts cannot be told apart") from error


def read_mail(message: Message, name: str) -> Paper:
    """The paper of one mail."""
    try:
        contents = read_contents(message)
    except RecursionError as error:
        raise Unreadable("malformed", "its parts are nested too deep") from error
    blocks, links = read_bodies(contents)
    return mail_paper(name, "eml", mail_properties(message), blocks, links, contents)


def mail_paper(
    name: str, form: str, properties: dict[str, str], blocks: list[Block], links: list[Link], contents: Contents
) -> Paper:
    """A mail as a paper of one page."""
    warnings = list(contents.warnings)
    if not blocks and not contents.inner:
        blocks = [block for key in ("subject",) if (block := plain_block("paragraph", properties.get(key, "")))]
        warnings.append("the mail has no text")
    return Paper(
        name,
        form,
        (PaperPage(1, tuple(mark_quoted(blocks))),),
        total_pages=1,
        links=tuple(dict.fromkeys(links)),
        inner=tuple(contents.inner),
        properties=properties,
        warnings=tuple(warnings),
        partial=bool(contents.warnings),
    )


def read_bodies(contents: Contents) -> tuple[list[Block], list[Link]]:
    """The blocks of all text parts, one after the other."""
    blocks: list[Block] = []
    links: list[Link] = []
    for body in contents.bodies:
        if body.html:
            more, linked, _ = html_blocks(body.text)
        else:
            more, linked = text_blocks(body.text, body.flowed)
        blocks.extend(more)
        links.extend(linked)
    return blocks, links


def split_mbox(data: bytes) -> Iterator[bytes]:
    """The mails of an mbox, each without the line above its headers."""
    for mail in NEXT_MAIL.split(data):
        yield FROM_LINE.sub(b"", mail, count=1)


def read_mbox(mails: list[bytes], name: str) -> Paper:
    """The list of the mails, each of them a file of its own."""
    kept = mails[:MOST_MAILS]
    warnings = (f"only {MOST_MAILS} of {len(mails)} mails were read",) if len(mails) > MOST_MAILS else ()
    lines = [mail_line(parse_mail(mail[:65_536])) for mail in kept]
    blocks = tuple(block for line in lines if (block := plain_block("item", line, label="•", level=1)))
    inner = tuple(Inner(f"mail-{number}.eml", mail) for number, mail in enumerate(kept, 1))
    page = PaperPage(1, blocks)
    return Paper(name, "mbox", (page,), 1, inner=inner, warnings=warnings, partial=bool(warnings))


def mail_line(message: Message) -> str:
    """A mail in one line: its subject, sender and date."""
    properties = mail_properties(message)
    return " – ".join(properties[key] for key in ("subject", "from", "sent") if key in properties) or "(no headers)"
