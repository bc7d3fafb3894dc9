"""What an author writes with the newer words of a flow, as a citizen meets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content.library import ContentLibrary, load_library
from bot.dossier.statuses import Action
from tests.conftest import ROOT, TODAY
from tests.talking import Citizen, Commune, commune

FLOW = "dang-ky-ho-kinh-doanh"


@pytest.fixture(scope="module")
def shop_library(tmp_path_factory: pytest.TempPathFactory) -> ContentLibrary:
    folder = tmp_path_factory.mktemp("shop")
    (folder / "catalogue").symlink_to(ROOT / "catalogue")
    (folder / "flows").symlink_to(Path(__file__).parent / "flows")
    return load_library(folder, TODAY)


@pytest.fixture
def shop_town(shop_library: ContentLibrary) -> Iterator[Commune]:
    with commune(shop_library) as there:
        yield there


@pytest.fixture
def sim(shop_town: Commune) -> Citizen:
    return shop_town.citizen().begins(FLOW).says("Phạm Thị Sim").asked("quan.ten")


def at_the_lines(sim: Citizen) -> Citizen:
    return sim.says("Sim").asked("nganh.ten#1")


def at_the_day(sim: Citizen) -> Citizen:
    at_the_lines(sim).says("tạp hóa", "10 triệu").asked("nganh.them#1").presses("Có")
    return sim.says("bán rượu", "5 triệu").presses("Không").asked("ngay_den")


def test_names_made_from_an_answer_are_offered(sim: Citizen) -> None:
    assert sim.buttons[:2] == ["Sim", "Phạm Thị Sim"]
    sim.presses("Sim").asked("nganh.ten#1")
    assert sim.answers["quan.ten"] == "Hộ kinh doanh Sim"


def test_a_name_is_kept_with_the_words_it_must_begin_with(sim: Citizen) -> None:
    sim.says("tạp hóa Sim").asked("nganh.ten#1").hears("Hộ kinh doanh tạp hóa Sim")


def test_a_refused_name_is_named_and_others_are_offered(sim: Citizen) -> None:
    sim.says("Công ty Sim").asked("quan.ten").hears('"công ty"')
    assert "Sim" in sim.buttons
    sim.says("Doanh nghiệp Sim").asked("quan.ten")
    assert "Sim" in sim.buttons


def test_a_line_nobody_listed_is_confirmed_and_flagged(sim: Citizen) -> None:
    at_the_lines(sim).says("nuôi dế").hears("nuôi dế").presses("Đúng rồi").asked("nganh.von#1")
    sim.says("5 triệu").presses("Không").says("mốt").asked("#review nganh#1")
    sim.presses("Đúng hết", "Đúng hết", "Gửi lời hẹn")
    assert sim.dossier.flags == ("chua_ro",)


def test_sums_and_permits_follow_from_each_item(sim: Citizen) -> None:
    at_the_day(sim)
    assert sim.answers["nganh.thue#2"] == 10_000_000
    assert sim.answers["tong_von"] == 30_000_000
    assert sim.answers["nganh.giay_phep#2"] == "giấy phép bán lẻ rượu"
    assert "nganh.giay_phep#1" not in sim.answers


def test_a_sum_of_what_was_put_off_is_put_off_with_it(sim: Citizen) -> None:
    at_the_lines(sim).says("tạp hóa", "để sau").asked("nganh.them#1").presses("Không")
    sim.asked("ngay_den")
    assert not {"nganh.thue#1", "tong_von"} & sim.answers.keys()


def test_what_was_said_of_all_items_can_be_told_in_one_line(sim: Citizen) -> None:
    at_the_day(sim).says("mấy tiền")
    sim.hears("Nghề 1: Bán tạp hóa. Nghề 2: Bán rượu. Tổng 30.000.000 đồng")
    sim.says("mốt").presses("Đúng hết", "Đúng hết")
    sim.asked("#review chung").hears("Các nghề: Bán tạp hóa, Bán rượu")


def test_a_forbidden_line_ends_the_road_whichever_it_is(sim: Citizen) -> None:
    at_the_lines(sim).says("tạp hóa", "10 triệu").presses("Có")
    sim.says("bán pháo nổ").says("5 triệu").presses("Không").asked("#stop bi_cam")


def test_the_next_working_day_is_a_button(sim: Citizen) -> None:
    # The 24th is a holiday.
    at_the_day(sim).presses("thứ Tư 25/11/2026").asked("#review nganh#1")
    assert sim.answers["ngay_den"] == "2026-11-25"


def test_an_appointment_is_sent_and_heard_of_as_one(sim: Citizen) -> None:
    at_the_day(sim).says("mốt").presses("Đúng hết", "Đúng hết", "Đúng hết")
    sim.asked("#review send").hears("Gửi lời hẹn").presses("Gửi lời hẹn")
    sim.hears("Em gửi lời hẹn rồi")
    sim.office(Action.ACCEPT).hears("Xã đã xem lời hẹn").does_not_hear("hồ sơ")
