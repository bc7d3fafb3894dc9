"""Runs of figures as people type and say them: spaced, dotted, O for 0, "không năm một"."""

import re

from bot.understanding.clean import ascii_digits, words
from bot.understanding.numerals import digit, whole

_LOOKALIKE = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1", "i": "1", "|": "1"})
_MIXED = re.compile(r"(?<![^\W\d])[0-9OolIi|]*[0-9][0-9OolIi|]*(?![^\W\d])")
_RUN = re.compile(r"[0-9](?:[\s.\-–()/]{0,3}[0-9])*")  # noqa: RUF001
_REPEATS = {"hai": 2, "ba": 3, "bon": 4, "bốn": 4}
_FEW = 4
_NUMBER_WORD = frozenset({"so", "số"})


def figures_in(text: str) -> str:
    """Give all figures of a text, typed or spoken, in order."""
    text = _typed(text)
    typed = "".join(re.findall("[0-9]", text))
    return _spoken(words(text)) if len(typed) < _FEW else typed


def groups_of(text: str, length: int) -> list[str]:
    """Give the numbers of exactly this many figures; they may be spaced or dotted inside."""
    runs = [re.sub("[^0-9]", "", run) for run in _RUN.findall(_typed(text))]
    exact = re.findall(rf"(?<![0-9])[0-9]{{{length}}}(?![0-9])", _typed(text))
    return exact or [run for run in runs if len(run) == length]


def _typed(text: str) -> str:
    return _MIXED.sub(lambda found: found[0].translate(_LOOKALIKE), ascii_digits(text))


def _spoken(typed: list[str]) -> str:
    """Read figure words one by one; "ba số không" is 000."""
    found: list[str] = []
    at = 0
    while at < len(typed):
        times = _REPEATS.get(typed[at], 1) if _says_repeat(typed, at) else 0
        word = typed[at + 2] if times else typed[at]
        value = digit(word)
        if value is not None:
            found.append(str(value) * max(times, 1))
        elif whole(word) is not None:
            found.append(word)
        at += 3 if times else 1
    return "".join(found)


def _says_repeat(typed: list[str], at: int) -> bool:
    return (
        typed[at] in _REPEATS
        and at + 2 < len(typed)
        and typed[at + 1] in _NUMBER_WORD
        and digit(typed[at + 2]) is not None
    )
