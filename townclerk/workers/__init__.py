"""Documents to processes: each is read in one of its own, under limits, and has an outcome whatever it does.

    run(paths) ─▶ supervisor ──link, wire──▶ warm ──fork──▶ child, in its sandbox under its limits ──▶ tasks
                   attempts ◀───────────────frames: pages as they are read, then the records─────────────┘
                   cases: what follows from an attempt's end ─▶ Outcome

The supervisor owns the clock and never parses. A process that takes too long, bloats or crashes is ended with all that
it started; pages that had come out of it by then are kept, and their records made by another process. One that crashes
is tried once more when nothing else runs, with its memory watched from outside: a crash for want of memory is then told
from others.
"""

from townclerk.workers.cases import Outcome
from townclerk.workers.limits import Limits
from townclerk.workers.opening import safe_name
from townclerk.workers.supervisor import Supervisor, ask, read_here, read_one, run

__all__ = ["Limits", "Outcome", "Supervisor", "ask", "read_here", "read_one", "run", "safe_name"]
