"""Who moved and seconded a motion: only what a text states."""

from __future__ import annotations

import re

from extract.meetings.tallies import Ballot, parse_votes

_TITLE = (
    r"(?:(?:(?:County |District |Borough |Town |Parish |Community )?(?:Councill?or|COUNCILL?OR|Cllr)|Mr|Mrs|Ms|Miss|Mx|"
    r"Dr|Prof|Sir|Dame|Lady|Lord|Baroness|Rev|Revd|Ald|Alderman|Bailie|Provost|Cr|Council ?(?:member|Member|man|woman)|"
    r"(?:Deputy |Vice[- ])?Mayor(?: Pro[- ]Tem)?|Commissioner|Select(?:man|woman|person|board Member)|Alderwoman|"
    r"(?:Deputy )?Reeve|Trustee|Supervisor|MAYOR|REEVE)\b\.?\s*)+"
)
_WORD = r"[A-Z](?:[\w’'-]*[a-zà-ÿ](?=[.](?:\s|$))|[\w’'-]*\.?)"  # the stop of "Mr. J. Lee", not of "by Lee. The"
_OFFICE = (
    r"[Tt]he (?:Vice[- ]?|Deputy )?(?:[Ll]ord )?(?:Chair(?:man|woman|person)?|Mayor|Leader|Convenor|Convener|"
    r"Provost|Clerk|President)(?: of the Council)?"
)
PERSON = (
    rf"(?:{_OFFICE}|{_TITLE}{_WORD}(?:\s(?!and\b|seconded|proposed|moved){_WORD}){{0,3}}|"
    rf"[A-Z][A-Z/]{{1,3}}(?=[\s,.;)]|$)|[A-Z][A-Za-z/]{{1,3}}(?=[\s,.;)]|$)(?! (?!Second|Propos|Moved|That)[A-Z][a-z])|"
    rf"{_WORD}(?:\s(?!Seconded|Proposed|Moved|That|RESOLVED){_WORD}){{1,3}})"
)
_SURNAME = (  # "Moved by Abbot": after such a word one name is enough
    r"(?!(?:The|That|This|All|Council|Committee|Board|Cabinet|Members?|Officers?|Resolution|Motion|Unanimous)\b)"
    rf"(?:{_TITLE})?[A-Z][a-z’'-]*[A-Z]?[a-z’'-]+\b"
)
_BY = rf"(?:{PERSON}|{_SURNAME})"
_MOVE = r"(?:[Pp]roposed|PROPOSED|[Mm]oved|MOVED|[Nn]ominated(?! (?:him|her|them)sel))"
_SECOND = r"(?:[Ss]econded|SECONDED)"
MOVED_BY = (
    re.compile(  # "Proposed by Cllr A, seconded by Cllr B", "moved by Mr X and seconded by Mrs Y", "Prop: CR 2nd: KA"
        rf"(?:{_MOVE}|[Pp]roposer|PROPOSER|[Pp]rop)\b\.?(?: for (?P<purpose>approval|acceptance|adoption))?\s*(?:(?:by|"
        rf"from)\b)?\s*[:–-]?\s*(?:by\s+)?(?P<mover>{PERSON})"
        rf"(?:[\s,;.:/&–-]|and\b|was\b|duly\b)*(?:{_SECOND}|[Ss]econder|SECONDER|[Ss]econd|2nd|"
        rf"[Ss]ec)\b\.?\s*(?:(?:by|from)\b)?\s*[:–-]?\s*(?:by\s+)?(?P<seconder>{PERSON})"
    )
)
MOTION_BY = re.compile(  # "Motion by Harmon, seconded by Ortega, to …", "Motion: Ash  Second: Elm"
    rf"(?:(?:[Oo]n (?:a )?)?(?:[Mm]otion|MOTION)(?: was)?(?: made| moved)?|[Mm]oved|MOVED)\b\s*(?:by|BY|from|:)\s*"
    rf"(?P<mover>{_BY})"
    rf"(?:[\s,;.:/&–-]|\b(?:and|was|duly|a)\b)*(?:{_SECOND}|[Ss]econd(?:er)?|SECOND|2nd)\b\.?\s*(?:by|BY|from|:)\s*(?P<seconder>{_BY})"
)
SURNAMES_MOVED = re.compile(  # "Ortega moved, seconded by Harmon, to table the ordinance."
    rf"(?P<mover>{_BY}),?\s+(?:made a motion|{_MOVE})\b(?! by)[^.;]{{0,240}}?(?:,|\band\b|;)\s*"
    rf"(?:{_SECOND}|[Ss]econd) (?:by|BY) (?P<seconder>{_BY})"
)
SECONDED_LAST = re.compile(  # "Councillor Ash moved to approve it. Elm seconded the motion.", "… Mayor Ash; 2nd by Elm"
    rf"(?P<mover>{PERSON})\s+(?:made a motion|(?:then |formally )?{_MOVE})\b(?! by).{{0,400}}?[.;,]\s+(?:and )?"
    rf"(?:(?P<seconder>{_BY}) (?:duly )?{_SECOND}\b(?! by)|"
    rf"(?:(?:It|The motion|Motion|This) was )?(?:{_SECOND}|[Ss]econd) by (?P<seconder2>{_BY}))",
    re.S,
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
MOVED_ALONE = re.compile(  # "MOVED BY COUNCILLOR C. VERNE that the minutes be adopted", "Motion by Ash to adjourn"
    rf"^(?:[Ii]t was )?(?:[Mm]otion|MOTION|[Mm]oved|MOVED)\b\s*(?:made\s+)?(?:by|BY|:)\s*(?P<mover>{_BY})"
    rf"(?=,? (?:that|to|for)\b|"
    rf"\s*[:;.]?$|,? THAT\b)"
)
MOVES = re.compile(  # "Mayor Kibble moved to adjourn the meeting.", "Councillor Ash made a motion that …"
    rf"^(?P<mover>{PERSON})(?:, [^,.]{{4,60}},)? (?:then |formally )?(?:moved|made a motion)(?: \([^)]*\))?"
    r"(?=:$| (?:that|to|for|approval|adoption|(?:acceptance of )?the (?:report|recommendations?|minutes))\b)"
)
MOVER_ALONE = re.compile(rf"{_MOVE}\s+by\s+(?P<mover>{PERSON})")
SECONDER_ALONE = re.compile(rf"(?:This was |and |was )?(?:duly )?{_SECOND}\s*(?:by)?\s*[:–-]?\s*(?P<seconder>{PERSON})")
ON_PROPOSAL = re.compile(  # "on the proposal of Councillor Ash, seconded by Councillor Elm"
    rf"\b[Oo]n (?:the|a) (?:proposal|proposition|motion) of (?P<mover>{PERSON})(?:[\s,;]|and\b)*(?:and )?{_SECOND} by "
    rf"(?P<seconder>{PERSON})"
)
BY_BOTH = re.compile(  # a sentence that only names both: "Proposed Cllr Ash, seconded Cllr Elm."
    rf"^(?:(?:This|It|Which) was |\()?(?:duly )?(?:{_MOVE}|[Pp]roposer|[Pp]rop)\b\.?\s*(?:by)?\s*[:–-]?\s*{PERSON}"
    rf"(?:[\s,;.:/&–-]|and\b)*(?:{_SECOND}|[Ss]econder|[Ss]econd|2nd|[Ss]ec)\b\.?\s*(?:by)?\s*[:–-]?\s*{PERSON}[\s.)]*$"
)
AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
PUT = re.compile(  # "put the motion set out in paragraph 3 to the vote", "put to the vote", "on being put"
    r"\bcalled the roll\b|\bput\b.{0,120}?\b(?:to the vote|motion|amendment|recommendation)|\bon being put\b|"
    r"\bvoting was as follows|"
    r"\b(?:a|the) (?:\w+ )?vote (?:was|being) (?:then )?taken\b|\bvote being taken\b|\bupon a vote\b",
    re.IGNORECASE,
)
PARAGRAPH = re.compile(r"\bparagraphs?\s+(?P<number>\d{1,3}|[a-z])\b", re.IGNORECASE)


PATTERNS = (
    MOVED_BY,
    MOTION_BY,
    ON_PROPOSAL,
    MOVED_MID,
    MOVED,
    MOVED_THEN,
    MOVED_TWICE,
    SURNAMES_MOVED,
    SECONDED_LAST,
)


RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=(?:PROPOSED|SECONDED|MOVED|AGREED|RESOLVED)\b)")  # "Cllr CoxPROPOSED"


def parse_movers(text: str) -> Ballot:
    """Mover and seconder as a text names them.

    >>> parse_movers("Proposed by DN seconded by RW.")
    Ballot(mover='DN', seconder='RW', votes_for=None, votes_against=None, abstentions=None)
    >>> parse_movers("Mr Gough proposed, and Mr Jeffrey seconded the motion that").seconder
    'Mr Jeffrey'
    >>> parse_movers("Motion by Harmon, second by Ortega, to approve the minutes.").mover
    'Harmon'
    >>> parse_movers("Councilmember Whitlock moved to approve it. Councilmember Harmon seconded.").seconder
    'Councilmember Harmon'
    >>> parse_movers("The Chair proposed a change of date").mover is None
    True
    """
    text = RUN_TOGETHER.sub(" ", text)
    if NOBODY.search(text):
        return Ballot()
    for pattern in PATTERNS:
        match = pattern.search(text)
        if match:
            seconder = match.group("seconder") or match.groupdict().get("seconder2") or ""
            return Ballot(_person(match.group("mover")), _person(seconder))
    alone = MOVED_ALONE.match(text) or MOVES.match(text)
    return Ballot(_person(alone.group("mover"))) if alone else Ballot()


NOBODY = re.compile(
    r"\b(?:[Nn]obody|[Nn]o[- ]one|None) (?:seconded|second)|(?:seconded|by) (?:[Nn]obody|[Nn]o[- ]one)\b|\bNobody\b"
)


def _person(text: str) -> str:
    return text.strip(" ,;:–-").removesuffix(".") if not re.search(r"\b[A-Z]\.$", text) else text.strip()


def bare_of_movers(text: str) -> str:
    """What is left of a text without the words that name mover and seconder.

    >>> bare_of_movers("Moved by Abbot, seconded by Reyes"), bare_of_movers("Motion by Ash, second by Elm, to adjourn.")
    ('', 'to adjourn')
    """
    for pattern in (MOVED_BY, MOTION_BY, MOVED_ALONE):
        text = pattern.sub("", text)
    return text.strip(" .;,()[]-–:")


UNFINISHED = re.compile(r"\b(?:was|were|is|are|been|being|be|it|and)$", re.IGNORECASE)  # "The motion was …"


def without_movers(text: str) -> str:
    """A text without the words that say who moved it.

    >>> without_movers("to pledge up to £500, proposed by AS and seconded by KD.")
    'to pledge up to £500'
    >>> without_movers("It was proposed by Cllr A Ash and seconded by Cllr B Elm that the minutes be signed.")[:25]
    'It was proposed by Cllr A'
    >>> without_movers("The motion was proposed by Cllr Ash, seconded by Cllr Elm and agreed.")[:28]
    'The motion was proposed by C'
    """
    match = MOVED_BY.search(text)
    if not match or re.match(r"\W*that\b", text[match.end() :]):
        return text
    before, after = text[: match.start()].strip(" ,;.(–—-"), text[match.end() :]
    if UNFINISHED.search(before):
        return text
    tally = parse_votes(after).counted or len(after.split()) < 4
    return before if before and tally else MOVED_BY.sub("", text).strip(" ,;.(–—-")
