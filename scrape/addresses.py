"""Addresses as they are asked: cleaned of what pages put into them, and only those that are public."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

SESSION = re.compile(r"/\((?:[A-Z]\([A-Za-z0-9_-]+\))+\)(?=/)")  # /(S(aq1yzc55lrn0z0f2ndh5s5vz))/ieListDocuments.aspx
BREAKS = re.compile(r"[\t\r\n]+")  # inside a link, as Fingal prints them
UNSAFE = "!#$%&'()*+,/:;=?@[]~"  # what a link may hold already; the rest is quoted
NAT64 = IPv6Network("64:ff9b::/96")
NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")
SIX_TO_FOUR = IPv6Network("2002::/16")
TEREDO = IPv6Network("2001::/32")
COMPATIBLE = IPv6Network("::/96")
PORTS = {"http": 80, "https": 443}


def clean_address(address: str, base: str = "") -> str:
    r"""An address absolute and quoted, without line breaks, fragments and session paths.

    >>> clean_address("documents/s1/A  b.pdf\r\n", "https://x.example/(S(abc1))/ieListDocuments.aspx")
    'https://x.example/documents/s1/A%20%20b.pdf'
    """
    joined = urljoin(base, BREAKS.sub("", address.strip()))
    parts = urlsplit(joined)
    path = SESSION.sub("", parts.path)
    return urlunsplit((parts.scheme, parts.netloc, quote(path, safe=UNSAFE), quote(parts.query, safe=UNSAFE), ""))


def origin_of(address: str) -> str:
    """The scheme, host and port: what one robots.txt speaks for.

    >>> origin_of("HTTPS://X.example:443/a"), origin_of("http://[::1]:8000/")
    ('https://x.example', 'http://[::1]:8000')
    """
    parts = urlsplit(address)
    scheme = parts.scheme.lower()
    return f"{scheme}://{host_of(address)}"


def host_of(address: str) -> str:
    """The host, with its port where that is not the usual one: what is asked by one worker at a time."""
    parts = urlsplit(address)
    name = (parts.hostname or "").rstrip(".")
    name = f"[{name}]" if ":" in name else name
    usual = parts.port in (None, PORTS.get(parts.scheme.lower()))
    return name if usual else f"{name}:{parts.port}"


def fault_of(address: str) -> str | None:
    """Why an address is not asked whatever its host, None where it may be.

    >>> fault_of("file:///etc/passwd")
    'only http and https are asked, not file'
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        return f"it is no address: {error}"
    if parts.scheme.lower() not in PORTS:
        return f"only http and https are asked, not {parts.scheme or 'an address without scheme'}"
    if not parts.hostname:
        return "it names no host"
    if parts.username or parts.password:
        return "it carries a name or password"
    if port == 0:
        return "it names port 0"
    return None


def is_public(text: str) -> bool:
    """Whether an IP address is on the open net, whatever other address it wraps.

    >>> [is_public(ip) for ip in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::")]
    [True, False, False, False, False]
    """
    ip = ip_address(text.partition("%")[0])
    wrapped = inner_address(ip) if isinstance(ip, IPv6Address) else None
    if wrapped is not None:
        return is_public(str(wrapped))
    if isinstance(ip, IPv6Address) and (ip in NAT64_LOCAL or ip in TEREDO or ip.is_site_local):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def inner_address(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address to which an IPv6 address would be led on."""
    if ip.ipv4_mapped:
        return ip.ipv4_mapped
    if ip in SIX_TO_FOUR:
        return ip.sixtofour
    if ip in NAT64 or ip in COMPATIBLE:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
