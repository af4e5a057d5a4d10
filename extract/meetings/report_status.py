"""Whether a report asks for a key decision, and whether it is exempt: labelled, ticked in a box, or said in front."""

from __future__ import annotations

import re

from extract.meetings.report_fields import first

YES = re.compile(r"^(?:yes|y\b|key|for the reason|true)", re.IGNORECASE)
NO = re.compile(r"^(?:no|n\b|non|false)", re.IGNORECASE)
OPEN = re.compile(
    r"\b(?:unrestricted|public|open|not exempt|no\b|part 1|part i\b|non-?exempt|general release)", re.IGNORECASE
)
CLOSED = re.compile(r"\b(?:exempt|confidential|restricted|part 2|part ii|private)", re.IGNORECASE)
TICKED = re.compile(  # "☒ Yes ☐ No", "☐ Yes ☒ No"
    r"(?P<first>[☐☒☑✓✔])\s*Yes\s*(?P<second>[☐☒☑✓✔])\s*No|Yes\s*(?P<third>[☐☒☑✓✔])\s*No\s*(?P<fourth>[☐☒☑✓✔])",
    re.IGNORECASE,
)
# the first box was read as a bullet: "Yes ☐ No"
ALONE = re.compile(r"(?<![☐☒☑✓✔]) ?\bYes\s*(?P<no>[☐☒☑✓✔])\s*No\W*$", re.IGNORECASE)
KEY = re.compile(r"\bkey decision\b", re.IGNORECASE)
KEY_SAID = re.compile(  # "This is deemed to be a Key Decision", "This is not a key decision"
    r"\bthis (?:report |item |matter )?(?:is|does)(?: deemed)?(?: to be)?(?P<none> not)?(?: considered)?"
    r"(?: (?:to be|involve|require))? (?:an? )?key decision\b",
    re.IGNORECASE,
)
KEY_NUMBER = re.compile(r"^key decision ref\S*(?: no\S*)?\s*:\s*(?P<number>\S+)", re.IGNORECASE)
EXEMPT = re.compile(r"\b(?:exempt|confidential|restricted)\b", re.IGNORECASE)
WITHHELD = re.compile(
    r"^\W*(?:not for publication\b|exempt (?:report|item|information)\b|confidential\W*$)", re.IGNORECASE
)
PART_OF_IT = re.compile(r"\bappendi|\bannex", re.IGNORECASE)  # "Appendix 2 is not for publication"


def ticked(text: str) -> bool | None:
    """Which of two boxes is ticked.

    >>> ticked("Is this a key decision? ☒ Yes ☐ No"), ticked("Exempt? ☐ Yes ☒ No"), ticked("☐ Yes ☐ No")
    (True, False, None)
    >>> ticked("Exempt? Yes ☒ No")
    False
    """
    match = TICKED.search(text)
    if not match:
        alone = ALONE.search(text)
        return alone.group("no") == "☐" if alone else None
    yes, no = (match.group("first") or match.group("third")), (match.group("second") or match.group("fourth"))
    return None if (yes == "☐") == (no == "☐") else yes != "☐"


def is_key(values: list[str] | None, lines: list[str]) -> bool | None:
    """Whether a key decision is asked for; None where the report does not say.

    >>> is_key(["No"], []), is_key(None, ["This is deemed to be a Key Decision."]), is_key(None, ["Trees"])
    (False, True, None)
    """
    value = first(values)
    if value and (YES.match(value) or NO.match(value)):
        return bool(YES.match(value))
    for text in lines:
        if KEY.search(text) and (tick := ticked(text)) is not None:
            return tick
        if match := KEY_SAID.search(text):
            return not match.group("none")
        if match := KEY_NUMBER.match(text):
            return None if NO.match(match.group("number")) else True
    return None


def is_exempt(values: list[str] | None, lines: list[str]) -> bool | None:
    """Whether the report is withheld from the public; None where it does not say.

    >>> is_exempt(["General Release"], []), is_exempt(None, ["NOT FOR PUBLICATION by virtue of paragraph 3"])
    (False, True)
    >>> is_exempt(None, ["Appendix 2 is not for publication"]) is None
    True
    """
    value = first(values)
    if value and OPEN.search(value):
        return False
    if value and CLOSED.search(value):
        return True
    for text in lines:
        if EXEMPT.search(text) and (tick := ticked(text)) is not None:
            return tick
        if WITHHELD.match(text) and not PART_OF_IT.search(text):
            return True
    return None
