"""What is an address, what its parts are, and which hosts are out on the internet."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.clean import is_clean
from newsdiff.errors import AddressRefused
from newsdiff.reading.addresses import is_address, is_public, parsed


@pytest.mark.parametrize(
    "source",
    ["https://paper.example/a", " HTTP://paper.example", "ftp://x/y", "file:///etc/passwd", "javascript:alert(1)", "data:,x"],
)
def test_a_scheme_makes_an_address_even_one_that_is_refused_later(source: str) -> None:
    assert is_address(source)


@pytest.mark.parametrize(
    "source",
    [
        "a.txt",
        "C:\\stories\\a.txt",
        "c:/a.txt",
        "./https:",
        "Note: see https://a.example for more.",
        "data: none were kept",
        "https://a.example is down.",
        "",
    ],
)
def test_paths_and_texts_are_no_addresses(source: str) -> None:
    assert not is_address(source)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTPS://Paper.Example", "https://paper.example/"),
        ("http://paper.example:80/a b?q=1#top".replace(" ", "%20"), "http://paper.example/a%20b?q=1"),
        ("https://paper.example:8443", "https://paper.example:8443/"),
        ("https://bücher.example/é?ü", "https://xn--bcher-kva.example/%C3%A9?%C3%BC"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
        ("https://paper.example/a/../b", "https://paper.example/a/../b"),
    ],
)
def test_one_address_has_one_spelling(written: str, meant: str) -> None:
    assert str(parsed(written)) == meant


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://paper.example/", "ftp addresses are not read"),
        ("file:///etc/passwd", "file addresses are not read"),
        ("https://", "without a host"),
        ("https://paper.example:0/", "without a host"),
        ("https://paper.example:x/", "not a valid address"),
        ("https://[::1", "not a valid address"),
        ("https://a..b/", "not a valid address"),
        ("https://ann:secret@paper.example/", "name or password"),
        ("https://paper.example/a\nb", "blanks"),
        ("https://paper.example/" + "a" * 5000, "too long"),
        ("https://paper.example/\udc80", "not an address"),
        ("https://paper\u202e.example/", "not a valid address"),
    ],
)
def test_the_rest_is_refused_in_one_line(address: str, words: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        parsed(address)
    assert words in refused.value.line
    assert "secret" not in refused.value.line


@pytest.mark.parametrize("host", ["9.9.9.9", "151.101.1.1", "2620:fe::fe", "::ffff:9.9.9.9"])
def test_hosts_on_the_internet_may_be_asked(host: str) -> None:
    assert is_public(ip_address(host))


@pytest.mark.parametrize(
    "host",
    """127.0.0.1 127.9.9.9 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 192.168.0.1 169.254.169.254 100.64.0.1 192.0.2.1 198.18.0.1
    224.0.0.1 240.0.0.1 255.255.255.255 192.88.99.1 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 fe80::1 fec0::1 fc00::1
    ff02::1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1:: 2002:909:909:: 2001:0:1::1 2001:db8::1""".split(),
)
def test_hosts_of_this_machine_its_network_or_inside_another_address_may_not(host: str) -> None:
    assert not is_public(ip_address(host))


@given(st.text(max_size=80).map("https://{}".format) | st.text(max_size=80))
def test_whatever_comes_it_is_an_address_or_refused(text: str) -> None:
    line = ""
    try:
        address = str(parsed(text))
    except AddressRefused as refused:
        line = refused.line
    else:
        assert address.isascii()
        assert is_clean(address)
        assert str(parsed(address)) == address
    assert is_clean(line)
