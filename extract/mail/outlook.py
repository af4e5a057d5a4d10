"""Outlook's MSG: properties, body and attachments, messages inside it too."""

from __future__ import annotations

from email.message import Message as Headers
from email.parser import HeaderParser
from io import BytesIO

from oxmsg import Message
from oxmsg.attachment import Attachment

from extract.clean import clean, clean_line
from extract.errors import Unreadable
from extract.mail.bodies import html_blocks, text_blocks
from extract.mail.headers import mail_properties
from extract.mail.parts import LOGO, Contents, keep, safe_name
from extract.paper import Block, Link, Paper


def read_outlook(data: bytes, name: str) -> Paper:
    """The paper of a message."""
    from extract.readers.mail import mail_paper

    try:
        message = Message.load(BytesIO(data))
        properties = outlook_properties(message)
        blocks, links = outlook_body(message)
        contents = Contents()
        for attachment in message.attachments:
            take_attachment(attachment, contents)
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
    return {**{key: value for key, value in own.items() if value}, **found}


def outlook_body(message: Message) -> tuple[list[Block], list[Link]]:
    """The body, as HTML where there is one that says as much."""
    html, plain = message.html_body, message.body or ""
    if html:
        blocks, links, said = html_blocks(str(html))
        if len(said) >= 0.5 * len(" ".join(plain.split())):
            return blocks, links
    return text_blocks(clean(plain))


def take_attachment(attachment: Attachment, contents: Contents) -> None:
    """A file that is attached; small pictures of the text are left out."""
    data = attachment.file_bytes
    name = safe_name(attachment.file_name or "")
    kind = attachment.mime_type or ""
    if not data:
        contents.warn("an attachment that is a message or object of Outlook's own was not read")
    elif not (kind.startswith("image/") and len(data) < LOGO and name.lower().startswith("image0")):
        keep(contents, name or f"attachment-{len(contents.inner) + 1}", data)
