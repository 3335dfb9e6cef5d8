"""What tests of several wings need: a small comparison made by hand, so that writing is tested without reading or comparing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from newsdiff.model import (
    Article,
    Block,
    Change,
    Common,
    Comparison,
    Cue,
    Form,
    Group,
    Kind,
    PairKind,
    Quotation,
    QuoteMarks,
    Relation,
    Role,
    Sentence,
    Span,
    Speaker,
)

settings.register_profile("untimed", deadline=None)  # how fast it is, is for the benchmarks to say
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def _data_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that is not there yet for each test; they are numbered here because `mktemp` lists all it ever made."""
    folder = tmp_path_factory.mktemp("data")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _data_folder(_data_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Corrections by hand of one test are nobody else's, nor are the stories it has read."""
    folder = next(_data_folders)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))


Paragraphs = Sequence[tuple[Role, Sequence[str]]]


def make_article(paragraphs: Paragraphs, **fields: Any) -> Article:
    """An article of these paragraphs, each a role and its sentences; body paragraphs are counted from 1."""
    text, blocks, sentences, body = "", [], [], 0
    for role, words in paragraphs:
        start, body = len(text), body + (role is Role.BODY)
        paragraph = body if role is Role.BODY else 0
        for number, sentence in enumerate(words, 1):
            label = f"¶{paragraph}s{number}" if paragraph else f"{role}s{number}"
            sentences.append(Sentence(Span(len(text), len(text) + len(sentence)), role, label, paragraph))
            text += f"{sentence} "
        blocks.append(Block(role, Span(start, len(text) - 1), paragraph))
        text = f"{text[:-1]}\n\n"
    return Article(text.rstrip("\n"), tuple(blocks), tuple(sentences), **fields)


def find(article: Article, words: str, after: int = 0) -> Span:
    """Where these words stand first, from an offset on."""
    start = article.text.index(words, after)
    return Span(start, start + len(words))


def make_change(
    kind: Kind, left: Article, old: str, right: Article, new: str, *, note: str = "", confidence: float = 0.9
) -> Change:
    """A change from these words to those; "" where a side has nothing."""
    return Change(kind, find(left, old) if old else None, find(right, new) if new else None, old, new, note, confidence)


def make_quotation(article: Article, form: Form, content: str, speaker: str = "", name: str = "", cue: str = "") -> Quotation:
    """A quotation of these words; the pieces of its content are parted by " / "."""
    spans = tuple(find(article, piece) for piece in content.split(" / "))
    home = next(sentence.span.start for sentence in article.sentences if sentence.span.overlaps(spans[0]))
    return Quotation(
        form,
        spans,
        Speaker(speaker, *find(article, speaker, home), name) if speaker else None,
        Cue(cue, *find(article, cue, home), "neutral") if cue else None,
    )


@pytest.fixture(scope="session")
def article():
    return make_article


@pytest.fixture(scope="session")
def change():
    return make_change


@pytest.fixture
def wire() -> Article:
    made = make_article(
        [
            (Role.BODY, ["The Orla line will halt night crossings on Monday, its director said."]),
            (
                Role.BODY,
                [
                    '"We have lost two engines," Marta Quill said, "and cannot risk a third."',
                    "She added that fares would be repaid.",
                ],
            ),
            (Role.BODY, ["Shares in the line fell 4 percent."]),
            (Role.BODY, ["The harbour board met for seven hours."]),
            (Role.BODY, ["No other line was hit."]),
            (Role.BODY, ["Its oldest ship was built in 1961."]),
        ],
        source="stories/wire.txt",
        sha256="1f" * 32,
        title="Orla line halts night crossings",
        outlet="Northgate Wire",
        byline="Ida Brook",
        published="2031-03-04",
    )
    said = make_quotation(made, Form.DIRECT, "We have lost two engines, / and cannot risk a third.", "Marta Quill", cue="said")
    added = make_quotation(made, Form.INDIRECT, "fares would be repaid", "She", "Marta Quill", "added")
    return replace(made, quotations=(said, added))


@pytest.fixture
def courier() -> Article:
    made = make_article(
        [
            (Role.FURNITURE, ["Sign up for our letter | 12 shares", "Thank you!"]),
            (Role.BODY, ["The board of the harbour sat all day."]),
            (Role.BODY, ["The Orla line could halt night crossings on Monday."]),
            (
                Role.BODY,
                ["We have lost two engines and cannot risk a third, Ms Quill claimed, and fares would be repaid."],
            ),
            (Role.BODY, ["Shares in the line fell 4 per cent."]),
            (Role.BODY, ["No other line was hit."]),
            (Role.BODY, ["A crowd waited at the quay."]),
        ],
        source="stories/courier.txt",
        sha256="2e" * 32,
        title="Night ferries in doubt",
        outlet="The Brackwater Courier",
    )
    claimed = make_quotation(
        made, Form.UNMARKED, "We have lost two engines and cannot risk a third", "Ms Quill", "Marta Quill", "claimed"
    )
    return replace(made, quotations=(claimed,), quote_marks=QuoteMarks.LOST, notes=("the encoding was guessed: cp1252",))


@pytest.fixture
def pair(wire: Article, courier: Article) -> Comparison:
    """Every relation once, a moved group, a 2-1 group, changes of every class, and one change that spans groups."""

    def changed(kind: Kind, old: str, new: str, note: str = "", confidence: float = 0.9) -> Change:
        return make_change(kind, wire, old, courier, new, note=note, confidence=confidence)

    board = Group(
        left=(4,),
        right=(2,),
        score=0.41,
        relation=Relation.REWRITTEN,
        moved=True,
        reason="2 of 5 content words agree",
        changes=(changed(Kind.REPLACED, "met for seven hours", "sat all day", confidence=0.6),),
    )
    halt = Group(
        left=(0,),
        right=(3,),
        score=0.86,
        relation=Relation.EDITED,
        reason="7 of 9 content words agree, in order",
        changes=(
            changed(Kind.HEDGE, "will", "could", "will → could: less certain", 0.8),
            changed(Kind.DROPPED, ", its director said", "", "a reported claim stands as plain fact", 0.85),
        ),
        left_parts=(Span(wire.sentences[0].span.start, wire.text.index(", its director said")),),
    )
    engines = Group(
        left=(1, 2),
        right=(4,),
        score=0.8,
        relation=Relation.EDITED,
        reason="9 of 11 content words agree, in order",
        changes=(
            changed(Kind.SPEAKER, "Marta Quill", "Ms Quill", "another label for the same speaker", 0.7),
            replace(
                changed(Kind.VERB, "said, ", "claimed", "reporting verb: said (neutral) → claimed (doubt)"),
                left_quotations=(0,),
                right_quotations=(0,),
            ),
            changed(Kind.REPLACED, "She added that", ", and", confidence=1.0),
            changed(Kind.PUNCTUATION, '"We', "We"),
        ),
    )
    fell = Group((3,), (5,), 0.99, Relation.RESTYLED, changes=(changed(Kind.ABBREVIATION, "percent", "per cent"),))
    joined = replace(
        changed(Kind.JOINED, "fares would be repaid", "We have lost two engines", "2 quotations → 1 quotation", 0.75),
        left_quotations=(0, 1),
        right_quotations=(0,),
    )
    same = Group((5,), (6,), 1.0, Relation.SAME)
    left_only = Group((6,), (), 0.0, Relation.LEFT_ONLY)
    right_only = Group((), (7,), 0.0, Relation.RIGHT_ONLY)
    groups = (halt, engines, fell, board, same, left_only, right_only)
    common = Common(PairKind.VERSION, (7, 8), (6, 5), (2, 2), (5, 6), (3, 3), (60, 58), (12, 12))
    return Comparison(wire, courier, groups, (joined,), "newsdiff 0.1.0 test", matched=(((0,), (0,)),), common=common)
