"""Where the parts of a pack begin: by listed pages, bookmarks, stamps, title pages and restarting folios."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.meetings.flow import grid_lines
from extract.meetings.report_fields import form_row
from extract.paper import Block, Paper, PaperPage
from extract.records import Part

THRESHOLD = 0.9
# How a page begins that begins a part: (kind, weight, pattern for its first lines, example)
OPENINGS: tuple[tuple[str, float, re.Pattern[str], str], ...] = (
    (
        "report",
        0.5,
        re.compile(r"^(?:from|report by|report of|by)\b\s*:?\s+\S|^(?:from|report by|report of)\s*:", re.IGNORECASE),
        "From: A Smith, Director",
    ),
    (
        "report",
        0.3,
        re.compile(r"^(?:to|report to|committee|decision maker|meeting)\s*:", re.IGNORECASE),
        "To: Cabinet, 30 January 2025",
    ),
    (
        "report",
        0.5,
        re.compile(r"^(?:subject|report title|title of report|title|report)\s*:", re.IGNORECASE),
        "Subject: Budget",
    ),
    (
        "report",
        0.5,
        re.compile(
            r"^(?:report author|lead (?:director|officer|member|cabinet member)|contact officer|author|"
            r"ward\(?s?\)?(?: affected)?|wards? affected|cabinet member|portfolio holder|responsible officer|key "
            r"decision|decision type|date of meeting|electoral divisions?)\b.{0,12}:",
            re.IGNORECASE,
        ),
        "Wards affected: All",
    ),
    (
        "report",
        0.2,
        re.compile(r"^(?:classification|exempt|status)\s*:", re.IGNORECASE),
        "Classification: Unrestricted",
    ),
    (
        "report",
        0.8,
        re.compile(
            r"^(?:joint )?report of (?:the )?[A-Z]|^report to (?:the )?[A-Z]|^(?:officer|committee) report\b",
            re.IGNORECASE,
        ),
        "Report of the Director of Place",
    ),
    (
        "minutes",
        1.0,
        re.compile(
            r"^(?:draft |unconfirmed )?(?:minutes|notes) (?:of|from) (?:the |a |an )?(?:\w+ ){0,8}(?:meeting|"
            r"committee|council|cabinet|board|panel)|^(?:draft )?minutes$",
            re.IGNORECASE,
        ),
        "Minutes of a meeting of the Cabinet",
    ),
    (
        "form",
        1.0,
        re.compile(
            r"(?:record of (?:\w+ ){0,3}decision|decision (?:notice|record|report form)|delegated decision)",
            re.IGNORECASE,
        ),
        "PROPOSED RECORD OF DECISION",
    ),
    (
        "form",
        0.9,
        re.compile(
            r"^(?:\w+ ){0,4}(?:equalit(?:y|ies)(?: and \w+)? impact|eqia|equia|data protection impact|dpia|"
            r"climate (?:change )?impact|privacy impact|impact assessment|screening (?:form|tool))",
            re.IGNORECASE,
        ),
        "Equality Impact Assessment",
    ),
)
LABELLED = re.compile(
    r"^(?P<word>appendix|annexe?|enclosure|schedule|exhibit)\s*(?P<label>[A-Z]{1,2}\d{0,2}|\d{1,2}[A-Za-z]?|"
    r"[IVX]+)?(?=\W|$)",
    re.IGNORECASE,
)
AGENDA_STAMP = re.compile(r"^(?:agenda )?item\s*(?:no\.?|number)?\s*:?\s*(?P<number>\d+[a-z]?)$", re.IGNORECASE)
FOLIO = re.compile(
    r"^(?:page|pack page|p\.?)?\s*(?P<number>\d{1,4})(?:\s*(?:of|/)\s*(?P<total>\d{1,4}))?$", re.IGNORECASE
)
BLANK = re.compile(r"intentionally (?:left )?blank|minute item|^$", re.IGNORECASE)
PAGES = re.compile(r"\(?\bpages?\s*(?P<first>\d{1,4})(?:\s*(?:-|–|—|to)\s*(?P<last>\d{1,4}))?\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of the agenda's list, with the pages that it names."""

    number: str | None
    title: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """Evidence that a page begins a part."""

    score: float
    kind: str
    title: str | None
    label: str | None = None
    item: str | None = None
    restart: float = 0.0  # how much of the score is a folio that starts again
    running: bool = False  # the label stands in the running head


def split_parts(paper: Paper, listed: Sequence[Listed] = (), front: int = 1) -> tuple[Part, ...]:
    """The parts of a pack; `front` is the last page of its front sheet."""
    starts = _from_folios(paper, listed, front)
    marks = {mark.page: mark.title for mark in paper.outline if mark.page and mark.level <= 1}
    parts: list[Part] = [Part(kind="front sheet", title=None, first_page=1, last_page=1, page=1)]
    label: str | None = None
    for at, page in enumerate(paper.pages):
        if page.number <= front or not page.blocks:
            continue
        before = paper.pages[at - 1]
        opening = page_opening(page, before, listed, label)
        fresh = parts[-1].first_page == page.number - 1 and page.number > front + 1  # the page before was a title page
        score = (
            opening.score
            - (opening.restart if fresh else 0.0)
            - (1.0 if fresh and opening.running and not label else 0.0)
        )
        score += (1.0 if page.number in starts else 0.0) + (0.6 if page.number in marks and len(marks) > 2 else 0.0)
        if score < THRESHOLD or _is_blank(page):
            label = label or opening.label
            continue
        label = opening.label
        item = starts.get(page.number) or opening.item
        title = opening.title or marks.get(page.number)
        parts.append(
            Part(
                kind=opening.kind,
                title=title,
                item=item,
                first_page=page.number,
                last_page=page.number,
                page=page.number,
            )
        )
    last = max(paper.total_pages, len(paper.pages))
    ends = [part.first_page - 1 for part in parts[1:]] + [last]
    return tuple(
        Part(
            kind=part.kind,
            title=part.title,
            item=part.item,
            first_page=part.first_page,
            last_page=max(end, part.first_page),
            page=part.first_page,
        )
        for part, end in zip(parts, ends, strict=True)
    )


def page_opening(page: PaperPage, before: PaperPage, listed: Sequence[Listed], label: str | None) -> Opening:
    """How much a page looks like the first of a part, by its first lines and by what changes from the page before."""
    tops = top_lines(page)
    kind, score = "other", 0.0
    slide = _is_slide(page)
    votes: Counter[str] = Counter()
    for name, weight, pattern, _ in OPENINGS:
        if slide and name == "report":
            continue
        if any(pattern.search(text) for text in (tops if name == "report" else tops[:3])):
            votes[name] += weight  # type: ignore[assignment]  # weights are fractions
    if votes:
        kind, score = votes.most_common(1)[0]
    found = _appendix_label(page) or _form_label(tops)
    if found and found != label and not found.startswith("form"):
        kind, score = (
            ("appendix", max(score, 1.0)) if kind in ("other", "report") and score < 0.9 else (kind, max(score, 1.0))
        )
    elif found and found == label:
        score = min(score, 0.3) if kind != "minutes" else score
    restart = _restart(page, before)
    score += restart + _look(page, before) + _set_apart(page, before) + (0.3 if _is_contents(page) else 0.0)
    item = next((match.group("number") for text in tops if (match := AGENDA_STAMP.match(text))), None)
    title, matched = _title(page, tops, listed)
    return Opening(
        score + (0.9 if item else 0.0) + (0.4 if matched else 0.0),
        _kind(kind, page, found),
        title,
        found or (None if score >= THRESHOLD else label),
        item or (matched.number if matched else None),
        restart,
        bool(found) and any(LABELLED.match(line.text.strip()) for line in page.furniture),
    )


def _kind(kind: str, page: PaperPage, label: str | None) -> str:
    wide = bool(page.width and page.height and page.width > 1.25 * page.height)
    if kind == "other" and wide and _is_slide(page):
        return "slides"
    return "appendix" if kind == "other" and label else kind


def top_lines(page: PaperPage, count: int = 10) -> list[str]:
    """The first lines of a page, its running head included."""
    head = [
        line.text.strip() for line in page.furniture if line.bbox and page.height and line.bbox[1] < 0.12 * page.height
    ]
    lines = [text for block in page.blocks[:8] for text in _opening_lines(block)]
    return [text for text in (head[:2] + lines)[:count] if text]


def _opening_lines(block: Block) -> list[str]:
    """The first lines of a block; of a form at the head of a report its first rows, label and value together."""
    if not block.grid:
        return [line.text.strip() for line in block.lines[:3]]
    rows = [[" ".join(cell.text.split()) for cell in row if cell.text.strip()] for row in grid_lines(block.grid)[:7]]
    return [text for row in rows if len(row) <= 4 for text in form_row(row) if len(text) < 200]


def _is_slide(page: PaperPage) -> bool:
    """A page as wide as a screen, set in large type."""
    if not page.width or not page.height or page.width < 1.25 * page.height:
        return False
    ratio = page.width / page.height
    return ratio > 1.6 or abs(ratio - 4 / 3) < 0.01 or _biggest(page) >= 20


def _form_label(tops: list[str]) -> str | None:
    """The form that a page belongs to, so that its later sections do not begin another one."""
    match = next(
        (
            m
            for text in tops[:3]
            if (m := re.search(r"\b(?:dpia|eqia|equia|data protection|equalit|climate|privacy)", text, re.IGNORECASE))
        ),
        None,
    )
    return f"form {match.group().lower()}" if match else None


CONTENTS = re.compile(r"\S.*\D\s?\d{1,3}$")


def _is_contents(page: PaperPage) -> bool:
    """A list of sections with their pages."""
    lines = [line.text.strip() for block in page.blocks for line in block.lines][:16]
    return sum(bool(CONTENTS.match(text)) and len(text) < 110 for text in lines) >= max(5, 0.4 * len(lines))


def _appendix_label(page: PaperPage) -> str | None:
    """The appendix that a page says at its head that it is."""
    lines = _first_blocks(page)
    for text, strong in lines:
        match = LABELLED.match(text)
        if (
            match
            and (strong or len(text) < 90)
            and not re.match(r"\w+\s*\w*\s+(?:sets|shows|provides|to this|attached|is|contains)\b", text)
        ):
            return f"{match.group('word')[:5]} {match.group('label') or ''}".lower().strip()
    return None


def _first_blocks(page: PaperPage) -> list[tuple[str, bool]]:
    head = [
        (line.text.strip(), True)
        for line in page.furniture
        if line.bbox and page.height and line.bbox[1] < 0.12 * page.height
    ]
    numbered = bool(page.blocks and page.blocks[0].label)  # an agenda's item with its appendix beside it
    body = [
        (block.text.strip(), block.kind == "heading") for block in page.blocks[: 1 if numbered else 2] if block.text
    ]
    short = [(text, strong) for text, strong in body if len(text) < 160]
    return head[:3] + short


def _folio(page: PaperPage) -> tuple[int, int | None] | None:
    """The printed number of a page, and of how many."""
    lines = [line.text.strip() for line in page.furniture]
    lines += [block.text.strip() for block in page.blocks[-2:] if block.text and len(block.text) < 16]
    for text in lines:
        match = FOLIO.match(text) or re.search(
            r"\bpage (?P<number>\d{1,4}) of (?P<total>\d{1,4})\b", text, re.IGNORECASE
        )
        if match:
            return int(match.group("number")), int(match.group("total")) if match.group("total") else None
    return None


def _restart(page: PaperPage, before: PaperPage) -> float:
    """A folio that starts again from one, or counts to another total."""
    now, then = _folio(page), _folio(before)
    if now and then and now[1] == then[1] and now[0] == then[0] + 1 and now[1]:
        return -1.5
    if now and now[0] == 1 and (then is None or then[0] != 0):
        return 0.8 if now[1] or (then and then[0] > 1) else 0.3
    if now and then and now[1] and then[1] and now[1] != then[1]:
        return 0.8
    return 0.25 if bool(now) != bool(then) else 0.0


def _look(page: PaperPage, before: PaperPage) -> float:
    """Another paper size or running head."""
    score = 0.0
    if page.width and before.width and page.height and before.height:
        sides, sides_before = sorted((page.width, page.height)), sorted((before.width, before.height))
        if abs(sides[0] - sides_before[0]) > 12 or abs(sides[1] - sides_before[1]) > 12:
            score += 0.6
        elif (page.width > page.height) != (before.width > before.height):
            score += 0.2
    heads, heads_before = _running(page), _running(before)
    if heads_before and heads and not heads & heads_before:
        score += 0.3
    elif bool(heads) != bool(heads_before):
        score += 0.15
    return score


def _running(page: PaperPage) -> frozenset[str]:
    return frozenset(
        text
        for line in page.furniture
        if len(text := re.sub(r"\d+", "", line.text).strip()) > 5 and not FOLIO.match(line.text.strip())
    )


def _biggest(page: PaperPage) -> float:
    return max((line.size for block in page.blocks[:3] for line in block.lines), default=0.0)


def _set_apart(page: PaperPage, before: PaperPage) -> float:
    """A title larger than what the text of the page before was set in, after a page that ended early."""
    first = next((block for block in page.blocks if block.text or block.grid), None)
    if _is_slide(page) and _is_slide(before):
        return 0.9 if _biggest(page) >= 1.4 * max(18, _biggest(before)) and len(page.blocks) <= 5 else 0.0
    if first is None or first.grid or not first.lines:
        return 0.0
    body = Counter(round(line.size) for block in (*before.blocks, *page.blocks) for line in block.lines)
    usual = body.most_common(1)[0][0] if body else 0
    size = first.lines[0].size
    title = first.kind == "heading" and usual and size >= 1.25 * usual and size >= 14
    score = 0.45 if title else 0.0
    score += 0.2 if title and size >= 1.8 * usual else 0.0
    return score + (0.25 if _ends_early(before) and (title or first.kind == "heading") else 0.0)


def _ends_early(page: PaperPage) -> bool:
    boxes = [block.bbox for block in page.blocks if block.bbox]
    return bool(boxes and page.height and max(box[3] for box in boxes) < 0.6 * page.height)


def _title(page: PaperPage, tops: list[str], listed: Sequence[Listed]) -> tuple[str | None, Listed | None]:
    """The part's title: what the agenda calls it where the page says the same, else its subject or first heading."""
    for block in page.blocks[:10]:
        match = re.match(
            r"^(?:subject|report title|title of report|title)\s*:\s*(?P<title>\S.*)$", block.text, re.IGNORECASE | re.S
        )
        if match:
            title = " ".join(match.group("title").split())
            return title, _agenda_match(title, listed)
    heading = next((block.text for block in page.blocks[:4] if block.kind == "heading" and len(block.text) > 3), None)
    first = heading or next((text for text in tops if len(text) > 3), None)
    return first, _agenda_match(first, listed) if first else None


def _agenda_match(title: str, listed: Sequence[Listed]) -> Listed | None:
    scored = [
        (fuzz.token_sort_ratio(title.lower(), item.title.lower()), at)
        for at, item in enumerate(listed)
        if len(item.title) > 12
    ]
    best = max(scored, default=(0.0, 0))
    return listed[best[1]] if best[0] >= 85 else None


def _is_blank(page: PaperPage) -> bool:
    text = " ".join(block.text for block in page.blocks)
    return len(text) < 60 and bool(BLANK.search(text)) and not any(block.grid for block in page.blocks)


def _from_folios(paper: Paper, listed: Sequence[Listed], front: int) -> dict[int, str | None]:
    """The sheets on which the agenda's listed pages begin, by the folios stamped on the sheets."""
    offsets: Counter[int] = Counter()
    for page in paper.pages:
        folio = _folio(page)
        if folio and not folio[1]:
            offsets[page.number - folio[0]] += 1
    if not offsets or not listed:
        return {}
    offset, count = offsets.most_common(1)[0]
    if count < max(3, 0.4 * len(paper.pages)) or not 0 <= offset <= front + 6:  # else the folios are one part's own
        return {}
    return {
        item.first + offset: item.number
        for item in listed
        if item.first and 0 < item.first + offset <= len(paper.pages)
    }


def is_text(block: Block) -> bool:
    """Whether a block holds words."""
    return bool(block.text.strip())
