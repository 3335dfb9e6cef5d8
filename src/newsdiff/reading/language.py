"""Which language a text is in, as far as newsdiff needs to know: one it has word lists for, or another.

This is a share of function words, not a language detector: it tells when the lists for a language apply.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from newsdiff.language.lexicon import languages, lexicon

__all__ = ["UNDETERMINED", "language", "without_labels"]

UNDETERMINED = "und"
"""The code of BCP 47 for a language not determined."""

SAMPLE = 2000
"""Words looked at."""

LEAST_SHARE = 0.12
"""Share of function words from which a text is in their language. English news has .30 to .45 of the English words; texts in
other European languages have less than .06, for words spelled the same."""

_WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str:
    """The language of whose function words the text has most, or ``und`` where it has few of any.

    >>> language("The harbour was closed on Friday.")
    'en'
    """
    words = Counter(match[0].casefold() for match in islice(_WORD.finditer(text), SAMPLE))
    known = {code: sum(words[word] for word in lexicon(code).function_words & words.keys()) for code in languages()}
    best = max(known, key=lambda code: (known[code], code), default=UNDETERMINED)
    return best if words and known[best] >= LEAST_SHARE * words.total() else UNDETERMINED


def without_labels(code: str) -> str:
    """What is not labelled in texts of a language, for want of lists, as a note to the reader; "" where nothing is missing."""
    words = lexicon(code)
    lists = {
        "house style": words.equivalents or words.spelling,
        "facts": words.months,
        "stance": words.hedges,
        "attribution": words.reporting,
    }
    missing = [name for name, known in lists.items() if not known]
    if not missing:
        return ""
    named = f"{', '.join(missing[:-1])} and {missing[-1]}" if len(missing) > 1 else missing[0]
    return f"no word lists for this language: {named} not labelled"
