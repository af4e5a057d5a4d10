"""The report and the digest of saved searches by mail."""

from __future__ import annotations

import logging
import smtplib
import ssl
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from townclerk.settings import Mail
from townclerk.telling import Told, as_text, follow_list, headline

log = logging.getLogger(__name__)
PATIENCE = 60  # seconds for the mail server


def send_report(mail: Mail, told: Told) -> bool:
    """Sends what there is to send; whether that went well. A mail that fails ends no night."""
    letters = list(letters_of(mail, told))
    if not letters:
        return True
    try:
        with connected(mail) as server:
            for letter in letters:
                server.send_message(letter)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("The report could not be mailed through %s: %s. It lies in reports/.", mail.host, error)
        return False
    return True


def letters_of(mail: Mail, told: Told) -> Iterator[EmailMessage]:
    """The report, where there is something in it; and to each follower what his searches found."""
    if mail.always or told.exit_code() or any(one.hits for one in told.followed):
        yield letter_to(mail, mail.to, headline(told), as_text(told))
    for one in told.followed:
        if one.search.mail_to and one.hits:
            text = "\n\n".join(follow_list(one)) + "\n"
            yield letter_to(mail, one.search.mail_to, f"{one.search.name}: {len(one.hits)} new", text)


def letter_to(mail: Mail, to: tuple[str, ...], subject: str, text: str) -> EmailMessage:
    """One letter, marked as written by a program."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = mail.sender, ", ".join(to), " ".join(subject.split())
    letter["Date"], letter["Message-ID"] = (
        formatdate(),
        make_msgid(domain=mail.sender.rpartition("@")[2] or "localhost"),
    )
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text)
    return letter


def connected(mail: Mail) -> smtplib.SMTP:
    """The mail server, spoken to as the configuration says; its certificate is verified."""
    context = ssl.create_default_context()
    server: smtplib.SMTP
    if mail.security == "tls":
        server = smtplib.SMTP_SSL(mail.host, mail.port, timeout=PATIENCE, context=context)
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=PATIENCE)
        if mail.security == "starttls":
            server.starttls(context=context)
    if mail.user and mail.password_file:
        server.login(mail.user, mail.password_file.read_text(encoding="utf-8").strip())
    return server
