"""Precision and recall on the gold stories and passages.

    python -m bench.quality [--split dev|heldout] [--examples N] [--only MEASURE]

The held-out half is for measuring only: look at its figures, never at its examples, while rules are written.
"""

from __future__ import annotations

import argparse

from bench.advisory import advisory
from bench.gold import MEASURES, measured, stories
from bench.ledgers import ledgers
from bench.marks import marks
from bench.pages import pages
from bench.parts import parts
from bench.passages import passages
from bench.statements import show


def main() -> None:
    parser = argparse.ArgumentParser(description="Precision and recall on the gold stories and passages.")
    parser.add_argument("--split", choices=["dev", "heldout"], help="one half only")
    parser.add_argument("--examples", type=int, default=0, help="show so many errors of each kind (dev half only)")
    others = "passages marks parts pages ledgers advisory statements".split()
    parser.add_argument("--only", choices=[*(measure.__name__ for measure in MEASURES), *others])
    options = parser.parse_args()
    for split in [options.split] if options.split else ["dev", "heldout"]:
        chosen = stories(split)
        print(f"\n{split}: {', '.join(story.name for story in chosen) or 'no stories'}")
        print(f"  {'':12} {'':22} {'right':>6} {'false':>6} {'missed':>6} {'prec':>6} {'recall':>6} {'F1':>6}")
        for measure, scores in {
            **measured(chosen),
            **passages(split),
            **marks(split),
            **parts(split),
            **pages(split),
            **ledgers(split),
            **advisory(split),
        }.items():
            if options.only not in (None, measure):
                continue
            for name, score in sorted(scores.items()):
                counts = f"{score.right:6} {score.false:6} {score.missed:6}"
                print(f"  {measure:12} {name:22} {counts} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}")
                for example in score.examples[: options.examples if split == "dev" else 0]:
                    print(f"      {example}")
        if options.only in (None, "statements"):
            print("\n  Statements: precision, recall")
            show(split, options.examples)


if __name__ == "__main__":
    main()
