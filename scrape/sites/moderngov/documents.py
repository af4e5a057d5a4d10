"""Links to documents on a ModernGov site: which document a link means, whatever its file name says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml.html import HtmlElement

from scrape.markup import absolute, of_class, plain, unescaped

# documents/g1597/Public%20reports%20pack….pdf?T=10, documents/s7942/polc2.pdf, documents/b37462/Reports to follow.pdf
DOCUMENT = re.compile(r"/documents/(?P<kind>[gsb])(?P<id>\d{1,12})(?:[/.]|$)", re.IGNORECASE)
CONVERTED = re.compile(r"/mgConvert2PDF\.aspx$", re.IGNORECASE)  # mgConvert2PDF.aspx?ID=60860, ?ID=4967&T=10
STATIC = re.compile(r"/Data/(?P<id>[^/]{1,200}/\d{8,14}/.{1,300}\.\w{2,5})$", re.IGNORECASE)  # the layout of old sites
CHOOSER = re.compile(r"/mgChooseDocPack\.aspx$", re.IGNORECASE)  # a page between the meeting's page and its pack
SIZE = re.compile(r"\b(?P<form>PDF|DOCX?|RTF|XLSX?|PPTX?|HTML?)\s+(?P<size>[\d.,]+\s*[KMG]?B)\b", re.IGNORECASE)
# what a meeting's own documents are called, for links that leave T out
LABELS = (
    (re.compile(r"^(?:public|agenda|full)\s+(?:reports?|documents?)\s+pack", re.IGNORECASE), "10"),
    (re.compile(r"^agenda\s+front\s*sheet", re.IGNORECASE), "0"),
    (re.compile(r"^(?:printed|public)\s+(?:draft\s+)?minutes", re.IGNORECASE), "1"),
    (re.compile(r"^(?:printed\s+)?decisions", re.IGNORECASE), "2"),
)
PAPER_OF_PART = {"0": "agenda", "1": "minutes", "2": "decision", "10": "pack"}
NOT_PAPERS = {"6"}  # T=6: a member's register of interests
MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
CHANGING = frozenset("gb")  # made anew behind the same address


@dataclass(frozen=True, slots=True)
class Linked:
    """A document that a page links to: `kind`, `id` and `part` say which, the rest is how the page shows it."""

    kind: str
    id: str
    part: str
    address: str
    title: str
    size: str = ""  # "PDF 119 KB"

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells one document from another on the same host."""
        return (self.kind, self.id, self.part)

    @property
    def paper(self) -> str:
        """What sort of paper it is, by where it hangs."""
        if self.kind == "g":
            return PAPER_OF_PART.get(self.part, "other")
        if self.kind == "b":
            return "supplement"
        return "minutes" if MINUTES.search(self.title) else "report"


def query_of(address: str) -> Mapping[str, str]:
    """The parameters of an address, their names in lower case.

    >>> query_of("https://a.example/ieListDocuments.aspx?CId=78&MID=14341")["mid"]
    '14341'
    """
    return {name.lower(): value for name, value in parse_qsl(urlsplit(address).query)}


def document_key(address: str, label: str = "") -> tuple[str, str, str] | None:
    """Which document an address means, None where it means none.

    >>> document_key("https://a.example/documents/g7808/Public%20reports%20pack%2016-Sep-2025%2014.00%20Cabinet.pdf?T=10")
    ('g', '7808', '10')
    >>> document_key("https://a.example/mgConvert2PDF.aspx?ID=60860"), document_key("https://a.example/mgAi.aspx?ID=1")
    (('s', '60860', ''), None)
    """
    path, query = unquote(urlsplit(address).path), query_of(address)
    if match := DOCUMENT.search(path):
        kind = match["kind"].lower()
        part = query.get("t", "") or (_part_of_label(path[match.end() :], label) if kind == "g" else "")
        return (kind, match["id"], part if kind == "g" else "")
    if CONVERTED.search(path) and query.get("id", "").isdecimal():
        part = query.get("t", "")
        if part in NOT_PAPERS:
            return None
        return ("g", query["id"], part) if part else ("s", query["id"], "")
    if match := STATIC.search(path):
        return ("data", match["id"].casefold(), "")
    return None


def _part_of_label(*labels: str) -> str:
    """T by what the document is called: "Printed minutes 24th-Nov-2025 …" is 1."""
    return next((part for label in labels for pattern, part in LABELS if pattern.search(unquote(label).strip())), "")


def links_in(element: HtmlElement, base: str) -> list[Linked]:
    """The documents that a part of a page links to, each once, in the page's order."""
    found: dict[tuple[str, str, str], Linked] = {}
    for link in element.iter("a"):
        linked = _linked(link, base)
        if linked is not None:
            found.setdefault(linked.key, linked)
    return list(found.values())


def _linked(link: HtmlElement, base: str) -> Linked | None:
    address = absolute(link.get("href"), base)
    title = unescaped(plain(link, skip=("mgFileSize", "mgHide")))
    key = document_key(address, title) if address else None
    if key is None or address is None:
        return None
    sizes = [plain(size) for size in of_class(link, "mgFileSize")]
    match = SIZE.search(" ".join(sizes) or plain(link))
    size = f"{match['form']} {match['size']}" if match else ""
    return Linked(*key, address, SIZE.sub("", title).strip() or key[1], size)


def choosers_in(element: HtmlElement, base: str) -> list[tuple[str, str]]:
    """Addresses of the pages that offer a pack or a supplement to choose from, each with the words of its link."""
    found: dict[str, str] = {}
    for link in element.iter("a"):
        address = absolute(link.get("href"), base)
        if address and CHOOSER.search(urlsplit(address).path):
            found.setdefault(address, plain(link))
    return list(found.items())
