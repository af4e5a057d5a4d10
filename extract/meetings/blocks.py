"""Decisions set apart as a block: "RESOLVED: …", "The Committee AGREED that", and the same in mid-paragraph."""

from __future__ import annotations

import re

from extract.meetings.outcome_words import BODIES

REFERENCE = re.compile(  # what shows that the word decides nothing: "Decision notice", "Resolved: for information"
    r"^(?:notice|ref|reference|number|no\.|record|maker|date|minutes|sheet|for information|and (?:published|date)|"
    r"actions?\b|by whom|by (?:the )?(?:district|county|borough|planning|city)\b|\(for information)",
    re.IGNORECASE,
)
BLOCK = re.compile(
    r"^[\s*]*(?:it was |[Aa]nd (?:it was )?|was |(?:[Tt]he )?(?:[A-Z][\w’'&-]* ){0,4}"
    rf"(?i:{BODIES}),? )?(?P<adv>(?i:unanimously |further |"
    r"therefore |also ))?(?P<verb>RESOLVED|RESOLUTION|AGREED|DECIDED|DECISIONS?|RECOMMENDED|ORDERED|APPROVED|NOTED|"
    r"RESOLVES|ENDORSED|CONFIRMED|ADOPTED|"
    r"Resolved|Resolution|Agreed|Decided|Decisions?|Recommended|Ordered|Approved|Noted)(?: TO RECOMMEND| "
    r"RECOMMENDATION| (?:TO|to) (?:THE |the )?(?:(?:FULL|Full|full) )?(?:COUNCIL|Council|CABINET|Cabinet|BOARD|Board))?"
    r"(?P<more>\s*\((?:unanimously|nem\.? con\.?|\d+[^)]{0,40}|"
    r"[^)]{0,120}\b(?:votes?|voting|dissent\w*|abstain\w*)\b[^)]{0,60})\)|\s+(?:UNANIMOUSLY|unanimously|"
    r"nem\.? con\.?))?(?P<mark>\s*(?:[:–—-]+\s*)+|\s*\.\s*(?=That)|,?\s+(?=(?:that|to|That|To|THAT|TO|by|on|as|not|"
    r"unanimously|accordingly)\b)|\s*$|\s+(?=\(?(?:[1aAi])[.)]))(?P<rest>.*)$",
    re.S,
)
LEADING = re.compile(  # "The Committee agreed:-", "Members resolved to:", with the clauses below
    r"^[\s*]*(?:it was |(?:[Tt]he )?(?:[A-Z][\w’'&-]* ){0,4}"
    rf"(?i:{BODIES}),? |The [A-Z]{{2,6}},? )(?:(?:having|after|following) [^,:]{{3,90}}, )?"
    r"(?:unanimously |further |therefore |also |then )?"
    r"(?P<verb>resolved|agreed|decided|approved|recommended|noted|endorsed)(?: unanimously)?"
    r"(?P<rest>(?:,? (?:that|to|the following|as follows)(?: [\w’' ]{0,40})?)?)\s*[:;](?:[-–—]+)?\s*$"
)
# the same in mid-paragraph, in capitals only: "… the fee. RESOLVED: (i) That …", "it was RESOLVED that"
MIDWAY = re.compile(
    r"(?:(?<=[.;:!?”\"’)] )|(?<=\band )|(?<=\bit was )|(?<=\bIt was )|(?<=\bwas )|"
    r"(?<=\btherefore )|(?<=\baccordingly )|(?<=[Dd]iscussion )|(?<=[Dd]ebate ))(?P<verb>RESOLVED|AGREED|"
    r"DECIDED|RECOMMENDED(?: (?:TO|to) (?:COUNCIL|Council|CABINET|Cabinet))?|"
    r"ORDERED|APPROVED|NOTED|(?<=[.] )(?:Resolved|Agreed|Resolution|Decision)(?=:|\s+that\b|"
    r"\s+to\b|\s+[–—-]\s))(?:\s+(?:UNANIMOUSLY|unanimously))?\s*(?P<mark>[:–—-]*)\s*(?P<rest>.+)$",
    re.S,
)
MIDWAY_END = re.compile(  # "… moved by Cllr A, seconded by Cllr B and RESOLVED", the clauses below
    r"(?:(?<=\band )|(?<=\bit was )|(?<=\bIt was )|(?<=\bthereupon ))(?P<verb>RESOLVED|AGREED|DECIDED|RECOMMENDED)"
    r"(?: unanimously| UNANIMOUSLY)?(?P<rest>(?: that| to)?)\s*[:–—-]*\s*$"
)


def block_of(text: str) -> tuple[str, str] | None:
    """The verb and what follows where a paragraph is a resolution.

    >>> block_of("RESOLVED that the report be noted.")
    ('RESOLVED', 'that the report be noted.')
    >>> block_of("FURTHER RESOLVED: That the clerk write.")
    ('RESOLVED', 'That the clerk write.')
    >>> block_of("The Planning Committee agreed:-")
    ('agreed', '')
    >>> block_of("The Board, having considered the report, agreed:")
    ('agreed', '')
    >>> block_of("AGREED MINUTES for the"), block_of("Resolved: for information"), block_of("Decision reference 24/001")
    (None, None, None)
    """
    match = BLOCK.match(text)
    if not match:
        led = LEADING.match(text)
        return (led.group("verb"), led.group("rest").strip(" ,")) if led else None
    rest, verb = match.group("rest").strip(), match.group("verb")
    if REFERENCE.match(rest) or (
        verb[1:].islower()
        and not match.group("mark").strip(" ,")
        and not re.match(r"(?:that|to)\b", rest, re.IGNORECASE)
        and rest
    ):
        return None
    if (
        verb.lower().startswith(("decision", "resolution", "noted"))
        and not match.group("mark").strip()
        and rest
        and not verb.isupper()
    ):
        return None
    return verb, rest
