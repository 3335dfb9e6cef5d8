"""Quotations on public labelled articles that are not part of the project: skipped where they are not at hand.

The reference figures are those of the method this one set out from; falling below one means that reading got worse.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

import newsdiff

EVALUATE = Path(__file__).parents[3] / "shared" / "data" / "quotes" / "evaluate.py"

pytestmark = pytest.mark.skipif(not EVALUATE.is_file(), reason="the labelled articles are not beside the project")


def _evaluate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluate", EVALUATE)
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
