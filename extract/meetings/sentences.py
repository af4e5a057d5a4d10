"""Running text as sentences, with the abbreviations, initials and numbers of minutes in mind."""

from __future__ import annotations

import re

ABBREVIATIONS = re.compile(
    r"(?:\b(?:Cllrs?|Supt|Asst|Cmhlr|Mr|Mrs|Ms|Dr|Prof|Rev|Revd|St|No|Nos|Ref|Min|para|paras|Sgt|Insp|Hon|Ald|Messrs|"
    r"Co|Ltd|Inc|"
    r"e\.g|i\.e|etc|"
    r"vs|approx|incl|Tel|Ext|pp|p|Appx|App|Fig|Gen|dept|Dept|Govt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|"
    r"\b[A-Za-z])\.$"
)
END = re.compile(  # also where the space was lost: "… a tenant.Cllr Cox"
    r"(?<=[a-z]{2}[.])(?=(?:The|It|Cllrs?|Councillors?|Mr|Mrs|This|There|IT|All|In)\b)|"
    r"(?<=[.!?])[\"”’')\]*]*\s+(?=[\"“‘'(\[*]?[A-Z0-9£•])"
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph.

    >>> sentences("Cllr. Smith spoke. It was agreed to pay Mr. J. Brown £4.50. None.")
    ['Cllr. Smith spoke.', 'It was agreed to pay Mr. J. Brown £4.50.', 'None.']
    """
    found, start = [], 0
    for match in END.finditer(text):
        before = text[start : match.start()]
        if ABBREVIATIONS.search(before) and not re.search(r"\b(?:etc|p\.m|a\.m)\.$", before):
            continue
        if re.search(r"(?:^|\s)\d{1,3}\.$", before) and len(before) < 6:  # "3. The minutes"
            continue
        found.append(before + text[match.start() : match.end()].rstrip())
        start = match.end()
    if text[start:].strip():
        found.append(text[start:].strip())
    return [sentence.strip() for sentence in found]
