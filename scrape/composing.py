"""Pages made of what an answer holds in fields, where no file of the reply itself is offered."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import date

# what a title says that names the law or the request itself
ABOUT = re.compile(r"\b(?:foi|eir|freedom of information|environmental information|requests? for information)\b", re.I)


def compose_page(title: str, facts: Sequence[tuple[str, str | None]], parts: Sequence[tuple[str, str]]) -> bytes:
    r"""A web page with a title, labelled facts and headed parts of plain text; the same bytes for the same words.

    >>> compose_page("Potholes", [("Reference", "FOI 12"), ("Date", None)], [("Request", "How many?")]).decode()[-59:]
    '<p>Reference: FOI 12</p>\n<h2>Request</h2>\n<p>How many?</p>\n'
    """
    lines = ["<!doctype html>", '<meta charset="utf-8">', f"<title>{html.escape(title)}</title>"]
    lines.append(f"<h1>{html.escape(title)}</h1>")
    lines += [f"<p>{html.escape(name)}: {html.escape(value)}</p>" for name, value in facts if value]
    for heading, text in parts:
        if text.strip():
            lines += [f"<h2>{html.escape(heading)}</h2>"] if heading else []
            lines += [f"<p>{html.escape(line.strip())}</p>" for line in text.splitlines() if line.strip()]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def compose_reply(
    title: str, authority: str | None, reference: str | None, day: date | None, request: str, response: str
) -> bytes:
    """A reply to a request for information as a page, headed so that readers know it for one."""
    headed = title if ABOUT.search(title) else f"Request for information: {title}"
    facts = (("Authority", authority), ("Reference", reference), ("Date of response", printed_day(day)))
    parts = (("Request", request), ("Response", response)) if request.strip() else (("", response),)
    return compose_page(headed, facts, parts)


def printed_day(day: date | None) -> str | None:
    """A day as letters print it.

    >>> printed_day(date(2026, 5, 1))
    '1 May 2026'
    """
    return f"{day.day} {day:%B %Y}" if day else None
