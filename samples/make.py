"""Makes all sample papers and their gold: `python samples/make.py [--out FOLDER]`; run again, it changes no byte."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import content
from assembly import Sample, make

HERE = Path(__file__).parent


def samples() -> Iterator[Sample]:
    """The samples of every module in content/ that has some."""
    for info in sorted(iter_modules(content.__path__), key=lambda info: info.name):
        yield from getattr(import_module(f"content.{info.name}"), "SAMPLES", ())


def write(folder: Path, name: str, data: bytes) -> None:
    """One file, written only where its bytes differ."""
    path = folder / name
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)


def main() -> None:
    """Writes papers/ and gold/, and says how much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--only", default="", help="only samples whose name holds this")
    args = parser.parse_args()
    papers, gold = args.out / "papers", args.out / "gold"
    papers.mkdir(parents=True, exist_ok=True)
    gold.mkdir(parents=True, exist_ok=True)
    count = size = 0
    for sample in samples():
        if args.only not in sample.name:
            continue
        for made in make(sample):
            write(papers, made.file, made.data)
            text = json.dumps(made.gold, ensure_ascii=False, indent=1) + "\n"
            write(gold, f"{made.gold_name}.json", text.encode())
            count, size = count + 1, size + len(made.data)
        for attached in () if sample.mail else sample.attached:
            write(papers, attached.name, attached.data)
    print(f"{count} papers, {size / 1e6:.1f} MB, in {papers}")


if __name__ == "__main__":
    main()
