"""Two articles into one comparison: the pipeline of a pair.

Group the sentences, find the attribution changes, then read the word edits of each group: house style first, facts and
stance next, and what is left is wording. A difference that attribution has named is not named again as wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsdiff import __version__
from newsdiff.comparing.align import align
from newsdiff.comparing.asserted import asserted
from newsdiff.comparing.attribution import Claimed, attribution
from newsdiff.comparing.given import NOTHING_GIVEN, Given
from newsdiff.comparing.kinds import common
from newsdiff.comparing.naming import Sides, changes_in_other_words, changes_of_edits, is_telling
from newsdiff.comparing.parts import Parted, part
from newsdiff.comparing.told import Told
from newsdiff.comparing.wording import Edit, edits
from newsdiff.language.lexicon import Lexicon, lexicon
from newsdiff.language.tokens import Token, tokens
from newsdiff.model import Article, Change, ChangeClass, Comparison, Group, Kind, Relation

__all__ = ["compare", "relation"]

REWRITTEN = 0.4
"""Below this share of words in common a group is shown as rewritten, without word marks."""

_NOTHING = Claimed((), ())


def compare(left: Article, right: Article, given: Given = NOTHING_GIVEN) -> Comparison:
    """Set two articles side by side: groups of sentences that say the same thing, and what differs in each.

    Every body sentence of both articles is in exactly one group; swapping the articles mirrors the result. `given` says, by
    their numbers, which sentences belong together whatever the evidence, and which do not.
    """
    words = lexicon(left.language if left.language == right.language else "und")
    groups = _groups(left, right, given, words)
    attributed = attribution(left, right, groups, words, given.parted)
    within, across = _placed(attributed.changes, groups, left, right)
    sides = Sides(left, right, words, attributed.left, attributed.right)
    told = Told(left, right, words)
    finished = tuple(_finished(sides, group, within.get(k, ()), told) for k, group in enumerate(groups))
    shared = common(left, right, finished, words)
    return Comparison(left, right, finished, tuple(across), _signature(left, right, given), attributed.matched, shared)


def _signature(left: Article, right: Article, given: Given) -> str:
    """The settings that produced a result: the same signature and the same bytes give the same comparison."""
    by_hand = " · sentences linked by hand" if given else ""
    languages = f"languages {left.language}, {right.language}"
    return f"newsdiff {__version__} · {languages} · grams 3+4 · rewritten below {REWRITTEN}{by_hand}"


def _groups(left: Article, right: Article, given: Given, words: Lexicon) -> list[Group]:
    """The groups of body sentences, as indices into the articles' sentences."""
    ours, theirs = left.body(), right.body()
    places = ({sentence: k for k, sentence in enumerate(side)} for side in (ours, theirs))
    one, other = asserted(left, ours, words), asserted(right, theirs, words)
    found = align(one.words, other.words, given.among(*places), (one.figures, other.figures))
    return [replace(g, left=tuple(ours[k] for k in g.left), right=tuple(theirs[k] for k in g.right)) for g in found]


def _placed(
    changes: Sequence[Change], groups: Sequence[Group], left: Article, right: Article
) -> tuple[dict[int, list[Change]], list[Change]]:
    """Attribution changes by the group in which both their spans lie; those that reach over groups, or lie in none."""
    by_left = {k: number for number, group in enumerate(groups) for k in group.left}
    by_right = {k: number for number, group in enumerate(groups) for k in group.right}
    within: dict[int, list[Change]] = {}
    across: list[Change] = []
    for change in changes:
        touched = {by_left[k] for k in left.touched(change.left) if k in by_left}
        touched |= {by_right[k] for k in right.touched(change.right) if k in by_right}
        if len(touched) == 1:
            within.setdefault(touched.pop(), []).append(change)
        else:
            across.append(change)
    return within, across


def _tokens(article: Article, sentences: Sequence[int], words: Lexicon) -> list[Token]:
    return [token for k in sentences for token in tokens(article.text, article.sentences[k].span, words)]


def _finished(sides: Sides, group: Group, attributed: Sequence[Change], told: Told) -> Group:
    """The group with its relation, the parts of it that match, and its changes in reading order."""
    if not (group.left and group.right):
        return replace(group, changes=tuple(attributed))
    whole = _tokens(sides.left, group.left, sides.words), _tokens(sides.right, group.right, sides.words)
    parted = part(sides, whole, edits(*whole))
    left, right = parted.left, parted.right
    share = _share(parted.edits, left, right)
    named = (changes_of_edits if share >= REWRITTEN else changes_in_other_words)(sides, parted.edits, left, right)
    found = [change for change in (*named, *parted.changes) if not told.is_elsewhere(change, group.left, group.right)]
    changes = sorted([*attributed, *found], key=_place)
    verbatim = [token.wording for token in left] == [token.wording for token in right]
    edited = parted.is_part or not all(edit.equal for edit in parted.edits)
    relation = _relation(share, changes, verbatim=verbatim, edited=edited)
    return replace(
        group,
        relation=relation,
        score=share,
        reason=f"{group.reason}{_of_part(parted, *whole)}",
        changes=tuple(changes),
        left_parts=parted.left_spans,
        right_parts=parted.right_spans,
    )


def _of_part(parted: Parted, left: Sequence[Token], right: Sequence[Token]) -> str:
    """How much of either side the other has, where that is not all."""
    sides = (("left", parted.left_spans, parted.left, left), ("right", parted.right_spans, parted.right, right))
    return "".join(
        f"; only {len(part)} of the {len(of)} {name} words have a counterpart" for name, spans, part, of in sides if spans
    )


def relation(left: Article, ours: Sequence[int], right: Article, theirs: Sequence[int]) -> Relation:
    """The relation of sentences of two articles by their words alone: who is said to have said them is not asked.

    It is that of their group in a comparison, except where attribution is all that differs.
    """
    if [left.words_of(k) for k in ours] == [right.words_of(k) for k in theirs]:
        return Relation.SAME
    words = lexicon(left.language if left.language == right.language else "und")
    sides = Sides(left, right, words, _NOTHING, _NOTHING)
    whole = _tokens(left, ours, words), _tokens(right, theirs, words)
    parted = part(sides, whole, edits(*whole))
    one, other = parted.left, parted.right
    share = _share(parted.edits, one, other)
    telling = parted.is_part or any(is_telling(edit, one, other, words) for edit in parted.edits)
    if share < REWRITTEN or telling:
        return Relation.REWRITTEN if share < REWRITTEN else Relation.EDITED
    changes = [*_until_telling(changes_of_edits(sides, parted.edits, one, other))]
    verbatim = [token.wording for token in one] == [token.wording for token in other]
    return _relation(share, changes, verbatim=verbatim, edited=not all(edit.equal for edit in parted.edits))


def _until_telling(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes up to the first that is not of style: what follows makes no other relation."""
    for change in changes:
        yield change
        if change.change_class is not ChangeClass.STYLE:
            return


def _share(found: Sequence[Edit], left: Sequence[Token], right: Sequence[Token]) -> float:
    """The share of words of weight that survived in order; function words, which any two sentences share, do not count."""
    kept = [
        ours if ours.short else theirs
        for edit in found
        if edit.equal
        for ours, theirs in zip(left[edit.left_start : edit.left_end], right[edit.right_start : edit.right_end], strict=True)
    ]
    weighty = [sum(not token.short for token in run) or len(run) for run in (kept, left, right)]
    return min(2 * weighty[0] / max(weighty[1] + weighty[2], 1), 1.0)


def _relation(share: float, changes: Sequence[Change], *, verbatim: bool, edited: bool) -> Relation:
    if share < REWRITTEN:
        return Relation.REWRITTEN
    if verbatim and not changes:
        return Relation.SAME
    if edited and not changes:
        return Relation.EDITED
    return Relation.RESTYLED if all(change.change_class is ChangeClass.STYLE for change in changes) else Relation.EDITED


def _place(change: Change) -> tuple[int, int, int]:
    left, right = change.left or change.right, change.right or change.left
    return (left.start if left else 0, right.start if right else 0, list(Kind).index(change.kind))
