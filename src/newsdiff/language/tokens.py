"""Words with their places and the two keys they are compared by.

One key folds layout and house style, so that US/U.S., defence/defense and per cent/percent align; the other keeps the
wording and folds layout only, for what stands inside quote marks. Which differences between two runs of tokens are house
style, and of which kind, is named in `newsdiff.language.style`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsdiff.language.lexicon import Lexicon
from newsdiff.model import Span

__all__ = ["Token", "tokens"]

_WORD = re.compile(
    r"""(?x)
    (?:[^\W\d_]\.){2,}                                              # U.S.
  | [A-Z][a-z]{0,4}\.(?=\s\w)                                       # Oct. Mr. (kept only where it is an abbreviation)
  | \d+(?:st|nd|rd|th)\b                                             # 9th
  | \d+(?:[.,:]\d+)*
  | (?<=\d)(?:bn|mn|tn|m|k)\b                                        # £2m
  | [^\W\d_]+[ ](?:s|t|ll|ve|re)(?![\w’'])                          # Japan s, don t: the apostrophe was lost
  | (?:I[ ]m|(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou|I)[ ]d)(?![\w’'])
  | [^\W_](?:\w|[’'ʼ`\-‐‑\u200c\u200d](?=\w)|\.(?=\w))*
  | [%€$£¥]
    """
)
_INVISIBLE = re.compile("[\u200c\u200d\u2400-\u2426\ufe0e\ufe0f]")
_APOSTROPHE = re.compile("[’ʼ`´]")
_JOINT = re.compile("['\\-‐‑. ]")
_SOLID = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: where it stands, and its keys. A run of words that is one term of house style ("per cent") is one token."""

    span: Span
    wording: str
    folded: str

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.wording[:1].isupper()

    @property
    def short(self) -> bool:
        """Whether it is the length of a function word, in any language that is written with spaces."""
        return len(self.folded) <= 3 and not self.capitalised and not self.folded.isdigit()


@lru_cache(maxsize=1 << 12)
def tokens(text: str, span: Span, words: Lexicon) -> tuple[Token, ...]:
    """The words of a stretch of text, in order; punctuation lies between them. Spans are offsets into `text`.

    The last few thousand results are kept: the sentences of an article are asked for by every comparison it is in.
    """
    plain = [_token(Span(*match.span()), match[0], words) for match in _WORD.finditer(text, *span)]
    return tuple(_with_terms(plain, words)) if words.equivalents else tuple(plain)


def _token(span: Span, text: str, words: Lexicon) -> Token:
    """The token of a match; a full stop stays with a known abbreviation only."""
    wording = _APOSTROPHE.sub("'", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    if wording.endswith(".") and wording.count(".") == 1 and not _is_abbreviation(wording[:-1], words):
        wording, span = wording[:-1], Span(span.start, span.end - 1)
    return Token(span, wording, fold(wording, words))


def _is_abbreviation(wording: str, words: Lexicon) -> bool:
    lower = wording.lower()
    return (
        len(wording) == 1 or wording in words.expansions or lower in words.courtesy_titles or lower in ("st", "mt", "ft", "no")
    )


@lru_cache(maxsize=1 << 16)
def fold(wording: str, words: Lexicon) -> str:
    """The key that forgets house style: case, apostrophes, hyphens, dots in abbreviations, spelling convention, figures."""
    lower = wording.casefold()
    if lower in words.multiplier_names:
        return words.multiplier_names[lower]
    if lower[0].isdigit():
        return lower.replace(",", "").replace(":", ".")
    if wording.rstrip(".") in words.expansions:
        return words.expansions[wording.rstrip(".")].casefold()
    known = words.spelling.get(lower)
    if known is None and "-" in lower:
        known = "".join(words.spelling.get(part, part) for part in lower.split("-"))
    folded = _JOINT.sub("", known or lower) if _SOLID.match(lower) else lower
    number = words.number_words.get(folded)
    return f"{number:g}" if number is not None else folded


def _with_terms(plain: Sequence[Token], words: Lexicon) -> Iterator[Token]:
    """The tokens, with each run of them that is one term put together; the longest term first."""
    keys = [_key(token) for token in plain]
    here = 0
    while here < len(plain):
        if date := _day_of_month(plain[here : here + 2], words):
            yield date
            here += 2
            continue
        if cardinal := _cardinal(plain, here, words):
            token, here = cardinal
            yield token
            continue
        longest = words.term_lengths.get(keys[here], 0)
        for size in range(min(longest, len(plain) - here), 0, -1):
            term = words.equivalents.get(tuple(keys[here : here + size]))
            if term:
                run = plain[here : here + size]
                wording = " ".join(token.wording for token in run)
                yield Token(Span(run[0].span.start, run[-1].span.end), wording, term[0])
                break
        else:
            size = 1
            yield plain[here]
        here += size


def _day_of_month(pair: Sequence[Token], words: Lexicon) -> Token | None:
    """A month and a day of it as one token, in whichever order they stand: "Oct. 2", "2 October"."""
    if len(pair) < 2:
        return None
    month, day = pair if pair[0].capitalised else (pair[1], pair[0])
    number = words.months.get(month.folded) if month.capitalised else None
    if number is None or not day.folded.isdigit() or not 0 < int(day.folded) < 32:
        return None
    between = pair[1].span.start - pair[0].span.end
    wording = " ".join(token.wording for token in pair)
    return Token(Span(pair[0].span.start, pair[1].span.end), wording, f"{number}/{day.folded}") if between == 1 else None


def _cardinal(plain: Sequence[Token], here: int, words: Lexicon) -> tuple[Token, int] | None:
    """A number of several words as one token, and what follows it: "two hundred and fifty", "1.4 million"; None for others."""
    value = _figure(plain[here])
    end, total = here + 1, 0.0
    if value is None:
        return None
    while end < len(plain) and plain[end].span.start <= plain[end - 1].span.end + 1:
        times = words.multipliers.get(plain[end].folded, 0.0) if len(plain[end].folded) > 2 else 0.0
        joined = end > here + 1 and plain[end].folded == "and" and end + 1 < len(plain)
        more = _figure(plain[end + joined]) if end > here + 1 and end + joined < len(plain) else None
        if times:
            total, value, end = (total + value * times, 0.0, end + 1) if times >= 1000 else (total, value * times, end + 1)
        elif more is not None and more < 100 and plain[end + joined].wording.isalpha():
            value, end = value + more, end + 1 + joined
        else:
            break
    if end == here + 1:
        return None
    span = Span(plain[here].span.start, plain[end - 1].span.end)
    amount = total + value
    wording = " ".join(token.wording for token in plain[here:end])
    return Token(span, wording, f"{amount:.0f}" if amount.is_integer() else str(amount)), end


def _figure(token: Token) -> float | None:
    return float(token.folded) if token.folded.replace(".", "", 1).isdecimal() else None


def _key(token: Token) -> str:
    return token.wording.casefold()
