"""A folder of files on this machine, with the folders in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from scrape.choosing import Ask
from scrape.records import Found, MeetingFound, Place, Wanted, Whole
from scrape.refusals import Refused
from scrape.titles import file_title, is_paper, sort_of

OPTIONS = {"paper": "what sort of papers these are (such as foi_reply), where their names do not say"}


def bid(place: Place) -> float:
    """Sure enough of any path of this machine that nothing else claims."""
    return 0.3 if place.host == "local" and place.address else 0.0


def discover(place: Place, wanted: Wanted, ask: Ask) -> Iterator[MeetingFound | Found | Whole]:
    """All files of the folder that papers come in. Hidden ones and links that lead out of it are left alone."""
    root = Path(place.address).expanduser()
    if not root.is_dir():
        raise Refused("unreachable", "no such folder", place.address)
    whole = True
    for path in files_below(root):
        try:
            found = found_of(path, root, str(place.options.get("paper") or ""))
        except OSError as error:
            ask.note(Refused("unreachable", error.strerror or "cannot be read", path.name))
            whole = False
            continue
        yield found
    if whole:
        yield Whole()


def files_below(root: Path) -> Iterator[Path]:
    """The files that papers come in, in the order of their names."""
    top = root.resolve()
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and is_paper(path.as_uri()) and path.resolve().is_relative_to(top):
                yield path


def found_of(path: Path, root: Path, paper: str = "") -> Found:
    """A file by its place in the folder; its size and time tell whether it changed."""
    stat = path.stat()
    name = path.relative_to(root.resolve()).as_posix()
    title = file_title(path.as_uri())
    return Found(
        kind="file",
        id=name,
        title=title,
        paper=paper or sort_of(title),
        recheck="state",
        state=f"{stat.st_size} {stat.st_mtime_ns}",
        path=path,
        suffix=path.suffix.lower(),
    )
