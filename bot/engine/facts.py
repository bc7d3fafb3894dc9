"""What the conditions of a flow may look at, gathered while the route is walked."""

from collections.abc import Iterator
from datetime import date

from bot.model.answer import Value
from bot.model.expression import UNKNOWN, Unknown
from bot.model.flow import Flow


def key_of(question_id: str, item: str) -> str:
    """Name the answer of a question, in a repeat that of one of its items."""
    return f"{question_id}#{item}" if item else question_id


def question_of(key: str) -> str:
    return key.partition("#")[0]


def item_of(key: str) -> str:
    return key.partition("#")[2]


class WalkedFacts:
    """The answers seen so far on the route; what lies off the route does not exist here."""

    def __init__(self, flow: Flow, today: date) -> None:
        self.today = today
        self.values: dict[str, Value] = {}
        self.items: dict[str, tuple[str, ...]] = {}
        self.item = ""  # the item whose questions are being walked
        self.repeat = ""
        self._flow, self._repeat_of = flow, flow.repeat_of

    def value(self, name: str) -> Value | Unknown:
        if name in self._repeat_of:
            name = key_of(name, self._item_in(self._repeat_of[name]))
        return self.values.get(name, UNKNOWN)

    def count(self, name: str) -> int | Unknown:
        items = self.items.get(name)
        return UNKNOWN if items is None else len(items)

    def each(self, repeat: str) -> Iterator["WalkedFacts"]:
        for item in self.items.get(repeat, ()):
            yield self._inside(repeat, item)

    def _inside(self, repeat: str, item: str) -> "WalkedFacts":
        """Give the same answers as one item sees them."""
        inside = WalkedFacts(self._flow, self.today)
        inside.values, inside.items = self.values, self.items
        inside.repeat, inside.item = repeat, item
        return inside

    def _item_in(self, repeat: str) -> str:
        if repeat == self.repeat:
            return self.item
        # From outside, a repeat's name means its first item.
        return next(iter(self.items.get(repeat, ())), "")
