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


FLOODS = {
    "combining marks": "\u0301",
    "Arabic vowel marks": "\u064b",
    "Thai marks": "\u0e47",
    "variation selectors": "\ufe0f",
    "direction marks": "\u200e",
    "non-joiners": "\u200c",
    "marks and joiners in turn": "\u0301\u200d",
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS.keys())
def test_a_flood_of_characters_without_a_width_is_cut_short(flood):
    assert clean("Z" + flood * 500 + "algo").text == "Z" + (flood * 500)[:MAX_MARKS] + "algo"


@pytest.mark.parametrize("tone", ["", "\ufe0f", "\U0001f3fd"], ids=["plain", "as a picture", "with a skin tone"])
def test_an_endless_chain_of_joined_emoji_is_taken_apart(tone):
    assert "\u200d" not in clean(f"👨{tone}\u200d" * 3000).text


def test_text_of_many_scripts_passes_unchanged():
    words = "व्यक्ति · ශ්\u200dරී ලංකා · می\u200cخواهم · กี่ · שָׁלוֹם · مُحَمَّدٌ · Việt · བསྒྲུབས · 👍🏽 ❤️ 1️⃣ 🇫🇷"
    assert clean(words) == (words, ())


def test_the_notes_count_what_was_done():
    assert clean("\x1b\x1b\u200b").notes == ("terminal control characters made visible: 2", "invisible characters left out: 1")


def test_a_message_stays_on_one_line_and_within_its_limit():
    assert clean_line("a\nb\x1b" + "c" * 1000, limit=10) == "a b␛ccccc…"


NASTY = st.sampled_from(
    "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\xad\u0301\u0489\u064b\u200b\u200c\u200d\u200e"
    "\u2028\u202e\u2066\ufe0f\ufeff\ufffe\ud800\ue000👨🏽[]a “"
)


@given(st.text(st.characters() | NASTY) | st.lists(NASTY, max_size=200).map("".join))
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
