"""The story file: nothing is lost in it, whatever is written, by however many, and wherever the articles have gone."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdiff.clean import clean
from newsdiff.comparing.compare import compare
from newsdiff.correcting.records import (
    FOLDED,
    LINKED,
    PARTED,
    REVIEWED,
    UNFOLDED,
    WRONG,
    Act,
    Correction,
    Place,
    Spot,
    of_change,
    text_key,
)
from newsdiff.errors import DamagedStory, ExportError, SourceNotFound, UsageError
from newsdiff.model import Kind, Span
from newsdiff.reading.raw import Options, Reading
from newsdiff.reading.sources import read_all
from newsdiff.stories.document import KnownArticle, Story, dumps, loads
from newsdiff.stories.opening import data_folder, kept_in, open_story, story_of
from newsdiff.stories.store import Overtaken, StoryFile, load

OURS = 'The Orla line will halt crossings, its director said.\n\n"We lost two engines," Marta Quill said on Monday.\n'
THEIRS = 'The Orla line could halt crossings.\n\n"We lost two engines," Ms Quill claimed on Monday.\n'

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(lambda text: clean(text).text)
spots = st.builds(
    lambda start, text, before, after: Spot(Span(start, start + len(text)), text, before, after),
    st.integers(0, 10**6),
    words,
    words,
    words,
)
names = st.text("0123456789abcdef", min_size=16, max_size=16)
places = st.builds(Place, names, st.lists(spots, max_size=3).map(tuple))
some = st.builds(Place, names, st.lists(spots, min_size=1, max_size=1).map(tuple))
kind = st.sampled_from(Kind)
corrections = st.one_of(
    st.builds(Correction, st.just(Act.LABEL), places, places, st.one_of(st.just(WRONG), kind.map(str)), kind),
    st.builds(Correction, st.just(Act.NOTE), places, places, words, st.none() | kind),
    st.builds(Correction, st.just(Act.REVIEW), places, places, st.just(REVIEWED), st.none() | kind),
    st.builds(Correction, st.just(Act.LINK), some, some, st.sampled_from([LINKED, PARTED])),
    st.builds(Correction, st.just(Act.FOLD), some, st.none(), st.sampled_from([FOLDED, UNFOLDED])),
)
stories = st.builds(
    lambda sources, how, articles, made: Story(sources, how, articles).having(made),
    st.lists(words).map(tuple),
    st.builds(
        Options,
        entries=st.lists(words).map(tuple),
        columns=st.dictionaries(words, words),
        media_type=words,
        linked=st.booleans(),
    ),
    st.lists(st.builds(KnownArticle, words, words, st.lists(names).map(tuple))).map(tuple),
    st.lists(corrections, max_size=6),
)


@given(stories)
def test_what_is_written_is_read_again(story):
    again = loads(dumps(story), "x.newsdiff")
    assert (again.sources, again.articles, again.corrections) == (story.sources, story.articles, story.corrections)
    assert replace(again.how, stopped=story.how.stopped) == story.how
    assert dumps(again) == dumps(story)


@given(corrections)
def test_a_correction_is_the_same_the_other_way_round(correction):
    assert correction.mirrored.key == correction.key
    assert correction.mirrored.mirrored == correction


@given(st.recursive(st.none() | st.integers() | words, lambda inner: st.lists(inner) | st.dictionaries(words, inner)))
def test_what_is_no_story_is_one_line(found):
    with pytest.raises(DamagedStory) as caught:
        loads(json.dumps(found), "x.newsdiff")
    assert "\n" not in caught.value.line


@pytest.fixture
def folder(tmp_path):
    """A folder with two articles."""
    home = tmp_path / "articles"
    home.mkdir()
    (home / "ours.txt").write_text(OURS, encoding="utf-8")
    (home / "theirs.txt").write_text(THEIRS, encoding="utf-8")
    return home


def opened_in(folder, name="story.newsdiff"):
    sources = [str(folder / "ours.txt"), str(folder / "theirs.txt")]
    articles = [article for source in sources for article in read_all(source).articles]
    return kept_in(folder / name, Reading(articles), sources, Options())


def correct(opened, kind, value=WRONG):
    """Make a correction of the change of this kind."""
    comparison = compare(*opened.articles)
    change = next(change for change in comparison.all_changes() if change.kind is kind)
    one = of_change(Act.LABEL if value == WRONG else Act.NOTE, comparison, change, value)
    opened.file.change({one.key: one})
    return one


def test_no_file_is_there_before_the_first_correction_and_no_litter_after_it(folder):
    opened = opened_in(folder)
    assert not opened.file.path.exists()
    one = correct(opened, Kind.VERB)
    assert list(load(opened.file.path).corrections.values()) == [one]
    assert {path.name for path in folder.iterdir()} == {"ours.txt", "theirs.txt", "story.newsdiff"}
    assert load(opened.file.path).sources == ("ours.txt", "theirs.txt")


def test_a_story_opens_where_its_folder_went(folder):
    one = correct(opened_in(folder), Kind.VERB)
    folder = folder.rename(folder.with_name("elsewhere"))
    opened = open_story(folder / "story.newsdiff", Options())
    assert list(opened.file.story.corrections.values()) == [one]
    assert opened.told == []


def test_articles_are_found_beside_the_file_and_known_by_their_text(folder, tmp_path):
    opened = opened_in(folder)
    one = correct(opened, Kind.VERB)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "other-name.txt").write_text(OURS, encoding="utf-8")
    sources = [str(elsewhere / "other-name.txt"), str(folder / "theirs.txt")]
    articles = [article for source in sources for article in read_all(source).articles]
    again = kept_in(opened.file.path, Reading(articles), sources, Options())
    assert (again.told, list(again.file.story.corrections.values())) == ([], [one])


def test_a_changed_article_keeps_what_fits_and_names_what_does_not(folder):
    opened = opened_in(folder)
    kept, lost = correct(opened, Kind.VERB), correct(opened, Kind.HEDGE, "why?")
    later = OURS.replace("The Orla line will halt crossings, its director said.", "Nobody knows what the Orla line does.")
    (folder / "ours.txt").write_text(f"A first line came in later.\n\n{later}", encoding="utf-8")
    again = open_story(folder / "story.newsdiff", Options())
    assert [line.startswith("no longer fits, note “why?” of hedge") for line in again.told] == [True]
    carried = next(iter(again.file.story.corrections.values()))
    assert carried.key != kept.key
    assert carried.left.spans[0].of(again.articles[0].text) == "said"
    again.file.change({})
    assert list(load(again.file.path).corrections.values()) == [carried, lost], "what does not fit is kept"
    (folder / "ours.txt").write_text(OURS, encoding="utf-8")
    back = open_story(folder / "story.newsdiff", Options())
    assert (back.told, list(back.file.story.corrections)) == ([], [kept.key, lost.key])


def test_corrections_without_a_file_of_their_own_are_found_again(folder):
    sources = [str(folder / "ours.txt"), str(folder / "theirs.txt")]

    def story():
        return story_of(Reading([article for source in sources for article in read_all(source).articles]), sources)

    one = correct(story(), Kind.VERB)
    assert [path.parent for path in data_folder().glob("*.newsdiff")] == [data_folder()]
    assert list(story().file.story.corrections.values()) == [one]
    (folder / "theirs.txt").write_text(f"{THEIRS}\nMore came in.\n", encoding="utf-8")
    assert [c.value for c in story().file.story.corrections.values()] == [WRONG], "known by where they were read"


WRITER = """
import sys
from pathlib import Path
from newsdiff.correcting.records import Act, Correction, Place, Spot
from newsdiff.model import Span
from newsdiff.stories.document import Story
from newsdiff.stories.store import StoryFile
file = StoryFile(Path(sys.argv[1]), Story(("a.txt",)))
for n in range(25):
    place = Place(sys.argv[2] * 16, (Spot(Span(n, n + 1), "x", "", ""),))
    one = Correction(Act.NOTE, place, place, f"{sys.argv[2]}{n}")
    file.change({one.key: one})
"""


def test_two_processes_keep_each_others_corrections(tmp_path):
    path = tmp_path / "story.newsdiff"
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in "ab"]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    values = {one.value for one in load(path).corrections.values()}
    assert values == {f"{name}{n}" for name in "ab" for n in range(25)}
    assert [entry.name for entry in tmp_path.iterdir()] == ["story.newsdiff"]


notes = st.sampled_from("abc").map(lambda name: Place(name * 16, (Spot(Span(0, 1), "x", "", ""),)))
actions = st.lists(st.tuples(st.integers(0, 1), notes, st.none() | words.filter(bool)), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(actions)
def test_of_two_readers_the_last_word_counts_for_each_thing(tmp_path_factory, done):
    path = tmp_path_factory.mktemp("story") / "story.newsdiff"
    readers = [StoryFile(path, Story(("a.txt",))) for _ in range(2)]
    expected = {}
    for who, place, value in done:
        key = Correction(Act.NOTE, place, place, "").key
        one = Correction(Act.NOTE, place, place, value) if value else None
        readers[who].change({key: one})
        expected.pop(key, None)
        if one:
            expected[key] = one
    assert (load(path).corrections if done else {}) == expected


lines = st.lists(st.sampled_from(["Nobody was hurt.", "It rained on Monday.", "The quay is old."]), max_size=3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(before=lines, after=lines, gone=st.booleans())
def test_in_a_changed_article_a_correction_is_at_its_words_or_named_as_lost(tmp_path_factory, before, after, gone):
    home = tmp_path_factory.mktemp("articles")
    (home / "ours.txt").write_text(OURS, encoding="utf-8")
    (home / "theirs.txt").write_text(THEIRS, encoding="utf-8")
    one = correct(opened_in(home), Kind.HEDGE)
    body = "Mussels were cheap." if gone else OURS
    (home / "ours.txt").write_text("\n\n".join([*before, body, *after]), encoding="utf-8")
    again = open_story(home / "story.newsdiff", Options())
    (kept,) = again.file.story.corrections.values()
    ours = next(article for article in again.articles if article.source.endswith("ours.txt"))
    sides = [side for side in (kept.left, kept.right) if side and side.text == text_key(ours.text)]
    if again.lost:
        assert [lost.key for lost in again.lost] == [one.key]
    else:
        assert [spot.span.of(ours.text) for side in sides for spot in side.spots] == ["will"]
    assert bool(again.lost) is gone


def test_a_file_that_was_mended_by_hand_is_read_again(folder):
    opened = opened_in(folder)
    correct(opened, Kind.HEDGE, "mine")
    text = opened.file.path.read_text(encoding="utf-8")
    opened.file.path.write_text(text.replace('"mine"', '"mended"'), encoding="utf-8")
    correct(opened, Kind.VERB, "new")
    assert [c.value for c in load(opened.file.path).corrections.values()] == ["mended", "new"]


def test_what_another_has_changed_since_is_not_taken_back(folder):
    ours, theirs = opened_in(folder).file, opened_in(folder)
    one = correct(theirs, Kind.VERB, "mine")
    other = replace(one, value="yours")
    ours.change({other.key: other})
    with pytest.raises(Overtaken):
        theirs.file.change({one.key: None}, {one.key: one})
    assert [c.value for c in load(ours.path).corrections.values()] == ["yours"]


def test_a_file_that_cannot_be_written_or_understood_is_left_alone(folder):
    opened = opened_in(folder)
    opened.file.path.write_text("{", encoding="utf-8")
    with pytest.raises(DamagedStory):
        correct(opened, Kind.VERB)
    assert opened.file.path.read_text(encoding="utf-8") == "{"
    with pytest.raises(ExportError):
        StoryFile(folder / "ours.txt" / "x.newsdiff", Story()).change({})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "'story' must be a number"),
        ('{"story": 2}', "a later newsdiff"),
        ('{"story": 1, "articles": [], "corrections": [{"act": "sing"}], "sources": [], "reading": {}}', "correction 1"),
        ('{"story": 1, "articles": [], "corrections": [], "sources": [1]}', "'sources' must be a list of texts"),
    ],
)
def test_damage_is_told_with_its_place(text, said):
    with pytest.raises(DamagedStory) as caught:
        loads(text, "x.newsdiff")
    assert caught.value.line.startswith("x.newsdiff: ")
    assert said in caught.value.line


def test_what_cannot_be_opened_says_what_to_do(folder):
    with pytest.raises(SourceNotFound):
        open_story(folder / "none.newsdiff", Options())
    (folder / "in.newsdiff").write_text(dumps(Story(("-",))), encoding="utf-8")
    with pytest.raises(DamagedStory, match="standard input"):
        open_story(folder / "in.newsdiff", Options())
    with pytest.raises(UsageError, match="is called"):
        kept_in(folder / "x", Reading(), (), Options())
