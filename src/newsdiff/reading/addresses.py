"""Addresses of pages: which text is one, what its parts are, and which hosts may be asked.

Only the words of an address and the numbers of a host are judged here. Names are resolved, and pages fetched, in `fetch`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

from newsdiff.errors import AddressRefused

__all__ = ["Address", "Host", "is_address", "is_public", "parsed"]

LONGEST = 4096
"""Characters of an address; longer ones are attacks or mistakes."""

Host = IPv4Address | IPv6Address

_PORTS = {"http": 80, "https": 443}
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{0,30}://|(?:data|javascript|file|mailto|gopher|ftp|https?|feed):)\S*", re.IGNORECASE
)
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]")
_SAFE = "%/:=&?~+!$,;'@()*[]|"

_CARRIERS = (
    IPv6Network("::/96"),  # IPv4-compatible
    IPv6Network("64:ff9b::/96"),  # NAT64
    IPv6Network("64:ff9b:1::/48"),  # NAT64 inside one network
    IPv6Network("2001::/32"),  # Teredo
    IPv6Network("2002::/16"),  # 6to4
    IPv6Network("fec0::/10"),  # site-local of old
    IPv4Network("192.88.99.0/24"),  # 6to4 relays
)
"""Networks that lead to an address within the address, or are reserved though Python calls them global."""


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address, taken apart. `host` is ASCII and lower case; `target` is the path with its query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and port as a server expects them: the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    def leads_to(self, location: str) -> Address:
        """The address a redirect from here names, blanks in it quoted. Raises AddressRefused as `parsed` does."""
        try:
            return parsed(urljoin(str(self), location.strip().replace(" ", "%20")))
        except ValueError as problem:
            raise AddressRefused("leads to something that is no address", where=str(self), mend="check it") from problem


def is_address(source: str) -> bool:
    """Whether a source is meant as an address and not as a path or a text: a scheme, wanted or not, and no blanks."""
    return _ADDRESS.fullmatch(source.strip()) is not None


def parsed(address: str) -> Address:
    """Take an address apart. Raises AddressRefused unless it is http or https, whole, and free of names and passwords."""
    text = address.strip()
    if len(text) > LONGEST or _UNPRINTABLE.search(text):
        raise AddressRefused("not an address: too long, or blanks in it", where=text[:200], mend="check it")
    try:
        parts = urlsplit(text)
        scheme, port = parts.scheme.lower(), parts.port
        host = _ascii(parts.hostname or "")
    except ValueError as problem:
        raise AddressRefused("not a valid address", where=text, mend="check it") from problem
    if scheme not in _PORTS:
        raise AddressRefused(f"{scheme or 'this'} addresses are not read", where=text, mend="give one of http or https")
    if not host or port == 0:
        raise AddressRefused("an address without a host", where=text, mend="check it")
    if "@" in parts.netloc:
        without = text.replace(f"{parts.netloc.rpartition('@')[0]}@", "", 1)
        raise AddressRefused("an address with a name or password in it", where=without, mend="leave that out, or save the page")
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Address(scheme, host, port or _PORTS[scheme], target)


def is_public(host: Host) -> bool:
    """Whether a host is out on the internet: none of this machine, its network, or an address that carries another.

    >>> is_public(ip_address("127.0.0.1")), is_public(ip_address("::ffff:10.0.0.1")), is_public(ip_address("9.9.9.9"))
    (False, False, True)
    """
    if isinstance(host, IPv6Address) and host.ipv4_mapped:
        return is_public(host.ipv4_mapped)
    carried = any(host in network for network in _CARRIERS if network.version == host.version)
    return host.is_global and not (carried or host.is_multicast or host.is_reserved or host.is_unspecified)


def _ascii(host: str) -> str:
    """A host name as it goes over the network. Raises ValueError if it cannot."""
    if ":" in host:
        return str(ip_address(host.partition("%")[0]))
    name = host.encode("idna").decode("ascii").lower()
    if name and not _HOST.fullmatch(name):
        raise ValueError("not a host name")
    return name
