"""Pages that stand where a story should: asking for consent, for a subscription, for proof of a person, for scripts.

Judged by the words of the page alone, after its story was told from the rest. The phrases are data (`language/en/stubs.toml`);
here is how few words of a story there must be for them to count.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from newsdiff.errors import ConsentPage, NotAnArticle, PaywallStub
from newsdiff.reading.lines import fold
from newsdiff.reading.pagewords import Phrases, Words

__all__ = ["check"]

NOTHING = 40
"""Words below which there is no story on a page."""

BRIEF = 120
"""Words of a short story: below that, what is there may be its first paragraph, or not a story at all."""

SHORT = 400
"""Words of a story that is whole more often than not."""

_CONSENT_HOSTS = ("consent.", "consents.", "myprivacy.", "guce.", "cmp.")
_SEARCHED = 100_000
_SAVE_IT = "open it in a browser, save the page when the story shows, and read that file"


def check(body: str, page: str, where: str) -> str:
    """A note on what the page says of itself, "" if nothing.

    `body` is the text of the story, `page` all the text of the page, `where` its name or address. Raises ConsentPage,
    PaywallStub or NotAnArticle where there is no story to compare.
    """
    words = len(body[:_SEARCHED].split())
    if words >= SHORT:
        return ""
    story, whole = fold(body[:_SEARCHED]), fold(page[:_SEARCHED])
    consents = len(set(_said("consent", story))) > 1 or (words < NOTHING and len(set(_said("consent", whole))) > 1)
    if consents or (words < BRIEF and _host(where).startswith(_CONSENT_HOSTS)):
        raise ConsentPage("the page asks for consent and shows no story before", where=where, mend=_SAVE_IT)
    if words < BRIEF and _said("robots", whole):
        raise NotAnArticle("the site asks whether a person is there, and shows no story", where=where, mend=_SAVE_IT)
    if words < NOTHING and _said("scripts", whole):
        raise NotAnArticle("the page shows its story only to a browser that runs scripts", where=where, mend=_SAVE_IT)
    if _said("paywall", whole):
        if words < BRIEF:
            raise PaywallStub(f"the story is for subscribers; only {words} words of it are there", where=where, mend=_SAVE_IT)
        return "the page says that the rest is for subscribers: this may be only the beginning"
    return "the front page of a site rather than an article" if _is_front_page(where) else ""


def _said(kind: str, words: Words) -> list[Words]:
    """The phrases of a kind that stand in these words."""
    return _phrases()[kind].among(words)


def _is_front_page(where: str) -> bool:
    return re.fullmatch(r"https?://[^/?]+/?", where) is not None


def _host(where: str) -> str:
    """The host of an address; "" for a name that is none."""
    match = re.match(r"https?://([\w.-]+)", where)
    return match[1] if match else ""


@cache
def _phrases() -> Mapping[str, Phrases]:
    source = files("newsdiff.language") / "en" / "stubs.toml"
    return {kind: Phrases(phrases) for kind, phrases in tomllib.loads(source.read_text(encoding="utf-8")).items()}
