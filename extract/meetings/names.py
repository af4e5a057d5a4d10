"""People as papers print them: a list of names split into entries, each with its title, office, body and initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.meetings.wordings import (
    BODY_WORDS,
    CIVIC,
    HONOURS,
    NO_NAMES,
    PARTICLES,
    ROLE_WORDS,
    SURNAMES,
    TITLE,
    words,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a list."""

    name: str
    role: str | None = None
    organisation: str | None = None
    initials: str | None = None
    note: str | None = None  # "from item 5", "substitute for Councillor Ali", "via Teams"
    title: str | None = None


BRACKETED = re.compile(r"[({\[](?P<inner>[^(){}\[\]]*)[)}\]]")  # "(Chair)", "{SBC Councillor}"
INITIAL = r"(?:[A-Z]\.?){1,3}"
TOKEN = re.compile(  # "Smith", "O'Hara", "McKay", "Singh-Johal", "J.", "PJ", "D/"
    rf"^(?:{INITIAL}|[A-ZÀ-ÖØ-Þ][\w'’`.\-]*[\w.])$"
)
# an office before a name with nothing between them: "Clerk J Brampton", "Mayor Heather Kibbey"
NOTES = re.compile(  # "(from 7.15pm)", "(as substitute for Cllr Ali)", "(via Teams)", "left at item 6"
    r"^(?:from\b|until\b|up to\b|arrived\b|left\b|joined\b|for items?\b|items? \d|part\b|via\b|virtual|remote|"
    r"online|by "
    r"(?:phone|telephone|video)|(?:as )?(?:a )?subst|sub\b|deputising|in place of|on behalf of|representing|vice "
    r"\S+ \S+$|"
    r"apolog|zoom|teams|minutes? \d|present\b|in attendance|\(?non[- ]voting)",
    re.IGNORECASE,
)
SEPARATOR = re.compile(
    r"\s*(?:(?:;|,(?=\s|$|[A-Z]\.?[A-Z]?[a-z])|\n|\t| [–—-] )\s*(?:(?:and|&)\s+)?|\s(?:and|&)\s)\s*", re.IGNORECASE
)
# after these words an office or title goes on: "County Clerk", "Deputy Clerk", "Cllr Mrs Cole"
BEFORE_OFFICE = (
    "County District Borough Town Parish Ward Deputy City Community and Assistant The the Mayor Chair Chairman Cllr "
    "Cllrs Councillor Councillors Alderman"
).split()
UNMARKED = re.compile(  # "P Moran Clerk J Connelly": an office or title after a surname begins another person
    rf"(?<=[a-z]){''.join(f'(?<!{word})' for word in BEFORE_OFFICE)}[ ]+(?=(?:Clerk|(?:(?:County|District|"
    r"Borough|City|Town|Parish) )?(?:Cllrs?|Councillors?)|Mrs?|Ms|Miss|Dr)\b\.?\s+(?:(?:Mrs?|Ms|Miss)\.?\s+)?"
    r"[A-Z][\w.’'-]*(?:$|[\s,;]))"
)
GROUP = re.compile(
    r"^(?:all )?(?:Councillors|Members|Officers|Cllrs|Trustees|Directors)$", re.IGNORECASE
)  # "…, Councillors, and"
INITIALS = re.compile(r"^[A-Z][A-Za-z]{0,3}[A-Z]?[a-z]?$|^[A-Z]/[A-Z]?$|^/[A-Z]$")  # "KC", "MCa", "PWh", "JTe"


def is_name(text: str, titled: bool = False) -> bool:
    """Whether the words could be a person's name; one word alone only where a title goes before it.

    >>> [is_name(text) for text in ("Mr R J Thomas", "Watson Robinson", "MOD Police", "Chair", "Haq", "Mrs Bruneau")]
    [True, True, False, False, False, True]
    """
    text = text.strip(" .,;:")
    match = TITLE.match(text)
    if match and match.group("rest"):
        return is_name(match.group("rest"), True)
    tokens = INITIALLED.sub(r"\1 ", text).split()
    if not tokens or len(tokens) > 6 or tokens[0].lower() in ("of", "the", "and", "for"):
        return False
    if titled and len(tokens) > 1 and _plain(tokens[-1]) in OFFICE_ALONE:
        return False
    if len(tokens) > 2 and BODY_CODE.match(tokens[-1]) and not HONOURS.match(tokens[-1]) and LOWERED.match(tokens[-2]):
        return False
    barred = BODY_WORDS if titled else ROLE_WORDS | BODY_WORDS | NO_NAMES
    allowed = SURNAMES if titled or len(tokens) > 1 else frozenset()
    if any(len(token.strip(".")) > 1 and _plain(token) in barred for token in tokens[:-1]):
        return False
    if _plain(tokens[-1]) in barred and _plain(tokens[-1]) not in allowed:
        return False
    if not all(TOKEN.match(token) or token.lower() in PARTICLES for token in tokens) or RUN_ON.search(text):
        return False
    long = [token for token in tokens if len(token.strip(".")) > 2 or not token.isupper()]
    if not long or tokens[-1].lower() in PARTICLES:
        return False
    return titled or len(tokens) > 1


WELSH = re.compile(r"\bCyng(?:h?orydd|\.)?(?: Sir)? ?/ ?(?=(?:County )?(?:Cllr|Councillor))")  # "Cyng. / Cllrs. Parry"
RUN_ON = re.compile(r"[A-Z][a-z]+[A-Z][a-z]{2,}[A-Z][a-z]{2,}")  # "NoDescriptionResolution": a table's headings
INITIALLED = re.compile(r"\b((?:[A-Z]\.){1,3})(?=[A-Z][a-z’'])")  # "A.Vale": initials set against the surname
BODY_CODE = re.compile(r"^[A-Z]{2,4}$")  # "EDC", "WR": a body's letters or the person's own, set after the name
LOWERED = re.compile(r"^[A-Z][a-z’']{2}")
OFFICE_ALONE = words(  # an office that is printed after a name with nothing between: "Dame Ruth Calder Chair"
    """
    chair chairman chairwoman chairperson vice-chair vice-chairman convenor convener clerk secretary treasurer
    director officer leader mayor president
    """
)


def _plain(token: str) -> str:
    return token.strip(".,:;'’").lower().removesuffix("'s").removesuffix("’s")


def is_office(text: str) -> bool:
    """Whether the words name an office, job or body rather than a person.

    >>> [is_office(text) for text in ("Director of Public Health", "EDC", "Nick Drew", "Southampton University")]
    [True, True, False, True]
    """
    tokens = [_plain(token) for token in re.split(r"[\s/]+", text) if token]
    if not tokens or len(tokens) > 16 or is_name(text):
        return False
    return any(token in ROLE_WORDS | BODY_WORDS for token in tokens) or bool(re.fullmatch(r"[A-Z&]{2,6}", text.strip()))


def looks_like_initials(text: str, name: str) -> bool:
    """Whether a short code is made of the name's letters: "MCa" of Margaret Carey.

    >>> looks_like_initials("MCa", "Margaret Carey"), looks_like_initials("SBC", "Michael Cook")
    (True, False)
    """
    code = text.strip()
    if not INITIALS.match(code) or len(code) > 4:
        return False
    words = [word for word in re.split(r"[\s.\-–]+", name) if word]
    return (
        bool(words)
        and any(code[0].upper() == word[0].upper() for word in words[:-1] or words)
        and (len(code) == 1 or any(letter.upper() == words[-1][0].upper() for letter in code[1:]))
    )


def split_people(text: str) -> list[Entry]:
    """The people of an inline list, with the offices that stand beside them.

    >>> [entry.name for entry in split_people("Councillors D Thompson (Chair), N Armstrong and P Clarke")]
    ['Councillor D Thompson', 'Councillor N Armstrong', 'Councillor P Clarke']
    >>> split_people("Mr R C Love, OBE and Dr A Ghosh (Director of Public Health)")[1].role
    'Director of Public Health'
    >>> [(entry.role, entry.name) for entry in split_people("Clerk, Jenny Hollington")]
    [('Clerk', 'Jenny Hollington')]
    >>> [entry.name for entry in split_people("A.Vale, L.Bow,T.Dix and Cllr N Sim. Cllrs C Mat & G Mar")]
    ['A.Vale', 'L.Bow', 'T.Dix', 'Cllr N Sim', 'Cllr C Mat', 'Cllr G Mar']
    """
    text = WELSH.sub("", text)
    text = ENDED.sub("; ", PLURAL.sub(r"\1 ", GLUED.sub(r"\1 ", text)))
    if len(list(NAMED_LAST.finditer(text))) >= 2:
        return [entry for match in NAMED_LAST.finditer(text) if (entry := _named_last(match))]
    return list(_entries(list(_chunks(text))))


TELLS = re.compile(  # what somebody did: the text is a sentence
    r"\b(?:was|were|is|are|has|have|had|will|asked|said|reported|agreed|noted|gave|thanked|welcomed|advised|sent|"
    r"proposed|seconded|moved|declared|updated|attended|explained)\b"
)


def names_people(text: str) -> bool:
    """Whether a text is nothing but people with their offices and bodies.

    >>> names_people("Mr Ron Bisley, Non-Executive Board Member, Chair"), names_people("Planning Committee")
    (True, False)
    >>> names_people("Councillors B Alder (Chairman) (BA) and T Birch"), names_people("Ann Lee asked about the bins.")
    (True, False)
    """
    if len(text) > 1200 or text.rstrip().endswith(("?", "!")) or text.isupper() or TELLS.search(text):
        return False
    entries = split_people(text)
    if not any(entry.title or (entry.role and is_office(entry.role)) for entry in entries):
        return False
    left = BRACKETED.sub(" ", text)
    for entry in entries:
        parts = (entry.title or "", entry.name, entry.role or "", entry.organisation or "", entry.note or "")
        for word in re.findall(r"[\w’'.-]+", " ".join(parts)):
            left = left.replace(word, "", 1)
    left = re.sub(r"\b(?:and|Councillors?|Cllrs?|representing|by \w+)\b|[\W\d]+", "", left)
    return bool(entries) and len(left) <= 0.12 * len(text)


PLURAL = re.compile(r"\b(Councillors|Cllrs|Aldermen|Messrs)\s*[:–-]+\s*(?=[A-Z])")  # "Aldermen: S Boyd, T McKay"
ENDED = re.compile(  # "Cllr N Sim. Cllrs C Mat and G Mar": one sentence's people, then another's
    r"(?<=[a-z]{2})\.\s+(?=(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr)\b)"
)
GLUED = re.compile(r"\b(?:Cll(?=Cllr))?(Cllr|Cllrs|Councillor)(?=[A-Z][a-z])")  # "CllrFergus Garwood"
NAMED_LAST = re.compile(  # "Director, Capital Investment (Mr. J. Delaney), Senior Architect (Ms. M. Corbett)"
    r"(?P<office>[A-Z][^()]{3,120}?),?\s*\((?P<name>(?:Mrs?|Ms|Miss|Dr|Prof)\b\.?\s[^()]{2,40})\)[\s,;.]*(?:and\s)?"
)


def _named_last(match: re.Match[str]) -> Entry | None:
    """One entry of a list that puts the office first and the name in brackets after it."""
    name = match.group("name").strip()
    if not is_name(name):
        return None
    return Entry(_titled(name, None), match.group("office").strip(" ,;"), title=_title(name))


def _chunks(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of the list at separators outside brackets, each with the separator before it."""
    text = re.sub(r"([)}\]])\s+(?=[A-Z][\w.]*\s+[A-Z])", r"\1, ", text)  # "D Richardson (Chair) R Healey"
    text = re.sub(UNMARKED, ", ", text)
    depth_safe = BRACKETED.sub(
        lambda match: "(" + re.sub(r"[,;&\n\t–—-]|\band\b", _hide, match.group("inner")) + ")", text
    )
    before, last = "", 0
    for match in SEPARATOR.finditer(depth_safe):
        yield before, _shown(depth_safe[last : match.start()])
        before, last = _mark(match.group()), match.end()
    yield before, _shown(depth_safe[last:])


def _mark(separator: str) -> str:
    """What kind of separator it was: a list's last "and" says more than the comma before it."""
    if separator.strip(" ,;").lower().endswith(("and", "&")):
        return "and"
    return "\t" if "\t" in separator else separator.strip() or "\n"


def _hide(match: re.Match[str]) -> str:
    return "".join(
        chr(0xE000 + ord(letter) % 0x1000) if letter != "–" and letter != "—" else "\uf8fe" for letter in match.group()
    )


def _shown(text: str) -> str:
    plain = "".join(chr(ord(letter) - 0xE000) if "\ue000" <= letter < "\uf000" else letter for letter in text)
    return plain.replace("\uf8fe", "–").strip(" .:;,•-–—")


def _entries(chunks: list[tuple[str, str]]) -> Iterator[Entry]:
    current: Entry | None = None
    pending: list[str] = []  # offices read before the name that they belong to
    plural: str | None = None
    for before, chunk in chunks:
        if not chunk:
            continue
        if current and (added := _appended(current, before, chunk)):
            current = added
            continue
        entry = parse_entry(chunk, plural)
        if entry:
            if current:
                yield current
            if pending and not entry.role:
                entry = replace(entry, role=", ".join(pending))
            pending = []
            current = entry
            plural = _plural(chunk, plural, before)
        elif current and GROUP.match(chunk):
            continue
        elif NOTES.match(chunk) and current:
            current = replace(current, note=chunk)
        elif current and (before in (",", "–", "—", "-", "\t", "and") or current.role) and is_office(chunk):
            current = replace(current, role=f"{current.role}, {chunk}" if current.role else chunk)
            plural = None
        elif is_office(chunk):
            pending.append(chunk)
            plural = None
    if current:
        yield current


def _appended(current: Entry, before: str, chunk: str) -> Entry | None:
    """The entry with initials set beside it, or honours after it."""
    if before == "\t" and not current.initials and looks_like_initials(chunk, current.name):
        return replace(current, initials=chunk)
    code = BRACKETED.search(chunk)
    office = chunk[: code.start()].strip() if code else ""
    if before == "\t" and code and is_office(office) and looks_like_initials(code.group("inner"), current.name):
        return replace(current, role=office, initials=code.group("inner"))
    return replace(current, name=f"{current.name}, {chunk}") if HONOURS.match(chunk) else None


def _plural(chunk: str, plural: str | None, before: str) -> str | None:
    """The title that goes on for the next names: "Councillors Haq, March and Sahu", until the "and"."""
    match = TITLE.match(chunk)
    if match:
        if plural and before != "and" and COURTESY.fullmatch(match.group("title").strip(" .:")):
            return plural  # "Councillors Ash, Mrs. Elm and Yew"
        title = re.split(rf" (?:{COURTESY.pattern})\b", match.group("title").strip(" .:"))[0]
        return singular(title) if singular(title) != title else None
    return None if before == "and" else plural


COURTESY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lady|Rev|Revd|Prof|Professor|Major|Captain|Colonel|Col)\.?")


def singular(title: str) -> str:
    """One person's title out of that of several.

    >>> singular("Councillors"), singular("Cllrs"), singular("Messrs"), singular("Mr")
    ('Councillor', 'Cllr', 'Mr', 'Mr')
    """
    if " " in title and not title.startswith(("Council ", "Select")):  # "Councillors Mrs."
        return " ".join(singular(word) for word in title.split())
    if title in ("Messrs", "Aldermen", "Bailies"):
        return {"Messrs": "Mr", "Aldermen": "Alderman", "Bailies": "Bailie"}[title]
    if title in ("Councilmen", "Selectmen"):
        return f"{title[:-2]}an"
    return title[:-1] if re.search(r"(?:lors|lrs|Clls|Drs|Mmes|[Mm]embers|ioners|stees|Crs|persons)$", title) else title


def parse_entry(text: str, plural: str | None = None) -> Entry | None:
    """One person with what stands beside the name, or None where the text names nobody.

    >>> parse_entry("Nick Oakhill (NO) CHAIR")
    Entry(name='Nick Oakhill', role='CHAIR', organisation=None, initials='NO', note=None, title=None)
    >>> parse_entry("Assistant City Mayor – Councillor Dempster").name
    'Councillor Dempster'
    >>> parse_entry("Mayor Dave Elm").name, parse_entry("Councilmembers Ruth Ash").name
    ('Mayor Dave Elm', 'Councilmember Ruth Ash')
    >>> parse_entry("Lynn Regis Borough Council") is None, parse_entry("Al Arm Eskdale District Council").name
    (True, 'Al Arm')
    >>> parse_entry("None received") is None
    True
    """
    inner = [match.group("inner").strip() for match in BRACKETED.finditer(text)]
    civic = re.match(rf"^(?P<office>{CIVIC.pattern})\t+(?P<name>[^\t]+)$", text)
    if civic and is_name(civic.group("name")):  # "Mayor     Lorne Petrie", in columns
        return Entry(civic.group("name"), civic.group("office"))
    if BODY.match(text) and not TITLE.match(text):
        return None
    outer = " ".join(BRACKETED.sub(" ", text).split()).strip(" .,;:-–—")
    name, role = _name_and_role(outer, plural)
    if name is None and TOKEN.match(outer) and len(outer) > 2 and any(map(is_office, inner)) and not is_office(outer):
        name = outer  # "McKay (Acting Chief Accountant)"
    if name is None:
        for content in inner:  # "Meetings Administrator (Ms K Butler)"
            if is_name(content) and TITLE.match(content) and is_office(outer):
                return Entry(_titled(content, None), outer, title=_title(content))
        return None
    entry = Entry(_titled(name, plural), role, title=_title(name) or plural)
    for content in inner:
        entry = _with_bracket(entry, content)
    return entry


NAME_AND_BODY = re.compile(  # "Allan Armstead Eskdale District Council"
    r"^(?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+) (?P<body>(?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:City|County|Borough|District|Town|Parish|Community) Council)$"
)
BODY = re.compile(  # "Lynn Regis Borough Council": a body and nobody, unless two names stand before its own
    r"^(?:[A-Z][\w’'-]+ ){1,2}(?:(?:City|County|Borough|District|Town|Parish|Community) )?"
    r"(?:Council|Authority|Trust|Locality|Diocese)$"
)


def _with_bracket(entry: Entry, content: str) -> Entry:
    bare = re.sub(TITLE, r"\g<rest>", entry.name)
    parts = [part for part in re.split(r"\s+[–-]\s+", content) if part]
    for part in parts:
        if looks_like_initials(part, bare) and not entry.initials:
            entry = replace(entry, initials=part)
        elif NOTES.match(part):
            entry = replace(entry, note=part)
        elif part[:1].islower() and not is_office(part.removeprefix("in the ")):
            entry = replace(entry, note=part)  # "(holiday)"
        elif part:
            entry = replace(entry, role=f"{entry.role}, {part}" if entry.role else part.removeprefix("in the ").strip())
    return entry


def _name_and_role(outer: str, plural: str | None) -> tuple[str | None, str | None]:
    """The name, and an office that stands before or after it without a comma."""
    parts = [part.strip() for part in re.split(r"\s[–—-]\s|\t|:\s", outer) if part.strip()]
    if len(parts) > 1:
        named = [part for part in parts if is_name(part, plural is not None)]
        if len(named) == 1:
            rest = " – ".join(part for part in parts if part is not named[0])
            return named[0], rest or None
    if is_name(outer, plural is not None):
        return outer, None
    tokens = outer.split()
    of_body = NAME_AND_BODY.match(outer)
    if of_body and is_name(of_body.group("name")):
        return of_body.group("name"), of_body.group("body")
    for cut in range(1, min(len(tokens), 8)):  # the office first: "Clerk J Brampton"
        head, tail = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if CIVIC.fullmatch(head) and not TITLE.match(tail) and is_name(tail, True):
            return outer, head
        if _is_role(head) and is_name(tail) and not is_name(head):
            return tail, head
    for cut in range(len(tokens) - 1, 1, -1):  # the office last: "Cathy Fleet CLERK"
        head, tail = " ".join(tokens[:cut]), " ".join(tokens[cut:])
        if is_name(head) and is_office(tail):
            return head, tail
    return None, None


def _is_role(text: str) -> bool:
    return any(_plain(token) in ROLE_WORDS for token in text.split()) and text[:1].isupper()


def _title(name: str) -> str | None:
    match = TITLE.match(name)
    return singular(match.group("title").strip(" .:")) if match else None


def _titled(name: str, plural: str | None) -> str:
    match = TITLE.match(name)
    if match and match.group("rest"):
        title = match.group("title").strip(" :")
        one = singular(title.strip("."))
        return f"{one if one != title.strip('.') else title} {match.group('rest').strip()}"
    return f"{plural} {name}" if plural and not match else name
