"""What a story of many articles is made of, as plain frozen records.

Articles are named by their number in the story, sentences and quotations by their index in the article, as everywhere.
Nothing in here reads, compares or draws. What differs inside a pair of sentences is a comparison's to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from newsdiff.model import Comparison, Form, Role, Span

__all__ = [
    "Chain",
    "Figure",
    "FigureRow",
    "Headline",
    "HeadlineQuote",
    "Label",
    "NameRow",
    "Quoted",
    "QuotedRow",
    "Run",
    "Shared",
    "Standing",
    "State",
    "Statement",
    "Step",
    "Stretch",
]


class State(StrEnum):
    """How an article's words for a statement stand to those of the base; the names are those of relations."""

    BASE = "base"
    SAME = "same"
    RESTYLED = "restyled"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Statement:
    """One row of a story: per article that says it its sentences, in reading order. Every body sentence is in exactly one.

    `confidence` is how likely the sentences say one thing, 1 for what only one article says; `reason` gives the evidence.
    """

    cells: Mapping[int, tuple[int, ...]]
    confidence: float = 1.0
    reason: str = ""

    @property
    def carriers(self) -> Sequence[int]:
        """The articles that say it."""
        return sorted(self.cells)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a cell set against those most carry: spans in either article, none where a side has nothing.

    `same` words differ in house style at most. Each side has a span for every piece the writer does not interrupt.
    """

    here: tuple[Span, ...]
    there: tuple[Span, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """One article's quoting of words: which of its quotations (by index), how, and how its words stand to those most carry.

    `speaker` and `cue` are as written, "" where none is, `name` is whom the article means by the label. `split` says that it
    is given in pieces where another article gives it in one run, `altered` that words inside its marks differ in more than
    style from those most carry. `stretches` are all of its words, and all of those most carry, aligned.
    """

    quotations: tuple[int, ...]
    form: Form
    speaker: str = ""
    name: str = ""
    cue: str = ""
    stretches: tuple[Stretch, ...] = ()
    split: bool = False
    altered: bool = False

    @property
    def differs(self) -> tuple[Span, ...]:
        """The words of its own that those most carry have not, house style apart."""
        return tuple(span for stretch in self.stretches if not stretch.same for span in stretch.here)


@dataclass(frozen=True, slots=True)
class QuotedRow:
    """One quotation across the articles: its words as most carry them, who is taken to have said them, and its cells.

    `carrier` is an article that has these words; the stretches of every cell are set against it.
    """

    words: str
    name: str
    carrier: int
    cells: Mapping[int, Quoted]

    @property
    def split(self) -> int:
        """In how many articles it is in pieces that another gives in one run."""
        return sum(cell.split for cell in self.cells.values())

    @property
    def altered(self) -> int:
        """In how many articles its words differ from those most carry."""
        return sum(cell.altered for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure where it stands: the sentence, the span with its unit, the value in that unit, how it is bounded, its source.

    `value` is None for an amount without a figure ("dozens"), a share is one of 1. `bound` is "" for an exact figure, else
    "about", "more than", "at least", "less than", "at most". `source` is the label of who gives it, as written, and `name`
    whom the article means by that; both are "" where the article states it by itself.
    """

    sentence: int
    span: Span
    text: str
    value: float | None
    unit: str = ""
    bound: str = ""
    source: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What is counted or measured, and the figures the articles give for it; `statement` is the index of where most give it.

    `thing` is the word of weight beside most of the figures, `unit` that of most. `differs` says that two articles give
    figures that cannot both be right, `approximate` that they can, but are not alike: a dozen and 12, 60 and more than 60.
    """

    thing: str
    unit: str
    cells: Mapping[int, tuple[Figure, ...]]
    statement: int
    differs: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What an article calls somebody or something, and where it first does."""

    text: str
    span: Span
    count: int = 1


@dataclass(frozen=True, slots=True)
class NameRow:
    """Somebody or something named: the fullest form, per article the labels, and how often quoted, by form.

    `first` is per article the index of the sentence of the first mention.
    """

    name: str
    labels: Mapping[int, tuple[Label, ...]]
    first: Mapping[int, int]
    direct: Mapping[int, int] = field(default_factory=dict)
    indirect: Mapping[int, int] = field(default_factory=dict)


class Standing(StrEnum):
    """How the words a headline quotes stand in the body."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    REPORTED = "reported"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class HeadlineQuote:
    """Words in quote marks in the headline or the standfirst (`role`), and where the body has them.

    `standing` is verbatim where they are quoted there, house style apart; altered where words inside the marks differ;
    reported where they are given as reported speech only; nowhere where nobody is quoted with them. `sentence` and `words`
    are the place in the body, `speaker` its label and `name` whom that means; None and "" where there is none. `credit` is
    whom the headline names for them.
    """

    role: Role
    span: Span
    standing: Standing
    sentence: int | None = None
    words: tuple[Span, ...] = ()
    speaker: str = ""
    name: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """What the headline and the standfirst quote, and the headline set against the lede, the first sentence of the body.

    `lede` is a comparison of two views of the article, one with the headline for its only sentence and one with the lede;
    None where one of the two is missing. All spans are offsets into the article's own text.
    """

    quotes: tuple[HeadlineQuote, ...]
    lede: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Words two articles share in a row; house style apart."""

    left: Span
    right: Span
    words: int


@dataclass(frozen=True, slots=True)
class Shared:
    """How one article's words stand to another's, or to all others' (`right` is None): counts of words of the left one.

    `same` counts words of sentences alike but for style, `edited` and `rewritten` those of other shared statements, `alone` the
    rest. `runs` are the longest shared runs of words, longest first; `in_order` is how many of the `statements` they share
    stand in one order in both.
    """

    left: int
    right: int | None
    same: int
    edited: int
    rewritten: int
    alone: int
    statements: int
    in_order: int
    runs: tuple[Run, ...] = ()

    @property
    def words(self) -> int:
        """All words of the left article's body."""
        return self.same + self.edited + self.rewritten + self.alone


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next: the statements (their indices) that appeared, vanished, and were edited."""

    old: int
    new: int
    appeared: tuple[int, ...]
    vanished: tuple[int, ...]
    edited: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Successive versions of one article, oldest first, why they are taken for that, and what each step did."""

    versions: tuple[int, ...]
    reason: str
    steps: tuple[Step, ...]
