"""The private person to whom a letter goes: the name wherever greeting, mail address and quoted headers agree on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.letters.authorities import MAIL
from extract.letters.paths import ANSWER, ASKING, FRONT, QUESTION, REPLYING, STANDING, TAIL
from extract.letters.roles import Spoken

_GREETING = r"(?:dear|hi|hello|annwyl|good (?:morning|afternoon|evening))"
_TITLED = r"(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|rev(?:d|erend)?|cllr|councillor)"
_WORD = r"(?:[A-ZÀ-Þ][\w’'-]*\.?)"
_NAME = rf"(?:(?i:{_TITLED})\.?\s+)?{_WORD}(?:\s+(?:(?:van|von|de|der|den|la|le|bin|al|ap|ab)\s+)*{_WORD}){{0,3}}"

SALUTATION = re.compile(rf"^(?i:{_GREETING})\s+(?P<name>(?:(?i:mr|mrs|ms|dr|prof)\.\s)?[^,:;.]{{2,50}}?)\s*[,:.;]?$")
OPENING = re.compile(rf"^(?i:{_GREETING})\s+(?P<name>{_NAME})\s*[,:–-]\s")  # "Dear Ada, thank you for …"
NOBODY = re.compile(
    r"^(?:sir|madam|requester|applicant|sirs?\b|sir ?/ ?madam|enquirer|customer|all|colleague"
    r"|resident|journalist|requestor)\b",
    re.IGNORECASE,
)
TITLE = re.compile(rf"^{_TITLED}\.?\s+", re.IGNORECASE)
SIGNS = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|many) (?:regards|wishes)|regards)\b", re.IGNORECASE
)
THANKS = re.compile(r"^(?:yours|(?:many )?thanks|thank you|cheers|with thanks)\b[\w ]{0,30}[,.!]?$", re.IGNORECASE)
OFFICIAL = re.compile(
    r"\.(?:gov\.(?:uk|scot|wales)|police\.uk|nhs\.(?:uk|net|scot)|ac\.uk|mod\.uk|parliament\.uk|llyw\.cymru|scot)$",
    re.IGNORECASE,
)
OFFICE_BOX = re.compile(
    r"^(?:foi|freedom|info|enquir|contact|customer|request|data|governance|access|press)", re.IGNORECASE
)
LABEL = re.compile(
    r"^(?:from|to|fao|for the attention of|name|re[qu]+ester|applicant|by e-?mail(?: to)?|sent to)\s*:\s*",
    re.IGNORECASE,
)
NAME_LINE = re.compile(rf"^{_NAME}$")
BEFORE_MAIL = re.compile(rf"(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})[\"'”’]?\s*[<\[(]\s*(?:mailto:)?$")  # Ada Quill <
HEADER = re.compile(
    rf"(?:^|\n)(?:From|To|O|I)\s*:\s*(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})\s*$"
)  # From: Ada Quill ada@…
PAIR = re.compile(rf"(?=\b(?P<name>(?P<first>{_WORD})\s+(?:[A-Z]\.?\s+)?(?P<last>[A-ZÀ-Þ][\w’'-]{{2,}})))")
NOT_NAMES = frozenset(
    "team office officer trust council nhs house road street lane way avenue hospital police force constabulary service"
    " services freedom information request act governance department manager headquarters hall centre ref reference"
    " date email mail by sent subject chief executive director head board authority university private"
    " confidential".split()
)
NEAR = 8  # passages between a name and what agrees with it
SIGNED = 6  # passages that a signature may take


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a letter says of its addressee: the names it greets and the private mail addresses it prints."""

    greeted: tuple[str, ...]
    mails: tuple[str, ...]
    places: tuple[int, ...]  # the passages where they stand


def greeting_of(text: str) -> str | None:
    """The person greeted.

    >>> greeting_of("Dear Ms Quill,"), greeting_of("Hi Ada, thank you"), greeting_of("Dear Sir/Madam")
    ('Ms Quill', 'Ada', None)
    """
    match = SALUTATION.match(text) or OPENING.match(text)
    name = match.group("name") if match else ""
    if not name or NOBODY.match(name) or not NAME_LINE.match(name) or is_office(name):
        return None
    return name


def is_private(domain: str) -> bool:
    """Whether a mail address is a private person's: of no public body."""
    return not OFFICIAL.search(f".{domain}")


def is_office(name: str) -> bool:
    """Whether a word of it is an office's, a body's or a street's."""
    return any(word.strip(".,").casefold() in NOT_NAMES for word in name.split())


def evidence_of(said: Sequence[Spoken], addressee: str = "") -> Evidence:
    """What agrees on the addressee: greetings outside quoted text, private mails where a requester's may stand."""
    greeted: dict[str, int] = {}
    for n, one in enumerate(said):
        name = greeting_of(one.passage.text)
        if name and one.passage.kind != "quoted" and (one.role == FRONT or (not greeted and one.role != QUESTION)):
            greeted.setdefault(name, n)
    own = own_domains(said)
    mails = {
        match.group(): n
        for n, one in enumerate(said)
        if one.role in (FRONT, QUESTION)
        for match in MAIL.finditer(one.passage.text)
        if is_private(match.group("domain")) and match.group("domain").casefold() not in own
    }
    to = MAIL.search(addressee)
    if to and is_private(to.group("domain")):
        mails.setdefault(to.group(), 0)
    return Evidence(tuple(greeted), tuple(mails), (*greeted.values(), *mails.values()))


def own_domains(said: Sequence[Spoken]) -> set[str]:
    """The domains that are the sender's own: of its site or of a mail box that is an office's."""
    texts = " ".join(one.passage.text for one in said).casefold()
    sites = set(re.findall(r"www\.([\w.-]+\w)", texts))
    return sites | {m.group("domain") for m in MAIL.finditer(texts) if OFFICE_BOX.match(m.group())}


def addressee_names(said: Sequence[Spoken], addressee: str = "") -> tuple[str, ...]:
    """The addressee's name in every form that the letter prints; never that of who signs it."""
    evidence = evidence_of(said, addressee)
    signers = set(signing_names(said))
    found = [
        *standing_names(said, evidence),
        *mailed_names(said, evidence),
        *requesting_names(said),
        *untold_names(said, evidence),
    ]
    names = [name for name in found if name not in signers]
    names += titled_forms(said, [*names, *evidence.greeted])
    return tuple(dict.fromkeys(names))


def greetings(said: Sequence[Spoken], evidence: Evidence) -> Iterator[str]:
    """The greetings by a first name as they are printed, since the name alone would take other words out with it."""
    for one in said:
        name = greeting_of(one.passage.text)
        if name in evidence.greeted and " " not in name:
            yield one.passage.text[: one.passage.text.index(name) + len(name)]


def name_in(text: str) -> str | None:
    """The name that a line is, without label, quotes and brackets.

    >>> name_in("'Ada Quill'"), name_in("FAO: Ms A. Quill,"), name_in("Quill Road")
    ('Ada Quill', 'Ms A. Quill', None)
    """
    name = LABEL.sub("", text.strip()).strip(" ,<>()[]\"'“”‘’")
    several = 2 <= len(name.split()) <= 5 and len(name) < 60
    return name if several and NAME_LINE.match(name) and not is_office(name) else None


def standing_names(said: Sequence[Spoken], evidence: Evidence) -> Iterator[str]:
    """Names on a line of their own, or in a line of columns, near what agrees with them."""
    for n, one in enumerate(said):
        text = one.passage.text
        if one.role in (ANSWER, TAIL) or signed(said, n) or len(text) > 160 or greeting_of(text):
            continue
        near = any(abs(n - place) <= NEAR for place in evidence.places)
        name = name_in(text)
        if name and (near or one.role == QUESTION) and agrees(name, evidence):
            yield name
        elif one.role == FRONT and near:
            yield from paired_names(text, evidence)


def agrees(name: str, evidence: Evidence) -> bool:
    """Whether a greeting or a mail address has the name's first name or surname.

    >>> agrees("Ada Quill", Evidence(("Ada",), (), ())), agrees("Ada Quill", Evidence((), ("a.quill9@x.example",), ()))
    (True, True)
    >>> agrees("Robin Sample", Evidence(("Ada",), ("a.quill9@x.example",), ()))
    False
    """
    words = core(name)
    if not words:
        return False
    for greeted in evidence.greeted:
        known = core(greeted)
        if known and (known[-1] == words[-1] or (not TITLE.match(greeted) and known[0] == words[0])):
            return True
    return any(in_mail(words[0], mail, 4) or in_mail(words[-1], mail, 3) for mail in evidence.mails)


def core(name: str) -> list[str]:
    """A name's words in small letters, without title and initials."""
    words = [word.strip(".,'’").casefold() for word in TITLE.sub("", name).split()]
    return [word for word in words if len(word) > 1]


def in_mail(word: str, mail: str, least: int) -> bool:
    """Whether a mail address has a word before its "@"."""
    letters = re.sub(r"[^a-zà-þ]", "", mail.partition("@")[0].casefold())
    plain = re.sub(r"[^a-zà-þ]", "", word.casefold())
    return len(plain) >= least and plain in letters


def paired_names(text: str, evidence: Evidence) -> Iterator[str]:
    """Names among the other columns of a line: the surname in the mail address, the first name greeted or in it too."""
    for match in PAIR.finditer(text):
        first, last = match.group("first").strip("."), match.group("last")
        if is_office(match.group("name")):
            continue
        for mail in evidence.mails:
            initial = mail[:1].casefold() == first[:1].casefold()
            known = any(core(greeted)[:1] == [first.casefold()] for greeted in evidence.greeted)
            if in_mail(last, mail, 4) and (known or initial or in_mail(first, mail, 3)):
                yield match.group("name")


def mailed_names(said: Sequence[Spoken], evidence: Evidence) -> Iterator[str]:
    """Names directly before a private mail address: "From: Ada Quill <a.quill@…>", in quoted headers too."""
    own = own_domains(said)
    for one in said:
        text = one.passage.text
        for match in MAIL.finditer(text):
            before = BEFORE_MAIL.search(text[: match.start()]) or HEADER.search(text[: match.start()])
            domain = match.group("domain").casefold()
            private = match.group() in evidence.mails or (is_private(domain) and domain not in own)
            if before and private and not is_office(before.group("name")):
                yield before.group("name")


def requesting_names(said: Sequence[Spoken]) -> Iterator[str]:
    """Names that sign a quoted request: below its thanks or regards, with the reply still to come."""
    replies = [n for n, one in enumerate(said) if one.role in (ANSWER, REPLYING, FRONT, STANDING, ASKING)]
    for n, one in enumerate(said[1:], 1):
        above = said[n - 1]
        if one.role == above.role == QUESTION and replies and n < replies[-1]:
            thanks = SIGNS.match(above.passage.text) or THANKS.match(above.passage.text)
            name = name_in(one.passage.text)
            if thanks and name:
                yield name


CONTACT = re.compile(
    r"\b(?:contact|dealing|handled|ask for|officer|from|author|clerk|chair\w*|executive|director)\b", re.IGNORECASE
)


def untold_names(said: Sequence[Spoken], evidence: Evidence) -> Iterator[str]:
    """A titled name on a line of its own in the head of a letter that greets nobody by name: "Ms A. Quill"."""
    if evidence.greeted or evidence.mails:
        return
    front = [one.passage.text for one in said if one.role == FRONT and one.passage.kind != "quoted"]
    for above, text in zip(["", *front], front, strict=False):
        name = name_in(text)
        if name and TITLE.match(name) and not CONTACT.search(above) and not CONTACT.search(text):
            yield name


def signed(said: Sequence[Spoken], n: int) -> bool:
    """Whether a passage stands below the words that close a letter of the body's own."""
    above = said[max(0, n - SIGNED) : n]
    return said[n].role != QUESTION and any(one.role != QUESTION and SIGNS.match(one.passage.text) for one in above)


def signing_names(said: Sequence[Spoken]) -> Iterator[str]:
    """The names of those who sign for the body."""
    for n, one in enumerate(said):
        name = name_in(one.passage.text)
        if name and signed(said, n):
            yield name


def titled_forms(said: Sequence[Spoken], names: Sequence[str]) -> Iterator[str]:
    """The surname with any title before it, wherever it is printed: "Ms Quill"."""
    surnames = {TITLE.sub("", name).split()[-1] for name in names if len(name.split()) > 1}
    for surname in sorted(surnames):
        pattern = re.compile(rf"\b(?i:{_TITLED})\.?\s+(?:[A-Z]\.?\s+)?{re.escape(surname)}\b")
        for one in said:
            yield from pattern.findall(one.passage.text)
