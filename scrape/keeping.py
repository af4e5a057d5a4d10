"""Documents into the store, the ledger and the folder of papers, in an order that a kill at any moment leaves whole.

store (synced, renamed) ─▶ ledger (one transaction) ─▶ name in papers/ ─▶ ledger (the name holds this version)

Killed before the ledger knows, the bytes are had again and found to lie there already; killed after, `mend` puts the
name in place when the next run begins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scrape.checking import HEAD, check_body, fault_of_document, is_challenge
from scrape.documents import Due, Version, add_failure, add_version, confirm, document_by_id, mark_erased
from scrape.gates import Clock
from scrape.ledger import Ledger, stamp
from scrape.names import file_name, suffix_of
from scrape.records import Expect, Found
from scrape.refusals import Refused
from scrape.requests import Reply
from scrape.store import Part, Store

PIECE = 1 << 20
IN_MEMORY = 32_000_000  # a page or table kept as a document is checked whole, and no larger than this
SAMPLE = 1 << 16
PDF_ENDS = (b"%%EOF", b"startxref")  # near the end of every whole PDF; the length that a server states may lie


def nothing(what: str) -> None:
    """Listens to nobody."""


@dataclass(slots=True)
class Keeper:
    """Keeps what one run has."""

    ledger: Ledger
    store: Store
    run: int
    clock: Clock
    largest: int  # bytes
    reached: Callable[[str], None] = nothing  # told of each point from which a restart goes on

    def now(self) -> str:
        """The time as the ledger writes it."""
        return stamp(self.clock.today())

    def keep(self, due: Due, part: Part, reply: Reply | None = None) -> None:
        """Keeps a version of a document, unless its bytes were forgotten once."""
        if self.ledger.row("select 1 from erased where sha256 = ?", [part.digest]):
            mark_erased(self.ledger, due.id, self.now())
            return
        digest = self.store.keep(part)
        self.reached("stored")
        suffix = suffix_of(self.store.place(digest), part.head, reply.content_type if reply else "", due.suffix)
        same = due.file is not None and due.file.endswith(suffix)
        name = due.file if same and due.file else file_name(due.authority, due.place, due.date, due.key, suffix)
        version = Version(digest, part.size, reply.content_type if reply else "", due.address or None)
        add_version(self.ledger, due, version, reply.validators if reply else None, name, self.run, self.now())
        self.reached("version")
        self.put_in_place(due.id, digest, name, due.file)

    def put_in_place(self, document: int, digest: str, name: str, before: str | None) -> None:
        """The version under its name in papers/."""
        self.store.link(digest, name)
        if before and before != name:
            (self.store.papers / before).unlink(missing_ok=True)
        self.reached("linked")
        self.ledger.change("update documents set linked = ? where id = ?", [digest, document])

    def mend(self) -> None:
        """Finishes what an interrupted run left: halves of files, names not yet in place, bytes that nobody knows."""
        self.store.sweep()
        for row in self.ledger.rows(
            "select id, sha256, file from documents where sha256 is not null and linked is not sha256"
        ):
            if self.store.place(row["sha256"]).exists():
                self.put_in_place(row["id"], row["sha256"], row["file"], None)

    def confirm(self, due: Due) -> None:
        """The document is still what it was."""
        confirm(self.ledger, due, self.run, self.now())

    def fail(self, due: Due, refused: Refused) -> None:
        """The document could not be had."""
        add_failure(self.ledger, due, refused, self.run, self.now())

    def take_local(self, number: int, found: Found) -> None:
        """Keeps a document that came with its content; one whose state is as it was is not read again."""
        due = document_by_id(self.ledger, number)
        if due.erased or (due.sha256 and found.state and found.state == due.had_state):
            self.confirm(due)
            return
        try:
            with self.store.part() as part:
                copy(found, part, self.largest)
                self.keep(due, part)
        except Refused as refused:
            self.fail(due, refused)


def copy(found: Found, part: Part, most: int) -> None:
    """The content of a local document into a part; raises Refused where it cannot be read or is too large."""
    if found.path is None:
        part.write(found.body or b"")
    else:
        try:
            file = found.path.open("rb")
        except OSError as error:
            raise Refused("unreachable", f"it cannot be read ({error.strerror})", str(found.path)) from error
        with file:
            while piece := file.read(PIECE):
                part.write(piece)
                if part.size > most:
                    raise Refused("over_budget", f"it is larger than {most / 1e6:g} MB", str(found.path))
    if not part.size:
        raise Refused("not_content", "it is empty", str(found.path or ""))


def check_part(due: Due, reply: Reply, part: Part) -> None:
    """Raises Refused unless what came in is what the document should be."""
    if reply.status == 304:
        return
    if not part.size:
        raise Refused("not_content", "the answer is empty", due.address, reply.status)
    if due.form not in ("document", "pdf"):
        check_body(Expect(form=due.form, most=IN_MEMORY), due.address, part.content(), reply.address)
        return
    fault = fault_of_document(due.form, part.head[:HEAD])
    if fault and is_challenge(part.content(SAMPLE)):
        raise Refused("blocked", "a page that tells people from programs stands before it", due.address, reply.status)
    if fault:
        raise Refused("not_content", fault, due.address, reply.status)
    if part.head.startswith(b"%PDF") and not any(mark in part.tail(SAMPLE) for mark in PDF_ENDS):
        raise Refused("not_content", "a PDF without its end: it was cut short", due.address, reply.status)
