"""Why an address or a whole host gave nothing, drawn as one tree.

TownclerkError
└── Refusal
    ├── Refused       this address did not give what was asked; a site may fall back on another
    ├── HostClosed    nothing more of this host tonight: robots, budget, breaker, a wait beyond our patience
    └── Stopped       we were told to stop; the run resumes another time
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from extract.errors import TownclerkError, raised_in
from scrape.records import Outcome


class Refusal(TownclerkError):
    """An outcome other than an answer, with the address and a sentence that says why."""

    def __init__(self, outcome: Outcome, why: str, address: str = "", status: int | None = None) -> None:
        super().__init__(f"{outcome}: {why}{f' ({address})' if address else ''}")
        self.outcome: Outcome = outcome
        self.why = why
        self.address = address
        self.status = status  # of HTTP, where there was an answer


class Refused(Refusal):
    """One address did not give what was asked. Sites raise it too: not_content, parse_error."""


class HostClosed(Refusal):
    """Nothing more of this host tonight; sites let it pass."""


class Stopped(TownclerkError):
    """We were told to stop; sites let it pass."""


log = logging.getLogger(__name__)


@contextmanager
def all_refused() -> Iterator[None]:
    """The one border where a fault in a site module becomes a refusal of its place, so that the others go on."""
    try:
        yield
    except TownclerkError:
        raise
    except OSError:
        raise  # a full disk is no fault of a site's
    except Exception as error:  # pages hold anything; a rule that breaks on one must not end the night
        log.warning("%s", type(error).__name__, exc_info=True)
        raise Refused("parse_error", f"{type(error).__name__} in {raised_in(error)}: {error}"[:300]) from error
