"""The shallow grammar that attribution needs.

Words of a sentence with each marked quotation as one token, and the noun phrases on either side of a reporting verb.
There is no parser in here; every function looks at a few tokens and says what stands there. Who said
what is decided in `newsdiff.reading.quotations`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsdiff.language.lexicon import Lexicon, lexicon
from newsdiff.model import Span
from newsdiff.reading.marks import Marked

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "BE",
    "DETERMINERS",
    "PRONOUNS",
    "Line",
    "Token",
    "is_adverb",
    "is_first_name",
    "is_fragment",
    "is_name",
    "is_time",
    "phrase_after",
    "phrase_before",
    "skip_time",
    "tokens_of",
]

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:['’]s)?|(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Messrs|Cllrs?|Gen|Lt|Col|Capt|Sgt|St|Jr|Sr|Prof|Rev|Det|Supt|Insp|Cmdr|Adm|Maj|Hon)\."
    r"|\b[A-Z]\.(?=\s[A-Z])|\d{1,2}(?::\d\d){1,2}|\w+(?:[’'.,/&-]\w+)*(?:['’](?!\w))?|[-–—]{1,3}|\S"
)

_WORDS = lexicon("en").grammar
BE = _WORDS["be"]
AUXILIARIES = BE | _WORDS["auxiliaries"]
ADVERBS = _WORDS["adverbs"]
DETERMINERS = _WORDS["determiners"]
PRONOUNS = _WORDS["pronouns"]
_INSIDE_PHRASE = _WORDS["joints"]
_BREAKS = _WORDS["breaks"]
_NUMBERS = lexicon("en").number_words
_TIME = _WORDS["times"]
_OPENERS = _WORDS["openers"]
_FIRST_NAMES = _WORDS["first_names"]
_PLACED = frozenset("at by from in near of on outside to with".split())
_MADE = _WORDS["made"]
_SUBJECTS = frozenset("he i she they we".split())
_NO_ADVERBS = _WORDS["no_adverbs"]
_STOPS = _WORDS["questions"] - {"who", "what"} | {"that", "if", ":", ",", "."}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark, or (`quote` set) a whole marked quotation."""

    text: str
    lower: str
    span: Span
    quote: Marked | None = None

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter or digit and is no quotation."""
        return self.quote is None and self.text[0].isalnum()

    @property
    def ends_sentence(self) -> bool:
        """Whether it is a quotation that closes with an end mark."""
        return self.quote is not None and self.text.rstrip("”\"'’»").endswith((".", "!", "?", "…"))

    @property
    def closes_clause(self) -> bool:
        """Whether it is a quotation with punctuation at its end, as one that belongs to a clause around it seldom is."""
        return self.quote is not None and self.text.rstrip("”\"'’»").endswith((".", "!", "?", "…", ","))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence (quotations masked) and what is known of words; a `headline` is a line of its own without an end mark."""

    text: str
    tokens: Sequence[Token]
    words: Lexicon
    span: Span
    headline: bool = False

    def breaks(self, token: Token) -> bool:
        """Whether the token is a reporting verb, which no noun phrase runs over."""
        verb = self.words.reporting.get(token.lower)
        if any(phrase.form == "past" for _, phrase in self.words.reporting_phrases.get(token.lower, ())):
            return True
        return verb is not None and not is_name(token) and (not verb.weak or verb.form == "past") and verb.form != "base"

    def between(self, first: int, last: int) -> Span:
        """The span of tokens `first` to `last`, exclusive, without outer punctuation."""
        while last > first and self.tokens[last - 1].text in (",", ".", ";", ":", "—", "-", "?", "!"):
            last -= 1
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end) if last > first else Span(0, 0)


def tokens_of(text: str, sentence: Span, quotes: Sequence[Marked]) -> list[Token]:
    """The tokens of a sentence whose marked quotations are `quotes`, in reading order."""
    found: list[Token] = []
    start = sentence.start
    for quote in quotes:
        found.extend(_plain(text, start, quote.outer.start))
        found.append(Token(quote.outer.of(text), "", quote.outer, quote))
        start = quote.outer.end
    found.extend(_plain(text, start, sentence.end))
    return found


def _plain(text: str, start: int, end: int) -> list[Token]:
    return [
        Token("—", "—", Span(match.start(), match.end()))
        if match[0][0] in "-–—" and _is_dash(text, match)
        else Token(match[0], match[0].lower().replace("’", "'"), Span(match.start(), match.end()))
        for match in _TOKEN.finditer(text, start, end)
    ]


def _is_dash(text: str, match: re.Match[str]) -> bool:
    """Whether hyphens stand for a dash: "the plan - a bad one - failed", "the plan--a bad one"."""
    spaced = text[match.start() - 1 : match.start()].isspace() and text[match.end() : match.end() + 1].isspace()
    return match[0] in ("—", "–") or len(match[0]) > 1 or spaced


def is_time(token: Token) -> bool:
    """Whether it is a word for a time that may stand without a preposition: "Friday", "yesterday", "night"."""
    return token.lower in _TIME


def is_adverb(token: Token) -> bool:
    """Whether it may stand between subject and verb."""
    return token.lower in ADVERBS or (token.lower.endswith("ly") and token.text[0].islower() and token.lower not in _NO_ADVERBS)


def is_name(token: Token) -> bool:
    """Whether it is written like a name."""
    return token.is_word and token.text[0].isupper()


def is_first_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word that is also a month or a verb is part of a name here: "Warden **June** Casper", "Ida **May**"."""
    token, after = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    before = tokens[place - 1] if place else None
    if before and is_name(token) and is_name(before) and before.lower not in _TIME | _OPENERS | _BREAKS | DETERMINERS:
        return token.lower in AUXILIARIES | _FIRST_NAMES
    if after is None or not (is_name(token) and is_name(after)) or after.lower in _TIME:
        return False
    dated = place > 0 and tokens[place - 1].lower in _OPENERS | _TIME | {"since", "last", "this", "next", "late", "mid"}
    return token.lower in AUXILIARIES or (token.lower in _FIRST_NAMES and not dated)


def phrase_before(tokens: Sequence[Token], end: int, breaks: Callable[[Token], bool]) -> tuple[int, int] | None:
    """The noun phrase that ends right before token `end`, as token indices, over appositions and brackets; None if none.

    `breaks` says which further tokens cannot stand inside a noun phrase (reporting verbs).
    """
    last = _before_apposition(tokens, end)
    last -= last > 1 and tokens[last - 1].lower != "by" and _made(tokens, last - 1) > 0  # "a report published | Friday | said"
    if last <= 0 or not tokens[last - 1].is_word:
        return None
    if tokens[last - 1].lower in PRONOUNS:
        return last - 1, last
    start = last
    while start > 0 and last - start < 20:
        if made := _made(tokens, start - 1):
            start = made
        elif _belongs(tokens, start - 1, last, breaks):
            start -= 1
        else:
            break
    relative = _relative(tokens, start, breaks)
    if relative:
        whole = phrase_before(tokens, relative, breaks)
        return (whole[0], last) if whole else None
    start = _after_opening(tokens, start, last)
    return (start, last) if start < last else None


def _made(tokens: Sequence[Token], place: int) -> int:
    """Where the participle of a noun begins that ends at `place`: "a report **seen by** the paper"; else 0."""
    if tokens[place].lower == "by":
        place -= 1
        while place > 1 and (tokens[place].lower in _TIME or tokens[place].lower in ("on", "in")):
            place -= 1
    noun = tokens[place - 1] if place > 1 and tokens[place].lower in _MADE else None
    return place if noun and noun.is_word and noun.text.islower() and noun.lower not in AUXILIARIES | _TIME else 0


def _relative(tokens: Sequence[Token], start: int, breaks: Callable[[Token], bool]) -> int:
    """The "who" or "that" of a relative clause the words from `start` on end: "a man **who** had seen it"; 0 if none."""
    for k in range(start - 1, max(start - 12, 0), -1):
        if tokens[k].quote or not tokens[k].is_word:
            return 0
        if tokens[k].lower == "who" or (tokens[k].lower == "that" and not breaks(tokens[k - 1])):
            return k if tokens[k - 1].is_word else 0
    return 0


def _owns(token: Token) -> bool:
    return token.lower.endswith(("'s", "s'")) or token.lower in DETERMINERS


_LINKS = ("of", "for", "from", "with")


def phrase_after(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token `start` ("said John Smith of the union"), as token indices; None if none."""
    if start >= len(tokens) or not tokens[start].is_word:
        return None
    counted = tokens[start].lower == "one" and start + 1 < len(tokens) and tokens[start + 1].text.islower()
    if tokens[start].lower in PRONOUNS - {"who", "which", "that"} and not counted:
        return start, start + 1
    if "'" in tokens[start].lower and tokens[start].lower.partition("'")[0] in PRONOUNS:
        return None
    opens = tokens[start].lower in _BREAKS | _OPENERS | _TIME | ADVERBS | AUXILIARIES
    if opens and not is_first_name(tokens, start):
        return None
    end = start + 1
    while end < len(tokens) and end - start < 16 and _continues(tokens, end):
        end += 1
    while end > start and tokens[end - 1].lower in _INSIDE_PHRASE | DETERMINERS:
        end -= 1
    return (start, end) if end > start else None


def skip_time(tokens: Sequence[Token], start: int) -> int:
    """The index after adverbs of time, place and medium at `start` ("on Friday", "in a statement")."""
    here = start
    while here < len(tokens):
        if tokens[here].lower in _TIME or is_adverb(tokens[here]):
            here += 1
        elif _is_this_week(tokens, here):
            here += 2
        else:
            break
    if here < len(tokens) and tokens[here].lower in _OPENERS:
        for end in range(here + 1, min(here + 14, len(tokens))):
            token = tokens[end]
            if token.lower == "that" and tokens[here].lower in ("of", "about"):
                break
            if token.lower in _STOPS or (token.quote and not is_fragment(tokens, end)):
                return end
            if token.lower in _SUBJECTS:
                return end
            if token.lower in AUXILIARIES or token.lower in PRONOUNS:
                break
        else:
            return here if len(tokens) > here + 14 or tokens[here].lower in ("of", "for") else len(tokens)
    return here


def _is_this_week(tokens: Sequence[Token], place: int) -> bool:
    """Whether "this week" stands before what was said, and is no part of it: "said **this week** it would close"."""
    if tokens[place].lower != "this" or place + 2 >= len(tokens) or tokens[place + 1].lower not in _TIME:
        return False
    after = tokens[place + 2]
    return after.quote is not None or after.lower in DETERMINERS | PRONOUNS | {"that"} or is_name(after)


def is_fragment(tokens: Sequence[Token], place: int) -> bool:
    """Whether the quotation at `place` is part of a clause around it rather than a clause of its own."""
    before = tokens[place - 1] if place else None
    return before is not None and before.is_word


def _before_apposition(tokens: Sequence[Token], end: int) -> int:
    """Where the head of a noun phrase ends, if an apposition, a relative clause or a bracket stands between it and `end`."""
    if end > 0 and tokens[end - 1].text == ")":
        opening = next((k for k in range(end - 2, max(end - 14, -1), -1) if tokens[k].text == "("), None)
        return end if opening is None else _before_apposition(tokens, opening)
    if end > 1 and tokens[end - 1].text in (",", "—"):
        for k in range(end - 2, max(end - 32, 0), -1):
            if tokens[k].quote:
                break
            if tokens[k].text == tokens[end - 1].text and _may_be_apposition(tokens, k, end - 1):
                return _before_apposition(tokens, k) if tokens[k - 1].text == ")" else _before_another(tokens, k)
        return 0
    if end > 1 and tokens[end - 1].closes_clause:
        for k in range(end - 2, max(end - 32, 0), -1):
            if tokens[k].quote:
                break
            if tokens[k].text == "," and tokens[k + 1].lower == "who":
                return k
    return end


def _before_another(tokens: Sequence[Token], place: int) -> int:
    """`place`, moved before an age or a first apposition: "Ann Roe**, 58**, a nurse,"."""
    for k in range(place - 2, max(place - 12, 0), -1):
        if tokens[k].quote or not (tokens[k].is_word or tokens[k].text == ","):
            break
        if tokens[k].text == ",":
            head = k
            while head > 0 and is_name(tokens[head - 1]):
                head -= 1
            while head < k and tokens[head].lower in _TIME:
                head += 1
            introduces = tokens[k + 1].lower in DETERMINERS or tokens[k + 1].text.isdigit()
            placed = {token.lower for token in tokens[max(head - 1, 0) : head + 1]} & _PLACED
            return k if head < k and introduces and not placed else place
    return place


def _may_be_apposition(tokens: Sequence[Token], opening: int, closing: int) -> bool:
    head, first = tokens[opening - 1], tokens[opening + 1]
    if (
        not (head.is_word or head.text == ")")
        or head.lower in _TIME | {"meanwhile", "still"}
        or is_adverb(head)
        or closing - opening < 2
    ):
        return False
    return (
        first.lower in DETERMINERS | {"who", "which", "whose", "speaking", "now", "then", "former"} or first.text[0].isalnum()
    )


def _belongs(tokens: Sequence[Token], place: int, last: int, breaks: Callable[[Token], bool]) -> bool:
    """Whether the token at `place` belongs to the noun phrase that runs from the next token to `last`."""
    token, after = tokens[place], tokens[place + 1] if place + 1 < last else None
    if token.quote or (token.text in "'’" and after is None):
        return False
    if token.lower in ("and", "&"):
        return place > 0 and after is not None and tokens[place - 1].is_word and is_name(tokens[place - 1]) == is_name(after)
    if token.lower == "by" and place > 1 and after is not None:
        return tokens[place - 1].text.islower() and tokens[place - 2].lower in DETERMINERS
    if token.text in (")", "(", "-", "/", "'", "’", "'s", "."):
        return token.text != "." or (place > 0 and len(tokens[place - 1].text) == 1)
    counts = token.lower == "one" and after is not None and (after.lower in ("in", "of") or after.text.islower())
    if counts or is_first_name(tokens, place):
        return True
    if not token.is_word or token.lower in _BREAKS or token.lower in AUXILIARIES or token.lower in PRONOUNS or breaks(token):
        return False
    if token.lower in _TIME and is_name(token):
        return bool(after and after.lower.startswith("'s"))
    return not (is_adverb(token) and token.lower not in ("early", "only"))


def _after_opening(tokens: Sequence[Token], start: int, last: int) -> int:
    """`start` moved past what opens a sentence but is no part of the subject: "But", "In Geneva", "Earlier"."""
    while start < last and (
        tokens[start].lower in _BREAKS | {"and", "meanwhile", "still", "yet", "for"} or is_adverb(tokens[start])
    ):
        start += 1
    if start < last and tokens[start].lower in _OPENERS:
        name = last
        while name > start + 1 and (is_name(tokens[name - 1]) or tokens[name - 1].text == "."):
            name -= 1
        determined = next((k for k in range(last - 1, start, -1) if tokens[k].lower in DETERMINERS), last)
        return name if name < last else determined
    return start


def _continues(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.text in ("-", "'", "’", "&", "/") or is_first_name(tokens, place):
        return True
    if not token.is_word or token.quote:
        return False
    if token.lower == "and":
        return place + 1 < len(tokens) and is_name(tokens[place - 1]) and is_name(tokens[place + 1])
    before = tokens[place - 1]
    if token.lower in _NUMBERS and is_name(token) and is_name(before):  # "Radio One"
        return True
    linked = token.lower == "by" and before.text.islower() and before.lower not in _TIME
    if token.lower in _LINKS or linked or (token.lower == "to" and before.lower == "close"):
        return True
    if token.lower in DETERMINERS and before.lower in (*_LINKS, "by", "to"):
        return True
    if token.lower in _TIME or token.lower in DETERMINERS or token.lower.partition("'")[0] in PRONOUNS:
        return False
    return (
        token.lower not in _BREAKS | _OPENERS | AUXILIARIES
        and not (token.text.endswith("ing") and token.text.islower() and not _owns(tokens[place - 1]))
        and not is_adverb(token)
    )
