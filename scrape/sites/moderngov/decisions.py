"""Decisions of officers and executives on a ModernGov site: the list by publication date, one decision's page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from lxml.html import HtmlElement, tostring

from scrape.markup import absolute, of_class, page_fingerprint, plain
from scrape.printed import find_date, slashed
from scrape.sites.moderngov.documents import Linked, links_in, query_of
from scrape.sites.moderngov.pages import modgov_part

DECISION = re.compile(r"/ieDecisionDetails\.aspx$", re.IGNORECASE)
LONGEST = timedelta(days=180)  # a range of years ends in an error page after two minutes
LABEL = re.compile(r"^(?P<label>[^:]{2,60}):\s*(?P<value>.*)$")  # "Publication date: 22/10/2015"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision as the list shows it."""

    id: str
    title: str
    address: str
    published: date | None
    listing: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the page of a decision says."""

    title: str
    decided: date | None
    published: date | None
    at_meeting: bool  # decided by a meeting, which has its papers too
    documents: tuple[Linked, ...]
    body: bytes  # the page's own part as a page by itself, the same bytes as long as it says the same
    state: str


def slices(since: date, until: date, longest: timedelta = LONGEST) -> Iterator[tuple[date, date]]:
    """Pieces of a range, newest first, none longer than a site bears.

    >>> list(slices(date(2026, 1, 1), date(2026, 9, 1)))[1]
    (datetime.date(2026, 1, 1), datetime.date(2026, 3, 4))
    """
    while until >= since:
        first = max(since, until - longest)
        yield first, until
        until = first - timedelta(days=1)


def list_address(base: str, since: date, until: date) -> str:
    """The address of the list of decisions published between two days."""
    between = f"{slashed(since)}-{slashed(until)}".replace("/", "%2f")
    rest = "ACT=Find&RP=0&K=0&V=0&DM=0&HD=0&DS=2&Next=true&META=mgdelegateddecisions"
    return f"{base}/mgDelegatedDecisions.aspx?XXR=0&DR={between}&{rest}"


def parse_decision_list(text: str, base: str) -> tuple[DecisionRow, ...]:
    """The decisions of a list; rows that lead to an issue's history are none."""
    found: dict[str, DecisionRow] = {}
    for row in modgov_part(text).iter("tr"):
        decision = _row(row, base)
        if decision is not None:
            found.setdefault(decision.id, decision)
    return tuple(found.values())


def _row(row: HtmlElement, base: str) -> DecisionRow | None:
    for link in row.iter("a"):
        address = absolute(link.get("href"), base) or ""
        query = query_of(address)
        identity = query.get("id") or (f"item{query['aiid']}" if query.get("aiid") else "")
        if DECISION.search(urlsplit(address).path) and identity:
            cells = [plain(cell) for cell in row.iter("td")]
            published = next((day for cell in cells[1:] if (day := find_date(cell))), None)
            return DecisionRow(identity, plain(link, skip=("mgHide",)), address, published, page_fingerprint(row))
    return None


def parse_decision(text: str, base: str, authority: str = "") -> Decision:
    """The page of a decision."""
    part = modgov_part(text)
    labels = _labels(part)
    titles = [plain(title) for title in of_class(part, "mgSubTitleTxt", "mgMainTitleTxt") if title.tag == "h2"]
    title = titles[0] if titles else next((plain(found) for found in of_class(part, "mgMainTitleTxt")), "")
    return Decision(
        title=title,
        decided=find_date(labels.get("date of decision")),
        published=find_date(labels.get("publication date")),
        at_meeting="decided at meeting" in labels,
        documents=tuple(links_in(part, base)),
        body=_as_page(part, title, authority),
        state=page_fingerprint(part),
    )


def _labels(part: HtmlElement) -> dict[str, str]:
    """What stands behind the labels of a page, by their names in lower case."""
    matches = [LABEL.match(plain(paragraph)) for paragraph in part.iter("p")]
    return {match["label"].casefold(): match["value"] for match in reversed(matches) if match}


def _as_page(part: HtmlElement, title: str, authority: str) -> bytes:
    """What a page says of a decision as a page by itself, without scripts, forms and the site's own furniture."""
    for node in list(part.iter("script", "style", "form", "input", "noscript", "iframe")):
        if node is not part:
            node.drop_tree()
    for node in of_class(part, "mgFooter", "mgLinks", "mgHeader", "mgSubTitle"):
        node.drop_tree()
    head = [f"<!doctype html><meta charset=utf-8><title>{html.escape(title)}</title>", "<h1>Record of decision</h1>"]
    head += [f"<p>Authority: {html.escape(authority)}</p>"] if authority else []
    head.append(f"<h2>Subject: {html.escape(title)}</h2>")
    inner = tostring(part, encoding="unicode", with_tail=False)
    return "\n".join([*head, inner, ""]).encode("utf-8", "replace")
