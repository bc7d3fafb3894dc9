"""A name that must begin with certain words, and must not hold others."""

import unicodedata

import pytest

from bot.model.flow import Limits
from bot.model.reading import About, Understood, Unread
from bot.understanding import kinds, text
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


@pytest.mark.parametrize(
    "said",
    ["C\u200bông ty Lan", "\uff23ông ty Lan", "c\u00f4ng-ty Lan", "\u0441ông ty Lan", "CONGTY Lan"],
)
def test_a_word_is_not_smuggled_in_by_its_looks(said: str) -> None:
    assert kinds.read("text", said, ABOUT) == Unread("text.without", {"word": "công ty"})


def test_a_text_is_kept_as_it_was_typed() -> None:
    assert kinds.read("text", unicodedata.normalize("NFD", "Quán Hoà"), About(TODAY)) == Understood(
        "Quán Hoà"
    )
    assert kinds.read("text", "\u200b\u202e", About(TODAY)) == Unread("text.empty")


def test_a_word_of_its_own_must_follow() -> None:
    assert text.read("hộ kinh doanh", ABOUT) == Unread("text.empty")
    assert text.read("Doanh", ABOUT) == Understood("Hộ kinh doanh Doanh")
