"""Refreshes what the docs show: the output of the commands they quote, and the column descriptions of the site.

`python docs/make.py` rewrites docs/*.md, README.md, datasette_metadata.json and index/accuracy.tsv in place;
tests/test_docs.py fails where that would change a byte.

In a page, a fenced block that begins with "$ townclerk …" is followed by what that command prints in an empty folder
that holds samples/ and, as townclerk.db, their index.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# ```console
# $ townclerk read samples/…    or    $ sqlite-utils townclerk.db "select …"
SHOWN = re.compile(
    r"(?P<fence>```console\n)\$ (?P<command>(?:townclerk|sqlite-utils|python -m bench\.\w+) (?:[^\n]|\\\n)*)\n"
    r"(?P<output>.*?)```",
    re.DOTALL,
)
# document            142    142    140  0.986        -   foi-northtarrow-contracts.eml 0.33
CARD = re.compile(r"^(\w+) +(\d+) +(\d+) +(\d+) +([01]\.\d{3}) +([01]\.\d{3}|-) ", re.MULTILINE)
# | `kind` | What it is |
COLUMN = re.compile(r"^\| `(?P<name>\w+)` \| (?P<text>.+?) \|$", re.MULTILINE)
MOST = 72  # letters of a column's description on the site
ASIDE = re.compile(r"[;:] |, (?=\[)")  # "Why, of a failed one: empty, …"   "The box on that page, [x0, …"

# What is drawn, and the file in docs/pictures that shows it.
PICTURES = {"townclerk read samples/papers/city-scrutiny-2026-02-12.pdf --picture 2": "read.png"}


def main() -> None:
    """Writes every page anew."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = make_folder(Path(scratch))
        for path in pages():
            path.write_text(refresh(path.read_text(encoding="utf-8"), folder), encoding="utf-8")
        for command, picture in PICTURES.items():
            run(f"{command} {picture}", folder)
            shrink(folder / picture, ROOT / "docs" / "pictures" / picture)
    card = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    (ROOT / "index" / "accuracy.tsv").write_text(card_rows(card), encoding="utf-8")
    metadata = ROOT / "datasette_metadata.json"
    metadata.write_text(describe(metadata.read_text(encoding="utf-8")), encoding="utf-8")


def pages() -> Iterator[Path]:
    """The pages that users read."""
    yield ROOT / "README.md"
    yield from sorted((ROOT / "docs").glob("*.md"))


def make_folder(folder: Path) -> Path:
    """A folder as the docs suppose it: samples/ and their index."""
    shutil.copytree(ROOT / "samples", folder / "samples")
    if any(SHOWN.search(page.read_text(encoding="utf-8")) for page in pages()):
        run("townclerk index samples/papers", folder)
    return folder


def refresh(text: str, folder: Path) -> str:
    """The page with each command's output as it is now.

    An output line "…" in the page stands for lines that are left out: what comes before it is shown from the beginning.
    """

    def show(match: re.Match[str]) -> str:
        lines = run(match["command"], folder).splitlines(keepends=True)
        old = match["output"].splitlines(keepends=True)
        if old and old[-1] == "…\n":
            lines = [*lines[: len(old) - 1], "…\n"]
        return f"{match['fence']}$ {match['command']}\n{''.join(lines)}```"

    return SHOWN.sub(show, text)


def run(command: str, folder: Path) -> str:
    """What a command prints, errors too."""
    module = command.removeprefix("python -m ").replace("sqlite-utils", "sqlite_utils", 1)
    words = [sys.executable, "-m", *shlex.split(module)]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def shrink(drawn: Path, target: Path) -> None:
    """A picture in a few colours, small enough for a page."""
    from PIL import Image

    target.parent.mkdir(exist_ok=True)
    with Image.open(drawn) as image:
        image.convert("RGB").quantize(32).save(target, optimize=True)


def card_rows(page: str) -> str:
    """The accuracy card that a page shows, as a table for the database."""
    rows = ["\t".join(("" if cell == "-" else cell) for cell in row.groups()) for row in CARD.finditer(page)]
    return "\n".join(["list\tstated\tsaid\tright\tf1\tdetails", *rows]) + "\n"


def described_columns(text: str) -> dict[str, dict[str, str]]:
    """The lists of docs/records.md, with what it says of each column."""
    sections = re.split(r"^## (\w+)$", text, flags=re.MULTILINE)[1:]
    return {
        name: {column["name"]: column["text"] for column in COLUMN.finditer(body)}
        for name, body in zip(sections[::2], sections[1::2], strict=True)
    }


def describe(metadata: str) -> str:
    """Datasette's metadata with the columns described as docs/records.md and docs/schema.md do."""
    tree = json.loads(metadata)
    text = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    schema = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    where = {column["name"]: column["text"] for column in COLUMN.finditer(text.split("\n## ")[0])}
    tables = tree["databases"]["townclerk"]["tables"]
    for name, columns in described_columns(text).items():
        table = tables.setdefault({"document": "documents"}.get(name, name), {})
        places = {} if name in ("document", "pages") else where
        table["columns"] = {("key" if c == "id" else c): plain(t) for c, t in {**columns, **places}.items()}
    for name, columns in described_columns(schema.partition("\n## Views")[0]).items():
        table = tables.setdefault(name, {})
        table["columns"] = {**table.get("columns", {}), **{c: plain(t) for c, t in columns.items()}}
    return json.dumps(tree, indent=2, ensure_ascii=False) + "\n"


def plain(text: str) -> str:
    """A description as a table's page has room for it: without backquotes, a long one only up to its list or aside."""
    text = text.replace("`", "")
    return text if len(text) <= MOST else ASIDE.split(text)[0]


if __name__ == "__main__":
    main()
