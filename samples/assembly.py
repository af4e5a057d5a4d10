"""A paper and its gold: the blocks are set, and the facts they carry become the records that the paper must give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from typesetting.blocks import Block, Fact, Footnote, Frame, Grid, Part, Row, Text
from typesetting.looks import DEFAULT, Look, Template
from typesetting.marking import plain
from typesetting.pdf import Set, set_pdf
from typesetting.plain import Mail, set_mail, set_text
from typesetting.scanned import set_scan
from typesetting.word import set_docx

MEETING_LISTS = ("document", "meetings", "attendance", "items", "decisions", "actions", "tables", "acronyms", "people")
FOI_LISTS = ("document", "foi", "questions", "answers", "exemptions", "tables", "acronyms", "people")
REPORT_LISTS = ("document", "reports", "recommendations", "decisions", "actions", "tables", "acronyms", "people")
PACK_LISTS = (*MEETING_LISTS[:6], "reports", "recommendations", *MEETING_LISTS[6:])
UNSCORED = ("parts", "votes", "letters")  # lists that the gold gives where they are there, and the scorer does not ask
BULLET = re.compile(r"(^|\n\n)• ")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a mail or a reply."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Sample:
    """One paper: what it holds, how it looks, and in which formats it is given."""

    name: str
    document: Row
    blocks: tuple[Block, ...]
    look: Look = DEFAULT
    templates: dict[str, Template] = field(default_factory=lambda: {"page": Template()})
    formats: tuple[str, ...] = ("pdf",)
    scored: tuple[str, ...] = MEETING_LISTS
    people: tuple[Row, ...] = ()
    acronyms: tuple[Row, ...] = ()
    foi: Row | None = None
    info: dict[str, str] = field(default_factory=dict)
    mail: Mail | None = None
    attached: tuple[Attached, ...] = ()
    seed: int = 1  # of a scan's specks
    private: tuple[str, ...] = ()  # names and addresses of requesters, which the index must keep out


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a paper with its gold."""

    file: str
    data: bytes
    gold_name: str
    gold: Row


def walk(blocks: Sequence[Block], count: list[int] | None = None) -> Iterator[tuple[str, Block]]:
    """Every block with its key, as the setter counts them."""
    count = count if count is not None else [0]
    for block in blocks:
        count[0] += 1
        yield f"b{count[0]}", block
        if isinstance(block, Frame):
            for row in block.rows:
                for cell in row:
                    yield from walk(cell, count)


def cell_text(cell: str) -> str:
    """A cell as the gold has it: one string without bullets."""
    return plain(BULLET.sub(r"\1", cell))


def _table(grid: Grid, key: str, seen: dict[str, int]) -> Row:
    pages: list[int] = []
    for r in range(len(grid.rows)):  # a row that begins under a merged cell notes no page: it is on that of the last
        pages.append(seen.get(f"{key}:{r}", pages[-1] if pages else 1))
    return {
        "page": pages[0],
        "title": None,
        "header_rows": grid.header,
        **(grid.record or {}),
        "rows": [[cell_text(cell) for cell in row] for row in grid.rows],
        "row_pages": pages,
    }


def facts_of(blocks: Sequence[Block], seen: dict[str, int]) -> Iterator[Fact]:
    """All facts of the blocks in reading order, each with its page."""
    for key, block in walk(blocks):
        page = seen.get(key, 1)
        if isinstance(block, Text | Footnote | Grid):
            for fact in block.facts:
                yield Fact(fact.part, {**fact.row, "page": seen.get(f"{key}:0", page)})
        if isinstance(block, Grid):
            for row, fact in block.row_facts:
                yield Fact(fact.part, {**fact.row, "page": seen.get(f"{key}:{row}", 1)})
            if block.record is not None:
                yield Fact("tables", _table(block, key, seen))
        if isinstance(block, Part):
            row = {"kind": block.kind, "title": block.title, "item": block.item, "first_page": page}
            yield Fact("parts", row)


def fold(text: str) -> str:
    """Letters and digits alone, for finding a text whatever its line breaks."""
    return re.sub(r"[^0-9a-z]+", "", plain(text).casefold())


def _placed(rows: Sequence[Row], texts: Sequence[str]) -> list[Row]:
    """People and acronyms with the first page on which they stand; `seen` says what to look for."""
    made = []
    for row in rows:
        wanted = fold(str(row.get("seen") or row.get("name") or row.get("long")))
        page = next((number for number, text in enumerate(texts, 1) if wanted in text), 1)
        made.append({name: value for name, value in row.items() if name != "seen"} | {"page": page})
    return sorted(made, key=lambda row: row["page"])


def _parts(rows: list[Row], pages: int) -> list[Row]:
    ends = [int(str(row["first_page"])) - 1 for row in rows[1:]] + [pages]
    return [{**row, "last_page": end} for row, end in zip(rows, ends, strict=True)]


def gold_of(sample: Sample, file: str, seen: dict[str, int], texts: Sequence[str]) -> Row:
    """The records that a file must give."""
    lists: dict[str, list[Row]] = {}
    for fact in facts_of(sample.blocks, seen):
        lists.setdefault(fact.part, []).append(fact.row)
    lists["people"] = _placed(sample.people, texts)
    lists["acronyms"] = [*lists.get("acronyms", []), *_placed(sample.acronyms, texts)]
    if lists.get("parts"):
        lists["parts"] = _parts(lists["parts"], len(texts))
    gold: Row = {"file": f"../papers/{file}", "scored": list(sample.scored)}
    gold["document"] = {**sample.document, "pages": len(texts)}
    for name in (*sample.scored, *UNSCORED):
        if name == "foi":
            gold["foi"] = sample.foi
        elif name not in ("document", "answers") and (name in sample.scored or name in lists):
            gold[name] = lists.get(name, [])
    if sample.private:
        gold["private"] = list(sample.private)
    return gold


def page_texts(pdf: bytes) -> list[str]:
    """The folded text of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    texts = [fold(page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return texts


def _made(sample: Sample, kind: str, pdf: Set | None) -> tuple[bytes, dict[str, int], list[str]]:
    """The bytes of one format, with the pages of its blocks and their text."""
    if pdf is not None:
        data = set_scan(pdf.data, sample.seed) if kind == "scan" else pdf.data
        return data, pdf.seen, page_texts(pdf.data)
    text = set_text(sample.blocks)
    if kind == "docx":
        first = next(iter(sample.templates.values()))
        return set_docx(sample.blocks, sample.look, first, sample.info), {}, [fold(text)]
    if kind == "eml" and sample.mail is not None:
        attached = [(each.name, each.mime, each.data) for each in sample.attached]
        return set_mail(sample.mail, text, attached), {}, [fold(text)]
    return text.encode(), {}, [fold(text)]


def make(sample: Sample) -> Iterator[Made]:
    """Every file of a sample with its gold; the first format has the plain name."""
    for step, kind in enumerate(sample.formats):
        pdf = set_pdf(sample.blocks, sample.look, sample.templates, sample.info) if kind in ("pdf", "scan") else None
        data, seen, texts = _made(sample, kind, pdf)
        file = f"{sample.name}.{'pdf' if kind == 'scan' else kind}"
        gold_name = sample.name if step == 0 else f"{sample.name}-{kind}"
        yield Made(file, data, gold_name, gold_of(sample, file, seen, texts))
