"""The `story` of the JSON document: what all articles tell together, as plain dicts and lists (docs/schema.md).

Field names are fixed like those of the whole document. A part that is not asked for is an empty list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

from newsdiff.gathering.records import Chain, Figure, FigureRow, Headline, NameRow, Quoted, QuotedRow, Shared
from newsdiff.model import Comparison, Span
from newsdiff.writing.jsonvalues import change_value, span
from newsdiff.writing.jsonvalues import figure as rounded
from newsdiff.writing.labels import letter, one_line, quotation_id, sentence_id
from newsdiff.writing.ledgers import TWO_BY_TWO, Told, statement_ids, statement_rows
from newsdiff.writing.material import Material, View

__all__ = ["story"]

Value = dict[str, object]


def story(material: Material) -> Value:
    """The object `story` of the document."""
    told = material.story
    rows, quotes, figures, names = (material.shows(view) for view in (View.STORY, View.QUOTES, View.NUMBERS, View.NAMES))
    return {
        "statements": [_statement(material, row) for row in statement_rows(told)] if rows else [],
        "shared": [_shared(one) for one in _all_shared(material)] if rows else [],
        "chains": [_chain(material, chain) for chain in told.chains] if rows else [],
        "headlines": [_headline(number, told.headline(number)) for number in range(len(told.articles))] if quotes else [],
        "quotations": [_quotation(f"q{n}", row) for n, row in enumerate(told.quotations, 1)] if quotes else [],
        "figures": list(_figures(material)) if figures else [],
        "names": [_name(f"n{n}", row) for n, row in enumerate(told.names, 1)] if names else [],
    }


def _statement(material: Material, row: Told) -> Value:
    statement = material.story.statements[row.statement]
    return {
        "id": row.id,
        "base": letter(row.base),
        "cells": {letter(k): [sentence_id(letter(k), s) for s in statement.cells[k]] for k in statement.carriers},
        "states": {letter(k): row.states[k] for k in statement.carriers},
        "confidence": rounded(statement.confidence),
        "reason": statement.reason,
    }


def _all_shared(material: Material) -> Iterator[Shared]:
    """Each article against all others, then, of no more than `TWO_BY_TWO`, against each other one."""
    numbers = range(len(material.articles))
    yield from (material.story.shared(number, None) for number in numbers)
    if len(numbers) <= TWO_BY_TWO:
        yield from (material.story.shared(left, right) for left, right in permutations(numbers, 2))


def _shared(one: Shared) -> Value:
    return {
        "left": letter(one.left),
        "right": None if one.right is None else letter(one.right),
        "words": one.words,
        "same": one.same,
        "edited": one.edited,
        "rewritten": one.rewritten,
        "alone": one.alone,
        "statements": one.statements,
        "in_order": one.in_order,
        "runs": [{"left": span(run.left), "right": span(run.right), "words": run.words} for run in one.runs],
    }


def _chain(material: Material, chain: Chain) -> Value:
    ids = statement_ids(material.story)
    return {
        "versions": [letter(number) for number in chain.versions],
        "reason": chain.reason,
        "steps": [
            {
                "old": letter(step.old),
                "new": letter(step.new),
                "appeared": [ids[index] for index in step.appeared],
                "vanished": [ids[index] for index in step.vanished],
                "edited": [ids[index] for index in step.edited],
            }
            for step in chain.steps
        ],
    }


def _headline(number: int, headline: Headline) -> Value:
    name = letter(number)
    return {
        "article": name,
        "quotes": [
            {
                "role": quote.role,
                "span": span(quote.span),
                "standing": quote.standing,
                "sentence": None if quote.sentence is None else sentence_id(name, quote.sentence),
                "words": _spans(quote.words),
                "speaker": quote.speaker,
                "name": quote.name,
                "credit": quote.credit,
            }
            for quote in headline.quotes
        ],
        "lede": headline.lede and _lede(headline.lede, name),
    }


def _lede(lede: Comparison, name: str) -> Value:
    """How the first sentence of the body, the right side, stands to the headline."""
    return {
        "relation": lede.groups[0].relation if len(lede.groups) == 1 else None,
        "changes": [change_value(change, name, name) for change in lede.all_changes()],
    }


def _quotation(name: str, row: QuotedRow) -> Value:
    return {
        "id": name,
        "words": one_line(row.words),
        "name": row.name,
        "carrier": letter(row.carrier),
        "split": row.split,
        "altered": row.altered,
        "cells": {letter(k): _quoted(letter(k), row.cells[k]) for k in sorted(row.cells)},
    }


def _quoted(name: str, cell: Quoted) -> Value:
    return {
        "quotations": [quotation_id(name, index) for index in cell.quotations],
        "form": cell.form,
        "speaker": cell.speaker,
        "name": cell.name,
        "cue": cell.cue,
        "differs": _spans(cell.differs),
        "split": cell.split,
        "altered": cell.altered,
    }


def _figures(material: Material) -> Iterator[Value]:
    ids = statement_ids(material.story)
    for number, row in enumerate(material.story.figures, 1):
        yield {"id": f"f{number}", **_figure_row(row, ids[row.statement])}


def _figure_row(row: FigureRow, statement: str) -> Value:
    return {
        "thing": row.thing,
        "unit": row.unit,
        "statement": statement,
        "differs": row.differs,
        "approximate": row.approximate,
        "cells": {letter(k): [_of_figure(letter(k), figure) for figure in row.cells[k]] for k in sorted(row.cells)},
    }


def _of_figure(name: str, figure: Figure) -> Value:
    return {
        "sentence": sentence_id(name, figure.sentence),
        "span": span(figure.span),
        "text": figure.text,
        "value": figure.value if figure.value is None else rounded(figure.value),
        "unit": figure.unit,
        "bound": figure.bound,
        "source": figure.source,
        "name": figure.name,
    }


def _name(name: str, row: NameRow) -> Value:
    return {
        "id": name,
        "name": row.name,
        "cells": {
            letter(k): {
                "labels": [
                    {"text": label.text, "start": label.span.start, "end": label.span.end, "count": label.count}
                    for label in row.labels[k]
                ],
                "first": sentence_id(letter(k), row.first[k]),
                "direct": row.direct.get(k, 0),
                "indirect": row.indirect.get(k, 0),
            }
            for k in sorted(row.labels)
        },
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [span(one) for one in spans]
