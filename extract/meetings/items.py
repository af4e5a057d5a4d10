"""The business of a meeting: which pieces head items, by numbers that go up or, where none are, by emphasis."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.meetings.cuing import find_cue
from extract.meetings.flow import Piece, is_caps, words_of
from extract.meetings.names import is_name
from extract.meetings.numbering import Label, alternatives, follows
from extract.phrases import find_dates


@dataclass(frozen=True, slots=True)
class Heading:
    """One item: its number, its title, what is said on the heading's own line, and where it stands in the flow."""

    number: str | None
    title: str
    at: int
    piece: Piece
    rest: str = ""  # what runs on after the title: "None", "The minutes were approved."
    taken: int = 1  # how many pieces the heading takes up
    parent: str | None = None
    agenda_item: str | None = None  # "(Item 5)": its number on the agenda


TOP_STYLES = ("number", "double", "triple", "slashed", "named", "great-roman", "capital", "bracket", "roman", "letter")
SUB_STYLES = ("letter", "letter-bracket", "double", "triple", "roman", "roman-bracket", "capital", "number", "bracket")
WEIGHTS = {"letter": 0.4, "capital": 0.4, "roman": 0.5, "great-roman": 0.9, "bracket": 0.6}  # letters mostly mark parts
# what stands after a title and is no part of it: "(Item 5)", "[Appendix B]", "(Pages 1 - 10)", "Pages 3 to 8"
AGENDA_ITEM = re.compile(r"[(\[]\s*(?:agenda )?item\s*(?:no\.?\s*)?(?P<number>\d+[a-z]?)\s*[)\]]", re.IGNORECASE)
TAIL = re.compile(
    r"\s*(?:[(\[]\s*(?:agenda )?(?:item|pages?|appendix|appendices|report|enclosure|paper|annex|verbal|oral|"
    r"attached|minute|pp?\.)\b[^)\]]*[)\]]|"
    r"\b(?:pages?\s+\d+\s*(?:-|–|to)\s*\d+|appendix [A-Z]\d?|\d{1,3}\s*[-–]\s*\d{1,3}|\.{4,}\s*\d*)(?:\s*\(.*\))?)\s*$",
    re.IGNORECASE,
)
VERB = re.compile(  # a finite verb: the words are a sentence and no heading
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|should|can|could|may(?! \d)|must|be|been|did|does|do|"
    r"asked|reported|noted|agreed|"
    r"advised|stated|said|confirmed|informed|thanked|welcomed|explained|gave|received|raised|resolved|proposed|"
    r"seconded|declared|"
    r"considered|discussed|presented|introduced|circulated|commented|suggested|requested|provided|attended|"
    r"updated|highlighted)\b",
    re.IGNORECASE,
)
RUN_IN = re.compile(r"(?P<title>[^:]{2,110}?)\s*(?::\s*[-–]?|\s[–—-]{1,2}\s+(?=\S))\s*(?P<rest>.*)$")
EMPTY_ANSWER = re.compile(
    r"^(?:none|nil|no(?:ne)? (?:received|declared|items?|matters?|apologies|comments?|business)\b|n/?a|there "
    r"(?:was|were)|to be|as (?:above|below|listed))",
    re.IGNORECASE,
)
CLOSING = re.compile(  # the meeting's end: what follows is no business
    r"^(?:there being no (?:further|other|more) business|the (?:chair\w*|mayor|convenor)?\s*(?:declared the |"
    r"closed the |brought the )?meeting (?:was )?(?:closed|ended|concluded|finished|rose|to a close)|meeting "
    r"(?:closed|ended)|"
    r"\[?end of (?:the )?minutes|signed\b|chair(?:man|person)?\W*$|duration of meeting)",
    re.IGNORECASE,
)


def heading_score(piece: Piece, label: Label) -> float:
    """How much a numbered piece looks like a heading rather than a numbered paragraph, from -1 to 1."""
    rest = piece.text[label.end :].strip()
    rest = TAIL.sub("", rest) or rest
    words = words_of(rest)
    if not words or piece.kind == "grid":
        return -1.0
    score = 0.0
    lead = piece.lead[label.end :].strip() if piece.lead.startswith(piece.text[: label.end].strip()[:2]) else piece.lead
    if len(words_of(lead)) >= 1 and len(lead) > 2:
        score += 0.6
    elif is_caps(" ".join(words[:3])) and len(" ".join(words[:3])) > 3:
        score += 0.5
    title, _ = split_title(piece, label)
    if len(words_of(title)) <= 14 and not VERB.search(title):
        score += 0.35 if title != rest or not rest.endswith(".") else 0.1
    if len(words) > 18 and VERB.search(rest) and title == rest:
        score -= 0.5
    elif VERB.search(title):
        score -= 0.35
    if not rest[:1].isupper() and not rest[:1].isdigit() and rest[:1] not in "“\"'‘(£":
        score -= 0.5
    if re.search(r"\d{4}|£|\d[.,]\d", " ".join(words[:2])) and not piece.lead and not re.match(r"\d{2}/\d{4,}", rest):
        score -= 0.3
    return max(-1.0, min(1.0, score))


def split_title(piece: Piece, label: Label | None) -> tuple[str, str]:
    """A heading's title and what runs on after it in the same paragraph."""
    start = label.end if label else 0
    body = piece.text[start:].strip()
    lead = _without_label(piece.lead, piece.text[:start])
    if lead and len(lead) < len(body) and body.startswith(lead[:40]) and len(words_of(lead)) <= 25:
        rest = body[len(lead) :].strip()
        if rest[:1].islower() and not EMPTY_ANSWER.match(rest) and len(lead.split()) < 2 and ":" not in lead:
            return _cut(body)
        return lead.strip(), re.sub(r"^[\s:–—.-]+", "", rest)
    if lead and len(lead) >= len(body) - 2:
        return _cut_lead(body)
    return _cut(body)


def _without_label(lead: str, label: str) -> str:
    """The emphasised words, less the number that may be emphasised with them."""
    plain = label.strip()
    if plain and lead.startswith(plain):
        return lead[len(plain) :].strip()
    bare = plain.strip(".):(")
    return lead[len(bare) :].lstrip(".): ").strip() if bare and re.match(rf"{re.escape(bare)}\b", lead) else lead


def _cut_lead(body: str) -> tuple[str, str]:
    """All is emphasised: only an answer after a colon is no title."""
    match = re.match(r"(?P<title>.{3,}?)\s*[:–-]\s*(?P<rest>(?:none|nil|no apologies)\b.*)$", body, re.IGNORECASE)
    if match:
        return match.group("title"), match.group("rest")
    return _cut_date(body) or (body, "")


def _cut_date(body: str) -> tuple[str, str] | None:
    """A date or place after "Date of next meeting:" is no part of the title."""
    match = re.match(r"(?P<title>[^:\d]{3,60}?)\s*(?::|\s[–-]\s)\s*(?P<rest>\S.*)$", body)
    if match and find_dates(match.group("rest"), 2000) and not find_dates(match.group("title"), 2000):
        return match.group("title"), match.group("rest")
    return None


def _cut(body: str) -> tuple[str, str]:
    """Without emphasis: the title ends at a colon or dash before a sentence or an answer, or with the line."""
    colon = re.match(r"(?P<title>[^:]{2,80}?)\s*:\s+(?P<rest>\S.*)$", body)
    match = colon if colon and not VERB.search(colon.group("title")) else RUN_IN.match(body)
    if match and not VERB.search(match.group("title")):
        title, rest = match.group("title").strip(), match.group("rest").strip()
        marked = body[len(title) :].lstrip()[:1] == ":"
        if (
            not rest
            or marked
            or EMPTY_ANSWER.match(rest)
            or VERB.search(rest)
            or len(words_of(rest)) > 8
            or (is_caps(title) and not is_caps(rest))
        ):
            return title, rest
        loose = [word for word in rest.split() if word[:1].islower() and len(word) > 3]
        if len(words_of(title)) <= 3 and loose and rest.endswith("."):
            return title, rest
    dated = _cut_date(body)
    if dated:
        return dated
    capitals = CAPITALS.match(body)
    if capitals and len(words_of(capitals.group("title"))) > 1 - (len(capitals.group("title")) > 5):
        return capitals.group("title").strip(" .,-–:"), capitals.group("rest")
    return _cut_unmarked(body) or (body, "")


# where a sentence begins after a title with nothing between them: "Tree survey Two quotes have been received."
OPENERS = (
    "The|This|These|An?|It|There|Some|Two|Three|Four|No|None|All|Both|Members|Councillors?|Cllrs?|Apologies|In|At|As|"
    "Following|Due|After|On|To date|Clerk|Chair(?:man)?|Concerns?|Thanks|Discussion|Details|Information|Mr|Mrs|Ms|Dr|"
    "Nothing|Not|Only|Several|Any|Each|Because|Since|With|We|Reports?|Minutes|Payments?|Quotes?"
)
UNMARKED = re.compile(rf"(?<=[\w’)])\s+(?=(?:{OPENERS})\b)")
PERSONS = re.compile(r"\s+(?=(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Dr)\b\.?\s+[A-Z])")


def _cut_unmarked(body: str) -> tuple[str, str] | None:
    """A title and the sentence after it, where neither a sign nor emphasis parts them.

    >>> _cut_unmarked("Tree survey Two quotes have been received for the limes on the green.")
    ('Tree survey', 'Two quotes have been received for the limes on the green.')
    >>> _cut_unmarked("Report of the Clerk on All Saints Lane") is None
    True
    """
    if re.match(r"(?:apologies|absence|present|in attendance)\b", body, re.IGNORECASE):
        person = PERSONS.search(body)
        if person and person.start() < 60 and not VERB.search(body[: person.start()]):
            return body[: person.start()].strip(), body[person.end() :].strip()
    if re.match(
        r"(?:On|In|At|As|After|Following|Due|This|These|It|There|With|We|Since|Cllrs?|Councillors?|Mrs?|Ms)\b", body
    ):
        return None
    for match in UNMARKED.finditer(body):
        title, rest = body[: match.start()].strip(), body[match.end() :].strip()
        if len(words_of(title)) > 10 or VERB.search(title) or re.search(r"[.;!?]", title):
            return None
        opening = " ".join(rest.split()[:14])
        lowered = re.match(r"\S+\.?\s+(?:\S+\s+)?[a-z]", rest) is not None
        if lowered and VERB.search(opening) and re.search(r"[.;]", rest):
            return title, rest
    return None


CAPITALS = re.compile(  # "TO REVIEW THE LEASE 17/00826/F A draft was tabled": capitals, then a sentence
    r"^(?P<title>[A-Z][A-Z\d’'&/,.()–-]*(?:\s+(?:[A-Z\d(–&-][A-Z\d’'&/,.():–-]+|[–&-]|\d+))*)[.\s]+"
    r"(?P<rest>(?:[A-Z][a-z’']+|A|I)\s.+)$",
    re.S,
)


def find_chain(pieces: list[Piece]) -> list[tuple[int, Label]]:
    """The main numbering of a paper: of all runs that go up by one, the one whose lines are most like headings."""
    nodes: list[tuple[int, Label, float]] = []
    for at, piece in enumerate(pieces):
        for label in alternatives(piece.text):
            if label.style in TOP_STYLES and label.end < len(piece.text) and not piece.bullet:
                if (
                    label.style == "number"
                    and label.values[0] > 1900
                    and label.body.isdigit()
                    and not piece.text[: label.end].strip().endswith(".")
                ):
                    continue
                nodes.append((at, label, heading_score(piece, label)))
    best: list[float] = []
    came: list[int | None] = []
    for n, (at, label, score) in enumerate(nodes):
        gain = max(0.02, (score - 0.2) * WEIGHTS.get(label.style, 1.0)) + (0.15 if label.values[-1] == 1 else 0)
        top, origin = gain, None
        for m in range(n - 1, -1, -1):
            before_at, before, _ = nodes[m]
            if before_at == at or before.style != label.style:
                continue
            step = 0.0 if follows(before, label) else 0.25 if follows(before, label, 3) else None
            if step is None and before.values == label.values and score > 0.6:
                step = 0.4  # a number printed twice
            if step is not None and best[m] + gain - step > top:
                top, origin = best[m] + gain - step, m
        best.append(top)
        came.append(origin)
    if not best:
        return []
    end: int | None = max(range(len(best)), key=lambda n: best[n])
    chain: list[tuple[int, Label]] = []
    total = best[end] if end is not None else 0.0
    while end is not None:
        chain.append(nodes[end][:2])
        end = came[end]
    chain.reverse()
    return (
        chain
        if (total >= 0.6 and (len(chain) > 1 or total > 0.7)) or len(chain) >= 5 or (len(chain) >= 3 and total >= 0.4)
        else []
    )


def read_items(pieces: list[Piece], agenda: bool = False) -> list[Heading]:
    """The items of the pieces that hold the business, numbered or not, with sub-items; an agenda lists nothing else."""
    chain = find_chain(pieces)
    if len(chain) >= 2 and (agenda or chain_covers(chain, pieces)):
        tops = [made for at, label in chain if (made := numbered_heading(pieces, at, label, agenda))]
        if sum(bool(MOVER_PAIR.match(top.title)) for top in tops) < 0.6 * len(tops):
            return with_parts(pieces, tops, chain)
        return unnumbered([replace(piece, text="") if MOVER_PAIR.search(piece.body) else piece for piece in pieces])
    alone = single_item(pieces, chain)
    if alone:
        return with_parts(pieces, alone, chain)
    loose = unnumbered(pieces)
    if len(chain) >= 5 and len(loose) < len(
        chain
    ):  # numbered paragraphs without titles: no items, but decisions have numbers
        return [Heading(label.body, "", at, pieces[at], pieces[at].text[label.end :].strip()) for at, label in chain]
    return loose


MOVER_PAIR = re.compile(  # "S. Foote, L. Kirk:" numbers a motion by who moved and seconded it, and heads no item
    r"^(?:[A-Z]\.|[A-Z][\w’'-]+) [A-Z][\w’'-]+, (?:[A-Z]\.|[A-Z][\w’'-]+) [A-Z][\w’'-]+:?$"
)


def single_item(pieces: list[Piece], chain: list[tuple[int, Label]]) -> list[Heading]:
    """The only item of a special meeting: "1." before an emphasised title."""
    if len(chain) != 1 or chain[0][1].values != (1,) or chain[0][1].style not in ("number", "slashed", "double"):
        return []
    at, label = chain[0]
    if not (pieces[at].kind == "heading" or pieces[at].lead) or not pieces[at].text[: label.end].strip().endswith("."):
        return []
    heading = numbered_heading(pieces, at, label)
    return [heading] if heading and heading.title else []


def chain_covers(chain: list[tuple[int, Label]], pieces: list[Piece]) -> bool:
    """Whether numbered headings carry the paper, or only number something within it."""
    headings = [at for at, label in chain if heading_score(pieces[at], label) > 0.2]
    return len(headings) >= 2 and (len(headings) >= 0.4 * len(chain) or len(chain) >= 5)


def numbered_heading(pieces: list[Piece], at: int, label: Label, listed: bool = False) -> Heading | None:
    """The heading at a place of the chain; None where the number stands before a mere paragraph."""
    piece = pieces[at]
    if not listed and heading_score(piece, label) < 0.05:
        return Heading(label.body, "", at, piece, rest=piece.text[label.end :].strip())
    title, rest = split_title(piece, label)
    return finish(Heading(label.body, title, at, piece, rest), pieces)


def finish(heading: Heading, pieces: list[Piece]) -> Heading:
    """Joins the lines of a long title and takes off what only refers: "(Item 5)", "(Pages 1 - 10)"."""
    taken, title, agenda = heading.taken, heading.title, None
    at = heading.at + taken
    while not heading.rest and at < len(pieces) and at - heading.at < 4:
        following = pieces[at]
        if AGENDA_ITEM.fullmatch(following.text.strip(" .")):
            agenda = AGENDA_ITEM.fullmatch(following.text.strip(" .")).group("number")  # type: ignore[union-attr]  # it matched above
            taken, at = taken + 1, at + 1
            break
        if not _title_goes_on(heading, title, following, pieces[at - 1]):
            break
        title, taken, at = f"{title} {following.text}", taken + 1, at + 1
    inside = AGENDA_ITEM.search(title)
    agenda = agenda or (inside.group("number") if inside else None)
    if inside and inside.end() < len(title) - 2:
        heading = replace(heading, rest=title[inside.end() :].strip())
        title = title[: inside.start()]
    cleaned = TAIL.sub("", TAIL.sub("", title)).strip(" .:;–—-\u200b")
    return replace(heading, title=" ".join((cleaned or title).split()), taken=taken, agenda_item=agenda)


def _title_goes_on(heading: Heading, title: str, following: Piece, before: Piece) -> bool:
    """The next line belongs to the title: set like it, close by, and the title is unfinished or it begins small."""
    if following.page != before.page or following.label or following.bullet or not following.text or following.grid:
        return False
    if AGENDA_ITEM.match(following.text) or find_cue(following.text):
        return False
    alike = following.bold and heading.piece.bold and abs(following.size - heading.piece.size) < 1
    close = True
    if following.bbox and before.bbox:
        close = following.bbox[1] - before.bbox[3] < 0.8 * max(8.0, following.size)
    open_ended = bool(re.search(r"(?:[,&–-]|\b(?:and|of|the|for|to|in|on|with|a|by|at|or))$", title.strip()))
    return (
        alike
        and close
        and (open_ended or following.text[:1].islower() or (is_caps(title) and is_caps(following.text) and open_ended))
    )


def with_parts(pieces: list[Piece], tops: list[Heading], chain: list[tuple[int, Label]]) -> list[Heading]:
    """The items with those of their numbered parts that have headings of their own."""
    found: list[Heading] = []
    for n, top in enumerate(tops):
        end = tops[n + 1].at if n + 1 < len(tops) else closing_at(pieces, top.at)
        if top.title:
            found.append(top)
        found += parts_of(pieces, top, top.at + top.taken, end, chain[0][1].style)
    return found


def closing_at(pieces: list[Piece], start: int) -> int:
    """Where the meeting ends: what is appended after that is no part of its last item."""
    return next((at for at in range(start, len(pieces)) if CLOSING.match(pieces[at].text)), len(pieces))


def parts_of(pieces: list[Piece], top: Heading, start: int, end: int, style: str) -> list[Heading]:
    """Lettered or numbered parts of one item that have a heading of their own."""
    runs: dict[str, list[Heading]] = {}
    expected: dict[str, int] = {}
    for at in range(start, end):
        for label in alternatives(pieces[at].text):
            if label.style not in SUB_STYLES or (label.style == style and label.style not in ("double", "triple")):
                continue
            nested = label.style in ("double", "triple")
            if nested and not (label.body.startswith(f"{(top.number or '').strip()}.")):
                continue
            value = label.values[-1]
            if value != expected.get(label.style, 1) and not (nested and value > expected.get(label.style, 1) - 1):
                continue
            expected[label.style] = value + 1
            if is_part_heading(pieces, at, label, end):
                title, rest = split_title(pieces[at], label)
                between = "." if label.body.isdigit() else ""
                number = label.body if nested else f"{top.number or ''}{between}{label.body}"
                runs.setdefault(label.style, []).append(
                    finish(Heading(number, title, at, pieces[at], rest, parent=top.number), pieces)
                )
            break
    found = [heading for run in runs.values() for heading in run if heading.title]
    return sorted(found, key=lambda heading: heading.at)


def is_part_heading(pieces: list[Piece], at: int, label: Label, end: int) -> bool:
    """A part's own heading: emphasised or short, no sentence, with something said under it."""
    piece = pieces[at]
    title, rest = split_title(piece, label)
    if re.fullmatch(
        r"(?:The )?(?:Committee|Council|Board|Cabinet|Panel|Members|Authority|Executive|Commission|Sub-Committee)",
        title,
    ):
        return False
    if (
        (VERB.search(title) and not (piece.bold and piece.kind == "heading"))
        or len(words_of(title)) > 14
        or not title[:1].isupper()
        or title.endswith((";", ","))
    ):
        return False
    lead = _without_label(piece.lead, piece.text[: label.end])
    if len(lead) > 2 and (piece.bold or rest):
        return True
    if rest and (is_caps(title) or len(words_of(title)) <= 7) and ":" in piece.text[: len(title) + label.end + 3]:
        return len(words_of(rest)) > 0 and not re.match(r"£?\d", rest)
    if (
        rest
        and len(words_of(title)) <= 6
        and (VERB.search(rest) or len(words_of(title)) <= 4 <= len(words_of(rest)) + 1)
    ):
        return True
    below = pieces[at + 1] if at + 1 < end else None
    return (
        not rest
        and not piece.text.endswith((".", ";", ","))
        and below is not None
        and not _same_list(piece, below, label)
    )


def _same_list(piece: Piece, below: Piece, label: Label) -> bool:
    """The next piece is only the list's next entry."""
    return any(other.style == label.style and follows(label, other) for other in alternatives(below.text))


def unnumbered(pieces: list[Piece]) -> list[Heading]:
    """Headings where the paper numbers nothing: those marked "(Item 5)", else emphasised ones, else run-in titles."""
    marked = [at for at, piece in enumerate(pieces) if AGENDA_ITEM.search(piece.text) and len(piece.text) < 220]
    if len(marked) >= 2:
        return [heading for at in marked if (heading := marked_heading(pieces, at))]
    emphatic = [at for at, piece in enumerate(pieces) if _is_emphatic(piece) and not _bare_people(piece.text)]
    chosen = emphatic if len(emphatic) >= 2 else [at for at, piece in enumerate(pieces) if _is_run_in(piece)]
    found: list[Heading] = []
    for at in chosen:
        title, rest = split_title(pieces[at], None)
        heading = finish(Heading(None, title.strip(" :–-."), at, pieces[at], rest), pieces)
        if not found or at >= found[-1].at + found[-1].taken:
            found.append(heading)
    return found


def marked_heading(pieces: list[Piece], at: int) -> Heading | None:
    """A heading that the words "(Item 5)" follow, on its own line or the next."""
    match = AGENDA_ITEM.search(pieces[at].text)
    if not match:
        return None
    title, start = pieces[at].text[: match.start()].strip(), at
    while (not title or (pieces[start - 1].bold and pieces[at].bold and title)) and start > 0 and at - start < 3:
        if title and not (
            pieces[start - 1].bold and not AGENDA_ITEM.search(pieces[start - 1].text) and title[:1].islower()
        ):
            break
        start -= 1
        title = f"{pieces[start].text} {title}".strip()
    number = match.group("number")
    return Heading(
        number,
        title.strip(" .:–-"),
        start,
        pieces[start],
        pieces[at].text[match.end() :].strip(),
        at - start + 1,
        agenda_item=number,
    )


def _bare_people(text: str) -> bool:
    """Names alone head nothing; words in capitals are rather a title."""
    if is_caps(text) and not re.match(r"(?:CLLR|COUNCILLOR|MR|MRS|MS|MISS|DR)\b", text):
        return False
    return all(is_name(part) for part in re.split(r"\t|\s{2,}|,\s*", text) if part) or (
        len(text.split()) == 4 and is_name(" ".join(text.split()[:2])) and is_name(" ".join(text.split()[2:]))
    )


NO_ITEM = re.compile(
    r"^(?:present|in attendance|attendees|also present|clerk|chair\w*|members present|actions?\b|"
    r"resolved|agreed|decided|decision|recommend\w*|noted|signed|unrestricted items|exempt items|part [12i]+\b|"
    r"proposed|seconded|draft|for the|(?:for|against|abstain\w*|abstentions?)\W*$|totals?\b|£|original file|officers|"
    r"page \d|tel\b|email|e-?mail|date:|time:|venue|place|to:|from:)",
    re.IGNORECASE,
)


def _is_emphatic(piece: Piece) -> bool:
    if piece.grid or piece.bullet or not piece.text or NO_ITEM.match(piece.text):
        return False
    title = piece.text if piece.bold else piece.lead
    words = words_of(title)
    if not words or len(words) > 16 or not any(len(word) > 2 for word in words):
        return False
    return not VERB.search(title) and title[:1].isupper() and not (piece.bold and title.endswith((".", ",", ";")))


def _is_run_in(piece: Piece) -> bool:
    if piece.grid or piece.bullet or NO_ITEM.match(piece.text):
        return False
    match = re.match(r"^(?P<title>[A-Z][^:.]{2,60}):\s+\S", piece.text)
    return bool(match and not VERB.search(match.group("title")) and len(words_of(match.group("title"))) <= 8)
