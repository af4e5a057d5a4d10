"""Jinja for our own pages: strict about what a view lacks, escaping everything, and a few ways to say values."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from index.memory import CLOSE, OPEN
from index.naming import called, day, singular
from index.site.links import anchor

HERE = Path(str(files("index.site")))


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


def marked(snippet: str) -> Markup:
    """A snippet with what matched marked; escaped first.

    >>> marked(f"{OPEN}budget{CLOSE} <b>")
    Markup('<mark>budget</mark> &lt;b&gt;')
    """
    return Markup(str(escape(snippet)).replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))  # noqa: S704  # escaped


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
