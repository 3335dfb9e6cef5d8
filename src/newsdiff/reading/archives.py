"""Web archives: which original an archived address stands for, when it was captured, and what the archive put around it.

Only known archives are believed, since the original's address becomes the article's. Nothing is fetched here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from newsdiff.clean import clean_line

__all__ = ["Capture", "capture_of", "capture_of_page", "shows_pages", "without_toolbar"]

_REPLAYING = (
    "web.archive.org", "arquivo.pt", "wayback.archive-it.org", "webarchive.loc.gov", "webarchive.nationalarchives.gov.uk",
    "wayback.vefsafn.is", "web.archive.bibalex.org", "perma-archives.org", "www.webarchive.org.uk", "webarchive.org.uk",
)  # fmt: skip
"""Archives that give the page as it was captured where `id_` follows the time."""

_SHOWING = ("archive.today", "archive.ph", "archive.is", "archive.li", "archive.vn", "archive.md", "archive.fo")
"""Archives that give it inside a page of their own only."""

_REPLAYED = re.compile(r"https?://([\w.-]+)((?:/[\w-]+){1,2})/(\d{4,14})([a-z]{2}_)?/(\S+)", re.IGNORECASE)
_SHOWN = re.compile(r"https?://([\w.-]+)/(\d{14}|\d{4}\.\d\d\.\d\d-\d{6})/(\S+)", re.IGNORECASE)
_SCHEME = re.compile(r"(https?):/{1,2}", re.IGNORECASE)

_TOOLBAR_START = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->"
_TOOLBAR_END = "<!-- END WAYBACK TOOLBAR INSERT -->"
_HEADER = re.compile(r"<div\b[^>]{0,200}\bid=[\"']?HEADER\b[^>]{0,400}>", re.IGNORECASE)
_DIV = re.compile(r"<(/?)div\b", re.IGNORECASE)
_OWN_ADDRESSES = re.compile(
    r"<!-- saved from url=\(\d+\)([^\s<>\"']{1,2000})"
    r"|<link\b[^<>]{0,200}\brel=[\"']?(?:canonical|bookmark)\b[^<>]{0,100}\bhref=[\"']?([^\s<>\"']{1,2000})"
    r"|<meta\b[^<>]{0,200}\bproperty=[\"']?og:url\b[^<>]{0,100}\bcontent=[\"']?([^\s<>\"']{1,2000})"
    r"|__wm\.wombat\(\"(?P<original>[^\s<>\"']{1,2000})\",\s{0,9}\"(?P<time>\d{4,14})\"",
    re.IGNORECASE,
)
_PROPERTY = re.compile(r"<meta\b[^<>]{0,200}\b(?:property|itemprop)=[^<>]{0,2000}>", re.IGNORECASE)
_HEAD = 200_000
"""Characters of a page in which it says its own address."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture of a page by an archive, which is named by its host.

    `taken` is as exact as the archive says: `2017-02-04 06:37 UTC`, or `2017-02`. `plain` is the address to ask for: that of
    the page without the archive's additions, where the archive has one.
    """

    archive: str
    original: str
    taken: str
    plain: str

    @property
    def note(self) -> str:
        """Where the words come from, for people."""
        return f"as captured by {self.archive} on {self.taken}"


def capture_of(address: str) -> Capture | None:
    """The capture an archived address means; None for any other address.

    >>> capture_of("https://web.archive.org/web/20170204063743/http://paper.example/a").note
    'as captured by web.archive.org on 2017-02-04 06:37 UTC'
    """
    if (match := _REPLAYED.fullmatch(address)) and match[1].lower() in _REPLAYING:
        original = _original(match[5])
        plain = f"https://{match[1].lower()}{match[2]}/{match[3]}id_/{original}"
        return Capture(match[1].lower(), original, _time(match[3]), plain)
    if (match := _SHOWN.fullmatch(address)) and match[1].lower() in _SHOWING:
        return Capture(match[1].lower(), _original(match[3]), _time(re.sub(r"\D", "", match[2])), address)
    return None


def capture_of_page(html: str) -> Capture | None:
    """The capture that a saved page says it is, by the address it was saved from or gives as its own."""
    for match in _OWN_ADDRESSES.finditer(html[:_HEAD]):
        told, original = next(filter(None, match.groups())), match["original"]
        capture = capture_of(unescape(f"https://web.archive.org/web/{match['time']}/{original}" if original else told))
        if capture:
            return capture
    return None


def shows_pages(address: str) -> bool:
    """Whether a page at this address is an archive's own, and may be believed in what it says of the capture it shows."""
    return (urlsplit(address).hostname or "") in _SHOWING


def without_toolbar(html: str) -> str:
    """The page without what a known archive put above it, and into its head. Any other page comes back as it is."""
    start = html.find(_TOOLBAR_START)
    end = html.find(_TOOLBAR_END, start)
    if 0 <= start < end:
        return html[:start] + html[end + len(_TOOLBAR_END) :]
    capture = capture_of_page(html)
    header = _HEADER.search(html[:_HEAD]) if capture and capture.archive in _SHOWING else None
    if not header:
        return html
    return _PROPERTY.sub("", html[: header.start()]) + html[_end_of_div(html, header.start()) :]


def _end_of_div(html: str, start: int) -> int:
    """Where the element that starts here ends; just there again, if it never does."""
    depth = 0
    for match in _DIV.finditer(html, start):
        depth += -1 if match[1] else 1
        if depth == 0:
            return html.find(">", match.end()) + 1 or start
    return start


def _original(text: str) -> str:
    """The original address; archives leave out its scheme, or one of its slashes."""
    scheme = _SCHEME.match(text)
    return clean_line(f"{scheme[1].lower()}://{text[scheme.end() :]}" if scheme else f"http://{text}", 4096)


def _time(digits: str) -> str:
    """The time of a capture, as exact as its digits are."""
    year, month, day = digits[:4], digits[4:6], digits[6:8]
    date = "-".join(part for part in (year, month, day) if len(part) > 1)
    return f"{date} {digits[8:10]}:{digits[10:12]} UTC" if len(digits) >= 12 else date
