"""What the words of a sentence speak for: each word, and each pair of neighbours, has its votes."""

from collections.abc import Sequence
from itertools import pairwise

from bot.model.book import Votes

_START, _END = "^", "$"


def voters(bare: str) -> tuple[str, ...]:
    """Give the words and pairs of words of a folded sentence, each once."""
    words = bare.split()
    pairs = map(" ".join, pairwise((_START, *words, _END)))
    return tuple(dict.fromkeys((*words, *pairs)))


def counted(votes: Votes, bare: str) -> dict[str, float]:
    """Give the votes a folded sentence has for whatever it may mean, from about -1 to 1.

    What nothing is known of has no vote: a sentence of unknown words is only what is likely.
    """
    known = [votes.of[one] for one in voters(bare) if one in votes.of]
    share = share_of_each(known)
    total = [0.0] * len(votes.meant)
    for one in known:
        for place, weight in one:
            total[place] += weight
    return {
        meant: base + share * sum_of
        for meant, base, sum_of in zip(votes.meant, votes.bases, total, strict=True)
    }


def share_of_each(known: Sequence[object]) -> float:
    """Give what one voter among so many counts: a long sentence says no more than a short one."""
    return len(known) ** -0.5 if known else 0.0
