"""The names that may stand in a condition or a text, as a flow is read from top to bottom."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.content.sorts import Sort
from bot.model.book import Calendar
from bot.model.reading import Permit


@dataclass(slots=True)
class Scope:
    """What has been asked so far. `every` also holds what is asked later."""

    every: Mapping[str, Sort]
    repeat_of: Mapping[str, str] = field(default_factory=dict)  # question -> its repeat
    fees: Mapping[str, int | None] = field(default_factory=dict)  # in dong; None: unknown
    calendar: Calendar = field(default_factory=Calendar)
    permits: Mapping[str, Permit] = field(default_factory=dict)  # by line of business
    needs: Mapping[str, str] = field(default_factory=dict)  # permit to apply for, by line
    earlier: dict[str, Sort] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)

    def learn(self, name: str) -> None:
        """Take a question as asked."""
        if name in self.every:
            self.earlier[name] = self.every[name]

    def learn_all(self) -> None:
        self.earlier.update(self.every)
        self.counted.update(self.repeats)

    @property
    def repeats(self) -> frozenset[str]:
        """Give all repeats of the flow."""
        return frozenset(self.repeat_of.values())

    @contextmanager
    def knowing(self, name: str) -> Iterator[None]:
        """Let a check speak of the very answer it stands at."""
        was = name in self.earlier
        self.learn(name)
        yield
        if not was:
            self.earlier.pop(name, None)
