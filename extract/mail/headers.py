"""Headers of a mail as properties of a paper; however long or broken they are, it takes no time."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from extract.clean import clean_line
from extract.plain.encodings import decode

LONGEST = 4_000  # characters of a header that are looked at: encoded words are read in quadratic time
WANTED = {
    "From": "from",
    "To": "to",
    "Cc": "cc",
    "Subject": "subject",
    "Message-ID": "message_id",
    "In-Reply-To": "in_reply_to",
}
CUT_WORD = re.compile(r"=\?[^?\s]*(?:\?[^?]*){0,2}$")  # an encoded word that the limit cut through


def mail_properties(message: Message) -> dict[str, str]:
    """Sender, recipients, subject, date of sending and ids, as the headers give them."""
    found = {key: header_text(message, name) for name, key in WANTED.items()}
    found["sent"] = sent(message)
    found["sender"] = found["from"]
    found["title"] = found["subject"]
    found["message_id"] = found["message_id"].strip("<>")
    found["in_reply_to"] = found["in_reply_to"].strip("<>")
    return {key: value for key, value in found.items() if value}


def header_text(message: Message, name: str) -> str:
    """A header as a person reads it; "" where there is none."""
    value = message.get(name)
    return "" if value is None else decode_words(raw_text(value))


def raw_text(value: object) -> str:
    """A header's characters; bytes that belong to no encoding are guessed at."""
    text = str(value)[:LONGEST]
    if any("\udc80" <= character <= "\udcff" for character in text):
        text = decode(text.encode("utf-8", "surrogateescape"))
    return text


def decode_words(text: str) -> str:
    """Encoded words as text.

    >>> decode_words("=?utf-8?q?C=C3=B4r_y?= Cwm")
    'Côr y Cwm'
    """
    if "=?" not in text:
        return clean_line(text)
    text = CUT_WORD.sub("", text)
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return clean_line(text)
    return clean_line("".join(part_text(part, charset) for part, charset in parts))


def part_text(part: bytes | str, charset: str | None) -> str:
    """One piece of a header."""
    if isinstance(part, str):
        return part
    try:
        return part.decode(charset or "ascii")
    except (LookupError, UnicodeDecodeError):
        return decode(part)


def sent(message: Message) -> str:
    """When it was sent, by ISO 8601; "" where the header is no date."""
    try:
        return parsedate_to_datetime(raw_text(message.get("Date", ""))[:200]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
