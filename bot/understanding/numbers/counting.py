"""Whole numbers in words and figures, also those that name a few: "hai ba", "năm sáu chục"."""
# ruff: noqa: PLR2004 - the numbers of the numeral system

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.numbers.numerals import below_thousand, digit, whole

_LONGEST = 10  # words of one number, or of two
_TENS = frozenset({"mươi", "chục", "muoi", "chuc", "trăm", "tram"})
_ONLY_UNITS = frozenset({"mốt", "tư", "lăm", "nhăm", "lam", "nham", "tu"})
# Said for a few, though a number can be heard in them.
_A_FEW = frozenset({(5, 7), (5, 3), (3, 5)})


@dataclass(frozen=True, slots=True)
class Count:
    """What a run of number words can mean, the likeliest first; one reading is certain."""

    readings: tuple[int, ...]

    @property
    def is_sure(self) -> bool:
        return len(self.readings) == 1


def count(words: Sequence[str]) -> Count | None:
    """Read one number, or the two that are named; None where it is neither."""
    if not 0 < len(words) <= _LONGEST:
        return None
    few = _a_few(words)
    if few:
        return Count(few)
    one = below_thousand(_tens_meant(words))
    if one is not None:
        return Count((one,))
    return _two(words)


def _a_few(words: Sequence[str]) -> tuple[int, ...]:
    """Give the readings of two digits that name a span: "năm bảy" is 5 to 7, or 57."""
    if len(words) != 2 or words[1] in _ONLY_UNITS:
        return ()
    if tuple(words) == ("năm", "mười"):
        return 5, 10, 50
    low, high = digit(words[0]), digit(words[1])
    if low is None or high is None or not low:
        return ()
    if high == low + 1:
        return low, high
    return (low, high, low * 10 + high) if (low, high) in _A_FEW else ()


def _tens_meant(words: Sequence[str]) -> list[str]:
    """Read mười for mươi where a digit stands before it: "hai mười lăm"."""
    return [
        "mươi" if at and word == "mười" and digit(words[at - 1]) else word
        for at, word in enumerate(words)
    ]


def _two(words: Sequence[str]) -> Count | None:
    for at in range(1, len(words)):
        low, high = below_thousand(words[:at]), below_thousand(words[at:])
        if low is None or high is None:
            continue
        if is_figure(words[at - 1]) != is_figure(words[at]):
            return None
        if low < 10 and words[-1] in _TENS and len(words) == at + 2:
            low *= high // (digit(words[at]) or 1)  # "hai ba chục" is 20 to 30
        return Count((low, high)) if 0 < low < high else None
    return None


def is_figure(word: str) -> bool:
    return whole(word) is not None
