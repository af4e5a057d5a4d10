"""The licences of all that is installed with townclerk, as the packages themselves state them.

`python docs/licences.py` rewrites docs/licences.md; tests/test_packaging.py fails where one is not allowed or missing.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from itertools import chain
from pathlib import Path

PAGE = Path(__file__).with_suffix(".md")
EXTRA = re.compile(r"\bextra\s*==")
# What allows the use in a program under the Apache Licence 2.0; the Mozilla one asks only for changes to its own files.
ALLOWED = re.compile(
    r"(?:Apache|BSD|0BSD|MIT|ISC|Zlib|PSF|CC0|Public Domain|MPL|Mozilla Public|Python Software)", re.IGNORECASE
)
REFUSED = re.compile(r"\b(?:A?GPL|Affero|LGPL|GNU)", re.IGNORECASE)


def main() -> None:
    """Writes the table anew, below the words that stand before it."""
    before = PAGE.read_text(encoding="utf-8").partition("\n| package |")[0]
    PAGE.write_text(f"{before}\n{table()}", encoding="utf-8")


def table() -> str:
    """A row a package."""
    rows = [f"| {name} | {licence} |" for name, licence in sorted(licences().items())]
    return "\n".join(["| package | its licence, in its own words |", "|---|---|", *rows]) + "\n"


def licences() -> dict[str, str]:
    """The packages that townclerk and its extras bring on this machine, and their licences."""
    found: dict[str, str] = {}
    project = tomllib.loads((PAGE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    while waiting:
        name = plain(re.split(r"[^\w.-]", waiting.pop())[0])
        try:
            package = distribution(name)
        except PackageNotFoundError:  # only on other systems
            continue
        if name not in found:
            found[name] = licence_of(package)
            waiting += [need for need in package.requires or [] if not EXTRA.search(need)]
    return found


def licence_of(package: Distribution) -> str:
    """As the package says it: by expression, by classifier, or in words."""
    said = package.metadata
    classes = [line.split(" :: ")[-1] for line in said.get_all("Classifier") or [] if line.startswith("License")]
    return said.get("License-Expression") or "; ".join(classes) or (said.get("License") or "").split("\n")[0]


def plain(name: str) -> str:
    """A package's name as an index writes it.

    >>> plain("pdfminer.six")
    'pdfminer-six'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
