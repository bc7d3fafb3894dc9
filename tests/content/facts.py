"""Answers for conditions to look at, and the names that may stand in them."""

from dataclasses import dataclass, field, replace
from datetime import date

from bot.content.expressions import Compiled, compile_value
from bot.content.scope import Scope
from bot.content.sorts import Sort, sort_of
from bot.model.answer import Value
from bot.model.book import Calendar
from bot.model.expression import UNKNOWN, Result, Unknown
from bot.model.reading import Permit

NAMES: dict[str, Sort] = {
    "viec": sort_of("choice", frozenset({"moi", "lai"})),
    "cuoi": sort_of("yes_no", frozenset({"khong_noi"})),
    "so_ban": sort_of("number", frozenset()),
    "tien": sort_of("money", frozenset()),
    "giay": sort_of("choices", frozenset({"a", "b"})),
    "anh": sort_of("photo", frozenset({"khong_co"})),
    "be.ngay_sinh": sort_of("date", frozenset()),
    "me.ngay_sinh": sort_of("date", frozenset({"khong_nho"})),
    "me.ten": sort_of("person_name", frozenset()),
    "me.so": sort_of("citizen_id", frozenset()),
    "me.noi_o": sort_of("address", frozenset()),
    "cha.noi_o": sort_of("address", frozenset()),
    "be.can": sort_of("number", frozenset()),
    "be.la": sort_of("choice", frozenset({"trai", "gai"})),
    "nganh": sort_of("text", frozenset()),
    "sau_nay": sort_of("text", frozenset()),
}

REPEATS = {"be.can": "be", "be.la": "be", "me2.ten": "me2"}
CALENDAR = Calendar(closed=frozenset({date(2026, 11, 24)}))
NEEDS = {"Cầm đồ": "giấy an ninh trật tự", "Tạp hóa": ""}
PERMITS = {"Cầm đồ": Permit.CONDITIONAL, "Tạp hóa": Permit.FREE}


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


def scope() -> Scope:
    learned = Scope(NAMES, REPEATS, {"trang": 2000, "da_bo": None}, CALENDAR, PERMITS, NEEDS)
    for name in NAMES:
        if name != "sau_nay":
            learned.learn(name)
    learned.counted.add("be")
    return learned


def result(source: str, **given: Value) -> Result:
    compiled = compile_value(source, scope())
    assert isinstance(compiled, Compiled), compiled
    named = {name.replace("__", "."): value for name, value in given.items()}
    return compiled.expression.evaluate(Answers(named, {"be": 2}))
