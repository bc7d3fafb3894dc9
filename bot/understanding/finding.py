"""Which procedure a sentence means; and when to ask, or to say that none is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.book import Procedure, Sayings
from bot.understanding.clean import clean, fold
from bot.understanding.phrase_index import PhraseIndex
from bot.understanding.sentence_words import Word, content_words, folded, stretches
from bot.understanding.siblings import fit, traits_of, traits_said
from bot.understanding.wishes import intent_of, is_elsewhere

_CODE = re.compile(r"\b[A-Za-z]{2}(?:[ -]?[0-9]{4}){2}\b")
_GATE = 0.5  # measured on open queries: a gate of more features keeps no more and no less out
_SURE = 0.62
_SURE_OF_A_STORY = 0.72  # among many words some always fit something
_MARGIN = 0.15
_NEAR_ENOUGH = 0.55  # of the best score: worth a button
_LONG = 9  # content words
_LEAST_OF_A_STORY = 14.0  # weight: "làm giấy trước" in a story says nothing of which paper
_STORY = 30  # words: so long a message may mention a dossier or an officer in passing
_LONGEST = 2000
_MEANINGS = {"@status": "status", "@human": "human", "@none": ""}
# Where a saying and a procedure fit alike, the procedure is meant; in a story much is said beside.
_SAYING, _SAYING_IN_A_STORY = 0.9, 0.7
_NO_SAYINGS = Sayings()


@dataclass(frozen=True, slots=True)
class Found:
    """The procedures a sentence may mean, best first; `sure` when one question less will do."""

    slugs: tuple[str, ...] = ()
    sure: bool = False
    intent: str = ""
    referred: str = ""  # what another office does, when nothing done here is meant


@dataclass(frozen=True, slots=True)
class _Ranked:
    slug: str
    score: float


class Finder:
    """Finds procedures by their names and phrases."""

    def __init__(self, procedures: Sequence[Procedure], sayings: Sayings = _NO_SAYINGS) -> None:
        self._procedures = (*procedures, *_as_procedures(sayings))
        self._traits = [traits_of(one) for one in self._procedures]
        self._index = PhraseIndex(self._procedures)
        self._ambiguous = {_key(said): offer for said, offer in sayings.ambiguous.items()}
        self._names = " · ".join(
            fold(f"{p.name} · {' · '.join(p.other_names)}") for p in procedures if not p.is_referred
        )
        self._referred = frozenset(p.slug for p in procedures if p.is_referred)

    def find(self, sentence: str, limit: int = 3) -> Found:
        """Give at most `limit` procedures; none where the sentence is about something else."""
        # The figures of a dossier's code say nothing of what is wanted.
        said = _CODE.sub(" ", clean(sentence))[:_LONGEST]
        bare = folded(said)
        intent = intent_of(said, bare) if bare.count(" ") < _STORY else ""
        if intent:
            return Found(intent=intent)
        if offered := self._ambiguous.get(_key(said)):
            return Found(offered[:limit])
        ranked = self._ranked(said, bare) if bare else []
        if ranked and ranked[0].slug in _MEANINGS:
            return Found(intent=_MEANINGS[ranked[0].slug])
        ranked = [one for one in ranked if one.slug not in _MEANINGS]
        if is_elsewhere(bare, self._names) or self._is_referred(ranked):
            return Found(referred=next((r.slug for r in ranked if r.slug in self._referred), ""))
        is_long = len(content_words(said)) > _LONG
        kept = [one for one in ranked if one.slug not in self._referred]
        return _answer(kept, limit, _SURE_OF_A_STORY if is_long else _SURE)

    def _is_referred(self, ranked: Sequence[_Ranked]) -> bool:
        return bool(ranked) and ranked[0].slug in self._referred and ranked[0].score >= _SURE

    def _ranked(self, said: str, bare: str) -> list[_Ranked]:
        words = content_words(said)
        is_long = len(words) > _LONG
        parts: list[Sequence[Word]] = stretches(said) if is_long else [words]
        best: dict[int, float] = {}
        for part in parts:
            for place, score in self._index.fits(part, _LEAST_OF_A_STORY * is_long).items():
                best[place] = max(score, best.get(place, 0.0))
        traits = traits_said(bare)
        ranked = (
            _Ranked(self._procedures[place].slug, score * self._weigh(place, traits, is_long))
            for place, score in best.items()
        )
        return sorted(
            (one for one in ranked if one.score >= _GATE), key=lambda one: (-one.score, one.slug)
        )

    def _weigh(self, place: int, traits: frozenset[int], is_long: bool) -> float:  # noqa: FBT001
        if self._procedures[place].slug in _MEANINGS:
            return _SAYING_IN_A_STORY if is_long else _SAYING
        return fit(self._traits[place], traits)


def _as_procedures(sayings: Sayings) -> list[Procedure]:
    """Let what names no procedure compete as if it did: the nearest saying decides."""
    meant = {"@status": sayings.status, "@human": sayings.human, "@none": sayings.none}
    return [Procedure(slug, "", "", phrases=phrases) for slug, phrases in meant.items() if phrases]


def _key(said: str) -> str:
    return " ".join(word.bare for word in content_words(said))


def _answer(ranked: Sequence[_Ranked], limit: int, sure: float) -> Found:
    if not ranked:
        return Found()
    best = ranked[0].score
    near = [one.slug for one in ranked if one.score >= best * _NEAR_ENOUGH]
    second = ranked[1].score if len(ranked) > 1 else 0.0
    # A score by itself must be good, too: one rare word in common is no certainty.
    is_sure = best >= sure and (best - second) / best >= _MARGIN
    return Found(tuple(near[:limit]), sure=is_sure)
