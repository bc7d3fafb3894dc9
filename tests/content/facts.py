"""Answers for conditions to look at."""

from dataclasses import dataclass, field, replace
from datetime import date

from bot.model.answer import Value
from bot.model.expression import UNKNOWN, Unknown


@dataclass
class Answers:
    """Answers by name; any other is not there yet."""

    given: dict[str, Value] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    items: dict[str, list[dict[str, Value]]] = field(default_factory=dict)  # answers of each item
    today: date = date(2026, 11, 23)

    def value(self, name: str) -> Value | Unknown:
        return self.given.get(name, UNKNOWN)

    def each(self, repeat: str) -> "list[Answers]":
        return [replace(self, given={**self.given, **own}) for own in self.items.get(repeat, [])]

    def count(self, name: str) -> int | Unknown:
        return self.counts.get(name, UNKNOWN)
