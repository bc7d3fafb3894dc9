"""What words speak for: `catalogue/votes.tsv`, as `motcua learn` has learnt it.

The file holds a line that tells what it was learnt from; then a meaning a line, its base and its
name; an empty line; then a word or a pair of words a line, and the places of what it speaks for
or against with their weights. All numbers are hundredths.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.model.book import Votes

VOTES = "votes.tsv"
_WHOLE = 100
_PARTS = 2


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


def _vote(line: str) -> tuple[str, tuple[tuple[int, float], ...]]:
    word, _, weights = line.partition("\t")
    numbers = list(map(int, weights.replace(":", " ").split(" ")))
    parts = [number / _WHOLE for number in numbers[1::2]]
    return word, tuple(zip(numbers[::2], parts, strict=True))


def _part(text: str) -> float:
    return int(text) / _WHOLE
