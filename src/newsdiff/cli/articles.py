"""From what a command names to articles, and from two of them to a comparison, with what was corrected by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.cli.options import STDIN
from newsdiff.diagnostics import report
from newsdiff.errors import SeveralUnreadable, UnreadableSource, UsageError

if TYPE_CHECKING:
    from newsdiff.correcting.records import Correction
    from newsdiff.gathering.story import Story
    from newsdiff.model import Article, Comparison
    from newsdiff.reading.raw import Options, Reading
    from newsdiff.stories.opening import Opened

__all__ = ["articles_of", "chains_told", "comparison_of", "opened", "story_of", "two_articles"]


def articles_of(sources: Sequence[str], how: Options) -> tuple[Sequence[Article], Sequence[Correction]]:
    """Every article of these sources, and what was corrected by hand if they are a story; what was left out is reported."""
    from newsdiff.stories.names import is_story

    if not any(map(is_story, sources)):
        reading = read(sources, how)
        for problem in reading.problems:
            for line in problem.lines:
                report(f"left out: {line}")
        return reading.articles, ()
    from newsdiff.correcting.applying import refolded

    story = opened(sources, how)
    for line in (*(f"left out: {line}" for line in story.problems), *story.told):
        report(line)
    by_hand = tuple(story.file.story.corrections.values())
    return [refolded(article, by_hand) for article in story.articles], by_hand


def two_articles(command: str, sources: Sequence[str], how: Options) -> Comparison:
    """The comparison of the two articles of these sources. Raises UsageError if they are not two."""
    articles, by_hand = articles_of(sources, how) if sources else ((), ())
    if len(articles) != 2:
        mend = f"choose with --entry, or see 'newsdiff {command} --help'" if articles else f"see 'newsdiff {command} --help'"
        raise UsageError(f"{command} compares two articles, not {len(articles)}", mend=mend)
    left, right = articles
    return comparison_of(left, right, by_hand)


def story_of(
    command: str, sources: Sequence[str], how: Options, versions: Sequence[str] = ()
) -> tuple[Story, Sequence[Correction]]:
    """The articles of these sources as a story, with what was corrected by hand. Raises UsageError if there are not two."""
    articles, by_hand = articles_of(sources, how) if sources else ((), ())
    if len(articles) < 2:
        raise UsageError(
            f"{command} compares two articles or more, not {len(articles)}", mend=f"see 'newsdiff {command} --help'"
        )
    from newsdiff.correcting.applying import given
    from newsdiff.gathering.story import Story

    pairs = permutations(enumerate(articles), 2) if by_hand else ()
    links = {(i, j): given(left, right, by_hand) for (i, left), (j, right) in pairs}
    return Story(articles, chains_told(versions, len(articles)), links), by_hand


def chains_told(versions: Sequence[str], count: int) -> list[tuple[int, ...]]:
    """The articles, by number, that are said to be versions of one. Raises UsageError for letters that are not theirs."""
    runs = [_numbers(run, count) for run in versions]
    if len({number for run in runs for number in run}) < sum(map(len, runs)):
        raise UsageError("an article is a version in one chain only", mend="name each letter once with --versions")
    return runs


def _numbers(run: str, count: int) -> tuple[int, ...]:
    """The articles that are versions of one, from a list of their letters. Raises UsageError if there are no such letters."""
    from newsdiff.writing.labels import letter

    known = {letter(number): number for number in range(count)}
    letters = [part.strip().lower() for part in run.split(",")]
    if len(set(letters)) < max(len(letters), 2) or not known.keys() >= set(letters):
        mend = f"list two or more of {letter(0)} to {letter(count - 1)}, such as a,b"
        raise UsageError(f"--versions {run!r} does not name articles by their letters", mend=mend)
    return tuple(known[one] for one in letters)


def comparison_of(left: Article, right: Article, by_hand: Sequence[Correction]) -> Comparison:
    """The comparison of two articles as corrected; a correction of what is not there any more is named on standard error."""
    from newsdiff.comparing.compare import compare

    if not by_hand:
        return compare(left, right)
    from newsdiff.correcting.applying import corrected, given, unmet
    from newsdiff.correcting.fitting import described

    comparison = compare(left, right, given(left, right, by_hand))
    for one in unmet(comparison, by_hand):
        report(f"no longer fits, {described(one)}")
    return corrected(comparison, by_hand)


def opened(sources: Sequence[str], how: Options, story: str = "") -> Opened:
    """Articles with what was corrected in them: those of a story file, or those named, with the file that is theirs."""
    from newsdiff.stories.names import is_story
    from newsdiff.stories.opening import kept_in, open_story, story_of

    sources, story = (sources, story) if sources else ([story] if story else [], "")
    if not any(map(is_story, sources)):
        reading = read(sources, how)
        if story and len(reading.articles) < 2:
            raise UsageError("a story has two articles or more", mend="name another")
        return kept_in(Path(story), reading, sources, how) if story else story_of(reading, sources, how)
    if len(sources) > 1 or story:
        raise UsageError("a story file is opened by itself: it names its articles")
    return open_story(Path(sources[0]), how)


def read(sources: Sequence[str], how: Options) -> Reading:
    """Every article, and what in collections could not be read. Raises UnreadableSource that names each bad source."""
    if sources.count(STDIN) > 1:
        raise UsageError("standard input (-) can be read only once")
    from newsdiff.reading.contents import named
    from newsdiff.reading.raw import Reading
    from newsdiff.reading.sources import read_all

    readings: list[Reading] = []
    errors: list[UnreadableSource] = []
    for source in sources:
        try:
            readings.append(read_all(source if source == STDIN else named(source), how))
        except UnreadableSource as error:
            errors.append(error)
    if errors:
        raise SeveralUnreadable(errors)
    return Reading([one for each in readings for one in each.articles], [one for each in readings for one in each.problems])
