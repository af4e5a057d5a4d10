"""In which encoding a web page is, whatever it declares."""

from __future__ import annotations

import codecs
import re

from extract.plain.encodings import BOMS, decode_as, encoding_of, wide_encoding

DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*(?P<name>[\w.:-]{2,30})", re.IGNORECASE)
# what a page may be in; UTF-7 and the like only serve to smuggle markup past filters
KNOWN = re.compile(r"(?:iso8859-\d+|cp125\d|cp65001|utf-8|mac-roman|koi8-[ru]|shift_jis|euc_\w+|gb\w+|big5|ascii)")


def decode_page(data: bytes, declared: str | None = None) -> str:
    """The text of a page.

    >>> decode_page('<meta charset="utf-8"><p>Côr'.encode("cp1252"))[-3:]
    'Côr'
    """
    if any(data.startswith(bom) for bom, _ in BOMS) or (b"\0" in data[:4096] and wide_encoding(data)):
        return decode_as(data, encoding_of(data))
    match = DECLARED.search(data[:4096])
    for name in (declared, match["name"].decode("ascii") if match else None):
        if name and (text := decoded_strictly(data, name)) is not None:
            return text
    return decode_as(data, encoding_of(data))


def decoded_strictly(data: bytes, name: str) -> str | None:
    """The text, if the declared encoding is a known one and every byte fits."""
    try:
        known = codecs.lookup(name).name
        if known in {"ascii", "iso8859-1"}:
            known = "cp1252"  # as browsers take it
        return data.decode(known) if KNOWN.fullmatch(known) else None
    except (LookupError, ValueError):
        return None
