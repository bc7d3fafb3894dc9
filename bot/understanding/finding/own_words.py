"""Words that are said more of procedures, and words that are said more of other things."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.understanding.finding.mending import Known

_SMOOTH = 0.5
_MOST = 4.0


class OwnWords:
    """Counts words on both sides: naive Bayes, the mean instead of the sum."""

    def __init__(self, ours: Iterable[Sequence[str]], others: Iterable[Sequence[str]]) -> None:
        self._ours = _counted(ours)
        self._others = _counted(others)
        self._all_ours = sum(self._ours.values()) + _SMOOTH
        self._all_others = sum(self._others.values()) + _SMOOTH

    def lean(self, words: Sequence[Known]) -> float:
        """Say how much the words lean to procedures: about -1 to 1."""
        if not words or not self._others:
            return 0.0
        leans = [one.share * self._lean(one.word) for one in words]
        return sum(leans) / len(leans) / _MOST

    def _lean(self, word: str) -> float:
        ours = (self._ours[word] + _SMOOTH) / self._all_ours
        others = (self._others[word] + _SMOOTH) / self._all_others
        return max(-_MOST, min(_MOST, math.log(ours / others)))


def _counted(phrases: Iterable[Sequence[str]]) -> Counter[str]:
    """Count in how many phrases each word stands."""
    counted: Counter[str] = Counter()
    for phrase in phrases:
        counted.update(set(phrase))
    return counted
