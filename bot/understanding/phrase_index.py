"""Names and everyday phrases of procedures, indexed by word and by pair of words."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.model.book import Procedure
from bot.understanding.clean import has_accents, ways_to_type
from bot.understanding.sentence_words import Word, content_words

_PAIR_WEIGHT = 0.8
_OWN_SHARE = 0.5  # of what all phrases of a procedure say together
_UNKNOWN_WEIGHT = 0.9  # a word the catalogue lacks, as a share of its rarest word's weight
_NEAR = 0.66
_NEAR_WEIGHT = 0.6  # of a word that may be a slip for the one in the catalogue
_OTHER_ACCENTS_WEIGHT = 0.6  # "vàng" where the catalogue only has "vắng"
_NEAR_PAIR = 0.74
_SHORTEST_SLIP = 3
_LEAST_WEIGHT = 2.2  # of the words in common: one rare word, or several common ones
_COMMON = 250  # phrases that hold a word
_MOST_CACHED = 20_000


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
        self._idf = _idf(((place, _features(words)) for place, words in aliases), len(procedures))
        self._rarest = max(self._idf.values(), default=1.0)
        self._aliases: list[_Alias] = []
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._accented: dict[str, set[str]] = defaultdict(set)
        self._before: dict[str, list[str]] = defaultdict(list)
        self._after: dict[str, list[str]] = defaultdict(list)
        for place, words in aliases:
            self._add(place, words)
        self._vocabulary = tuple(sorted(key for key in self._idf if " " not in key))
        for key in sorted(key for key in self._idf if " " in key):
            one, other = key.split(" ")
            self._after[one].append(other)
            self._before[other].append(one)
        self._near: dict[str, str] = {}

    def knows(self, word: Word) -> bool:
        return word.bare in self._idf

    def fits(self, words: Sequence[Word], least: float = 0.0) -> dict[int, float]:
        """Give how well these words fit each procedure they have enough in common with.

        Words that weigh less than `least` all together fit nothing well.
        """
        query = self._weighed(self._mended(words))
        total = max(sum(weight for _, weight in query.values()), least) or 1.0
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
    ) -> dict[int, float]:
        best: dict[int, float] = {}
        for number, weight in matched.items():
            if weight < _LEAST_WEIGHT:
                continue
            alias = self._aliases[number]
            score = (weight / alias.weight) ** 0.5 * (weight / total) ** 0.3
            if score > best.get(alias.procedure, 0.0):
                best[alias.procedure] = score
        return {
            place: (score + _OWN_SHARE * own[place] / total) / (1 + _OWN_SHARE)
            for place, score in best.items()
        }

    def _weighed(self, words: Sequence[tuple[str, float]]) -> dict[str, tuple[float, float]]:
        """Give each feature with its share (a slip counts less) and its weight."""
        weighed: dict[str, tuple[float, float]] = {}
        for word, share in words:
            weight = self._idf.get(word, self._rarest * _UNKNOWN_WEIGHT)
            weighed[word] = (max(share, weighed.get(word, (0.0, 0.0))[0]), weight)
        for (one, share), (other, also) in pairwise(words):
            pair = f"{one} {other}"
            if pair in self._idf:
                weighed[pair] = (min(share, also), self._idf[pair])
        return weighed

    def _mended(self, words: Sequence[Word]) -> list[tuple[str, float]]:
        """Map words to the catalogue's own: by their neighbour first, then each alone."""
        mended = [self._known(word) for word in words]
        for at, (one, other) in enumerate(pairwise(words)):
            if f"{mended[at][0]} {mended[at + 1][0]}" in self._idf:
                continue
            if nearer := self._beside(one.bare, self._before.get(other.bare, ())):
                mended[at] = (nearer, _NEAR_WEIGHT)
            elif nearer := self._beside(other.bare, self._after.get(one.bare, ())):
                mended[at + 1] = (nearer, _NEAR_WEIGHT)
        return mended

    def _known(self, word: Word) -> tuple[str, float]:
        if word.bare in self._idf:
            return word.bare, 1.0 if self._is_written_so(word) else _OTHER_ACCENTS_WEIGHT
        if word.bare not in self._near and len(self._near) < _MOST_CACHED:
            self._near[word.bare] = self._nearest(word.bare)
        near = self._near.get(word.bare, "")
        return (near, _NEAR_WEIGHT) if near else (word.bare, 0.0)

    def _is_written_so(self, word: Word) -> bool:
        """Say whether the accents are the catalogue's; hỏi for ngã, and missing ones, are."""
        if not has_accents(word.said):
            return True
        accented = self._accented[word.bare]
        return word.said in accented or any(word.said in ways_to_type(one) for one in accented)

    def _nearest(self, word: str) -> str:
        if len(word) < _SHORTEST_SLIP or not word.isalpha():
            return ""
        found = process.extractOne(
            word,
            self._vocabulary,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=_NEAR,
        )
        return found[0] if found is not None and len(found[0]) >= _SHORTEST_SLIP else ""

    def _beside(self, word: str, candidates: Sequence[str]) -> str:
        """Give the word that stands beside this neighbour and is spelled nearly so."""
        if len(word) < _SHORTEST_SLIP or not candidates or word in self._idf:
            return ""
        found = process.extractOne(
            word,
            candidates,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=_NEAR_PAIR,
        )
        return found[0] if found is not None and len(found[0]) >= _SHORTEST_SLIP else ""

    def _add(self, place: int, words: Sequence[Word]) -> None:
        features = frozenset(_features(words))
        number = len(self._aliases)
        weight = sum(self._idf[feature] for feature in features)
        self._aliases.append(_Alias(place, weight, features))
        for feature in features:
            self._holders[feature].append(number)
        for word in words:
            self._accented[word.bare].add(word.said)


def _aliases(procedure: Procedure) -> list[list[Word]]:
    names = (procedure.name, procedure.plain, *procedure.other_names, *procedure.phrases)
    unique = {
        tuple(word.bare for word in words): words
        for name in names
        if (words := content_words(re.sub(r"\(.*?\)", " ", name)))
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
