"""The sample papers are what samples/make.py makes, and their gold says only what stands in them."""

from __future__ import annotations

import email
import email.policy
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD = sorted((SAMPLES / "gold").glob("*.json"))
FURNITURE = 400  # characters of running heads and feet that may stand inside a text
LIMIT = 6_000_000  # bytes: all of samples/
KEYS = {  # the texts of each list that must stand in the paper
    "attendance": ("role",),
    "items": ("number", "title"),
    "decisions": ("verb", "text"),
    "actions": ("text",),
    "recommendations": ("text",),
    "reports": ("title", "lead"),
    "acronyms": ("short", "long"),
    "people": ("role", "initials"),
    "questions": ("text", "answer"),
}


def fold(text: str) -> str:
    """Letters and digits alone, so that line breaks and hyphens do not matter."""
    return re.sub(r"[^0-9a-z]+", "", text.casefold())


def pdf_pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return pages


def docx_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if re.match(r"word/(document|header\d|footer\d)\.xml", name)]
        xml = "\n".join(archive.read(name).decode() for name in sorted(names))
    spaced = re.sub(r"</w:p>|<w:tab/>|<w:br/>", " ", xml)
    return re.sub(r"&amp;", "&", re.sub(r"<[^>]+>", "", spaced))


def words_of(path: Path) -> str:
    """All the words of a paper, folded, page after page."""
    data = path.read_bytes()
    match path.suffix:
        case ".pdf":
            text = " ".join(pdf_pages(data))
        case ".docx":
            text = docx_text(data)
        case ".eml":
            message = email.message_from_bytes(data, policy=email.policy.default)
            body = message.get_body(("plain",))
            text = f"{message['Subject']} {message['From']} {body.get_content() if body else ''}"
        case _:
            text = data.decode()
    return fold(text)


def stands(text: str, paper: str) -> bool:
    """Whether a text stands in the paper, in one piece or in two or three with page furniture between."""
    wanted = fold(text)
    if wanted in paper:
        return True
    for size in range(len(wanted) - 1, 3, -1):
        head, rest = wanted[:size], wanted[size:]
        at = paper.find(head)
        while at >= 0:
            if paper.find(rest, at + size, at + size + len(rest) + FURNITURE) >= 0:
                return True
            at = paper.find(head, at + 1)
    return False


def texts_of(gold: dict) -> list[str]:
    """Every text that the gold quotes."""
    found = [row.get(key) for part, keys in KEYS.items() for row in gold.get(part) or [] for key in keys]
    found += [part for row in gold.get("people") or [] for part in row["name"].split()]
    found += [cell for table in gold.get("tables") or [] for row in table["rows"] for cell in row]
    found += [table["title"] for table in gold.get("tables") or []]
    foi = gold.get("foi") or {}
    found += [foi.get(key) for key in ("reference", "licence", "review_contact")]
    found += [gold["document"]["title"], gold["document"]["authority"]]
    return [text for text in found if text]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything made anew."""
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, str(SAMPLES / "make.py"), "--out", str(folder)], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("part", ["papers", "gold"])
def test_making_again_changes_no_byte(made: Path, part: str) -> None:
    """What is committed is what the content makes, file for file and byte for byte."""
    names = sorted(path.name for path in (made / part).iterdir())
    assert names == sorted(path.name for path in (SAMPLES / part).iterdir())
    changed = [name for name in names if (made / part / name).read_bytes() != (SAMPLES / part / name).read_bytes()]
    assert changed == []


def test_all_of_it_is_small() -> None:
    """The folder stays under six megabytes."""
    files = [path for path in SAMPLES.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) < LIMIT


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_says_what_the_paper_says(path: Path) -> None:
    """Every text of the gold stands in its paper, and every page it names is there."""
    gold = json.loads(path.read_text())
    paper = (path.parent / gold["file"]).resolve()
    assert paper.exists()
    if "scan" not in paper.stem:  # a scan has no text to look in
        words = words_of(paper)
        assert [text for text in texts_of(gold) if not stands(text, words)] == []
    pages = [row["page"] for part in gold["scored"] for row in gold.get(part) or [] if isinstance(row, dict)]
    assert all(1 <= page <= gold["document"]["pages"] for page in pages)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_hangs_together(path: Path) -> None:
    """Rows point at meetings, items and questions that are there, and tables are as wide as their widest row."""
    gold = json.loads(path.read_text())
    meetings = {row["id"] for row in gold.get("meetings") or []}
    items = {row["number"] for row in gold.get("items") or []}
    numbers = {row["number"] for row in gold.get("questions") or []}
    for part in ("attendance", "items", "decisions"):
        assert {row["meeting"] for row in gold.get(part) or []} <= meetings
    assert {row["item"] for row in gold.get("decisions") or []} <= items | {None}
    assert {row["question"] for row in gold.get("exemptions") or []} <= numbers | {None}
    for table in gold.get("tables") or []:
        assert len({len(row) for row in table["rows"]}) == 1
        assert len(table["row_pages"]) == len(table["rows"])
