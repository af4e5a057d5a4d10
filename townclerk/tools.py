"""What else may be on the machine: programs that some formats or tests need, found on PATH, and how to install them."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    commands: tuple[str, ...]
    package: str
    without: str

    def path(self) -> str | None:
        """Where it is, or None."""
        return next(filter(None, map(shutil.which, self.commands)), None)

    def advice(self) -> str:
        """One line that says what is missing and what to do.

        >>> Tool("Abacus", ("no-such-abacus",), "abacus", "sums are not checked").advice()
        'Abacus is not installed, so sums are not checked: sudo apt install abacus'
        """
        return f"{self.name} is not installed, so {self.without}: sudo apt install {self.package}"


TOOLS = (
    Tool("Tesseract", ("tesseract",), "tesseract-ocr tesseract-ocr-eng", "scanned pages stay unread"),
    Tool(
        "LibreOffice", ("soffice", "libreoffice"), "libreoffice-writer libreoffice-impress", "DOC and PPT stay unread"
    ),
    Tool("Chromium", ("chromium", "chromium-browser", "google-chrome"), "chromium", "the browser tests are skipped"),
)


def missing_tools() -> list[Tool]:
    """The tools that are not there."""
    return [tool for tool in TOOLS if tool.path() is None]


if __name__ == "__main__":
    for tool in missing_tools():
        sys.stdout.write(tool.advice() + "\n")
