"""Sentences that state what a meeting decided, told from those that only report, plan or quote."""

from __future__ import annotations

import re

from extract.meetings.cues import any_of
from extract.meetings.ellipses import elliptic_outcome
from extract.meetings.outcome_words import (
    ACTIVE,
    BODIES,
    COURTESY,
    DECIDING,
    EARLIER,
    ELSEWHERE,
    NOT_NOW,
    OBJECTS,
    OPINION,
    PASSIVE,
    SPEECH,
    TABLE,
    WITH,
    Outcome,
)

_ADV = (
    r"(?:(?:unanimously|formally|duly|therefore|then|also|further|subsequently|accordingly|all|both|hereby|fully|"
    r"now|again|subject to [^,]{3,60},)\s+)*"
)
_AFTER = (  # how it was decided: "by 5 votes to 2", "on the proposal of Cllr A, seconded by Cllr B,"
    r"(?:[ ,]+(?:unanimously|by (?:all|those present|members|consensus|everyone|an? (?:\w+ )?(?:majority|vote)|"
    r"\w+ votes? to \w+)(?: present| of those present)?|(?:up)?on a (?:show of hands|vote)|nem\.? con\.?|"
    r"on the (?:proposal|proposition|motion) of [^,]{3,60}(?:, seconded by [^,]{3,40})?),?)?"
)
IT_WAS = re.compile(  # "It was unanimously agreed to proceed", "it was RESOLVED by 5 votes to 2 that …"
    rf"\b[Ii]t (?:was|is|has been|had been)(?P<when>) {_ADV}(?:(?:noted|discussed|proposed|"
    rf"felt) and )?(?P<verb>RESOLVED|AGREED|DECIDED|resolved|agreed|"
    rf"decided|ordered|recommended|approved)\b{_AFTER}(?P<mark>\s*[,:]?)\s*(?P<rest>.+)$",
    re.S,
)
BODY_ACTED = re.compile(  # "The Finance Committee considered the bid and agreed to support it."
    rf"(?:^|(?<=[,;:] )|(?<= and )|(?<=[.–-] )|(?<=[Dd]iscussion )|(?<=[Dd]ebate )|(?<=[Cc]onsideration ))"
    rf"(?:[Tt]he |[Aa]ll the |All )?(?P<body>(?:[A-Z][\w’'&-]* "
    rf"){{0,4}}(?i:{BODIES})),? (?:(?:having|after|following)\b[^,]{{3,160}}, )?(?:was |were )?{_ADV}"
    rf"(?:(?i:{any_of(TABLE, 'deliberated')})\b[^.;:]{{0,120}}?(?:,|\band\b|\bthen\b)\s+(?:then |and )?{_ADV})?"
    rf"(?P<verb>{ACTIVE}|AGREED|RESOLVED|APPROVED|NOTED|DECIDED|ENDORSED|RECOMMENDED|RECOMMENDS){_AFTER} (?P<rest>.+)$",
    re.S,
)
IN_FAVOUR = re.compile(  # "All were in full agreement that this would be a good way forward."
    rf"(?:^|(?<=[,;:] )|(?<= and ))(?:[Tt]he |[Aa]ll (?:of )?the )?(?i:{BODIES}) (?:was|were) (?:all |unanimously )?"
    r"(?P<verb>in (?:full |unanimous |complete )?(?:agreement|favour))(?: (?:that|to|with|of)\b.*)?[.]?$",
    re.S,
)
AND_IT_WAS = re.compile(  # "Cllr Lee asked for another bin and this was agreed."
    r"^.{10,400}?(?:\band|,|;) (?:it|this|which|these|that) (?:was|were) (?:unanimously |duly |all )?"
    r"(?P<verb>agreed|approved|accepted|adopted|carried|AGREED|RESOLVED)(?: unanimously| by all)?[.\s]*$",
    re.S,
)
TO_PAY = re.compile(  # "Invoice from Mr G John, £89.00, resolved to pay": what was decided on stands before
    r"^.{8,300}?(?:,|;| [–-]) (?:it was |and )?(?P<verb>resolved|agreed) to (?:pay|accept|approve|support|adopt|sign|"
    r"renew|donate|order|purchase|buy|proceed|grant|give)\b.{0,80}$",
    re.S,
)
DECISION_TO = re.compile(  # "it was the unanimous decision to advise any buyer"
    r"\b[Ii]t was (?:the|a) (?P<verb>(?:unanimous |general )?decision)(?: of [^,.]{3,40}?)? (?P<rest>(?:to|that)\b.+)$",
    re.S,
)
AND_DECIDED = re.compile(r"(?<= and )(?P<verb>decided|resolved) (?P<rest>(?:to|that|against|not) .+)$", re.S)
WAS = re.compile(  # "The minutes were approved", "A bid was discussed and agreed"
    rf"^(?P<subject>.{{3,400}}?)\s+(?:was|were)\s+(?P<between>(?:.{{0,160}}?(?:,|"
    rf"\band)\s+)?){_ADV}(?P<verb>{PASSIVE}|AGREED|APPROVED|NOTED|RESOLVED)\b(?P<rest>.*)$",
    re.S,
)
PAPER_ONLY = re.compile(  # "the report", "the contents of the report", "the update": what follows names only the paper
    r"^(?:the |this |these |an? |all |its )?(?:[\w’'/-]+ ){0,6}(?:reports?|updates?|minutes|contents?|"
    r"positions?|presentations?|information|accounts|statements?|dates?|list|programme|correspondence|plan)"
    r"(?: (?:of|for|from|on|and|as|in|to|at) (?:[\w’'/-]+ ?){1,8})?[.;]?$",
    re.IGNORECASE,
)
THING_ONLY = re.compile(r"(?:the|this|these) [\w’'-]+[.;]?")  # "the application.": says nothing by itself
TO_THING = re.compile(r"(?:to|with) (?:the|this|these) [\w’'-]+[.;]?")  # "agreed to this proposal."
INFORMATION = re.compile(r"^(?:that|how|with (?:concern|interest) that|there)\b", re.IGNORECASE)  # "noted that …"
APPOINTED = re.compile(  # "Cllr Lee was duly elected Chairman."
    r"^(?:[A-Z][\w.’'-]+ ){1,5}(?:was|were) (?:duly |unanimously |then |formally |re-)*(?P<verb>(?:re-?)?(?:elected|"
    r"appointed)|co-?opted|nominated)\b"
)
DATED = re.compile(
    r"^(?:on|in|at|during) [^,]{0,40}\b(?:19|20)\d\d\b|^on \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+\b|^(?:last|"
    r"earlier|some)\b|^in (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)  # done at another time


def outcome_of(sentence: str) -> Outcome | None:
    """What a sentence of minutes says the meeting decided.

    >>> outcome_of("It was agreed to proceed with the project.")
    Outcome(verb='agreed', text='to proceed with the project.', start=0)
    >>> outcome_of("The minutes of the last meeting were approved and signed.").text
    'The minutes of the last meeting were approved and signed.'
    >>> outcome_of("The Panel reviewed the bid and agreed to support it.").text
    'to support it.'
    >>> outcome_of("It was noted that the clerk had written.") is None
    True
    >>> outcome_of("The application had been approved by the District Council.") is None
    True
    """
    if STAYED.match(sentence) or UNDECIDED.search(sentence):
        return None
    readings = (
        _small,
        _received,
        _to_pay,
        _it_was,
        _moved_and_agreed,
        _body_acted,
        _in_favour,
        _and_it_was,
        _was,
        _empowered,
        _led,
    )
    for reading in (*readings, elliptic_outcome, _ended):
        found = reading(sentence)
        if found:
            return found
    return None


UNDECIDED = re.compile(  # what was talked of and left there
    r"\bno (?:motion|decision|resolution|vote|proposal) (?:was|had been|has been) "
    r"(?:made|taken|reached|moved|put|passed)\b",
    re.IGNORECASE,
)
SMALL = re.compile(  # "The apologies were accepted.", "The report was received.", "Cheques 12 (£64.71) were passed."
    r"^(?:(?:The |All |His |Her |Their )?(?:apolog(?:y|ies)\b(?!.*\breceived)(?: (?:of|from|for absence|given)\b"
    r"[^.]{0,60}?)?|(?:[\w’']+ ){0,3}?(?:reports?|statements?|list|minutes))|"
    r"(?:The )?(?:cheques?|payments?|accounts)\b[^.]{0,40}(?:[.]\d\d\)?)?)"
    r" (?:was|were) (?:duly |all |also )?(?P<verb>accepted|received|passed)(?: and (?:noted|accepted|adopted))?"
    r"(?: for (?:information|payment)| with thanks| by the (?:council|committee|board|meeting|members))?\.?$",
    re.IGNORECASE,
)
AS_CORRECT = re.compile(  # "Agreed as correct.", "OK'd, with the date put right.", "Approved, no charge."
    r"^(?P<verb>Agreed|Approved|Accepted|Confirmed|OK[’']?d)(?: as (?:a )?(?:correct|true|accurate)\b.{0,60}|"
    r",? with .{3,60}|, no charge)\.?$"
)
PUT_OFF = re.compile(  # "DEFERRED to the meeting on 8 December", "Version 4 was put off to the next meeting."
    r"^(?:(?P<verb>DEFERRED|ADJOURNED) (?:to|until)\b.+|.{3,80} (?:was|were) (?P<verb2>put off|held over|stood over) "
    r"(?:to|until)\b.+)$"
)


def _small(sentence: str) -> Outcome | None:
    match = SMALL.match(sentence) or AS_CORRECT.match(sentence)
    if match:
        return Outcome(match.group("verb"), sentence.strip())
    off = PUT_OFF.match(sentence)
    if not off or NOT_NOW.search(sentence) or SPEECH.search(sentence):
        return None
    return Outcome(off.group("verb") or off.group("verb2"), sentence.strip())


def _it_was(sentence: str) -> Outcome | None:
    match = IT_WAS.search(sentence)
    named = None if match else DECISION_TO.search(sentence)
    if named:
        return Outcome(named.group("verb"), named.group("rest").strip(), named.start())
    if not match or NOT_NOW.search(sentence[: match.start("rest")]) or SPEECH.search(sentence[: match.start()]):
        return None
    rest = match.group("rest").strip()
    if rest.startswith("and ") or len(rest) < 4:
        return None
    if WITH.match(rest) or (match.group("verb").islower() and OPINION.match(rest)):
        return None
    if re.search(r"\b(?:has|had) been$", sentence[: match.start("verb")].strip()) and not re.match(
        r"(?:that|to)\b", rest
    ):
        return None
    return Outcome(match.group("verb"), rest, match.start())


AND_AGREED = re.compile(  # "It was proposed by Cllr A, seconded by Cllr B and agreed that the grass be cut."
    r"\b(?:proposed|moved)\b.+?\bseconded\b.+?(?:\band|,)\s+(?:it was |this was |duly )*(?:unanimously )?"
    r"(?P<verb>agreed|resolved|approved|carried|RESOLVED|AGREED)(?: unanimously)?[,:]? (?P<rest>(?:that|to)\b.+)$",
    re.S,
)
EMPOWERED = re.compile(  # "The Chair was authorised to sign the lease."
    r"^(?:The |That the )?(?:Clerk|Chair\w*|Vice-Chair\w*|Treasurer|Secretary|Mayor|RFO|Director|Officers?|Cllr|"
    r"Councillor|Mr|Mrs|Ms)\b.{0,60}?"
    r" (?:was|were) (?:duly )?(?P<verb>authorised|delegated|given delegated (?:authority|powers)|empowered) to\b"
)
SET = re.compile(  # "The precept for 2025/26 was set at £9,000."
    r"^(?:The )?(?:[\w’']+ ){0,6}?(?:precept|budget|fees?|charges?|rents?|rates?|salary|subscription)\b.{0,60}? "
    r"(?:was|were) (?P<verb>set|fixed) at\b"
)
DEFERRED = re.compile(  # "Item 8 has been deferred to the February meeting."
    r"^.{3,200}?\b(?:has|have) been (?P<verb>deferred|adjourned) (?:to|until)\b"
)
LED = re.compile(  # "Agreed to move it to the next meeting.", "Unanimously agree to buy it.", "Deferred to May."
    r"^(?P<verb>(?:(?:Unanimously|All|Also|Members|Councillors|Cllrs) )(?:[Aa]gree(?:d|(?= to))|[Rr]esolved|[Dd]ecided)"
    r"(?= |,)|(?:[Aa]greed|[Rr]esolved|[Dd]ecided)(?= |,)|Deferred|Adjourned)"
    r"(?: unanimously| by all)?,? (?P<rest>(?:that|to|not(?= to)|(?<=ed )(?:until|pending))\b.+)$",
    re.S,
)


def _moved_and_agreed(sentence: str) -> Outcome | None:
    match = AND_AGREED.search(sentence)
    return Outcome(match.group("verb"), match.group("rest").strip(), match.start()) if match else None


def _to_pay(sentence: str) -> Outcome | None:
    match = TO_PAY.match(sentence)
    if not match or NOT_NOW.search(sentence) or SPEECH.search(sentence[: match.start("verb")]):
        return None
    before = sentence[: match.start("verb")]
    if re.search(rf"\b(?:{BODIES})\W*$|\b(?:it was|and|who|they)\W*$", before, re.IGNORECASE) or FINITE.search(before):
        return None
    return Outcome(match.group("verb"), sentence.strip())


FINITE = re.compile(r"\b(?:was|were|is|are|has|had|have|said|asked|reported|explained|felt|proposed)\b")


RECEIVED = re.compile(  # "The report was received.", "The accounts were RECEIVED for information."
    r"^(?:The|This|These|Both) (?:[\w’'&-]+ ){0,8}?(?:reports?|lists?|statements?|accounts|notes|updates?|"
    r"certificates?|"
    r"minutes|returns?)(?: (?:of|on|from|for) [^,.]{2,60})? (?:was|were) (?:duly )?(?P<verb>received|RECEIVED)"
    r"(?: (?:and noted|for information|with thanks|and adopted))*\.?$"
)
STAYED = (
    re.compile(  # "Alternative options considered: a rise of 2%, rejected.", "These minutes are draft until confirmed."
        r"^(?:(?:alternative|other) options?\b|options? considered|reasons? for\b|these minutes (?:are|remain)\b)",
        re.IGNORECASE,
    )
)


def _received(sentence: str) -> Outcome | None:
    match = RECEIVED.match(sentence)
    return Outcome(match.group("verb"), sentence.strip()) if match else None


def _in_favour(sentence: str) -> Outcome | None:
    match = IN_FAVOUR.search(sentence)
    if not match or NOT_NOW.search(sentence) or SPEECH.search(sentence[: match.start()]):
        return None
    return Outcome(match.group("verb"), sentence.strip())


ENDED = re.compile(  # "The January payment had been missed and a cheque for immediate payment was approved."
    rf"(?:\band|;)\s+(?P<subject>(?:an?|the|this|these|all) [^,;]{{3,80}}?) (?:was|were) {_ADV}(?P<verb>approved|"
    rf"agreed|"
    r"adopted|authori[sz]ed|ratified|accepted)\b(?P<rest>[^,;]*)$"
)


def _ended(sentence: str) -> Outcome | None:
    match = ENDED.search(sentence)
    if not match or SPEECH.search(match.group("subject")) or ELSEWHERE.search(sentence):
        return None
    plain = f"{match.group('subject')} was {match.group('verb')}{match.group('rest')}"
    return Outcome(match.group("verb"), sentence.strip()) if _was(plain) else None


def _and_it_was(sentence: str) -> Outcome | None:
    match = AND_IT_WAS.match(sentence)
    if not match or NOT_NOW.search(sentence) or COURTESY.match(sentence):
        return None
    return Outcome(match.group("verb"), sentence.strip())


def _empowered(sentence: str) -> Outcome | None:
    match = EMPOWERED.match(sentence) or SET.match(sentence) or DEFERRED.match(sentence)
    return Outcome(match.group("verb"), sentence.strip()) if match and not NOT_NOW.search(sentence) else None


def _led(sentence: str) -> Outcome | None:
    match = LED.match(sentence)
    if not match or OPINION.match(match.group("rest")) or VIEW.match(match.group("rest")):
        return None
    deferred = match.group("verb")[0] in "DA" and not match.group("verb").lower().startswith(("agreed", "decided"))
    return Outcome(match.group("verb"), sentence.strip() if deferred else match.group("rest").strip())


def _body_acted(sentence: str) -> Outcome | None:
    match = BODY_ACTED.search(sentence)
    if not match:
        return _and_decided(sentence)
    before = sentence[: match.start("body")]
    if NOT_NOW.search(sentence[match.start("body") :]) or EARLIER.search(before) or SPEECH.search(before):
        return _and_decided(sentence)
    verb, rest = match.group("verb"), match.group("rest").strip()
    if _not_deciding(match, verb, rest, sentence[: match.start()].strip()):
        return None
    if PAPER_ONLY.match(rest) or THING_ONLY.fullmatch(rest) or (verb.lower() == "noted" and len(rest) < 60):
        return Outcome(verb, sentence.strip(), 0)
    if TO_THING.fullmatch(rest) and " and " not in sentence[: match.start("verb")]:
        return Outcome(verb, sentence.strip(), 0)
    return Outcome(verb, rest, match.start())


VIEW = re.compile(  # "agreed that burglary was a worry"
    r"^that (?:[\w’'-]+ ){1,4}?(?:was|were) (?:an? |too |very |not |now |still |most )(?:\w+ ){0,4}\w+\.?$"
)


def _not_deciding(match: re.Match[str], verb: str, rest: str, before: str) -> bool:
    """A body is said to have acted, but not to have decided anything."""
    body, plain = match.group("body").lower(), verb.lower()
    if re.search(r"\b(?:that|which|who|where|whether|if|as|when|because|since|once)$", before) or body == "it":
        return True
    if DATED.match(rest):
        return True
    if plain in ("noted", "confirmed", "accepted") and INFORMATION.match(rest):
        return True
    if body.endswith("chief executive") or (body.startswith("executive") and re.search(r"\b[Cc]hief$", before)):
        return True
    named = re.match(r"(?!The\b)[A-Z]", match.group("body")) and len(body.split()) > 1
    if plain == "recommended" and verb.islower() and named and "committee" in body:
        return True  # what another committee recommends to this meeting
    if plain == "agreed" and VIEW.match(rest):
        return True
    if plain == "recommended" and re.search(r"member|councillor", body):
        return True  # what members recommend in debate
    if WITH.match(rest) or (verb.islower() and OPINION.match(rest) and plain != "resolved"):
        return True
    if (
        re.search(r"\bw(?:as|ere) (?:\w+ly )?$", match.group()[: match.start("verb") - match.start()])
        and plain != "agreed"
    ):
        return True  # "the Chair was authorised to sign them"
    if plain in ("confirmed", "recommended", "nominated", "determined", "supported") and body in (
        "chairman",
        "chair",
        "mayor",
    ):
        return True
    if (plain == "confirmed" and body in ("we", "members", "councillors")) or (plain == "agreed" and body == "chair"):
        return True
    return plain == "noted" and (
        bool(re.match(r"(?:its|their|his|her|with)\b", rest))
        or not OBJECTS.search(" ".join(rest.split()[:5]))
        or len(before) > 60
    )


def _and_decided(sentence: str) -> Outcome | None:
    match = AND_DECIDED.search(sentence)
    if (
        not match
        or NOT_NOW.search(sentence)
        or not re.match(rf"(?:[Tt]he )?(?:[A-Z][\w’'&-]* ){{0,4}}(?i:{BODIES})\b", sentence)
    ):
        return None
    return Outcome(match.group("verb"), match.group("rest").strip(), match.start())


def _was(sentence: str) -> Outcome | None:
    appointed = APPOINTED.match(sentence)
    if (
        appointed
        and not re.match(r"(?:He|She|They|It|This|Who)\b", sentence)
        and not NOT_NOW.search(sentence)
        and not re.search(r"\b(?:19|20)\d\d\b", sentence[:40])
    ):
        return Outcome(appointed.group("verb"), sentence.strip())
    match = WAS.match(sentence)
    if not match or NOT_NOW.search(sentence) or ELSEWHERE.search(sentence):
        return None
    subject, verb, rest = match.group("subject").strip(), match.group("verb"), match.group("rest").strip()
    if not _decidable(subject, verb.lower(), rest):
        return None
    return Outcome(verb, sentence.strip())


PRONOUN = re.compile(r"\b(?:which|who|if|when|where|whether|because|as|while|although|he|she|there|it)$", re.IGNORECASE)
CLAUSED = re.compile(
    r"\b(?:until|unless|when|if|after|before|once|because|while|although|where|how|whether)\b[^,]*$|"
    r"\b(?:which|who|that)\b[^,]*$"
)


def _decidable(subject: str, verb: str, rest: str) -> bool:
    """Whether what is said of the subject states a decision."""
    minutes = bool(re.search(r"\bminutes\b", subject, re.IGNORECASE))
    if PRONOUN.search(subject) or (CLAUSED.search(subject) and not (minutes and re.search(r"which|that", subject))):
        return False
    if (
        SPEECH.search(subject)
        or COURTESY.match(subject)
        or DATED.match(rest)
        or (verb == "agreed" and WITH.match(rest))
    ):
        return False
    if verb == "noted" and (
        re.match(r"(?:that|to)\b", rest)
        or subject.startswith("No ")
        or re.search(r"\b(?:concerns?|comments?|apologies|questions?|following|points?)\b", subject[-60:], re.I)
    ):
        return False
    if verb in ("signed off", "withdrawn", "passed", "lost", "granted", "supported") and not re.search(
        r"motion|amendment|resolution|proposal|minutes|dispensation|request", subject, re.IGNORECASE
    ):
        return verb in ("granted", "supported") and bool(OBJECTS.search(subject[-140:]))
    return bool(DECIDING.match(verb)) or bool(OBJECTS.search(subject[-140:]))
