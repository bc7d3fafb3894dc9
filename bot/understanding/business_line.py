"""What somebody sells or makes, as the line of business that stands on the form."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

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
class _Fit:
    """How well a line fits: a higher score is better."""

    name: str
    score: float


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
    named = _named(said, about.lexicon.business_lines)
    if len(named) == 1:
        return Understood(named[0])
    if named:
        return Doubtful(tuple(named[:_MOST_OPTIONS]), "business_line.several")
    like = _like(said, about.lexicon.business_lines)
    # Beside lines that are only much like it stands what was said: it may be none of them.
    return Doubtful((*like, said), "business_line.several" if like else "")


def echo(value: Value, _about: About) -> str:
    return str(value)


def _named(said: str, lines: Sequence[BusinessLine]) -> list[str]:
    """Give the lines that are named word by word, the longest names only."""
    typed = _tokens(said)
    fits = [_Fit(line.name, score) for line in lines if (score := _named_by(typed, line))]
    best = max((fit.score for fit in fits), default=0)
    return list(dict.fromkeys(fit.name for fit in fits if fit.score == best))


def _named_by(typed: list[str], line: BusinessLine) -> int:
    """Count the words of the longest name of this line that stand in what was typed."""
    names = [_tokens(name) for name in (line.name, *line.words)]
    return max((len(name) for name in names if _stands_in(name, typed)), default=0)


def _stands_in(name: list[str], typed: list[str]) -> bool:
    if not name or all(word in _AROUND for word in name):
        return name == typed
    return any(typed[at : at + len(name)] == name for at in range(len(typed) - len(name) + 1))


def _like(said: str, lines: Sequence[BusinessLine]) -> list[str]:
    """Give the lines that what was typed is much like, best first."""
    bare = " ".join(word for word in _tokens(said) if word not in _AROUND)
    if not bare:
        return []
    fits = [
        _Fit(line.name, max(_likeness(bare, n) for n in (line.name, *line.words))) for line in lines
    ]
    near = sorted((fit for fit in fits if fit.score >= _LIKE), key=lambda fit: -fit.score)
    return list(dict.fromkeys(fit.name for fit in near))[: _MOST_OPTIONS - 1]


def _likeness(bare: str, name: str) -> float:
    own = [word for word in _tokens(name) if word not in _AROUND]
    return fuzz.ratio(bare, " ".join(own)) if own else 0.0


def _tokens(text: str) -> list[str]:
    return [fold(word) for word in words(text)]
