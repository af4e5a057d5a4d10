"""The person to whom a letter goes is known in full, in whatever form it is printed; who signs it is not."""

from __future__ import annotations

import pytest

from extract.kinds import parse
from extract.reading import read_paper

BODY = """Freedom of Information Act 2000 - FOI-2231

Thank you for your request for information received on 14 April 2023. You asked:

1. How many potholes were reported in 2022?

There were 412 reports.

If you are dissatisfied you may ask for an internal review by writing to foi@anytown.gov.uk.

Yours sincerely

Robin Sample
Information Officer
Anytown Borough Council
"""
OFFICE = "Anytown Borough Council\nTown Hall, Anytown, AN1 2YT\n\nDate: 12 May 2023\n\n"


def private(head: str, body: str = BODY) -> tuple[str, ...]:
    return parse(read_paper(f"{OFFICE}{head}\n\n{body}".encode(), "letter.txt")).records.private


@pytest.mark.parametrize(
    "head",
    [
        "Ottilie Quillfeather\n\no.quillfeather88@mail.example\n\nDear Ottilie,",
        "o.quillfeather88@mail.example\n\nOttilie Quillfeather\n\nDear Sir / Madam",
        "'Ottilie Quillfeather'\n\nSent by email only to:\n\n<o.quillfeather88@mail.example>\n\nDear Requester,",
        "Ottilie Quillfeather\n\nBy email\n\nDear Ottilie",
        "To: Ottilie Quillfeather\n\nDear Ms Quillfeather",
        "Ottilie Quillfeather Anytown o.quillfeather88@mail.example AN1 2YT\n\nDear Ottilie,",
        "From: Ottilie Quillfeather <tulips@mail.example>\n\nDear Sir or Madam",
    ],
)
def test_the_addressees_whole_name_is_private(head):
    found = private(head)
    assert "Ottilie Quillfeather" in found
    assert not any("Robin" in text or "Anytown" in text or "Officer" in text for text in found)


def test_a_first_name_is_private_in_its_greeting():
    assert "Dear Ottilie" in private("By email\n\nDear Ottilie,")


def test_an_official_who_shares_the_first_name_is_not_the_addressee():
    found = private("By email\n\nDear Robin,")
    assert "Dear Robin" in found
    assert "Robin Sample" not in found


def test_the_offices_address_below_the_greeting_stays():
    head = "Ottilie Quillfeather\n\nDear Ottilie\n\nInformation Team\n\n4 Dock Road\n\nAnytown\n\nAN1 2YT"
    assert "4 Dock Road" not in private(head)


def test_the_name_below_a_quoted_request_is_private():
    quoted = BODY.replace("2022?", "2022?\n\nThank you very much,\n\nOttilie Quillfeather")
    assert "Ottilie Quillfeather" in private("Dear Ottilie,", quoted)


def test_a_titled_name_that_nothing_agrees_with():
    letter = """Example Council
Town Hall

Ms A. Quill
4 Larch Row
Exampleton EX1 2AB

1 March 2024

Dear Sir or Madam

Freedom of Information Act 2000

Thank you for your request. You asked:

1. How many trees were planted?

Forty trees were planted.
"""
    records = parse(read_paper(letter.encode(), "letter.txt")).records
    assert "Ms A. Quill" in records.private
    assert "4 Larch Row" in records.private
