"""The road through a flow, derived from the answers each time: there is no cursor to corrupt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from bot.engine.facts import WalkedFacts, key_of
from bot.model.answer import Answer, Standing, Value
from bot.model.conversation import Draft
from bot.model.expression import UNKNOWN, Expression, Unknown
from bot.model.flow import Flow, Known, Question, Repeat, Stop


class Spot(NamedTuple):
    """One question on the road, in a repeat for one item."""

    key: str
    question: Question
    item: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """Where the answers lead.

    `values` holds what is given or follows from other answers (`derived`); `pending` counts the
    questions that cannot be told to be off the road yet.
    """

    spots: tuple[Spot, ...]
    facts: WalkedFacts
    derived: frozenset[str]
    stop: Stop | None
    next: Spot | None
    pending: int
    answers: dict[str, Answer] = field(repr=False)

    @property
    def values(self) -> dict[str, Value]:
        return self.facts.values

    def spot(self, key: str) -> Spot | None:
        return next((spot for spot in self.spots if spot.key == key), None)

    def holds(self, expression: Expression, spot: Spot) -> bool:
        """Say whether a condition is known to be true, seen from this spot."""
        self.facts.repeat, self.facts.item = spot.question.repeat, spot.item
        result = expression.holds(self.facts)
        self.facts.repeat = ""
        return result is True

    def asked(self) -> tuple[Spot, ...]:
        """Give the spots a citizen has to answer: those that do not follow from others."""
        return tuple(spot for spot in self.spots if spot.key not in self.derived)

    def postponed(self) -> tuple[Spot, ...]:
        """Give the spots that were put off."""
        return tuple(spot for spot in self.spots if _standing(self.answers, spot) is Standing.LATER)


def walk(flow: Flow, draft: Draft, today: date, extra: tuple[Question, ...] = ()) -> Route:
    """Walk the flow once, in order.

    A condition may only name earlier answers (the loader sees to it), so one pass in which
    answers off the road are invisible is the fixed point. `extra` questions are asked after the
    flow's own.
    """
    walker = _Walker(flow, draft, today)
    walker.walk(extra)
    return walker.route()


def _standing(answers: Mapping[str, Answer], spot: Spot) -> Standing | None:
    answer = answers.get(spot.key)
    return answer.standing if answer else None


class _Walker:
    """The state of one walk."""

    def __init__(self, flow: Flow, draft: Draft, today: date) -> None:
        self.flow, self.draft = flow, draft
        self.facts = WalkedFacts(flow, today)
        self.spots: list[Spot] = []
        self.derived: set[str] = set()
        self.stop: Stop | None = None
        self.pending = 0
        self.first_open: Spot | None = None

    def walk(self, extra: tuple[Question, ...]) -> None:
        for step in self.flow.steps:
            match step:
                case Question():
                    self._visit(step, "")
                case Repeat():
                    self._visit_items(step)
                case Stop():
                    # A stop ahead of an unanswered question is not reached yet.
                    if self.first_open is None and step.when.holds(self.facts) is True:
                        self.stop = step
                        return
        for question in extra:
            self._visit(question, "")

    def route(self) -> Route:
        answers = dict(self.draft.answers)
        reopened = (s for s in self.spots if _standing(answers, s) is Standing.REOPENED)
        return Route(
            spots=tuple(self.spots),
            facts=self.facts,
            derived=frozenset(self.derived),
            stop=self.stop,
            next=next(reopened, self.first_open),
            pending=self.pending,
            answers=answers,
        )

    def _visit_items(self, repeat: Repeat) -> None:
        applies = True if repeat.when is None else repeat.when.holds(self.facts)
        items = self._items(repeat) if applies is True else None
        if items is None:
            self.pending += len(repeat.questions) if applies is not False else 0
            return
        self.facts.items[repeat.id] = items
        self.facts.repeat = repeat.id
        for item in items:
            self.facts.item = item
            for question in repeat.questions:
                self._visit(question, item)
        self.facts.repeat = ""
        more = repeat.asks_more
        if more is not None and len(items) < repeat.most:
            self._place(Spot(key_of(more.id, items[-1]), more, items[-1]))

    def _items(self, repeat: Repeat) -> tuple[str, ...] | None:
        if repeat.count is None:
            return self.draft.items.get(repeat.id) or _numbered(max(repeat.least, 1))
        count = repeat.count.evaluate(self.facts)
        if not isinstance(count, int):
            return None
        return _numbered(min(max(count, repeat.least), repeat.most))

    def _visit(self, question: Question, item: str) -> None:
        applies = True if question.when is None else question.when.holds(self.facts)
        if applies is UNKNOWN:
            self.pending += 1
        elif applies:
            self._place(Spot(key_of(question.id, item), question, item))

    def _place(self, spot: Spot) -> None:
        self.spots.append(spot)
        answer = self.draft.answers.get(spot.key)
        if answer is None:
            self._derive(spot)
        elif answer.value is not None and answer.standing is not Standing.LATER:
            # While it is being corrected, the old value still holds the road together.
            self.facts.values[spot.key] = answer.value

    def _derive(self, spot: Spot) -> None:
        for known in spot.question.known:
            if known.when is not None and known.when.holds(self.facts) is not True:
                continue
            value = value_of(known.value, self.facts)
            if value is not None:
                self.facts.values[spot.key] = value
            if value is not None or self._waits_for(known):
                self.derived.add(spot.key)
                return
        if self.first_open is None:
            self.first_open = spot

    def _waits_for(self, known: Known) -> bool:
        """Say whether it follows from an answer that was put off: then it is put off with it."""
        here = {"", self.facts.item}
        return any(
            spot.question.id in known.value.names
            and (not self.facts.repeat or spot.item in here)
            and self._is_put_off(spot)
            for spot in self.spots
        )

    def _is_put_off(self, spot: Spot) -> bool:
        is_later = _standing(self.draft.answers, spot) is Standing.LATER
        return is_later or (spot.key in self.derived and spot.key not in self.facts.values)


def value_of(expression: Expression, facts: WalkedFacts) -> Value | None:
    """Compute a value; None where it cannot be told, or is no answer."""
    result = expression.evaluate(facts)
    if isinstance(result, float | list | Unknown):
        return None
    return result


def _numbered(count: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, count + 1))


def next_item(draft: Draft, repeat: str, items: tuple[str, ...]) -> str:
    """Give an id no item of this repeat has had: parked answers keep theirs."""
    used = [*items, *(key.partition("#")[2] for key in draft.answers if key.startswith(repeat))]
    return str(1 + max((int(item) for item in used if item.isdecimal()), default=0))


def without_item(draft: Draft, repeat: str, items: tuple[str, ...], item: str) -> Draft:
    """Take an item out of the list; its answers stay parked under their own id."""
    left = tuple(other for other in items if other != item)
    return replace(draft, items={**draft.items, repeat: left})
