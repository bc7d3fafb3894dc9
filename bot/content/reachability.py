"""Steps, papers and flags that no answers can ever lead to.

The conditions are tried with every combination of the choices they name. This finds a branch that
an earlier stop has already ended, and a condition that contradicts itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from math import prod

from bot.model.answer import Value
from bot.model.expression import UNKNOWN, Expression, Facts, Unknown
from bot.model.flow import Flow, Question, Repeat, Stop

MOST_COMBINATIONS = 4000


@dataclass(slots=True)
class Tried:
    """One combination of answers; all others are not there yet."""

    answers: Mapping[str, Value]
    today: date = date.min

    def value(self, name: str) -> Value | Unknown:
        return self.answers.get(name, UNKNOWN)

    def each(self, repeat: str) -> "Iterator[Tried]":
        yield self

    def count(self, name: str) -> int | Unknown:
        return UNKNOWN


@dataclass(slots=True)
class Reachability:
    """Goes down one flow, remembering the stops it has passed."""

    flow: Flow
    choices: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    stops: list[Expression] = field(default_factory=list)

    def unreachable(self) -> Iterator[tuple[str, str]]:
        """Give the kind ("question", "stop", "repeat", "paper", "flag") and id of each."""
        self.choices = _choices(self.flow)
        for step in self.flow.steps:
            kind = type(step).__name__.lower()
            if not self._can_hold(step.when):
                yield kind, step.id
            elif isinstance(step, Repeat):
                yield from self._inside(step.questions)
            if isinstance(step, Stop):
                self.stops.append(step.when)
        yield from self._after()

    def _inside(self, questions: tuple[Question, ...]) -> Iterator[tuple[str, str]]:
        for question in questions:
            if not self._can_hold(question.when):
                yield "question", question.id

    def _after(self) -> Iterator[tuple[str, str]]:
        for rule in self.flow.papers:
            if not self._can_hold(rule.when):
                yield "paper", rule.paper
        for flag in self.flow.flags:
            if not self._can_hold(flag.when):
                yield "flag", flag.id

    def _can_hold(self, when: Expression | None) -> bool:
        if when is not None and "is_known" in when.source:
            return True  # whether an answer is there is no matter of its value
        names = when.names if when else frozenset()
        stops = [
            stop for stop in self.stops
            if "is_known" not in stop.source and (not stop.names or stop.names & names)
        ]  # fmt: skip
        every = sorted(names.union(*(stop.names for stop in stops)) & self.choices.keys())
        values = [self.choices[name] for name in every]
        if prod(len(some) for some in values) > MOST_COMBINATIONS:
            return True
        tries = (Tried(dict(zip(every, some, strict=True))) for some in product(*values))
        return any(_is_open(when, stops, tried) for tried in tries)


def _is_open(when: Expression | None, stops: list[Expression], facts: Facts) -> bool:
    if any(stop.holds(facts) is True for stop in stops):
        return False
    return when is None or when.holds(facts) is not False


def _choices(flow: Flow) -> dict[str, tuple[Value, ...]]:
    """Give the answers of each question that has only a few."""
    found: dict[str, tuple[Value, ...]] = {}
    for name, question in flow.by_id.items():
        extra = tuple(choice.id for choice in question.choices)
        if question.kind == "choice":
            found[name] = extra
        elif question.kind == "yes_no":
            found[name] = (True, False, *extra)
    return found
