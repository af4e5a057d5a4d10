"""Files and folders into the database: what is new or changed is read, the rest is left as it stands."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from extract.reading import Options
from extract.records import Records
from index.corrected import marks_of, unplaced
from index.corrections import Corrections, load_corrections
from index.linking import link
from index.originals import keep
from index.privacy import without_private
from index.runs import end_run, is_linked, note_linked, start_run
from index.store import Known, Source, add_document, known_sources, mark_gone, open_index, place_source, transaction
from townclerk.journal import Progress
from townclerk.locks import lock
from townclerk.report import Report, complaint
from townclerk.rules import KINDS, corrected, rules_of, still_holds
from townclerk.tools import TOOLS
from townclerk.workers import run
from townclerk.workers.cases import Outcome

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a run is to go."""

    options: Options = field(default_factory=Options)
    jobs: int = 1
    keep: bool = False  # copy the originals beside the database
    keep_personal: bool = False  # names of private persons too
    corrections: Path | None = None
    cluster: str | None = None  # the address of a Dask scheduler

    def rules(self, kind: str) -> str:
        """The rules by which a paper of some kind is read now."""
        wished = ("-personal" if self.keep_personal else "") + ("-hidden" if self.options.hidden else "")
        wished += f"-{Path(self.options.model).name}" if self.options.model else ""
        tools = tuple(tool.name for tool in TOOLS if tool.path() and self.options.ocr != "never")
        return rules_of(kind, wished, tools)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of now by the kind of paper, and what people have corrected since by its hash."""

    by_kind: dict[str, str]
    marks: dict[str, str]

    def hold(self, digest: str | None, by: str, status: str, kind: str) -> bool:
        """Whether a paper that was read by some rules need not be read again."""
        return still_holds(by, status, corrected(self.by_kind[kind], self.marks.get(digest or "", "")))


@dataclass(frozen=True, slots=True)
class Found:
    """A file that has to be looked into."""

    path: Path
    source: Source
    digest: str | None = None


def index_paths(paths: Iterable[Path], db_path: Path, wishes: Wishes | None = None) -> Report:
    """Indexes all documents at the paths, and says what it did."""
    wishes = wishes or Wishes()
    roots = [Path(os.path.normpath(path.absolute())) for path in paths]
    corrections = load_corrections(wishes.corrections or db_path.with_suffix(".corrections.toml"))
    with lock(db_path.with_suffix(".lock")), open_index(db_path) as db:
        report = Report()
        began = time.monotonic()
        number = start_run(db, wishes.rules("other"), now())
        try:
            index_into(db, db_path, roots, wishes, corrections, report, number)
        finally:
            report.seconds = time.monotonic() - began
            end_run(db, number, now(), report.read, report.partial, report.failed, report.unchanged, report.removed)
        return report


def index_into(
    db: Database,
    db_path: Path,
    roots: list[Path],
    wishes: Wishes,
    corrections: Corrections,
    report: Report,
    number: int,
) -> None:
    """Finds, reads, writes, marks what has gone, and links what has changed."""
    known = known_sources(db)
    seen: set[str] = set()
    twins: list[Found] = []
    rules = Rules({kind: wishes.rules(kind) for kind in KINDS}, marks_of(db, corrections))
    new = list(sort_out(db, find_files(roots), known, seen, report, rules, twins))
    with Progress(report.seen + len(new)) as progress:
        for found, outcome in read_in_order(new, wishes):
            records = outcome.records
            for idle in corrections.idle(records):
                progress.complain(f"Corrections: {records.document.name} has nothing to {idle}")
            write(db, db_path, found, records, wishes, corrections, number)
            report.add(records.document)
            if records.document.status == "failed":
                progress.complain(complaint(records.document))
            progress.tell(report)
    place_twins(db, twins)
    gone = [path for path in known if path not in seen and is_below(path, roots)]
    if gone:
        mark_gone(db, gone, now())
        report.removed = len(gone)
    for fault in unplaced(db, corrections):
        progress.complain(f"Corrections: {fault}")
    if new or gone or not is_linked(db, corrections.mark_of_people()):
        link(db, corrections)
    note_linked(db, number, corrections.mark_of_people())


def write(
    db: Database, db_path: Path, found: Found, records: Records, wishes: Wishes, corrections: Corrections, run: int
) -> None:
    """Writes one document, corrected, without private persons unless they are wished for."""
    mark = corrections.mark(digests_of(records))
    records = corrections.apply(records)
    records = replace(records, private_places=()) if wishes.keep_personal else without_private(records)
    if wishes.keep and records.document.sha256:
        keep(found.path, records.document.sha256, db_path)
    rules = corrected(wishes.rules(records.document.kind), mark)
    add_document(db, records, found.source, rules, run, now())


def digests_of(records: Records) -> Iterator[str]:
    """The hashes of a document and of what is inside it."""
    yield records.document.sha256 or ""
    for inner in records.documents:
        yield from digests_of(inner)


def place_twins(db: Database, twins: list[Found]) -> None:
    """Notes the further places of documents that were read in this run."""
    for found in twins:
        row = db.execute("select id from documents where sha256 = ? and container is null", [found.digest]).fetchone()
        if row:
            with transaction(db):
                place_source(db, found.source, row[0], found.digest, now())


def sort_out(
    db: Database,
    files: Iterable[Path],
    known: dict[str, Known],
    seen: set[str],
    report: Report,
    rules: Rules,
    twins: list[Found],
) -> Iterator[Found]:
    """The files that have to be read: not those that are as they were, nor those whose bytes were read elsewhere."""
    forgotten = {row[0] for row in db.execute("select sha256 from forgotten")}
    rows = db.execute(
        "select sha256, id, rules, status, kind from documents where sha256 is not null and container is null"
    )
    read = {digest: number for digest, number, by, status, kind in rows if rules.hold(digest, by, status, kind)}
    pending: set[str] = set()
    for file in files:
        status = file.lstat()
        path = text_of(file)
        seen.add(path)
        source = Source(path, status.st_size, status.st_mtime)
        before = known.get(path)
        same = before and (before.size, before.modified) == (source.size, source.modified)
        if before and same and rules.hold(before.sha256, before.rules, before.status, before.kind):
            report.unchanged += 1
            continue
        digest = hash_of(file) if stat.S_ISREG(status.st_mode) else None
        if digest in forgotten:
            report.forgotten += 1
        elif digest in read:
            with transaction(db):
                place_source(db, source, read[digest], digest, now())
            report.unchanged += 1
        elif digest in pending:
            twins.append(Found(file, source, digest))
            report.unchanged += 1
        else:
            yield Found(file, source, digest)
            if digest:
                pending.add(digest)


def read_in_order(new: list[Found], wishes: Wishes) -> Iterator[tuple[Found, Outcome]]:
    """Outcomes in the order of the files, whatever the order in which they end, so that each run writes the same."""
    waiting: dict[Path, Outcome] = {}
    expected = iter(new)
    due = next(expected, None)
    with closing(read_all((found.path for found in new), wishes)) as outcomes:
        for outcome in outcomes:
            waiting[outcome.path] = outcome
            while due and due.path in waiting:
                yield due, waiting.pop(due.path)
                due = next(expected, None)


def read_all(paths: Iterable[Path], wishes: Wishes) -> Generator[Outcome]:
    """The outcomes of all documents, read on this machine or on a cluster."""
    if wishes.cluster:
        from townclerk.cluster import run_on_cluster

        return run_on_cluster(wishes.cluster, paths, wishes.options)
    return run(paths, wishes.options, jobs=wishes.jobs)


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files at the paths, folders walked in order, hidden files and links left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                file = Path(folder, name)
                if not name.startswith(".") and not file.is_symlink():
                    yield file


def text_of(path: Path) -> str:
    """A path as the database keeps it: names that are no UTF-8 are escaped, so that each stays itself."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def is_below(path: str, roots: list[Path]) -> bool:
    """Whether a path is one of the roots or lies below one."""
    return any(path == (root := text_of(root_path)) or path.startswith(root + os.sep) for root_path in roots)


def hash_of(file: Path) -> str | None:
    """The hash of a file's bytes; None where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def now() -> str:
    """The time as the database writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
