"""Whether an answer is what was asked: pure checks of status, form, marks, so that an error is never "0 meetings"."""

from __future__ import annotations

import codecs
import json
import re
from email.utils import parsedate_to_datetime

from scrape.records import Expect
from scrape.refusals import Refused

HEAD = 4096
BEFORE_ROOT = re.compile(rb"\A(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*", re.DOTALL | re.IGNORECASE)
AFTER_ROOT = re.compile(rb"(?:\s|<!--(?:(?!-->).)*-->|<\?(?:(?!\?>).)*\?>)+\Z", re.DOTALL)
ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z_][\w.-]*)[\s/>]")  # <s:getmeetings xmlns…>
HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|script|title|meta)\b", re.IGNORECASE)
TAG = re.compile(rb"<\s*[A-Za-z!]")
FEEDS = frozenset({"rss", "feed", "RDF"})
# Pages that stand between us and what was asked; a person with a browser may pass them, we do not try.
CHALLENGES = re.compile(
    rb"cf-chl-|cf_chl_opt|/cdn-cgi/challenge-platform|<title>\s*just a moment|attention required!\s*\|\s*cloudflare"
    rb"|_incapsula_resource|incapsula incident id|request unsuccessful\. incapsula|awswafintegration|aws-waf-token"
    rb"|<title>\s*access denied|the requested url was rejected\. please consult with your administrator"
    rb"|sgcaptcha|ddos-guard|px-captcha|<title>\s*request rejected|distil_r_captcha|<title>\s*human verification",
    re.IGNORECASE,
)
ERROR_PAGES = ("/mgerror.aspx", "/customerrors/", "aspxerrorpath=")  # final addresses that carry no content
GONE = frozenset({404, 410})
BLOCKED = frozenset({401, 403, 407, 451})
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})  # worth a second try
REDIRECTS = frozenset({301, 302, 303, 307, 308})


def is_challenge(body: bytes) -> bool:
    """Whether a page asks for a proof that we are a person, or says that we may not pass.

    >>> is_challenge(b"<html><head><title>Just a moment...</title>")
    True
    """
    return bool(HTML.search(body[:HEAD])) and bool(CHALLENGES.search(body[:65536]))


def check_body(expect: Expect, address: str, body: bytes, final: str = "") -> None:
    """Raises Refused unless a body is what was expected; `final` is where redirects led."""
    if is_challenge(body) and not _bears_marks(expect, body):
        raise Refused("blocked", "a page that tells people from programs stands before it", address)
    where = (final or address).lower()
    if any(page in where for page in ERROR_PAGES):
        raise Refused("not_content", f"it leads to an error page, {final}", address)
    if not body.strip():
        raise Refused("not_content", "the answer is empty", address)
    fault = _fault_of_form(expect, body) or _fault_of_marks(expect, body, where)
    if fault:
        raise Refused("not_content", fault, address)


def _fault_of_form(expect: Expect, body: bytes) -> str | None:
    """Why a body has not the form that was expected."""
    match expect.form:
        case "xml":
            return fault_of_xml(body, expect.roots)
        case "feed":
            return fault_of_xml(body, expect.roots or FEEDS)
        case "html":
            return None if TAG.search(body[:HEAD]) and b"\0" not in body[:HEAD] else "it is no page"
        case "json":
            return fault_of_json(body)
        case "csv":
            return "it is no table" if b"\0" in body[:HEAD] or HTML.match(body[:HEAD].lstrip()) else None
        case "document" | "pdf":
            return fault_of_document(expect.form, body[:HEAD])
        case _:
            return None


def _fault_of_marks(expect: Expect, body: bytes, where: str) -> str | None:
    """Which mark is missing, or which should not be there."""
    low = body.lower()
    for mark in expect.never:
        if mark.lower().encode() in low or mark.lower() in where:
            return f"it says {mark!r}"
    if expect.marks and not _bears_marks(expect, body):
        return f"it lacks {' or '.join(map(repr, expect.marks))}"
    return None


def _bears_marks(expect: Expect, body: bytes) -> bool:
    low = body.lower()
    return any(mark.lower().encode() in low for mark in expect.marks)


def fault_of_xml(body: bytes, roots: frozenset[str]) -> str | None:
    """Why a body is not XML with such a root, whole to its closing tag.

    >>> fault_of_xml(b"<?xml version='1.0'?><getmeetings><committee/>", frozenset({"getmeetings"}))
    'the XML is cut short: <getmeetings> is not closed'
    """
    body = _as_utf8(body)
    found = ROOT.match(body, BEFORE_ROOT.match(body).end())  # type: ignore[union-attr]  # it matches nothing at least
    if found is None:
        return "it is no XML"
    name = found["name"].decode()
    if name.lower() == "html":
        return "it is a page, not XML"
    if roots and name not in roots:
        return f"its root is <{name}>, not {' or '.join(f'<{root}>' for root in sorted(roots))}"
    end = AFTER_ROOT.sub(b"", body[-HEAD:])
    alone = end.endswith(b"/>") and b"<" not in body[found.end() :]
    closed = alone or re.search(rb"</(?:[\w.-]+:)?%s\s*>\Z" % re.escape(found["name"]), end)
    return None if closed else f"the XML is cut short: <{name}> is not closed"


def _as_utf8(body: bytes) -> bytes:
    """The bytes without mark of order; UTF-16 as UTF-8."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace").encode()
    return body.removeprefix(codecs.BOM_UTF8)


def fault_of_json(body: bytes) -> str | None:
    """Why a body is no JSON.

    >>> fault_of_json(b'[{"id": 1}, {"id"')
    'it is no JSON, or cut short'
    """
    try:
        json.loads(body)
    except ValueError:
        return "it is a page, not JSON" if HTML.search(body[:HEAD]) else "it is no JSON, or cut short"
    except RecursionError:
        return "it is JSON nested too deep"
    return None


def fault_of_document(form: str, head: bytes) -> str | None:
    """Why the first bytes are none of a document.

    >>> fault_of_document("document", b"<!DOCTYPE html><html>"), fault_of_document("pdf", b"%PDF-1.7")
    ('it is a page, not a document', None)
    """
    if form == "pdf" and b"%PDF" not in head[:1024]:
        return "it is a page, not a PDF" if HTML.search(head) else "it does not begin as a PDF"
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:512]
    if form == "document" and HTML.match(start):
        return "it is a page, not a document"
    return None


def wait_asked(value: str | None, now: float) -> float | None:
    """The seconds that a Retry-After asks for, given as seconds or as a date.

    >>> wait_asked("120", 0), wait_asked("Thu, 01 Jan 1970 00:01:00 GMT", 0.0), wait_asked("soon", 0)
    (120.0, 60.0, None)
    """
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except ValueError:
        return None


def encoding_of(content_type: str, body: bytes) -> str:
    r"""The encoding of a text: what the header says where Python knows it, else what its bytes allow.

    >>> encoding_of("text/html; charset=ISO-8859-1", b"x"), encoding_of("text/html", b"caf\xe9")
    ('iso-8859-1', 'cp1252')
    """
    found = re.search(r"charset=[\"']?(?P<name>[\w.:-]+)", content_type, re.IGNORECASE)
    if found:
        try:
            codecs.lookup(found["name"])
        except LookupError:
            pass
        else:
            return found["name"].lower()
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
