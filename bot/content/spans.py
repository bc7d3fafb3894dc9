"""A number known only to lie between two others: the age of somebody born "in 1950"."""

from dataclasses import dataclass

from bot.model.expression import UNKNOWN, Unknown


@dataclass(frozen=True, slots=True)
class Span:
    """Both ends are possible."""

    low: float
    high: float

    @staticmethod
    def of(low: int, high: int) -> "int | Span":
        return low if low == high else Span(low, high)


def is_less(left: "float | Span", right: "float | Span") -> bool | Unknown:
    """Say whether every possible left is below every possible right, or none is."""
    if _high(left) < _low(right):
        return True
    return False if _low(left) >= _high(right) else UNKNOWN


def is_same(left: "float | Span", right: "float | Span") -> bool | Unknown:
    if isinstance(left, Span) or isinstance(right, Span):
        apart = _high(left) < _low(right) or _high(right) < _low(left)
        return False if apart else UNKNOWN
    return left == right


def _low(value: "float | Span") -> float:
    return value.low if isinstance(value, Span) else value


def _high(value: "float | Span") -> float:
    return value.high if isinstance(value, Span) else value
