"""The section "Who said what" of the Markdown report: a table of the quotations of a pair, one row for the same words.

Between two articles every quotation stands in it. Among several, each article's quotations stand once in a table of their
own, so that the tables of the pairs hold matches only and name the others by id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from newsdiff.model import Article, Change, Comparison, Quotation
from newsdiff.writing.escape import escape, exact
from newsdiff.writing.labels import letter, quotation_id, where
from newsdiff.writing.marks import STRUCTURAL
from newsdiff.writing.said import Said, across, cue_words, form_words, quoted_words, said, said_in, speaker_words
from newsdiff.writing.tables import table

__all__ = ["every_quotation", "who_said_what"]

_NONE = "No quotation was found in either article."


def who_said_what(comparison: Comparison, left: str, right: str, *, alone: bool) -> Iterator[str]:
    """The section of a pair; `alone` says that it is the only one of its report."""
    yield "### Who said what"
    rows = _rows(comparison)
    told = [row for row in rows if alone or (row.left and row.right) or row.changes]
    if told:
        widths = {"Id": 10, "Where": 12, "Speaker": 20, "Cue": 16, "Form": 10}
        columns = widths | {f"Words in {left}": 40, f"Words in {right}": 40, "What changed": 30}
        yield table(columns, (_row(comparison, row, left, right) for row in told))
    elif not rows and not comparison.part:
        yield _NONE
    for name, ids in ((left, [k for row in rows if row not in told for k in row.left]), (right, _only_right(rows, told))):
        if ids:
            yield f"Quoted only in {name}: {', '.join(quotation_id(name.lower(), index) for index in ids)}"


def every_quotation(articles: Sequence[Article]) -> Iterator[str]:
    """All quotations of all articles, each once."""
    rows = [row for index, article in enumerate(articles) for row in _quotations(article, letter(index))]
    if rows:
        yield "## Each article’s quotations"
        yield table({"Id": 5, "Where": 8, "Speaker": 20, "Cue": 16, "Form": 8, "Words": 60}, rows)


def _rows(comparison: Comparison) -> list[Said]:
    """All rows; of a part those with words in its groups."""
    if not comparison.part:
        return said(comparison)
    groups = comparison.groups
    return said_in(comparison, [k for group in groups for k in group.left], [k for group in groups for k in group.right])


def _only_right(rows: Sequence[Said], told: Sequence[Said]) -> list[int]:
    return [k for row in rows if row not in told for k in row.right]


def _quotations(article: Article, name: str) -> Iterator[tuple[str, ...]]:
    for index, quotation in enumerate(article.quotations):
        speaker, cue = escape(speaker_words(quotation)), escape(cue_words(quotation))
        place = f"{name.upper()} {where(article, quotation.start)}"
        yield quotation_id(name, index), place, speaker, cue, quotation.form, escape(quoted_words(article, [index]))


def _row(comparison: Comparison, row: Said, left: str, right: str) -> Iterator[str]:
    sides = ((comparison.left, left, row.left), (comparison.right, right, row.right))
    yield " ↔ ".join(", ".join(quotation_id(name.lower(), k) for k in indices) for _, name, indices in sides if indices)
    yield " ↔ ".join(f"{name} {', '.join(_places(article, indices))}" for article, name, indices in sides if indices)
    for words in (speaker_words, cue_words, form_words):
        yield _arrow(comparison, row, words)
    yield from (escape(quoted_words(article, indices)) for article, _, indices in sides)
    yield "; ".join(map(_changed, row.changes))


def _places(article: Article, indices: Iterable[int]) -> Iterable[str]:
    return dict.fromkeys(where(article, article.quotations[index].start) for index in indices)


def _arrow(comparison: Comparison, row: Said, words: Callable[[Quotation], str]) -> str:
    """What both sides say of it; once if they say the same or only one says anything."""
    one, other = (escape(text) for text in across(comparison, row, words))
    if one == other or not (row.left and row.right):
        return one or other
    return f"{one or '(nothing)'} → {other or '(nothing)'}"


def _changed(change: Change) -> str:
    if change.kind in STRUCTURAL:
        return f"**{change.kind}** {escape(change.note)}"
    words = " → ".join(exact(words).strip() or "(nothing)" for words in (change.left_text, change.right_text))
    return f"**{change.kind}** {words}"
