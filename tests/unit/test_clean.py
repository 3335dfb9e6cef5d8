"""What is done to text from outside before anything else sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.clean import MAX_MARKS, clean, clean_line, is_clean

HOSTILE = Path(__file__).parents[3] / "shared" / "data" / "hostile" / "inputs.json"

CASES = {
    "escape sequences are shown, not obeyed": ("a\x1b[2Jb", "a␛[2Jb"),
    "an eight-bit control is shown": ("x\x9b31m", "x␦31m"),
    "a backspace cannot hide a word": ("not\b\bguilty", "not␈␈guilty"),
    "NUL is shown": ("Pu\0tin", "Pu␀tin"),
    "a direction override is shown in its place": ("to \u202eelif", "to ␦elif"),
    "direction marks of real Arabic stay": ("قال \u200fنعم", "قال \u200fنعم"),
    "zero-width characters are left out": ("Pu\u200bt\u2060in\ufeff", "Putin"),
    "soft hyphens are left out": ("inter\u00adnational", "international"),
    "tag characters are left out": ("News\U000e0069\U000e0067", "News"),
    "a lone surrogate is replaced": ("a\ud800b", "a�b"),
    "non-characters and private use are replaced": ("a\ufffeb\ue000", "a�b�"),
    "every kind of newline becomes one": ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
    "a joined emoji stays whole": ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    "markup is ordinary text": ("[red]x[/red] [@click=app.quit]", "[red]x[/red] [@click=app.quit]"),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_cleaning(text, wanted):
    assert clean(text).text == wanted


def test_a_flood_of_combining_marks_is_cut_short():
    assert clean("Z" + "\u0301" * 500 + "algo").text == "Z" + "\u0301" * MAX_MARKS + "algo"


def test_the_notes_count_what_was_done():
    assert clean("\x1b\x1b\u200b").notes == ("terminal control characters made visible: 2", "invisible characters left out: 1")


def test_a_message_stays_on_one_line_and_within_its_limit():
    assert clean_line("a\nb\x1b" + "c" * 1000, limit=10) == "a b␛ccccc…"


@given(st.text(st.characters()))
def test_cleaning_is_safe_and_settled(text):
    once = clean(text).text
    assert is_clean(once)
    assert clean(once).text == once
    once.encode("utf-8")


@pytest.mark.skipif(not HOSTILE.exists(), reason="../shared is not here")
def test_shared_hostile_texts_become_clean():
    rows = json.loads(HOSTILE.read_text(encoding="utf-8"))
    texts = [row["payload"] for row in rows if row["channel"] in ("text", "filename")]
    assert len(texts) > 20
    assert all(is_clean(clean(text).text) for text in texts)
