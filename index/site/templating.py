"""Jinja for our own pages: strict about what a view lacks, escaping everything, and a few ways to say values."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from index.memory import CLOSE, OPEN
from index.site.links import anchor

HERE = Path(str(files("index.site")))
# How lists and kinds are called in running text.
NAMES = {
    "agenda_pack": "agenda pack", "foi_reply": "FOI reply", "decision": "decision notice", "other": "other paper",
    "pages": "running text", "documents": "titles", "public_questions": "public questions",
    "committee_events": "comings and goings", "not_held": "not held", "neither": "neither confirmed nor denied",
    "elsewhere": "published elsewhere", "partial": "partly disclosed", "clarification": "clarification asked",
}  # fmt: skip


def render(template: str, **context: object) -> str:
    """A template of ours as HTML."""
    return environment().get_template(template).render(**context)


@cache
def environment() -> Environment:
    """The templates, and what they may call."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= filters()
    made.globals |= {"version": version, "anchor": anchor}
    return made


def filters() -> dict[str, Callable[..., Any]]:
    """What templates may do with a value."""
    return {
        "singular": singular,
        "day": day,
        "marked": marked,
        "called": called,
        "many": many,
        "thousands": thousands,
        "web": web,
    }


@cache
def version(name: str) -> str:
    """A few letters that change with a static file, so that browsers may keep it for good."""
    return hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:10]


def day(text: str | None) -> str:
    """A date as people write it; what is no date stays as it is.

    >>> day("2026-03-05"), day("2026-03"), day(None)
    ('5 March 2026', '2026-03', '')
    """
    try:
        found = date.fromisoformat(text or "")
    except ValueError:
        return text or ""
    return f"{found.day} {found:%B %Y}"


def marked(snippet: str) -> Markup:
    """A snippet with what matched marked; escaped first.

    >>> marked(f"{OPEN}budget{CLOSE} <b>")
    Markup('<mark>budget</mark> &lt;b&gt;')
    """
    return Markup(str(escape(snippet)).replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))  # noqa: S704  # escaped


def called(name: str | None) -> str:
    """How a list, a kind of paper or an outcome is called.

    >>> called("foi_reply"), called("exemptions"), called(None)
    ('FOI reply', 'exemptions', '')
    """
    return NAMES.get(name or "", (name or "").replace("_", " "))


def singular(name: str) -> str:
    """How one row of a list is called.

    >>> singular("recommendations"), singular("pages"), singular("attendance")
    ('Recommendation', 'Running text', 'Attendance')
    """
    irregular = {"pages": "Running text", "documents": "Paper", "foi": "FOI reply", "people": "Person"}
    return irregular.get(name) or name.removesuffix("s").replace("_", " ").capitalize()


def many(number: int, one: str, several: str | None = None) -> str:
    """A number of things.

    >>> many(1, "match", "matches"), many(1200, "page")
    ('1 match', '1,200 pages')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def thousands(number: float | None) -> str:
    """A number with commas."""
    return "" if number is None else f"{number:,}"


def web(address: str | None) -> str | None:
    """An address that may be linked to: http or https, or none.

    >>> web("javascript:alert(1)"), web("https://example.org/a.pdf")
    (None, 'https://example.org/a.pdf')
    """
    return address if address and address.lower().startswith(("https://", "http://")) else None
