"""How votes are learnt: from sentences of which it is known what they mean.

For each meaning a linear support vector machine (squared hinge loss) is fitted to tell it from
all others, by dual coordinate descent: Hsieh et al., ICML 2008, algorithm 1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

from bot.model.book import Procedure, Sayings, Votes
from bot.understanding.finding.sentence_words import folded, plain
from bot.understanding.finding.voting import share_of_each, voters

_PASSES = 30  # over the examples; more change nothing that is seen
_EVERY = 5  # passes, all examples are looked at again
_LOOSE = 1 / 6  # how far an example may be wrong: 1 / (2 C), with C = 3
_SETTLED = 0.2  # so far on its side of the line an example needs no look for a while
_LEAST = 0.1  # of a vote worth keeping
_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and what it means: a procedure's slug, STATUS, HUMAN or NOTHING."""

    text: str
    meant: str


@dataclass(frozen=True, slots=True)
class _Row:
    """An example as the places of its voters, and what each counts."""

    places: tuple[int, ...]
    share: float


def examples_of(procedures: Iterable[Procedure], sayings: Sayings) -> list[Example]:
    """Give what the catalogue itself says: names, phrases, and what names no procedure."""
    called = [
        Example(text, one.slug)
        for one in procedures
        for text in (one.name, one.plain, *one.other_names, *one.phrases)
        if text
    ]
    said = [Example(text, meant) for meant, texts in sayings.meant.items() for text in texts]
    return [*called, *said]


def learnt(examples: Sequence[Example]) -> Votes:
    """Learn the votes. Takes two minutes for ten thousand examples; the same ones give the same."""
    numbers: dict[str, int] = {}
    rows = [_row(one.text, numbers) for one in examples]
    meant = sorted({one.meant for one in examples})
    lines = [_line(rows, [one.meant == each for one in examples], len(numbers)) for each in meant]
    weights = zip(*(weights for weights, _ in lines), strict=True)
    votes = {word: _votes(own) for word, own in zip(numbers, weights, strict=True)}
    return Votes(
        tuple(meant),
        tuple(round(base, _DIGITS) for _, base in lines),
        {word: own for word, own in votes.items() if own},
    )


def _row(text: str, numbers: dict[str, int]) -> _Row:
    found = voters(folded(plain(text)))
    return _Row(tuple(numbers.setdefault(one, len(numbers)) for one in found), share_of_each(found))


def _votes(weights: Sequence[float]) -> tuple[tuple[int, float], ...]:
    """Keep what sets a meaning apart: what all have in common decides nothing."""
    middle = median(weights)
    return tuple(
        (place, round(weight - middle, _DIGITS))
        for place, weight in enumerate(weights)
        if abs(weight - middle) >= _LEAST
    )


def _line(rows: Sequence[_Row], truth: Sequence[bool], size: int) -> tuple[list[float], float]:
    """Fit the weights of all voters, and the base, that tell the true rows from the others."""
    weights, base = [0.0] * size, 0.0
    pulls = [0.0] * len(rows)
    weight_of = weights.__getitem__
    every: Sequence[int] = range(len(rows))
    active = every
    for number in range(1, _PASSES + 1):
        unsettled = []
        for at in sorted(active, key=partial(_scattered, number)):
            row, pull = rows[at], pulls[at]
            side = 1.0 if truth[at] else -1.0
            stands = side * (row.share * sum(map(weight_of, row.places)) + base)
            slope = stands - 1 + _LOOSE * pull
            if slope < _SETTLED or pull:
                unsettled.append(at)
            if slope >= 0 and not pull:
                continue
            pulls[at] = max(pull - slope / (2 + _LOOSE), 0.0)
            step = side * (pulls[at] - pull)
            base += step
            for place in row.places:
                weights[place] += step * row.share
        active = every if number % _EVERY == 0 else unsettled
    return weights, base


def _scattered(turn: int, place: int) -> int:
    """Give an order that looks like chance, and is always the same (Knuth's hashing)."""
    return (place + turn * 7_919) * 2_654_435_761 % 2**32
