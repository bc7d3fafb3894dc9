"""No input breaks a kind, and what is said back can be typed again."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.answer import Address, Value
from bot.model.flow import Choice
from bot.model.reading import About, Doubtful, Understood, values_of
from bot.understanding.kinds import KINDS, QUESTION_KINDS, echo, read
from bot.understanding.opening import facts
from bot.understanding.spelling.word_sets import word_set
from bot.understanding.wishes.commands import command
from tests.understanding.lexicon import LEXICON, TODAY, about

WORDS = st.sampled_from(
    sorted(
        word_set(
            "có không chưa dạ năm tháng ngày mùng âm tết thứ tuần trước qua hôm nay triệu tỷ"
            " rưỡi trăm lẻ mươi mười hai ba 5 12 2024 05/3 1,2 xã ba động tơ to thôn mẹ như cha"
            " Hrê kinh lan thị đinh à 0905000777 051192001234 ² ٣ 👍 ? ' - / . : rằm tuổi hợi"
            " cuối cả số mặt tờ bé trai gái tên là sửa phiếu KS-0412 \u0301"
        )
    )
)
MESSAGES = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_people_send_breaks_a_kind(kind: str) -> None:
    known = about(kind)

    @given(MESSAGES)
    @settings(max_examples=300, deadline=None)
    def answer(text: str) -> None:
        reading = read(kind, text, known)
        command(text, kind, known)
        options = {Understood: 1, Doubtful: 3}.get(type(reading), 0)
        values = values_of(reading)
        assert len(values) <= options
        assert all(echo(kind, value, known) for value in values)

    answer()


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    "piece", ["a", "1", "1 ", "năm ", "5/3/", "(", "ba to ", "không ", "\n", "²"]
)
def test_an_endless_message_is_answered_too(kind: str, piece: str) -> None:
    assert read(kind, piece * 5000, about(kind)) is not None


def test_the_sixteen_kinds_of_a_flow_are_all_there() -> None:
    assert len(QUESTION_KINDS) == 16
    assert set(KINDS) >= QUESTION_KINDS


def test_a_fixed_answer_is_taken_before_the_kind_reads() -> None:
    known = About(TODAY, choices=(Choice("khong_co", "Không có số", ("không xài điện thoại",)),))
    assert read("phone", "khong co so", known) == Understood("khong_co")
    assert read("person_name", "1", known) == Understood("khong_co")
    assert echo("phone", "khong_co", known) == "Không có số"


@given(st.dates(TODAY - timedelta(days=36_000), TODAY))
@settings(max_examples=300, deadline=None)
def test_a_day_said_back_reads_the_same(day: date) -> None:
    _reads_back("date", day.isoformat())


@given(st.integers(10**6, 10**12 - 1).map(lambda n: n - n % 1000))
@settings(max_examples=300, deadline=None)
def test_money_said_back_reads_the_same(amount: int) -> None:
    _reads_back("money", amount)
    _, in_words = echo("money", amount, about()).split(" đồng (")
    assert read("money", f"{in_words.removesuffix(')')} đồng", about()) == Understood(amount)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("yes_no", True),
        ("yes_no", False),
        ("person_name", "Đinh Thị H'Riêu"),
        ("citizen_id", "051192001234"),
        ("phone", "0905000777"),
        ("phone", "02553822123"),
        ("number", 12),
        ("pages", 3),
        ("age", 25),
        ("ethnic_group", "Ca Dong"),
        ("text", "bán tạp hóa"),
        ("business_line", "Quán nước, cà phê"),
        ("choice", "chu_ky"),
        ("choices", ("sao_y", "khac")),
        ("address", Address("Ba Động", "Quảng Ngãi", "thôn Suối Loa")),
        ("address", Address("Kon Tum", "Quảng Ngãi", "tổ 3")),
        ("address", Address("", "Hà Nội", "Ba Vì")),
        ("place", Address("", "Quảng Ngãi")),
        ("sex", "nu"),
        ("nationality", "Lào"),
        ("relation", "me"),
        ("marriage", "ly_hon"),
    ],
)
def test_a_value_said_back_reads_the_same(kind: str, value: Value) -> None:
    _reads_back(kind, value)


def test_facts_of_an_opening_are_kept_only_where_certain() -> None:
    told = facts("vợ tui mới sinh bé trai hôm qua", TODAY, LEXICON)
    assert told == {"sex": "nam", "birth_date": "2026-11-21", "relation": "cha"}
    assert facts("con gái tui mới sinh", TODAY, LEXICON) == {}
    assert facts("làm giấy khai sinh", TODAY, LEXICON) == {}


def _reads_back(kind: str, value: Value) -> None:
    known = about(kind)
    assert read(kind, echo(kind, value, known), known) == Understood(value)
