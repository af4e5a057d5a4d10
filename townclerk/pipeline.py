"""The whole journey of a paper on one screen.

bytes ──read_paper──▶ Paper ──parse──▶ Findings (records, marks) ──annotate──▶ Records ──cited, placed──▶ Records
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from extract.drafting import draft, failed
from extract.errors import Unreadable, all_unreadable
from extract.kinds import parse
from extract.paging import cited
from extract.paper import Paper
from extract.reading import Options, read_paper
from extract.records import Document, Records
from index.withholding import placed
from nlp.pipeline import annotate

DEEPEST = 4  # files in files in files: a mail in a mail in an archive is read, a hundred are an attack
MOST_INSIDE = 500  # files inside one file
EXPECTED = ("unsupported", "empty")  # of files inside: logos in mails and the like, nothing to warn of


def read_document(data: bytes, name: str, options: Options | None = None, depth: int = 0) -> Records:
    """All records of one document, those of the files inside it too; a failure is a record like any other."""
    digest = sha256(data).hexdigest()
    try:
        with all_unreadable():
            paper = read_paper(data, name, options)
    except Unreadable as error:
        return failed(name, error, digest)
    model = options.model if options else None
    return add_inner(signed(records_of(paper, model), digest), paper, options, depth)


def records_of(paper: Paper, model: str | None = None) -> Records:
    """What a paper says; where a rule of ours breaks on it, its pages and tables are kept."""
    try:
        with all_unreadable():
            return placed(cited(annotate(parse(paper), model), paper), paper)
    except Unreadable as error:
        return kept(replace(paper, partial=True, warnings=(*paper.warnings, f"Only its text is kept: {error}.")))


def kept(paper: Paper) -> Records:
    """The pages and tables of a paper, without what they mean."""
    return draft(paper)


def signed(records: Records, digest: str) -> Records:
    """The records with the hash of the bytes that they were read from."""
    return replace(records, document=replace(records.document, sha256=digest))


def add_inner(records: Records, paper: Paper, options: Options | None, depth: int) -> Records:
    """The records of a mail's attachments or an archive's members too, so many and so deep as is reasonable."""
    if not paper.inner:
        return records
    if depth >= DEEPEST:
        return warned(records, f"{len(paper.inner)} files inside it, nested too deep, were not read.")
    inside = replace(options or Options(), saw_page=None)
    documents = tuple(read_document(one.data, one.name, inside, depth + 1) for one in paper.inner[:MOST_INSIDE])
    records = replace(records, documents=documents)
    left = len(paper.inner) - MOST_INSIDE
    if left > 0:
        records = warned(records, f"{left} of the files inside it were not read.")
    broken = [one.document for one in documents if is_broken(one.document)]
    return warned(records, f"Inside it, {unread(broken[0])}") if broken else records


def is_broken(document: Document) -> bool:
    """Whether a file inside another is missing something that it should have given."""
    return document.status != "read" and document.failure not in EXPECTED


def unread(document: Document) -> str:
    """A sentence on a file that was not read whole."""
    why = document.warnings[-1] if document.warnings else "not all of it could be read"
    return f"“{document.name}”: {why}"


def warned(records: Records, warning: str) -> Records:
    """The records as partial, with why."""
    document = records.document
    return replace(records, document=replace(document, status="partial", warnings=(*document.warnings, warning)))
