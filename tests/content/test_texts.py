"""Texts for people."""

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from bot.content.texts import Faulty, Typesetter
from bot.model.answer import Address
from tests.content.conftest import TODAY


@pytest.fixture
def typesetter() -> Typesetter:
    return Typesetter(TODAY)


def test_a_text_without_slots_is_said_as_it_stands(typesetter: Typesetter) -> None:
    assert typesetter.text("100% đúng { } <b>", {})() == "100% đúng { } <b>"


def test_names_with_dots_are_filled(typesetter: Typesetter) -> None:
    text = typesetter.text("Bé {{ be.ten | ten }} ở {{ xa }}.", {})
    assert text.names == {"be.ten", "xa"}
    assert text(**{"be.ten": "Phạm Sim", "xa": "xã Ba Động"}) == "Bé Phạm Sim ở xã Ba Động."


def test_dates_and_money_are_said_as_people_say_them(typesetter: Typesetter) -> None:
    text = typesetter.text("{{ ngay_hen | ngay }}, {{ phi | tien }}", {})
    said = text(ngay_hen="2026-10-08", phi=50_000_000)
    assert said == "thứ Năm 8/10/2026, 50.000.000 đồng (năm mươi triệu)"


def test_an_answer_still_to_come_is_silent(typesetter: Typesetter) -> None:
    text = typesetter.text(
        "{% if me.ten %}Mẹ {{ me.ten }}{% else %}Mẹ bé{% endif %}", {"me.ten": ""}
    )
    assert text() == "Mẹ bé"
    assert text(**{"me.ten": "Sim"}) == "Mẹ Sim"


def test_a_slot_nobody_filled_is_no_empty_word(typesetter: Typesetter) -> None:
    with pytest.raises(UndefinedError):
        typesetter.text("Chào {{ ten }}", {})()


def test_an_address_is_said_in_one_line(typesetter: Typesetter) -> None:
    text = typesetter.text("Nhà ở {{ noi_o }}.", {})
    said = text(noi_o=Address("Ba Động", "Quảng Ngãi", "thôn Đồng Lớn"))
    assert said == "Nhà ở thôn Đồng Lớn, xã Ba Động, tỉnh Quảng Ngãi."


def test_a_name_with_markup_stays_what_it_is(typesetter: Typesetter) -> None:
    assert typesetter.text("{{ a }}", {})(a="<b>{{ 7*7 }}") == "<b>{{ 7*7 }}"


def test_a_sentence_begins_with_a_capital_and_names_keep_theirs(typesetter: Typesetter) -> None:
    assert typesetter.text("{{ a | capitalize }}", {})(a="bé Sim") == "Bé Sim"


def test_lines_of_logic_leave_no_empty_lines(typesetter: Typesetter) -> None:
    text = typesetter.text("Một\n{% if a %}\nHai\n{% endif %}\nBa", {})
    assert text(a=True) == "Một\nHai\nBa"
    assert text(a=False) == "Một\nBa"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{{ a", "text.syntax"),
        ("{{ a b }}", "text.syntax"),
        ("{% if a %}x", "text.syntax"),
        ("{{ a | ngya }}", "text.filter"),
        ("{{ a() }}", "text.forbidden"),
        ("{{ ''.__class__.mro() }}", "text.forbidden"),
        ("{% include 'x' %}", "text.forbidden"),
        ("{{ 'a' * 1000000000 }}", "text.forbidden"),
        ("{{ 9 ** 9 ** 9 }}", "text.forbidden"),
        ("{% for i in range(9) %}{% endfor %}", "text.forbidden"),
        ("{% macro m() %}{% endmacro %}", "text.forbidden"),
        ("{{ a | attr('__class__') }}", "text.filter"),
    ],
)
def test_a_text_that_wants_to_be_a_program_is_refused(
    typesetter: Typesetter, source: str, code: str
) -> None:
    with pytest.raises(Faulty) as refused:
        typesetter.text(source, {})
    assert refused.value.code == code


def test_the_insides_of_a_value_cannot_be_reached(typesetter: Typesetter) -> None:
    text = typesetter.text("{{ a.__class__ }}", {})
    with pytest.raises(SecurityError):
        text(a="x")


def test_names_made_by_a_loop_are_its_own(typesetter: Typesetter) -> None:
    text = typesetter.text("{% for g in giay %}{{ loop.index }}. {{ g }} {% endfor %}", {})
    assert text.names == {"giay"}
    assert text(giay=["một", "hai"]) == "1. một 2. hai"
