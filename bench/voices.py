"""How long the ledgers of a story take, and how that grows: made-up stories in which people speak and things are counted.

    python -m bench.voices [ARTICLES …]

Every article retells the forty sentences of one story, half of them edited. Statements are made before the clock runs.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence

import newsdiff
from newsdiff.gathering.figures import figures
from newsdiff.gathering.headlines import headline
from newsdiff.gathering.named import names
from newsdiff.gathering.quoted import quotations

SENTENCES = 40
_SYLLABLES = "ba ce di fo gu ha ke li mo nu pa re si to vu wa".split()
_SMALL = ("the", "of", "a", "in", "was", "to")


class Teller:
    """Makes words, sentences and articles, the same ones for the same seed."""

    def __init__(self, seed: int = 3) -> None:
        self.made = random.Random(seed)
        self.known = [self.word() for _ in range(700)]
        self.people = [f"{self.word().title()} {self.word().title()}" for _ in range(12)]
        self.story = [self.sentence(number) for number in range(SENTENCES)]

    def word(self) -> str:
        return "".join(self.made.choices(_SYLLABLES, k=self.made.choice((2, 3))))

    def clause(self, size: int) -> str:
        return " ".join(self.made.choice(_SMALL if self.made.random() < 0.35 else self.known) for _ in range(size))

    def sentence(self, number: int) -> str:
        who, count = self.made.choice(self.people), self.made.randint(20, 900)
        return (
            f"“{self.clause(12)},” said {who}, the {self.made.choice(self.known)} chief.",
            f"{who} said that {self.clause(10)} about {count} {self.made.choice(self.known)}s {self.clause(6)}.",
            f"The {self.clause(8)} {count} metres {self.clause(5)} in {self.word().title()}.",
            f"Some {self.clause(14)} {count % 9 + 2} percent of {self.clause(4)}.",
        )[number % 4]

    def edited(self, sentence: str) -> str:
        words = sentence.split(" ")
        for k in range(1, len(words) - 1) if self.made.random() < 0.5 else ():
            if words[k].islower() and self.made.random() < 0.12:
                words[k] = self.made.choice(self.known)
            elif words[k].isdigit() and self.made.random() < 0.1:
                words[k] = str(self.made.randint(2, 900))
        return " ".join(words)

    def article(self, number: int) -> newsdiff.Article:
        body = "\n\n".join(self.edited(sentence) for sentence in self.story)
        return newsdiff.read(f"Headline ‘{self.clause(3)}’ {number}\n\nBy Ann Roe\n\n{body}\n")


def spent(work: Callable[[], object]) -> str:
    """CPU seconds."""
    start = time.process_time()
    work()
    return f"{time.process_time() - start:8.2f}"


def measured(articles: Sequence[newsdiff.Article]) -> list[str]:
    """CPU seconds for quotations, figures, names and headlines."""
    statements = newsdiff.Story(articles).statements
    return [
        spent(lambda: quotations(articles, statements)),
        spent(lambda: figures(articles, statements)),
        spent(lambda: names(articles, statements)),
        spent(lambda: [headline(article) for article in articles]),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description="CPU seconds of the ledgers of a story.")
    parser.add_argument("sizes", nargs="*", type=int, default=[10, 30, 100], metavar="ARTICLES")
    print(f"{'articles':>8} {'quotes':>8} {'figures':>8} {'names':>8} {'heads':>8}")
    for size in parser.parse_args().sizes:
        teller = Teller()
        print(f"{size:8}", *measured([teller.article(number) for number in range(size)]))


if __name__ == "__main__":
    main()
