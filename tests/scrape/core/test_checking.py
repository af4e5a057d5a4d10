"""Answers: what is taken for what was asked, and what is not."""

import gzip
import zlib

import pytest

from scrape.checking import check_body, encoding_of, fault_of_document, wait_asked
from scrape.records import Expect
from scrape.refusals import Refused
from scrape.robots import Robots
from scrape.unpacking import PIECE, Packed, unpacked

XML = Expect("xml", frozenset({"getmeetings"}))
PAGE = Expect("html", marks=('id="modgov"',))
CHALLENGE = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>cf_chl_opt</body></html>"


@pytest.mark.parametrize(
    ("expect", "body"),
    [
        (XML, b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- made --><getmeetings><committee/></getmeetings>\n<!-- end -->'),
        (XML, b"<getmeetings/>"),
        (XML, b'<!DOCTYPE getmeetings [<!ENTITY a "b">]><x:getmeetings xmlns:x="u">1</x:getmeetings >'),
        (XML, "<?xml version='1.0' encoding='utf-16'?><getmeetings>1</getmeetings>".encode("utf-16")),
        (Expect("xml"), b"<anything>1</anything>"),
        (PAGE, b'<html><body><div ID="MODGOV">Agenda</div>'),
        (Expect("json"), b'{"results": []}'),
        (Expect("csv"), b"date,title\n"),
        (Expect("feed"), b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>"),
        (Expect(), b"\x00\x01"),
    ],
)
def test_what_is_taken(expect, body):
    check_body(expect, "https://x.example/", body)


@pytest.mark.parametrize(
    ("expect", "body", "outcome", "why"),
    [
        (XML, b"<html><body>Moved</body></html>", "not_content", "a page, not XML"),
        (XML, b"<!DOCTYPE html PUBLIC 'x' 'y'><html xmlns='z'></html>", "not_content", "a page, not XML"),
        (XML, b"<wards/>", "not_content", "root is <wards>"),
        (XML, b"<getmeetings><committee><meeting>1</mee", "not_content", "cut short"),
        (XML, b"<getmeetings><committee/>", "not_content", "cut short"),
        (XML, b"Web Service method name is not valid.", "not_content", "no XML"),
        (XML, b"  \n", "not_content", "empty"),
        (XML, CHALLENGE, "blocked", "tells people"),
        (PAGE, b"<html><body>Something else</body></html>", "not_content", "lacks"),
        (PAGE, CHALLENGE, "blocked", "tells people"),
        (Expect("html", never=("server error",)), b"<p>Server Error in '/'</p>", "not_content", "server error"),
        (Expect("json"), b'{"results": [{"a"', "not_content", "cut short"),
        (Expect("json"), b"<html></html>", "not_content", "a page, not JSON"),
        (Expect("csv"), b"<!doctype html><html>", "not_content", "no table"),
        (Expect("feed"), b"<html></html>", "not_content", "a page"),
    ],
)
def test_what_is_refused(expect, body, outcome, why):
    with pytest.raises(Refused, match=why) as refused:
        check_body(expect, "https://x.example/", body)
    assert refused.value.outcome == outcome


def test_an_error_page_at_the_end_of_redirects_is_no_answer():
    with pytest.raises(Refused, match="error page"):
        check_body(Expect("html"), "https://x.example/a", b"<p>Sorry</p>", "https://x.example/mgError.aspx?x=1")


@pytest.mark.parametrize(
    ("form", "head", "taken"),
    [
        ("pdf", b"%PDF-1.7", True), ("pdf", b"\r\n\r\n%PDF-1.4", True), ("pdf", b"<html>", False),
        ("pdf", b"PK\3\4", False),
        ("document", b"PK\3\4", True), ("document", b"Dear Sir", True), ("document", b" <!DOCTYPE HTML><html>", False),
        ("document", b"\xef\xbb\xbf<html lang='en'>", False),
    ],
)  # fmt: skip
def test_documents_by_their_first_bytes(form, head, taken):
    assert (fault_of_document(form, head) is None) is taken


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("0", 0.0), (" 30 ", 30.0), ("Thu, 01 Jan 1970 00:00:40 GMT", 10.0), ("Wed, 31 Dec 1969 00:00:00 GMT", 0.0),
     (None, None), ("", None), ("-5", None), ("later", None)],
)  # fmt: skip
def test_waits_that_are_asked_for(value, seconds):
    assert wait_asked(value, 30.0) == seconds


@pytest.mark.parametrize(
    ("header", "body", "encoding"),
    [("text/html; charset=UTF-8", b"x", "utf-8"), ('text/html;charset="windows-1252"', b"x", "windows-1252"),
     ("text/html; charset=nonsense", b"x", "utf-8"), ("text/html", "é".encode(), "utf-8"), ("", b"\xe9", "cp1252")],
)  # fmt: skip
def test_encodings(header, body, encoding):
    assert encoding_of(header, body) == encoding


@pytest.mark.parametrize(
    "packed", [gzip.compress(b"ab" * 9, mtime=0) + gzip.compress(b"c", mtime=0), zlib.compress(b"ab" * 9 + b"c")]
)
def test_packed_bodies_come_out_whole_however_they_are_cut(packed):
    for size in (1, 3, len(packed)):
        chunks = [packed[at : at + size] for at in range(0, len(packed), size)]
        assert b"".join(unpacked(chunks, "gzip")) == b"ab" * 9 + b"c"


def test_bare_deflate_is_unpacked_too():
    engine = zlib.compressobj(wbits=-15)
    assert b"".join(unpacked([engine.compress(b"minutes") + engine.flush()], "deflate")) == b"minutes"


def test_a_bomb_comes_out_in_small_pieces():
    pieces = unpacked([gzip.compress(bytes(50_000_000))], "gzip")
    assert max(len(next(pieces)) for _ in range(3)) <= PIECE


@pytest.mark.parametrize(
    ("chunks", "encoding"),
    [
        ([gzip.compress(b"x" * 99, mtime=0)[:-9]], "gzip"),
        ([b"not packed"], "gzip"),
        ([b"x"], "br"),
        ([b"x"], "gzip, gzip"),
    ],
)
def test_what_does_not_unpack_is_said(chunks, encoding):
    with pytest.raises(Packed):
        list(unpacked(chunks, encoding))


WILD = "User-agent: *\nDisallow: */feed/*\nDisallow: /*.pdf$\nAllow: /feed/open\nCrawl-delay: 7"


@pytest.mark.parametrize(
    ("robots", "address", "allowed"),
    [
        (Robots(200, WILD), "https://x.example/list/feed/recent", False),
        (Robots(200, WILD), "https://x.example/a.pdf", False),
        (Robots(200, WILD), "https://x.example/a.pdf?T=1", True),
        (Robots(200, WILD), "https://x.example/mgWebService.asmx", True),
        (Robots(200, "User-agent: townclerk\nDisallow: /\n\nUser-agent: *\nAllow: /"), "https://x.example/", False),
        (Robots(200, "User-agent: *\nDisallow: /\n\nUser-agent: townclerk\nAllow: /"), "https://x.example/", True),
        (Robots(200, "<html>There is no such page</html>"), "https://x.example/", True),
        (Robots(404), "https://x.example/", True),
        (Robots(403), "https://x.example/", True),
    ],
)
def test_robots(robots, address, allowed):
    assert robots.closed is None
    assert robots.allows(address) is allowed


def test_robots_that_cannot_be_had_close_the_host():
    assert all(Robots(status).closed for status in (0, 429, 500, 503))
    assert Robots(200, WILD).delay == 7
    assert Robots(200, "User-agent: *\nRequest-rate: 1/10").delay == 10
