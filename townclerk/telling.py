"""What a night did, told to a person as text and to a monitor as JSON; what to do about each trouble."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from extract.records import Json
from index.hits import place, unmarked
from index.search import Hit
from scrape.reports import Night, PaperLine, is_trouble
from scrape.visits import Visit
from townclerk.report import FAILED as SOME_FAILED
from townclerk.report import NOTHING, Report, spoken
from townclerk.settings import SavedSearch

PAPER_LISTS = ("new", "changed", "vanished", "failed", "missing")
SHOWN = 40  # lines of a list in the text; the JSON has all
WIDTH = 34  # of a name in the table of places
REMEDIES = {
    "robots": "Its robots.txt asks us not to: leave it out, or ask the council for leave.",
    "blocked": "It does not want programs: write to the council, saying who you are; leave it out meanwhile.",
    "unreachable": "Open the address in a browser: has it moved? Then give the new one under [[place]].",
    "not_content": "Open the address in a browser: has the site moved? Then give the new one under [[place]].",
    "over_budget": "Nothing: it goes on the next night. Raise minutes or megabytes under [limits] if it never ends.",
    "parse_error": "Its pages are not as we know them: report it with the address.",
    "suspicious": "Open the address in a browser: are the meetings really so few?",
}


@dataclass(frozen=True, slots=True)
class Followed:
    """What a saved search found in what was read tonight."""

    search: SavedSearch
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """All that a report tells."""

    night: Night
    index: Report | None = None  # None where only fetching was asked for, or it was interrupted before
    followed: tuple[Followed, ...] = ()
    feeds: tuple[str, ...] = ()

    def exit_code(self) -> int:
        """0 all well; 2 some places, papers or documents failed; 3 nothing at all was usable."""
        if not self.night.usable:
            return NOTHING
        read = self.index.exit_code() if self.index else 0
        return SOME_FAILED if self.night.troubled or read else 0


def as_text(told: Told) -> str:
    """The report for a person, what needs one first."""
    night = told.night
    parts = [headline(told), *troubles(night.troubled), table(night.visits)]
    for title, lines in (
        ("New", night.new),
        ("Changed", night.changed),
        ("No longer offered (kept here)", night.vanished),
        ("Could not be had", night.failed),
        ("Still missing from earlier nights", night.missing),
    ):
        parts += paper_list(title, lines)
    if told.index:
        parts.append(f"Read into the database: {told.index.summary()}")
    parts += [part for followed in told.followed for part in follow_list(followed)]
    return "\n\n".join(parts) + "\n"


def headline(told: Told) -> str:
    """One line that a mail can have as its subject.

    >>> from scrape.reports import Night
    >>> headline(Told(Night(3, "2026-05-01T02:00:00+00:00", None, 0, False, (), (), (), (), ())))
    'Night 3 of 2026-05-01: 0 of 0 places well; 0 new, 0 changed, 0 vanished, 0 failed papers'
    """
    night = told.night
    well = sum(bool(visit.outcome) and not is_trouble(visit) for visit in night.visits)
    lists = {"new": night.new, "changed": night.changed, "vanished": night.vanished, "failed": night.failed}
    counts = ", ".join(f"{len(lines)} {name}" for name, lines in lists.items())
    interrupted = " (interrupted; the same command goes on from here)" if night.stopped else ""
    places = f"{well} of {len(night.visits)} places well"
    return f"Night {night.run} of {night.started[:10]}: {places}; {counts} papers{interrupted}"


def troubles(visits: Sequence[Visit]) -> Iterator[str]:
    """The places that a person should look at, with what to do."""
    if not visits:
        return
    lines = ["To look at:"]
    for visit in visits:
        papers = "1 paper" if visit.failed == 1 else f"{visit.failed} papers"
        failed = f"{visit.outcome}, but {papers} could not be had" if visit.failed else visit.outcome
        lines.append(f"  {visit.authority}  {f'{visit.outcome}: {visit.why}' if visit.why else failed}")
        lines.append(f"    {visit.address}")
        lines += [f"    {note}" for note in visit.notes[:5]]
        if len(visit.notes) > 5:
            lines.append(f"    and {len(visit.notes) - 5} more like these")
        if visit.outcome in REMEDIES:
            lines.append(f"    {REMEDIES[visit.outcome]}")
    yield "\n".join(lines)


def table(visits: Sequence[Visit]) -> str:
    """One line a place."""
    heads = ("outcome", "listed", "new", "changed", "gone", "failed", "left", "requests", "MB", "time")
    lines = [f"{'place':<{WIDTH}} {heads[0]:<12}" + "".join(f"{head:>9}" for head in heads[1:-1]) + f"{heads[-1]:>14}"]
    for visit in visits:
        numbers = (visit.found, visit.new, visit.changed, visit.vanished, visit.failed, visit.pending, visit.requests)
        cells = "".join(f"{number:>9}" for number in numbers) + f"{visit.bytes / 1e6:>9.1f}{spoken(visit.seconds):>14}"
        lines.append(f"{visit.authority[:WIDTH]:<{WIDTH}} {visit.outcome or 'interrupted':<12}{cells}")
    return "\n".join(lines)


def paper_list(title: str, lines: Sequence[PaperLine]) -> Iterator[str]:
    """Papers under a heading."""
    if not lines:
        return
    shown = [f"{title}: {len(lines)}"]
    for line in lines[:SHOWN]:
        where = ", ".join(filter(None, (line.authority, line.committee, line.date)))
        shown.append(f"  {where}: {line.title}" + (f" ({line.why})" if line.why else ""))
        shown.append(f"    {line.address or line.file or ''}")
    if len(lines) > SHOWN:
        shown.append(f"  and {len(lines) - SHOWN} more, in the JSON report")
    yield "\n".join(shown)


def follow_list(followed: Followed) -> Iterator[str]:
    """What a saved search found."""
    if not followed.hits and not followed.notes:
        return
    shown = [f"“{followed.search.name}”: {len(followed.hits)} new"]
    shown += [f"  {note}" for note in followed.notes]
    for hit in followed.hits[:SHOWN]:
        shown.append(f"  {hit.title or hit.kind} ({place(hit)})")
        shown.append(f"    {plain_snippet(hit)}")
    if len(followed.hits) > SHOWN:
        shown.append(f"  and {len(followed.hits) - SHOWN} more")
    yield "\n".join(shown)


def plain_snippet(hit: Hit) -> str:
    """The words around a match on one line."""
    return " ".join(unmarked(hit.snippet, "*").split())


def as_tree(told: Told) -> dict[str, Json]:
    """The report for a monitor: everything, with the exit code."""
    night = told.night
    return {
        "run": night.run,
        "started": night.started,
        "ended": night.ended,
        "interrupted": night.stopped,
        "resumed": night.resumed,
        "exit_code": told.exit_code(),
        "headline": headline(told),
        "places": [
            {**asdict(visit), "notes": list(visit.notes), "trouble": is_trouble(visit)} for visit in night.visits
        ],
        "papers": {name: [asdict(line) for line in getattr(night, name)] for name in PAPER_LISTS},
        "index": {
            "read": told.index.read,
            "partial": told.index.partial,
            "failed": told.index.failed,
            "unchanged": told.index.unchanged,
        }
        if told.index
        else None,
        "searches": [
            {"name": one.search.name, "hits": [asdict(hit) for hit in one.hits], "notes": list(one.notes)}
            for one in told.followed
        ],
        "feeds": list(told.feeds),
    }
