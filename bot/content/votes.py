"""What words speak for: `catalogue/votes.tsv`, learnt by `motcua learn` from `practice.tsv`.

The file holds a line that tells what it was learnt from; then a meaning a line, its base and its
name; an empty line; then a word or a pair of words a line, and the places of what it speaks for
or against with their weights. All numbers are hundredths.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from bot.model.book import Procedure, Sayings, Votes
from bot.understanding.finding.learning import Example, examples_of

VOTES, PRACTICE = "votes.tsv", "practice.tsv"
_WHOLE = 100
_PARTS = 2
_NOTHING = "@none"


@dataclass(frozen=True, slots=True)
class Learnt:
    """Votes, and the mark of the examples they were learnt from."""

    mark: str = ""
    votes: Votes = field(default_factory=Votes)


def read_votes(text: str) -> Learnt:
    """Read the votes; raises ValueError where the text is none that `written` gave."""
    head, _, body = text.partition("\n\n")
    mark, *lines = head.splitlines()
    meant = [line.split("\t") for line in lines]
    if any(len(one) != _PARTS for one in meant):
        raise ValueError("a meaning is a number and a name")
    votes = dict(map(_vote, body.splitlines()))
    if any(place >= len(meant) for own in votes.values() for place, _ in own):
        raise ValueError("there is no such meaning")
    names, bases = tuple(name for _, name in meant), tuple(_part(base) for base, _ in meant)
    return Learnt(mark, Votes(names, bases, votes))


def written(learnt: Learnt) -> Iterable[str]:
    """Give the lines of the file, the words in their order, so that a change is a small one."""
    yield learnt.mark
    for name, base in zip(learnt.votes.meant, learnt.votes.bases, strict=True):
        yield f"{base * _WHOLE:.0f}\t{name}"
    yield ""
    for word, own in sorted(learnt.votes.of.items()):
        weights = " ".join(f"{place}:{weight * _WHOLE:.0f}" for place, weight in own)
        yield f"{word}\t{weights}"


def practised(text: str) -> list[Example]:
    """Read sentences with what is right for each: the first of several, or that none is meant."""
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Example(row["query"], row["expected"].split("|")[0] or _NOTHING) for row in rows]


def examples(procedures: Iterable[Procedure], sayings: Sayings, practice: str) -> list[Example]:
    """Give all there is to learn from."""
    return [*examples_of(procedures, sayings), *practised(practice)]


def mark_of(learnt_from: Sequence[Example]) -> str:
    """Give what changes where the examples do."""
    told = "\n".join(f"{one.meant}\t{one.text}" for one in learnt_from)
    return sha256(told.encode()).hexdigest()[:16]


def _vote(line: str) -> tuple[str, tuple[tuple[int, float], ...]]:
    word, _, weights = line.partition("\t")
    return word, tuple(map(_weight, weights.split(" ")))


def _weight(text: str) -> tuple[int, float]:
    place, _, weight = text.partition(":")
    return int(place), _part(weight)


def _part(text: str) -> float:
    return int(text) / _WHOLE
