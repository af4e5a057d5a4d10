"""Connections that lead where they should: a name is resolved once, its address checked, and that one connected to.

Nothing is resolved a second time, so a name that changes its address between check and connection gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from scrape.addresses import is_public


class NotPublic(httpcore.ConnectError):
    """A name that leads to no public address."""


class NoName(httpcore.ConnectError):
    """A name that does not exist."""


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to public addresses, and to the hosts that the configuration names."""

    def __init__(self, trusted: frozenset[str] = frozenset()) -> None:
        self._trusted = trusted
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first checked address that answers."""
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for ip in self.checked_addresses(host, port):
            try:
                return self._plain.connect_tcp(ip, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or NoName(f"{host} has no address")

    def checked_addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be connected to; raises NotPublic where there are none."""
        found = resolve(host, port)
        if host.lower() in self._trusted:
            return found
        public = [ip for ip in found if is_public(ip)]
        if found and not public:
            raise NotPublic(f"{host} is {found[0]}, which is no public address")
        return public


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, each once."""
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        kind = httpcore.ConnectError if error.errno == socket.EAI_AGAIN else NoName
        raise kind(f"{host} cannot be resolved: {error.strerror}") from error
    except UnicodeError as error:
        raise NoName(f"{host} is no name of a host") from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class CheckedTransport(httpx.BaseTransport):
    """httpx over connections that are checked; no proxy, no retries of its own."""

    def __init__(self, trusted: frozenset[str] = frozenset(), connections: int = 64) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=connections,
            max_keepalive_connections=connections // 2,
            keepalive_expiry=30.0,
            network_backend=CheckedBackend(trusted),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body not yet read; raises httpcore's errors."""
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=b"",
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer))

    def close(self) -> None:
        """Closes all connections."""
        self._pool.close()


class Body(httpx.SyncByteStream):
    """The body of an answer as it comes in."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
