"""One request: sent when the gate lets it, its status judged, its body streamed within limits."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Protocol

import httpcore
import httpx

from scrape.accounts import Account, Attempt
from scrape.addresses import clean_address
from scrape.checking import BLOCKED, GONE, PASSING, REDIRECTS, is_challenge, wait_asked
from scrape.connecting import NoName, NotPublic
from scrape.gates import Gate
from scrape.records import Expect, Outcome
from scrape.refusals import HostClosed, Refused
from scrape.unpacking import Packed, unpacked

NETWORK = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.UnsupportedProtocol)
NOT_CONNECTED = (httpcore.ConnectError, httpcore.ConnectTimeout)
ERROR_BODY = 1 << 16  # how much of an error page is looked into
CONNECT_SECONDS = 20.0


class Sink(Protocol):
    """Where a body goes."""

    def write(self, piece: bytes) -> object:
        """Takes the next piece."""
        ...


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server may say that nothing has changed."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """As request headers.

        >>> Validators(etag='"a1"').headers()
        {'If-None-Match': '"a1"'}
        """
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return {name: value for name, value in pairs if value}


NONE = Validators()


@dataclass(frozen=True, slots=True)
class Errand:
    """An address to be asked, and what for."""

    address: str
    expect: Expect
    account: Account
    most: int  # bytes, unpacked
    validators: Validators = NONE
    robots: bool = False  # it is robots.txt: needs no leave, and is cut at `most` instead of refused


@dataclass(frozen=True, slots=True)
class Reply:
    """Where an answer came from, and its head; the body is in the sink. With status 304 nothing came."""

    address: str
    status: int
    content_type: str
    validators: Validators


class Again(Exception):
    """Worth another try, after the seconds that the server asked for."""

    def __init__(self, refusal: Refused, wait: float | None = None, *, connected: bool = True) -> None:
        super().__init__(str(refusal))
        self.refusal, self.wait, self.connected = refusal, wait, connected


@dataclass(slots=True)
class Requester:
    """Sends single requests, and tells of each."""

    http: httpx.Client
    told: Callable[[Attempt], None]
    longest: float
    slowest: float

    def request(self, gate: Gate, address: str, errand: Errand, sink: Sink) -> Reply | str:
        """The reply, or the address to which it is redirected; raises Again, Refused, HostClosed or Stopped."""
        account = errand.account
        with gate.turn(account.clock):
            account.check()
            account.requests += 1
            began, before = account.clock.now(), account.bytes
            attempt = Attempt(gate.host, address, None, "ok", "", 0.0, 0)
            try:
                step = self._exchange(gate, address, errand, sink)
                attempt = replace(attempt, status=step.status if isinstance(step, Reply) else 302)
            except (Again, Refused, HostClosed) as error:
                refusal = error.refusal if isinstance(error, Again) else error
                attempt = replace(attempt, status=refusal.status, outcome=refusal.outcome, why=refusal.why)
                raise
            finally:
                self.told(replace(attempt, seconds=account.clock.now() - began, bytes=account.bytes - before))
        return step

    def _exchange(self, gate: Gate, address: str, errand: Errand, sink: Sink) -> Reply | str:
        """Asks and takes in; what goes wrong on the way as refusals."""
        try:
            response = self.http.send(self._built(address, errand), stream=True)
            with closing(response):
                return self._take(response, address, errand, sink)
        except NETWORK as error:
            raise refusal_of_network(error, address, gate) from error
        except (httpx.InvalidURL, httpx.LocalProtocolError, UnicodeError) as error:
            raise Refused("not_content", f"it is no address: {error}", address) from error

    def _built(self, address: str, errand: Errand) -> httpx.Request:
        patience = min(errand.expect.patience, self.longest)
        timeout = httpx.Timeout(patience, connect=min(CONNECT_SECONDS, patience))
        return self.http.build_request("GET", address, headers=errand.validators.headers(), timeout=timeout)

    def _take(self, response: httpx.Response, address: str, errand: Errand, sink: Sink) -> Reply | str:
        """Judges the status, then streams the body into the sink."""
        status, headers = response.status_code, response.headers
        if status in REDIRECTS:
            if not headers.get("location"):
                raise Refused("not_content", f"{status} without an address to go to", address, status)
            return clean_address(headers["location"], address)
        validators = Validators(headers.get("etag"), headers.get("last-modified"))
        reply = Reply(address, status, headers.get("content-type", ""), validators)
        if status == 304 and errand.validators.headers():
            return reply
        if status != 200:
            raise self._refusal_of_status(response, address, errand)
        for piece in self._pieces(response, address, errand):
            sink.write(piece)
        return reply

    def _refusal_of_status(self, response: httpx.Response, address: str, errand: Errand) -> Refused | Again:
        """What a status other than 200 means, its page looked into for a challenge."""
        status = response.status_code
        body = b""
        try:
            for piece in self._pieces(response, address, replace(errand, most=ERROR_BODY, robots=True)):
                body += piece
        except (Refused, *NETWORK):
            pass  # the page of an error may be broken too: its status is enough
        challenge = is_challenge(body) or "cf-mitigated" in response.headers
        if status in BLOCKED or challenge:
            more = ", with a page that tells people from programs" if challenge else ""
            return Refused("blocked", f"the server refuses us ({status}{more})", address, status)
        if status in PASSING:
            outcome: Outcome = "blocked" if status == 429 else "unreachable"
            said = "it says that we ask too often (429)" if status == 429 else f"the server fails ({status})"
            wait = wait_asked(response.headers.get("retry-after"), errand.account.clock.today())
            return Again(Refused(outcome, said, address, status), wait)
        said = f"it is not there ({status})" if status in GONE else f"the server answers {status}"
        return Refused("not_content", said, address, status)

    def _pieces(self, response: httpx.Response, address: str, errand: Errand) -> Iterator[bytes]:
        """The body unpacked, within the limits of size, time and budget."""
        size = 0
        try:
            for piece in unpacked(self._raw(response, address, errand), response.headers.get("content-encoding", "")):
                size += len(piece)
                if size > errand.most:
                    if errand.robots:
                        yield piece[: errand.most - size]
                        return
                    raise Refused("over_budget", f"it is larger than {errand.most / 1e6:g} MB", address, 200)
                yield piece
        except Packed as error:
            raise Again(Refused("not_content", str(error), address, 200)) from error

    def _raw(self, response: httpx.Response, address: str, errand: Errand) -> Iterator[bytes]:
        """The bytes as they come in, counted; raises where they come too slowly or the budget ends."""
        account, clock = errand.account, errand.account.clock
        began, size = clock.now(), 0
        for chunk in response.iter_raw():
            account.spend(len(chunk))
            size += len(chunk)
            seconds = clock.now() - began
            drips = seconds > errand.expect.patience and size / seconds < self.slowest
            if drips or seconds > self.longest:
                raise Refused("unreachable", f"it comes too slowly: {size} bytes in {seconds:.0f} s", address, 200)
            account.check_bytes()
            yield chunk


def refusal_of_network(error: Exception, address: str, gate: Gate) -> Exception:
    """What a failure of name, connection, TLS or transport means."""
    if isinstance(error, NoName | NotPublic):
        why = str(error) + (": name it under [trusted] if that is meant" if isinstance(error, NotPublic) else "")
        return gate.close("unreachable", why)
    if is_about_tls(error):
        return gate.close("unreachable", f"its TLS cannot be trusted: {short(error)}")
    if isinstance(error, NOT_CONNECTED):
        return Again(Refused("unreachable", f"no connection: {short(error)}", address), connected=False)
    if isinstance(error, httpcore.TimeoutException):
        return Again(Refused("unreachable", "it did not answer in time", address))
    if isinstance(error, httpcore.RemoteProtocolError) and "body" in str(error):
        return Again(Refused("not_content", "it is cut short", address))
    return Again(Refused("unreachable", f"the connection broke: {short(error)}", address))


def is_about_tls(error: BaseException | None) -> bool:
    """Whether a failure came from checking the other's certificate or protocol."""
    while error is not None:
        if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return True
        error = error.__cause__ or error.__context__
    return False


def short(error: Exception) -> str:
    """What an error says, on one line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
