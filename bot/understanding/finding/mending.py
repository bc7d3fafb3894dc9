"""The words of a sentence as the catalogue writes them, each with how far it may be trusted."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from bot.understanding.finding.sentence_words import Word
from bot.understanding.finding.slips import nearest, sounding_like, written_as_heard
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.syllables import is_syllable

_NEAR, _NEAR_BESIDE = 0.66, 0.74  # of spelling, from 0 to 1
_MISSPELLED = 0.6  # what a word counts that may be a slip for the catalogue's
_MISHEARD = 0.8
_UNMARKED, _UNMARKED_BESIDE = 0.8, 0.95  # without accents, where they stand elsewhere
_OTHER_MARKS, _OTHER_MARKS_BESIDE = 0.35, 0.8  # "vàng" for "vắng"; "giấy đọc thân"
_MOST_CACHED = 20_000
# Two silent words that stay silent, though the catalogue may know them for others.
_IDLE_PAIRS = frozenset(
    {
        "the nao", "lam sao", "lam the", "nhu the", "o dau", "cai gi", "la gi", "gi vay", "bao gio",
        "cho em", "cho con", "cua em", "em bi", "lam gi",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A word of the catalogue that was meant; `share` is how far that is certain."""

    word: str
    share: float


class Mender:
    """Knows the words of a catalogue, and which stand side by side.

    Words are accented in one mender, and without accents in another for who types none.
    """

    def __init__(self, phrases: Sequence[Sequence[str]]) -> None:
        self._count = Counter(chain.from_iterable(phrases))
        before: dict[str, list[str]] = defaultdict(list)
        after: dict[str, list[str]] = defaultdict(list)
        pairs = sorted({pair for phrase in phrases for pair in pairwise(phrase)})
        for one, other in pairs:
            after[one].append(other)
            before[other].append(one)
        self._before, self._after = dict(before), dict(after)
        self._pairs = frozenset(map(" ".join, pairs))
        forms: dict[str, list[str]] = defaultdict(list)
        for word, _ in self._count.most_common():
            forms[fold(word)].append(word)
        self._forms = dict(forms)  # by the bare word, the most common first
        self._vocabulary = tuple(sorted(forms))
        self._near: dict[str, str] = {}

    def mended(self, words: Sequence[Word], *, is_accented: bool) -> list[Known]:
        """Leave out what only carries the sentence; write the rest as the catalogue does."""
        every = [word.said if is_accented else word.bare for word in words]
        kept = [
            key for at, key in enumerate(every)
            if not words[at].is_silent or (not is_accented and self._may_speak(every, at))
        ]  # fmt: skip
        return self._beside_mended(kept, [self._known(kept, at) for at in range(len(kept))])

    def _beside_mended(self, kept: Sequence[str], known: list[Known]) -> list[Known]:
        """Look at each word again beside what its neighbours were mended to: "kêt hôm"."""
        healed = [one.word for one in known]
        if healed == list(kept):
            return known
        return [
            self._known([*healed[:at], kept[at], *healed[at + 1 :]], at)
            if _is_touched(kept, healed, at) else one
            for at, one in enumerate(known)
        ]  # fmt: skip

    def _may_speak(self, words: Sequence[str], at: int) -> bool:
        """Keep a silent word typed without accents where it may be another: "khai tu"."""
        pairs = [" ".join(words[start : start + 2]) for start in (at - 1, at) if start >= 0]
        return any(pair in self._pairs and pair not in _IDLE_PAIRS for pair in pairs)

    def _known(self, words: Sequence[str], at: int) -> Known:
        word = words[at]
        if word in self._count:
            return self._misheard(words, at) or Known(word, 1.0)
        beside = self._stand_beside(words, at)
        return self._other_form(word, beside) or self._slip(fold(word), beside) or Known(word, 0.0)

    def _misheard(self, words: Sequence[str], at: int) -> Known | None:
        """Give what a known word stands for where it fits no neighbour: "tình trạng hông nhân"."""
        word = words[at]
        beside = self._stand_beside(words, at)
        if self._fits(words, at) or not beside:
            return None
        bare = fold(word)
        if form := next((one for one in beside if fold(one) == bare), ""):
            return Known(form, _OTHER_MARKS_BESIDE)
        heard = written_as_heard(word, beside)
        return Known(heard, _MISHEARD) if heard else None

    def _fits(self, words: Sequence[str], at: int) -> bool:
        pairs = [" ".join(words[start : start + 2]) for start in (at - 1, at) if start >= 0]
        return any(pair in self._pairs for pair in pairs)

    def _other_form(self, word: str, beside: Sequence[str]) -> Known | None:
        """Give the word with other accents; what sounds alike beside its neighbour goes first."""
        bare = fold(word)
        forms = self._forms.get(bare, ())
        is_unmarked = word == bare
        if form := next((one for one in forms if one in beside), ""):
            return Known(form, _UNMARKED_BESIDE if is_unmarked else _OTHER_MARKS_BESIDE)
        if heard := sounding_like(bare, beside):
            return Known(heard, _MISHEARD)
        return Known(forms[0], _UNMARKED if is_unmarked else _OTHER_MARKS) if forms else None

    def _slip(self, bare: str, beside: Sequence[str]) -> Known | None:
        near = nearest(bare, beside, _NEAR_BESIDE) or self._near_to(bare)
        return Known(near, _MISSPELLED) if near else None

    def _stand_beside(self, words: Sequence[str], at: int) -> tuple[str, ...]:
        left = self._after.get(words[at - 1], ()) if at else ()
        right = self._before.get(words[at + 1], ()) if at + 1 < len(words) else ()
        return (*left, *right)

    def _near_to(self, bare: str) -> str:
        """Give the word nearest to one that is no syllable: those are rather other words."""
        if is_syllable(bare):
            return ""
        if bare not in self._near and len(self._near) < _MOST_CACHED:
            found = nearest(bare, self._vocabulary, _NEAR)
            self._near[bare] = self._forms[found][0] if found else ""
        return self._near.get(bare, "")


def _is_touched(kept: Sequence[str], healed: Sequence[str], at: int) -> bool:
    """Say whether a neighbour of this word was mended."""
    beside = (place for place in (at - 1, at + 1) if 0 <= place < len(kept))
    return any(kept[place] != healed[place] for place in beside)
