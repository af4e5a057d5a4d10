"""Which passages are worth a look by which component: cheap tests that lose nothing and let most text pass by."""

from __future__ import annotations

import re

from extract.marks import Mark
from nlp.letters import LOW, UP

# an acronym's definition has a bracket, an equals sign, a star, or an acronym set off
DEFINES = re.compile(r"[(\[=*†\t]|,\s(?:or\s)?[A-Z]{2}|[A-Z]{2}\w*\s*[:–—-]|\bstands? for\b|\bis an a(?:cronym|bbrev)")
# a person's name has two capitalised words or initials in a row
NAMES = re.compile(rf"[{UP}][{LOW}’'.-]*[ \u00a0\n,:][ ]?[{UP}]|[{UP}]\.")
ENDLESS = re.compile(r"\S{1000}")  # no word: spaCy tries every affix of it anew, which takes minutes
CITES = re.compile(r"\d")
ACTIONS = frozenset({"prose", "decision", "action"})
REFUSALS = frozenset({"refusal", "answer"})


def worth(mark: Mark) -> bool:
    """Whether any component may find something at a mark."""
    if ENDLESS.search(mark.text):
        return False
    if mark.name or mark.place in ("glossary", "action"):
        return True
    if not mark.text.strip():
        return False
    if mark.place in ACTIONS or (mark.place in REFUSALS and CITES.search(mark.text)):
        return True
    return bool(DEFINES.search(mark.text) or NAMES.search(mark.text))
