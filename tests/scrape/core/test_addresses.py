"""Addresses: what is asked at all, and which IP addresses are on the open net."""

import pytest

from scrape.addresses import clean_address, fault_of, host_of, is_public
from scrape.connecting import CheckedBackend, NotPublic

BASE = "https://democracy.ambleford.example/(S(aq1yzc55lrn0z0f2ndh5s5vz))/ieListDocuments.aspx?CId=1"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("documents/s1/Report.pdf", "https://democracy.ambleford.example/documents/s1/Report.pdf"),
        ("documents/g1/Public reports\r\n pack.pdf?T=10", "https://democracy.ambleford.example/documents/g1/Public%20reports%20pack.pdf?T=10"),
        ("/documents/s1/A%2520b.pdf", "https://democracy.ambleford.example/documents/s1/A%2520b.pdf"),
        ("ieListDocuments.aspx?MId=4#AI12", "https://democracy.ambleford.example/ieListDocuments.aspx?MId=4"),
        ("/(S(abc))/mgAi.aspx?ID=2", "https://democracy.ambleford.example/mgAi.aspx?ID=2"),
        ("documents/s9/Caf\u00e9 \u2013 plan.pdf", "https://democracy.ambleford.example/documents/s9/Caf%C3%A9%20%E2%80%93%20plan.pdf"),
        ("//other.example/x", "https://other.example/x"),
    ],
)  # fmt: skip
def test_links_become_addresses(link, address):
    assert clean_address(link, BASE) == address


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://x.example/", "gopher://x.example/", "javascript:alert(1)", "http://", "https:///x",
     "http://user:word@x.example/", "http://x.example:0/", "http://x.example:99999/", "data:text/html,x", "x.pdf"],
)  # fmt: skip
def test_what_is_never_asked(address):
    assert fault_of(address)


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True), ("2002:5db8:d70e::1", True),
        ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False), ("127.0.0.1", False), ("0.0.0.0", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("192.0.2.1", False), ("198.18.0.1", False),
        ("224.0.0.1", False), ("240.0.0.1", False), ("255.255.255.255", False),
        ("::1", False), ("::", False), ("fe80::1%eth0", False), ("fc00::1", False), ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False), ("::ffff:a9fe:a9fe", False), ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False), ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b:1::1", False), ("64:ff9b::5db8:d70e", True),
        ("2002:a00:1::", False), ("2002:7f00:1::1", False), ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
        ("2001:db8::1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(ip, public):
    assert is_public(ip) is public


def test_a_private_host_is_connected_to_only_where_it_is_named():
    with pytest.raises(NotPublic, match="127"):
        CheckedBackend().checked_addresses("localhost", 80)
    assert CheckedBackend(frozenset({"localhost"})).checked_addresses("localhost", 80)
    for disguised in ("0x7f000001", "2130706433", "127.1", "[::ffff:127.0.0.1]".strip("[]")):
        with pytest.raises(NotPublic):
            CheckedBackend().checked_addresses(disguised, 80)


def test_hosts_are_one_however_they_are_written():
    assert host_of("http://X.example:80/a") == host_of("https://x.EXAMPLE./b") == "x.example"
    assert host_of("http://x.example:8080/") == "x.example:8080"
