"""What corrections make of articles and of their comparison.

Folded lines change the article, linked sentences what is compared; labels, notes and what was reviewed are laid over the
result. Corrections must fit the texts (`fitting`); those about other articles are passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from newsdiff.comparing.given import Given
from newsdiff.correcting.records import LINKED, UNFOLDED, WRONG, Act, Correction, Key, about_change, about_group, text_key
from newsdiff.model import Article, Block, Change, ChangeClass, Comparison, Group, Kind, Relation, Role, Sentence, Span

__all__ = ["corrected", "given", "refolded", "unmet", "wrong_labels"]

_OVERLAID = (Act.LABEL, Act.NOTE, Act.REVIEW)


def refolded(article: Article, corrections: Iterable[Correction]) -> Article:
    """The article with lines folded and unfolded by hand, its sentences and quotations found anew; itself if there are none.

    A line is a block, or a sentence of one, which then stands in a block of its own.
    """
    name = text_key(article.text)
    wanted = {one.left.spans[0]: one.value for one in corrections if one.act is Act.FOLD and one.left.text == name}
    parts = [part for block in article.blocks for part in _cut(article.text, block, wanted)]
    if not any(block.span in wanted for block in parts):
        return article
    from newsdiff.reading.assembly import assemble
    from newsdiff.reading.metadata import Metadata

    blocks = list(_numbered([_with_role(block, wanted.get(block.span, "")) for block in parts]))
    about = Metadata(article.title, article.outlet, article.byline, article.published)
    found = assemble(article.text, blocks, about)
    notes = (*article.notes, "lines folded or unfolded by hand")
    return replace(
        found,
        sentences=tuple(_labelled(found.sentences)),
        source=article.source,
        sha256=article.sha256,
        identifier=article.identifier,
        notes=notes,
    )


def given(left: Article, right: Article, corrections: Iterable[Correction]) -> Given:
    """The pairs of sentences linked and parted by hand, by their numbers in these articles."""
    linked: set[tuple[int, int]] = set()
    parted: set[tuple[int, int]] = set()
    ours, theirs = ({s.span: k for k, s in enumerate(article.sentences)} for article in (left, right))
    for one in _turned(left, right, corrections, (Act.LINK,)):
        i, j = ours.get(one.left.spans[0]), theirs.get(one.right.spans[0] if one.right else Span(0, 0))
        if i is not None and j is not None:
            (linked if one.value == LINKED else parted).add((i, j))
    return Given(frozenset(linked), frozenset(parted))


def corrected(comparison: Comparison, corrections: Iterable[Correction]) -> Comparison:
    """The comparison without the labels that are wrong, with those given by hand, with notes and what was reviewed."""
    chosen = {one.key: one for one in _turned(comparison.left, comparison.right, corrections, _OVERLAID)}
    if not chosen:
        return comparison

    def relabelled(changes: Iterable[Change]) -> tuple[Change, ...]:
        return tuple(new for change in changes if (new := _change(comparison, change, chosen)))

    groups = (replace(_group(comparison, group, chosen), changes=relabelled(group.changes)) for group in comparison.groups)
    return replace(
        comparison,
        groups=tuple(_related(group) for group in groups),
        changes=relabelled(comparison.changes),
        signature=f"{comparison.signature} · labels and notes by hand",
    )


def unmet(comparison: Comparison, corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections of these two articles that speak of what the comparison, before they are laid over it, does not have."""
    about = list(_turned(comparison.left, comparison.right, corrections, (*_OVERLAID, Act.LINK)))
    if not about:
        return []
    known = {about_change(comparison, change) for change in comparison.all_changes()}
    known |= {about_group(comparison, group) for group in comparison.groups}
    ours, theirs = ({s.span for s in side.sentences} for side in (comparison.left, comparison.right))

    def met(one: Correction) -> bool:
        if one.act is Act.LINK:
            return one.right is not None and one.left.spans[0] in ours and one.right.spans[0] in theirs
        return one.key[1] in known

    return [one for one in about if not met(one)]


def wrong_labels(comparison: Comparison, group: Group, corrections: Iterable[Correction]) -> list[Correction]:
    """The labels marked wrong that stand in a group."""
    spans = [[side.sentences[k].span for k in members] for side, members in _sides(comparison, group)]

    def here(one: Correction) -> bool:
        places = [one.left.spans, one.right.spans if one.right else ()]
        return any(
            span.overlaps(sentence) for side, within in zip(places, spans, strict=True) for span in side for sentence in within
        )

    labels = _turned(comparison.left, comparison.right, corrections, (Act.LABEL,))
    return [one for one in labels if one.value == WRONG and here(one)]


def _sides(comparison: Comparison, group: Group) -> list[tuple[Article, tuple[int, ...]]]:
    return [(comparison.left, group.left), (comparison.right, group.right)]


def _turned(left: Article, right: Article, corrections: Iterable[Correction], acts: Sequence[Act]) -> Iterator[Correction]:
    """Those of these kinds that are about these two articles, the way round they are compared."""
    ours, theirs = text_key(left.text), text_key(right.text)
    for one in corrections:
        if one.act in acts and one.right:
            if (one.left.text, one.right.text) == (ours, theirs):
                yield one
            elif (one.left.text, one.right.text) == (theirs, ours):
                yield one.mirrored


def _cut(text: str, block: Block, wanted: Mapping[Span, str]) -> Iterator[Block]:
    """The block, parted where something within it is folded; blanks at the cuts are left out."""
    start = block.span.start
    for span in sorted(span for span in wanted if block.role is Role.BODY and block.span.covers(span) and span != block.span):
        yield from _trimmed(text, block, start, span.start)
        yield replace(block, span=span)
        start = span.end
    yield from _trimmed(text, block, start, block.span.end)


def _trimmed(text: str, block: Block, start: int, end: int) -> Iterator[Block]:
    words = text[start:end]
    if words.strip():
        start += len(words) - len(words.lstrip())
        yield replace(block, span=Span(start, start + len(words.strip())))


def _labelled(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Body sentences counted through their paragraph, over what is folded in it."""
    counts: Counter[int] = Counter()
    for sentence in sentences:
        if sentence.role is Role.BODY:
            counts[sentence.paragraph] += 1
            yield replace(sentence, label=f"¶{sentence.paragraph}s{counts[sentence.paragraph]}")
        else:
            yield sentence


def _with_role(block: Block, wanted: str) -> Block:
    if not wanted:
        return block
    if wanted == UNFOLDED:
        return replace(block, role=Role.BODY, reason="")
    return replace(block, role=Role.FURNITURE, paragraph=0, reason="folded by hand")


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Body blocks with their paragraphs counted anew; those that shared a number share it still."""
    number, before = 0, -1
    for block in blocks:
        if block.role is not Role.BODY:
            yield block
            continue
        number += not block.paragraph or block.paragraph != before
        before = block.paragraph
        yield replace(block, paragraph=number)


def _change(comparison: Comparison, change: Change, chosen: dict[Key, Correction]) -> Change | None:
    """The change as corrected; None if its label is wrong."""
    place = about_change(comparison, change)

    def of(act: Act) -> str:
        found = chosen.get((act, place))
        return found.value if found else ""

    label = of(Act.LABEL)
    if label == WRONG:
        return None
    remarked = replace(change, remark=of(Act.NOTE), reviewed=bool(of(Act.REVIEW)))
    return _named(remarked, Kind(label)) if label else remarked


def _named(change: Change, kind: Kind) -> Change:
    note = f"labelled {kind} by hand; by rule {change.kind}, {change.note}"
    return replace(change, kind=kind, ruled=change.kind, note=note, confidence=1.0, slight=False)


def _group(comparison: Comparison, group: Group, chosen: dict[Key, Correction]) -> Group:
    place = about_group(comparison, group)
    note, review = (chosen.get((act, place)) for act in (Act.NOTE, Act.REVIEW))
    return replace(group, remark=note.value if note else "", reviewed=review is not None)


def _related(group: Group) -> Group:
    """The group with the relation its labels make: where one given by hand is none of house style, it is edited."""
    by_hand = any(change.ruled for change in group.changes)
    if not by_hand or group.relation not in (Relation.RESTYLED, Relation.EDITED):
        return group
    style = all(change.change_class is ChangeClass.STYLE for change in group.changes)
    return replace(group, relation=Relation.RESTYLED if style else Relation.EDITED)
