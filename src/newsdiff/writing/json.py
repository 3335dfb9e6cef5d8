"""Comparisons as one JSON document for programs: the contract of docs/schema.md.

Field names and types are fixed; a field may be added, never renamed or dropped without a new schema number. Every
offset counts code points of `articles[].text`. Nothing is worked out here that a comparison does not hold.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence

from newsdiff import __version__
from newsdiff.model import Article, ChangeClass, Common, Comparison, Cue, Group, Quotation, Relation, Speaker
from newsdiff.writing.jsonvalues import by_hand, change_value, figure, span
from newsdiff.writing.labels import letter, letter_of, quotation_id, safe, sentence_id
from newsdiff.writing.material import Material, View
from newsdiff.writing.storyjson import story

__all__ = ["SCHEMA", "document", "dumps"]

SCHEMA = 1
"""Counts up when a reader of the document would have to change."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(material: Material) -> str:
    """The document as text with a newline at the end; the same input gives the same text, and it can always be encoded."""
    text = json.dumps(document(material), ensure_ascii=False, allow_nan=False, indent=1)
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text) + "\n"


def document(material: Material) -> dict[str, object]:
    """The document as plain dicts, lists, strings and numbers; the order of the articles gives the ids."""
    articles = material.articles
    comparisons = material.comparisons() if material.shows(View.PAIRS) else []
    return {
        "newsdiff": __version__,
        "schema": SCHEMA,
        "view": material.view,
        "signature": "; ".join(dict.fromkeys(comparison.signature for comparison in comparisons)) or f"newsdiff {__version__}",
        "articles": [_article(article, letter(index)) for index, article in enumerate(articles)],
        "comparisons": [_comparison(comparison, articles) for comparison in comparisons],
        "story": story(material),
    }


def _article(article: Article, name: str) -> dict[str, object]:
    return {
        "id": name,
        "source": safe(article.source),
        "sha256": article.sha256,
        "title": safe(article.title),
        "outlet": safe(article.outlet),
        "byline": safe(article.byline),
        "published": article.published,
        "identifier": safe(article.identifier),
        "language": article.language,
        "quote_marks": article.quote_marks,
        "notes": [safe(note) for note in article.notes],
        "text": article.text,
        "blocks": [
            {"role": block.role, "start": block.span.start, "end": block.span.end, "reason": block.reason}
            for block in article.blocks
        ],
        "sentences": [
            {
                "id": sentence_id(name, index),
                "label": sentence.label,
                "start": sentence.span.start,
                "end": sentence.span.end,
                "role": sentence.role,
            }
            for index, sentence in enumerate(article.sentences)
        ],
        "quotations": [_quotation(quotation, quotation_id(name, index)) for index, quotation in enumerate(article.quotations)],
    }


def _quotation(quotation: Quotation, name: str) -> dict[str, object]:
    return {
        "id": name,
        "form": quotation.form,
        "content": [span(one) for one in quotation.content],
        "speaker": _speaker(quotation.speaker),
        "cue": _cue(quotation.cue),
    }


def _speaker(speaker: Speaker | None) -> dict[str, object] | None:
    if not speaker:
        return None
    return {"text": speaker.text, "start": speaker.start, "end": speaker.end, "name": speaker.name}


def _cue(cue: Cue | None) -> dict[str, object] | None:
    if not cue:
        return None
    return {"text": cue.text, "start": cue.start, "end": cue.end, "stance": cue.stance, "lemma": cue.lemma}


def _comparison(comparison: Comparison, articles: Sequence[Article]) -> dict[str, object]:
    left, right = letter_of(comparison.left, articles), letter_of(comparison.right, articles)
    return {
        "left": left,
        "right": right,
        "part": safe(comparison.part),
        "groups": [_group(group, left, right) for group in comparison.groups],
        "changes": [change_value(change, left, right) for change in comparison.changes],
        "summary": _summary(comparison),
        "common": comparison.common and _common(comparison.common),
    }


def _group(group: Group, left: str, right: str) -> dict[str, object]:
    return {
        "relation": group.relation,
        "moved": group.moved,
        "left": [sentence_id(left, index) for index in group.left],
        "right": [sentence_id(right, index) for index in group.right],
        "similarity": figure(group.score),
        "confidence": figure(group.confidence),
        "left_parts": [span(one) for one in group.left_parts],
        "right_parts": [span(one) for one in group.right_parts],
        "reason": group.reason,
        **by_hand(group),
        "changes": [change_value(change, left, right) for change in group.changes],
    }


def _summary(comparison: Comparison) -> dict[str, object]:
    relations, classes = comparison.relations(), comparison.classes()
    kinds = Counter(change.kind for change in comparison.all_changes())
    return {
        **{relation.value: relations[relation] for relation in Relation},
        "by_class": {name.value: classes[name] for name in ChangeClass},
        "by_kind": {kind.value: count for kind, count in sorted(kinds.items())},
    }


def _common(common: Common) -> dict[str, object]:
    counts = ("sentences", "paired", "alike", "own", "kept", "words", "runs")
    return {"kind": common.kind, **{name: list(getattr(common, name)) for name in counts}}
