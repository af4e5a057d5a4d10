"""The wrapper around the whole site: gate, lanes, headers, redirects and CSV."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from index.site.safety.cells import defused_rows
from index.site.safety.gate import Verdict, judge
from index.site.safety.headers import start_nonce, with_headers
from index.site.safety.lanes import Lanes, TooBusy, is_cheap

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]
Refuse = Callable[[Verdict, MutableMapping[str, Any], Send], Awaitable[None]]

BUSY = Verdict(503, "Too many ask at once. Please try again in a moment.")
ASTRAY = Verdict(400, "The address is no proper one.")


def wrapped(app: App, refuse: Refuse, public: bool) -> App:
    """The site with what goes before and after every answer; `refuse` says a refusal in the site's dress."""
    lanes = Lanes()

    async def guarded(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        dressed = Dressed(scope, send)
        raw_path = (scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0]
        verdict = judge(scope["method"], raw_path, scope["query_string"], public)
        if verdict:
            await refuse(verdict, scope, dressed.send)
            return
        try:
            async with lanes.enter(not public or is_cheap(scope["path"], scope["query_string"])):
                await app(scope, receive, dressed.send)
        except TooBusy:
            await refuse(BUSY, scope, dressed.send)
        if dressed.astray:
            await refuse(ASTRAY, scope, dressed.send_on)

    return guarded


class Dressed:
    """The sending side of one answer."""

    def __init__(self, scope: MutableMapping[str, Any], send: Send) -> None:
        self.send_plain = send
        self.nonce = start_nonce()
        self.host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        self.is_csv = scope["path"].endswith(".csv")
        self.astray = False

    async def send(self, message: Message) -> None:
        """Sends a message on, dressed; what would lead elsewhere is kept back."""
        if message["type"] == "http.response.start":
            location = {name.lower(): value for name, value in message.get("headers", ())}.get(b"location")
            self.astray = location is not None and not leads_home(location.decode("latin-1"), self.host)
        if not self.astray:
            await self.send_on(message)

    async def send_on(self, message: Message) -> None:
        """Sends a message on with our headers and with formulas defused."""
        if message["type"] == "http.response.start":
            message = {**message, "headers": with_headers(message.get("headers", ()), self.nonce)}
        elif self.is_csv and message.get("body"):
            message = {**message, "body": defused_rows(message["body"])}
        await self.send_plain(message)


def leads_home(location: str, host: str) -> bool:
    r"""Whether a redirect stays on this site.

    >>> leads_home("/townclerk?a=1", "x"), leads_home("//evil.example", "x"), leads_home("/\\evil.example", "x")
    (True, False, False)
    >>> leads_home("http://x/doc/1", "x"), leads_home("https://evil.example/", "x"), leads_home("javascript:1", "x")
    (True, False, False)
    """
    cleaned = location.replace("\\", "/")
    if any(ord(letter) < 33 for letter in cleaned):
        return False
    parts = urlsplit(cleaned)
    if parts.netloc or parts.scheme:
        return parts.scheme in ("http", "https") and parts.netloc == host
    return cleaned.startswith("/") and not cleaned.startswith("//")
