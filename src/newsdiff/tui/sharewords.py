"""What the overview tells below its table: an article against another or against all, its headline, its versions.

Pure lines, for the screen and the clipboard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.text import Text

from newsdiff.gathering.records import Chain, Headline, HeadlineQuote, Shared, Standing, Step
from newsdiff.gathering.story import Story
from newsdiff.model import Article, ChangeClass, Comparison
from newsdiff.tui.palette import Hue, Palette
from newsdiff.tui.phrases import article_facts, change_texts, counted, letters
from newsdiff.tui.shareboard import ShareLedger
from newsdiff.writing.labels import change_name, common_short, first_words, one_line
from newsdiff.writing.order import telling

__all__ = ["share_row"]

_BOLD = Style(bold=True)
_LISTED = 5
_STANDINGS = {
    Standing.VERBATIM: "stands in the body word for word",
    Standing.ALTERED: "stands in the body in other words inside the marks",
    Standing.REPORTED: "is only reported in the body",
    Standing.NOWHERE: "is nobody’s in the body",
}


def share_row(
    ledger: ShareLedger, row: int, column: int, palette: Palette, compared: Comparison | None = None
) -> Iterator[Text]:
    """The shares of the cell; against another article what they share, against all the headline; the versions."""
    place, other = ledger.articles[row], ledger.other(column)
    article = ledger.story.articles[place]
    yield Text.assemble((f"{letters(place)} ", _BOLD), (one_line(article.title) or "(no title)", _BOLD))
    yield Text(one_line(article_facts(article)), palette.quiet)
    shared = ledger.shared(row, column)
    if shared and other != place:
        against = "any other article" if other is None else f"{letters(other)} {one_line(ledger.story.articles[other].name)}"
        yield Text.assemble(f"of {counted(shared.words, 'word')}, in {against}:", *ledger.told_shares(shared))
        if compared and compared.common:
            names = f"{one_line(compared.left.name)} and {one_line(compared.right.name)}"
            yield Text(f"{names}: {common_short(compared.common)}")
        if other is not None:
            yield from _runs(article, shared, letters(other), palette)
    if other in (None, place) and (headline := ledger.headline(row)):
        yield from _headline(article, headline, palette)
    for chain in ledger.chains:
        if place in chain.versions:
            yield from _chain(ledger.story, chain, place, palette)


def _runs(article: Article, shared: Shared, other: str, palette: Palette) -> Iterator[Text]:
    """How many statements they share in which order, and the longest words they share in a row."""
    if not shared.statements:
        return
    yield Text(f"{counted(shared.statements, 'statement')} shared, {shared.in_order} of them in {other}’s order")
    if shared.runs:
        yield Text()
        yield Text("the longest words they share in a row:", palette.quiet)
    for run in shared.runs[:_LISTED]:
        words = one_line(run.left.of(article.text))
        yield Text.assemble((f"{counted(run.words, 'word'):>10}  ", _BOLD), words)


def _headline(article: Article, found: Headline, palette: Palette) -> Iterator[Text]:
    for quote in found.quotes:
        yield from _quote(article, quote, palette)
    if found.lede:
        yield from _lede(found.lede, palette)


def _quote(article: Article, quote: HeadlineQuote, palette: Palette) -> Iterator[Text]:
    """Whether words the headline quotes stand in the body, by whom, and in which words."""
    where = f", ¶{article.sentences[quote.sentence].paragraph}" if quote.sentence is not None else ""
    speaker = f", {one_line(quote.speaker)}" if quote.speaker else ""
    credit = f" (credited to {one_line(quote.credit)})" if quote.credit else ""
    words = f"“{one_line(quote.span.of(article.text))}”"
    yield Text()
    yield Text.assemble(
        (f"{quote.role.value} quotes {words}", palette.signs[Hue.ATTRIBUTION]),
        f"{credit}: {_STANDINGS[quote.standing]}{where}{speaker}",
    )
    if quote.standing is not Standing.VERBATIM and quote.words:
        yield Text(f"there: “{one_line(' … '.join(span.of(article.text) for span in quote.words))}”")


def _lede(lede: Comparison, palette: Palette) -> Iterator[Text]:
    """What differs between the headline and the first sentence, if they say the same."""
    if lede.nothing_in_common:
        return
    changes = [
        change for change in telling(lede.all_changes()) if change.change_class not in (ChangeClass.STYLE, ChangeClass.WORDING)
    ]
    yield Text()
    yield Text("headline → first sentence: " + ("" if changes else "no fact, stance or attribution differs"), palette.quiet)
    for change in changes[:_LISTED]:
        yield Text.assemble((f"  {change_name(change)}  ", _BOLD), one_line(change_texts(change, 100)))


def _chain(story: Story, chain: Chain, place: int, palette: Palette) -> Iterator[Text]:
    """The versions in order, and what came and went with the one at hand and with the next."""
    names = " → ".join(f"v{number} {letters(version)}" for number, version in enumerate(chain.versions, 1))
    yield Text()
    yield Text.assemble(("versions: ", _BOLD), names, (f"  {one_line(chain.reason)}", palette.quiet))
    for step in (step for step in chain.steps if place in (step.old, step.new)):
        yield from _step(story, step, palette)


def _step(story: Story, step: Step, palette: Palette) -> Iterator[Text]:
    yield Text(f"{letters(step.old)} → {letters(step.new)}", _BOLD)
    for word, statements, article, hue in (
        ("appeared", step.appeared, step.new, Hue.ADDED),
        ("vanished", step.vanished, step.old, Hue.OMITTED),
        ("edited", step.edited, step.new, Hue.EDITED),
    ):
        if statements:
            yield Text(f"  {word} {len(statements)}", palette.signs[hue])
        yield from (Text(f"    {line}") for line in _first_words(story, statements, article))


def _first_words(story: Story, statements: Sequence[int], article: int) -> Iterator[str]:
    for statement in statements[:_LISTED]:
        sentence = story.statements[statement].cells[article][0]
        yield f"¶{story.paragraph(statement, article)} {first_words(story.articles[article].words_of(sentence), 90)}"
    if len(statements) > _LISTED:
        yield f"and {len(statements) - _LISTED} more"
