"""How well a message fits each procedure: in a few words as a whole, in a story part by part."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.model.book import Procedure
from bot.understanding.finding.mending import Known
from bot.understanding.finding.own_words import OwnWords
from bot.understanding.finding.phrase_index import Fit, Phrase, PhraseIndex
from bot.understanding.finding.sentence_words import Word, every_word, folded, sentences
from bot.understanding.finding.siblings import fit, traits_of, traits_said
from bot.understanding.spelling.word_sets import word_set

_LONG = 9  # content words
_WINDOW, _STEP = 10, 5  # content words
# Of many words some always fit something. So in a story what fits must weigh something, and the
# whole of it counts as well as its best part.
_LITTLE = 10.0
_WHOLE = 0.85
_WISHING = word_set("muốn muon tính định cần nhờ xin")
_FEWEST = 2  # words of a clause, and before it
_CLAUSE_LITTLE = 4.0
_SAYING_IN_A_STORY = 0.78  # much is said beside


@dataclass(frozen=True, slots=True)
class Ranked:
    """A procedure, or what names none, with how well it fits."""

    slug: str
    score: float
    fit: Fit


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as the catalogue would write it, and what it may mean, best first."""

    words: Sequence[Known]
    ranked: Sequence[Ranked]
    lean: float  # to what procedures are called, from -1 to 1


class _Spelling:
    """What is known of the phrases with their accents, or without."""

    def __init__(
        self, phrases: Sequence[Phrase], idle: Container[int], *, is_accented: bool
    ) -> None:
        self.index = PhraseIndex(phrases, is_accented=is_accented)
        spelled = [(one.place, one.spelled(is_accented=is_accented)) for one in phrases]
        self.own = OwnWords(
            (words for place, words in spelled if place not in idle),
            (words for place, words in spelled if place in idle),
        )


class Ranker:
    """Ranks procedures; `idle` gives what stands for naming none, and what its fit counts."""

    def __init__(
        self, procedures: Sequence[Procedure], phrases: Sequence[Phrase], idle: Mapping[str, float]
    ) -> None:
        self._slugs = [one.slug for one in procedures]
        self._idle = {at: idle[one.slug] for at, one in enumerate(procedures) if one.slug in idle}
        self._traits = [traits_of(one) for one in procedures]
        self._with_accents = _Spelling(phrases, self._idle, is_accented=True)
        self._without_accents = _Spelling(phrases, self._idle, is_accented=False)

    def heard(self, said: str) -> Heard:
        every = every_word(said)
        is_accented = any(word.is_accented for word in every)
        spelling = self._with_accents if is_accented else self._without_accents
        index = spelling.index
        words = index.mended(every)
        is_long = len(words) > _LONG
        fits = _of_story(index, said, words) if is_long else _of_sentence(index, every, words)
        traits = traits_said(folded(said))
        ranked = [
            Ranked(self._slugs[place], one.score * self._weigh(place, traits, is_long), one)
            for place, one in fits.items()
        ]
        ranked.sort(key=lambda one: (-one.score, one.slug))
        return Heard(words, ranked, spelling.own.lean(words))

    def _weigh(self, place: int, traits: frozenset[int], is_long: bool) -> float:  # noqa: FBT001
        if place in self._idle:
            return self._idle[place] * (_SAYING_IN_A_STORY if is_long else 1.0)
        return fit(self._traits[place], traits)


def _of_sentence(
    index: PhraseIndex, every: Sequence[Word], words: Sequence[Known]
) -> dict[int, Fit]:
    """Weigh what comes after "muốn" by itself, too: "vợ tui mới sinh, muốn mở quán"."""
    fits = index.fits(words)
    wishes = [at for at, word in enumerate(every) if word.said in _WISHING]
    clause = index.mended(every[wishes[-1] + 1 :]) if wishes else []
    if not _FEWEST <= len(clause) <= len(words) - _FEWEST:
        return fits
    for place, one in index.fits(clause, _CLAUSE_LITTLE).items():
        if place not in fits or one.score > fits[place].score:
            fits[place] = one
    return fits


def _of_story(index: PhraseIndex, said: str, words: Sequence[Known]) -> dict[int, Fit]:
    best: dict[int, Fit] = {}
    for part in _parts(index, said, words):
        for place, one in index.fits(part, _LITTLE).items():
            if place not in best or one.score > best[place].score:
                best[place] = one
    whole = index.shared(words, list(best))
    most = max(whole.values(), default=1.0)
    return {
        place: replace(one, score=one.score * (1 - _WHOLE + _WHOLE * whole[place] / most))
        for place, one in best.items()
    }


def _parts(index: PhraseIndex, said: str, words: Sequence[Known]) -> list[Sequence[Known]]:
    """Cut a long message into its sentences and into windows.

    Who talks to the phone puts no full stops: windows of some words then do for sentences.
    """
    parts: list[Sequence[Known]] = [index.mended(every_word(part)) for part in sentences(said)]
    for start in range(0, max(len(words) - _WINDOW, 0) + _STEP, _STEP):
        parts.append(words[start : start + _WINDOW])
    return [part for part in parts if part]
