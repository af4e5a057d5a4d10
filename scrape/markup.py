"""What strangers send, as trees and plain text: XML without DTD or entities, HTML as browsers take it, JSON."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Callable, Iterator
from typing import TypeVar, cast

import lxml.html
from lxml import etree

from scrape.addresses import SESSION, clean_address, fault_of
from scrape.records import Answer
from scrape.refusals import Refused

T = TypeVar("T")

# what .NET writes for control characters of Word texts and no XML parser takes: &#xB; &#11;
NO_CHARACTER = re.compile(
    rb"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));|[\x00-\x08\x0b\x0c\x0e-\x1f]",
    re.IGNORECASE,
)
SPACE = re.compile(r"[\s\u00a0\u200b\ufeff]+")
UNSEEN = ("script", "style", "noscript", "template")


def parsed(answer: Answer, parse: Callable[[Answer], T]) -> T:
    """What a parser makes of an answer; its refusal carries the address."""
    try:
        return parse(answer)
    except Refused as refused:
        raise Refused(refused.outcome, refused.why, answer.address) from None


def parse_xml(body: bytes) -> etree._Element:
    """The root of an XML answer; one with a document type is refused, and so is what only looks like XML.

    >>> parse_xml(b"<meeting><meetingid>7</meetingid></meeting>").tag
    'meeting'
    """
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        body = body.decode("utf-16", "replace").encode()
        body = re.sub(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>", b"", body)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False)
    try:
        root = etree.fromstring(NO_CHARACTER.sub(b" ", body).strip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _no_xml(body, str(error)) from None
    if root is None:
        raise Refused("not_content", "an empty answer instead of XML")
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused("not_content", "XML with a document type of its own, which is not read")
    return root


def _no_xml(body: bytes, error: str) -> Refused:
    """Why bytes are no XML: a web page, nothing, or cut short."""
    head = body[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if not head:
        return Refused("not_content", "an empty answer instead of XML")
    if not head.startswith(b"<?xml") and (b"<html" in head or b"<script" in head or head.startswith(b"<!doctype")):
        return Refused("not_content", "a web page instead of XML")
    if not head.startswith(b"<"):
        return Refused("not_content", "text instead of XML")
    return Refused("parse_error", f"XML that is broken or cut short: {error[:120]}")


def parse_page(text: str) -> lxml.html.HtmlElement:
    """The root of a web page; anything that holds text is one.

    >>> parse_page("<p>Agenda").tag
    'html'
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    body = text.replace("\0", "").encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused("not_content", f"no web page: {str(error)[:80]}") from None
    return root


def parse_json(body: bytes) -> object:
    """A JSON answer, whichever values it holds.

    >>> parse_json(b'{"total": 3}')
    {'total': 3}
    """
    try:
        value: object = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        if body.lstrip()[:1] in (b"<", b""):
            raise Refused("not_content", "a web page or nothing instead of JSON") from None
        raise Refused("parse_error", f"no JSON: {str(error)[:80]}") from None
    return value


def of_class(element: etree._Element, *names: str) -> list[lxml.html.HtmlElement]:
    """The elements below it that carry one of these classes, in the page's order."""
    tests = " or ".join(f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in names)
    return cast(list[lxml.html.HtmlElement], element.xpath(f".//*[{tests}]"))


def plain(element: etree._Element, skip: tuple[str, ...] = ()) -> str:
    """The text of an element, its whitespace one space each; without scripts and the classes to skip.

    >>> plain(parse_page("<p>Report <span class='mgFileSize'>PDF 9 KB</span> 2</p>"), skip=("mgFileSize",))
    'Report 2'
    """
    return squeeze("".join(_texts(element, skip)))


def _texts(element: etree._Element, skip: tuple[str, ...]) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            if node.tag in UNSEEN or not isinstance(node.tag, str) or (skip and set(skip) & set(_classes(node))):
                walk.skip_subtree()
            elif node.text:
                yield node.text
            if node.tag == "br":
                yield " "
        elif node.tail and node is not element:
            yield node.tail


def _classes(node: etree._Element) -> list[str]:
    return (node.get("class") or "").split()


def squeeze(text: str) -> str:
    """One space for each stretch of whitespace, none at the ends."""
    return SPACE.sub(" ", text).strip()


def unescaped(text: str | None) -> str:
    """A title as a person reads it, however often its entities were escaped.

    >>> unescaped("Chair&amp;#39;s  Announcements ")
    "Chair's Announcements"
    """
    text = text or ""
    for _ in range(3):
        once = html.unescape(text)
        if once == text:
            break
        text = once
    return squeeze(text)


def absolute(href: str | None, base: str) -> str | None:
    """Where a link leads, cleaned; None where that is nothing to be asked.

    >>> absolute("documents/s12/A report.pdf", "https://a.example/(S(abc123))/ieListDocuments.aspx?MId=1")
    'https://a.example/documents/s12/A%20report.pdf'
    """
    if not href:
        return None
    try:
        address = clean_address(href, base)
    except ValueError:
        return None
    return None if fault_of(address) else address


def fingerprint(*parts: object) -> str:
    """A short name for what something says, the same on every night.

    >>> fingerprint("a", None) == fingerprint("a", None) != fingerprint("a", "")
    True
    """
    return hashlib.sha256("\x1f".join(map(repr, parts)).encode("utf-8", "replace")).hexdigest()[:24]


def xml_fingerprint(root: etree._Element) -> str:
    """What an XML answer says, whitespace and the order of attributes apart."""
    said = [
        (node.tag, sorted(node.attrib.items()), squeeze(node.text or ""), squeeze(node.tail or ""))
        for node in root.iter()
        if isinstance(node.tag, str)
    ]
    return fingerprint(said)


def page_fingerprint(root: etree._Element) -> str:
    """What a page or a part of it says and links to, without scripts, hidden fields and session ids."""
    links = [SESSION.sub("", link.get("href") or "") for link in root.iter("a")]
    return fingerprint(plain(root), links)
