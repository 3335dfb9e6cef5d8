"""From a story file to articles with their corrections, and from articles to the story file that is theirs.

Articles are known again by their text; one that has changed by where it was read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsdiff.clean import clean_line
from newsdiff.correcting.fitting import described, fitted
from newsdiff.correcting.records import Correction, text_key
from newsdiff.errors import DamagedStory, UnreadableSource, UsageError
from newsdiff.model import Article
from newsdiff.reading.addresses import is_address
from newsdiff.reading.raw import Options, Reading
from newsdiff.reading.sources import read_all
from newsdiff.stories.document import KnownArticle, Story
from newsdiff.stories.names import SUFFIX, is_story
from newsdiff.stories.store import StoryFile, load

__all__ = ["Opened", "data_folder", "kept_in", "open_story", "story_of"]

_STDIN = "-"
_MOST_LOOKED_AT = 500
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """A story with its articles as they are now; `problems` says a line each what could not be read.

    `versions` are runs of articles, by number and oldest first, of which the user says that they are versions of one.
    """

    articles: Sequence[Article]
    file: StoryFile
    lost: Sequence[Correction] = ()
    problems: Sequence[str] = ()
    versions: Sequence[Sequence[int]] = ()

    @property
    def told(self) -> list[str]:
        """What no longer fits, a line each."""
        return [f"no longer fits, {described(one)}" for one in self.lost]


def data_folder() -> Path:
    """Where stories are kept that have no place of their own: newsdiff/stories in the user's folder for data."""
    home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser() / "newsdiff" / "stories"


def open_story(path: Path, how: Options) -> Opened:
    """Read the articles of a story file, from where they were named or else beside the file; `how` has limits and the network.

    Raises DamagedStory for the file, UnreadableSource for an article.
    """
    story = load(path)
    if not story.sources or _STDIN in story.sources:
        what = "an article of it came from standard input" if story.sources else "names no articles"
        mend = f"name them: newsdiff --story {path} ARTICLE..."
        raise DamagedStory(what, where=clean_line(str(path)), mend=mend)
    chosen = story.how
    how = replace(how, media_type=chosen.media_type, entries=chosen.entries, columns=chosen.columns, linked=chosen.linked)
    readings = [read_all(_found(source, path.parent), how) for source in story.sources]
    articles = [one for reading in readings for one in reading.articles]
    problems = _lines(problem for reading in readings for problem in reading.problems)
    return _opened(path, story, articles, problems)


def kept_in(path: Path, reading: Reading, sources: Sequence[str], how: Options) -> Opened:
    """The articles with the corrections of this file; a file that is not there yet is made by the first correction."""
    if not is_story(str(path)):
        raise UsageError(f"a story file is called {path.name}{SUFFIX}", where="--story")
    known = load(path) if path.exists() else Story()
    sources = tuple(_written(source, path.parent) for source in sources)
    return _opened(path, replace(known, sources=sources, how=how), reading.articles, _lines(reading.problems))


def story_of(reading: Reading, sources: Sequence[str] = (), how: Options | None = None) -> Opened:
    """The articles with the corrections made of them before, if there were any, from the user's folder for data."""
    path = _file_of(reading.articles)
    return kept_in(path, reading, sources or [article.source for article in reading.articles], how or Options())


def _opened(path: Path, story: Story, articles: Sequence[Article], problems: Sequence[str]) -> Opened:
    known = list(_known(story, articles, path.parent))
    earlier = {text: article for one, article in zip(known, articles, strict=True) for text in one.texts}
    kept = [one for one in story.articles if one.source not in {new.source for new in known}]
    story = replace(story, articles=(*known, *kept))
    fit = fitted(story.corrections.values(), articles, earlier)
    return Opened(articles, StoryFile(path, story, fit.carried), fit.lost, problems)


def _known(story: Story, articles: Sequence[Article], folder: Path) -> Iterator[KnownArticle]:
    """Each article with the texts it had before: it is the known one with its text, else the one read from the same place."""
    left = list(story.articles)
    for article in articles:
        text, source = text_key(article.text), _written(article.source, folder)
        same = next((one for one in left if text in one.texts), None)
        same = same or next((one for one in left if one.source == source), None)
        same = same or next((one for one in left if _last(one.source) == _last(source)), None)
        if same:
            left.remove(same)
        before = same.texts if same else ()
        yield KnownArticle(source, article.name, (*(one for one in before if one != text), text))


def _found(source: str, folder: Path) -> str | Path:
    """The source as the reading wing takes it: where it was, else beside the story file under its own name."""
    if is_address(source):
        return source
    named = folder / Path(source).expanduser()
    beside = folder / named.name
    return beside if not named.exists() and beside.exists() else named


def _written(source: str, folder: Path) -> str:
    """A source as a story file names it: a path from its folder where it lies below that, else the whole path."""
    if source == _STDIN or is_address(source):
        return source
    path, base = Path(source).expanduser().absolute(), folder.absolute()
    return str(path.relative_to(base)) if path.is_relative_to(base) else str(path)


def _last(source: str) -> str:
    return source.rstrip("/").rpartition("/")[2]


def _file_of(articles: Sequence[Article]) -> Path:
    """The file in the user's folder that knows these texts; else one that knows these places; else a new one."""
    folder = data_folder()
    texts = sorted({text_key(article.text) for article in articles})
    words = re.findall(r"\w+", " ".join(article.name for article in articles).lower())
    new = folder / f"{'-'.join(words)[:_LONGEST_NAME]}-{text_key(' '.join(texts))[:8]}{SUFFIX}"
    if new.exists():
        return new
    wanted = {_written(article.source, folder) for article in articles}
    for path, story in _stories(folder).items():
        known = [set(one.texts) for one in story.articles]
        same = all(one.intersection(texts) for one in known) and set().union(*known).issuperset(texts)
        if same or wanted == {one.source for one in story.articles}:
            return path
    return new


def _stories(folder: Path) -> Mapping[Path, Story]:
    """The stories in the folder, the last changed first; what is no story is passed over."""
    stories = {}
    paths = sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: -path.stat().st_mtime)
    for path in paths[:_MOST_LOOKED_AT]:
        try:
            stories[path] = load(path)
        except UnreadableSource:
            continue
    return stories


def _lines(problems: Iterator[UnreadableSource] | Sequence[UnreadableSource]) -> list[str]:
    return [line for problem in problems for line in problem.lines]
