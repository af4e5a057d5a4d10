"""Where long words may be broken at a line's end, in papers that hyphenate."""

from __future__ import annotations

import re

BREAKS = (
    "accom-mo-da-tion", "admin-is-tra-tion", "assess-ment", "author-ity", "com-mis-sion-ing", "com-mit-tee",
    "com-mu-nity", "con-sid-er-ation", "con-sul-ta-tion", "coun-cil-lors", "de-vel-op-ment", "de-part-ment",
    "en-vi-ron-ment", "en-vi-ron-mental", "gov-er-nance", "im-ple-men-ta-tion", "in-for-ma-tion", "in-vest-ment",
    "main-te-nance", "man-age-ment", "mem-bers", "neigh-bour-hood", "neigh-bour-hoods", "op-por-tu-nity",
    "or-gan-i-sa-tion", "part-ner-ship", "per-for-mance", "pro-cure-ment", "pro-gramme", "pub-lished",
    "rec-om-men-da-tion", "res-i-dents", "re-spon-si-bil-ity", "schol-ar-ship", "sus-tain-able", "trans-port",
    "un-der-stand-ing", "vol-un-tary",
)  # fmt: skip
WORDS = {entry.replace("-", ""): entry.replace("-", "\u00ad") for entry in BREAKS}
WORD = re.compile(r"[A-Za-z]{7,}")  # "accommodation"


def hyphenated(text: str) -> str:
    """The text with soft hyphens in the words that we know.

    >>> hyphenated("the programme").count("\u00ad")
    1
    """
    return WORD.sub(lambda match: WORDS.get(match.group(), match.group()), text)
