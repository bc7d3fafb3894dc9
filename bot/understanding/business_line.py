"""What somebody sells or makes, as the line of business that stands on the form."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.model.answer import Value
from bot.model.reading import About, BusinessLine, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import clean, fold, words
from bot.understanding.word_sets import word_set

_LIKE = 86  # of 100: a misspelt word or two
_MOST_OPTIONS = 3
_LONGEST = 120
# Said around what is sold, and no part of it.
_AROUND = word_set(
    "mo ban buon lam tiem quan cua hang shop nghe dich vu em tui toi minh nha o a da co them va"
    " kinh doanh muon dinh tinh nho le"
)


@dataclass(frozen=True, slots=True)
class _Index:
    """What lines are called, made ready once for all answers."""

    by_first_word: Mapping[str, list[tuple[str, list[str]]]]  # -> (line, the words of a name)
    bare: tuple[str, ...]  # names without what is said around them
    lines: tuple[str, ...]  # the line of each


def read(text: str, about: About) -> Reading:
    """Read the name of a line of business.

    Words that fit no line stand as they were typed, once the citizen has said so: the officer
    finds their code.
    """
    said = clean(text).strip(" .,;")
    if not any(sign.isalpha() for sign in said):
        return Unread("business_line.unclear")
    if len(said) > _LONGEST:
        return Unread("text.too_long", {"longest": str(_LONGEST)})
    index = _index(about.lexicon.business_lines)
    named = _named(said, index)
    if len(named) == 1:
        return Understood(named[0])
    if named:
        return Doubtful(tuple(named[:_MOST_OPTIONS]), "business_line.several")
    like = _like(said, index)
    # Beside lines that are only much like it stands what was said: it may be none of them.
    return Doubtful((*like, said), "business_line.several" if like else "")


def echo(value: Value, _about: About) -> str:
    return str(value)


def _named(said: str, index: _Index) -> list[str]:
    """Give the lines that are named word by word, the longest names only."""
    typed = _tokens(said)
    fits = [
        (len(name), line)
        for at, word in enumerate(typed)
        for line, name in index.by_first_word.get(word, ())
        if typed[at : at + len(name)] == name and (name == typed or not _AROUND.issuperset(name))
    ]
    best = max((length for length, _ in fits), default=0)
    return list(dict.fromkeys(line for length, line in fits if length == best))


def _like(said: str, index: _Index) -> list[str]:
    """Give the lines that what was typed is much like, best first."""
    bare = _own_words(said)
    if not bare:
        return []
    near = process.extract(bare, index.bare, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=None)
    lines = dict.fromkeys(index.lines[place] for _, _, place in near)
    return list(lines)[: _MOST_OPTIONS - 1]


def _own_words(name: str) -> str:
    return " ".join(word for word in _tokens(name) if word not in _AROUND)


def _tokens(text: str) -> list[str]:
    return [fold(word) for word in words(text)]


@lru_cache(maxsize=4)
def _index(lines: tuple[BusinessLine, ...]) -> _Index:
    """Give every name of every line in words, by its first word; and bare of what is around it."""
    first: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    bare: list[tuple[str, str]] = []
    for line in lines:
        for name in (line.name, *line.words):
            if tokens := _tokens(name):
                first[tokens[0]].append((line.name, tokens))
            if own := _own_words(name):
                bare.append((own, line.name))
    return _Index(first, tuple(own for own, _ in bare), tuple(name for _, name in bare))
