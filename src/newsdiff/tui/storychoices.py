"""What the filter panel offers for the story: orders, and which statements are shown. Pure: the panel draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsdiff.tui.choices import Choice, box, following
from newsdiff.tui.findings import Finding
from newsdiff.tui.phrases import shortened
from newsdiff.tui.storyboard import EARLY, Order, Shown, order_name

__all__ = ["story_choices"]

_LONGEST = 24
_FINDINGS = {Finding.ATTRIBUTION: "who said it differs", Finding.NUMBER: "a figure differs"}


def story_choices(names: Sequence[str], at_hand: int) -> list[Choice[Shown]]:
    """All of them; `names` are the articles', and the one at hand is the first to be offered."""
    articles = [None, *range(at_hand, len(names)), *range(at_hand)]

    def name(article: int | None) -> str:
        return "any" if article is None else shortened(names[article], _LONGEST)

    return [
        Choice(
            says=lambda shown: f"order       ‹ {order_name(shown)} ›",
            turn=lambda shown, step: replace(shown, order=following(list(Order), shown.order, step)),
        ),
        Choice(
            says=lambda shown: f"only in     ‹ {name(shown.only)} ›",
            turn=lambda shown, step: replace(shown, only=following(articles, shown.only, step), missing=None),
        ),
        Choice(
            says=lambda shown: f"missing in  ‹ {name(shown.missing)} › only",
            turn=lambda shown, step: replace(shown, missing=following(articles, shown.missing, step), only=None),
        ),
        *(_of_finding(finding) for finding in Finding),
        Choice(
            says=lambda shown: f"{box(on=shown.early)} in the first {EARLY} paragraphs of some article",
            turn=lambda shown, _: replace(shown, early=not shown.early),
            alone=lambda shown: Shown(base=shown.base, order=shown.order, early=True),
        ),
    ]


def _of_finding(finding: Finding) -> Choice[Shown]:
    one = frozenset([finding])
    return Choice(
        says=lambda shown: f"{box(on=finding in shown.findings)} {_FINDINGS[finding]}",
        turn=lambda shown, _: replace(shown, findings=shown.findings ^ one),
        alone=lambda shown: Shown(base=shown.base, order=shown.order, findings=one),
    )
