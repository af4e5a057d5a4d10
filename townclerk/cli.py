"""The commands: each turns its options into one call."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="townclerk")
def main() -> None:
    """Reads the papers of public bodies so that people can search them."""


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json_lines", is_flag=True, help="One JSON object a document, a line each.")
def read(files: tuple[Path, ...], as_json_lines: bool) -> None:
    """Shows what documents hold.

    Example: townclerk read minutes.pdf
    """
    from extract.records import as_json
    from townclerk.pipeline import read_document

    failures = 0
    for file in files:
        records = read_document(file.read_bytes(), file.name)
        failures += records.document.status == "failed"
        click.echo(json.dumps(as_json(records), ensure_ascii=False))
    sys.exit(2 if failures else 0)
