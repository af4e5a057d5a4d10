"""How fast PDFs are read, beside others: python bench/reading.py [--memory] [--pages 40] FILE_OR_FOLDER…

CPU time in one run, the readers taking turns at each document, so that a busy machine disturbs all alike. Peers that
are not installed are left out. The floor is pdfium loading a page and its text, below which nothing built on it can go.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from extract.page.columns import page_columns
from extract.page.composing import lay_out
from extract.page.lines import lines_of, rows_of, segments_of
from extract.pdf import pdfium as p
from extract.pdf.pages import read_page
from extract.pdf.words import read_text
from extract.reading import Options, read_paper

Reader = Callable[[bytes, Path, int], None]
LEAST_FASTER_WORDS, LEAST_FASTER_TABLES, MOST_FLOORS = 12, 10, 4


def floor(data: bytes, path: Path, most: int) -> None:
    """Pdfium's bare page and text."""
    with p.Document(data) as document:
        for index in range(min(len(document), most)):
            page = p.load_page(document.handle, index)
            text = p.text_load(page)
            p.count_chars(text)
            p.text_close(text)
            p.close_page(page)


def our_lines(data: bytes, path: Path, most: int) -> None:
    """Lines with boxes and fonts, in reading order."""
    with p.Document(data) as document:
        for index in range(min(len(document), most)):
            page = p.load_page(document.handle, index)
            words = read_text(document, page, p.page_frame(page)).words
            p.close_page(page)
            for column in page_columns(segments_of(rows_of(words))):
                lines_of(column.segments, index + 1)


def our_pages(data: bytes, path: Path, most: int) -> None:
    """Lines and tables of each page."""
    with p.Document(data) as document:
        for index in range(min(len(document), most)):
            seen = read_page(document, index)
            assert seen
            lay_out(seen.sheet)


def our_paper(data: bytes, path: Path, most: int) -> None:
    """The whole paper, its blocks too."""
    read_paper(data, path.name, Options(ocr="never", max_pages=most))


def plumber_text(data: bytes, path: Path, most: int) -> None:
    """Pdfplumber's text."""
    for page in plumber_pages(data, most):
        page.extract_text()


def plumber_words(data: bytes, path: Path, most: int) -> None:
    """Pdfplumber's words with fonts and sizes."""
    for page in plumber_pages(data, most):
        page.extract_words(extra_attrs=["fontname", "size"])


def plumber_tables(data: bytes, path: Path, most: int) -> None:
    """Pdfplumber's words and tables."""
    for page in plumber_pages(data, most):
        page.extract_words()
        for table in page.find_tables():
            table.extract()


def plumber_pages(data: bytes, most: int) -> Iterator[Any]:
    """Pdfplumber's pages, each closed when done with."""
    import pdfplumber

    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages[:most]:
            yield page
            page.close()


def pypdf_text(data: bytes, path: Path, most: int) -> None:
    """Pypdf's text."""
    from pypdf import PdfReader

    for page in PdfReader(BytesIO(data)).pages[:most]:
        page.extract_text()


def pdftotext(data: bytes, path: Path, most: int) -> None:
    """Poppler's text as it is laid out."""
    subprocess.run(["pdftotext", "-layout", "-l", str(most), str(path), "-"], stdout=subprocess.DEVNULL, check=True)


def readers() -> dict[str, Reader]:
    """All that can be measured here, by what the table calls them."""
    found: dict[str, Reader] = {
        "pdfium page and text (the floor)": floor,
        "townclerk lines, fonts, order": our_lines,
        "townclerk lines and tables": our_pages,
        "townclerk the whole paper": our_paper,
    }
    if find_spec("pdfplumber"):
        found |= {
            "pdfplumber extract_text": plumber_text,
            "pdfplumber extract_words": plumber_words,
            "pdfplumber words and tables": plumber_tables,
        }
    if find_spec("pypdf"):
        found["pypdf extract_text"] = pypdf_text
    if shutil.which("pdftotext"):
        found["pdftotext -layout"] = pdftotext
    return found


def cpu_seconds() -> float:
    """Of this process and of those that it waited for."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def measure(files: list[Path], most: int) -> tuple[int, dict[str, float]]:
    """Pages read, and CPU milliseconds a page of each reader."""
    found = readers()
    spent = dict.fromkeys(found, 0.0)
    pages = 0
    warm = files[0]
    for reader in found.values():
        reader(warm.read_bytes(), warm, 1)  # imports are no reading
    for path in files:
        data = path.read_bytes()
        with p.Document(data) as document:
            pages += min(len(document), most)
        for name, reader in found.items():
            before = cpu_seconds()
            reader(data, path, most)
            spent[name] += cpu_seconds() - before
    return pages, {name: 1000 * seconds / pages for name, seconds in spent.items()}


def print_table(pages: int, figures: dict[str, float]) -> None:
    """The figures, and whether the bars are met."""
    least = figures["pdfium page and text (the floor)"]
    print(f"{pages} pages, CPU milliseconds a page, and as multiples of the floor\n")
    for name, figure in figures.items():
        print(f"| {name:34} | {figure:7.2f} | {figure / least:6.1f} |")
    lines, tables = figures["townclerk lines, fonts, order"], figures["townclerk lines and tables"]
    print(f"\nlines: {lines / least:.1f} floors (bar: at most {MOST_FLOORS})")
    if "pdfplumber extract_words" in figures:
        words, both = figures["pdfplumber extract_words"], figures["pdfplumber words and tables"]
        print(f"lines: {words / lines:.1f} times faster than pdfplumber's words (bar: {LEAST_FASTER_WORDS})")
        print(f"lines and tables: {both / tables:.1f} times faster than pdfplumber's (bar: {LEAST_FASTER_TABLES})")


def print_memory(path: Path) -> None:
    """How much a long document needs, in a process of its own."""
    code = (
        "import resource, sys, time\nfrom extract.reading import Options, read_paper\nimport extract.readers.pdf\n"
        "import pdfplumber.table, numpy\n"
        "data = open(sys.argv[1], 'rb').read()\nread_paper(data, 'x.pdf', Options(ocr='never', max_pages=3))\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\nbefore = peak()\n"
        "paper = read_paper(data, 'x.pdf', Options(ocr='never'))\n"
        "n = len(paper.pages)\n"
        "more = (peak() - before) / n\n"
        "print(f'{n} pages, file of {len(data) / 2**20:.1f} MB: {more:.3f} MB a page more, {peak():.0f} MB in all')"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)


def main() -> None:
    """Measures what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=40, help="at most so many of each document")
    parser.add_argument("--memory", action="store_true", help="memory of the longest document instead of time")
    options = parser.parse_args()
    files = sorted(file for path in options.paths for file in (path.rglob("*.pdf") if path.is_dir() else [path]))
    if options.memory:
        print_memory(max(files, key=lambda file: file.stat().st_size))
        return
    started = time.time()
    print_table(*measure(files, options.pages))
    print(f"({time.time() - started:.0f} s)")


if __name__ == "__main__":
    main()
