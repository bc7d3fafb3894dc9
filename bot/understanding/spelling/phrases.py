"""Tables of what people say, and looking things up in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.spelling.clean import every_word, fold, same_words, without_fillers
from bot.understanding.spelling.scanning import scanned


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrase found within a sentence: its meaning and the words it covers."""

    meaning: str
    start: int
    end: int


class Phrases:
    """Meanings, each with its phrases divided by ` · `. Accents may be missing when typed."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._firsts: set[str] = set()
        self._longest = 1
        for meaning, listed in meanings.items():
            for phrase in listed.split(" · "):
                self._add(phrase, meaning)

    def meaning(self, text: str) -> str | None:
        """Give the meaning of a whole message."""
        every = every_word(text)
        return self.of(every) or self.of(without_fillers(every))

    def of(self, typed: Sequence[str]) -> str | None:
        """Give the meaning of a whole list of words."""
        entries = self._index.get(fold(" ".join(typed)))
        if entries is None:
            return None
        exact = (meaning for entry, meaning in entries if list(entry) == list(typed))
        near = (meaning for entry, meaning in entries if same_words(list(typed), entry))
        return next(exact, None) or next(near, None)

    def spells(self, typed: Sequence[str]) -> bool:
        """Say whether a phrase is spelled so, with all its accents."""
        entries = self._index.get(fold(" ".join(typed)), ())
        return any(list(entry) == list(typed) for entry, _ in entries)

    def heard(self, typed: Sequence[str]) -> tuple[Heard, ...]:
        """Give the phrases within a sentence, the longest first at each place, without overlap."""
        return tuple(scanned(typed, self.heard_at))

    def heard_at(self, typed: Sequence[str], at: int) -> Heard | None:
        """Give the longest phrase that begins at this word."""
        if at >= len(typed) or fold(typed[at]) not in self._firsts:
            return None
        for end in range(min(len(typed), at + self._longest), at, -1):
            meaning = self.of(typed[at:end])
            if meaning is not None:
                return Heard(meaning, at, end)
        return None

    def _add(self, phrase: str, meaning: str) -> None:
        entry = tuple(every_word(phrase))
        self._firsts.add(fold(entry[0]))
        self._longest = max(self._longest, len(entry))
        self._index.setdefault(fold(" ".join(entry)), []).append((entry, meaning))
