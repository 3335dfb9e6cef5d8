"""The things newsdiff speaks of, as plain frozen records.

Every span is a pair of offsets, in Unicode code points, into the text of its article: `text[start:end]` is what the
reader sees. Nothing in here reads, compares or draws; the words are those of the field (docs/guide.md).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "Article",
    "Block",
    "Change",
    "ChangeClass",
    "Common",
    "Comparison",
    "Cue",
    "Form",
    "Group",
    "Kind",
    "PairKind",
    "Quotation",
    "QuoteMarks",
    "Relation",
    "Role",
    "Sentence",
    "Span",
    "Speaker",
]


class Span(NamedTuple):
    """Offsets in code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Role(StrEnum):
    """What a block of an article is. Furniture is what the page says about itself."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    OUTLET = "outlet"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    BODY = "body"


class QuoteMarks(StrEnum):
    """Whether the text still carries its quote marks."""

    KEPT = "kept"
    LOST = "lost"


class Form(StrEnum):
    """How somebody's words are given. `unmarked` is speech whose marks were lost or are not used."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    UNMARKED = "unmarked"


class Relation(StrEnum):
    """How the two sides of a group relate. `restyled` differs in house style only."""

    SAME = "same"
    RESTYLED = "restyled"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    LEFT_ONLY = "left_only"
    RIGHT_ONLY = "right_only"


class PairKind(StrEnum):
    """What kind of pair two articles are, by the counts of what they share. No verdict on who took what from whom."""

    SAME = "same text"
    VERSION = "version of"
    PASSAGES = "shares passages"
    RETOLD = "same story in other words"
    NOTHING = "nothing in common"


class ChangeClass(StrEnum):
    """The five classes of change; a reader may hide any."""

    STYLE = "style"
    WORDING = "wording"
    FACT = "fact"
    STANCE = "stance"
    ATTRIBUTION = "attribution"


class Kind(StrEnum):
    """What a change is. Directed from left to right: left has more, right has fewer → `deleted`, `dropped`, `joined`."""

    SPELLING = "spelling"
    ABBREVIATION = "abbreviation"
    HONORIFIC = "honorific"
    PUNCTUATION = "punctuation"
    CASE = "case"
    REPLACED = "replaced"
    INSERTED = "inserted"
    DELETED = "deleted"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    HEDGE = "hedge"
    BOOSTER = "booster"
    NEGATION = "negation"
    SPEAKER = "speaker"
    VERB = "verb"
    POSITION = "position"
    FORM = "form"
    DROPPED = "dropped"
    ADDED = "added"
    SPLIT = "split"
    JOINED = "joined"
    TRUNCATED = "truncated"
    EXTENDED = "extended"
    ALTERED = "altered"
    SETTING = "setting"
    NAMED = "named"
    ANONYMISED = "anonymised"

    @property
    def change_class(self) -> ChangeClass:
        """The class this kind belongs to."""
        return _CLASS_OF[self]

    @property
    def mirrored(self) -> Kind:
        """The kind the same change has when the two articles are swapped."""
        return _MIRROR.get(self, self)


_CLASS_OF: dict[Kind, ChangeClass] = {
    **dict.fromkeys((Kind.SPELLING, Kind.ABBREVIATION, Kind.HONORIFIC, Kind.PUNCTUATION, Kind.CASE), ChangeClass.STYLE),
    **dict.fromkeys((Kind.REPLACED, Kind.INSERTED, Kind.DELETED), ChangeClass.WORDING),
    **dict.fromkeys((Kind.NUMBER, Kind.DATE, Kind.NAME), ChangeClass.FACT),
    **dict.fromkeys((Kind.HEDGE, Kind.BOOSTER, Kind.NEGATION), ChangeClass.STANCE),
}
for _kind in Kind:
    _CLASS_OF.setdefault(_kind, ChangeClass.ATTRIBUTION)

_WEIGHT: dict[Kind, float] = {
    Kind.ALTERED: 1.0,
    Kind.DROPPED: 0.95,
    Kind.ADDED: 0.95,
    Kind.SPEAKER: 0.9,
    Kind.NEGATION: 0.85,
    Kind.NAMED: 0.8,
    Kind.ANONYMISED: 0.8,
    Kind.VERB: 0.75,
    Kind.NUMBER: 0.7,
    Kind.NAME: 0.65,
    Kind.HEDGE: 0.6,
    Kind.FORM: 0.55,
    Kind.DATE: 0.5,
    Kind.TRUNCATED: 0.45,
    Kind.EXTENDED: 0.45,
    Kind.SPLIT: 0.4,
    Kind.JOINED: 0.4,
    Kind.BOOSTER: 0.35,
    Kind.SETTING: 0.3,
    Kind.REPLACED: 0.25,
    Kind.DELETED: 0.2,
    Kind.INSERTED: 0.2,
    Kind.POSITION: 0.15,
    Kind.SPELLING: 0.05,
    Kind.ABBREVIATION: 0.04,
    Kind.CASE: 0.03,
    Kind.PUNCTUATION: 0.02,
    Kind.HONORIFIC: 0.01,
}
_SLIGHT = 0.3
"""What is left of a kind's weight where nothing of substance differs: another label for the same person."""

_MIRROR: dict[Kind, Kind] = {}
for _one, _other in (
    (Kind.INSERTED, Kind.DELETED),
    (Kind.ADDED, Kind.DROPPED),
    (Kind.SPLIT, Kind.JOINED),
    (Kind.EXTENDED, Kind.TRUNCATED),
    (Kind.NAMED, Kind.ANONYMISED),
):
    _MIRROR |= {_one: _other, _other: _one}


@dataclass(frozen=True, slots=True)
class Block:
    """A run of an article's text with a role.

    `paragraph` counts body blocks from 1 and is 0 elsewhere. `reason` says in plain words why the block has its role;
    it is empty for ordinary body text.
    """

    role: Role
    span: Span
    paragraph: int = 0
    reason: str = ""

    @property
    def folded(self) -> bool:
        """Whether the reader folds it away: it is not what the article says."""
        return self.role in (Role.FURNITURE, Role.CAPTION, Role.CREDIT)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block. `label` names it for people: ``¶2s1`` is the first sentence of the second body paragraph."""

    span: Span
    role: Role
    label: str
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said it: the words as written, with their span, and the full name they resolve to ("" if none)."""

    text: str
    start: int
    end: int
    name: str = ""

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting verb (or "according to") with its span, its stance group and its base form ("" if unknown)."""

    text: str
    start: int
    end: int
    stance: str = ""
    lemma: str = ""

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One act of quoting: one or more content spans (without their outer quote marks), in reading order."""

    form: Form
    content: tuple[Span, ...]
    speaker: Speaker | None = None
    cue: Cue | None = None

    @property
    def start(self) -> int:
        """Where the words begin."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.content[-1].end

    @property
    def reach(self) -> Span:
        """From the first to the last of everything that belongs to it, attribution included."""
        ends = [self.start, self.end]
        for part in (self.speaker, self.cue):
            if part:
                ends += (part.start, part.end)
        return Span(min(ends), max(ends))


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one source at one time. Offsets count code points of `text`, which has passed `clean`.

    `published` is an ISO date or None. `sha256` is of the bytes read. `identifier` is what the collection it comes from calls
    it, "" if nothing. `notes` are plain sentences about the reading
    (an encoding guessed, characters made visible).
    """

    text: str
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    source: str = ""
    sha256: str = ""
    title: str = ""
    outlet: str = ""
    byline: str = ""
    published: str | None = None
    identifier: str = ""
    language: str = "en"
    quote_marks: QuoteMarks = QuoteMarks.KEPT
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call it in a list: the outlet, else the last part of the source."""
        return self.outlet or self.source.rstrip("/").rpartition("/")[2] or "untitled"

    def body(self) -> Sequence[int]:
        """Indices into `sentences` of those in body blocks, in reading order."""
        return [i for i, sentence in enumerate(self.sentences) if sentence.role is Role.BODY]

    def touched(self, span: Span | None) -> range:
        """Indices into `sentences` of those that share a code point with a span; none for None."""
        if span is None:
            return range(0)
        first = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.span.end)
        return range(first, bisect_left(self.sentences, span.end, lo=first, key=lambda sentence: sentence.span.start))

    def words_of(self, sentence: int) -> str:
        """The words of the sentence with this index."""
        return self.sentences[sentence].span.of(self.text)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: its kind, where it stands on each side (None where that side has nothing), why, and how sure.

    `left_quotations` and `right_quotations` are indices into the articles' quotations, for attribution changes. A `slight`
    change is one of its kind that says little: the same person under another label, a reporting verb of the same stance.
    What a reader did by hand: `ruled` is the kind the rules gave where the reader gave another, `remark` the reader's note.
    """

    kind: Kind
    left: Span | None
    right: Span | None
    left_text: str
    right_text: str
    note: str
    confidence: float
    left_quotations: tuple[int, ...] = ()
    right_quotations: tuple[int, ...] = ()
    slight: bool = False
    ruled: Kind | None = None
    remark: str = ""
    reviewed: bool = False

    @property
    def change_class(self) -> ChangeClass:
        """The class its kind belongs to."""
        return self.kind.change_class

    @property
    def weight(self) -> float:
        """How telling it is, 0 to 1, for "most telling first": altered words weigh most, a courtesy title least."""
        return _WEIGHT[self.kind] * (_SLIGHT if self.slight else 1.0)


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of the left and of the right article that say the same thing; one side may be empty.

    `left` and `right` are indices in reading order: into the sequences handed to `align`, or, in a comparison, into
    `Article.sentences`. `score` is the share of words in common, 0 to 1; `confidence` is how likely the sentences belong
    together. `moved` says that the group is out of order with respect to the
    longest common order of the others. `reason` gives the evidence in plain words. Where the other side has only a part of
    the sentences, `left_parts` or `right_parts` are the spans that it has; empty for the whole. `remark` and `reviewed` are
    the reader's, of the group as a whole.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    relation: Relation
    moved: bool = False
    reason: str = ""
    changes: tuple[Change, ...] = ()
    confidence: float = 1.0
    left_parts: tuple[Span, ...] = ()
    right_parts: tuple[Span, ...] = ()
    remark: str = ""
    reviewed: bool = False

    def sets_apart(self, change: Change) -> bool:
        """Whether the change is a clause of which the other side has nothing: it lies outside the parts that match."""
        span, parts = (change.left, self.left_parts) if change.left else (change.right, self.right_parts)
        alone = span is not None and change.kind in (Kind.DELETED, Kind.INSERTED)
        return alone and bool(parts) and not any(part.overlaps(span) for part in parts if span)


@dataclass(frozen=True, slots=True)
class Common:
    """What two articles have in common, as counts for the left and for the right, and the kind of pair that makes.

    Of all body `sentences`, the `paired` ones say what the other article says, too, and the `alike` ones say it in the same
    words but for house style. Most words of the `own` sentences stand outside quotations; of those sentences, `kept` stand in
    the other article, edited at most. Of all `words` outside quotations, `runs` counts those in runs that both articles have.
    """

    kind: PairKind
    sentences: tuple[int, int]
    paired: tuple[int, int]
    alike: tuple[int, int]
    own: tuple[int, int]
    kept: tuple[int, int]
    words: tuple[int, int]
    runs: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side: groups in reading order, and the changes that span groups.

    `matched` holds the quotations that carry the same words, as indices into the quotations of the left and of the right;
    `common` counts what the articles share, where that was counted.
    `part` says in words which part of a comparison this is, with only some of its groups and changes; "" for the whole.
    """

    left: Article
    right: Article
    groups: tuple[Group, ...]
    changes: tuple[Change, ...] = ()
    signature: str = ""
    matched: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()
    common: Common | None = None
    part: str = ""

    def all_changes(self) -> Iterator[Change]:
        """Every change, those of the groups first, in reading order."""
        for group in self.groups:
            yield from group.changes
        yield from self.changes

    def relations(self) -> Counter[Relation]:
        """How many groups stand in each relation."""
        return Counter(group.relation for group in self.groups)

    def classes(self) -> Counter[ChangeClass]:
        """How many changes each class has."""
        return Counter(change.change_class for change in self.all_changes())

    @property
    def nothing_in_common(self) -> bool:
        """Whether no sentence of one says what a sentence of the other says; a part does not know."""
        return not self.part and all(group.relation in (Relation.LEFT_ONLY, Relation.RIGHT_ONLY) for group in self.groups)
