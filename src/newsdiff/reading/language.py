"""Which language a text is in, as far as newsdiff needs to know: English, whose word lists it has, or another.

This is a share of function words, not a language detector: it tells when the lists for English do not apply.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import islice

__all__ = ["UNDETERMINED", "language"]

UNDETERMINED = "und"
"""The code of BCP 47 for a language not determined."""

SAMPLE = 2000
"""Words looked at."""

LEAST_SHARE = 0.12
"""Share of function words from which a text is English. English news has .30 to .45 of these words; texts in other European
languages have less than .06, for words spelled the same."""

_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str:
    """``en``, or ``und`` where English function words are rare.

    >>> language("The harbour was closed on Friday.")
    'en'
    """
    words = [match[0].casefold() for match in islice(_WORD.finditer(text), SAMPLE)]
    known = sum(map(_function_words().__contains__, words))
    return "en" if words and known >= LEAST_SHARE * len(words) else UNDETERMINED


@cache
def _function_words() -> frozenset[str]:
    source = files("newsdiff.language") / "en" / "function_words.toml"
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["words"])
