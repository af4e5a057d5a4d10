"""Outlook's MSG: properties, body and attachments, messages inside it too."""

from __future__ import annotations

import re
from email.message import Message as Headers
from email.parser import HeaderParser
from io import BytesIO

import olefile
from oxmsg import Message
from oxmsg.attachment import Attachment

from extract.clean import clean, clean_line
from extract.errors import Unreadable
from extract.mail.bodies import html_blocks, text_blocks
from extract.mail.embedded import embedded_mails
from extract.mail.headers import mail_properties
from extract.mail.parts import LOGO, Contents, keep, safe_name
from extract.paper import Block, Link, Paper

TARGET = re.compile(r"<(?:https?|mailto):[^<>]*>")  # where links lead, which the plain body spells out


def read_outlook(data: bytes, name: str) -> Paper:
    """The paper of a message."""
    from extract.readers.mail import mail_paper

    try:
        message = Message.load(BytesIO(data))
        properties = outlook_properties(message)
        blocks, links = outlook_body(message)
        contents = Contents()
        nothing = sum(not take_attachment(attachment, contents) for attachment in message.attachments)
        with olefile.OleFileIO(BytesIO(data)) as compound:
            mails = list(embedded_mails(compound))
        for inner, mail in mails:
            keep(contents, safe_name(inner), mail)
        if nothing > len(mails):
            contents.warn("an attachment that is an object of Outlook's own was not read")
    except (KeyError, ValueError, OSError, IndexError, AttributeError, TypeError, NotImplementedError) as error:
        raise Unreadable("malformed", "its message cannot be read") from error
    return mail_paper(name, "msg", properties, blocks, links, contents)


def outlook_properties(message: Message) -> dict[str, str]:
    """What the message says of itself: its internet headers, and Outlook's own fields where they are missing."""
    headers: Headers = HeaderParser().parsestr(
        "".join(f"{key}: {clean_line(value)}\n" for key, value in (message.message_headers or {}).items())
    )
    found = mail_properties(headers)
    sender = clean_line(message.sender or "")
    subject = clean_line(message.subject or "")
    recipients = ", ".join(
        clean_line(f"{one.name} <{one.email_address}>" if one.email_address else str(one.name))
        for one in list(message.recipients)[:200]
    )
    sent = message.sent_date.isoformat() if message.sent_date else ""
    own = {"from": sender, "sender": sender, "to": recipients, "subject": subject, "title": subject, "sent": sent}
    if "=?" in found.get("subject", ""):  # cut off in its encoded words; Outlook keeps it whole
        found = {key: value for key, value in found.items() if key not in ("subject", "title")}
    return {**{key: value for key, value in own.items() if value}, **found}


def outlook_body(message: Message) -> tuple[list[Block], list[Link]]:
    """The body, as HTML where there is one that says as much."""
    html, plain = message.html_body, message.body or ""
    if html:
        blocks, links, said = html_blocks(str(html))
        if len(said) >= 0.5 * len(" ".join(TARGET.sub("", plain).split())):
            return blocks, links
    return text_blocks(clean(plain))


def take_attachment(attachment: Attachment, contents: Contents) -> bool:
    """A file that is attached; small pictures of the text are left out. False where it is no file."""
    data = attachment.file_bytes
    name = safe_name(attachment.file_name or "")
    kind = attachment.mime_type or ""
    if data and not (kind.startswith("image/") and len(data) < LOGO and name.lower().startswith("image0")):
        keep(contents, name or f"attachment-{len(contents.inner) + 1}", data)
    return bool(data)
