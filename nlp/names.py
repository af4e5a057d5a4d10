"""Names of persons: titles, initials, given names, particles, double-barrelled surnames, honours.

Councillor Dr A. B. van der Meer-O'Brien OBE
└─ titles ─┘ └initials┘ └── surname ───┘ └honours┘
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from nlp.dear import Dear
from nlp.letters import LOW, UP
from nlp.wordlists import words_of_list

COUNCILLOR = (
    r"(?:(?:County|District|Borough|City|Town|Parish|Community|Ward|Unitary|Local)\s+)?"
    r"(?:Councill?or|Councilor|Council\s?[Mm]ember|Council(?:wo)?man|Cllr|Cllor|Coun|Cll|Clr|COUNCILLOR|CLLR|CLLR)"
)
RANK = (
    r"(?:Detective\s+|Acting\s+|Temporary\s+|Chief\s+|Deputy\s+|Assistant\s+)*"
    r"(?:Constable|Sergeant|Sgt|Inspector|Insp|Superintendent|Supt|Commissioner)|PCSO|PC|DC|DS|DI|DCI|DSU|"
    r"Commodore|Commander|Cmdr|Captain|Capt|Major|Colonel|Col|Lt|Lieutenant|Brigadier|General|Admiral|Wing\s+Commander|"
    r"Squadron\s+Leader|Flt\s+Lt|Corporal|Cpl"
)
HONOUR = (
    r"(?:(?:OBE|MBE|CBE|KBE|DBE|BEM|GBE|KCB|CB|CMG|QPM|QFSM|QAM|KC|QC|JP|DL|MP|MSP|MS|AM|MEP|MLA|TD|FRCS|FRCP|FRCPCH|"
    r"FFPH|MRCP|FRICS|MRICS|MRTPI|RIBA|FCA|ACA|CPFA|CIPFA|PhD|MSc|BSc|MA|BA|MBA|LLB|FCMI|FRSA|PSLCC|CiLCA|FSLCC|RN)\b)"
)
PLAIN_TITLE = (
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lady|Lord|Baroness|Baron|Rev(?:erend|d)?|Canon|Fr|Father|Bishop|"
    r"Archdeacon|Ald(?:erman)?|Alderwoman|The\s+Rt\s+Hon|Rt\s+Hon|Hon|Judge|Imam|Rabbi|Sister|MR|MRS|MS|DR"
)
TITLE = rf"(?:(?P<councillor>{COUNCILLOR})|(?P<rank>{RANK})|(?P<plain>{PLAIN_TITLE}))\b\.?"
TITLES = re.compile(rf"(?:(?:{COUNCILLOR}|{RANK}|{PLAIN_TITLE})\b\.?,?\s+)+")
PARTICLE = (
    r"(?:van|von|de|der|den|la|le|du|di|da|dos|del|della|bin|ibn|binti|al|el|ap|ab|ferch|ter|ten|st|mac|nic|ní|uí|ua|"
    r"Van|Von|De|Der|La|Le|Du|Di|Da|Dos|Del|Al|El|Bin|St|Ó|Ní|Uí|Nic)\.?"
)
INITIALS = rf"(?:[{UP}]\.?[ \u00a0]?(?![{LOW}’'])){{1,4}}"
PART = rf"(?:[OD]['’]|Mac|Mc|Fitz|al-|Al-|ap-)?[{UP}](?:[{LOW}]+|['’][{UP}][{LOW}]+)(?:[{UP}][{LOW}]+)?"
WORD = rf"{PART}(?:[-‐‑–]{PART})*(?:['’](?!s\b)[{LOW}]+)?"
GAP = "[ \u00a0]"  # a name stays on one line
SURNAME = rf"(?:{PARTICLE}[ \u00a0-])*{WORD}(?:{GAP}(?:{PARTICLE}{GAP})*{WORD})?"
SHOUT = rf"[{UP}]{{2,}}(?:[-'’][{UP}]{{2,}})?"  # "OAKHILL"
NAME = (
    rf"(?:{INITIALS}{GAP}?(?:{WORD}{GAP})?{SURNAME}|{WORD}{GAP}{INITIALS}{GAP}?{SURNAME}"
    rf"|{WORD}(?:{GAP}['\"‘“(]{WORD}['\"’”)])?{GAP}(?:{WORD}{GAP})?{SURNAME})"
)
HONOURS_AFTER = rf"(?P<honours>(?:,?\s(?:{HONOUR}))*)"
PERSON = Dear(
    rf"(?<![\w@./-])(?P<name>{NAME})(?P<honours>(?:,?[ \u00a0](?:{HONOUR}))*)(?![\w@]|-[{LOW}]|['’](?!s\b)\w)"
)
TITLED = Dear(
    rf"(?<![\w@])(?P<titles>(?:{TITLE}\s*(?:\(\w+\)\s*)?,?\s+)(?:\d{{2,5}}\s+)?(?:(?:{PLAIN_TITLE}|{COUNCILLOR})\.?\s+)*)"
    rf"(?P<name>{INITIALS}{GAP}?{SURNAME}|{SURNAME}(?:{GAP}{WORD})?"
    rf"|(?:[{UP}]\.?{GAP}){{1,3}}{SHOUT}|{WORD}{GAP}{SHOUT}){HONOURS_AFTER}(?![\w@])"
)
CIVIL = re.compile(rf"(?:{COUNCILLOR}|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Rev)\b")
# "Cllrs. A Smith, B Jones and C Brown", "Councillors Clarke, Haq and March"
PLURAL = re.compile(
    rf"(?<![\w@])(?P<titles>(?:{COUNCILLOR}s|Councillors|Cllrs|COUNCILLORS|Messrs)\b\.?|"
    r"(?:[Ff]ormer |[Ee]x-)(?i:councillors)\b,?):?\s+",
    re.M,
)
PAST = re.compile(r"(?:former\s|ex-)$", re.I)
ONE = Dear(
    rf"(?P<titles>(?:(?:{PLAIN_TITLE}|{COUNCILLOR})\b\.?\s+)*)"
    rf"(?P<name>{INITIALS}\s?(?:{SURNAME}|{SHOUT})|{SURNAME}(?:\s{WORD})?){HONOURS_AFTER}"
)
NEXT = re.compile(r"\s*(?:\([^()]{1,60}\)\s*){0,2}(?:,\s*(?:and\s|&\s)?|\s*;\s*|\s+and\s+|\s*&\s*|\s{2,}|\n)\s*")
# "Allan Reed Eden District Council": the last of the words is the council's
COUNCIL_AFTER = re.compile(r"[ ](?:County|District|Borough|City|Town|Parish|Community)\s+Council\b")
LETTERS = re.compile(r"[A-Z]{3,}")
STOPS = re.compile(r"\s*[,(;]|\s*$")
# in capitals at the beginning of a heading, and nobody's surname
SMALL = frozenset("in at on to by of as is it my we us he be do go if or up and the for with from".split())
JOINED = re.compile(rf"(?:[{UP}]\.){{1,3}}[{UP}][{LOW}’'-]+$|(?:[{UP}]\.){{1,3}}[{UP}][’'][{UP}]")  # "A.Dale"


class Name(NamedTuple):
    """A person's name at a place of a text."""

    text: str  # with title and honours, as printed
    start: int
    end: int
    titles: str = ""
    kind: str | None = None  # councillor, rank, plain: what its title says; model: a spaCy model's word
    aside: str | None = None  # what stands in brackets after it within a list


def tidy(text: str) -> str:
    """One line, without outer punctuation."""
    return " ".join(text.split()).strip(" ,;:-–—")


def find_titled(text: str) -> Iterator[Name]:
    """Names that a title sets apart.

    >>> [each.text for each in find_titled("Cllr Jane O’Neill OBE and Mrs P T Cole spoke to PC Blue.")]
    ['Cllr Jane O’Neill OBE', 'Mrs P T Cole', 'PC Blue']
    """
    for match in TITLED.finditer(text):
        end = match.end()
        words = match["name"].split()
        if len(words) == 2 and is_given(words[0]) and STOPS.match(text, end) and not can_be_last(words[1]):
            yield Name(tidy(match.group()), match.start(), end, tidy(match["titles"]), kind_of_title(match))
            continue  # "Mr Christopher Third, Dale Council"
        while len(words) > 1 and (not ends_as_name(words) or behind_surname(words)):
            end = match.start("name") + match["name"].rindex(words.pop())
            end -= len(text[:end]) - len(text[:end].rstrip())
        if not ends_as_name(words) or (len(words) > 1 and not can_be_name(words[0])):
            continue
        if not match["plain"] and words[0].lower() in words_of_list("common_words"):
            continue  # "General Reserves", "Councillor Responsible for …"
        apart = match["titles"].rstrip().endswith(",")
        if apart and (match["rank"] or match["titles"].startswith("Prof")):
            continue  # "the Information Commissioner, Wycliffe House"
        start = match.start("name") if apart else match.start()
        if words[-1].lower() in ("mayor", "chairman", "chair", "speaker", "president", "leader", "clerk"):
            continue  # "Mr. Mayor"
        yield Name(tidy(text[start:end]), start, end, tidy(match["titles"]), kind_of_title(match))


def kind_of_title(match: re.Match[str]) -> str:
    """What a title says of its bearer: councillor, rank or plain."""
    return next(each for each in ("councillor", "rank", "plain") if match[each])


def find_plural(text: str) -> Iterator[Name]:
    """Names in a list after one title; each gets the title in the singular.

    >>> [each.text for each in find_plural("Councillors Clarke, Haq (Chair) and Singh Johal were present.")]
    ['Councillor Clarke', 'Councillor Haq', 'Councillor Singh Johal']
    """
    for match in PLURAL.finditer(text):
        title = re.sub(r"s$", "", match["titles"].rstrip(".:,"))
        kind = "plain" if title == "Messr" else "councillor"
        at = match.end()
        closed = False  # after "and C" the list is over: "A, B and C, Clerk"
        while one := ONE.match(text, at):
            words = one["name"].split()
            if not (all(map(can_be_name, words[:-1])) and ends_as_name(words)):
                break
            own = tidy(one["titles"])
            full = (
                tidy(one.group())
                if own and kind == "councillor" and "ouncill" in own
                else f"{title} {tidy(one.group())}"
            )
            follow = NEXT.match(text, one.end())
            aside = re.match(r"\s*\(([^()]{1,60})\)", text[one.end() : one.end() + 64])
            yield Name(
                full if kind != "plain" else tidy(one.group()),
                one.start(),
                one.end(),
                title,
                kind,
                aside[1] if aside else None,
            )
            if not follow or (closed and "," in follow.group()):
                break
            closed = closed or "and" in follow.group() or "&" in follow.group()
            at = follow.end()


def find_bare(text: str) -> Iterator[Name]:
    """Names without a title: two capitalised words or more, or initials and a surname, that can be a person's."""
    at = 0
    while match := PERSON.search(text, at):
        words = list(NAME_WORD.finditer(match["name"]))
        if len(words) > 2 and is_given(words[1].group()) and never_first(words[0].group()):
            at = match.start() + words[1].start()  # "Head of Parks Ann Dale", "Warden Ann Dale"
            continue
        begins = is_given(words[0].group()) or len(words[0].group().strip(".")) == 1
        bad = [word for word in words[:-1] if not can_be_name(word.group()) or word.group() in OFFICES]
        last = words[-1].group()
        if bad:  # "Foreign Secretary Jane Blue": look again behind what is no name
            at = match.start() + (bad[0].end() if bad[0].start() or len(words) == 2 else bad[-1].end())
            if bad[0].start() and len(words) > 2 and words.index(bad[0]) > 1:
                end = match.start() + words[words.index(bad[0]) - 1].end()
                yield Name(tidy(text[match.start() : end]), match.start(), end)
            continue
        if LETTERS.fullmatch(words[0].group()) and not STOPS.match(text, match.end()):
            at = match.end()  # "FOI Case Officer"
            continue
        whole = not behind_surname([word.group() for word in words])
        if COUNCIL_AFTER.match(text, match.end()):
            whole, last = False, ""
        if whole and (can_be_name(last) or (begins and can_be_last(last))):
            yield Name(tidy(match.group()), match.start(), match.end())
        elif len(words) > 2 and can_be_last(words[-2].group()):
            end = match.start() + words[-2].end()
            yield Name(tidy(text[match.start() : end]), match.start(), end)
        at = match.end()


NAME_WORD = re.compile(r"\S+")
OFFICES = frozenset({"MP", "MSP", "MEP", "MLA", "GP", "PCSO", "PSCO", "CPO", "RFO", "CEO", "MD"})  # no one's initials


def behind_surname(words: list[str]) -> bool:
    """Whether the last of a name's words is one that follows it: a title, a common word, anything such after initials.

    >>> [behind_surname(name.split()) for name in ("J Dale Parish", "Ann Dale Open", "Ann Hill")]
    [True, True, False]
    """
    if len(words) < 3 or len(words[-2].strip(".")) == 1:
        return False
    last = words[-1].strip("().,").lower()
    if TITLES.fullmatch(f"{words[-1]} "):
        return True
    too = last in words_of_list("surnames_too")
    initials = all(len(word.strip(".")) == 1 for word in words[:-2])
    common = last in words_of_list("common_words") or last.removesuffix("s") in words_of_list("common_words")
    return too or common if initials else common and not too


def never_first(word: str) -> bool:
    """Whether a word that can be a surname is no given name: "Parks", "Warden"."""
    return word.lower() in never_given() and not is_given(word)


def can_be_name(word: str) -> bool:
    """Whether a word is not one of those that never are part of a name.

    >>> can_be_name("Weatherston"), can_be_name("Committee")
    (True, False)
    """
    bare = word.strip("().,'\"‘’“”").lower()
    if bare in GIVEN or len(bare) < 3:
        return bare not in SMALL
    return not any(part in words_of_list("not_names") for part in (bare, *bare.split("-")))


def ends_as_name(words: list[str]) -> bool:
    """Whether the last of a titled name's words can be a surname; behind an initial any word can.

    >>> ends_as_name(["D", "Risk"]), ends_as_name(["Risk"]), ends_as_name(["Dale", "In"])
    (True, False, False)
    """
    behind = len(words) > 1 and len(words[-1]) > 2 and re.fullmatch(r"[A-Z]\.?", words[-2])
    return words[-1].lower() not in SMALL and (can_be_last(words[-1]) or bool(behind))


def is_common(word: str) -> bool:
    """Whether a word, or what it is the plural of, is one that nobody is called.

    >>> is_common("Elections"), is_common("Weatherston")
    (True, False)
    """
    bare = word.strip("().,'\"‘’“”").lower()
    return bare in commons() or bare.removesuffix("s") in commons()


def can_be_last(word: str) -> bool:
    """Whether a word can be a surname, also one that is mostly a common word.

    >>> can_be_last("Hill"), can_be_last("Committee")
    (True, False)
    """
    return can_be_name(word) or word.strip("().,'\"‘’“”").lower() in words_of_list("surnames_too")


GIVEN = words_of_list("given_names") - {
    "hope",
    "will",
    "april",
    "june",
    "may",
    "august",
    "sunday",
    "grant",
    "young",
    "chase",
    "chi",
    "min",
}


def is_given(word: str) -> bool:
    """Whether a word is a common given name.

    >>> is_given("Agnieszka"), is_given("Borough")
    (True, False)
    """
    return word.strip(".,").split("-")[0].lower() in GIVEN


@lru_cache(maxsize=4096)
def likely_person(name: str) -> bool:
    """Whether a name without title is surely a person's: it begins with a given name or with initials.

    >>> likely_person("Ngozi Adeyemi"), likely_person("R W Gough"), likely_person("Burton Lazars")
    (True, True, False)
    """
    words = TITLES.sub("", name).split()
    if words and JOINED.match(words[0]) and not any(map(is_common, words[-1:])):
        return True
    if len(words) < 2:
        return False
    return is_given(words[0]) or bool(re.fullmatch(rf"(?:[{UP}]\.?){{1,3}}", words[0]) and words[-1][1:2].islower())


def initials_of(name: str) -> str:
    """The first letters of a name's words, without titles and honours.

    >>> initials_of("Cllr Nick Oakhill OBE"), initials_of("Mary-Ann McDonald")
    ('NO', 'MM')
    """
    return "".join(word[0] for word in core(name).split() if word[0].isalpha()).upper()


HONOURS = re.compile(rf"(?:,?\s+{HONOUR})+\s*$")


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """A name without titles and honours.

    >>> core("Cllr Dr Nick Oakhill, OBE")
    'Nick Oakhill'
    """
    bare = TITLES.sub("", name + " ", count=1).strip()
    return HONOURS.sub("", " " + bare).strip(" ,") or bare


@cache
def never_given() -> frozenset[str]:
    """The words that begin no name."""
    return words_of_list("surnames_too") | words_of_list("common_words") | words_of_list("roles")


@cache
def commons() -> frozenset[str]:
    """The words that nobody is called."""
    return words_of_list("common_words") | words_of_list("not_names")
