"""How well a message fits the names and phrases of what it may mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.model.book import Procedure
from bot.understanding.finding.mending import Known
from bot.understanding.finding.phrase_index import Phrase, PhraseIndex
from bot.understanding.finding.sentence_words import every_word

_LONG = 9  # content words
# Of many words some always fit something. So in a long message what fits must weigh something.
_LITTLE = 10.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as the catalogue would write it, and how well it fits what it may mean."""

    words: Sequence[Known]
    scores: Mapping[str, float]  # by slug, from 0 to about 1


class Ranker:
    """Knows how everything is called, with accents and without."""

    def __init__(self, procedures: Sequence[Procedure], phrases: Sequence[Phrase]) -> None:
        self._slugs = [one.slug for one in procedures]
        self._with_accents = PhraseIndex(phrases, is_accented=True)
        self._without_accents = PhraseIndex(phrases, is_accented=False)

    def heard(self, said: str) -> Heard:
        every = every_word(said)
        is_accented = any(word.is_accented for word in every)
        index = self._with_accents if is_accented else self._without_accents
        words = index.mended(every)
        fits = index.fits(words, _LITTLE if len(words) > _LONG else 0.0)
        return Heard(words, {self._slugs[place]: score for place, score in fits.items()})
