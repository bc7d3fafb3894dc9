"""What people sell or make is found by their own words; the rest stands as they said it."""

import pytest

from bot.model.reading import About, BusinessLine, Doubtful, Lexicon, Permit, Understood, Unread
from bot.understanding import business_line
from bot.understanding.kinds import read
from tests.conftest import TODAY

LINES = (
    BusinessLine("Bán lẻ tạp hóa", "4711", ("tạp hóa", "bán đồ lặt vặt")),
    BusinessLine("Quán ăn", "5610", ("bán phở", "bán bún", "quán cơm")),
    BusinessLine("Quán nước, cà phê", "5630", ("cà phê", "bán nước")),
    BusinessLine("Sửa xe máy", "4542", ("sửa xe", "sửa hon đa")),
    BusinessLine("Rửa xe", "4542", ("rửa xe",)),
    BusinessLine("Cầm đồ", "6492", ("cầm đồ",), Permit.CONDITIONAL),
)
ABOUT = About(TODAY, lexicon=Lexicon(business_lines=LINES))


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("tạp hóa", "Bán lẻ tạp hóa"),
        ("tui mo tiem tap hoa", "Bán lẻ tạp hóa"),
        ("Quán ăn", "Quán ăn"),
        ("nhà em bán bún với bánh", "Quán ăn"),
        ("sua xe may", "Sửa xe máy"),
        ("mở quán cafe cà phê", "Quán nước, cà phê"),
        ("CẦM ĐỒ.", "Cầm đồ"),
    ],
)
def test_a_line_is_found_by_everyday_words(said: str, line: str) -> None:
    assert business_line.read(said, ABOUT) == Understood(line)


def test_what_may_be_several_lines_is_asked() -> None:
    found = business_line.read("bán phở với bán nước", ABOUT)
    assert found == Doubtful(("Quán ăn", "Quán nước, cà phê"), "business_line.several")
    found = business_line.read("tap hoaa", ABOUT)
    assert found == Doubtful(("Bán lẻ tạp hóa", "tap hoaa"), "business_line.several")


def test_what_no_line_fits_stands_as_it_was_said_once_confirmed() -> None:
    assert business_line.read("nuôi dế làm thuốc", ABOUT) == Doubtful(("nuôi dế làm thuốc",))


@pytest.mark.parametrize("said", ["", "...", "12345", "bán"])
def test_a_mere_word_around_is_no_line(said: str) -> None:
    found = business_line.read(said, ABOUT)
    assert isinstance(found, Unread) or found == Doubtful(("bán",))


def test_a_line_said_back_reads_as_itself() -> None:
    for line in LINES:
        assert read("business_line", business_line.echo(line.name, ABOUT), ABOUT) == Understood(
            line.name
        )
