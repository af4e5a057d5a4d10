"""Small papers of our own that the warm parent reads once, so that no document pays for what is made on first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO
from zipfile import ZipFile

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

MINUTES = b"""Wrenmouth City Council

Minutes of the Harbour Committee held on Tuesday 12 March 2024 at 6.30pm in the Guildhall

Present: Councillor Ada Pell (Chair), Councillor Ben Roe
In attendance: Cy Dunn, Harbour Master
Apologies: Councillor Di Orr

1. Minutes of the last meeting

RESOLVED: That the minutes of the meeting held on 6 February 2024 be approved.
Proposed by Cllr Roe, seconded by Cllr Pell. Carried, 2 votes for, 0 against.

2. Dredging

The Environment Agency (EA) had been consulted. The Clerk agreed to ask for tenders by 1 May 2024.
ACTION: Clerk
"""

LINES = ("Minutes of the Harbour Committee", "RESOLVED that the quay be mended.")

REPLY = b"""Freedom of Information Act 2000 - request FOI/24/0012

2 May 2024

Dear Requester

Thank you for your request received on 3 April 2024.

1. How many gulls were counted in 2023?

Forty.

2. Who counted them?

We are withholding this information under section 40(2) of the Act (personal information).

If you are unhappy with this reply you may ask for an internal review.
"""

# Two pages that say what the minutes do, with a ruled table, a running head and a folio.
TABLE = (("Berth", "Depth", "Dredged"), ("North quay", "4.1 m", "12 May 2023"), ("South quay", "3.8 m", "2 June 2023"))
PLAIN, BOLD = b"F1", b"F2"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>"


def text_at(x: int, y: int, text: str, font: bytes = PLAIN) -> bytes:
    """The operators that show a line of text.

    >>> text_at(72, 700, "Minutes")
    b'BT /F1 11 Tf 72 700 Td (Minutes) Tj ET'
    """
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"BT /%b 11 Tf %d %d Td (%b) Tj ET" % (font, x, y, escaped.encode("latin-1"))


def page_content(number: int) -> bytes:
    """What one of the pages shows."""
    lines = MINUTES.decode().splitlines()
    shown = [text_at(72, 810, "Harbour Committee"), text_at(290, 30, str(number))]
    shown += [
        text_at(72, 770 - 15 * at, line, BOLD if line[:1].isdigit() else PLAIN) for at, line in enumerate(lines) if line
    ]
    for down, row in enumerate(TABLE):
        for across, cell in enumerate(row):
            x, y = 72 + 140 * across, 300 - 20 * down
            shown += [b"%d %d 140 20 re S" % (x, y), text_at(x + 4, y + 6, cell)]
    return b"\n".join(shown)


def build_pdf(contents: Iterable[bytes]) -> bytes:
    """A PDF of pages with these contents; without a cross-reference table, which pdfium makes for itself."""
    fonts = (b"<</Type/Font/Subtype/Type1/BaseFont/%b>>" % name for name in (b"Helvetica", b"Helvetica-Bold"))
    objects: dict[int, bytes] = {1: b"<</Type/Catalog/Pages 2 0 R>>", **dict(enumerate(fonts, 3))}
    kids = []
    for at, content in enumerate(contents):
        page = 5 + 2 * at
        kids.append(b"%d 0 R" % page)
        objects[page] = PAGE % (page + 1)
        objects[page + 1] = b"<</Length %d>> stream\n%b\nendstream" % (len(content), content)
    objects[2] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b" ".join(kids), len(kids))
    body = b"".join(b"%d 0 obj %b endobj\n" % one for one in sorted(objects.items()))
    return b"%%PDF-1.4\n%b trailer <</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (body, len(objects) + 1)


def build_docx() -> bytes:
    """The minutes as Word keeps them, and the table."""
    shown = [f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in MINUTES.decode().splitlines()]
    rows = ("".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in TABLE)
    shown.append(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
    with BytesIO() as file:
        with ZipFile(file, "w") as package:
            package.writestr("[Content_Types].xml", f'<Types xmlns="{CONTENT_TYPES}"/>')
            package.writestr(
                "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{"".join(shown)}</w:body></w:document>'
            )
        return file.getvalue()


PDF = build_pdf(map(page_content, (1, 2)))
SMALL = build_pdf([b"\n".join(text_at(72, 700 - 30 * at, line) for at, line in enumerate(LINES))])


def papers() -> Iterator[bytes]:
    """All of them."""
    yield MINUTES
    yield REPLY
    yield PDF
    yield build_docx()
