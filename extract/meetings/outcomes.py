"""Sentences that state what a meeting decided, told from those that only report, plan or quote."""

from __future__ import annotations

import re
from typing import NamedTuple


class Outcome(NamedTuple):
    """What a sentence says was decided: the verb as printed, the text, and whether the text is the whole sentence."""

    verb: str
    text: str
    start: int = 0


_ADV = (
    r"(?:(?:unanimously|formally|duly|therefore|then|also|further|subsequently|accordingly|all|both|hereby|fully|"
    r"now|again|subject to [^,]{3,60},)\s+)*"
)
# verbs after which the thing decided follows: "It was agreed to …", "Council approved …"
ACTIVE = (
    "resolved|agreed|decided|ordered|approved|ratified|adopted|authorised|authorized|endorsed|elected|appointed|"
    "co-?opted|accepted|confirmed|noted|voted|determined|deferred|refused|rejected|granted|delegated|recommended|"
    "nominated"
)
# verbs of which the thing decided is the subject: "The minutes were approved"
PASSIVE = (
    "resolved|agreed|approved|adopted|accepted|confirmed|ratified|authorised|authorized|endorsed|noted|carried|"
    "lost|defeated|deferred|refused|rejected|granted|elected|re-?elected|appointed|re-?appointed|co-?opted|passed|"
    "signed off|nominated|withdrawn"
)
# bodies that decide, as they are named in their own minutes
BODIES = (
    r"(?:full |parish |town |city |county |borough |district |community |whole )?(?:council|cabinet|committee|"
    r"sub-?committee|panel|board|commission|"
    r"executive|meeting|members|councillors|cllrs|trustees|governors|directors|authority|assembly|forum|"
    r"partnership|group|pc|cc|tc|chairman|mayor)(?: members| present)?|"
    r"all(?: present| members| councillors| those present)?(?: were)?|members present|those present|it"
)
IT_WAS = re.compile(
    rf"\b[Ii]t (?:was|is|has been|had been)(?P<when>) {_ADV}(?P<verb>RESOLVED|AGREED|DECIDED|resolved|agreed|"
    rf"decided|ordered|recommended|approved)(?:[ ,]+(?:unanimously|by (?:all|those present|members)(?: present)?|"
    rf"on a vote|nem\.? con\.?))?"
    r"(?P<mark>\s*[,:]?)\s*(?P<rest>.+)$",
    re.S,
)
BODY_ACTED = re.compile(
    rf"(?:^|(?<=[,;:] )|(?<= and )|(?<=\. ))(?:[Tt]he |All the |All )?(?P<body>(?:[A-Z][\w’'&-]* "
    rf"){{0,4}}(?i:{BODIES})) (?:was |were )?{_ADV}(?P<verb>{ACTIVE}|AGREED|RESOLVED|APPROVED|NOTED) (?P<rest>.+)$",
    re.S,
)
AND_DECIDED = re.compile(r"(?<= and )(?P<verb>decided|resolved) (?P<rest>(?:to|that|against|not) .+)$", re.S)
WAS = re.compile(
    rf"^(?P<subject>.{{3,400}}?)\s+(?:was|were)\s+(?P<between>(?:.{{0,160}}?(?:,|"
    rf"\band)\s+)?){_ADV}(?P<verb>{PASSIVE}|AGREED|APPROVED|NOTED|RESOLVED)\b(?P<rest>.*)$",
    re.S,
)
# things that a meeting approves, notes or lays down
OBJECTS = re.compile(
    r"\b(?:minutes|reports?|polic(?:y|ies)|budgets?|precept|accounts?|payments?|invoices?|cheques?|statements?|"
    r"applications?|motions?|amendments?|recommendations?|"
    r"proposals?|resolutions?|nominations?|quot(?:e|ation)s?|tenders?|estimates?|terms|calendar|dates?|programme|"
    r"plan|strategy|return|AGAR|assessments?|orders|"
    r"regulations|donations?|grants?|expenditure|reconciliations?|appointments?|resignations?|costs?|fees?|"
    r"funding|contracts?|leases?|agreements?|constitution|"
    r"scheme|schedule|purchase|register|asset|request|membership|subscription|salary|increase|allocations?|review|"
    r"response|letter|document|audit|insurance|"
    r"election|vacancy|procedures?|code|charter|bids?|works?|repairs?|hire|bills?|receipts?|figures|balances|"
    r"transfers?|virement|update|correspondence|"
    r"changes|arrangements|outcome|position|action plan|work plan|forward plan|bye-?laws?|petition|charges?|"
    r"rents?|rates?|agenda|list|the following)\b",
    re.IGNORECASE,
)
PAPER_ONLY = re.compile(  # "the report", "the contents of the report", "the update": what follows names only the paper
    r"^(?:the |this |these |an? |all |its )?(?:[\w’'/-]+ ){0,6}(?:reports?|updates?|minutes|contents?|"
    r"positions?|presentations?|information|accounts|statements?|dates?|list|programme|correspondence|plan)"
    r"(?: (?:of|for|from|on|and|as|in|to|at) (?:[\w’'/-]+ ?){1,8})?[.;]?$",
    re.IGNORECASE,
)
# words that make the sentence a report of other times, a wish or somebody else's decision
NOT_NOW = re.compile(
    r"\b(?:had (?:been |already |previously )*(?:agreed|approved|decided|resolved|noted|accepted|adopted|granted|"
    r"refused|confirmed)|(?:has|have) (?:been |already |previously |also |now )*(?:agreed|approved|decided|"
    r"accepted|granted|refused|confirmed|resolved)|"
    r"previously (?:agreed|approved|decided|resolved)|at (?:the|its|their|our) (?:last|previous|\w+) meeting|as "
    r"agreed|when (?:it|they|the)|if (?:it|they|the \w+) (?:is|are|was|were)|(?:would|could|should|may|might|will|"
    r"must|can|to) (?:then )?be (?:agreed|approved|noted|decided|accepted|considered)|"
    r"at that meeting|(?:in|since|during) (?:19|20)\d\d|yet to be|not yet|awaiting|subject to being|once "
    r"(?:agreed|approved)|before .{0,30} was)\b",
    re.IGNORECASE,
)
EARLIER = re.compile(  # "At its last meeting the Council agreed", "In 2019 the Council agreed"
    r"\b(?:at (?:the|its|their|our|that) (?:[\w]+ )?meeting|previously|(?:in|since|during) (?:19|20)\d\d|last "
    r"(?:year|month)|had)\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(  # decided by others, and only told here
    r"\b(?:approved|granted|refused|permitted|rejected|agreed|noted|accepted|confirmed|dismissed) by (?!(?:all|"
    r"the (?:council|committee|board|panel|meeting|members|chair|cabinet|parish council|trustees|full council)|"
    r"councillors|members|council|those|cabinet|a (?:majority|show|vote|unanimous))\b)|"
    r"\b(?:planning (?:permission|consent|authority|inspector\w*)|permission|appeal|consent) (?:was|were|has|had)|"
    r"\bby (?:CDC|the (?:district|county|borough|planning))\b",
    re.IGNORECASE,
)
INFORMATION = re.compile(
    r"^(?:that|how|with (?:concern|interest) that|there)\b", re.IGNORECASE
)  # "It was noted that …" records, it decides nothing
WITH = re.compile(r"^(?:with|upon by|between|in principle with)\b", re.IGNORECASE)  # "agreed with Mr Smith"
OPINION = re.compile(  # "agreed that this outcome was considerably better": what members thought, not what they decided
    r"^(?:that )?(?:it|there|they|he|she|we|(?:this|these|the|those)(?: (?!was\b|were\b|had\b|is\b|"
    r"are\b)[\w’-]+){0,6}?) (?:was|were|had|is|are|"
    r"has|have)\b(?! "
    r"(?:to\b|not to|approved|accepted|agreed|adopted|noted|a true|true|correct|an accurate|accurate|all satis|"
    r"satis|authorised|no longer))",
    re.IGNORECASE,
)
SPEECH = re.compile(
    r"\b(?:said|stated|commented|explained|felt|asked whether|queried|reported|advised|informed|suggested|"
    r"believed|thought|confirmed|hoped|stressed|pointed out|noted) (?:that|it|to)\b",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"^(?:notice|ref|reference|number|no\.|record|maker|date|minutes|sheet|for information|and (?:published|date)|"
    r"actions?\b|by whom|by (?:the )?(?:district|county|borough|planning|city)\b)",
    re.IGNORECASE,
)
APPOINTED = re.compile(
    r"^(?:[A-Z][\w.’'-]+ ){1,5}(?:was|were) (?:duly |unanimously |then |formally )*(?P<verb>(?:re-?)?(?:elected|"
    r"appointed)|co-?opted|nominated)\b"
)


def outcome_of(sentence: str) -> Outcome | None:
    """What a sentence of minutes says the meeting decided.

    >>> outcome_of("It was agreed to proceed with the project.")
    Outcome(verb='agreed', text='to proceed with the project.', start=0)
    >>> outcome_of("The minutes of the last meeting were approved and signed.").text
    'The minutes of the last meeting were approved and signed.'
    >>> outcome_of("It was noted that the clerk had written.") is None
    True
    >>> outcome_of("The application had been approved by the District Council.") is None
    True
    """
    for reading in (_it_was, _moved_and_agreed, _body_acted, _was, _empowered, elliptic_outcome):
        found = reading(sentence)
        if found:
            return found
    return None


def _it_was(sentence: str) -> Outcome | None:
    match = IT_WAS.search(sentence)
    if not match or NOT_NOW.search(sentence[: match.start("rest")]) or SPEECH.search(sentence[: match.start()]):
        return None
    rest = match.group("rest").strip()
    if WITH.match(rest) or (match.group("verb").islower() and OPINION.match(rest)) or len(rest) < 4:
        return None
    if re.search(r"\b(?:has|had) been$", sentence[: match.start("verb")].strip()) and not re.match(
        r"(?:that|to)\b", rest
    ):
        return None
    return Outcome(match.group("verb"), rest, match.start())


AND_AGREED = re.compile(  # "It was proposed by Cllr A, seconded by Cllr B and agreed that the grass be cut."
    r"\b(?:proposed|moved)\b.+?\bseconded\b.+?(?:\band|,)\s+(?:it was |this was |duly )*(?:unanimously )?"
    r"(?P<verb>agreed|resolved|approved|RESOLVED|AGREED)(?: unanimously)?,? (?P<rest>(?:that|to)\b.+)$",
    re.S,
)
EMPOWERED = re.compile(  # "The Chair was authorised to sign the lease."
    r"^(?:The |That the )?(?:Clerk|Chair\w*|Vice-Chair\w*|Treasurer|Secretary|Mayor|RFO|Director|Officers?|Cllr|"
    r"Councillor|Mr|Mrs|Ms)\b.{0,60}?"
    r" (?:was|were) (?:duly )?(?P<verb>authorised|delegated|given delegated (?:authority|powers)|empowered) to\b"
)
SET = re.compile(
    r"^(?:The )?(?:[\w’']+ ){0,6}?(?:precept|budget|fees?|charges?|rents?|rates?|salary|subscription)\b.{0,60}? "
    r"(?:was|were) (?P<verb>set|fixed) at\b"
)


def _moved_and_agreed(sentence: str) -> Outcome | None:
    match = AND_AGREED.search(sentence)
    return Outcome(match.group("verb"), match.group("rest").strip(), match.start()) if match else None


def _empowered(sentence: str) -> Outcome | None:
    match = EMPOWERED.match(sentence) or SET.match(sentence)
    return Outcome(match.group("verb"), sentence.strip()) if match and not NOT_NOW.search(sentence) else None


def _body_acted(sentence: str) -> Outcome | None:
    match = BODY_ACTED.search(sentence)
    if not match:
        return _and_decided(sentence)
    before = sentence[: match.start("body")]
    if NOT_NOW.search(sentence[match.start("body") :]) or EARLIER.search(before) or SPEECH.search(before):
        return _and_decided(sentence)
    verb, rest = match.group("verb"), match.group("rest").strip()
    before = sentence[: match.start()].strip()
    if (
        re.search(r"\b(?:that|which|who|where|whether|if|as|when|because|since|once)$", before)
        or match.group("body").lower() == "it"
    ):
        return None
    if verb.lower() in ("noted", "confirmed", "accepted") and INFORMATION.match(rest):
        return None
    if verb == "recommended" and re.search(r"member|councillor", match.group("body"), re.IGNORECASE):
        return None  # what members recommend in debate
    if WITH.match(rest) or (verb.islower() and OPINION.match(rest) and verb.lower() != "resolved"):
        return None
    if verb.lower() in ("confirmed", "recommended", "nominated", "determined", "objected") and match.group(
        "body"
    ).lower() in ("chairman", "mayor"):
        return None
    if verb.lower() == "noted" and (
        re.match(r"(?:its|their|his|her|with)\b", rest)
        or not OBJECTS.search(" ".join(rest.split()[:5]))
        or len(before) > 60
    ):
        return None
    if PAPER_ONLY.match(rest) or (verb.lower() == "noted" and len(rest) < 60):
        return Outcome(verb, sentence.strip(), 0)
    return Outcome(verb, rest, match.start())


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
    if re.search(
        r"\b(?:which|who|that|if|when|where|whether|because|as|while|although)$|^(?:it|there|this matter|he|she|"
        r"if|when|as)$",
        subject,
        re.IGNORECASE,
    ):
        return None
    if re.search(r"\b(?:which|who|that)\b[^,]*$", subject) and not re.search(r"\bminutes\b", subject, re.IGNORECASE):
        return None
    if re.search(
        r"\b(?:until|unless|when|if|after|before|once|because|while|although|where|how|whether)\b[^,]*$", subject
    ):
        return None
    if SPEECH.search(subject) or re.search(r"\b(?:it|there)$", subject, re.IGNORECASE):
        return None
    if (
        verb.lower() in ("noted", "confirmed", "agreed")
        and re.match(r"(?:that|to)\b", rest)
        and verb.lower() == "noted"
    ):
        return None
    if not OBJECTS.search(subject[-140:]):
        return None
    if verb.lower() == "noted" and re.search(
        r"\b(?:concerns?|comments?|apologies|questions?|following|points?)\b", subject[-60:], re.IGNORECASE
    ):
        return None
    if verb.lower() in ("signed off", "withdrawn", "passed", "lost") and not re.search(
        r"motion|amendment|resolution|proposal|minutes", subject, re.IGNORECASE
    ):
        return None
    if re.match(r"apologies|concerns?|thanks|questions?|comments?", subject, re.IGNORECASE):
        return None
    return Outcome(verb, sentence.strip())


# outcomes told without "was": "Minutes agreed on 15th January", "His proposed cost agreed."
ELLIPTIC = re.compile(
    r"^(?P<subject>(?:[A-Z][\w’'/-]*)(?: [\w’'£.,&/-]+){0,9}?) (?:(?:all|unanimously|duly) )?"
    r"(?P<verb>agreed|approved|accepted|adopted|ratified|noted|confirmed)(?: (?:unanimously|and signed|as (?:a "
    r")?(?:true|correct|accurate)[\w ]*|on [\d\w ]{4,24}))?\s*[.;]?$"
)
NO_OBJECTION = re.compile(
    r"^(?:there (?:was|were) )?no objections?\b.{0,40}?\b(?:was|were) (?P<verb>raised|made|submitted|expressed)\b",
    re.IGNORECASE,
)


def elliptic_outcome(sentence: str) -> Outcome | None:
    """An outcome told without its auxiliary verb.

    >>> elliptic_outcome("Bank reconciliation approved.").verb, elliptic_outcome("Mr Smith agreed.") is None
    ('approved', True)
    """
    raised = NO_OBJECTION.match(sentence)
    if raised:
        return Outcome(raised.group("verb"), sentence)
    match = ELLIPTIC.match(sentence)
    if (
        not match
        or NOT_NOW.search(sentence)
        or ELSEWHERE.search(sentence)
        or not OBJECTS.search(match.group("subject"))
    ):
        return None
    if re.search(r"\b(?:was|were|is|are|has|have|be|been|by|had|not)$", match.group("subject")) or SPEECH.search(
        match.group("subject")
    ):
        return None
    return Outcome(match.group("verb"), sentence)


# outcomes that stand alone: "Carried.", "Agreed unanimously", "MOTION LOST", "Unanimously approved", "○ Noted"
ALONE = re.compile(
    r"^[\s(\[*–-]*(?P<verb>(?:the )?(?:substantive |original |amended )?(?:(?:motion|amendment|resolution|"
    r"proposal|recommendation|vote)s?(?:,? as amended,?)?(?: (?:was|were))?\s+)?(?:(?:duly|unanimously|all|not|"
    r"put and)\s+)*"
    r"(?:carried|lost|defeated|agreed|approved|passed|adopted|fell|accepted|noted|ratified|rejected|"
    r"resolved)(?:\s+(?:unanimously|nem\.? con\.?|by (?:all|a (?:clear |large )?majority)(?: of those present)?|"
    r"as amended|on the casting vote of the \w+))?)\s*(?:\([^)]*\))?[\s.)\]*]*$|"
    r"^[\s(\[]*(?P<verb2>(?:all )?(?:in favour|unanimous(?:ly)?|all agreed))[\s.)\]]*$",
    re.IGNORECASE,
)
CLOSED = re.compile(  # the end of a proposing sentence's paragraph: "… Carried.", "and it was agreed unanimously."
    r"(?P<verb>\b(?:(?:substantive |original )?(?:motion|amendment|resolution|"
    r"proposal)\s+(?:was\s+)?)?(?:unanimously )?(?:carried|lost|defeated|agreed|approved|passed)(?: unanimously| "
    r"nem\.? con\.?)?)[\s.)]*$",
    re.IGNORECASE,
)


def closing_verb(text: str) -> str | None:
    """The outcome where a line says nothing else.

    >>> closing_verb("Motion carried."), closing_verb("Agreed unanimously."), closing_verb("The motion was explained.")
    ('Motion carried', 'Agreed unanimously', None)
    """
    match = ALONE.match(text)
    return (match.group("verb") or match.group("verb2")).strip(" .") if match else None


# the decision as a block: "RESOLVED: …", "AGREED that", "DECISION:", "It was RESOLVED –"
BLOCK = re.compile(
    r"^[\s*]*(?:it was |and |was |council |the committee |the council |members )?(?P<adv>unanimously |further |"
    r"therefore )?(?P<verb>RESOLVED|RESOLUTION|AGREED|DECIDED|DECISIONS?|RECOMMENDED|ORDERED|APPROVED|NOTED|"
    r"RESOLVES|ENDORSED|CONFIRMED|ADOPTED|"
    r"Resolved|Resolution|Agreed|Decided|Decisions?|Recommended|Ordered|Approved|Noted)(?: TO RECOMMEND| "
    r"RECOMMENDATION)?(?P<more>\s*\((?:unanimously|nem\.? con\.?|\d+[^)]{0,40})\)|\s+(?:UNANIMOUSLY|unanimously|"
    r"nem\.? con\.?))?(?P<mark>\s*[:–—-]+\s*|\s*\.\s*(?=That)|\s+(?=(?:that|to|That|To|THAT|TO|by|on|as|not|"
    r"unanimously|accordingly)\b)|\s*$|\s+(?=\(?(?:[1aAi])[.)]))(?P<rest>.*)$",
    re.S,
)
# the same in mid-paragraph, in capitals only: "… the fee. RESOLVED: (i) That …", "it was RESOLVED that"
MIDWAY = re.compile(
    r"(?:(?<=[.;:!?”\"’)] )|(?<=\band )|(?<=\bit was )|(?<=\bIt was )|(?<=\bwas ))(?P<verb>RESOLVED|AGREED|"
    r"DECIDED|RECOMMENDED|ORDERED|APPROVED|NOTED|(?<=[.] )(?:Resolved|Agreed|Resolution|Decision)(?=:|\s+that\b|"
    r"\s+to\b))(?:\s+(?:UNANIMOUSLY|unanimously))?\s*(?P<mark>[:–—-]*)\s*(?P<rest>.+)$",
    re.S,
)


def block_of(text: str) -> tuple[str, str] | None:
    """The verb and what follows where a paragraph is a resolution.

    >>> block_of("RESOLVED that the report be noted.")
    ('RESOLVED', 'that the report be noted.')
    >>> block_of("AGREED MINUTES for the"), block_of("Resolved: for information"), block_of("Decision reference 24/001")
    (None, None, None)
    """
    match = BLOCK.match(text)
    if not match:
        return None
    rest, verb = match.group("rest").strip(), match.group("verb")
    if REFERENCE.match(rest) or (
        verb[1:].islower()
        and not match.group("mark").strip()
        and not re.match(r"(?:that|to)\b", rest, re.IGNORECASE)
        and rest
    ):
        return None
    if (
        verb.lower().startswith(("decision", "resolution", "noted"))
        and not match.group("mark").strip()
        and rest
        and not verb.isupper()
    ):
        return None
    return verb, rest
