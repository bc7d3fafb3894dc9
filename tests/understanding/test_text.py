"""A name that must begin with certain words, and must not hold others."""

import pytest

from bot.model.flow import Limits
from bot.model.reading import About, Understood, Unread
from bot.understanding import text
from tests.conftest import TODAY

LIMITS = Limits(begins="Hộ kinh doanh", without=("công ty", "doanh nghiệp"))
ABOUT = About(TODAY, limits=LIMITS)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Tạp hóa Lan", "Hộ kinh doanh Tạp hóa Lan"),
        ("Hộ kinh doanh Lan", "Hộ kinh doanh Lan"),
        ("ho kinh doanh Lan", "Hộ kinh doanh Lan"),
        ("  hộ kinh  doanh   Quán Sim ", "Hộ kinh doanh Quán Sim"),
        ("Cong Tynh", "Hộ kinh doanh Cong Tynh"),
    ],
)
def test_the_words_in_front_need_not_be_typed(said: str, kept: str) -> None:
    assert text.read(said, ABOUT) == Understood(kept)


@pytest.mark.parametrize(
    "said", ["Công ty Lan", "cong ty Lan", "Hộ kinh doanh Doanh nghiệp Sim", "lan CÔNG TY"]
)
def test_a_word_that_may_not_stand_in_it_is_named(said: str) -> None:
    refused = text.read(said, ABOUT)
    assert isinstance(refused, Unread)
    assert refused.problem == "text.without"


def test_a_word_of_its_own_must_follow() -> None:
    assert text.read("hộ kinh doanh", ABOUT) == Unread("text.empty")
    assert text.read("Doanh", ABOUT) == Understood("Hộ kinh doanh Doanh")
