"""The whole journey of a paper on one screen.

bytes ──read_paper──▶ Paper ──parse──▶ Findings (records, marks) ──annotate──▶ Records
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from extract.errors import Unreadable
from extract.kinds import parse
from extract.paper import Inner, Paper
from extract.reading import Options, read_paper
from extract.records import Document, Records
from nlp.pipeline import annotate

RULES = "1"  # raised when the rules change: what older ones read is then read again


def read_document(data: bytes, name: str, options: Options | None = None) -> Records:
    """All records of one document, those of the files inside it too; a failure is a record like any other."""
    try:
        paper = read_paper(data, name, options)
    except Unreadable as error:
        return failed(name, error, sha256(data).hexdigest())
    records = annotate(parse(paper))
    document = replace(records.document, sha256=sha256(data).hexdigest())
    return replace(records, document=document, documents=read_inner(paper, options))


def read_inner(paper: Paper, options: Options | None) -> tuple[Records, ...]:
    """The records of a mail's attachments or an archive's members."""

    def read(inner: Inner) -> Records:
        return read_document(inner.data, inner.name, options)

    return tuple(map(read, paper.inner))


def failed(name: str, error: Unreadable, digest: str | None = None) -> Records:
    """The records of a document that could not be read."""
    return Records(
        document=Document(name=name, sha256=digest, status="failed", failure=error.code, warnings=(str(error),))
    )
