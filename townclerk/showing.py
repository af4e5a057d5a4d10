"""What `townclerk read` does: documents read in processes of their own, and shown to a person or a pipe."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from extract.clean import clean_line
from extract.errors import BadUsage, Unreadable
from extract.paper import Line
from extract.reading import Options
from extract.records import Records, as_json
from townclerk.outline import outline
from townclerk.report import Report, complaint
from townclerk.workers import ask, run
from townclerk.workers.jobs import LINES, PICTURE
from townclerk.workers.opening import safe_name

WIDEST = 100  # columns beyond which lines are hard to read


def show(files: Iterable[Path], options: Options, *, jobs: int, as_lines_of_json: bool) -> int:
    """Shows each document as soon as it is read; the exit code."""
    report = Report()
    for outcome in run(files, options, jobs=jobs):
        records = outcome.records
        report.add(records.document)
        if as_lines_of_json:
            print_json(records)
        elif records.document.status != "failed":
            print_outline(records, apart=report.seen > 1)
        if records.document.status == "failed":
            click.echo(complaint(records.document), err=True)
    return min(report.exit_code(), 2)


def show_lines(file: Path, options: Options) -> int:
    """Every line with its page and box."""
    try:
        found = ask(file, LINES, options=options)
    except Unreadable as error:
        return refuse(file, error)
    assert isinstance(found, tuple)
    for kind, line in found:
        click.echo(line_with_box(kind, line))
    return 0


def show_picture(file: Path, page: int, picture: Path, options: Options) -> int:
    """A page as the program saw it, drawn into a PNG file."""
    try:
        drawn = ask(file, PICTURE, page, options=options)
    except Unreadable as error:
        return refuse(file, error)
    if isinstance(drawn, int):
        has = "one page" if drawn == 1 else f"{drawn} pages"
        raise BadUsage(f"{safe_name(file)} has {has} and no page {page}; name one that it has.")
    assert isinstance(drawn, bytes)
    try:
        picture.write_bytes(drawn)
    except OSError as error:
        raise BadUsage(f"{picture} cannot be written ({error.strerror}): name another file") from error
    return 0


def refuse(file: Path, error: Unreadable) -> int:
    """Says why a document could not be read."""
    click.echo(f"{safe_name(file)}: {error}", err=True)
    return 2


def print_json(records: Records) -> None:
    """One line, in UTF-8 whatever the terminal's language; whole before the next begins."""
    line = json.dumps(as_json(records), ensure_ascii=False, allow_nan=False)
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def print_outline(records: Records, *, apart: bool) -> None:
    """As wide as the terminal, 80 columns where there is none; headings in bold on a terminal only."""
    width = min(WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 80
    if apart:
        click.echo()
    for row in outline(records, width):
        click.echo(click.style(row.text, bold=True) if row.heading else row.text)


def line_with_box(kind: str, line: Line) -> str:
    """A line as `--lines` prints it: page, box, size and weight, what it belongs to, text, with tabs between.

    >>> line = Line("Minutes", 3, bbox=(72.0, 90.25, 140.5, 104.0), size=12.0, bold=True)
    >>> line_with_box("heading", line).split(chr(9))
    ['3', '72.0 90.2 140.5 104.0', '12.0 bold', 'heading', 'Minutes']
    """
    box = " ".join(f"{side:.1f}" for side in line.bbox) if line.bbox else ""
    look = [f"{line.size:.1f}" if line.size else "", "bold" if line.bold else "", "italic" if line.italic else ""]
    return "\t".join((str(line.page), box, " ".join(filter(None, look)), kind, clean_line(line.text)))
