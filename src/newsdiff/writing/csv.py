"""One table of a story as comma-separated values, for R, pandas and spreadsheets.

Tidy: one row per statement and article, per quotation and article, per figure, per label of a name, or per change, with the
ids of the JSON. The text begins with a byte order mark, without which Excel takes UTF-8 for another encoding; R, pandas and
LibreOffice pass over it. Records end in a line feed, and no cell holds one. Text is quoted, numbers are not.

No cell may act as a formula: what begins with =, +, -, @ or a tab gets an apostrophe in front, as OWASP describes for "CSV
injection". One that is already there gets another, so that taking one away always gives the words back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from newsdiff.gathering.records import State
from newsdiff.model import Change, Comparison, Group
from newsdiff.writing.labels import letter, letter_of, one_line, quotation_id, sentence_id, where
from newsdiff.writing.ledgers import carried, cell_words, places_of, statement_ids, statement_rows
from newsdiff.writing.material import Material, View

__all__ = ["comma_separated", "records_as_csv"]

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_ACTS = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")

Record = Mapping[str, object]


def comma_separated(material: Material) -> str:
    """The table of the part that is asked for, with the names of its columns. Raises KeyError for all parts at once."""
    columns, records = _TABLES[material.view]
    return records_as_csv(columns, records(material))


def records_as_csv(columns: str, records: Iterable[Record]) -> str:
    """Records as a file, of the columns named: text quoted, figures bare."""
    names = columns.split()
    into = io.StringIO()
    writer = csv.writer(into, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(names)
    for record in records:
        writer.writerow([_cell(record[name]) for name in names])
    return _BOM + into.getvalue()


def _cell(value: object) -> str | float:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return round(float(value), 4) if value % 1 else int(value)
    text = one_line("" if value is None else str(value)).strip()
    return f"'{text}" if _ACTS.match(text) else text


def _of(material: Material, number: int) -> Record:
    """What is said of the article in each of its rows."""
    article = material.articles[number]
    return {
        "article": letter(number),
        "outlet": article.outlet,
        "source": article.source,
        "published": article.published,
    }


def _statements(material: Material) -> Iterator[Record]:
    story = material.story
    for row in statement_rows(story):
        statement = story.statements[row.statement]
        for number, (article, state) in enumerate(zip(material.articles, row.states, strict=True)):
            cell = statement.cells.get(number, ())
            yield {
                "statement": row.id,
                "base": letter(row.base),
                **_of(material, number),
                "state": state,
                "paragraph": story.paragraph(row.statement, number) if state is not State.ABSENT else None,
                "place": " ".join(places_of(article, cell)),
                "sentences": " ".join(sentence_id(letter(number), k) for k in cell),
                "carried_by": len(statement.cells),
                "confidence": statement.confidence,
                "words": cell_words(article, cell),
                "reason": statement.reason,
            }


def _quotations(material: Material) -> Iterator[Record]:
    for row_number, row in enumerate(material.story.quotations, 1):
        for number in sorted(row.cells):
            cell, name = row.cells[number], letter(number)
            words, differs, places = carried(material.articles[number], cell)
            yield {
                "quotation": f"q{row_number}",
                "said_by": row.name,
                "carried_by": len(row.cells),
                "split_in": row.split,
                "altered_in": row.altered,
                **_of(material, number),
                "quotations": " ".join(quotation_id(name, k) for k in cell.quotations),
                "place": " ".join(places),
                "form": cell.form,
                "speaker": cell.speaker,
                "name": cell.name,
                "cue": cell.cue,
                "split": cell.split,
                "altered": cell.altered,
                "words": words,
                "other_words": " | ".join(differs),
                "most_carry": row.words,
            }


def _figures(material: Material) -> Iterator[Record]:
    ids = statement_ids(material.story)
    for row_number, row in enumerate(material.story.figures, 1):
        for number in sorted(row.cells):
            article = material.articles[number]
            for figure in row.cells[number]:
                yield {
                    "figure": f"f{row_number}",
                    "thing": row.thing,
                    "differs": row.differs,
                    "approximate": row.approximate,
                    "statement": ids[row.statement],
                    **_of(material, number),
                    "place": article.sentences[figure.sentence].label,
                    "sentence": sentence_id(letter(number), figure.sentence),
                    "text": figure.text,
                    "value": figure.value,
                    "unit": figure.unit,
                    "bound": figure.bound,
                    "given_by": figure.source,
                    "name": figure.name,
                    "words": cell_words(article, [figure.sentence]),
                }


def _names(material: Material) -> Iterator[Record]:
    for row_number, row in enumerate(material.story.names, 1):
        for number in sorted(row.labels):
            article = material.articles[number]
            for label in row.labels[number]:
                yield {
                    "id": f"n{row_number}",
                    "name": row.name,
                    **_of(material, number),
                    "label": label.text,
                    "count": label.count,
                    "place": where(article, label.span.start),
                    "first": places_of(article, [row.first[number]])[0],
                    "direct": row.direct.get(number, 0),
                    "indirect": row.indirect.get(number, 0),
                }


def _changes(material: Material) -> Iterator[Record]:
    for comparison in material.comparisons():
        for number, group in enumerate(comparison.groups, 1):
            for change in group.changes:
                yield _change(material, comparison, change, number, group)
        for change in comparison.changes:
            yield _change(material, comparison, change, None, None)


def _change(material: Material, comparison: Comparison, change: Change, number: int | None, group: Group | None) -> Record:
    sides = (("left", comparison.left, change.left), ("right", comparison.right, change.right))
    record: dict[str, object] = {"group": number, "relation": group and group.relation, "moved": bool(group and group.moved)}
    for side, article, span in sides:
        name = letter_of(article, material.articles)
        record |= {
            side: name,
            f"{side}_outlet": article.outlet,
            f"{side}_source": article.source,
            f"{side}_place": where(article, span.start) if span else None,
            f"{side}_sentences": " ".join(sentence_id(name, k) for k in article.touched(span)),
            f"{side}_start": span and span.start,
            f"{side}_end": span and span.end,
        }
    return record | {
        "class": change.change_class,
        "kind": change.kind,
        "left_words": change.left_text,
        "right_words": change.right_text,
        "note": change.note,
        "confidence": change.confidence,
        "weight": change.weight,
        "slight": change.slight,
        "ruled": change.ruled,
        "remark": change.remark,
        "reviewed": change.reviewed,
    }


_ARTICLE = "article outlet source published"
_QUOTATION = "quotation said_by carried_by split_in altered_in"
_QUOTED = "quotations place form speaker name cue split altered words other_words most_carry"
_SIDES = "left left_outlet left_source right right_outlet right_source group relation moved class kind"
_PLACES = "left_place right_place left_sentences right_sentences left_start left_end right_start right_end"
_CHANGE = "left_words right_words note confidence weight slight ruled remark reviewed"

_TABLES = {
    View.STORY: (
        f"statement base {_ARTICLE} state paragraph place sentences carried_by confidence words reason",
        _statements,
    ),
    View.QUOTES: (f"{_QUOTATION} {_ARTICLE} {_QUOTED}", _quotations),
    View.NUMBERS: (
        f"figure thing differs approximate statement {_ARTICLE} place sentence text value unit bound given_by name words",
        _figures,
    ),
    View.NAMES: (f"id name {_ARTICLE} label count place first direct indirect", _names),
    View.PAIRS: (f"{_SIDES} {_PLACES} {_CHANGE}", _changes),
}
"""The columns and the rows of each part."""
