"""The gold stories, and newsdiff's own results held against them: counts of right, missed and false per thing measured.

Format and rules of the labels: docs/labelling.md. A label marked unsure counts neither way.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import newsdiff
from newsdiff.model import Article, Change, ChangeClass, Comparison, Role, Span

GOLD = Path(__file__).parent.parent / "tests" / "gold"
WORD = re.compile(r"\w+")
WORDING = frozenset({"replaced", "inserted", "deleted"})


@dataclass
class Score:
    """Right, false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right, self.false + other.false, self.missed + other.missed, self.examples + other.examples
        )


Scores = dict[str, Score]


@dataclass
class Story:
    """A gold story: its labels, and its articles as newsdiff reads them."""

    folder: Path

    @cached_property
    def labels(self) -> Mapping[str, Any]:
        return tomllib.loads((self.folder / "labels.toml").read_text(encoding="utf-8"))

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def split(self) -> str:
        return str(self.labels["split"])

    @cached_property
    def gold(self) -> dict[str, Mapping[str, Any]]:
        return {article["id"]: article for article in self.labels["article"]}

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {key: newsdiff.read(self._path(gold["path"])) for key, gold in self.gold.items()}

    def _path(self, path: str) -> Path:
        if path.startswith("sample:"):
            return Path(str(files("newsdiff") / "samples" / path.removeprefix("sample:")))
        return self.folder / path

    @cached_property
    def sentence_spans(self) -> dict[str, list[Span]]:
        """The gold sentences of each article as spans in the text newsdiff reads."""
        return {key: list(_located(self.articles[key].text, gold["sentences"])) for key, gold in self.gold.items()}

    def sentences_at(self, article: str, span: Span | None) -> set[str]:
        """The gold sentences a span touches."""
        return {f"{article}{k}" for k, s in enumerate(self.sentence_spans[article], 1) if span and s.overlaps(span)}

    def pairs(self) -> Iterator[tuple[Mapping[str, Any], Comparison]]:
        return zip(self.labels["pair"], self.comparisons, strict=True)

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """The comparison of each labelled pair."""
        return [newsdiff.compare(self.articles[pair["left"]], self.articles[pair["right"]]) for pair in self.labels["pair"]]


def stories(split: str | None = None) -> list[Story]:
    """The gold stories of one half ("dev", "heldout") or of both."""
    found = [Story(path.parent) for path in sorted(GOLD.glob("*/labels.toml"))]
    return [story for story in found if split in (None, story.split)]


def labelled(name: str, split: str, key: str) -> Sequence[Mapping[str, Any]]:
    """The rows `key` of one half ("dev", "heldout") of a gold set that is one file a half."""
    rows: Sequence[Mapping[str, Any]] = tomllib.loads((GOLD / name / f"{split}.toml").read_text(encoding="utf-8"))[key]
    return rows


def _located(text: str, wanted: Iterable[str]) -> Iterator[Span]:
    place = 0
    for words in wanted:
        place = text.index(words, place)
        yield Span(place, place + len(words))
        place += len(words)


def roles(story: Story) -> Scores:
    """Each gold block's role, by the characters it covers; `body taken for furniture` counts blocks."""
    scores: Scores = defaultdict(Score)
    for key, gold in story.gold.items():
        article, place = story.articles[key], 0
        for block in gold["blocks"]:
            place = article.text.index(block["text"], place)
            found = next((b.role for b in article.blocks if b.span.start <= place < b.span.end), None)
            _count(scores, block["role"], str(found), f"{story.name} {key}: {block['text'][:60]}")
            folded = block["role"] == "body" and found in (Role.FURNITURE, Role.CAPTION, Role.CREDIT)
            scores["(body folded away)"].false += folded
            place += 1
    return scores


def _count(scores: Scores, wanted: str, found: str, what: str) -> None:
    if wanted == found:
        scores[wanted].right += 1
    else:
        scores[wanted].missed += 1
        scores[wanted].examples.append(f"missed, read as {found}: {what}")
        scores[found].false += 1


def sentences(story: Story) -> Scores:
    """Ends of body sentences."""
    score = Score()
    for key, spans in story.sentence_spans.items():
        article = story.articles[key]
        inside = [b.span for b in article.blocks if b.role is Role.BODY]
        found = {s.span.end for s in article.sentences if s.role is Role.BODY and any(s.span.overlaps(g) for g in spans)}
        wanted = {s.end for s in spans if any(b.overlaps(s) for b in inside)}
        score += Score(len(found & wanted), len(found - wanted), len(wanted - found))
    return {"sentence ends": score}


def quotations(story: Story) -> Scores:
    """Quotations of the body by content (4/5 of the words), and of those found: form, speaker's name, cue."""
    scores: Scores = defaultdict(Score)
    for key, gold in story.gold.items():
        article = story.articles[key]
        body = [block.span for block in article.blocks if block.role is Role.BODY]
        left = [quotation for quotation in article.quotations if any(span.covers(quotation.content[0]) for span in body)]
        for quotation in gold.get("quotation", []):
            wanted = set(words_at(article.text, story, key, quotation))
            found = max(left, key=lambda q: _overlap(wanted, q.content, article), default=None)
            what = f"{story.name} {key}: {quotation['content'][0][:70]}"
            if found is None or _overlap(wanted, found.content, article) < 0.8:
                if quotation["sure"]:
                    scores["quotations"].missed += 1
                    scores["quotations"].examples.append(f"missed {what}")
                continue
            left.remove(found)
            if not quotation["sure"]:
                continue
            scores["quotations"].right += 1
            name = found.speaker.name if found.speaker else ""
            for part, want, got in (
                ("form", quotation["form"], str(found.form)),
                ("speaker", quotation["speaker"], found.speaker.text if found.speaker else ""),
                ("name", quotation["name"], name),
                ("cue", quotation["cue"], found.cue.text if found.cue else ""),
            ):
                right = want == got or (part in ("speaker", "cue") and bool(set(WORD.findall(want)) & set(WORD.findall(got))))
                scores[part] += Score(
                    right, 0 if right else 1, 0, [] if right else [f"{part}: {want!r} read as {got!r}: {what}"]
                )
        unsure = [q for q in gold.get("quotation", []) if not q["sure"]]
        for extra in left:
            if all(_overlap(set(words_at(article.text, story, key, q)), extra.content, article) < 0.4 for q in unsure):
                scores["quotations"].false += 1
                scores["quotations"].examples.append(f"false {story.name} {key}: {extra.content[0].of(article.text)[:70]}")
    return scores


def words_at(text: str, story: Story, key: str, quotation: Mapping[str, Any]) -> Iterator[int]:
    """Offsets of the words of a gold quotation."""
    first = int(quotation["sentences"][0].lstrip("abcdefgh")) - 1
    place = story.sentence_spans[key][first].start
    for content in quotation["content"]:
        place = text.index(content, place)
        yield from (place + match.start() for match in WORD.finditer(content))
        place += len(content)


def _overlap(wanted: set[int], content: Sequence[Span], article: Article) -> float:
    found = {span.start + match.start() for span in content for match in WORD.finditer(span.of(article.text))}
    return len(wanted & found) / max(len(wanted), len(found), 1)


def links(story: Story) -> Scores:
    """Pairs of sentences linked by the groups."""
    score = Score()
    for pair, comparison in story.pairs():
        gold = {(left, right): sure for left, right, _, sure in pair["links"]}
        found = set(_found_links(story, pair, comparison))
        wanted = {link for link, sure in gold.items() if sure}
        false = found - set(gold)
        where = f"{story.name} {pair['left']}-{pair['right']}"
        examples = [f"missed {where}: {link}" for link in sorted(wanted - found)] + [
            f"false {where}: {link}" for link in sorted(false)
        ]
        score += Score(len(found & wanted), len(false), len(wanted - found), examples)
    return {"links": score}


CLAIMED = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


def confidence(story: Story) -> Scores:
    """Links by the confidence of their group: of those claimed to be so sure, how many are right (the precision)."""
    scores: Scores = defaultdict(Score)
    for pair, comparison in story.pairs():
        gold = {(left, right): sure for left, right, _, sure in pair["links"]}
        for group in comparison.groups:
            one = replace(comparison, groups=(group,))
            low = max((floor for floor in CLAIMED[:-1] if group.confidence >= floor), default=0.0)
            bin_ = scores[f"claimed {low:.2f} and more"]
            for link in set(_found_links(story, pair, one)):
                bin_.right += gold.get(link) is True
                bin_.false += link not in gold
    return scores


def kinds(story: Story) -> Scores:
    """What kind of pair two articles are: right if it is the labelled kind or the other that can be defended."""
    score = Score()
    labels = {(row["story"], row["left"], row["right"]): row for row in _kinds_of_pairs()}
    for pair, comparison in story.pairs():
        row = labels[story.name, pair["left"], pair["right"]]
        found = comparison.common.kind if comparison.common else ""
        right = found in (row["kind"], row.get("or"))
        what = f"{story.name} {pair['left']}-{pair['right']}: {row['kind']!r}, found {found!r}"
        score += Score(right, not right, not right, [] if right else [what])
    return {"kinds of pairs": score}


def _kinds_of_pairs() -> Sequence[Mapping[str, Any]]:
    rows: Sequence[Mapping[str, Any]] = tomllib.loads((GOLD / "kinds.toml").read_text(encoding="utf-8"))["pair"]
    return rows


def _found_links(story: Story, pair: Mapping[str, Any], comparison: Comparison) -> Iterator[tuple[str, str]]:
    for group in comparison.groups:
        for i in group.left:
            for j in group.right:
                for left in story.sentences_at(pair["left"], comparison.left.sentences[i].span):
                    for right in story.sentences_at(pair["right"], comparison.right.sentences[j].span):
                        yield left, right


def changes(story: Story) -> Scores:
    """Changes per kind: the same kind in the same sentences on words in common."""
    scores: Scores = defaultdict(Score)
    for pair, comparison in story.pairs():
        rows = pair.get("change", [])
        hit: set[int] = set()
        for change in comparison.all_changes():
            if change.change_class in (ChangeClass.STYLE, ChangeClass.WORDING) and not story.labels.get("wording", True):
                continue
            fits = [k for k, row in enumerate(rows) if _fits(story, pair, change, row)]
            hit.update(fits)
            words = f"{change.left_text[:50]!r} → {change.right_text[:50]!r} ({change.note[:60]})"
            what = f"{story.name} {pair['left']}-{pair['right']}: {words}"
            if not fits:
                scores[change.kind].false += 1
                scores[change.kind].examples.append(f"false {what}")
        for k, row in enumerate(rows):
            if row["sure"]:
                scores[row["kind"]].right += k in hit
                scores[row["kind"]].missed += k not in hit
                if k not in hit:
                    words = f"{row['left_words'][:50]!r} → {row['right_words'][:50]!r}"
                    scores[row["kind"]].examples.append(
                        f"missed {story.name} {row['left']}-{row['right']}: {words} ({row['why'][:60]})"
                    )
    return scores


def traps(story: Story) -> Scores:
    """Traps walked into: a change of the trap's kind on the trap's words, where no gold row explains it."""
    score = Score()
    for pair, comparison in story.pairs():
        rows = pair.get("change", [])
        found = [c for c in comparison.all_changes() if not any(_fits(story, pair, c, row) for row in rows)]
        for trap in pair.get("trap", []):
            caught = any(_fits(story, pair, change, trap) for change in found)
            score += Score(
                not caught, caught, 0, [f"{trap['kind']} {trap['left']}-{trap['right']}: {trap['why'][:80]}"] if caught else []
            )
    return {"traps": score}


def same_kind(found: str, wanted: str) -> bool:
    """Whether a change is of a row's kind. The three of wording are one here: which of them it is depends on where one cuts
    ("court" / "the High Court" is "the High" inserted, or replaced)."""
    return found == wanted or {found, wanted} <= WORDING


def _fits(story: Story, pair: Mapping[str, Any], change: Change, row: Mapping[str, Any]) -> bool:
    if not same_kind(change.kind, row["kind"]):
        return False
    by_words = row["kind"] not in ("split", "joined", "form")
    sides = (
        (pair["left"], change.left, change.left_text, row["left"], row["left_words"]),
        (pair["right"], change.right, change.right_text, row["right"], row["right_words"]),
    )
    agree = [_side_fits(story, *side, by_words=by_words) for side in sides if side[1] and side[3]]
    return bool(agree) and all(agree)


def _side_fits(story: Story, key: str, span: Span | None, text: str, ids: Sequence[str], words: str, *, by_words: bool) -> bool:
    near = bool(story.sentences_at(key, span) & set(ids))
    wanted, found = set(WORD.findall(words.lower())), set(WORD.findall(text.lower()))
    return near and (not by_words or not wanted or not found or bool(wanted & found))


MEASURES: tuple[Callable[[Story], Scores], ...] = (roles, sentences, quotations, links, confidence, kinds, changes, traps)


def measured(chosen: Sequence[Story]) -> dict[str, Scores]:
    """Every measure over the stories, summed."""
    out: dict[str, Scores] = {}
    for measure in MEASURES:
        total: Scores = defaultdict(Score)
        for story in chosen:
            for name, score in measure(story).items():
                total[name] += score
        out[measure.__name__] = dict(total)
    return out
