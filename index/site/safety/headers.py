"""The headers that go with every answer, and the nonce by which a page's own inline scripts are known."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import reduce
from typing import TYPE_CHECKING

from jinja2 import BaseLoader

if TYPE_CHECKING:
    from jinja2 import Environment

Headers = list[tuple[bytes, bytes]]

NONCE: ContextVar[str] = ContextVar("NONCE", default="")
# <script>   <style>   <script{% if body_script.module %} type="module"{% endif %}>
INLINE = re.compile(r"<(?P<tag>script|style)(?=[\s>{])")
ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# The style sheet that Datasette's SQL editor puts in by script for its handle: empty first, then filled.
HANDLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-38xqj8N9cygggde3AvM+xVgS15DUXTOhM9fjk0hLOS0='"
# Datasette colours its headings by style attributes; what they may do harms nobody.
PAGE = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; "
    f"style-src-elem 'self' 'nonce-{{nonce}}' {HANDLE}; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DATA = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def start_nonce() -> str:
    """A nonce for this request, known to all templates that it renders."""
    nonce = secrets.token_urlsafe(16)
    NONCE.set(nonce)
    return nonce


def with_headers(headers: Iterable[tuple[bytes, bytes]], nonce: str) -> Headers:
    """The headers of an answer with ours; a policy that the answer brings itself stays.

    >>> found = dict(with_headers([(b"content-type", b"text/html; charset=utf-8")], "abc"))
    >>> found[b"x-frame-options"], b"'nonce-abc'" in found[b"content-security-policy"]
    (b'DENY', True)
    """
    kept = [(name.lower(), value) for name, value in headers if name.lower() not in (*ALWAYS, b"server")]
    have = dict(kept)
    policy = PAGE.format(nonce=nonce) if have.get(b"content-type", b"").startswith(b"text/html") else DATA
    added = {} if b"content-security-policy" in have else {b"content-security-policy": policy.encode()}
    return [*kept, *ALWAYS.items(), *added.items()]


Change = Callable[[str], str]  # of a template's source


class Changed(BaseLoader):
    """Templates with their source changed as they are loaded; what a value brings along is not touched."""

    def __init__(self, inner: BaseLoader, changes: tuple[Change, ...]) -> None:
        self.inner = inner
        self.changes = changes

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """A template's source, changed."""
        source, name, fresh = self.inner.get_source(environment, template)
        return reduce(lambda text, change: change(text), self.changes, source), name, fresh

    def list_templates(self) -> list[str]:
        """All templates."""
        return self.inner.list_templates()


def with_nonce(source: str) -> str:
    """A template's source with the nonce in the tags of scripts and styles.

    >>> with_nonce("<script>go()</script>")
    '<script nonce="{{ csp_nonce() }}">go()</script>'
    """
    return INLINE.sub(r'<\g<tag> nonce="{{ csp_nonce() }}"', source)


def mark_templates(env: Environment, *changes: Change) -> None:
    """Has Datasette's templates give their own scripts and styles the request's nonce, and changes them otherwise."""
    if env.loader is not None and not isinstance(env.loader, Changed):
        env.loader = Changed(env.loader, (with_nonce, *changes))
    env.globals["csp_nonce"] = NONCE.get
