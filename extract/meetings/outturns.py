"""How a vote went, told in a sentence or a line: "There were two in favour, three against and it was lost."."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.meetings.closings import closing_verb
from extract.meetings.endings import over
from extract.meetings.motions import PERSON
from extract.meetings.sentences import sentences
from extract.meetings.tallies import NUMBERS, Ballot, parse_votes
from extract.meetings.walks import LOST
from extract.meetings.wordings import words

TALLY_WORDS = words(
    """
    on upon a an the vote votes voting voted there were was being taken show of hands put to members member councillors
    roll call recorded by with in favour favor for against opposed and abstention abstentions abstained abstaining
    majority casting chair chairman mayor motion amendment proposal then having been after had it accordingly ayes nays
    noes yes aye nay council committee meeting from result declared which all unanimously so his her chair's
    """
) | frozenset(NUMBERS)
OUTTURN = re.compile(  # "… and the proposal was lost", "this was defeated by 6 votes to 4"
    r"(?:^|\b(?:and|so|but|vote|hands|taken|being put) |[,;:] )"
    r"(?P<what>(?:the|this|that|which|it|motion|amendment|proposal)"
    r"(?: (?:[\w’'.]+ ){0,4}?(?:motion|amendment|proposal|recommendation|resolution|proposition)(?: of [^,]{3,40})?)?)"
    r"(?: (?:was|were|is))?(?:,? (?:accordingly|therefore|then|thus|duly|declared|"
    r"put(?: to the (?:vote|meeting))?|and|was|not))* (?P<verb>carried|lost|defeated|rejected|fell|passed)\b"
    r"(?P<rest>[^.]*)[.\s]*$",
    re.IGNORECASE,
)
TALLY_FIRST = re.compile(r"^(?P<tally>[^.]{3,90}?)[,;:–-]\s+(?P<verb>[A-Za-z ]{4,30})\.?$")  # "2 for, 4 against, lost."
VOTED = re.compile(r"^Voted?[:\s]+(?:\d{1,2}\s?[-–]\s?\d{1,2}|unanimously\.?$)", re.IGNORECASE)  # "Voted 3-0-1."
AT_TIME = re.compile(r",? at \d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?(?=\.?$)", re.IGNORECASE)  # "Motion carried at 7:52 p.m."
SECONDED = re.compile(rf"^(?:It was |This was )?[Ss]econded(?: by)?:?\s+(?P<seconder>{PERSON})\.?$")
QUOTED = re.compile(r"^[“\"‘](?P<said>.{12,}?)[”\"’]*$", re.S)

SPLIT = re.compile(r"\bby (?P<more>\w+)(?: votes?)? to (?P<less>\w+)\b", re.IGNORECASE)


class Outturn(NamedTuple):
    """The word that closes a motion, the votes and the seconder told beside it, and the motion where it is quoted."""

    verb: str
    ballot: Ballot
    said: str = ""


def only_tally(text: str) -> bool:
    """Whether a sentence only counts votes.

    >>> only_tally("In favour 4, opposed 2 (Ash, Elm)."), only_tally("It was wet.")
    (True, False)
    """
    plain = re.sub(r"\([^)]*\)", " ", text)
    found = re.findall(r"[\w’']+", plain)
    counts = any(word.isdigit() or word.lower() in NUMBERS for word in found)
    return counts and len(found) <= 30 and all(word.isdigit() or word.lower() in TALLY_WORDS for word in found)


EACH = re.compile(  # one vote on both: "2 members voted for the amendment and 4 for the motion"
    rf"\b(?P<first>\d{{1,2}}|{'|'.join(NUMBERS)}) (?:members? |councillors? )?(?:voted |votes? )?for the amendment,? "
    rf"and (?P<other>\d{{1,2}}|{'|'.join(NUMBERS)}) (?:members? |councillors? )?(?:voted |votes? )?for the motion\b",
    re.IGNORECASE,
)


def number(word: str) -> int:
    """A count in figures or words.

    >>> number("7"), number("Two")
    (7, 2)
    """
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def counted(verb: str, text: str) -> Ballot:
    """The votes of a closing sentence; what was lost "by 6 votes to 4" had the four.

    >>> counted("lost", "It was lost by 6 votes to 4.").votes_for
    4
    """
    each = EACH.search(text)
    if each:
        first, other = (number(each.group(side)) for side in ("first", "other"))
        return Ballot(votes_for=other, votes_against=first)
    votes = parse_votes(text)
    if LOST.search(verb) and SPLIT.search(text) and (votes.votes_for or 0) > (votes.votes_against or 0):
        return Ballot(votes_for=votes.votes_against, votes_against=votes.votes_for, abstentions=votes.abstentions)
    return votes


def outturn(sentence: str) -> Outturn | None:
    """How a vote went, where a sentence tells nothing else.

    >>> outturn("On a vote there were two in favour and three against and the proposal was lost.").verb
    'lost'
    >>> outturn("2 for, 4 against, lost.").ballot.votes_against, outturn("The plan was explained.") is None
    (4, True)
    """
    sentence = AT_TIME.sub("", sentence)
    alone = closing_verb(sentence)
    if alone:
        return Outturn(alone, counted(alone, sentence))
    match = OUTTURN.search(sentence)
    if match and _plain(sentence[: match.start()]) and _plain(match.group("rest")):
        verb = match.group("verb")
        return Outturn(verb, counted(verb, sentence))
    first = TALLY_FIRST.match(sentence)
    if first and only_tally(first.group("tally")) and (verb := closing_verb(first.group("verb")) or ""):
        return Outturn(verb, counted(verb, sentence))
    if VOTED.match(sentence):
        return Outturn(sentence.split(maxsplit=1)[0].strip(":"), parse_votes(sentence))
    return None


def _plain(text: str) -> bool:
    return not re.search(r"[A-Za-z0-9]", text) or only_tally(f"{text} 1")


def closing_line(text: str) -> Outturn | None:
    """A line that closes a motion: its outcome, with the votes, the seconder and the quoted motion before it.

    >>> closing_line("In favour 3, opposed 3 (Ash). Defeated.").ballot.votes_for
    3
    >>> closing_line('"That it be done." Seconded by Cllr Elm. Agreed.')[1:]
    (Ballot(mover=None, seconder='Cllr Elm', votes_for=None, votes_against=None, abstentions=None), 'That it be done.')
    """
    *before, last = sentences(text) or [""]
    end = outturn(last)
    if end is None:
        return None
    ballot, said = end.ballot, ""
    for n, part in enumerate(before):
        seconded, quoted = SECONDED.match(part), QUOTED.match(part)
        if seconded:
            ballot = over(ballot, Ballot(seconder=seconded.group("seconder")))
        elif only_tally(part):
            ballot = over(ballot, parse_votes(part))
        elif quoted and n == 0:
            said = quoted.group("said")
        else:
            return None
    return Outturn(end.verb, ballot, said)
