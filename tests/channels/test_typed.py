import pytest

from bot.channels.formatting import without_marks
from bot.channels.typed import typed
from bot.model.event import Sticker, Text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("  Hồ Thị Na\n", "Hồ Thị Na"),
        ("Ho\u0300 Thi\u0323 Na", "Hò Thị Na"),
        ("a\0b", "ab"),
        ("\u202eaN\u202c", "aN"),
        ("be \ud800 Na", "be \ufffd Na"),
    ],
)
def test_what_is_typed_is_cleaned_at_the_door(written: str, read: str) -> None:
    assert typed(written, 4) == Text(read, 4)


@pytest.mark.parametrize("emoji", ["👍", "👍🏽", "👨‍👩‍👧", "❤️"])
def test_a_lone_emoji_is_a_sticker(emoji: str) -> None:
    assert isinstance(typed(emoji), Sticker)


def test_an_emoji_behind_words_is_text() -> None:
    assert typed("dạ 👍") == Text("dạ 👍")


@pytest.mark.parametrize("nothing", ["", "  \n", "\0\0", "\u200b\u202e"])
def test_nothing_readable_is_nothing(nothing: str) -> None:
    assert typed(nothing) is None


def test_marks_are_dropped_where_they_cannot_be_shown() -> None:
    assert without_marks("Em ghi: **Đinh Thị Lê Na**.") == "Em ghi: Đinh Thị Lê Na."
