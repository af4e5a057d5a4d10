"""Which targets of links may be kept: the web and mail, nothing that runs or reads files."""

from __future__ import annotations

import re

from extract.clean import clean

UNSAFE = re.compile(r"[\s\x00-\x1f\x7f\\\"<>`]")
SCHEME = re.compile(r"(?P<scheme>https?|mailto):(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
ADDRESS = re.compile(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
LONGEST = 2048


def web_target(target: str | None) -> str | None:
    r"""The target if it is http, https or mailto, else None.

    >>> web_target("https://example.org/a b"), web_target("clerk@example.org")
    ('https://example.org/a%20b', 'mailto:clerk@example.org')
    >>> web_target("javascript:alert(1)"), web_target("java\tscript:x"), web_target("file:///etc/passwd")
    (None, None, None)
    """
    target = clean(target or "").strip()
    if len(target) > LONGEST:
        return None
    if ADDRESS.fullmatch(target):
        return f"mailto:{target}"
    match = SCHEME.fullmatch(target)
    if not match or (match["scheme"].lower() != "mailto" and not match["rest"].startswith("//")):
        return None
    return UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", target)
