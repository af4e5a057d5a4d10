"""What a discovery asks with: the client within the place's budget, the ledger's memory of the place."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from datetime import date

from scrape.accounts import Account
from scrape.choosing import ANY
from scrape.client import Client
from scrape.deciding import is_meeting_due
from scrape.ledger import Ledger, stamp
from scrape.meetings import known_meeting
from scrape.records import Answer, Expect
from scrape.refusals import Refusal
from scrape.requests import Validators

DAY = 86_400


@dataclass(slots=True)
class Asking:
    """Fulfils scrape.choosing.Ask for one place on one night."""

    client: Client
    ledger: Ledger
    account: Account
    place: int
    run: int
    today: date
    notes: list[Refusal] = field(default_factory=list)

    def __call__(self, address: str, expect: Expect = ANY) -> Answer:
        """A checked answer; what the server says has not changed is the one that was kept."""
        kept = self.ledger.row("select * from pages where address = ?", [address])
        validators = Validators(kept["etag"], kept["last_modified"]) if kept else Validators()
        answer, had = self.client.answer(address, expect, self.account, validators)
        if answer.unchanged and kept:
            return replace(
                answer, body=zlib.decompress(kept["body"]), content_type=kept["content_type"], encoding=kept["encoding"]
            )
        if had.headers():
            self._keep(address, answer, had)
        return answer

    def _keep(self, address: str, answer: Answer, had: Validators) -> None:
        self.ledger.change(
            "insert or replace into pages (address, etag, last_modified, body, content_type, encoding, had) "
            "values (?, ?, ?, ?, ?, ?, ?)",
            [
                address,
                had.etag,
                had.last_modified,
                zlib.compress(answer.body),
                answer.content_type,
                answer.encoding,
                self._now(),
            ],
        )

    def due(self, meeting: str, when: date | None, listing: str = "") -> bool:
        """Whether to look into a listed meeting tonight."""
        return is_meeting_due(known_meeting(self.ledger, self.place, meeting, self.run), when, listing, self.today)

    def recall(self, name: str) -> str | None:
        """What was remembered of the place, None where nothing was or its days are over."""
        row = self.ledger.row(
            "select value from memories where place = ? and name = ? and until > ?",
            [self.place, name, self.account.clock.today()],
        )
        return str(row["value"]) if row else None

    def remember(self, name: str, value: str, days: int = 365) -> None:
        """Keeps something for later nights."""
        # Nights do not begin on the second: a week that began at 02:00:05 is over at 02:00 seven nights later.
        until = self.account.clock.today() + days * DAY - DAY / 4
        self.ledger.change(
            "insert or replace into memories (place, name, value, until) values (?, ?, ?, ?)",
            [self.place, name, value, until],
        )

    def note(self, refusal: Refusal) -> None:
        """Notes what could not be had."""
        self.notes.append(refusal)

    def _now(self) -> str:
        return stamp(self.account.clock.today())
