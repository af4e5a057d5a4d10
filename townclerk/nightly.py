"""`townclerk nightly` on one screen: fetch, index, note the night beside the papers, feeds, report, mail."""

from __future__ import annotations

from pathlib import Path

from extract.reading import Options
from index.nights import NightRow, OriginRow, PlaceRow, add_night, add_origins
from index.opening import reading
from scrape.ledger import open_ledger
from scrape.night import LEDGER
from scrape.reports import Night, origins_of
from scrape.visits import Visit, usual_count
from townclerk.fetching import Progress, fetch_all, folder_of, write_report
from townclerk.following import follow, renew_feeds
from townclerk.indexing import Wishes, index_paths, text_of
from townclerk.mailing import send_report
from townclerk.report import Report
from townclerk.settings import Settings
from townclerk.telling import Told


def run_nightly(settings: Settings) -> tuple[Told, int]:
    """The whole night; what is to be told and the exit code."""
    with folder_of(settings) as folder:
        night, signalled = fetch_all(settings, Progress(len(settings.wishes)))
        told = Told(night)
        if signalled is None:
            told = tell_of_papers(settings, night, read_papers(settings))
        if settings.database.exists():
            note_night(settings, told)
        write_report(folder, told)
    if settings.mail:
        send_report(settings.mail, told)
    return told, signalled or told.exit_code()


def read_papers(settings: Settings) -> Report | None:
    """What was fetched into the database; None where nothing ever was."""
    papers = settings.keep / "papers"
    if not papers.is_dir():
        return None
    how = settings.reading
    options = Options(ocr=how.ocr, languages=how.languages, model=how.spacy_model)
    return index_paths([papers], settings.database, Wishes(options, how.jobs, keep_personal=how.keep_personal))


def tell_of_papers(settings: Settings, night: Night, report: Report | None) -> Told:
    """The night with what was read and what saved searches found in it."""
    if report is None:
        return Told(night)
    note_origins(settings, night)
    followed = follow(settings.database, settings.searches, last_run(settings.database))
    feeds = renew_feeds(settings.database, settings.searches, settings.feeds or settings.keep / "feeds", settings.site)
    return Told(night, report, followed, feeds)


def last_run(db_path: Path) -> int:
    """The number of the last run of the index."""
    with reading(db_path) as connection:
        return int(connection.execute("select max(id) from runs").fetchone()[0])


def note_night(settings: Settings, told: Told) -> None:
    """The night as rows beside the papers: what it did, and where."""
    night = told.night
    row = NightRow(
        night.run,
        night.started,
        night.ended,
        "interrupted" if night.stopped else "done",
        told.exit_code(),
        len(night.visits),
        len(night.troubled),
        *(len(lines) for lines in (night.new, night.changed, night.vanished, night.failed)),
    )
    with open_ledger(settings.keep / LEDGER) as ledger:
        places = [PlaceRow(night.run, *place_values(visit), usual_count(ledger, visit)) for visit in night.visits]
    add_night(settings.database, row, places)


def note_origins(settings: Settings, night: Night) -> None:
    """Whence each paper came, beside the papers."""
    papers = settings.keep.absolute() / "papers"
    with open_ledger(settings.keep / LEDGER) as ledger:
        origins = origins_of(ledger, night.run)
    add_origins(settings.database, [OriginRow(text_of(papers / origin.file), *origin[1:]) for origin in origins])


def place_values(visit: Visit) -> tuple[str, str, str, str, str, int, int, int, int, int, int, int, int, int, float]:
    """A visit's part of its row."""
    names = (visit.authority, visit.system, visit.address, visit.outcome, visit.why)
    counts = (visit.meetings, visit.found, visit.new, visit.changed, visit.vanished, visit.failed, visit.pending)
    return *names, *counts, visit.requests, visit.bytes, visit.seconds
