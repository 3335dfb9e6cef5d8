"""The ledger of quotations: what is quoted in the articles, a row for each, and how each article gives it.

Which quotations are one row is decided in `newsdiff.gathering.utterances`, what counts as altered or split by the rules of a
pair (`newsdiff.comparing.quoting`). A row never says that somebody was misquoted: it says which words most articles carry,
and what differs from them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from newsdiff.comparing.acts import Act, acts
from newsdiff.comparing.articles import Articles
from newsdiff.comparing.matching import Match, function_words
from newsdiff.comparing.quoting import inside, runs
from newsdiff.comparing.wording import edits
from newsdiff.gathering.records import Quoted, QuotedRow, Statement, Stretch
from newsdiff.gathering.utterances import Parted, Told, utterances
from newsdiff.language.lexicon import Lexicon, lexicon
from newsdiff.language.style import style_kind
from newsdiff.language.tokens import Token
from newsdiff.model import Article, Form, Kind, Span
from newsdiff.reading.speakers import Names

__all__ = ["quotations"]

_OWN = {Form.DIRECT: 2, Form.UNMARKED: 2, Form.MIXED: 1, Form.INDIRECT: 0}
"""How far a form gives the speaker's own words."""


def quotations(
    articles: Sequence[Article], statements: Sequence[Statement], parted: Parted = frozenset()
) -> tuple[QuotedRow, ...]:
    """Every quotation of the articles' bodies, each in exactly one row: what stands early first, then what many carry."""
    homes = {(article, k): home for home, row in enumerate(statements) for article, cell in row.cells.items() for k in cell}
    told = [acts(article, lexicon(article.language)) for article in articles]
    gathered = utterances(told, homes, function_words(lexicon(spoken_in(articles))), parted)
    rows = [_row(articles, members) for members in gathered]
    return tuple(row for _, row in sorted(((_place(articles, row), row) for row in rows), key=lambda pair: pair[0]))


def spoken_in(articles: Sequence[Article]) -> str:
    """The language most of the articles are in, of those with word lists; "und" if there are none."""
    known = Counter(article.language for article in articles if lexicon(article.language).grammar)
    return min(known, key=lambda language: (-known[language], language), default="und")


def _place(articles: Sequence[Article], row: QuotedRow) -> tuple[object, ...]:
    """What orders the rows, whatever the order of the articles."""
    starts = [articles[k].quotations[cell.quotations[0]].start for k, cell in row.cells.items()]
    first = min(
        articles[k].sentences[articles[k].touched(Span(at, at + 1))[0]].paragraph
        for k, at in zip(row.cells, starts, strict=True)
    )
    return first, -len(row.cells), row.words, min(starts), sorted(articles[k].text for k in row.cells)


def _row(articles: Sequence[Article], members: Iterable[Told]) -> QuotedRow:
    given: dict[int, list[Act]] = {}
    for article, act in sorted(members, key=lambda member: (member[0], member[1].content)):
        given.setdefault(article, []).append(act)
    told = {k: _told(its) for k, its in given.items()}
    carrier = _carrier(articles, told, told)
    whole = _whole(told.values())
    marked = [k for k, its in given.items() if any(act.marked for act in its)]
    source = _carrier(articles, told, marked or told)
    cells = {
        k: replace(
            _cell(told[carrier], told[k], its, _pair(articles[carrier], articles[k]).words),
            split=runs(told[k], whole) > 1 == runs(whole, told[k]),
            altered=_is_altered(_pair(articles[source], articles[k]), given[source], its),
        )
        for k, its in given.items()
    }
    return QuotedRow(_words(articles[carrier], told[carrier]), _name(cells.values()), carrier, cells)


def _pair(left: Article, right: Article) -> Articles:
    """Two articles for the rules of a pair, with the words they have in common."""
    words = lexicon(left.language if left.language == right.language else "und")
    return Articles(left, right, words, Names(words), Names(words))


def _carrier(articles: Sequence[Article], told: Mapping[int, Sequence[Act]], among: Iterable[int]) -> int:
    """Which of the articles has the words most carry: the speaker's own before reported ones, of equally many the longest."""
    keys = {k: tuple(token.folded for act in its for token in act.words) for k, its in told.items()}
    often = Counter(keys.values())
    return min(
        among,
        key=lambda k: (
            -_OWN[told[k][0].form],
            -often[keys[k]],
            not any(act.marked for act in told[k]),
            -len(keys[k]),
            sum(len(act.pieces) for act in told[k]),
            _words(articles[k], told[k]),
            articles[k].text,
        ),
    )


def _whole(given: Iterable[Sequence[Act]]) -> Sequence[Act]:
    """The longest of those that give the words in one run; nothing if all are interrupted."""
    unbroken = [its for its in given if sum(len(act.pieces) for act in its) == 1]
    return max(unbroken, key=lambda its: (len(its[0].words), its[0].form, [token.folded for token in its[0].words]), default=())


def _told(given: Sequence[Act]) -> list[Act]:
    """The acts that give the speaker's words most nearly, each once: no paraphrase beside them, no repetition."""
    most = max(_OWN[act.form] for act in given)
    kept: list[Act] = []
    for act in sorted(given, key=lambda act: -len(act.words)):
        said = Counter(token.folded for token in act.words)
        if _OWN[act.form] == most and not any(said <= Counter(token.folded for token in other.words) for other in kept):
            kept.append(act)
    return sorted(kept, key=lambda act: act.content)


def _words(article: Article, given: Iterable[Act]) -> str:
    return " … ".join(" ".join(piece.of(article.text).split()).rstrip(",") for act in given for piece in act.pieces)


def _name(cells: Iterable[Quoted]) -> str:
    """Whom most take to have said it, by name; "" where nobody is named."""
    named = Counter(cell.name for cell in cells if cell.name)
    return min(named, key=lambda name: (-named[name], -len(name), name), default="")


def _cell(carried: Sequence[Act], told: Sequence[Act], given: Sequence[Act], words: Lexicon) -> Quoted:
    """How an article that has the acts `given`, `told` among them, gives what another carries."""
    credit = max(told, key=lambda act: (act.speaker is not None, act.cue is not None, len(act.words)))
    speaker, cue = credit.speaker, credit.cue
    return Quoted(
        quotations=tuple(k for act in given for k in act.quotations),
        form=told[0].form,
        speaker=speaker.text if speaker else "",
        name=speaker.name if speaker else "",
        cue=cue.text if cue else "",
        stretches=tuple(_stretches(carried, told, words)),
    )


def _is_altered(pair: Articles, carried: Sequence[Act], given: Sequence[Act]) -> bool:
    """Whether words inside marks on both sides differ in more than style, as the pair has it."""
    match = Match(tuple(carried), tuple(given), (carried[0], given[0]), (carried[0], given[0]))
    return any(change.kind is Kind.ALTERED for change in inside(pair, match))


def _stretches(carried: Sequence[Act], given: Sequence[Act], words: Lexicon) -> Iterator[Stretch]:
    """All words of both sides, aligned."""
    there, here = ([token for act in side for token in act.words] for side in (carried, given))
    pieces = [[piece for act in side for piece in act.pieces] for side in (carried, given)]
    for edit in edits(there, here):
        theirs, ours = there[edit.left_start : edit.left_end], here[edit.right_start : edit.right_end]
        same = edit.equal or style_kind(theirs, ours, words) is not None
        yield Stretch(_spans(ours, pieces[1]), _spans(theirs, pieces[0]), same)


def _spans(run: Sequence[Token], pieces: Sequence[Span]) -> tuple[Span, ...]:
    """From the first to the last of the tokens, a span for each piece they stand in."""

    def piece(token: Token) -> int:
        return next((k for k, span in enumerate(pieces) if span.covers(token.span)), -1)

    stands = [list(tokens) for _, tokens in groupby(run, key=piece)]
    return tuple(Span(tokens[0].span.start, tokens[-1].span.end) for tokens in stands)
