"""What was read last and what was pasted: found again, and nothing in the file of it can do harm or get in the way."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdiff.clean import is_clean
from newsdiff.errors import NewsdiffError, UsageError
from newsdiff.reading.raw import Options, Reading
from newsdiff.reading.sources import read, read_all
from newsdiff.stories.opening import kept_in, story_of
from newsdiff.stories.pasting import keep_pasted
from newsdiff.stories.recent import recent, recent_file, remember, reopen

from .test_stories import correct, folder, opened_in  # noqa: F401 - a fixture

from newsdiff.model import Kind  # isort: skip


def waiting() -> bool:
    return False


def test_nothing_was_read_yet():
    assert recent() == []


def test_the_last_story_comes_first_and_each_is_there_once(folder):  # noqa: F811
    for name in ("one", "two", "one"):
        remember(opened_in(folder, f"{name}.newsdiff"))
    assert [one.file.name for one in recent()] == ["one.newsdiff"], "they are the same articles"
    copy = folder / "copy.txt"
    copy.write_text("A ferry sank on Monday.", encoding="utf-8")
    sources = [str(folder / "ours.txt"), str(copy)]
    remember(kept_in(folder / "two.newsdiff", Reading([read(folder / "ours.txt"), read(copy)]), sources, Options()))
    assert [one.names for one in recent()] == [["ours.txt", "copy.txt"], ["ours.txt", "theirs.txt"]]
    assert recent()[0].place.endswith("articles")


def test_a_story_opens_again_with_what_was_corrected(folder):  # noqa: F811
    opened = opened_in(folder)
    one = correct(opened, Kind.VERB)
    remember(opened)
    again = reopen(recent()[0], waiting)
    assert [article.name for article in again.articles] == ["ours.txt", "theirs.txt"]
    assert list(again.file.story.corrections.values()) == [one]


def test_a_story_that_was_never_corrected_opens_and_keeps_corrections_where_it_would_have(folder):  # noqa: F811
    opened = opened_in(folder)
    remember(opened)
    again = reopen(recent()[0], waiting)
    assert again.file.path == opened.file.path
    correct(again, Kind.VERB)
    assert opened.file.path.exists()


def test_what_is_not_there_any_more_is_named(folder):  # noqa: F811
    remember(opened_in(folder))
    (folder / "theirs.txt").unlink()
    (one,) = recent()
    assert one.missing == ("theirs.txt",)
    with pytest.raises(NewsdiffError, match="no such file"):
        reopen(one, waiting)


def test_standard_input_cannot_be_found_again(folder):  # noqa: F811
    remember(kept_in(folder / "x.newsdiff", Reading([read(folder / "ours.txt")]), ["-"], Options()))
    assert recent() == []


def test_no_more_are_kept_than_fit_on_a_screen(folder):  # noqa: F811
    for n in range(20):
        path = folder / f"{n}.txt"
        path.write_text(f"Ship {n} sank on Monday.", encoding="utf-8")
        remember(story_of(Reading([read(path), read(folder / "ours.txt")])))
    assert [one.names[0] for one in recent()] == [f"{n}.txt" for n in range(19, 7, -1)]


def test_a_folder_that_cannot_be_written_is_no_matter(folder, monkeypatch):  # noqa: F811
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "ours.txt"))
    remember(opened_in(folder))
    assert recent() == []


names = st.text(max_size=20)
documents = st.recursive(
    st.none() | st.booleans() | st.integers() | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names | st.sampled_from(["file", "sources", "story"]), inner),
    max_leaves=8,
)
entries = st.fixed_dictionaries(
    {
        "file": names,
        "story": st.just(1),
        "sources": st.lists(names, max_size=3),
        "reading": st.just({}),
        "corrections": st.just([]),
        "articles": st.lists(st.fixed_dictionaries({"name": names, "source": names, "texts": st.just([])}), max_size=3),
    }
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(documents | entries, max_size=4))
def test_whatever_stands_in_the_file_is_passed_over_or_harmless(found):
    recent_file().parent.mkdir(parents=True, exist_ok=True)
    recent_file().write_text(json.dumps(found), encoding="utf-8")
    for one in recent():
        assert all(is_clean(line) and "\n" not in line for line in (*one.names, one.place, *one.missing))


@pytest.mark.parametrize("content", [b"\xff", b"{", b"[[[", b"[" * 100_000, b" " * 1_000_001])
def test_a_file_that_is_none_is_passed_over(content):
    recent_file().parent.mkdir(parents=True)
    recent_file().write_bytes(content)
    assert recent() == []


def test_what_was_pasted_is_read_again_with_its_title_and_outlet():
    path = keep_pasted("Quay: it fell", "  The Orrin\tCourier ", "The quay \x1b[31mfell in.\r\n\r\nDivers went down.")
    (article,) = read_all(path).articles
    assert (article.title, article.outlet) == ("Quay: it fell", "The Orrin Courier")
    assert [article.words_of(k) for k in article.body()] == ["The quay ␛[31mfell in.", "Divers went down."]
    assert path.name.startswith("the-orrin-courier-")
    assert keep_pasted("Quay: it fell", "The Orrin Courier", "The quay \x1b[31mfell in.\n\nDivers went down.") == path


def test_a_text_by_itself_is_enough_and_none_is_refused():
    (article,) = read_all(keep_pasted("", "", "The quay fell in.\n")).articles
    assert [article.words_of(k) for k in article.body()] == ["The quay fell in."]
    with pytest.raises(UsageError):
        keep_pasted("Title", "Outlet", " \n ")


@settings(deadline=None)
@given(names, names, names)
def test_no_field_can_be_more_than_it_is(title, outlet, text):
    try:
        path = keep_pasted(title, outlet, text)
    except UsageError:
        return
    assert path.parent.name == "pasted"
    assert is_clean(path.read_text(encoding="utf-8").replace("\n", ""))
