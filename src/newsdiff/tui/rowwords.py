"""The full words of one statement in every article that says it, what differs from the words read against marked.

Pure: lines for below a table and for the clipboard. What differs in kind is told of the article at hand only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.text import Text

from newsdiff.comparing.wording import edits
from newsdiff.gathering.records import State
from newsdiff.language.lexicon import lexicon
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Article, Change, ChangeClass, Comparison, Span
from newsdiff.tui.palette import Hue, Palette, hue_of_class
from newsdiff.tui.phrases import change_texts, counted, letters
from newsdiff.tui.storyboard import StoryLedger
from newsdiff.tui.table import Side, Tone
from newsdiff.writing.labels import change_name, one_line
from newsdiff.writing.order import telling

__all__ = ["marked", "sentence_words", "story_row"]

_BOLD = Style(bold=True)
_NAMES = {
    State.BASE: "",
    State.SAME: "same words",
    State.RESTYLED: "same but for house style",
    State.EDITED: "edited",
    State.REWRITTEN: "in other words",
}


def story_row(ledger: StoryLedger, row: int, column: int, palette: Palette) -> Iterator[Text]:
    """How many say it and why they are one statement; the words of each, those of the base and of the column at hand first."""
    statement, base = ledger.statements[row], ledger.shown.base
    record = ledger.story.statements[statement]
    against = ledger.story.read_against(statement, base)
    yield _head(ledger, statement, against, palette)
    yield from _changes(ledger, statement, column, palette)
    order = dict.fromkeys(article for article in (against, column, *record.carriers) if article in record.cells)
    for article in order:
        yield Text()
        yield _source(ledger, row, article, palette)
        yield _words(ledger, row, (article, column if article == against else against), palette)
    if absent := [letters(k) for k in range(ledger.columns) if k not in record.cells]:
        yield Text()
        yield Text(f"not in {', '.join(absent)}", palette.quiet)


def _head(ledger: StoryLedger, statement: int, against: int, palette: Palette) -> Text:
    record, base = ledger.story.statements[statement], ledger.shown.base
    if len(record.cells) == 1:
        return Text(f"only in {letters(against)} {one_line(ledger.story.articles[against].name)}", _BOLD)
    text = Text(f"said by {len(record.cells)} of {ledger.columns}", _BOLD)
    if against != base:
        text.append(f"  not by {letters(base)}: read against {letters(against)}")
    return text.append(f"  {record.reason} ({record.confidence:.2f})", palette.quiet)


def _changes(ledger: StoryLedger, statement: int, column: int, palette: Palette) -> Iterator[Text]:
    """What differs in the cell at hand, the most telling first, house style apart."""
    base = ledger.shown.base
    if column not in ledger.story.statements[statement].cells or column == ledger.story.read_against(statement, base):
        return
    found = ledger.findings.changes(statement, column, base)
    if found is None:
        return
    comparison, changes = found
    counted_ones = [change for change in telling(changes) if change.change_class is not ChangeClass.STYLE]
    for change in counted_ones[:3]:
        yield _change(change, comparison, palette)
    if len(counted_ones) > 3:
        yield Text(f"{counted(len(counted_ones) - 3, 'more change')}; enter opens the pair", palette.quiet)


def _change(change: Change, comparison: Comparison, palette: Palette) -> Text:
    hue = hue_of_class(change.change_class, Side.LEFT if change.left else Side.RIGHT)
    names = f"{one_line(comparison.left.name)} → {one_line(comparison.right.name)}"
    return Text.assemble(
        (f"{change_name(change)}  ", palette.signs[hue] + _BOLD),
        one_line(change_texts(change, 100)),
        (f"  {names}", palette.quiet),
    )


def _source(ledger: StoryLedger, row: int, article: int, palette: Palette) -> Text:
    statement, state = ledger.statements[row], ledger.state(row, article)
    mark, style = ledger.mark(row, article)
    base = "base" if article == ledger.shown.base else "read against" if state is State.BASE else ""
    said = base or (_NAMES.get(state, "") if state else "")
    text = Text.assemble((f"{letters(article)} ", _BOLD), one_line(ledger.story.articles[article].name))
    text.append(f"  ¶{ledger.story.paragraph(statement, article)}", palette.quiet)
    return text.append(f"  {mark.strip()}", style).append(f" {said}", palette.quiet)


def _words(ledger: StoryLedger, row: int, pair: tuple[int, int], palette: Palette) -> Text:
    """The words of an article; marked are those the other has not, unless one is in other words."""
    article, other = pair
    story, cells = ledger.story, ledger.story.statements[ledger.statements[row]].cells
    rewritten = State.REWRITTEN in (ledger.state(row, article), ledger.state(row, other))
    if other not in cells or other == article or rewritten:
        return sentence_words(story.articles[article], cells[article])
    theirs = _tokens(story.articles[other], cells[other])
    hue = Hue.OMITTED if article < other else Hue.ADDED
    return marked(story.articles[article], cells[article], theirs, palette.word(hue, Tone.PLAIN))


def sentence_words(article: Article, sentences: Sequence[int]) -> Text:
    """Sentences as they stand."""
    return Text(" ".join(one_line(article.words_of(index)) for index in sentences))


def marked(article: Article, sentences: Sequence[int], others: Sequence[Token], style: Style) -> Text:
    """Sentences with the words marked that these others have not, house style apart."""
    ours = _tokens(article, sentences)
    unlike = [
        Span(ours[edit.right_start].span.start, ours[edit.right_end - 1].span.end)
        for edit in edits(others, ours)
        if not edit.equal and edit.right_end > edit.right_start
    ]
    text = Text()
    for number, sentence in enumerate(sentences):
        span = article.sentences[sentence].span
        text.append(" " if number else "")
        text.append_text(_pieces(article.text, span, [one for one in unlike if one.overlaps(span)], style))
    return text


def _pieces(text: str, span: Span, chosen: Sequence[Span], style: Style) -> Text:
    """A stretch of text on one line, these spans of it in a style."""
    drawn, at = Text(), span.start
    for one in chosen:
        start, end = max(one.start, at), min(one.end, span.end)
        drawn.append(one_line(text[at:start])).append(one_line(text[start:end]), style)
        at = end
    return drawn.append(one_line(text[at : span.end]))


def _tokens(article: Article, sentences: Sequence[int]) -> list[Token]:
    words = lexicon(article.language)
    return [token for index in sentences for token in tokens(article.text, article.sentences[index].span, words)]
