"""One night in a process of its own, for tests that kill it: ADDRESS FOLDER [NUMBER]; it dies at the n-th point."""

import os
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from scrape.limits import Limits, Trusted
from scrape.night import Plan, fetch
from scrape.records import Place
from scrape.visiting import Wish


def main(address, folder, die_at="0"):
    reached = []

    def reach(what):
        reached.append(what)
        if len(reached) == int(die_at):
            sys.stdout.write(what)
            sys.stdout.flush()
            os.kill(os.getpid(), signal.SIGKILL)

    wish = Wish(
        Place("Harrowmere Borough Council", "moderngov", address), date(datetime.now(UTC).date().year - 1, 1, 1)
    )
    trusted = Trusted(frozenset({"127.0.0.1"}), 0.0)
    fetch(Plan([wish], Path(folder), "foi@ambleford.example", Limits(), trusted), reached=reach)
    sys.stdout.write(str(len(reached)))


if __name__ == "__main__":
    main(*sys.argv[1:])
