"""Quotations and links on public labelled articles that are not part of the project: skipped where they are not at hand.

The reference figures are those of the method this one set out from; falling below one means that reading got worse.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

import newsdiff

SHARED = Path(__file__).parents[3] / "shared"
EVALUATE = SHARED / "data" / "quotes" / "evaluate.py"
ALIGNED = SHARED / "data" / "align" / "evaluate.py"

pytestmark = pytest.mark.skipif(not EVALUATE.is_file(), reason="the labelled articles are not beside the project")


def _evaluate(script: Path = EVALUATE) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"evaluate_{script.parent.name}", script)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _found(text: str) -> list[dict[str, object]]:
    return [
        {
            "start": start,
            "end": end,
            "kind": str(quotation.form),
            "speaker_text": quotation.speaker.text if quotation.speaker else None,
            "cue_text": quotation.cue.text if quotation.cue else None,
        }
        for quotation in newsdiff.quotations(text)
        for start, end in quotation.content
    ]


@pytest.mark.parametrize(
    ("name", "floors"),
    [
        ("polnear_train", {"ov80": 0.775, "token": 0.9, "speaker_acc": 0.93}),
        ("polnear_train_strip", {"ov80": 0.63, "token": 0.79, "speaker_acc": 0.93}),
    ],
)
def test_quotations_are_found_as_well_as_the_reference_finds_them(name, floors):
    evaluate = _evaluate()
    lines = (EVALUATE.parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    figures, *_ = evaluate.score(cases, [_found(case["text"]) for case in cases], "speech")
    measured = {what: figures[what][2] if isinstance(figures[what], tuple) else figures[what] for what in floors}
    assert all(measured[what] >= floor for what, floor in floors.items()), measured


def _links(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    return [(i, j) for group in newsdiff.align(left, right) for i in group.left for j in group.right]


@pytest.mark.skipif(not ALIGNED.is_file(), reason="the labelled links are not beside the project")
@pytest.mark.parametrize(
    ("name", "floors"),
    [
        ("onestopqa", {"F1": 0.977}),
        ("synth_news", {"F1": 0.995, "mvF": 0.99}),
        ("porsimples", {"F1": 0.985}),
        ("aesop", {"F1": 0.586}),
    ],
)
def test_links_are_found_as_well_as_the_reference_finds_them(name, floors):
    lines = (ALIGNED.parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    figures = _evaluate(ALIGNED).score(cases, [_links(c["source_sentences"], c["target_sentences"]) for c in cases])
    assert all(round(figures[what], 3) >= floor for what, floor in floors.items()), {what: figures[what] for what in floors}


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the sample articles are not beside the project")
def test_articles_about_other_events_share_no_sentence():
    articles = [newsdiff.read(path) for path in sorted((SHARED / "seeds").glob("*.txt"))]
    others = [(i, j) for j in range(3, len(articles)) for i in range(j)]
    assert [pair for pair in others if not newsdiff.compare(*(articles[k] for k in pair)).nothing_in_common] == []
