"""Conditions: what they mean, and what an author is told."""

import pytest

from bot.content.expressions import Compiled, compile_condition
from bot.content.faults import Fault
from bot.model.answer import Address, Value
from bot.model.expression import UNKNOWN, Result
from tests.content.facts import result, scope


def fault(source: str) -> Fault:
    wrong = compile_condition(source, scope())
    assert isinstance(wrong, Fault), "an author's mistake went through"
    return wrong


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("viec == 'moi'", True),
        ("viec != 'moi'", False),
        ("viec in ['lai', 'moi']", True),
        ("viec not in ('lai',)", True),
        ("so_ban + 1 == 3", True),
        ("so_ban * 2 - 1 < 4 / 1", True),
        ("1 <= so_ban < 2", False),
        ("-so_ban < 0", True),
        ("cuoi", True),
        ("cuoi == true", True),
        ("not cuoi", False),
        ("'a' in giay and 'b' not in giay", True),
        ("(3 if cuoi else 4) == 3", True),
        ("is_known(viec) and not is_known(tien)", True),
        ("count(be) > 1", True),
        ("me.noi_o == cha.noi_o", True),
        ("commune(me.noi_o) == 'Ba Động'", True),
        ("surname(me.ten) == 'Phạm'", True),
        ("id_year(me.so) == 1998 and id_sex(me.so) == 'nu'", True),
    ],
)
def test_a_condition_is_taken_at_its_word(source: str, expected: Result) -> None:
    home = Address("Ba Động", "Quảng Ngãi")
    given: dict[str, Value] = {
        "viec": "moi", "so_ban": 2, "cuoi": True, "giay": ("a",), "me__noi_o": home,
        "cha__noi_o": home, "me__ten": "Phạm Thị Sim", "me__so": "051198001234",
    }  # fmt: skip
    assert result(source, **given) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("viec == 'moi'", UNKNOWN),
        ("viec == 'moi' or so_ban == 2", True),
        ("viec == 'moi' and so_ban == 3", False),
        ("viec == 'moi' and so_ban == 2", UNKNOWN),
        ("not (viec == 'moi')", UNKNOWN),
        ("viec in ['moi']", UNKNOWN),
        ("'khong_co' in anh", UNKNOWN),
        ("tien * 2 > 5", UNKNOWN),
        ("(1 if cuoi else 2) == 1", UNKNOWN),
        ("is_known(viec)", False),
        ("so_ban / 0 == 1", UNKNOWN),
    ],
)
def test_what_is_not_answered_yet_is_neither_true_nor_false(source: str, expected: Result) -> None:
    assert result(source, so_ban=2) is expected


@pytest.mark.parametrize(
    ("born", "is_late"),
    [("2026-09-24", False), ("2026-09-23", True), ("2026", UNKNOWN), ("2025", True)],
)
def test_the_sixty_days_are_counted_even_from_a_year_alone(born: str, is_late: Result) -> None:
    assert result("days_since(be.ngay_sinh) > 60", be__ngay_sinh=born) is is_late


@pytest.mark.parametrize(
    ("born", "is_grown"),
    [
        ("2008-11-23", True),
        ("2008-11-24", False),
        ("2008", UNKNOWN),
        ("1950", True),
        ("2008-12", False),
        ("2008-02-29", True),
        ("khong_nho", UNKNOWN),
    ],
)
def test_somebody_born_in_a_year_has_one_of_two_ages(born: str, is_grown: Result) -> None:
    assert result("age(me.ngay_sinh) >= 18", me__ngay_sinh=born) is is_grown


def test_dates_are_compared_as_days() -> None:
    given: dict[str, Value] = {"be__ngay_sinh": "2026-03-05", "me__ngay_sinh": "1999"}
    assert result("me.ngay_sinh < be.ngay_sinh", **given) is True
    assert result("be.ngay_sinh >= '2025-07-01'", **given) is True
    assert result("me.ngay_sinh == 'khong_nho'", me__ngay_sinh="khong_nho") is True
    assert result("be.ngay_sinh == '2026-03'", **given) is UNKNOWN
    assert result("year(me.ngay_sinh) + 1", **given) == 2000


def test_a_fixed_answer_to_a_yes_or_no_question_is_no_yes() -> None:
    assert result("cuoi and so_ban == 1", cuoi="khong_noi", so_ban=1) is UNKNOWN
    assert result("cuoi == 'khong_noi'", cuoi="khong_noi") is True


@pytest.mark.parametrize(
    ("source", "code", "column"),
    [
        ("viecc == 'moi'", "expression.name", 0),
        ("viec == 'mio'", "expression.choice", 8),
        ("viec in ['moi', 'laii']", "expression.choice", 16),
        ("'c' in giay", "expression.choice", 0),
        ("sau_nay == 'a'", "expression.later", 0),
        ("be.ngay_sinh == 'hôm qua'", "expression.text_date", 16),
        ("so_ban == '2'", "expression.text_number", 10),
        ("cuoi == 'co'", "expression.choice", 8),
        ("me.noi_o == 'Ba Động'", "expression.text_address", 12),
        ("be.ngay_sinh == so_ban", "expression.unlike", 16),
        ("be.ngay_sinh > me.ten", "expression.unordered", 15),
        ("viec > 'a'", "expression.unordered", 7),
        ("viec", "expression.no_truth", 0),
        ("viec and cuoi", "expression.no_truth", 0),
        ("me.ten + 1 == 2", "expression.joins", 9),
        ("days_sinc(be.ngay_sinh) > 1", "expression.function", 0),
        ("age(be.ngay_sinh, me.ngay_sinh) > 1", "expression.arity", 0),
        ("age(me.ten) > 1", "expression.takes_date", 4),
        ("surname(me.noi_o) == 'A'", "expression.takes_name", 8),
        ("count(bee) > 1", "expression.repeat", 6),
        ("count(me2) > 1", "expression.later", 6),
        ("is_known(aa)", "expression.name", 9),
        ("cuoi = 'co'", "expression.single_equals", 5),
        ("viec == == 'moi'", "expression.syntax", 8),
        ("viec == 'moi' and ông == 1", "expression.name", 18),
        ("me.ten is 'a'", "expression.forbidden", 10),
        ("[x for x in giay] == 1", "expression.forbidden", 0),
        ("(lambda: 1)() == 1", "expression.function", 0),
        ("so_ban ** 2 == 4", "expression.forbidden", 0),
        ("so_ban == 99999999999999999999", "expression.forbidden", 10),
        ("me.__class__ == 1", "expression.name", 0),
        ("phi.trangg == 2", "expression.fee", 0),
        ("sum(so_ban) > 1", "expression.no_repeat", 4),
        ("sum(be.la) > 1", "expression.no_number", 4),
        ("any(cuoi)", "expression.no_repeat", 4),
        ("any(be.can)", "expression.no_truth", 4),
        ("min(so_ban) > 1", "expression.two_numbers", 0),
        ("max(so_ban, me.ten) > 1", "expression.no_number", 12),
        ("is_working_day(so_ban)", "expression.takes_date", 0),
        ("next_working_day(so_ban) == be.ngay_sinh", "expression.how_many", 0),
        ("next_working_day(0) == be.ngay_sinh", "expression.how_many", 0),
        ("permit(so_ban) == 'cam'", "expression.takes_line", 0),
        ("needs(me.ten) == 'a'", "expression.takes_line", 0),
        ("needs() == 'a'", "expression.arity", 0),
        ("permit(nganh) == 'cm'", "expression.choice", 17),
        ("me.noi_o + me.ten == 'a'", "expression.joins", 0),
        ("viec in so_ban", "expression.no_list", 8),
        ("viec in [so_ban]", "expression.no_list", 9),
        ("(1 if cuoi else 'a') == 1", "expression.branches", 16),
    ],
)
def test_an_authors_mistake_is_found_at_its_column(source: str, code: str, column: int) -> None:
    wrong = fault(source)
    assert (wrong.code, wrong.column) == (code, column)


@pytest.mark.parametrize(
    "source",
    [
        "cuoi" + " and cuoi" * 300,
        "not " * 40 + "cuoi",
        "(" * 250 + "cuoi" + ")" * 250,
        "1" * 3000,
        "",
    ],
)
def test_a_condition_that_is_too_much_is_refused(source: str) -> None:
    assert fault(source).code in {"expression.too_long", "expression.syntax"}


def test_a_condition_names_the_answers_it_needs() -> None:
    compiled = compile_condition("viec == 'moi' and age(me.ngay_sinh) > 3", scope())
    assert isinstance(compiled, Compiled)
    assert compiled.expression.names == {"viec", "me.ngay_sinh"}
