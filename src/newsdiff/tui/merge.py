"""An edited group as one running text: the left text, with what the right leaves out and puts in marked in place.

The word-level edits are those of the comparing wing; here they are only set in a line, with the blanks and marks between
the words. Quote marks that one side lacks are shown too: who is quoted is the subject matter. What class of change a word
belongs to is found later, by its offset.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from newsdiff.comparing.wording import Edit, edits
from newsdiff.language.lexicon import Lexicon
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Change, ChangeClass, Span
from newsdiff.tui.table import Cell, Passage, Piece, Row, Side, Tone

__all__ = ["merged"]

_QUOTES = frozenset("“”„‟\"«»‘’‚‛'")

_FOLLOWS = frozenset(".,;:!?…)]’”'%")
"""What follows a word without a blank."""

_PRECEDES = frozenset("“‘«„([")
"""What a word follows without a blank."""


class _Part(NamedTuple):
    """A piece of the merged text, and the passage of its cell it stands in."""

    piece: Piece
    passage: int


_BLANK = _Part(Piece(" ", Side.LEFT, 0, Tone.NOTE), 0)

Gap = Sequence[_Part]
Places = Sequence[tuple[Side, Span]]


class _Word(NamedTuple):
    """A word, and what stands between it and the next. The first word of a side is empty: it has what comes before any."""

    part: _Part
    token: Token
    gap: Gap


class _Seen(NamedTuple):
    """Where house style that is shown differs, and where changes are hidden."""

    restyled: Places
    hidden: Places

    def restyles(self, parts: Iterable[_Part]) -> bool:
        """Whether a shown difference of house style stands in one of these."""
        return any(_stands_in(part, self.restyled) for part in parts)

    def hides(self, word: _Word) -> bool:
        """Whether nothing is to be said of this word."""
        return _stands_in(word.part, self.hidden)


def merged(row: Row, words: Lexicon) -> Cell:
    """Give both sides of an edited group as one cell, with the passages and paragraph numbers of the left one."""
    left, right = (_words(row.cells[side], words) for side in Side)
    shown = [change for change in row.changes if change.change_class is ChangeClass.STYLE]
    seen = _Seen(_places(shown), _places(row.hidden))
    found = edits([word.token for word in left[1:]], [word.token for word in right[1:]])
    parts = _in_one_line(left, right, found, seen)
    passages = ((number, [part.piece for part in run]) for number, run in groupby(parts, key=lambda part: part.passage))
    labels = [passage.label for passage in row.cells[Side.LEFT].passages]
    return Cell(tuple(Passage(tuple(_joined(pieces)), labels[number]) for number, pieces in passages))


def _words(cell: Cell, words: Lexicon) -> list[_Word]:
    """The words of a cell, the empty one first."""
    parts = [_Part(piece, number) for number, passage in enumerate(cell.passages) for piece in passage.pieces]
    atoms = [atom for part in parts for atom in _atoms(part, words)]
    starts = [index for index, (_, token) in enumerate(atoms) if token]
    start = Piece("", parts[0].piece.side, parts[0].piece.start)
    found = [_Word(_Part(start, 0), Token(Span(0, 0), "", ""), [part for part, _ in atoms[: starts[0] if starts else None]])]
    for here, there in pairwise([*starts, len(atoms)]):
        part, token = atoms[here]
        if token:
            found.append(_Word(part, token, [gap for gap, _ in atoms[here + 1 : there]]))
    return found


def _atoms(part: _Part, words: Lexicon) -> Iterator[tuple[_Part, Token | None]]:
    """A piece cut into words and what is between them; a dateline or a note is nothing but between."""
    piece, at = part.piece, 0
    for token in tokens(piece.text, Span(0, len(piece.text)), words) if piece.tone is Tone.PLAIN else ():
        if token.span.start > at:
            yield _cut(part, at, token.span.start), None
        yield _cut(part, *token.span), token
        at = token.span.end
    if at < len(piece.text):
        yield _cut(part, at, len(piece.text)), None


def _cut(part: _Part, start: int, end: int) -> _Part:
    piece = part.piece
    return _Part(Piece(piece.text[start:end], piece.side, piece.start + start, piece.tone), part.passage)


class _Waiting(NamedTuple):
    """What each side has after the last word; it is set when it is known what comes next. `told`: which marks matter."""

    ours: Gap
    theirs: Gap
    told: Callable[[str], bool]


Setting = Generator[_Part, None, _Waiting]


def _in_one_line(left: Sequence[_Word], right: Sequence[_Word], found: Sequence[Edit], seen: _Seen) -> Iterator[_Part]:
    """Walk the edits from word to word."""
    waiting = _Waiting(left[0].gap, right[0].gap, _is_quote)
    for edit in found:
        place = left[edit.left_start].part.passage
        ours, theirs = left[1 + edit.left_start : 1 + edit.left_end], right[1 + edit.right_start : 1 + edit.right_end]
        added = [word for word in theirs if not seen.hides(word)]
        if edit.equal:
            waiting = yield from _same(waiting, ours, theirs, seen)
        elif added and not ours:
            waiting = yield from _come(waiting, added, place, seen)
        elif ours and not added and not all(map(seen.hides, ours)):
            waiting = yield from _gone(waiting, ours, seen)
        elif ours:
            waiting = yield from _put(waiting, ours, added, place, seen)
        else:
            waiting = waiting._replace(theirs=theirs[-1].gap)
    yield from _between(waiting, left[-1].part.passage, seen)


def _same(waiting: _Waiting, ours: Sequence[_Word], theirs: Sequence[_Word], seen: _Seen) -> Setting:
    """Words of both sides."""
    for mine, other in zip(ours, theirs, strict=True):
        yield from _between(waiting, mine.part.passage, seen)
        yield from _kept(mine, other, seen)
        waiting = _Waiting(mine.gap, other.gap, _is_quote)
    return waiting


def _put(waiting: _Waiting, ours: Sequence[_Word], added: Sequence[_Word], place: int, seen: _Seen) -> Setting:
    """Words put for others."""
    yield from _between(waiting, place, seen)
    yield from _run(ours, Tone.OMITTED, seen)
    yield from _moved_to(ours[-1].part.passage, _run(added, Tone.ADDED, seen))
    return _Waiting(ours[-1].gap, added[-1].gap if added else waiting.theirs, _is_quote)


def _gone(waiting: _Waiting, words: Sequence[_Word], seen: _Seen) -> Setting:
    """Words only the left has. Of the marks around them those stay that the right has too, before them or after."""
    before, after = waiting.ours, words[-1].gap
    stay_before = _alike(before, waiting.theirs) and not _alike(before, after)
    yield from before if stay_before else _marked(before, Tone.OMITTED, _is_mark)
    yield from _run(words, Tone.OMITTED, seen)
    if not stay_before:
        return _Waiting(after, waiting.theirs, _is_mark)
    yield from _marked(after, Tone.OMITTED, _is_mark)
    return _Waiting((), (), _is_quote)


def _come(waiting: _Waiting, words: Sequence[_Word], place: int, seen: _Seen) -> Setting:
    """Words only the right has, with the marks around them that the left has not."""
    before, after = waiting.theirs, words[-1].gap
    stay_before = _alike(before, waiting.ours) and not _alike(before, after)
    yield from waiting.ours if stay_before else _moved_to(place, _marked(before, Tone.ADDED, _is_mark))
    yield from _moved_to(place, _run(words, Tone.ADDED, seen))
    if not stay_before:
        return _Waiting(waiting.ours, after, _is_mark)
    yield from _moved_to(place, _marked(after, Tone.ADDED, _is_mark))
    return _Waiting((), (), _is_quote)


def _kept(mine: _Word, other: _Word, seen: _Seen) -> Iterator[_Part]:
    """A word of both sides; where a shown change of house style stands in it, both ways to write it."""
    if seen.restyles([mine.part, other.part]):
        yield _toned(mine.part, Tone.OMITTED)
        yield from _moved_to(mine.part.passage, [_toned(other.part, Tone.ADDED)])
    else:
        yield mine.part


def _run(words: Sequence[_Word], tone: Tone, seen: _Seen) -> Iterator[_Part]:
    """Words that only one side has, with what stands between them; of hidden ones nothing is said."""
    for place, word in enumerate(words, 1):
        its = Tone.PLAIN if seen.hides(word) else tone
        yield _toned(word.part, its)
        if place < len(words):
            yield from (_toned(part, its) if part.piece.tone is Tone.PLAIN else part for part in word.gap)


def _between(waiting: _Waiting, place: int, seen: _Seen) -> Iterator[_Part]:
    """What stands between two words: as the left has it, and of the marks to be told of those that one side lacks."""
    ours, theirs, told = waiting
    restyled = bool(seen.restyled) and seen.restyles([*ours, *theirs])
    if not restyled and _text(ours) == _text(theirs):
        yield from ours
        return
    told, alike = (_is_mark, str) if restyled else (told, _one_quote)
    mine, other = ({alike(char) for char in _text(gap)} for gap in (ours, theirs))
    kept = list(_marked(ours, Tone.OMITTED, lambda char: told(char) and alike(char) not in other))
    found = list(_moved_to(place, _marked(theirs, Tone.ADDED, lambda char: told(char) and alike(char) not in mine)))
    yield from _put_in(kept, found) if any(part.piece.tone is Tone.ADDED for part in found) else kept
    if " " in _text(theirs) and " " not in _text(ours) and _text(ours)[-1:] not in _PRECEDES:
        yield _BLANK._replace(passage=place)


def _put_in(kept: Sequence[_Part], found: Sequence[_Part]) -> Iterator[_Part]:
    """The added marks of `found` among the kept ones: opening quotes after the blank, everything else before it."""
    marks = [(part, _opens(part.piece.text, _text(found[:index]))) for index, part in enumerate(found)]
    added = [(part, opens) for part, opens in marks if part.piece.tone is Tone.ADDED]
    runs = [run for part in kept for run in _cut_where(part, str.isspace)]
    blank = next(
        (index for index, run in enumerate(runs) if run.piece.text.isspace() or _opens(run.piece.text, " ")), len(runs)
    )
    yield from runs[:blank]
    yield from (part for part, opens in added if not opens)
    yield from runs[blank:]
    yield from (part for part, opens in added if opens)


def _opens(quote: str, before: str) -> bool:
    return quote in "“‘«„‛" or (quote in "\"'" and (not before or before[-1].isspace()))


def _alike(one: Gap, other: Gap) -> bool:
    """Whether both have the same marks."""
    first, second = ([_one_quote(char) for char in _text(gap) if _is_mark(char)] for gap in (one, other))
    return first == second


def _text(gap: Gap) -> str:
    return "".join(part.piece.text for part in gap if part.piece.tone is not Tone.NOTE)


def _one_quote(char: str) -> str:
    """All quote marks alike: which of them a paper uses is house style."""
    return '"' if char in _QUOTES else char


def _is_quote(char: str) -> bool:
    return char in _QUOTES


def _is_mark(char: str) -> bool:
    return not char.isspace()


def _stands_in(part: _Part, places: Places) -> bool:
    piece = part.piece
    span = Span(piece.start, piece.end)
    return (
        bool(places) and bool(piece.text.strip()) and any(side is piece.side and place.overlaps(span) for side, place in places)
    )


def _places(changes: Iterable[Change]) -> list[tuple[Side, Span]]:
    return [(side, span) for change in changes for side in Side if (span := side.span(change))]


def _marked(gap: Gap, tone: Tone, chosen: Callable[[str], bool]) -> Iterator[_Part]:
    """The gap with the chosen characters in this tone; a dateline or note stays what it is."""
    for part in gap:
        for run in _cut_where(part, chosen):
            plain = part.piece.tone is not Tone.PLAIN or not chosen(run.piece.text[0])
            yield run if plain else _toned(run, tone)


def _cut_where(part: _Part, chosen: Callable[[str], bool]) -> Iterator[_Part]:
    at = 0
    for _, run in groupby(part.piece.text, key=chosen):
        length = len(list(run))
        yield _cut(part, at, at + length)
        at += length


def _toned(part: _Part, tone: Tone) -> _Part:
    return _Part(part.piece._replace(tone=tone), part.passage)


def _moved_to(place: int, parts: Iterable[_Part]) -> Iterator[_Part]:
    """Parts of the right text in a passage of the left one; the right one's dateline and our own notes stay behind."""
    return (_Part(part.piece, place) for part in parts if part.piece.tone in (Tone.PLAIN, Tone.ADDED))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring pieces of one text and tone made one, and a blank set where two texts would run into one word."""
    before: Piece | None = None
    for piece in pieces:
        if before and (before.side, before.tone, before.end) == (piece.side, piece.tone, piece.start):
            before = before._replace(text=before.text + piece.text)
            continue
        if before:
            yield before
            if before.side is not piece.side and _run_together(before.text, piece.text):
                yield _BLANK.piece
        before = piece
    if before:
        yield before


def _run_together(before: str, after: str) -> bool:
    return not before[-1:].isspace() and not after[:1].isspace() and after[:1] not in _FOLLOWS and before[-1:] not in _PRECEDES
