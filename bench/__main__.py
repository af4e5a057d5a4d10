"""All benches, one after the other, into docs/benchmarks.md: `make bench`, or `python -m bench [NAME…]`.

The machine should be idle. Peers are installed beside us into an environment of their own (bench/requirements.txt);
what is not there is left out with a word. NAME runs only those, and prints instead of writing.
"""

from __future__ import annotations

import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
PEERS = (
    "pdfplumber", "pypdf", "pymupdf", "markitdown", "camelot-py", "tabula-py", "img2table", "acronymkit", "pyab3p",
    "abbreviations", "pypdfium2", "spacy",
)  # fmt: skip
ISOLATED = ("city-cabinet-2026-01-15.pdf", "tarrowby-2018-05-22.docx")


class Bench(NamedTuple):
    """A bench, how it is run, and what its figures mean."""

    title: str
    words: tuple[str, ...]
    meaning: str


BENCHES = {
    "reading": Bench(
        "Reading PDFs",
        ("bench.reading", "samples/papers"),
        "Seconds of the processor, the tools taking turns at each document; the floor is pdfium loading a page and its "
        "text.",
    ),
    "isolation": Bench(
        "A process of its own for each document",
        ("bench.isolation", *(f"samples/papers/{name}" for name in ISOLATED)),
        "What reading in a limited process adds to each document.",
    ),
    "tables": Bench(
        "Tables",
        ("bench.tables", "samples/papers", "samples/gold"),
        "Neighbouring cells found, as the ICDAR 2013 competition counts them, on our own samples. On the competition's "
        "papers: docs/accuracy.md.",
    ),
    "acronyms": Bench(
        "Acronyms",
        ("bench.acronyms", "samples/gold"),
        "Definitions found in running text, without the marks of a reader.",
    ),
    "tagging": Bench("Tagging", ("bench.tagging", "samples/papers"), "Words a second on one core."),
    "index": Bench(
        "The index",
        ("bench.index", "--pages", "1000000", "--kills", "200"),
        "A made-up database of a million pages; searches with facets; writers killed at random moments.",
    ),
    "site": Bench("The site", ("bench.site",), "Milliseconds a page on the samples."),
    "accuracy": Bench("Accuracy", ("bench.accuracy", "samples/gold"), "What it means: docs/accuracy.md."),
}


def main(names: list[str]) -> None:
    """Runs the benches named, or all."""
    sections = []
    for name in names or BENCHES:
        bench = BENCHES[name]
        print(f"{bench.title} …", file=sys.stderr)
        sections.append(f"## {bench.title}\n\n{bench.meaning}\n\n```\n{run(bench)}\n```\n")
    if names:
        print("\n".join(sections))
    else:
        PAGE.write_text("\n".join([head(), *sections]), encoding="utf-8")


def run(bench: Bench) -> str:
    """What a bench prints."""
    command = [sys.executable, "-m", *bench.words]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    said = "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())
    return said if done.returncode == 0 else f"{said}\nended with {done.returncode}"


def head() -> str:
    """When and where."""
    return (
        "# Benchmarks\n\n"
        f"Made by `make bench` on {datetime.now(UTC):%Y-%m-%d}, on {machine()}.\n"
        "The modules of `bench/` take other papers and other gold.\n\n"
        f"{', '.join(installed())}.\n"
    )


def machine() -> str:
    """The machine in a few words."""
    info = Path("/proc/cpuinfo")
    models = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    return f"{len(models)} cores of {models[0]}, Python {platform.python_version()}, {platform.system()}"


def installed() -> list[str]:
    """The peers that are there, with their versions."""
    found = []
    for name in PEERS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
