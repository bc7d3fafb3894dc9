"""Sums and numbers said in words, in figures or in both are the same; and so is what is echoed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.reading import Doubtful, Understood
from bot.understanding.kinds import echo, read
from bot.understanding.numbers.numerals import say
from bot.understanding.spelling.clean import fold
from tests.understanding.lexicon import about

_SPOKEN = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_MOBILES = st.from_regex(r"\A0(?:3[2-9]|7[06-9]|8[1-9]|9[0-46-9])[0-9]{7}\Z")
_CARDS = st.from_regex(r"\A051[01][0-9]{2}[0-9]{5}[1-9]\Z")


@given(st.integers(1, 10**12) | st.integers(1, 10**9 - 1).map(lambda thousands: thousands * 1000))
@settings(max_examples=300, deadline=None)
def test_a_sum_said_back_is_taken_even_where_a_capital_is_doubted(amount: int) -> None:
    for known in (about("money"), about("money", "capital")):
        assert read("money", echo("money", amount, known), known) == Understood(amount)


@given(st.integers(1, 999))
@settings(max_examples=200, deadline=None)
def test_millions_read_the_same_in_every_spelling(millions: int) -> None:
    words = say(millions)
    for said in (f"{millions}tr", f"{words} triệu", f"{fold(words)} trieu", f"{millions}.000.000đ"):
        assert read("money", f"dạ {said} ạ", about("money")) == Understood(millions * 10**6)


@given(_MOBILES)
@settings(max_examples=200, deadline=None)
def test_a_phone_number_may_be_said_figure_by_figure(number: str) -> None:
    for said in _ways(number):
        assert read("phone", said, about("phone")) == Understood(number)
    shown = echo("phone", number, about("phone"))
    assert read("phone", shown, about("phone")) == Understood(number)


@given(_CARDS)
@settings(max_examples=200, deadline=None)
def test_a_card_number_may_be_said_figure_by_figure(number: str) -> None:
    for said in _ways(number):
        assert read("citizen_id", said, about("citizen_id")) == Understood(number)


@given(_MOBILES, _MOBILES)
@settings(max_examples=200, deadline=None)
def test_of_two_phone_numbers_none_is_chosen(one: str, other: str) -> None:
    for between in (" ", ", ", " - ", "/", " hoặc ", "\n"):
        reading = read("phone", f"{one}{between}{other}", about("phone"))
        expected = Understood(one) if one == other else Doubtful((one, other), "phone.two")
        assert reading == expected


@given(st.integers(1, 1000))
@settings(max_examples=200, deadline=None)
def test_copies_may_be_said_in_words_in_figures_or_in_both(copies: int) -> None:
    for said in (f"{copies} bản", f"{say(copies)} bản", f"{copies} ({say(copies)}) bản thôi"):
        if copies < 1000 or said[0].isdigit():
            assert read("number", said, about("number")) == Understood(copies)


@pytest.mark.parametrize("kind", ["money", "number", "pages", "phone", "citizen_id"])
@pytest.mark.parametrize("piece", ["hai ba ", "0905 ", "1.000.", "1 2 ", "chín năm "])
def test_figures_without_end_are_no_answer(kind: str, piece: str) -> None:
    reading = read(kind, piece * (990 // len(piece)), about(kind))
    assert not isinstance(reading, Understood)


def _ways(number: str) -> tuple[str, ...]:
    words = " ".join(_SPOKEN[int(figure)] for figure in number)
    grouped = " ".join(re.findall(".{1,4}", number))
    return number, grouped, words, words.upper(), fold(words), number.replace("0", "O")
