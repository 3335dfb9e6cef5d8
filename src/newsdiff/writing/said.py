"""Who said what in a pair: the quotations of both articles, those that carry the same words on one row.

Every form that sets quotations side by side takes its rows from here, so that all of them pair alike. Which quotations
carry the same words is decided in the comparing wing; how a row looks is each form's own business.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from newsdiff.model import Article, Change, ChangeClass, Comparison, Quotation
from newsdiff.writing.order import telling

__all__ = ["Said", "across", "cue_words", "form_words", "quoted_words", "said", "said_in", "speaker_words"]

INTERRUPTED = " / "
"""Stands where the writer speaks between two runs of quoted words."""


class Said(NamedTuple):
    """Quotations of the left and of the right that carry the same words, by index, and how they differ, most telling first."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    changes: tuple[Change, ...] = ()


def said(comparison: Comparison) -> list[Said]:
    """A row for each quotation or run of them: in the order of the left article, then those only the right has.

    Every quotation of both articles is on exactly one row, and every attribution change that names a quotation on one.
    """
    left, right = comparison.left, comparison.right
    rows = [Said(*indices) for indices in comparison.matched]
    paired = {k for row in rows for k in row.left}, {k for row in rows for k in row.right}
    rows += [Said((k,), ()) for k in _others(left, paired[0])] + [Said((), (k,)) for k in _others(right, paired[1])]
    return _with_changes(sorted(rows, key=lambda row: (not row.left, row.left or row.right)), comparison)


def said_in(comparison: Comparison, left: Collection[int], right: Collection[int]) -> list[Said]:
    """The rows with a quotation whose words stand in one of these sentences of either side."""
    return [
        row
        for row in said(comparison)
        if _stands_in(comparison.left, row.left, left) or _stands_in(comparison.right, row.right, right)
    ]


def speaker_words(quotation: Quotation) -> str:
    """Who is credited, as written, and who that is where the label does not say it."""
    speaker = quotation.speaker
    if not speaker:
        return "(nobody named)"
    name = f" ({speaker.name})" if speaker.name not in ("", speaker.text) else ""
    return f"{speaker.text}{name}"


def cue_words(quotation: Quotation) -> str:
    """The reporting verb with its stance: `claimed (doubt)`; "" if there is none."""
    cue = quotation.cue
    return f"{cue.text} ({cue.stance})" if cue and cue.stance else cue.text if cue else ""


def form_words(quotation: Quotation) -> str:
    """Direct, indirect, mixed or unmarked."""
    return quotation.form.value


def across(comparison: Comparison, row: Said, words: Callable[[Quotation], str]) -> tuple[str, str]:
    """What `words` says of the quotations of each side of a row, every different answer once."""
    left, right = (
        "; ".join(filter(None, dict.fromkeys(words(article.quotations[index]) for index in indices)))
        for article, indices in ((comparison.left, row.left), (comparison.right, row.right))
    )
    return left, right


def quoted_words(article: Article, quotations: Iterable[int]) -> str:
    """The words of these quotations, a stroke where the writer interrupts them."""
    return INTERRUPTED.join(span.of(article.text) for index in quotations for span in article.quotations[index].content)


def _others(article: Article, taken: Collection[int]) -> list[int]:
    return [index for index in range(len(article.quotations)) if index not in taken]


def _with_changes(rows: Sequence[Said], comparison: Comparison) -> list[Said]:
    left = {k: number for number, row in enumerate(rows) for k in row.left}
    right = {k: number for number, row in enumerate(rows) for k in row.right}
    changes: list[list[Change]] = [[] for _ in rows]
    for change in comparison.all_changes():
        if change.change_class is not ChangeClass.ATTRIBUTION:
            continue
        homes = [*(left[k] for k in change.left_quotations), *(right[k] for k in change.right_quotations)]
        for home in homes[:1]:
            changes[home].append(change)
    return [row._replace(changes=tuple(telling(its))) for row, its in zip(rows, changes, strict=True)]


def _stands_in(article: Article, quotations: Iterable[int], sentences: Collection[int]) -> bool:
    spans = [article.sentences[index].span for index in sentences]
    content = (span for index in quotations for span in article.quotations[index].content)
    return any(span.overlaps(other) for span in content for other in spans)
