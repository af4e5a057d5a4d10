"""Which short lines are headings in formats that do not say so: by capitals, bold, numbers and what stands around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.labels import is_bullet

WORD = re.compile(r"[^\W\d_]+")
# "Table 5. Completed reviews", "Figure 1: The process", "Chart 3a – Notifications"
CAPTION = re.compile(
    r"(?:table|figure|fig\.?|chart|graph|map|diagram|box|exhibit)\s+[A-Z]?\d{1,3}[a-z]?(?:\.\d+)?\s*(?:[.:)–—-]|\s[A-Z]|$)",
    re.IGNORECASE,
)
# "Date: 5 May", "PLACE: The Guildhall": a labelled line is a fact and heads nothing
FIELD = re.compile(r"[A-Z][\w /’'-]{1,30}:\s+\S")
# "Item 3: Planning", "Appendix B – Figures": a place in the paper, not a fact
PLACE = re.compile(
    r"(?:agenda )?(?:item|section|part|appendix|annex|schedule|theme|chapter|domain)\s+[\dA-Z]{1,4}\b", re.IGNORECASE
)
# how letters begin and end; a name below it is a signature
LETTER_WORDS = re.compile(
    r"(?:dear|yours|kind|best|warm|many thanks|with thanks|regards|sincerely|faithfully|thank you|cc|encl?"
    r"|tel|telephone|email|e-mail|fax|ref|our ref|your ref|page \d|signed|www|http)\b",
    re.IGNORECASE,
)
VALEDICTION = re.compile(r"(?:yours|kind regards|best regards|regards|many thanks|with thanks|signed)\b", re.IGNORECASE)
# how a sentence in bold begins that answers instead of heading
ANSWER = re.compile(
    r"(?:please|see|yes|no|not|none|nil|n/a|we|i|our|the (?:council|trust|information|above)|this|there|it|to"
    r"|unfortunately)\b",
    re.IGNORECASE,
)
# how a question in bold goes on
REQUEST = re.compile(r"(?:please|kindly|if you|i would)\b", re.IGNORECASE)
CONTACT = re.compile(r"@|https?://|www\.|\b0\d{3,4}\s?\d{3}|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
LONGEST, LONGEST_CAPS, LONGEST_TITLE, LONGEST_SENTENCE = 200, 160, 90, 120
BODY = 100
MANY = 4  # headings in a row


class Draft(NamedTuple):
    """What the judgement needs of a block: its text, label, looks and whether it stands alone between blanks."""

    kind: str
    text: str
    label: str | None = None
    bold: bool = False
    alone: bool = False


def is_caps(text: str) -> bool:
    """Whether a text is set in capitals.

    >>> is_caps("MINUTES OF THE PREVIOUS MEETING"), is_caps("EHO"), is_caps("Item A")
    (True, False, False)
    """
    letters = [character for character in text if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    return len(letters) >= 4 and capitals >= 0.85 * len(letters)


def is_caption(text: str) -> bool:
    """Whether a line names a table or picture by its number."""
    return len(text) <= LONGEST and bool(CAPTION.match(text))


def heading_levels(drafts: Sequence[Draft]) -> list[int]:
    """For each block the level of the heading that it is, 0 if none."""
    return without_blocks_of_address(drafts, [heading_level(drafts, at) for at in range(len(drafts))])


def without_blocks_of_address(drafts: Sequence[Draft], levels: list[int]) -> list[int]:
    """The levels without long runs of bold lines one below the other: an address or a signature is set so."""
    begin = 0
    for at in range(len(levels) + 1):
        if at < len(levels) and levels[at] and not drafts[at].label:
            continue
        if at - begin >= MANY:
            levels[begin + 1 : at] = [0] * (at - begin - 1)
        begin = at + 1
    return levels


def heading_level(drafts: Sequence[Draft], at: int) -> int:
    """The level of one block: a number's depth, 1 for capitals, 2 for bold and for lines that stand as titles do."""
    draft = drafts[at]
    if draft.kind not in {"paragraph", "item"} or not may_head(draft):
        return 0
    if draft.label and is_bullet(draft.label):
        return 0
    depth = draft.label.rstrip(".)").count(".") + 1 if draft.label else 0
    if is_caps(draft.text) and len(draft.text) <= LONGEST_CAPS:
        return depth or 1
    if draft.bold:
        if REQUEST.match(draft.text) or "; " in draft.text:
            return 0
        return 0 if signs(drafts, at) else depth or 2
    return (depth or 2) if draft.alone and is_title(drafts, at) else 0


def signs(drafts: Sequence[Draft], at: int) -> bool:
    """Whether a bold line is a name or an office below "Yours sincerely"."""
    return any(VALEDICTION.match(one.text) for one in drafts[max(0, at - 3) : at])


def may_head(draft: Draft) -> bool:
    """Whether a text could head anything at all."""
    text = draft.text
    if not text or len(text) > LONGEST or not WORD.search(text) or text.endswith((";", ",", ":")):
        return False
    if (FIELD.match(text) and not PLACE.match(text)) or CONTACT.search(text) or LETTER_WORDS.match(text):
        return False
    if text.endswith((".", ").")):
        return len(text) <= (LONGEST_SENTENCE if draft.bold else 60) and not (ANSWER.match(text) or ". " in text)
    return True


def is_title(drafts: Sequence[Draft], at: int) -> bool:
    """Whether a short line stands as a title does: body below it, and no list of such lines around it."""
    draft = drafts[at]
    if not looks_like_title(draft) or not heads_body(drafts, at):
        return False
    before = [drafts[index] for index in range(max(0, at - 2), at)]
    if before and (before[-1].text.endswith(("?", ":")) or is_numbered(before[-1])):
        return False
    return not (before and all(short(one) for one in before[-2:])) if len(before) == 2 else True


def is_numbered(draft: Draft) -> bool:
    """Whether a block is a numbered item, whose answer a short line may be."""
    return draft.kind == "item" and bool(draft.label) and not is_bullet(draft.label or "")


def looks_like_title(draft: Draft) -> bool:
    """Whether the words alone may be a title."""
    text = draft.text
    words = text.split()
    return (
        len(text) <= LONGEST_TITLE
        and 1 < len(words) <= 12
        and text[0].isupper()
        and not text.endswith((".", "?", "…", ":", "!"))
    ) or (len(words) == 1 and text[0].isupper() and text.isalpha() and len(text) >= 5)


def heads_body(drafts: Sequence[Draft], at: int) -> bool:
    """Whether running text, a bulleted list or a table comes next."""
    after = drafts[at + 1] if at + 1 < len(drafts) else None
    if after is None:
        return False
    if after.kind == "grid" or (after.label and is_bullet(after.label)):
        return True
    if after.label or LETTER_WORDS.match(after.text):
        return False
    if drafts[at].label and after.text.endswith(":"):
        return True
    return len(after.text) >= BODY or (len(after.text) >= 50 and after.text.endswith("."))


def short(draft: Draft) -> bool:
    """Whether a block is a short line, as names and addresses are."""
    return draft.kind == "paragraph" and len(draft.text) < LONGEST_TITLE and not draft.text.endswith(".")
