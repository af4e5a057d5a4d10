"""The versions of our rules: what older ones read is read again, and only what a change touches.

Whoever changes what a stage makes of a document raises its number here.
"""

from __future__ import annotations

READING = 3  # readers, page geometry, tables: every document
TAGGING = 3  # acronyms, people, actions, exemptions: every document
KINDS = {"agenda_pack": 3, "agenda": 3, "minutes": 3, "report": 3, "decision": 3, "foi_reply": 3, "other": 3}


def rules_of(kind: str, wishes: str = "", tools: tuple[str, ...] = ()) -> str:
    """The rules by which a paper of some kind is read now, and the programs that help.

    >>> rules_of("minutes", "-personal", ("Tesseract",))
    '3.3.3-personal Tesseract'
    """
    return " ".join([f"{READING}.{KINDS[kind]}.{TAGGING}{wishes}", *tools])


def corrected(rules: str, mark: str) -> str:
    """The rules by which a paper is read that people have corrected: what is corrected anew is read again.

    >>> corrected("3.3.3 Tesseract", "9f86d081"), corrected("3.3.3", "")
    ('3.3.3-9f86d081 Tesseract', '3.3.3')
    """
    number, space, tools = rules.partition(" ")
    return f"{number}-{mark}{space}{tools}" if mark else rules


def still_holds(by: str, status: str, now: str) -> bool:
    """Whether a reading by some rules need not be done again: what was read wholly needs no further tool.

    >>> still_holds("1.1.1", "read", "1.1.1 Tesseract"), still_holds("1.1.1", "partial", "1.1.1 Tesseract")
    (True, False)
    """
    return by == now or (status == "read" and by.partition(" ")[0] == now.partition(" ")[0])
