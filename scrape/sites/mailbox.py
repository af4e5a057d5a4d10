"""A mailbox with FOI replies: a maildir or an mbox file. Nothing in it is moved, marked or deleted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from scrape.choosing import Ask
from scrape.markup import squeeze
from scrape.records import Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused

OPTIONS = {
    "from": "part of the sender's address that mails must have, such as @harrowmere.example",
    "subject": "part of the subject that mails must have; without it, those that speak of freedom of information",
    "all": "true to take every mail of the box (default false)",
}
# what subjects and senders of replies hold: "FOI 12345", "Your EIR request", "Freedom of Information response"
ABOUT = re.compile(
    r"\b(?:foi[ars]?|foia|eir|ico|freedom\s+of\s+information|environmental\s+information|information\s+request"
    r"|internal\s+review|subject\s+access)(?=[^a-z]|$)",
    re.IGNORECASE,
)
FROM_LINE = re.compile(rb"^From \S{1,200} .{10,60}\d{4}\s*$")
HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,60}:")
LARGEST = 60_000_000
HEAD = 200_000


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail's own account of itself."""

    id: str
    subject: str
    sender: str
    date: date | None


def bid(place: Place) -> float:
    """Sure of a path that is a maildir or ends as an mbox does."""
    path = Path(place.address).expanduser()
    if place.host != "local":
        return 0.0
    is_maildir = all((path / name).is_dir() for name in ("cur", "new"))
    return 0.9 if is_maildir or path.suffix.lower() in (".mbox", ".mbx") else 0.0


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """The replies in the box; a mail that cannot be read is said and passed over."""
    path = Path(place.address).expanduser()
    if not path.exists():
        raise Refused("unreachable", "no such mailbox", place.address)
    whole = True
    for name, body in mails_in(path):
        if body is None:
            ask.note(Refused("over_budget", f"a mail larger than {LARGEST // 1_000_000} MB or not readable", name))
            whole = False
            continue
        mail = parse_mail(body)
        if is_wanted(mail, place):
            yield found_of(mail, body)
    if whole:
        yield Whole()


def mails_in(path: Path) -> Iterator[tuple[str, bytes | None]]:
    """The mails of a maildir or an mbox with their names; None for one that is too large or cannot be read."""
    if path.is_dir():
        yield from _of_maildir(path)
        return
    try:
        with path.open("rb") as lines:
            yield from split_mbox(lines)
    except OSError as error:
        raise Refused("unreachable", error.strerror or "cannot be read", str(path)) from None


def _of_maildir(path: Path) -> Iterator[tuple[str, bytes | None]]:
    folders = [path, *sorted(child for child in path.iterdir() if child.name.startswith(".") and child.is_dir())]
    for folder in folders:  # ".Sent" and the like are folders of a Maildir++
        for part in ("cur", "new"):
            for file in sorted((folder / part).iterdir()) if (folder / part).is_dir() else ():
                if file.is_file() and not file.is_symlink():
                    yield file.name, _read(file)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.stat().st_size <= LARGEST else None
    except OSError:
        return None


def split_mbox(lines: Iterable[bytes]) -> Iterator[tuple[str, bytes | None]]:
    r"""The mails of an mbox's lines, their escaped "From " undone, one in memory at a time.

    >>> lines = [b"From a@b Sat May  2 10:00:00 2026\n", b"Subject: x\n", b"\n", b">From me\n"]
    >>> list(split_mbox(lines))
    [('mail 1', b'Subject: x\n\nFrom me\n')]
    """
    mail: list[bytes] = []
    number, size, blank = 0, 0, True
    for line in lines:
        if blank and FROM_LINE.match(line):
            if number:
                yield f"mail {number}", _joined(mail, size)
            number, size, mail = number + 1, 0, []
        elif number:
            size += len(line)
            if size <= LARGEST:
                mail.append(line[1:] if re.match(rb">+From ", line) else line)
        blank = not line.strip()
    if number:
        yield f"mail {number}", _joined(mail, size)


def _joined(mail: list[bytes], size: int) -> bytes | None:
    return b"".join(mail) if size <= LARGEST else None


def parse_mail(body: bytes) -> Mail:
    """The headers of a mail; what they do not say is empty."""
    headers = BytesHeaderParser(policy=policy.compat32).parsebytes(body[:HEAD])
    said = {name: _decoded(headers.get(name)) for name in ("subject", "from", "message-id", "date")}
    identity = said["message-id"].strip("<> ") or sha256(body).hexdigest()[:32]
    return Mail(identity[:300], said["subject"], said["from"], _day(said["date"]))


def _decoded(value: object) -> str:
    """A header as text, its encoded words undone; one that lies about its encoding as it stands."""
    text = str(value) if value is not None else ""
    with suppress(HeaderParseError, ValueError, LookupError):
        text = str(make_header(decode_header(text)))
    return squeeze(text.encode("utf-8", "replace").decode("utf-8"))


def _day(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def is_wanted(mail: Mail, place: Place) -> bool:
    """Whether a mail is a reply: by what the options ask, else by what it says it is about."""
    sender, subject = str(place.options.get("from") or ""), str(place.options.get("subject") or "")
    if sender.casefold() not in mail.sender.casefold() or subject.casefold() not in mail.subject.casefold():
        return False
    return bool(place.options.get("all") or subject or ABOUT.search(f"{mail.subject} {mail.sender}"))


def found_of(mail: Mail, body: bytes) -> Found:
    """A mail with all its parts; the reader of mails takes them apart."""
    return Found(
        kind="mail",
        id=mail.id,
        title=mail.subject or "Mail without subject",
        paper="foi_reply",
        date=mail.date,
        recheck="once",
        body=body,
        suffix=".eml",
    )
