"""Pages made of what an answer holds in fields, where no file of the reply itself is offered."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date


def compose_page(title: str, facts: Sequence[tuple[str, str | None]], parts: Sequence[tuple[str, str]]) -> bytes:
    r"""A web page with a title, labelled facts and headed parts of plain text; the same bytes for the same words.

    >>> compose_page("Potholes", [("Reference", "FOI 12"), ("Date", None)], [("Request", "How many?")]).decode()[-66:]
    '<p><b>Reference:</b> FOI 12</p>\n<h2>Request</h2>\n<p>How many?</p>\n'
    """
    lines = ["<!doctype html>", '<meta charset="utf-8">', f"<title>{html.escape(title)}</title>"]
    lines.append(f"<h1>{html.escape(title)}</h1>")
    lines += [f"<p><b>{html.escape(name)}:</b> {html.escape(value)}</p>" for name, value in facts if value]
    for heading, text in parts:
        if text.strip():
            lines.append(f"<h2>{html.escape(heading)}</h2>")
            lines += [f"<p>{html.escape(line.strip())}</p>" for line in text.splitlines() if line.strip()]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def printed_day(day: date | None) -> str | None:
    """A day as letters print it.

    >>> printed_day(date(2026, 5, 1))
    '1 May 2026'
    """
    return f"{day.day} {day:%B %Y}" if day else None
