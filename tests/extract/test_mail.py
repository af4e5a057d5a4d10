"""Mail: headers as properties, the latest reply apart from quoted mail, attachments as files within limits."""

import base64
import doctest
from importlib import import_module

import pytest

from extract.reading import read_paper

HEAD = (
    "From: =?utf-8?q?Si=C3=A2n_Clerk?= <clerk@example.org>\r\nTo: Ann Lee <ann@example.net>\r\nSubject: "
    "Your request\r\nDate: Tue, 3 Mar 2026 10:15:00 +0000\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
)


def mail(text, head=HEAD, kind="text/plain; charset=utf-8"):
    return read_paper(f"{head}Content-Type: {kind}\r\n\r\n{text}".encode(), "x.eml")


def kinds(paper):
    return [(block.kind, block.text) for block in paper.blocks]


def multipart(*parts, kind="mixed"):
    body = "".join(f"--B\r\n{part}\r\n" for part in parts) + "--B--\r\n"
    return mail(body, kind=f'multipart/{kind}; boundary="B"')


@pytest.mark.parametrize("name", ["headers", "replies", "bodies", "parts"])
def test_doctests(name):
    assert doctest.testmod(import_module(f"extract.mail.{name}")).failed == 0


def test_headers():
    properties = mail("Hello.").properties
    assert properties["from"] == "Siân Clerk <clerk@example.org>"
    assert properties["sent"] == "2026-03-03T10:15:00+00:00"
    assert (properties["subject"], properties["message_id"]) == ("Your request", "1@example.org")


QUOTES = [
    "On 2 March 2026 at 09:00, Ann Lee <ann@example.net> wrote:\n> How many dogs?\n",
    "-----Original Message-----\nHow many dogs?\n",
    "From: Ann Lee\nSent: 2 March 2026 09:00\nTo: Clerk\nSubject: Dogs\n\nHow many dogs?\n",
    "> How many dogs?\n",
]


@pytest.mark.parametrize("quote", QUOTES)
def test_the_reply_apart_from_what_it_quotes(quote):
    found = kinds(mail(f"Dear Ms Lee,\n\nWe found 12 dogs.\n\n{quote}"))
    assert [text for kind, text in found if kind != "quoted"] == ["Dear Ms Lee,", "We found 12 dogs."]
    assert any("How many dogs?" in text for kind, text in found if kind == "quoted")


def test_a_mail_that_only_forwards_keeps_its_text():
    found = kinds(mail("-----Original Message-----\nHow many dogs?\n"))
    assert ("paragraph", "How many dogs?") in found


def test_answers_between_quoted_lines_stay():
    found = kinds(mail("On 2 March 2026, Ann wrote:\n> How many dogs?\n12 dogs.\n> And cats?\nNo cats.\n"))
    assert [text for kind, text in found if kind != "quoted"][-2:] == ["12 dogs.", "No cats."]


def test_html_is_preferred_and_its_quotes_found():
    html = (
        "<div>We found:</div><table><tr><th>Year<th>Dogs<tr><td>2025<td>12</table>"
        "<div><b>From:</b> Ann<br><b>Sent:</b> 2 March<br><b>To:</b> Clerk<br><b>Subject:</b> Dogs</div>"
        "<p>How many?</p>"
    )
    paper = multipart(
        "Content-Type: text/plain\r\n\r\nWe found:", f"Content-Type: text/html\r\n\r\n{html}", kind="alternative"
    )
    assert [block.kind for block in paper.blocks][:2] == ["paragraph", "grid"]
    assert paper.blocks[-1].kind == "quoted"
    assert sum(block.text == "We found:" for block in paper.blocks) == 1


def test_attachments_are_files_of_their_own():
    pdf = base64.b64encode(b"%PDF-1.4 test").decode()
    logo = base64.b64encode(b"\x89PNG" + bytes(100)).decode()
    paper = multipart(
        "Content-Type: text/plain\r\n\r\nAttached.",
        "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="../../reply.pdf"\r\n\r\n{pdf}',
        f"Content-Type: image/png\r\nContent-ID: <logo>\r\nContent-Transfer-Encoding: base64\r\n\r\n{logo}",
        "Content-Type: message/rfc822\r\n\r\nFrom: a@example.org\r\nSubject: Earlier\r\nMIME-Version: 1.0\r\n\r\nText",
    )
    assert [inner.name for inner in paper.inner] == ["reply.pdf", "Earlier.eml"]
    assert paper.inner[0].data == b"%PDF-1.4 test"
    assert read_paper(paper.inner[1].data, "Earlier.eml").blocks[0].text == "Text"


def test_too_many_parts_are_partial():
    paper = multipart(*["Content-Type: text/plain\r\n\r\nx"] * 2500)
    assert paper.partial
    assert paper.warnings


def test_flowed_text_and_unknown_charsets():
    assert mail("The clerk \nwrote.\n", kind="text/plain; format=flowed").blocks[0].text == "The clerk wrote."
    assert mail("Plain.", kind="text/plain; charset=x-none").blocks[0].text == "Plain."


def test_mbox():
    one = "From ann@example.net Tue Mar  3 10:15:00 2026\r\n" + HEAD + "\r\nFirst.\r\n\r\n"
    paper = read_paper((one + one).encode(), "x.mbox")
    assert (paper.format, [inner.name for inner in paper.inner]) == ("mbox", ["mail-1.eml", "mail-2.eml"])
    assert read_paper(paper.inner[0].data, "mail-1.eml").blocks[0].text == "First."
    assert read_paper(one.encode(), "x").blocks[0].text == "First."


def test_a_memo_is_no_mail():
    assert read_paper(b"To: All members\nFrom: The Clerk\nDate: 5 May\n\nText follows.", "x.txt").format == "text"
