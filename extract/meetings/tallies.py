"""How the votes fell: counts for, against and abstaining, as far as a text states them, and the sides of a vote."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

COUNTED = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
NUMBERS = {word: at for at, word in enumerate(COUNTED)} | {"nil": 0, "none": 0, "zero": 0}
_N = rf"(?P<{{}}>\d{{{{1,3}}}}|{'|'.join(NUMBERS)})"
FOR = (
    re.compile(
        rf"\b(?:votes? )?(?:for|in favour|in support)(?: of (?:the )?(?:motion|amendment|proposal|application|"
        rf"recommendation))?\s*(?:[:=–-]|\()\s*{_N.format('n')}\b\)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![£\d.,])\b{_N.format('n')}\s+(?:members |councillors |votes? |voting |voted |were |was )*"
        rf"(?:in favour|in support|for(?=\s*(?:[,;.)&]|"
        r"it\b|the (?:motion|amendment|proposal)\b|and\b|to\b|with\b|\d|against|$)))",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_N.format('n')} votes?(?: for)? to (?=\d|{'|'.join(NUMBERS)})", re.IGNORECASE),  # "6 votes to 4"
    re.compile(rf"\b{_N.format('n')} votes? for\b", re.IGNORECASE),
    re.compile(
        rf"(?:\bin favou?r|(?:^|[:;,] )for),? {_N.format('n')}(?=[,;.)\s]|$)", re.IGNORECASE
    ),  # "For 2, against 3"
    re.compile(rf"\b(?:ayes?|yeas?|in favor)\s*[:=–(-]?\s*{_N.format('n')}\b", re.IGNORECASE),  # "Yeas 13, Nays 3"
    re.compile(rf"\b{_N.format('n')}\s+(?:ayes?|yeas?|yes(?:es)?|in favor)\b", re.IGNORECASE),  # "4 ayes, 1 nay"
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
    re.compile(rf"\b(?:\d{{1,3}}|{'|'.join(NUMBERS)}) votes?(?: for)? to {_N.format('n')}\b", re.IGNORECASE),
    re.compile(rf"\bagainst {_N.format('n')}(?=[,;.)]|$)", re.IGNORECASE),
    re.compile(rf"\bopposed\s+{_N.format('n')}\b", re.IGNORECASE),  # "In favour 6, opposed 0."
    re.compile(rf"\b(?:nays?|noes|opposed)\s*[:=–(-]?\s*{_N.format('n')}\b", re.IGNORECASE),
    re.compile(rf"\b{_N.format('n')}\s+(?:nays?|noes|opposed)\b", re.IGNORECASE),
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
SCORE = re.compile(  # "Motion carried 5-0", "passed 4 to 1", "FAILED (2–3)", "Vote: 5-0-1", "by a vote of 5 to 2"
    r"\b(?:carr(?:ied|ies)|pass(?:ed|es)|approved|adopted|fail(?:ed|s)|defeated|lost|vot(?:e|ed|es)|motion|"
    r"unanimous(?:ly)?)\b"
    r"[^.;\d]{0,24}?(?<![\d./-])(?P<for>\d{1,2})\s?(?:-|–|/|\bto\b)\s?(?P<against>\d{1,2})"
    r"(?:\s?[-–/]\s?(?P<abstained>\d{1,2}))?(?![\d/-]|\.\d|\s?(?:[ap]\.?m\b|%|(?:19|20)\d\d))",
    re.IGNORECASE,
)
LISTED = re.compile(
    r"^(?:(?:members |councillors |those )?voting )?(?:votes? )?(?P<side>for|against|abstain(?:ed|ing)?|abstentions?|"
    r"ayes?|yeas?|nays?|noes|in favou?r|opposed|dissent(?:ed|ing))(?: the (?:motion|"
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


def parse_votes(text: str) -> Ballot:
    """The votes that a text counts; "unanimously" counts none.

    >>> parse_votes("carried by 7 votes to 3 with 1 abstention").votes_against
    3
    >>> parse_votes("FOR: 12, AGAINST: 0, ABSTENTIONS: 2")
    Ballot(mover=None, seconder=None, votes_for=12, votes_against=0, abstentions=2)
    >>> parse_votes("Motion carried 4-1.").votes_against, parse_votes("The minutes of 5-6 May were adopted.").counted
    (1, False)
    """
    counted = Ballot(
        votes_for=_count(FOR, text), votes_against=_count(AGAINST, text), abstentions=_count(ABSTAINED, text)
    )
    score = SCORE.search(text)
    if counted.votes_for is None and score:
        abstained = score.group("abstained")
        return Ballot(
            votes_for=int(score.group("for")),
            votes_against=int(score.group("against")),
            abstentions=int(abstained) if abstained else counted.abstentions,
        )
    return counted


def side_of(word: str) -> str:
    """The side of a vote that a word names.

    >>> [side_of(word) for word in ("Ayes", "AGAINST", "Nays", "Abstentions")]
    ['for', 'against', 'against', 'abstain']
    """
    plain = word.lower()
    if re.match(r"for|ayes?|yeas?|in fav", plain):
        return "for"
    return "against" if re.match(r"against|nay|noes|oppos|dissent", plain) else "abstain"


def _count(patterns: tuple[re.Pattern[str], ...], text: str) -> int | None:
    for pattern in patterns:
        match = pattern.search(text)
        if match:
            number = match.group("n").lower()
            return int(number) if number.isdigit() else NUMBERS[number]
    return None
