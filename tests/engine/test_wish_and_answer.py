"""A wish and an answer in one message: neither is lost."""

import pytest

from tests.engine.test_answers import at_the_name, at_the_photo
from tests.talking import Citizen


def test_a_correction_with_its_new_value_is_made_at_once(sim: Citizen) -> None:
    at_the_photo(sim).says("sửa ngày sinh là 6/3/1981").asked("khac.giay_nha")
    assert sim.answers["nha.ngay_sinh"] == "1981-03-06"


def test_an_answer_before_a_stop_is_kept(sim: Citizen) -> None:
    at_the_name(sim).says("Đinh Văn Bình, thôi mai làm tiếp").hears("lưu")
    assert sim.conversation.drafts[0].answers["nha.chu"].value == "Đinh Văn Bình"


def test_a_correction_that_names_nothing_asks_what_is_meant(sim: Citizen) -> None:
    at_the_photo(sim).says("sửa").asked("#edit")


def test_what_is_answered_is_not_put_off(sim: Citizen) -> None:
    at_the_name(sim).says("Đinh Văn Bình").says("5/3/1980, để sau đi em").asked("nguoi.ten#1")
    assert sim.answers["nha.ngay_sinh"] == "1980-03-05"


@pytest.mark.parametrize(
    ("wish", "heard"),
    [
        ("cho tui hỏi lệ phí bao nhiêu", "Không mất tiền"),
        ("mấy bữa xong", "trong ngày"),
        ("cái này là gì", "5/3/1980"),
        ("nhắc lại", "tháng mấy"),
        ("giúp tui với", "tháng mấy"),
    ],
)
def test_a_date_half_told_outlives_a_wish(sim: Citizen, wish: str, heard: str) -> None:
    at_the_name(sim).says("Đinh Văn Bình", "xyz", "qwe", "1980").says(wish).hears(heard)
    sim.hears("tháng mấy").says("3", "5").asked("nguoi.ten#1")
    assert sim.answers["nha.ngay_sinh"] == "1980-03-05"
