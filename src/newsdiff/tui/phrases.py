"""What the reader says in words: headings, the detail bar, banners, copied changes. Plain text; no markup, no colours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from newsdiff.model import Article, Change, ChangeClass, Comparison, Group, Kind, QuoteMarks, Relation
from newsdiff.tui.table import Row
from newsdiff.writing.labels import change_name, group_labels, letter, remarked
from newsdiff.writing.linear import read_out
from newsdiff.writing.said import cue_words

_FEW = 3

__all__ = [
    "also_here",
    "article_facts",
    "attributed",
    "banner",
    "change_texts",
    "copied",
    "copied_whole",
    "counted",
    "export_name",
    "first_few",
    "letters",
    "row_name",
    "sentences",
    "shortened",
    "why_paired",
]

_WHOLE = 10_000
_ELISION = " … "
_ARROW = " → "


def letters(place: int) -> str:
    """The capital letter an article goes by on the screens."""
    return letter(place).upper()


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 sentence`, `22 sentences`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def first_few(lines: Sequence[str], what: str, few: int = _FEW) -> list[str]:
    """The first lines, and one that counts the others: `2 more were left out`, where that is `what` became of them."""
    more = len(lines) - few
    return [*lines[:few], *([f"{more} more {what}"] if more > 0 else [])]


def article_facts(article: Article) -> str:
    """Outlet, author, date and length of an article, and whether its quote marks were lost."""
    lost = "quote marks lost" if article.quote_marks is QuoteMarks.LOST else ""
    length = counted(len(article.body()), "sentence")
    return " · ".join(filter(None, (article.name, article.byline, article.published, length, lost)))


def shortened(text: str, limit: int) -> str:
    """The text on one line, its middle left out if it is longer than `limit` code points."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    half = (limit - len(_ELISION)) // 2
    return f"{line[:half].rstrip()}{_ELISION}{line[-half:].lstrip()}"


def change_texts(change: Change, room: int) -> str:
    """Both texts of a change: `“said” → “claimed”`; nothing is said to be nothing. What exceeds the room is left out inside."""
    texts = (change.left_text, change.right_text)
    room -= len(_ARROW) + 4
    limit = room if sum(map(len, texts)) <= room else max(room // 2, room - min(map(len, texts)), len(_ELISION) + 4)
    return _ARROW.join(_quoted(text, limit) for text in texts)


def _quoted(text: str, limit: int) -> str:
    return f"“{shortened(text, limit)}”" if text.strip() else "nothing"


def row_name(row: Row, left: str, right: str) -> str:
    """What a row is as a whole: the relation of its group in words, with the names of the articles."""
    if row.group is None:
        return "not part of the comparison"
    if row.moved:
        return "moved"
    return _RELATIONS[row.group.relation].format(left=left, right=right)


_RELATIONS = {
    Relation.SAME: "same",
    Relation.RESTYLED: "same but for house style",
    Relation.EDITED: "edited",
    Relation.REWRITTEN: "rewritten: both texts are shown whole",
    Relation.LEFT_ONLY: "only in {left}",
    Relation.RIGHT_ONLY: "only in {right}",
}


def why_paired(group: Group) -> str:
    """The evidence for a group, with its similarity."""
    paired = group.left and group.right
    score = f" ({group.score:.2f})" if paired else ""
    because = "paired because " if paired and group.reason else ""
    return f"{because}{group.reason}{score}"


def attributed(comparison: Comparison, change: Change, room: int) -> str:
    """An attribution change in so many code points: its kind and both texts, verbs with the stance each takes."""
    if change.kind is not Kind.VERB:
        return f"{change.kind} {change_texts(change, room - len(change.kind) - 1)}"
    sides = (
        (comparison.left, change.left_quotations, change.left_text),
        (comparison.right, change.right_quotations, change.right_text),
    )
    return f"{change.kind} {_ARROW.join(_with_stance(*side) for side in sides)}"


def _with_stance(article: Article, quotations: Sequence[int], verb: str) -> str:
    cues = (article.quotations[index] for index in quotations)
    return next((cue_words(cue) for cue in cues if cue.cue and cue.cue.text == verb), verb)


def also_here(row: Row, told: Collection[Change]) -> str:
    """How many changes the row has beside those told, by class: `in this group also: wording 4 · style 2`."""
    others = Counter(change.change_class for change in (*row.changes, *row.hidden) if change not in told)
    counts = " · ".join(f"{name} {others[name]}" for name in reversed(ChangeClass) if others[name])
    return f"in this group also: {counts}" if counts else ""


def banner(comparison: Comparison) -> str:
    """What must be said of a pair before anything is read: identical, nothing in common, nothing to compare."""
    for article in (comparison.left, comparison.right):
        if not article.body():
            return f"{article.name} has no sentences to compare: all of it was taken for page furniture (. shows it)"
    if comparison.left.text == comparison.right.text:
        return "These two articles are identical, letter for letter"
    if comparison.nothing_in_common:
        return "Nothing in common: no sentence of one says what any of the other says. They may be about different events"
    if all(group.relation is Relation.SAME and not group.moved for group in comparison.groups):
        return "These two articles say the same, sentence for sentence"
    return ""


def copied(comparison: Comparison, group: Group, change: Change | None, name: str) -> str:
    """A change, or a group that is itself the difference and goes by this name, as text that stands by itself."""
    where = group_labels(comparison, group, comparison.left.name, comparison.right.name)
    if change is None:
        return "\n".join([f"{name} ({where})", *filter(None, [remarked(group)]), *sentences(comparison, group)])
    by_hand = f"\n{remarked(change)}" if remarked(change) else ""
    return f"{change_name(change)}: {change_texts(change, _WHOLE)}\n{change.note} ({where}){by_hand}"


def copied_whole(comparison: Comparison, row: Row) -> str:
    """Both texts of a row with where they are from, and everything that differs in it as plain sentences."""
    if row.group is None:
        return ""
    names = (comparison.left.name, comparison.right.name)
    where = group_labels(comparison, row.group, *names)
    sides = zip((row.group.left, row.group.right), (comparison.left, comparison.right), strict=True)
    sources = [f"{article.name}: {article.source}" for members, article in sides if members and article.source]
    told = read_out(comparison, row.group, (*row.changes, *row.hidden), names)
    return "\n".join([where, *sentences(comparison, row.group), *sources, *told])


def sentences(comparison: Comparison, group: Group) -> Iterable[str]:
    """The whole sentences of a group, each side on a line, with the name of its article."""
    for article, members in ((comparison.left, group.left), (comparison.right, group.right)):
        if members:
            yield f"{article.name}: " + " ".join(article.words_of(index) for index in members)


def export_name(articles: Sequence[Article], suffix: str) -> str:
    """A file name for an export, from the names of the outlets: of two both, of more the first and how many more."""
    names = list(filter(None, (_slug(article.name) for article in articles)))
    shown = names if len(names) <= 2 else [names[0], "and", str(len(names) - 1), "more"]
    return "-".join(shown) + suffix


def _slug(name: str) -> str:
    stem = re.sub(r"\.\w{1,5}$", "", name)
    return "-".join(re.findall(r"\w+", stem.lower()))
