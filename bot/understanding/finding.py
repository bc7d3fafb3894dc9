"""Which procedure a sentence means: an index of names and everyday phrases, and when to abstain."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.model.book import Procedure
from bot.understanding.clean import clean, fold
from bot.understanding.sentence_words import content_words, sentences_of
from bot.understanding.siblings import fit
from bot.understanding.wishes import intent_of, is_elsewhere

_NEAR = 0.66
_NEAR_WEIGHT = 0.6
_PAIR_WEIGHT = 0.8
_NAME_COVERAGE = 0.5
_UNKNOWN_WEIGHT = 0.9  # a word the catalogue lacks, as a share of its rarest word's weight
_GATE = 0.50
_CODE = re.compile(r"\b[A-Za-z]{2}(?:[ -]?[0-9]{4}){2}\b")
_SURE = 0.62
_GATE_MATCHED = 2.2
_MARGIN = 0.15
_SHORTEST_SLIP = 3
_SHORT = 60
_LONGEST = 2000
_MOST_CACHED = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """The procedures a sentence may mean, best first; `sure` when one question less will do."""

    slugs: tuple[str, ...] = ()
    sure: bool = False
    intent: str = ""
    referred: str = ""  # what another office does, when nothing done here is meant


@dataclass(frozen=True, slots=True)
class _Alias:
    procedure: int
    weight: float


class Finder:
    """An inverted index over the words and word pairs of all names and phrases."""

    def __init__(self, procedures: Sequence[Procedure]) -> None:
        self._procedures = tuple(procedures)
        self._names = " · ".join(
            fold(f"{p.name} · {' · '.join(p.other_names)}") for p in procedures if not p.is_referred
        )
        self._referred = frozenset(p.slug for p in procedures if p.is_referred)
        aliases = [
            (place, features) for place, one in enumerate(procedures) for features in _aliases(one)
        ]
        self._idf = _idf(aliases, len(procedures))
        self._rarest = max(self._idf.values(), default=1.0)
        self._vocabulary = tuple(sorted(key for key in self._idf if " " not in key))
        self._aliases: list[_Alias] = []
        self._index: dict[str, list[int]] = defaultdict(list)
        self._near: dict[str, str] = {}
        self._own: list[set[str]] = [set() for _ in procedures]
        for place, features in aliases:
            self._add(place, features)

    def find(self, sentence: str, limit: int = 3) -> Found:
        """Give at most `limit` procedures; none where the sentence is about something else."""
        # The figures of a dossier's code say nothing of what is wanted.
        said = _CODE.sub(" ", clean(sentence))[:_LONGEST]
        folded = fold(" ".join(content_words(said, keep_all=True)))
        intent = intent_of(said, folded)
        if intent:
            return Found(intent=intent)
        ranked = self._ranked(said, folded) if folded else []
        if is_elsewhere(folded, self._names):
            return Found(referred=next((s for _, s in ranked if s in self._referred), ""))
        if ranked and ranked[0][1] in self._referred and ranked[0][0] >= _SURE:
            return Found(referred=ranked[0][1])
        ranked = [one for one in ranked if one[1] not in self._referred]
        if not ranked:
            return Found()
        best = ranked[0][0]
        near = [(score, slug) for score, slug in ranked if score >= best * 0.55]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        slugs = tuple(slug for _, slug in near[:limit])
        # A score by itself must be good, too: one rare word in common is no certainty.
        return Found(slugs, sure=best >= _SURE and (best - second) / best >= _MARGIN)

    def _ranked(self, said: str, folded: str) -> list[tuple[float, str]]:
        parts = sentences_of(said) if len(said) > _SHORT else [said]
        best: dict[int, float] = {}
        for part in parts:
            for place, score in self._scores(content_words(part)).items():
                best[place] = max(best.get(place, 0.0), score)
        fitted = (
            (score * fit(self._procedures[place], folded), self._procedures[place].slug)
            for place, score in best.items()
        )
        return sorted((one for one in fitted if one[0] >= _GATE), key=lambda one: (-one[0], one[1]))

    def _scores(self, words: list[str]) -> dict[int, float]:
        query = self._weigh(words)
        total = sum(weight for _, weight in query.values()) or 1.0
        matched: dict[int, float] = defaultdict(float)
        own: dict[int, float] = defaultdict(float)
        for feature, (share, _) in query.items():
            weight = share * self._idf.get(feature, 0.0)
            for alias in self._index.get(feature, ()):
                matched[alias] += weight
            for place in {self._aliases[alias].procedure for alias in self._index.get(feature, ())}:
                own[place] += weight
        return self._best_of(matched, own, total)

    def _best_of(
        self, matched: dict[int, float], own: dict[int, float], total: float
    ) -> dict[int, float]:
        best: dict[int, float] = defaultdict(float)
        for number, weight in matched.items():
            alias = self._aliases[number]
            score = (weight / alias.weight) ** 0.5 * (weight / total) ** 0.3
            if weight >= _GATE_MATCHED:
                best[alias.procedure] = max(best[alias.procedure], score)
        return {
            place: (score + _NAME_COVERAGE * own[place] / total) / (1 + _NAME_COVERAGE)
            for place, score in best.items()
        }

    def _weigh(self, words: list[str]) -> dict[str, tuple[float, float]]:
        """Give each feature of the query with its share (near words count less) and its weight."""
        known = [self._known(word) for word in words]
        weighed: dict[str, tuple[float, float]] = {}
        for word, (match, share) in zip(words, known, strict=True):
            weight = self._idf.get(match, self._rarest * _UNKNOWN_WEIGHT)
            weighed[match or word] = (share, weight)
        for (one, share), (other, also) in pairwise(known):
            pair = f"{one} {other}"
            if pair in self._idf:
                weighed[pair] = (min(share, also), self._idf[pair])
        return weighed

    def _known(self, word: str) -> tuple[str, float]:
        """Map a word to the catalogue's own, or to the nearest it could be a slip for."""
        if word in self._idf:
            return word, 1.0
        if word not in self._near and len(self._near) < _MOST_CACHED:
            self._near[word] = self._nearest(word)
        near = self._near.get(word, "")
        return (near, _NEAR_WEIGHT) if near else ("", 0.0)

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

    def _add(self, place: int, features: Iterable[str]) -> None:
        number = len(self._aliases)
        unique = set(features)
        self._aliases.append(_Alias(place, sum(self._idf[feature] for feature in unique)))
        for feature in unique:
            self._index[feature].append(number)


def _aliases(procedure: Procedure) -> list[list[str]]:
    names = (procedure.name, procedure.plain, *procedure.other_names, *procedure.phrases)
    unique = dict.fromkeys(tuple(content_words(re.sub(r"\(.*?\)", " ", one))) for one in names)
    return [_features(list(words)) for words in unique if words]


def _features(words: list[str]) -> list[str]:
    return [*words, *(f"{one} {other}" for one, other in pairwise(words))]


def _idf(aliases: list[tuple[int, list[str]]], count: int) -> dict[str, float]:
    """Weigh by rarity among procedures; a pair counts a little less than a word."""
    holders: dict[str, set[int]] = defaultdict(set)
    for place, features in aliases:
        for feature in features:
            holders[feature].add(place)
    return {
        feature: math.log(1 + count / len(places)) * (_PAIR_WEIGHT if " " in feature else 1.0)
        for feature, places in holders.items()
    }
