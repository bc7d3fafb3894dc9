"""Names and everyday phrases of procedures, indexed by word and by pair of words."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.model.book import Procedure
from bot.understanding.mending import Known, Mender
from bot.understanding.sentence_words import Word, content_words

_PAIR_WEIGHT = 0.8
_TOLD_POWER, _ASKED_POWER = 0.5, 0.3
_OWN_SHARE = 0.5  # of what all phrases of a procedure say together
_UNKNOWN_WEIGHT = 0.9  # a word the catalogue lacks, as a share of its rarest word's weight
_LEAST_WEIGHT = 2.2  # of the words in common: one rare word, or several common ones
_COMMON = 250  # phrases that hold a word
_IN_BRACKETS = re.compile(r"\(.*?\)")


@dataclass(frozen=True, slots=True)
class Fit:
    """How well some words fit a procedure, from 0 to 1, and what that is made of."""

    score: float
    asked: float  # the share of the words that its best phrase has
    told: float  # the share of that phrase that the words have
    own: float  # the share of the words that any of its phrases has


@dataclass(frozen=True, slots=True)
class _Alias:
    procedure: int
    weight: float
    features: frozenset[str]


class PhraseIndex:
    """An inverted index; scoring looks at nothing but the phrases that share a word."""

    def __init__(self, procedures: Sequence[Procedure]) -> None:
        aliases = [
            (place, words) for place, one in enumerate(procedures) for words in _aliases(one)
        ]
        self._mender = Mender(words for _, words in aliases)
        self._idf = _idf(((place, _features(words)) for place, words in aliases), len(procedures))
        self._rarest = max(self._idf.values(), default=1.0)
        self._aliases: list[_Alias] = []
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._exact: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for place, words in aliases:
            self._add(place, words)

    def mended(self, words: Sequence[Word]) -> list[Known]:
        """Give the words as the catalogue writes them, without those that only carry it."""
        return self._mender.mended(words)

    def named(self, words: Sequence[Known]) -> frozenset[int]:
        """Give the places of the procedures that are called by just these words."""
        return frozenset(self._exact.get(tuple(one.word for one in words), ()))

    def fits(self, words: Sequence[Known]) -> dict[int, Fit]:
        """Give how well these words fit each procedure they have enough in common with."""
        query = self._weighed(words)
        total = sum(weight for _, weight in query.values()) or 1.0
        matched: dict[int, float] = defaultdict(float)
        own: dict[int, float] = defaultdict(float)
        # The rarest first: what nearly everything holds adds to what they found, and finds nothing.
        for feature in sorted(query, key=lambda one: len(self._holders.get(one, ()))):
            weight = query[feature][0] * self._idf.get(feature, 0.0)
            holders = self._holders.get(feature, ())
            if len(holders) > _COMMON and matched:
                holders = [alias for alias in matched if feature in self._aliases[alias].features]
            for alias in holders:
                matched[alias] += weight
            for place in {self._aliases[alias].procedure for alias in holders}:
                own[place] += weight
        return self._best(matched, own, total)

    def _best(
        self, matched: Mapping[int, float], own: Mapping[int, float], total: float
    ) -> dict[int, Fit]:
        best: dict[int, tuple[float, float, float]] = {}
        for number, weight in matched.items():
            if weight < _LEAST_WEIGHT:
                continue
            alias = self._aliases[number]
            told, asked = weight / alias.weight, weight / total
            score = told**_TOLD_POWER * asked**_ASKED_POWER
            if alias.procedure not in best or score > best[alias.procedure][0]:
                best[alias.procedure] = (score, asked, told)
        return {
            place: Fit(
                (score + _OWN_SHARE * own[place] / total) / (1 + _OWN_SHARE),
                asked, told, own[place] / total,
            )
            for place, (score, asked, told) in best.items()
        }  # fmt: skip

    def _weighed(self, words: Sequence[Known]) -> dict[str, tuple[float, float]]:
        """Give each feature with its share (a slip counts less) and its weight."""
        weighed: dict[str, tuple[float, float]] = {}
        for one in words:
            weight = self._idf.get(one.word, self._rarest * _UNKNOWN_WEIGHT)
            weighed[one.word] = (max(one.share, weighed.get(one.word, (0.0, 0.0))[0]), weight)
        for one, other in pairwise(words):
            pair = f"{one.word} {other.word}"
            if pair in self._idf:
                weighed[pair] = (min(one.share, other.share), self._idf[pair])
        return weighed

    def _add(self, place: int, words: Sequence[Word]) -> None:
        features = frozenset(_features(words))
        number = len(self._aliases)
        weight = sum(self._idf[feature] for feature in features)
        self._aliases.append(_Alias(place, weight, features))
        self._exact[tuple(word.bare for word in words)].add(place)
        for feature in features:
            self._holders[feature].append(number)


def _aliases(procedure: Procedure) -> list[list[Word]]:
    names = (procedure.name, procedure.plain, *procedure.other_names, *procedure.phrases)
    unique = {
        tuple(word.bare for word in words): words
        for name in names
        if (words := content_words(_IN_BRACKETS.sub(" ", name)))
    }
    return list(unique.values())


def _features(words: Sequence[Word]) -> list[str]:
    bare = [word.bare for word in words]
    return [*bare, *(f"{one} {other}" for one, other in pairwise(bare))]


def _idf(aliases: Iterable[tuple[int, list[str]]], count: int) -> dict[str, float]:
    """Weigh by rarity among procedures; a pair counts a little less than a word."""
    holders: dict[str, set[int]] = defaultdict(set)
    for place, features in aliases:
        for feature in features:
            holders[feature].add(place)
    return {
        feature: math.log(1 + count / len(places)) * (_PAIR_WEIGHT if " " in feature else 1.0)
        for feature, places in holders.items()
    }
