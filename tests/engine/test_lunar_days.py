"""A day by the lunar calendar is shown beside the solar one before it is kept."""

from tests.talking import Citizen


def at_the_birthday(sim: Citizen) -> Citizen:
    sim.presses("Làm mới").presses("Có").says("Đinh Văn Bình")
    return sim.asked("nha.ngay_sinh")


def test_an_unnamed_calendar_is_asked_with_both_days_on_the_buttons(sim: Citizen) -> None:
    at_the_birthday(sim).says("mùng 5 tháng 3 năm 1980")
    assert sim.buttons[:2] == ["5/3/1980 tây", "5/3 ta = 19/4/1980"]
    sim.presses("5/3 ta = 19/4/1980").asked("nguoi.ten#1")
    assert sim.answers["nha.ngay_sinh"] == "1980-04-19"


def test_a_lunar_day_is_told_with_its_solar_one(sim: Citizen) -> None:
    at_the_birthday(sim).says("5/3/1980 âm lịch").hears("19/4/1980", "ngày ta 5/3 năm Canh Thân")
    sim.presses("Đúng rồi").asked("nguoi.ten#1")
    assert sim.answers["nha.ngay_sinh"] == "1980-04-19"


def test_a_day_that_is_put_right_is_taken_and_said_back(sim: Citizen) -> None:
    at_the_birthday(sim).says("5/3/1980 à không 6/3/1980")
    sim.hears("6/3/1980")


def test_a_year_by_its_animal_is_no_button_where_a_day_is_wanted(sim: Citizen) -> None:
    at_the_birthday(sim).says("tuổi canh thân")
    assert "1980" not in " ".join(sim.buttons)
