"""Why an address or a whole host gave nothing, drawn as one tree.

TownclerkError
└── Refusal
    ├── Refused       this address did not give what was asked; a site may fall back on another
    ├── HostClosed    nothing more of this host tonight: robots, budget, breaker, a wait beyond our patience
    └── Stopped       we were told to stop; the run resumes another time
"""

from __future__ import annotations

from extract.errors import TownclerkError
from scrape.records import Outcome


class Refusal(TownclerkError):
    """An outcome other than an answer, with the address and a sentence that says why."""

    def __init__(self, outcome: Outcome, why: str, address: str = "") -> None:
        super().__init__(f"{outcome}: {why}{f' ({address})' if address else ''}")
        self.outcome: Outcome = outcome
        self.why = why
        self.address = address


class Refused(Refusal):
    """One address did not give what was asked. Sites raise it too: not_content, parse_error."""


class HostClosed(Refusal):
    """Nothing more of this host tonight; sites let it pass."""


class Stopped(TownclerkError):
    """We were told to stop; sites let it pass."""
