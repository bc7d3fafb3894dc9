"""The functions an author may call in a condition."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.content.sorts import NUMBER, TEXT, Sort
from bot.content.spans import Span
from bot.model.answer import Address
from bot.model.expression import UNKNOWN, Result, Unknown

_ID_DIGITS = 12

Computed = Result | Span
Function = Callable[[Result, date], Computed]


@dataclass(frozen=True, slots=True)
class Signature:
    """What a function takes and gives. `call` sees the answer and today."""

    takes: str  # the base of the sort, see `sorts.py`
    gives: Sort
    call: Function


def _days_since(value: Result, today: date) -> Computed:
    days = _days(value)
    return Span.of((today - days.last).days, (today - days.first).days) if days else UNKNOWN


def _age(value: Result, today: date) -> Computed:
    days = _days(value)
    return Span.of(_years(days.last, today), _years(days.first, today)) if days else UNKNOWN


def _year(value: Result, _today: date) -> Computed:
    days = _days(value)
    return days.first.year if days else UNKNOWN


def _id_year(value: Result, _today: date) -> Computed:
    number = _citizen_id(value)
    # The fourth digit tells century and sex: 0/1 for 1900-1999, 2/3 for 2000-2099, and so on.
    return 1900 + int(number[3]) // 2 * 100 + int(number[4:6]) if number else UNKNOWN


def _id_sex(value: Result, _today: date) -> Computed:
    number = _citizen_id(value)
    if not number:
        return UNKNOWN
    return "nu" if int(number[3]) % 2 else "nam"


def _surname(value: Result, _today: date) -> Computed:
    words = value.split() if isinstance(value, str) else []
    return words[0] if words else UNKNOWN


def _given_name(value: Result, _today: date) -> Computed:
    words = value.split() if isinstance(value, str) else []
    return words[-1] if words else UNKNOWN


def _commune(value: Result, _today: date) -> Computed:
    return value.commune if isinstance(value, Address) and value.commune else UNKNOWN


FUNCTIONS: Mapping[str, Signature] = {
    "days_since": Signature("date", NUMBER, _days_since),
    "age": Signature("date", NUMBER, _age),
    "year": Signature("date", NUMBER, _year),
    "id_year": Signature("citizen_id", NUMBER, _id_year),
    "id_sex": Signature("citizen_id", Sort("choice", frozenset({"nam", "nu"})), _id_sex),
    "surname": Signature("name", TEXT, _surname),
    "given_name": Signature("name", TEXT, _given_name),
    "commune": Signature("address", TEXT, _commune),
}
SPECIAL = frozenset({"is_known", "count"})  # they take a name, not a value


@dataclass(frozen=True, slots=True)
class _Days:
    """The first and the last day a date may mean."""

    first: date
    last: date


def _days(value: Result) -> _Days | None:
    """Give the days that a full or partial ISO date covers."""
    if not isinstance(value, str):
        return None
    try:
        parts = [int(part) for part in value.split("-")]
        return _covered(parts)
    except (ValueError, OverflowError):
        return None


def _covered(parts: list[int]) -> _Days | None:
    match parts:
        case [year]:
            return _Days(date(year, 1, 1), date(year, 12, 31))
        case [year, month]:
            after = date(year + month // 12, month % 12 + 1, 1)
            return _Days(date(year, month, 1), after - timedelta(days=1))
        case [year, month, day]:
            return _Days(date(year, month, day), date(year, month, day))
        case _:
            return None


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def is_date(text: str) -> bool:
    """Say whether this is a date as answers hold it: `2026-11-22`, `2026-11` or `2026`."""
    return len(text) in {4, 7, 10} and text.replace("-", "").isascii() and _days(text) is not None


def is_same_day(left: Result, right: Result) -> bool | Unknown:
    """Say whether two dates are one day. What is no date ("khong_nho") is only like itself."""
    one, other = _days(left), _days(right)
    if one is None or other is None:
        return left == right
    if one.last < other.first or other.last < one.first:
        return False
    return True if one.first == one.last and one == other else UNKNOWN


def is_before(left: Result, right: Result) -> bool | Unknown:
    """Say whether one date comes before the other; unknown where years or months alone overlap."""
    one, other = _days(left), _days(right)
    if one is None or other is None:
        return UNKNOWN
    if one.last < other.first:
        return True
    return False if one.first >= other.last else UNKNOWN


def _citizen_id(value: Result) -> str:
    """Give the twelve digits; nothing for any other answer."""
    is_one = (
        isinstance(value, str)
        and len(value) == _ID_DIGITS
        and value.isascii()
        and value.isdecimal()
    )
    return str(value) if is_one else ""
