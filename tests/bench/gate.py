"""How `understanding/finding/abstaining.py` came by its weights: `python -m tests.bench.gate`.

Learnt from every phrase of the catalogue while it is left out of the index, and from sentences
of `gate.tsv`, which stand in no catalogue. `queries.tsv` counts little: phrases were written
with it at hand.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from bot.content.reading import read_content
from bot.model.book import Procedure, Sayings
from bot.understanding.finding.abstaining import Evidence
from bot.understanding.finding.finding import Finder
from bot.wiring import today_in_vietnam
from tests.bench.finding import QUERIES, Asked, read_queries
from tests.bench.logistic import Example, regress

ROOT = Path(__file__).parent.parent.parent
GATE = Path(__file__).parent / "gate.tsv"
FOLDS = 8
OUTSIDE = 2.0  # what is out of scope counts double: there is less of it
WEIGHTS = {"left out": 1.0, "gate": 2.0, "queries": 0.3}


@dataclass(frozen=True, slots=True)
class Trial:
    """A sentence tried: the evidence for what came first, and whether it was right."""

    source: str
    text: str
    evidence: Evidence
    is_inside: bool
    is_right: bool


def trials(procedures: Sequence[Procedure], sayings: Sayings) -> Iterator[Trial]:
    """Try every phrase while it is left out of the index, then the open sentences."""
    for fold in _folds(procedures, sayings):
        for asked in fold.left_out:
            yield _tried("left out", fold.finder, asked)
    finder = Finder(procedures, sayings)
    referred = {one.slug for one in procedures if one.is_referred}
    for source, file in (("gate", GATE), ("queries", QUERIES)):
        for asked in read_queries(file):
            if not any(slug[0] == "@" or slug in referred for slug in asked.right):
                yield _tried(source, finder, asked)


@dataclass(frozen=True, slots=True)
class _Fold:
    finder: Finder
    left_out: list[Asked]


def _folds(procedures: Sequence[Procedure], sayings: Sayings) -> Iterator[_Fold]:
    chance = random.Random(3)
    places = [
        ({phrase: chance.randrange(FOLDS) for phrase in one.phrases}, one) for one in procedures
    ]
    idle = {phrase: chance.randrange(FOLDS) for phrase in sayings.none}
    for fold in range(FOLDS):
        kept = [
            replace(one, phrases=tuple(p for p in one.phrases if at[p] != fold))
            for at, one in places
        ]
        left = [
            Asked(phrase, (one.slug,), "") for at, one in places if not one.is_referred
            for phrase in one.phrases if at[phrase] == fold and phrase not in sayings.ambiguous
        ]  # fmt: skip
        left += [Asked(phrase, (), "") for phrase, at in idle.items() if at == fold]
        none = tuple(phrase for phrase, at in idle.items() if at != fold)
        yield _Fold(Finder(kept, replace(sayings, none=none)), left)


def _tried(source: str, finder: Finder, asked: Asked) -> Trial:
    weighed = finder.weighed(asked.text)
    is_right = bool(weighed.ranked) and weighed.ranked[0].slug in asked.right
    return Trial(source, asked.text, weighed.evidence, bool(asked.right), is_right)


def _learnt(tried: Sequence[Trial], truth: Sequence[bool]) -> list[float]:
    return regress(
        [
            Example(
                astuple(one.evidence), so, WEIGHTS[one.source] * (1 if one.is_inside else OUTSIDE)
            )
            for one, so in zip(tried, truth, strict=True)
        ]
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main() -> None:
    catalogue = read_content(ROOT, today_in_vietnam()).catalogue
    every = list(trials(tuple(catalogue.procedures.values()), catalogue.sayings))
    tried = [one for one in every if one.evidence != Evidence()]
    for name, truth in (
        ("is meant", [one.is_inside for one in tried]),
        ("is certain", [one.is_right for one in tried]),
    ):
        base, *weights = _learnt(tried, truth)
        _say(f"{name}: base {base:.2f}, {', '.join(f'{one:.2f}' for one in weights)}")
        for source in WEIGHTS:
            _say(f"  {source}")
            chosen = [
                (base + sum(map(float.__mul__, weights, astuple(one.evidence))), so, one.is_inside)
                for one, so in zip(tried, truth, strict=True) if one.source == source
            ]  # fmt: skip
            for least in (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5):
                passed = [(so, inside) for total, so, inside in chosen if total >= least]
                _say(
                    f"    from {least:.2f}: {sum(so for so, _ in passed) / len(passed):.3f} right"
                    f" of {len(passed)}, {sum(inside for _, inside in passed)} of"
                    f" {sum(inside for _, _, inside in chosen)} inside,"
                    f" {sum(not inside for _, inside in passed)} of"
                    f" {sum(not one.is_inside for one in every if one.source == source)} outside"
                )


if __name__ == "__main__":
    main()
