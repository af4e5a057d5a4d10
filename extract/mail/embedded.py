"""Messages inside an Outlook message, as forwarded mails are: taken from their storages and written out as mail."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import HeaderParser
from email.policy import compat32

import olefile

from extract.clean import clean, clean_line
from extract.mail.headers import mail_properties

Place = tuple[str, ...]

MESSAGE = "__substg1.0_3701000D"  # PidTagAttachDataObject: a message, not the bytes of a file
ATTACHMENT = "__attach_version1.0_"
SUBJECT, SENDER, ADDRESS, SHOWN_TO, HEADERS, BODY = "0037", "0C1A", "0C1F", "0E04", "007D", "1000"
HTML, DATA, LONG_NAME, NAME = "1013", "3701", "3707", "3704"
TEXT, OLD_TEXT, BINARY = "001F", "001E", "0102"
DEEPEST, MOST, LARGEST = 4, 50, 64 << 20


def embedded_mails(compound: olefile.OleFileIO) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes, as of an EML, of each message that is attached to a message."""
    for place in storages(compound, ()):
        if compound.exists([*place, MESSAGE]):
            inside = (*place, MESSAGE)
            yield (
                f"{clean_line(text_at(compound, inside, SUBJECT))[:80] or 'message'}.eml",
                mail_at(compound, inside, 0),
            )


def storages(compound: olefile.OleFileIO, place: Place) -> list[Place]:
    """The storages of a message's attachments, in order."""
    found = {
        entry[: len(place) + 1]
        for entry in map(tuple, compound.listdir())
        if entry[: len(place)] == place and len(entry) > len(place) and entry[len(place)].startswith(ATTACHMENT)
    }
    return sorted(found)[:MOST]


def mail_at(compound: olefile.OleFileIO, place: Place, depth: int) -> bytes:
    """The message in a storage, with what is attached to it."""
    mail = EmailMessage()
    for key, value in headers_at(compound, place).items():
        mail[key] = value
    mail.set_content(clean(text_at(compound, place, BODY)))
    if html := bytes_at(compound, place, HTML, BINARY):
        mail.add_alternative(html, maintype="text", subtype="html")
    for one in storages(compound, place):
        if compound.exists([*one, MESSAGE]) and depth < DEEPEST:
            inner = mail_at(compound, (*one, MESSAGE), depth + 1)
            mail.add_attachment(inner, maintype="application", subtype="octet-stream", filename="message.eml")
        elif data := bytes_at(compound, one, DATA, BINARY):
            name = clean_line(text_at(compound, one, LONG_NAME) or text_at(compound, one, NAME))
            mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name or "attachment")
    return mail.as_bytes()


def headers_at(compound: olefile.OleFileIO, place: Place) -> dict[str, str]:
    """Who wrote to whom, when and of what: by the headers it came with, else by Outlook's own fields."""
    stated = mail_properties(HeaderParser(policy=compat32).parsestr(text_at(compound, place, HEADERS)))
    own = {
        "From": f"{text_at(compound, place, SENDER)} <{text_at(compound, place, ADDRESS)}>".replace(" <>", ""),
        "To": text_at(compound, place, SHOWN_TO),
        "Subject": text_at(compound, place, SUBJECT),
    }
    came = {"From": stated.get("from", ""), "To": stated.get("to", ""), "Date": stated.get("sent", "")}
    known = {**own, **{key: value for key, value in came.items() if value}}
    return {key: clean_line(value)[:900] for key, value in known.items() if clean_line(value)}


def text_at(compound: olefile.OleFileIO, place: Place, tag: str) -> str:
    """A property of text, "" where there is none."""
    if wide := bytes_at(compound, place, tag, TEXT):
        return wide.decode("utf-16-le", "replace")
    return bytes_at(compound, place, tag, OLD_TEXT).decode("cp1252", "replace")


def bytes_at(compound: olefile.OleFileIO, place: Place, tag: str, kind: str) -> bytes:
    """The bytes of a property, none where it is missing or too large."""
    path = [*place, f"__substg1.0_{tag}{kind}"]
    if not compound.exists(path) or compound.get_type(path) != olefile.STGTY_STREAM:
        return b""
    return bytes(compound.openstream(path).read()) if compound.get_size(path) <= LARGEST else b""
