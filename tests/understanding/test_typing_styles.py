"""What a keyboard leaves over is undone where a real syllable comes out, and nowhere else."""

import pytest

from bot.model.answer import Value
from bot.model.reading import Understood
from bot.understanding.kinds import read
from bot.understanding.spelling.typing_styles import retyped, standard_words, undo_typing
from tests.understanding.lexicon import about


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tooi muoons lafm giaays khai sinh", "tôi muốn làm giấy khai sinh"),
        ("to6i muo6n1 la2m gia6y1 khai sinh", "tôi muốn làm giấy khai sinh"),
        ("nguyeenx nguyeexn nguyenex nguyênx", "nguyễn nguyễn nguyễn nguyễn"),
        ("huwowng huowng hương", "hương hương hương"),
        ("dduwowcj d9uo7c5", "được được"),
        ("khoong phair", "không phải"),
        ("hoaf hoafng thuyr", "hòa hoàng thủy"),
        ("Ddinh Thij LAN DDINH", "Đinh Thị LAN ĐINH"),
        ("giuwx gif quys thuowr", "giữ gì quý thuở"),
        ("nhwng", "nhưng"),
    ],
)
def test_keys_left_over_become_letters_and_tones(typed: str, meant: str) -> None:
    assert undo_typing(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "ct07", "kt3", "h48", "2k3", "photo", "taxi", "visa", "box", "gas", "boss", "file", "sofa",
        "xoong", "boong", "khai sinh", "Ksor H'Blim", "Rmah", "data", "xe 81B1", "canada",
    ],
)  # fmt: skip
def test_codes_and_words_of_other_languages_stay(typed: str) -> None:
    assert undo_typing(typed) == typed


def test_a_figure_run_together_with_a_word_is_no_tone() -> None:
    assert standard_words("lam giay o to5") == ["lam", "giay", "o", "to5"]
    assert standard_words("la2m gia6y1") == ["làm", "giấy"]


def test_short_forms_are_written_out() -> None:
    assert retyped("dc r") == "được rồi"
    assert retyped("chx dk") == "chưa đăng ký"
    assert retyped("có") == ""


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("yes_no", "khoong", False),
        ("yes_no", "dc r", True),
        ("relation", "mej", "me"),
        ("relation", "ba2 noi6", "ba"),
        ("marriage", "chuwa ddawng kys", "chua"),
        ("nationality", "vieejt nam", "Việt Nam"),
        ("sex", "nuwx", "nu"),
        ("ethnic_group", "xow ddawng", "Xơ Đăng"),
        ("choice", "chu7ng1 chu74 ky1", "chu_ky"),
    ],
)
def test_answers_out_of_a_list_are_understood_with_keys_left_over(
    kind: str, typed: str, value: Value
) -> None:
    assert read(kind, typed, about(kind)) == Understood(value)
