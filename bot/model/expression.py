"""Conditions and computed values of a flow, already checked and compiled."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Protocol

from bot.model.answer import Value


class Unknown(Enum):
    """The third truth value: the answer is not there yet."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN
Result = Value | float | list[Value] | None | Unknown


class Facts(Protocol):
    """What a condition may look at."""

    today: date

    def value(self, name: str) -> Value | Unknown:
        """Give the answer `name` has on the route, or UNKNOWN."""
        ...

    def each(self, repeat: str) -> "Iterable[Facts]":
        """Give the facts as each item of `repeat` sees them; none while there are no items."""
        ...

    def count(self, name: str) -> int | Unknown:
        """Give how many items the repeat `name` has."""
        ...


@dataclass(frozen=True, slots=True)
class Expression:
    """A small typed expression over the answers, three-valued."""

    source: str
    names: frozenset[str]
    evaluate: Callable[[Facts], Result] = field(repr=False, compare=False)

    def holds(self, facts: Facts) -> bool | Unknown:
        """Say whether it is true, false, or cannot be told yet."""
        result = self.evaluate(facts)
        if result is True or result is False or result is UNKNOWN:
            return result
        return bool(result)
