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

__all__ = ["check", "check_shell"]

NOTHING = 40
"""Words below which there is no story on a page."""

BRIEF = 120
"""Words of a short story: below that, what is there may be its first paragraph, or not a story at all."""

SHELL = 20
"""Words below which a page shows nothing yet: its name, a short menu, "Loading"."""

SHORT = 400
"""Words of a story that is whole more often than not."""

LETTERS_OF_A_WORD = 2
"""Letters of a word in scripts without blanks: Chinese words have two more often than not."""

LEAST_SENTENCE = 4
"""Words below which a sentence may be a button."""

_CONSENT_HOSTS = ("consent.", "consents.", "myprivacy.", "guce.", "cmp.")
_SEARCHED = 100_000
_QUOTED = re.compile(r"“[^“”\n]{1,400}”|\"[^\"\n]{1,400}\"|‘[^‘’\n]{1,400}’(?!\w)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
_TO_READER = frozenset(("we", "us", "our", "you", "your", "my"))
_BESIDE = " quoted "
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SAVE_IT = "open it in a browser, save the page when the story shows, and read that file"


def check(body: str, page: str, where: str) -> str:
    """A note on what the page says of itself, "" if nothing.

    `body` is the text of the story, `page` all the text of the page, `where` its name or address. Raises ConsentPage,
    PaywallStub or NotAnArticle where there is no story to compare.
    """
    words = _size(body[:_SEARCHED])
    if words >= SHORT:
        return ""
    story, whole = _own_words(body), _own_words(page)
    asks = _asks_for_consent(story)
    begs = _speaks_to_reader(body) if asks else words < NOTHING and _asks_for_consent(whole)
    if words < BRIEF and (begs or _host(where).startswith(_CONSENT_HOSTS)):
        raise ConsentPage("the page asks for consent and shows no story before", where=where, mend=_SAVE_IT)
    if words < BRIEF and _said("robots", whole):
        raise NotAnArticle("the site asks whether a person is there, and shows no story", where=where, mend=_SAVE_IT)
    if words < NOTHING and _said("scripts", whole):
        raise _needs_scripts(where)
    if _said("paywall", whole):
        if words < BRIEF:
            raise PaywallStub(f"the story is for subscribers; only {words} words of it are there", where=where, mend=_SAVE_IT)
        return "the page says that the rest is for subscribers: this may be only the beginning"
    if asks:
        return "the page asks for consent: this may be the question rather than the story"
    return "the front page of a site rather than an article" if _is_front_page(where) else ""


def check_shell(page: str, unscripted: str, where: str) -> None:
    """Raise NotAnArticle if the page shows next to nothing and says `unscripted`, where no script runs, that it needs them.

    Asked before anything is made of the page: most of its kind have no visible word, and many a story has such a remark.
    """
    if _size(page[:_SEARCHED]) < SHELL and _said("scripts", _own_words(unscripted)):
        raise _needs_scripts(where)


def _needs_scripts(where: str) -> NotAnArticle:
    return NotAnArticle("the page shows its story only to a browser that runs scripts", where=where, mend=_SAVE_IT)


def _size(text: str) -> int:
    """The words of a text; in scripts without blanks between them, by its letters."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // LETTERS_OF_A_WORD


def _own_words(text: str) -> Words:
    """What a page says itself; what it tells in quote marks somebody else says."""
    return fold(_QUOTED.sub(_BESIDE, text[:_SEARCHED]))


def _asks_for_consent(words: Words) -> bool:
    return len(set(_said("consent", words))) > 1


def _speaks_to_reader(text: str) -> bool:
    """Whether most of what the sentences of a text say is said to its reader: news of a page that asks is not."""
    sentences = [sentence.split() for sentence in _SENTENCE_END.split(_QUOTED.sub(_BESIDE, text[:_SEARCHED]))]
    told = [words for words in sentences if len(words) >= LEAST_SENTENCE]
    to_reader = sum(len(words) for words in told if not _TO_READER.isdisjoint(fold(" ".join(words))))
    return 2 * to_reader >= sum(map(len, told))


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
