"""Made-up stories of any size, for speed only: one story everybody retells, and many events each told by a few."""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import count

from newsdiff.model import Article, Block, Role, Sentence, Span

SENTENCES = 40
_ONSETS = "b c d f g h j k l m n p r s t v w y z br cl dr fl gr pl sh st th tr wh qu".split()
_VOWELS = "a e i o u ai ea ee io ou".split()
_CODAS = ["", "", "", *"b ck d ft g l m n nd ng nt p r rd rt s st t x".split()]
_SMALL = "the a of in to and for on with that was had its by from as at but not were".split()


def retold(size: int, seed: int = 1) -> list[Article]:
    """So many articles that all retell one story; half of the sentences of each are edited."""
    made = _maker(seed)
    story = [_sentence(made, _words(made, 800)) for _ in range(SENTENCES)]
    return [_article([_edited(made, words) for words in story]) for _ in range(size)]


def events(size: int, seed: int = 2, tellers: int = 5) -> list[Article]:
    """So many articles about events of which each is told by a few."""
    made = _maker(seed)
    articles: list[Article] = []
    common = _words(made, 2000)
    while len(articles) < size:
        known = [*_words(made, 60), *made.sample(common, 200)]
        story = [_sentence(made, known) for _ in range(SENTENCES)]
        articles += [_article([_edited(made, words) for words in story]) for _ in range(tellers)]
    return articles[:size]


def crossed(size: int, statements: int, seed: int = 3, each: int = 60) -> list[Article]:
    """So many articles each of which tells some of so many statements, half of its sentences edited."""
    made = _maker(seed)
    known = _words(made, 1500)
    story = [_sentence(made, known) for _ in range(statements)]
    chosen = (sorted(made.sample(range(statements), each)) for _ in range(size))
    return [_article([_edited(made, story[k]) for k in places]) for places in chosen]


def _maker(seed: int) -> random.Random:
    return random.Random(seed)


def _words(made: random.Random, size: int) -> list[str]:
    """Made-up words, so that two sentences share about as many grams by chance as in a newspaper."""
    return [
        "".join(made.choice(_ONSETS) + made.choice(_VOWELS) + made.choice(_CODAS) for _ in range(made.choice((1, 1, 2, 2, 3))))
        for _ in range(size)
    ]


def _sentence(made: random.Random, known: Sequence[str]) -> list[str]:
    words = [made.choice(_SMALL) if made.random() < 0.45 else made.choice(known) for _ in range(made.randint(12, 28))]
    words = [word.title() if made.random() < 0.08 else word for word in words]
    return [str(made.randint(2, 99)) if made.random() < 0.02 else word for word in words]


def _edited(made: random.Random, words: Sequence[str]) -> list[str]:
    if made.random() < 0.5:
        return list(words)
    return [made.choice(_SMALL) if made.random() < 0.1 else word for word in words if made.random() > 0.15]


def _article(sentences: Sequence[Sequence[str]]) -> Article:
    """An article of these sentences, two a paragraph."""
    texts = [f"{' '.join(words)[:1].upper()}{' '.join(words)[1:]}." for words in sentences]
    places = list(_places(texts))
    text = "".join(f"{words}{' ' if k % 2 == 0 else chr(10) * 2}" for k, words in enumerate(texts))
    blocks = [
        Block(Role.BODY, Span(places[k].start, places[min(k + 1, len(places) - 1)].end), k // 2 + 1)
        for k in range(0, len(places), 2)
    ]
    sentences_of = [Sentence(span, Role.BODY, f"¶{k // 2 + 1}s{k % 2 + 1}", k // 2 + 1) for k, span in enumerate(places)]
    return Article(text, tuple(blocks), tuple(sentences_of))


def _places(texts: Sequence[str]) -> Iterator[Span]:
    place = 0
    for number, words in zip(count(), texts, strict=False):
        yield Span(place, place + len(words))
        place += len(words) + (1 if number % 2 == 0 else 2)


def main() -> None:
    """Print how long the statements of a story take: the kind of story, and how many articles."""
    from newsdiff.gathering.statements import statements

    articles = {"retold": retold, "events": events}[sys.argv[1]](int(sys.argv[2]))
    statements(articles[:3])
    start = time.process_time()
    found = statements(articles)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{spent:8.2f} s {len(found):7} {peak:7.0f} MB")


if __name__ == "__main__":
    main()
