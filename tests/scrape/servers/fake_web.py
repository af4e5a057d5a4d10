"""A web of invented public bodies on this machine's loopback, with a switch for each way in which real ones go wrong."""

from __future__ import annotations

import gzip
import io
import re
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

CHALLENGE = b"""<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>
<meta http-equiv="refresh" content="390"></head><body class="no-js"><div class="main-wrapper" role="main">
<noscript>Enable JavaScript and cookies to continue</noscript><div id="challenge-error-text"></div></div>
<script>window._cf_chl_opt={cvId:'3',cType:'managed'};</script>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>"""
ERROR_PAGE = b"""<html><head><title>Error</title></head><body><div id="modgov"><div class="mgHeader">
<h1  class="mgMainTitleTxt" >Error</h1></div><div class="mgContent" ><p>An error has occurred.</p></div></div></body></html>"""
SHAREPOINT = b"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html lang="en-us" dir="ltr"><head><meta name="GENERATOR" content="Microsoft SharePoint" /><title>
\tError
</title></head><body><form name="aspnetForm" method="post">An unexpected error has occurred.</form></body></html>"""


@dataclass
class Reply:
    """What a site says to one request."""

    body: bytes | str = b""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


@dataclass(frozen=True)
class Asked:
    """One request, as a site's own log has it."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    at: float
    target: str

    @property
    def is_document(self) -> bool:
        """Whether it asked for a file rather than for a list or a page."""
        return bool(re.search(r"/documents/|Document\.ashx|/attach/|mgConvert2PDF|/media/|\.pdf", self.target))


Site = Callable[[str, dict[str, str]], Reply | None]


@dataclass
class Fault:
    """One way to go wrong, for the requests whose target it matches, `times` times (None: always)."""

    kind: str
    match: str = ""
    times: int | None = None
    seconds: float = 0.0
    to: str = ""

    def takes(self, target: str) -> bool:
        if self.times == 0 or not re.search(self.match, target):
            return False
        if self.times is not None:
            self.times -= 1
        return True


class FakeWeb:
    """A server with sites below paths of their own, robots.txt, a log of what was asked, and faults to switch on."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self.robots: Reply | None = None  # None: there is none (404)
        self.asked: list[Asked] = []
        self.faults: list[Fault] = []
        self.mounts: list[tuple[str, Site]] = []
        self.lock = threading.Lock()
        self.closing = threading.Event()
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 20
            disable_nagle_algorithm = True  # or each answer waits for the acknowledgement of its head
            wbufsize = -1

            def do_GET(self) -> None:
                with suppress(ConnectionError, socket.timeout):
                    web.answer(self)

            def log_message(self, *args: object) -> None:
                """Nothing: the log is `asked`."""

        self.server = ThreadingHTTPServer((host, port), Handler)
        self.server.daemon_threads = True
        self.host, self.port = host, self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    @property
    def base(self) -> str:
        return f"http://{self.host}:{self.port}"

    def mount(self, path: str, site: Site) -> str:
        """Puts a site below a path; its address."""
        self.mounts.append((path.rstrip("/"), site))
        return self.base + path.rstrip("/")

    def break_with(self, kind: str, match: str = "", **how: object) -> Fault:
        """Switches a fault on."""
        fault = Fault(kind, match, **how)
        self.faults.append(fault)
        return fault

    def mend(self) -> None:
        """Switches all faults off."""
        self.faults.clear()

    def forget(self) -> None:
        """Empties the log, as between two nights."""
        with self.lock:
            self.asked.clear()

    def documents_asked(self) -> list[str]:
        """Targets of the requests for files."""
        return [asked.target for asked in self.asked if asked.is_document]

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Logs a request, then answers or goes wrong."""
        parts = urlsplit(handler.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        with self.lock:
            self.asked.append(
                Asked(unquote(parts.path), query, dict(handler.headers.items()), time.monotonic(), handler.path)
            )
            fault = next((fault for fault in self.faults if fault.takes(handler.path)), None)
        if fault is not None:
            go_wrong(handler, fault, lambda: self.reply(parts.path, query), self.closing)
        else:
            send(handler, self.reply(parts.path, query))

    def reply(self, path: str, query: dict[str, str]) -> Reply:
        """What the site below this path says."""
        path = unquote(path)
        if path == "/robots.txt":
            return self.robots or Reply("not found", "text/plain", 404)
        if path.lower().endswith("/mgerror.aspx"):
            return Reply(ERROR_PAGE)
        for prefix, site in self.mounts:
            if path.startswith(prefix):
                reply = site(path[len(prefix) :], query)
                if reply is not None:
                    return reply
        return Reply("<html><title>Not found</title><h1>404</h1></html>", status=404)


def send(handler: BaseHTTPRequestHandler, reply: Reply, length: int | None = None, data: bytes | None = None) -> None:
    """Sends a reply; with a length other than its own, and less of it, where asked."""
    body = reply.data if data is None else data
    handler.send_response(reply.status)
    handler.send_header("Content-Type", reply.content_type)
    handler.send_header("Content-Length", str(len(reply.data) if length is None else length))
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    if length is not None or data is not None:
        handler.send_header("Connection", "close")
        handler.close_connection = True
    handler.end_headers()
    handler.wfile.write(body)


def go_wrong(
    handler: BaseHTTPRequestHandler, fault: Fault, reply: Callable[[], Reply], closing: threading.Event
) -> None:
    """One answer as a broken or unwilling site gives it."""
    if fault.kind in STATUSES:
        status, headers = STATUSES[fault.kind]
        if fault.kind == "429":
            headers = {"Retry-After": str(int(fault.seconds))}
        send(handler, Reply("<html><title>No</title></html>", status=status, headers=headers))
    elif fault.kind in PAGES:
        send(handler, PAGES[fault.kind])
    elif fault.kind in ("redirect", "private", "error_page", "loop"):
        to = {"private": "http://169.254.169.254/latest/", "error_page": "/mgError.aspx", "loop": handler.path}
        send(handler, Reply("", status=302, headers={"Location": fault.to or to[fault.kind]}))
    elif fault.kind == "truncated":
        whole = reply()
        send(handler, whole, length=len(whole.data), data=whole.data[: len(whole.data) // 2])
    elif fault.kind == "wrong_length":  # it says less than it sends
        whole = reply()
        send(handler, whole, length=len(whole.data) // 2, data=whole.data)
    elif fault.kind == "bomb":
        send(handler, Reply(bomb(), fault.to or "application/pdf", headers={"Content-Encoding": "gzip"}))
    elif fault.kind == "drip":
        drip(handler, reply(), fault.seconds, closing)
    elif fault.kind == "hang":
        closing.wait(fault.seconds)
        handler.close_connection = True
    elif fault.kind == "reset":
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        handler.connection.close()
        handler.close_connection = True
    else:
        raise ValueError(f"no such fault: {fault.kind}")


STATUSES: dict[str, tuple[int, dict[str, str]]] = {
    "401": (401, {"WWW-Authenticate": "Basic"}),
    "403": (403, {}),
    "404": (404, {}),
    "410": (410, {}),
    "429": (429, {}),
    "500": (500, {}),
    "503": (503, {}),
}
PAGES = {
    "html": Reply(SHAREPOINT),
    "challenge": Reply(CHALLENGE),
    "challenge_403": Reply(CHALLENGE, status=403, headers={"cf-mitigated": "challenge"}),
    "empty": Reply(b"", "text/xml"),
    "text": Reply("Web Service method name is not valid.", "text/plain"),
}


def drip(handler: BaseHTTPRequestHandler, reply: Reply, seconds: float, closing: threading.Event) -> None:
    """Sends a reply a byte at a time."""
    handler.send_response(reply.status)
    handler.send_header("Content-Type", reply.content_type)
    handler.send_header("Content-Length", str(len(reply.data)))
    handler.end_headers()
    for byte in reply.data:
        if closing.wait(seconds):
            break
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()


@cache
def bomb(megabytes: int = 60) -> bytes:
    """A gzip stream that unpacks to a thousand times its size."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as out:
        for _ in range(megabytes):
            out.write(bytes(1_000_000))
    return packed.getvalue()


def pdf(text: str) -> bytes:
    """A whole, small PDF of one page that says this."""
    shown = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    content = f"BT /F1 12 Tf 72 720 Td ({shown}) Tj ET".encode("latin-1", "replace")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
