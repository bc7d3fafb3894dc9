"""Whatever a phone sends becomes valid, visible, comparable text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.spelling.clean import (
    ascii_digits,
    clean,
    fold,
    has_accents,
    plain,
    same_words,
    words,
)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Đinh Thị Lan", "Đinh Thị Lan"),
        ("a\x00b\x07c\ndef", "abc\ndef"),
        ("x\ud800y", "x\ufffdy"),
        ("\u202eLan\u202c\u200b", "Lan"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("a\u200db", "ab"),
        ("  hai\tba \r\n", "hai ba"),
        ("Đ\u0456nh Thị L\u0430n", "Đinh Thị Lan"),
        ("\uff24inh \uff34hị \uff2can\uff1a", "Dinh Thị Lan:"),
        ("\U0001d407\U0001d428\u0323 t\U0001d41e\u0302n", "Họ tên"),
        ("\u00d0inh \u00f0\u1ed9ng", "Đinh động"),
        ("\u0410\u043d\u043d\u0430", "\u0410\u043d\u043d\u0430"),
        ("L\u2800an\u3000Anh\ufe01", "L an Anh"),
        ("\u2460 bản", "1 bản"),
        ("\u0300Lan \u0301 Anh", "Lan  Anh"),
    ],
)
def test_text_is_repaired_at_the_boundary(sent: str, kept: str) -> None:
    assert clean(sent) == kept


def test_a_heap_of_marks_is_cut_to_four() -> None:
    heaped = clean("a" + "\u0334" * 50)
    assert len(heaped) == 5


@pytest.mark.parametrize(
    "piece",
    ["a\u0301", "\u0327\u0301", "\u0430", "\u202ea", "\ud800", "👨\u200d", "\u1ea1", "\u0431 "],
)
def test_a_storm_of_ten_thousand_signs_is_repaired_for_good(piece: str) -> None:
    storm = (piece * 10_000)[:10_000]
    once = clean(storm)
    assert clean(once) == once


@given(st.text(st.characters(codec=None), max_size=60))
@settings(max_examples=300, deadline=None)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


def test_every_way_of_typing_accents_folds_alike() -> None:
    spellings = ["Hoà Đức", "hòa  đức", unicodedata.normalize("NFD", "HOÀ ĐỨC"), "hoa duc"]
    assert {fold(spelling) for spelling in spellings} == {"hoa duc"}


def test_polite_words_at_the_ends_do_not_count() -> None:
    assert plain("Dạ, có ạ") == "có"
    assert plain("dạ") == "dạ"
    assert plain("thuý") == plain("thúy")


def test_drawn_out_words_and_skin_colours_are_plain_words() -> None:
    assert words("okkkk 👍🏽") == ["ok", "👍"]


def test_accents_typed_must_fit_the_accents_meant() -> None:
    assert same_words(["dung"], ["đúng"])
    assert same_words(["dúng"], ["đúng"])
    assert same_words(["hỏng"], ["hõng"])
    assert not same_words(["dừng"], ["đúng"])


def test_accents_are_noticed() -> None:
    assert has_accents("Đinh")
    assert not has_accents("Ya Duk")


def test_figures_of_every_script_are_figures() -> None:
    assert ascii_digits("\u0665\u096b\uff15\U0001d7d3") == "5555"
    assert words("\u0665 bản") == ["5", "bản"]
