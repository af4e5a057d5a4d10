"""Who can be said to do something: persons, offices, bodies, initials; as printed, and what a pronoun stands for."""

from __future__ import annotations

import re

from nlp.dear import Dear
from nlp.deeds import verbs
from nlp.letters import UP
from nlp.names import can_be_name, is_common, is_given
from nlp.roles import is_organisation, is_role
from nlp.sentences import sentences
from nlp.wordlists import either, words_of_list

CAPITAL = rf"[{UP}][\w’'&-]*"
TITLED = (
    rf"(?:(?:[{UP}]\.\s?){{1,3}}{CAPITAL}|(?:(?:County|Borough|District|City|Town|Parish)\s+(?=C))?(?:Cllrs?|Cll|Councillors?|Mr|Mrs|Ms|Miss|Dr|PC|PCSO|Sgt|Sir)\.?"
    rf"\s+{CAPITAL}(?:\s+{CAPITAL}){{0,2}})"
)
ENDINGS = either(words_of_list("doers"))
BODY = rf"(?i:tree\s+surgeon|working\s+(?:party|group)|vice[- ]chair(?:man)?|{ENDINGS})\b"
AGENT = (  # atomic: what was taken as a name is not taken apart again
    rf"(?>(?:(?:[Tt]he|[Aa]|[Oo]ne\s+of\s+the|[Aa]ll|[Aa]ny)\s+)?(?:{TITLED}"
    rf"|[{UP}][\w’'-]+(?:\s+(?:(?:of|for|and|&|the|\d{{1,4}})\s+){{0,3}}{CAPITAL}){{1,8}}"
    rf"|[{UP}]{{2,5}}(?:\s*[/&+,]\s*[{UP}]{{2,5}})*|{BODY}|(?<=[Tt]he\s)(?:(?!(?:to|of|for|from|in|on|by|that)\b)[a-z-]+\s+){{1,2}}{BODY}|[{UP}][\w’'-]+|[Hh]e|[Ss]he|[Tt]hey|[Ww]e"
    rf")(?:\s+(?:{BODY}|for\s+{CAPITAL}|of\s+(?:the\s+)?{CAPITAL}|"
    rf"(?:of|for|and|&|the)\s+(?!(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|PC|Sir)\b){CAPITAL})){{0,6}})"
)
LISTED = Dear(rf"(?<![\w’'-])(?:{AGENT}\s*[,/]\s*){{0,5}}{AGENT}\s*(?:,?\s+and\s+|\s*[/&]\s*)$")
PARTS = re.compile(r"\s*[,/&]\s*|\s+and\s+")
ARTICLE = re.compile(r"^(?:the|a|one of the|all|any|both)\s+", re.I)
ABSTRACT = re.compile(
    r"^(?:proposals?|plans?|requests?|funding|responses?|works?|options?|quotes?|quotations?|costs?|reports?|applications?|"
    r"permission|notices?|consultation|provision|training|support|approval|budget|ordinances?|by-?laws?|resolutions?|motions?|"
    r"agreements?|signs?|drafts?|polic(?:y|ies)|cop(?:y|ies)|updates?|dates?|reinstatement|construction|demolition|installation|"
    r"petitions?|changes|flyers?|leaflets?|posters?|banners?|letters?|e-?mails?|trees?|hedges?|lights?|bins?|roads?|footpaths?|"
    r"traffic|vehicles|cars|money|grants?|events?|inspections?|appointments?|needs?|aims?|risks?|savings?|schemes?|"
    r"programmes?|progress|this\s|these\s|that\s|possible)\b",
    re.I,
)
PRONOUN = frozenset(
    "the a an he she they we it this that these those there who which on at in as if when for to by no all".split()
)
LEADING = re.compile(r"^(?:That|And|But|However|Also|When|While|As|If|Therefore|Further)\s+(?=the\s|[A-Z])")
# the meeting's own members: what they agreed is a decision, what they are asked to do is its business
MEETING = re.compile(
    r"^(?:(?:the|all|this|[Tt][Hh][Aa][Tt])\s+)*(?:members?|(?:\w+\s+)?council|committee|commission|panel|board|cabinet|authority|"
    r"governors|trustees|councillors?|residents?|public|applicants?|everyone)(?:\s+of\b.*)?$",
    re.I,
)
SAID = (
    r"(?:(?:has|have|had|also|then|kindly)\s+)*"
    r"(?:confirmed|advised|said|stated|noted|agreed|explained|reported|offered|added|suggested|promised|mentioned)"
)
REPORTED = Dear(rf"(?<![\w’'-])(?P<owner>{AGENT})(?:,[^,]{{3,60}},|\s\([^()]{{1,40}}\))?\s+{SAID}\s+(?:that\s+)?$")
ANY = Dear(rf"(?<![\w’'-]){AGENT}")
ONE_PERSON = re.compile(rf"(?<![\w’'-])(?:(?:the\s+)?(?P<owner>{TITLED}|{CAPITAL}(?:\s{CAPITAL}){{0,2}}))")
PERSONAL = re.compile(rf"(?:(?:[Tt]he\s+)?{TITLED}|[{UP}]{{2,4}}(?:\s*(?:and|&|/|,)\s*[{UP}]{{2,4}})*)$")
WRONG = {"he": re.compile(r"(?:Mrs|Ms|Miss)\b"), "she": re.compile(r"(?:Mr|Sir)\b")}


def names_nobody(word: str) -> bool:
    """Whether a word is a pronoun or a preposition; in capitals it is somebody's initials.

    >>> names_nobody("They"), names_nobody("On"), names_nobody("NO")
    (True, True, False)
    """
    return word.lower() in PRONOUN and not (word.isupper() and len(word) > 1)


def owner_of(printed: str) -> str | None:
    """An owner as printed; a pronoun names nobody.

    >>> owner_of("the  Clerk "), owner_of("They")
    ('the Clerk', None)
    """
    owner = LEADING.sub("", " ".join(printed.split()).strip(" ,;:-–"))
    return None if names_nobody(owner) else owner or None


def sure_agent(owner: str) -> bool:
    """Whether a subject is beyond doubt somebody who can act: initials, a titled or given name, an office, a body.

    >>> sure_agent("The Clerk"), sure_agent("NO"), sure_agent("Mary"), sure_agent("Task Force"), sure_agent("Oakham")
    (True, True, True, True, False)
    """
    bare = ARTICLE.sub("", owner)
    words = bare.split()
    if not words or names_nobody(bare) or ABSTRACT.match(bare):
        return False
    if bare.isupper() or re.match(TITLED, bare) or is_given(words[0]) or is_role(bare) or is_organisation(bare):
        return True
    return bool(re.search(rf"(?:^|\s){BODY}$", bare))


def agentive(owner: str) -> bool:
    """Whether a subject may be somebody who can act: sure, or a name or two that can be.

    >>> [agentive(owner) for owner in ("The Clerk", "Oakham", "Future Plans", "MoJ and HO", "Continue")]
    [True, True, False, True, False]
    """
    if sure_agent(owner):
        return True
    parts = [part for part in PARTS.split(owner) if part]
    if len(parts) > 1:
        return all(map(agentive, parts))
    bare = ARTICLE.sub("", owner)
    words = bare.split()
    if not words or names_nobody(bare) or ABSTRACT.match(bare) or is_said(words[0]):
        return False
    return len(words) < 3 and all(map(can_be_name, words)) and words[-1][-3:] not in ("ing", "ion", "ity")


def with_others(sentence: str, at: int, owner: str) -> str:
    """An owner with those named before it: "Ann Bee, Raj Dee and" before "Sam Fox".

    >>> with_others("Ann Bee, Raj Dee and Sam Fox will meet", 21, "Sam Fox")
    'Ann Bee, Raj Dee and Sam Fox'
    """
    before = sentence[max(0, at - 120) : at]
    if not before.rstrip().endswith(("and", "&", "/")):
        return owner
    listed = LISTED.search(before)
    named = PARTS.split(listed.group().strip(" ,/&").removesuffix(" and")) if listed else []
    if not listed or not all(agentive(part) for part in named if part):
        return owner
    return " ".join(f"{listed.group()}{owner}".split())


def reporter(sentence: str, at: int, earlier: str = "") -> str | None:
    """Whom a pronoun means: who said it ("Cllr Day confirmed that he …"), else whom the sentences before are about."""
    match = REPORTED.search(sentence[:at])
    pronoun = sentence[at : at + 5].partition(" ")[0].lower().strip(",")
    if pronoun not in ("he", "she", "they"):
        return None
    if match and pronoun != "they":
        return owner_of(match["owner"])
    if pronoun == "they":
        bodies = [owner_of(each.group()) for each in ANY.finditer(sentence[:at]) if sure_agent(each.group())]
        return bodies[-1] if bodies else None
    told = [sentence[:at], *reversed([earlier[start:end] for start, end in sentences(earlier)])]
    meant = next((one for text in told if (one := person_in(text))), None)
    return None if meant and WRONG[pronoun].match(meant) else meant


def person_in(text: str) -> str | None:
    """The first person that a sentence is about: titled, with a given name, or by initials."""
    for each in ONE_PERSON.finditer(text):
        owner = each["owner"]
        initials = owner.isupper() and len(owner) in (2, 3) and each.start() == 0
        if initials or re.match(TITLED, owner) or is_given(owner.split()[0]):
            return owner_of(owner)
    return None


def is_said(word: str) -> bool:
    """Whether a word that begins a sentence is a verb or a common word, and nobody: "Continue", "Agreed", "Need"."""
    lower = word.lower()
    return lower in verbs()[0] or lower in verbs()[1] or (is_common(word) and not is_given(word))


def is_person(owner: str) -> bool:
    """Whether a subject is a person by title, initials or given name: "Cllr Dale", "MD", "Ann".

    >>> is_person("Cllr Dale"), is_person("MD"), is_person("Ann"), is_person("The grant")
    (True, True, True, False)
    """
    return bool(PERSONAL.match(owner)) or is_given(owner.split(maxsplit=1)[0]) or is_role(ARTICLE.sub("", owner))
