"""The gold pages: what each line of a pasted page is, and what the page says of its article (docs/labelling.md, "Pages")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import newsdiff
from bench.gold import Score, Scores, labelled
from newsdiff.model import Article, Role

Page = Mapping[str, Any]

_FOLDED = (Role.FURNITURE, Role.CAPTION, Role.CREDIT)


def pages_of(split: str) -> Sequence[Page]:
    """The labelled pages of one half ("dev", "heldout")."""
    return labelled("pages", split, "page")


def pages(split: str) -> dict[str, Scores]:
    """Each line's role, where a second role may be accepted; the fields; and the worst error, body text folded away."""
    roles: Scores = defaultdict(Score)
    for page in pages_of(split):
        article = newsdiff.read(page["text"].encode())
        for line, found in zip(page["lines"], _roles(article, page), strict=True):
            accepted = {line["role"], line.get("or", "")}
            what = f"{page['id']} {line['role']} read as {found}: {line['text'][:70]}"
            if found in accepted:
                roles[found] += Score(1)
            else:
                roles[line["role"]] += Score(0, 0, 1, [f"missed {what}"])
                roles[found] += Score(0, 1, 0, [f"false {what}"])
            folded = "body" in accepted and found in _FOLDED and found not in accepted
            roles["(body folded away)"] += Score(0, folded, 0, [what] if folded else [])
        for field in ("title", "outlet", "byline", "published"):
            want, got = page[field], getattr(article, field) or ""
            right = want.casefold() in got.casefold() if want else not got
            what = f"{page['id']} {field}: {want!r} read as {got!r}"
            roles[f"({field})"] += Score(right, bool(got) and not right, bool(want) and not right, [] if right else [what])
    return {"pages": dict(roles)}


def _roles(article: Article, page: Page) -> Iterator[str]:
    """The role of the block at the end of each gold line's first words, which a dateline cut off before them leaves alone."""
    place = 0
    for line in page["lines"]:
        start = article.text.index(line["text"], place)
        place = start + len(line["text"])
        inside = place - 1
        yield str(next((block.role for block in article.blocks if block.span.start <= inside < block.span.end), "nothing"))
