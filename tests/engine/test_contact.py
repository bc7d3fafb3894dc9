"""A contact card answers a question for a phone; somebody else's is asked about first."""

import pytest

from bot.model.event import Contact
from tests.talking import Citizen, Commune

TO_THE_PHONE = (
    "làm khai sinh", "Khai sinh lần đầu", "Cả hai, chung nhà", "Có rồi", "Bệnh viện, trạm xá",
    "Mẹ bé", "đồng ý", "Bé gái", "1/11/2026", "Có, chưa mang theo", "Trạm y tế xã Ba Động",
    "Phạm Thị Lê Na", "Hrê", "Phạm Thị Sim", "12/5/1998", "051 198 001 234",
    "thôn Hy Long, xã Ba Động", "Phạm Văn Vên", "3/9/1995", "051 095 004 321",
    "xã Ba Động, Quảng Ngãi", "Ở xã này", "1",
)  # fmt: skip
PHONE = "nguoi_khai.dien_thoai"


@pytest.fixture
def sim(town: Commune) -> Citizen:
    """Give a mother who is asked for her phone."""
    sim = town.citizen().opens()
    for said in TO_THE_PHONE:
        sim = sim.presses(said) if said in sim.buttons else sim.says(said)
        if "Đúng, giữ vậy" in sim.buttons:
            sim.presses("Đúng, giữ vậy")
    return sim.asked(PHONE)


def test_ones_own_card_is_an_answer(sim: Citizen) -> None:
    sim.does(Contact("+84905000777", own=True))
    assert sim.answers[PHONE] == "0905000777"


def test_somebody_elses_card_is_asked_about(sim: Citizen) -> None:
    sim.does(Contact("0905000777")).asked(PHONE).hears("Thẻ này của người khác")
    assert PHONE not in sim.answers
    sim.presses("Đúng rồi")
    assert sim.answers[PHONE] == "0905000777"


def test_a_no_leaves_the_question_open(sim: Citizen) -> None:
    sim.does(Contact("0905000777")).presses("Không phải").asked(PHONE)
    assert PHONE not in sim.answers


def test_a_card_without_a_number_is_a_question_again(sim: Citizen) -> None:
    sim.does(Contact("abc")).asked(PHONE)
    assert PHONE not in sim.answers
