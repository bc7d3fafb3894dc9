"""What a condition may call: sums over items, fees, the calendar, lines of business."""

import pytest

from bot.content.expressions import Compiled, compile_value
from bot.model.answer import Value
from bot.model.expression import UNKNOWN, Result
from tests.content.facts import Answers, result, scope

BABIES: dict[str, list[dict[str, Value]]] = {
    "be": [{"be.can": 3, "be.la": "trai"}, {"be.can": 4, "be.la": "gai"}]
}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("sum(be.can)", 7),
        ("sum(be.can * 2 + 1)", 16),
        ("any(be.la == 'gai')", True),
        ("all(be.la == 'gai')", False),
        ("any(be.can > 4)", False),
        ("min(200000, phi.trang * 3)", 6000),
        ("max(so_ban - 2, 0)", 0),
        ("given_name(me.ten)", "Sim"),
        ("'Hộ kinh doanh ' + given_name(me.ten)", "Hộ kinh doanh Sim"),
        ("permit(nganh)", "chua_ro"),
    ],
)
def test_items_are_looked_at_one_by_one(source: str, expected: Result) -> None:
    compiled = compile_value(source, scope())
    assert isinstance(compiled, Compiled), compiled
    given: dict[str, Value] = {"so_ban": 1, "me.ten": "Phạm Thị Sim", "nganh": "Bán thứ lạ"}
    assert compiled.expression.evaluate(Answers(given, items=BABIES)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("sum(be.can)", UNKNOWN),
        ("any(be.can > 2)", True),
        ("any(be.can > 3)", UNKNOWN),
        ("all(be.can > 3)", False),
        ("all(be.can > 2)", UNKNOWN),
        ("min(so_ban, 3)", UNKNOWN),
        ("phi.da_bo * 2", UNKNOWN),
        ("needs(nganh)", UNKNOWN),
    ],
)
def test_an_item_that_is_open_leaves_the_whole_open(source: str, expected: Result) -> None:
    compiled = compile_value(source, scope())
    assert isinstance(compiled, Compiled), compiled
    half: dict[str, list[dict[str, Value]]] = {"be": [{"be.can": 3}, {}]}
    assert compiled.expression.evaluate(Answers(items=half)) is expected
    assert compiled.expression.evaluate(Answers()) is UNKNOWN


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        ("2026-11-23", True),
        ("2026-11-24", False),
        ("2026-11-28", False),
        ("2026-11", UNKNOWN),
    ],
)
def test_offices_are_closed_on_weekends_and_holidays(day: str, is_open: Result) -> None:
    assert result("is_working_day(be.ngay_sinh)", be__ngay_sinh=day) is is_open


def test_the_next_working_days_leave_out_the_holiday() -> None:
    assert result("next_working_day(1)") == "2026-11-25"
    assert result("next_working_day(3)") == "2026-11-27"
    assert result("permit(nganh) == 'co_dieu_kien'", nganh="Cầm đồ") is True


@pytest.mark.parametrize(
    ("line", "permit"),
    [("Cầm đồ", "giấy an ninh trật tự"), ("Tạp hóa", UNKNOWN), ("Bán thứ lạ", UNKNOWN)],
)
def test_a_line_is_known_by_the_permit_it_needs(line: str, permit: Result) -> None:
    assert result("needs(nganh)", nganh=line) == permit
