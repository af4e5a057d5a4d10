"""Bodies unpacked as they come in, never more at once than is asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

PIECE = 1 << 16
AUTO = zlib.MAX_WBITS | 32  # gzip or zlib, by the header
RAW = -zlib.MAX_WBITS
ACCEPTED = "gzip, deflate"  # what we ask for: both unpack in pieces of bounded size


class Packed(Exception):
    """A body that does not unpack, or packed in a way that was not asked for."""


def unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The body in pieces of bounded size.

    >>> b"".join(unpacked([zlib.compress(b"minutes")], "deflate"))
    b'minutes'
    """
    names = [name.strip().lower() for name in encoding.split(",") if name.strip().lower() not in ("", "identity")]
    if not names:
        yield from chunks
    elif len(names) == 1 and names[0] in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(chunks)
    else:
        raise Packed(f"it is packed as {encoding}, which was not asked for")


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """gzip, zlib or bare deflate, several gzip members too; raises Packed where the end is missing."""
    engine, began = zlib.decompressobj(AUTO), False
    for chunk in chunks:
        rest = chunk
        while rest:
            if engine.eof:
                engine = zlib.decompressobj(AUTO)
            try:
                piece = engine.decompress(rest, PIECE)
            except zlib.error as error:
                if began:
                    raise Packed(f"it does not unpack: {error}") from error
                engine, began = zlib.decompressobj(RAW), True
                continue
            began = True
            rest = engine.unused_data or engine.unconsumed_tail
            if piece:
                yield piece
    while not engine.eof and (piece := engine.decompress(b"", PIECE)):
        yield piece
    if began and not engine.eof:
        raise Packed("it is cut short")
