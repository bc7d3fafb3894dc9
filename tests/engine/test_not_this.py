"""What was found in somebody's words is confirmed by going on, and undone by one word."""

import pytest

from tests.talking import Citizen, Commune


@pytest.fixture
def citizen(town: Commune) -> Citizen:
    return town.citizen().opens()


def test_a_procedure_found_in_words_can_be_denied(citizen: Citizen) -> None:
    citizen.says("làm giấy khai sinh cho con").asked("viec").hears('nhắn "không phải"')
    citizen.says("dạ không phải").hears("qua một bên", "cần làm giấy gì")
    assert citizen.conversation.drafts == ()
    citizen.says("mở tiệm tạp hóa").asked("cach_ban")


def test_a_procedure_that_was_chosen_need_not_be_confirmed(citizen: Citizen) -> None:
    citizen.presses("Làm giấy khai sinh").asked("viec").does_not_hear('nhắn "không phải"')


def test_once_an_answer_is_given_no_is_an_answer(citizen: Citizen) -> None:
    citizen.says("làm giấy khai sinh cho con").presses("Khai sinh lần đầu").asked("cu_tru")
    citizen.says("không phải")
    assert len(citizen.conversation.drafts) == 1


def test_photos_sent_before_wait_for_the_right_procedure(citizen: Citizen) -> None:
    citizen.sends_photo().says("làm giấy khai sinh cho con").says("không phải việc này")
    citizen.presses("Mở hộ kinh doanh")
    assert len(citizen.conversation.drafts[0].tray) == 1
