"""What a public body relies on not to disclose, as against what it only mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.provisions import Citation, find_provisions

# "does not engage section 40", "we are not relying on section 12", "you may appeal under section 50"
DENIED = re.compile(
    r"\b(?:not|no longer|never|neither|nor|rather than)\b(?:\s+\w+){0,4}\s+"
    r"(?:engage[ds]?|rel(?:y|ying|ied)|appl(?:y|ies|ied)|exempt|invoke[ds]?)"
    r"(?:\s+\w+){0,4}\s*$",
    re.I,
)
# a standing reservation or an advice, no refusal: "may be refused under", "could be exempt under", "further requests"
MAY = re.compile(
    r"\b(?:may|might|could|would (?:also )?(?:need|have)|if|should|future requests?|where)\b[^.;]{0,90}$", re.I
)
UNREAL = re.compile(  # "had we held it, section 21 might have applied", "section 22 would then have been in point"
    r"^[^.;]{0,80}?\b(?:might|would|could)(?: then| also| otherwise)? have (?:been|applied|had)\b", re.I
)
WEIGHED = re.compile(r"\b(?:thought about|considered|asked ourselves|looked at) whether[^.;]{0,90}$", re.I)
CONFIRMED = re.compile(r"\b(?:appl(?:y|ies)|engaged|exempt|withh[eo]ld\w*|refus\w+|outweighs?|maintain\w*)\b", re.I)
MIGHT = re.compile(  # "we first thought that they might be exempt under"
    r"\b(?:might|could) (?:also )?(?:be|have been) (?:exempt|withheld|refused|excepted)[^.;]{0,60}$"
    r"|\b(?:not agree|not accept|not find) that[^.;]{0,40}$",
    re.I,
)
RETRACTED = re.compile(  # "You are right about section 21. … The Council should not have cited that exemption"
    r"^[^;]{0,220}?\b(?:should not have (?:cited|relied|applied|used)|I (?:therefore )?withdraw (?:it|that|our)"
    r"|no longer rel(?:y|ies|ying) on (?:it|this|that))\b",
    re.I | re.S,
)
EXAMPLE = re.compile(r"\b(?:for example|such as|e\.g\.)[^.;]{0,40}$", re.I)
CLAUSE = re.compile(r"[.;:!?]\s|\n")
NAMED = re.compile(r"\s*(?:\((?P<brackets>[^()]{3,80})\)|[–—:-]\s*(?P<dash>[A-Z][^.;\n]{3,80}))")


def relied_on(text: str, scots: bool = False, law: str | None = None, sure: bool = False) -> Iterator[Citation]:
    """The provisions that a text relies on; `sure` says that it is known to be a refusal.

    >>> [each.code for each in relied_on("It is exempt under section 43(2) of the FOIA.")]
    ['FOIA s43(2)']
    >>> list(relied_on("A further request may be refused under section 14."))
    []
    """
    for cite in find_provisions(text, scots, law):
        before = clause_before(text, cite.start)
        after = text[cite.end : cite.end + 300]
        if DENIED.search(before) or EXAMPLE.search(before) or UNREAL.match(after):
            continue
        if (WEIGHED.search(before) and not CONFIRMED.search(after)) or RETRACTED.match(after) or MIGHT.search(before):
            continue
        if cite.code == "FOIA s39" and law and law.startswith("EIR"):
            continue  # it only makes way for the regulations under which the request is answered
        if not sure and MAY.search(before):
            continue
        yield cite


def clause_before(text: str, at: int) -> str:
    """The part of its sentence before a place."""
    start = max((cut.end() for cut in CLAUSE.finditer(text, max(0, at - 200), at)), default=max(0, at - 200))
    return text[start:at]


def printed_name(text: str, cite: Citation) -> str | None:
    """What the text itself calls a provision: "Section 40(2) (personal information)"."""
    match = NAMED.match(text, cite.end)
    if not match:
        return None
    name = (match["brackets"] or match["dash"] or "").strip()
    return name if re.fullmatch(r"[A-Za-z][A-Za-z ,’'/-]{3,78}", name) else None


ABSOLUTE = re.compile(  # provisions without a public-interest test: limits, what is accessible elsewhere, personal data
    r"^(?:FOIA s(?:12|14|21|23|32|34|40|41|44)\b|FOISA s(?:12|14|25|26|37)\b|FOISA s36\(2\)|FOISA s38\(1\)"
    r"|EIR (?:6|12\(3\)|12\(4\)\(a\)|13)\b|EIRS (?:6|10\(3\)|10\(4\)\(a\)|11)\b)"
)
MAINTAINED = re.compile(  # "the public interest in maintaining the exemption outweighs", "favours withholding"
    r"(?:maintain|withh[eo]ld|uphold|non-?disclos|not disclos)\w*[^.]{0,90}\boutweighs?\b"
    r"|\bpublic interest in (?!disclos|releas|knowing|transparen|openness)[^.]{0,80}\boutweighs?\b[^.]{0,24}"
    r"\b(?:knowing|disclos|releas|making|transparen|openness)\w*"
    r"|\b(?:outweighed by)\b[^.]{0,60}\b(?:maintain|withhold|uphold)\w*"
    r"|\b(?:favou?rs?|in favou?r of|lies (?:in|with)|falls (?:in|on)|rests? (?:in|with))\b[^.]{0,40}"
    r"\b(?:maintain|withhold|uphold|non-?disclos|not (?:disclos|releas))\w*",
    re.I,
)
DISCLOSE = re.compile(  # "the public interest lies in disclosing", "in disclosure outweighs that in maintaining"
    r"\b(?:disclos|releas)\w*[^.]{0,40}(?<!not )\boutweighs?\b[^.]{0,60}\b(?:maintain|withhold|uphold)\w*"
    r"|\b(?:favou?rs?|in favou?r of|lies (?:in|with))\s+(?:the\s+)?(?:disclos|releas)\w*",
    re.I,
)


def public_interest_of(code: str, text: str) -> str | None:
    """What the public-interest test of a provision came to in a refusal's text: `maintained`, `disclose` or not told.

    >>> public_interest_of("FOIA s43(2)", "The public interest in maintaining the exemption outweighs disclosure.")
    'maintained'
    >>> public_interest_of("FOIA s40(2)", "The public interest favours withholding the rest.") is None
    True
    """
    if ABSOLUTE.match(code):
        return None
    found = [(match.start(), "maintained") for match in MAINTAINED.finditer(text)]
    found += [(match.start(), "disclose") for match in DISCLOSE.finditer(text)]
    return max(found)[1] if found and re.search(r"public interest|balance", text, re.I) else None
