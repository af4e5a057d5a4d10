"""What is handed to a reader's process: a document, what to do with it, and within which limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from extract.reading import Options
from townclerk.workers.limits import Limits

READ = "townclerk.workers.tasks:records"
SALVAGE = "townclerk.workers.tasks:salvaged"
LINES = "townclerk.workers.tasks:lines"
PICTURE = "townclerk.workers.tasks:picture"


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be read once."""

    number: int
    path: Path
    task: str = READ  # module:function, called with (data, name, options, *arguments)
    arguments: tuple[object, ...] = ()
    options: Options = field(default_factory=Options)
    limits: Limits = field(default_factory=Limits)
    keep_pages: bool = True  # pages that came out before an end are made records of
    alone: bool = False  # the second attempt, with nothing else running


@dataclass(frozen=True, slots=True)
class Ended:
    """How the process of a job ended."""

    number: int
    status: int  # as from os.wait
    cpu: float
    peak: int  # bytes resident at most
    bloated: bool = False  # ended by the watch on its resident memory
