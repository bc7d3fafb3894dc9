"""Questions beside the matter, and grief, are told from answers."""

import pytest

from bot.understanding.wondering import grieves, wondered


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("có mất tiền không", "tien"),
        ("bao nhieu tien vay", "tien"),
        ("làm cái này đóng tiền nhiều không", "tien"),
        ("can giay to gi", "giay"),
        ("mang theo giấy gì", "giay"),
        ("bao lâu có", "thoi_han"),
        ("mấy ngày xong", "thoi_han"),
        ("chừng nào lấy được", "thoi_han"),
        ("mất giấy", ""),
        ("Phạm Thị Lan", ""),
        ("5/3/2026", ""),
        ("không có giấy", ""),
        ("có rồi", ""),
    ],
)
def test_a_question_beside_the_matter_is_told_from_an_answer(said: str, about: str) -> None:
    assert wondered(said) == about


@pytest.mark.parametrize("said", ["con tui mất rồi", "bé mất rồi", "cháu qua đời", "con em chết"])
def test_grief_is_heard(said: str) -> None:
    assert grieves(said)


@pytest.mark.parametrize("said", ["con tui mất giấy", "mất giấy rồi", "con mất khai sinh"])
def test_a_lost_paper_is_no_grief(said: str) -> None:
    assert not grieves(said)
