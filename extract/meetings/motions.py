"""Who moved and seconded, and how the votes fell: only what a text states."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_TITLE = (
    r"(?:(?:(?:County |District |Borough |Town |Parish |Community )?(?:Councillor|Cllr)|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|"
    r"Sir|Dame|Lady|Lord|Baroness|Rev|Revd|Ald|Alderman|Bailie|Provost)\b\.?\s*)+"
)
_WORD = r"[A-Z][\w’'-]*\.?"
_OFFICE = (
    r"[Tt]he (?:Vice[- ]?|Deputy )?(?:[Ll]ord )?(?:Chair(?:man|woman|person)?|Mayor|Leader|Convenor|Convener|"
    r"Provost|Clerk|President)(?: of the Council)?"
)
PERSON = (
    rf"(?:{_OFFICE}|{_TITLE}{_WORD}(?:\s(?!and\b|seconded|proposed|moved){_WORD}){{0,3}}|"
    rf"[A-Z][A-Za-z/]{{1,3}}(?=[\s,.;)]|$)|{_WORD}(?:\s(?!Seconded|Proposed|Moved|That|RESOLVED){_WORD}){{1,3}})"
)
_MOVE = r"(?:[Pp]roposed|PROPOSED|[Mm]oved|MOVED|[Nn]ominated)"
_SECOND = r"(?:[Ss]econded|SECONDED)"
MOVED_BY = (
    re.compile(  # "Proposed by Cllr A, seconded by Cllr B", "moved by Mr X and seconded by Mrs Y", "Prop: CR 2nd: KA"
        rf"(?:{_MOVE}|[Pp]roposer|PROPOSER|[Pp]rop)\b\.?(?: for (?P<purpose>approval|acceptance|adoption))?\s*(?:(?:by|"
        rf"from)\b)?\s*[:–-]?\s*(?:by\s+)?(?P<mover>{PERSON})"
        rf"(?:[\s,;.:/&–-]|and\b|was\b|duly\b)*(?:{_SECOND}|[Ss]econder|SECONDER|[Ss]econd|2nd|"
        rf"[Ss]ec)\b\.?\s*(?:(?:by|from)\b)?\s*[:–-]?\s*(?:by\s+)?(?P<seconder>{PERSON})"
    )
)
MOVED = re.compile(  # "Mr Gough proposed, and Mr Jeffrey seconded the motion"
    rf"(?P<mover>{PERSON})\s+(?:then |formally |duly |had )?{_MOVE}\b(?!\s+(?:by|amend|chang|develop|that "
    rf"there))[^.]{{0,12}}?\s*,?\s*(?:and\s+)?(?P<seconder>{PERSON})\s+(?:formally |duly )?{_SECOND}\b(?!\s+by)"
)
MOVED_THEN = re.compile(  # "Cllr A proposed that …, seconded by Cllr B"; "proposed by" or "moved by" are other patterns
    rf"(?P<mover>{PERSON})\s+(?:then |formally |duly )?{_MOVE}\b(?!\s+by)(?P<what>[^.]*?)(?:,|\band\b|\bwhich "
    rf"was\b|\bthis was\b|;|\.\s*This was)?\s*(?:duly )?{_SECOND}\s+by\s+(?P<seconder>{PERSON})",
    re.S,
)
MOVED_MID = re.compile(  # "Councillor Baird, seconded by Councillor Munro, moved approval of the report"
    rf"(?P<mover>{PERSON}),? {_SECOND} by (?P<seconder>{PERSON}),? (?:then |formally )?{_MOVE}\b"
)
MOVED_TWICE = re.compile(  # "Cllr East proposed a 5% increase. This was seconded by Cllr Cray", "… Cllr Cray seconded."
    rf"(?P<mover>{PERSON}) (?:then |formally )?{_MOVE}\b(?! by)[^.]*(?:\.|\.?[”\"])\s+(?:(?:This|It|The (?:motion|"
    rf"proposal|"
    rf"amendment)|"
    rf"Which) was )?(?:duly )?(?:{_SECOND} by (?P<seconder>{PERSON})|(?P<seconder2>{PERSON}) (?:duly )?{_SECOND})"
)
MOVER_ALONE = re.compile(rf"{_MOVE}\s+by\s+(?P<mover>{PERSON})")
SECONDER_ALONE = re.compile(rf"(?:This was |and |was )?(?:duly )?{_SECOND}\s*(?:by)?\s*[:–-]?\s*(?P<seconder>{PERSON})")
ON_PROPOSAL = re.compile(  # "on the proposal of Councillor Ash, seconded by Councillor Elm"
    rf"\b[Oo]n (?:the|a) (?:proposal|proposition|motion) of (?P<mover>{PERSON})(?:[\s,;]|and\b)*(?:and )?{_SECOND} by "
    rf"(?P<seconder>{PERSON})"
)
AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
PUT = re.compile(  # "put the motion set out in paragraph 3 to the vote", "put to the vote", "on being put"
    r"\bput\b.{0,120}?\b(?:to the vote|motion|amendment|recommendation)|\bon being put\b|\bvoting was as follows|"
    r"\b(?:a|the) (?:\w+ )?vote (?:was|being) (?:then )?taken\b|\bvote being taken\b|\bupon a vote\b",
    re.IGNORECASE,
)
PARAGRAPH = re.compile(r"\bparagraphs?\s+(?P<number>\d{1,3}|[a-z])\b", re.IGNORECASE)
NUMBERS = {
    word: at
    for at, word in enumerate(
        [
            "no",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"nil": 0, "none": 0, "zero": 0}
_N = rf"(?P<{{}}>\d{{{{1,3}}}}|{'|'.join(NUMBERS)})"
FOR = (
    re.compile(
        rf"\b(?:votes? )?(?:for|in favour|in support)(?: of (?:the )?(?:motion|amendment|proposal|application|"
        rf"recommendation))?\s*(?:[:=–-]|\()\s*{_N.format('n')}\b\)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![£\d.,])\b{_N.format('n')}\s+(?:members |councillors |votes? |voting |voted |were |was )*"
        rf"(?:in favour|in support|for(?=\s*(?:[,;.)&]|and\b|to\b|with\b|\d|against|$)))",
        re.IGNORECASE,
    ),
    re.compile(rf"\bby {_N.format('n')} votes?(?: for)? to\b", re.IGNORECASE),
)
AGAINST = (
    re.compile(
        rf"\b(?:votes? )?against(?: (?:the )?(?:motion|amendment|proposal))?\s*(?:[:=–-]|\()\s*{_N.format('n')}\b\)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_N.format('n')}\s+(?:members? |councillors? |votes? |voting |voted )*(?:were |was )?against\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\bby \w+ votes?(?: for)? to {_N.format('n')}\b", re.IGNORECASE),
)
ABSTAINED = (
    re.compile(
        rf"\babst(?:ain(?:ed|ing|s)?|entions?)(?: from voting)?\s*(?:[:=–-]|\()\s*{_N.format('n')}\b\)?", re.IGNORECASE
    ),
    re.compile(
        rf"\b{_N.format('n')}\s+(?:members? |councillors? |votes? )*(?:abst(?:ain(?:ed|ing)|entions?)|not voting)\b",
        re.IGNORECASE,
    ),
)
LISTED = re.compile(
    r"^(?:votes? )?(?P<side>for|against|abstain(?:ed|ing)?|abstentions?)(?: the (?:motion|"
    r"amendment))?\s*(?:\((?P<n>\d{1,3})\)|"
    r"[:–-]\s*(?P<n2>\d{1,3}))?\s*[:–-]?\s*(?P<names>.*?)(?:\s*\((?P<n3>\d{1,3})\))?$",
    re.IGNORECASE | re.S,
)


@dataclass(frozen=True, slots=True)
class Ballot:
    """Who moved and seconded, and the votes, as far as stated."""

    mover: str | None = None
    seconder: str | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None

    @property
    def counted(self) -> bool:
        """Whether any vote is stated."""
        return (self.votes_for, self.votes_against, self.abstentions) != (None, None, None)

    def with_movers(self, other: Ballot) -> Ballot:
        """These votes with the other's mover and seconder."""
        return replace(self, mover=other.mover or self.mover, seconder=other.seconder or self.seconder)


def parse_movers(text: str) -> Ballot:
    """Mover and seconder as a text names them.

    >>> parse_movers("Proposed by DN seconded by RW.")
    Ballot(mover='DN', seconder='RW', votes_for=None, votes_against=None, abstentions=None)
    >>> parse_movers("Mr Gough proposed, and Mr Jeffrey seconded the motion that").seconder
    'Mr Jeffrey'
    >>> parse_movers("The Chair proposed a change of date").mover is None
    True
    """
    for pattern in (MOVED_BY, ON_PROPOSAL, MOVED_MID, MOVED, MOVED_THEN, MOVED_TWICE):
        match = pattern.search(text)
        if match:
            seconder = match.group("seconder") or match.groupdict().get("seconder2") or ""
            return Ballot(_person(match.group("mover")), _person(seconder))
    return Ballot()


def _person(text: str) -> str:
    return text.strip(" ,;:–-").removesuffix(".") if not re.search(r"\b[A-Z]\.$", text) else text.strip()


def without_movers(text: str) -> str:
    """A text without the words that say who moved it.

    >>> without_movers("to pledge up to £500, proposed by AS and seconded by KD.")
    'to pledge up to £500'
    """
    match = MOVED_BY.search(text)
    if not match:
        return text
    before, after = text[: match.start()].strip(" ,;.(–—-"), text[match.end() :]
    tally = parse_votes(after).counted or len(after.split()) < 4
    return before if before and tally else MOVED_BY.sub("", text).strip(" ,;.(–—-")


def parse_votes(text: str) -> Ballot:
    """The votes that a text counts; "unanimously" counts none.

    >>> parse_votes("carried by 7 votes to 3 with 1 abstention").votes_against
    3
    >>> parse_votes("FOR: 12, AGAINST: 0, ABSTENTIONS: 2")
    Ballot(mover=None, seconder=None, votes_for=12, votes_against=0, abstentions=2)
    """
    return Ballot(votes_for=_count(FOR, text), votes_against=_count(AGAINST, text), abstentions=_count(ABSTAINED, text))


def _count(patterns: tuple[re.Pattern[str], ...], text: str) -> int | None:
    for pattern in patterns:
        match = pattern.search(text)
        if match:
            number = match.group("n").lower()
            return int(number) if number.isdigit() else NUMBERS[number]
    return None
