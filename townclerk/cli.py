"""The commands: each turns its options into one call."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from townclerk.exits import Commands

WELCOME = """
Open in a browser:

  {address}/                   search over everything, each fact with the page that proves it
  {address}/?q=budget          a search
  {address}/townclerk          all tables

Ctrl-C ends it. Your own papers: .venv/bin/townclerk index FOLDER --db my.db
"""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="townclerk")
def main() -> None:
    """Reads the papers of public bodies so that people can search them."""


def check_languages(context: click.Context, option: click.Parameter, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The languages that were asked for; refuses one that cannot be read."""
    if wanted == ("eng",):
        return wanted
    from extract.ocr.tesseract import installed_languages, missing_languages

    if missing := missing_languages(wanted):
        known = ", ".join(sorted(installed_languages() - {"osd"}))
        raise click.BadParameter(f"Tesseract has no data for {', '.join(missing)}, only for {known}.")
    return wanted


LANGUAGE = click.option(
    "--language",
    "languages",
    multiple=True,
    default=["eng"],
    show_default=True,
    callback=check_languages,
    help="Of scans: eng, cym.",
)


def known_model(context: click.Context, option: click.Parameter, name: str | None) -> str | None:
    """A spaCy model that is installed, or the folder of one."""
    if name is None:
        return None
    from spacy.util import is_package

    if Path(name).is_dir():
        return str(Path(name).absolute())
    if is_package(name):
        return name
    raise click.BadParameter(
        f"{name!r} is no installed spaCy model and no folder. Install one: python -m spacy download en_core_web_sm"
    )


SPACY_MODEL = click.option(
    "--spacy-model",
    metavar="NAME",
    callback=known_model,
    help="A spaCy model, by name or folder: the persons it finds are further evidence.",
)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_lines_of_json", is_flag=True, help="One JSON object a document, a line each.")
@click.option("--lines", is_flag=True, help="Every line of one document with its page, box and weight.")
@click.option(
    "--picture",
    nargs=2,
    type=(click.IntRange(min=1), click.Path(dir_okay=False, path_type=Path)),
    metavar="PAGE PNG",
    help="Draws a page with what was seen on it.",
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Documents read at once.")
@click.option("--ocr", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@LANGUAGE
@SPACY_MODEL
@click.option("--hidden", is_flag=True, help="Keep the values of hidden sheets, rows and columns.")
@click.option("-v", "--verbose", is_flag=True, help="Say what the readers say.")
def read(
    files: tuple[Path, ...],
    as_lines_of_json: bool,
    lines: bool,
    picture: tuple[int, Path] | None,
    jobs: int,
    ocr: str,
    languages: tuple[str, ...],
    spacy_model: str | None,
    hidden: bool,
    verbose: bool,
) -> None:
    """Shows what documents hold.

    Example: townclerk read minutes.pdf
    """
    from extract.reading import Options
    from townclerk.journal import start_log
    from townclerk.showing import show, show_lines, show_picture

    if (lines or picture) and len(files) > 1:
        raise click.UsageError("--lines and --picture show one document at a time.")
    start_log(verbose=verbose)
    options = Options(ocr=ocr, languages=languages, hidden=hidden, model=spacy_model)
    if picture:
        sys.exit(show_picture(files[0], *picture, options))
    if lines:
        sys.exit(show_lines(files[0], options))
    sys.exit(show(files, options, jobs=jobs, as_lines_of_json=as_lines_of_json))


DB = click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("townclerk.db"),
    show_default=True,
    help="The database.",
)


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@DB
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Documents read at once.")
@click.option("--cluster", metavar="ADDRESS", help="Read on a Dask cluster: tcp://host:8786.")
@click.option("--keep", is_flag=True, help="Copy the originals beside the database.")
@click.option("--keep-personal", is_flag=True, help="Keep the names of private persons too.")
@click.option(
    "--corrections",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The corrections file; without it, NAME.corrections.toml beside the database.",
)
@click.option("--ocr", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@LANGUAGE
@SPACY_MODEL
@click.option("-v", "--verbose", is_flag=True, help="Say what the readers say.")
def index(
    paths: tuple[Path, ...],
    db: Path,
    jobs: int,
    cluster: str | None,
    keep: bool,
    keep_personal: bool,
    corrections: Path | None,
    ocr: str,
    languages: tuple[str, ...],
    spacy_model: str | None,
    verbose: bool,
) -> None:
    """Reads documents and folders of documents into the database; what has not changed is left as it is.

    Example: townclerk index papers/ --db townclerk.db
    """
    from extract.reading import Options
    from townclerk.indexing import Wishes, index_paths
    from townclerk.journal import start_log

    start_log(verbose=verbose)
    options = Options(ocr=ocr, languages=languages, model=spacy_model)
    report = index_paths(paths, db, Wishes(options, jobs, keep, keep_personal, corrections, cluster))
    click.echo(report.summary())
    sys.exit(report.exit_code())


@main.command()
@DB
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8001, show_default=True)
@click.option(
    "--originals",
    type=click.Choice(["safe", "all", "none"]),
    default="safe",
    show_default=True,
    help="Which originals to hand out; safe: those that name no private person.",
)
@click.option(
    "--pictures", type=click.IntRange(min=1), default=1024, show_default=True, help="Megabytes of page pictures kept."
)
@click.option("--public", is_flag=True, help="For the open web: no SQL of visitors' own, no download, tighter limits.")
@click.option("--welcome", is_flag=True, help="Say what to open and what to try there.")
def serve(db: Path, host: str, port: int, originals: str, pictures: int, public: bool, welcome: bool) -> None:
    """Serves the database with Datasette.

    Example: townclerk serve --db townclerk.db --port 8001
    """
    from index.site.serving import check_database, check_port
    from index.site.serving import serve as serve_site
    from index.site.settings import Site, with_gallery
    from townclerk.easels import Easels

    check_database(db)
    check_port(host, port)
    if welcome:
        click.echo(WELCOME.format(address=f"http://{host}:{port}"))
    easels = Easels()
    site = Site(db.absolute(), originals=originals, public=public)
    try:
        serve_site(db, host, port, with_gallery(site, easels, pictures))
    finally:
        easels.close()


CONFIG = click.argument("config", type=click.Path(dir_okay=False, path_type=Path))


def ask_contact(context: click.Context, option: click.Parameter, contact: str | None) -> str:
    """Who runs this; asked for where somebody sits before a terminal."""
    if contact is None and not sys.stdin.isatty():
        raise click.BadParameter("say who runs this, as in --contact foi@example.org")
    return contact or str(click.prompt("Mail or web address of who runs this"))


@main.command()
@click.argument("config", type=click.Path(dir_okay=False, path_type=Path), default=Path("townclerk.toml"))
@click.option("--contact", callback=ask_contact, help="Mail or web address of who runs this; stands in every request.")
@click.option("--authority", "authorities", multiple=True, help="A council by name; may be repeated.")
def init(config: Path, contact: str, authorities: tuple[str, ...]) -> None:
    """Writes a configuration for fetch and nightly, with every setting explained.

    Example: townclerk init townclerk.toml --contact foi@example.org --authority Leicester
    """
    from datetime import date

    from townclerk.configuration import load_configuration
    from townclerk.starting import write_configuration

    write_configuration(config, contact, authorities, f"{date.today().year}-01-01")  # noqa: DTZ011  # by the machine's own calendar
    click.echo(f"{config} is written. Look it over, then: townclerk nightly {config}")
    load_configuration(config)


@main.command()
@CONFIG
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Say more on the way.")
def fetch(config: Path, as_json: bool, verbose: bool) -> None:
    """Fetches what is new from the places of a configuration, politely, and says how it went.

    Example: townclerk fetch townclerk.toml
    """
    from townclerk.configuration import load_configuration
    from townclerk.fetching import printed, run_fetch
    from townclerk.journal import start_log

    start_log(verbose=verbose)
    told, code = run_fetch(load_configuration(config))
    click.echo(printed(told, as_json=as_json), nl=False)
    sys.exit(code)


@main.command()
@CONFIG
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Say more on the way.")
def nightly(config: Path, as_json: bool, verbose: bool) -> None:
    """Fetches, indexes, renews the feeds of saved searches, and reports: for cron or a timer.

    Example: townclerk nightly townclerk.toml
    """
    from townclerk.configuration import load_configuration
    from townclerk.fetching import printed
    from townclerk.journal import start_log
    from townclerk.nightly import run_nightly

    start_log(verbose=verbose)
    told, code = run_nightly(load_configuration(config))
    click.echo(printed(told, as_json=as_json), nl=False)
    sys.exit(code)


@main.command()
@click.argument("words", nargs=-1, required=True)
@DB
@click.option("--kind", "kinds", multiple=True, help="Only decisions, questions, minutes, …; may be repeated.")
@click.option("--authority", help="Only papers of this body.")
@click.option("--since", help="Only papers from this year, month or day on.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--newest", is_flag=True, help="The newest first instead of the best.")
@click.option("--json", "form", flag_value="json", help="One JSON object.")
@click.option("--csv", "form", flag_value="csv", help="One line a match.")
def search(
    words: tuple[str, ...],
    db: Path,
    kinds: tuple[str, ...],
    authority: str | None,
    since: str | None,
    limit: int,
    newest: bool,
    form: str | None,
) -> None:
    """Searches everything in the database: words, "phrases", prefix*, AND OR NOT, NEAR(…), field:value.

    Example: townclerk search budget "road works" --kind decisions --since 2024
    """
    from townclerk.searching import as_phrase, print_results, run_search

    typed = [*map(as_phrase, words), *(f"kind:{kind}" for kind in kinds)]
    typed += [f'authority:"{authority}"'] if authority else []
    typed += [f"after:{since}"] if since else []
    found = run_search(db, " ".join(typed), limit, newest)
    sys.exit(print_results(found, form or "text"))


@main.command()
@click.argument("documents", nargs=-1, required=True)
@DB
def forget(documents: tuple[str, ...], db: Path) -> None:
    """Erases papers, named by number, path or hash, with their rows and copies; they do not come back.

    Example: townclerk forget papers/withdrawn.pdf --db townclerk.db
    """
    from townclerk.keeping import forget_documents

    for name in forget_documents(db, documents):
        click.echo(f"{name} is forgotten.")


@main.command()
@DB
def check(db: Path) -> None:
    """Says whether the database is whole, what failed, and which months have no papers; exit code 2 at a fault.

    Example: townclerk check --db townclerk.db
    """
    from index.checks import check as check_database

    faults = 0
    for finding in check_database(db):
        faults += finding.fault
        click.echo(("FAULT " if finding.fault else "") + finding.text)
    sys.exit(2 if faults else 0)


@main.command()
@click.argument("form", metavar="FORMAT")
@DB
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("export"), show_default=True)
@click.option("--view", help="Only this table or view.")
def export(form: str, db: Path, out: Path, view: str | None) -> None:
    """Hands the database on: csv, jsonl, parquet, xlsx, questions, popolo, followthemoney or alaveteli.

    Example: townclerk export csv --db townclerk.db --out export/
    """
    from index.exports import FORMATS
    from index.exports import export as write

    if form not in FORMATS:
        raise click.UsageError(
            f"{form} is no format. There are:\n" + "\n".join(f"  {k}: {v}" for k, v in FORMATS.items())
        )
    for path in write(db, form, out, view):
        click.echo(path)
