"""Which part of a sentence the other side has, and how the rest is told."""

from __future__ import annotations

import pytest

import newsdiff
from newsdiff.model import Kind, Relation

DELUGE = "The council closed the lock on Tuesday"
REASON = "after the lower gate had been leaking for months"


def group_of(left: str, right: str):
    comparison = newsdiff.compare(newsdiff.read(left + "\n"), newsdiff.read(right + "\n"))
    (group,) = (group for group in comparison.groups if group.left and group.right)
    texts = [
        [span.of(article.text) for span in spans]
        for article, spans in ((comparison.left, group.left_parts), (comparison.right, group.right_parts))
    ]
    return group, texts


@pytest.mark.parametrize(
    ("left", "right", "parts"),
    [
        pytest.param(f"{DELUGE}, {REASON}.", f"{DELUGE}.", [[DELUGE], []], id="behind a comma"),
        pytest.param(f"{DELUGE} {REASON}.", f"{DELUGE}.", [[DELUGE], []], id="without a mark"),
        pytest.param(f"{DELUGE}.", f"{DELUGE}, {REASON}.", [[], [DELUGE]], id="on the right"),
        pytest.param(
            "The lock, which was built by prisoners of war, closed on Tuesday after a leak.",
            "The lock closed on Tuesday after a leak.",
            [["The lock", "closed on Tuesday after a leak"], []],
            id="in the middle",
        ),
        pytest.param(f"{DELUGE}.", "On Tuesday the council shut the lock.", [[], []], id="the whole in another order"),
        pytest.param(
            f"{DELUGE} because a gate leaked badly.",
            f"{DELUGE} since the leaking gate was bad.",
            [[], []],
            id="a clause told in other words is no rest",
        ),
        pytest.param("Norbank, the lender, grew fast in May.", "Nordbank grew fast in May.", [[], []], id="a name misspelt"),
    ],
)
def test_what_has_no_counterpart_is_no_part(left, right, parts):
    assert group_of(left, right)[1] == parts


def test_a_clause_of_one_side_is_left_out_and_does_not_make_the_rest_rewritten():
    group, _ = group_of(f"{DELUGE}, {REASON}, and nobody knows when boats will pass through it again.", f"{DELUGE}.")
    assert group.relation is Relation.EDITED
    assert group.score == 1.0
    assert [(change.kind, change.note) for change in group.changes] == [(Kind.DELETED, "a clause left out")]
    assert "of the 26 left words have a counterpart" in group.reason


def test_what_is_set_apart_can_be_told_from_other_changes():
    group, _ = group_of("The council shut the lock on Tuesday.", f"{DELUGE}, {REASON}.")
    apart = {change.right_text: group.sets_apart(change) for change in group.changes}
    assert apart == {"closed": False, REASON: True}
