"""Names and everyday phrases of procedures, indexed by word and by pair of words."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.finding.mending import Known, Mender
from bot.understanding.finding.sentence_words import Word

_PAIR_WEIGHT = 0.8
# A phrase scores (its share that is told) ** 0.5 * (the share of what is asked) ** 0.3.
_TOLD_POWER, _ASKED_POWER = 0.5, 0.3
_POWERS = _TOLD_POWER + _ASKED_POWER
_OWN_SHARE = 0.5  # of the score: what all phrases of a procedure say together
_UNKNOWN_WEIGHT = 0.9  # a word the catalogue lacks, as a share of its rarest word's weight
_STRANGE = 0.5
_LEAST_WEIGHT = 2.2  # of the words in common: one rare word, or several common ones
_WHOLE = 0.95
_COMMON = 70  # phrases that hold a word
_MOST = 40  # procedures worth a closer look

_Match = tuple[float, float]  # score, weight of the words in common


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way a procedure, known by its place, is called."""

    place: int
    words: tuple[Word, ...]

    def spelled(self, *, is_accented: bool) -> tuple[str, ...]:
        return tuple([word.said if is_accented else word.bare for word in self.words])


class PhraseIndex:
    """An inverted index; scoring looks at nothing but the phrases that share a word.

    What is written with accents is looked up with them, the rest in an index without.
    """

    def __init__(self, phrases: Sequence[Phrase], *, is_accented: bool) -> None:
        self._is_accented = is_accented
        spelled = [one.spelled(is_accented=is_accented) for one in phrases]
        self._mender = Mender(spelled)
        features = [frozenset(_features(words)) for words in spelled]
        self._place = [one.place for one in phrases]
        own: dict[int, set[str]] = defaultdict(set)
        for place, found in zip(self._place, features, strict=True):
            own[place] |= found
        self._own = dict(own)
        self._idf = _idf(self._own)
        self._rarest = max(self._idf.values(), default=1.0)
        self._features = features
        self._weight = [sum(map(self._idf.__getitem__, found)) for found in features]
        # A phrase of two common words weighs little; said as a whole it is enough.
        self._least = [
            min(_LEAST_WEIGHT, weight * _WHOLE) if len(found) > 1 else _LEAST_WEIGHT
            for weight, found in zip(self._weight, features, strict=True)
        ]
        self._shortness = [weight**-_TOLD_POWER for weight in self._weight]
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, found in enumerate(features):
            for feature in found:
                self._holders[feature].append(number)

    def mended(self, words: Sequence[Word]) -> list[Known]:
        """Give the words as the catalogue writes them, without those that only carry it."""
        return self._mender.mended(words, is_accented=self._is_accented)

    def fits(self, words: Sequence[Known], little: float = 0.0) -> dict[int, float]:
        """Give how well these words fit each procedure they share enough with, from 0 to 1.

        What weighs no more than `little` loses half its score, or more.
        """
        query = self._weighed(words)
        total = sum(weight for _, weight in query.values()) or 1.0
        shares = {feature: share * weight for feature, (share, weight) in query.items()}
        fits = {}
        for place, (score, matched) in self._best(self._matched(shares)):
            own = self._shared(shares, place) / total
            mixed = score / total**_ASKED_POWER * (1 - _OWN_SHARE) + own * _OWN_SHARE
            fits[place] = mixed * matched / (matched + little)
        return fits

    def _shared(self, shares: Mapping[str, float], place: int) -> float:
        own = self._own[place]
        return sum(share for feature, share in shares.items() if feature in own)

    def _matched(self, shares: Mapping[str, float]) -> dict[int, float]:
        """Give the weight of what each phrase has of the words."""
        matched: dict[int, float] = defaultdict(float)
        none: list[int] = []
        # The rarest first: what nearly everything holds adds to what they found, and finds nothing.
        for feature in sorted(shares, key=lambda one: len(self._holders.get(one, none))):
            holders = self._holders.get(feature, none)
            if len(holders) > _COMMON and matched:
                holders = [number for number in matched if feature in self._features[number]]
            share = shares[feature]
            for number in holders:
                matched[number] += share
        return matched

    def _best(self, matched: Mapping[int, float]) -> list[tuple[int, _Match]]:
        """Give the phrase of each procedure that matches best."""
        best: dict[int, _Match] = {}
        nothing = (0.0, 0.0)
        for number, weight in matched.items():
            if weight < self._least[number]:
                continue
            score = weight**_POWERS * self._shortness[number]
            place = self._place[number]
            if score > best.get(place, nothing)[0]:
                best[place] = (score, weight)
        if len(best) <= _MOST:
            return list(best.items())
        return heapq.nlargest(_MOST, best.items(), key=lambda one: (one[1][0], -one[0]))

    def _weighed(self, words: Sequence[Known]) -> dict[str, tuple[float, float]]:
        """Give each feature with its share (a slip counts less) and its weight."""
        weighed: dict[str, tuple[float, float]] = {}
        strange = self._rarest * _UNKNOWN_WEIGHT
        for one in words:
            known = self._idf.get(one.word, strange)
            # What is accented otherwise is another word, as rare as one the catalogue lacks.
            weight = known if one.share > _STRANGE else max(known, strange)
            weighed[one.word] = (max(one.share, weighed.get(one.word, (0.0, 0.0))[0]), weight)
        for one, other in pairwise(words):
            pair = f"{one.word} {other.word}"
            if pair in self._idf:
                weighed[pair] = (min(one.share, other.share), self._idf[pair])
        return weighed


def _features(words: Sequence[str]) -> list[str]:
    return [*words, *map(" ".join, pairwise(words))]


def _idf(own: Mapping[int, set[str]]) -> dict[str, float]:
    """Weigh by rarity among procedures; a pair counts a little less than a word."""
    counted: Counter[str] = Counter()
    for features in own.values():
        counted.update(features)
    return {
        feature: math.log(1 + len(own) / count) * (_PAIR_WEIGHT if " " in feature else 1.0)
        for feature, count in counted.items()
    }
