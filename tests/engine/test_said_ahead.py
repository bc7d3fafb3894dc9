"""What is told before it is asked is not asked again; an answer may come in pieces (R22, R32)."""

import pytest

from tests.talking import Citizen, Commune

OPENING = "vợ tui mới sinh bé trai hôm qua, đặt tên Đinh Gia Bảo, làm giấy khai sinh"


@pytest.fixture
def citizen(town: Commune) -> Citizen:
    return town.citizen()


def at_the_consent(citizen: Citizen, opening: str) -> Citizen:
    citizen.opens().says(opening).presses("Khai sinh lần đầu", "Cả hai, chung nhà", "Có rồi")
    return citizen.presses("Bệnh viện, trạm xá")


def at_the_mother(citizen: Citizen) -> Citizen:
    at_the_consent(citizen, OPENING).says("đồng ý").presses("Có, chưa mang theo")
    return citizen.says("trạm xá Ba Vì", "Hrê").asked("me.ten")


def test_facts_of_the_opening_are_said_back_and_not_asked(citizen: Citizen) -> None:
    at_the_consent(citizen, OPENING).asked("dong_y").hears("Anh/chị có nói: cha bé")
    citizen.says("đồng ý").asked("giay_chung_sinh").hears("bé trai", "Chủ nhật 22/11/2026")
    citizen.presses("Có, chưa mang theo").says("trạm xá Ba Vì")
    citizen.hears("**Đinh Gia Bảo**").asked("cha_me.dan_toc")


def test_what_was_said_ahead_is_corrected_like_any_answer(citizen: Citizen) -> None:
    at_the_mother(citizen).says("sửa ngày sinh của bé").asked("be.ngay_sinh").says("20/11/2026")
    assert citizen.answers["be.ngay_sinh"] == "2026-11-20"


def test_what_the_opening_leaves_open_is_asked(citizen: Citizen) -> None:
    at_the_consent(citizen, "em muốn làm giấy khai sinh cho con").asked("nguoi_khai.quan_he")


def test_facts_about_somebody_elses_child_are_not_taken(citizen: Citizen) -> None:
    at_the_consent(citizen, "con dâu tui mới sinh bé trai, làm giấy khai sinh")
    citizen.asked("nguoi_khai.quan_he")


def test_facts_are_forgotten_with_a_no_to_the_consent(citizen: Citizen) -> None:
    at_the_consent(citizen, OPENING).says("không đồng ý")
    assert citizen.conversation.drafts[0].ahead == ()


def test_facts_of_an_old_opening_are_not_taken_for_another_person(citizen: Citizen) -> None:
    citizen.opens().says("vợ tui mới sinh bé trai muốn mở quán")
    citizen.waits(hours=2).opens().says("làm giấy khai sinh")
    assert citizen.conversation.drafts[0].ahead == ()


def test_several_answers_in_one_message_are_all_taken(citizen: Citizen) -> None:
    at_the_mother(citizen).says(
        "Phạm Thị Lan, sinh 5/3/1998, cccd 051198001234, ở thôn Suối Loa xã Ba Động"
    )
    citizen.asked("cha.ten").hears("**Phạm Thị Lan**", "5/3/1998", "051 198 001 234", "Suối Loa")


def test_a_doubt_about_one_of_several_is_settled_and_the_rest_is_taken(citizen: Citizen) -> None:
    at_the_mother(citizen).says("pham thi lan, sinh 5/3/1998, cccd 051198001234")
    citizen.hears("dấu").asked("me.ten").says("Phạm Thị Lan").asked("me.noi_o")
    assert citizen.answers["me.so_dinh_danh"] == "051198001234"


def test_an_answer_to_a_later_question_is_kept_until_then(citizen: Citizen) -> None:
    at_the_mother(citizen).says("cccd 051198001234").asked("me.ten").hears("em nhớ rồi")
    citizen.says("Phạm Thị Lan", "5/3/1998").asked("me.noi_o").hears("051 198 001 234")


def test_a_card_number_that_differs_in_year_is_still_asked_about(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm Thị Lan, sinh 5/3/1998, cccd 051188001234")
    citizen.asked("me.so_dinh_danh").hears("Năm sinh trong số này khác", "5/3/1998")


def test_the_day_of_issue_is_not_taken_for_the_birthday(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm Thị Lan").asked("me.ngay_sinh")
    citizen.says("cccd 051198001234 cấp ngày 5/3/2021")
    assert "me.ngay_sinh" not in citizen.answers


def test_a_childs_birthday_is_not_taken_for_the_mothers(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm Thị Lan, bé sinh 5/3/2026")
    assert "me.ngay_sinh" not in citizen.answers


def test_a_name_in_three_messages_is_one_name(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm").asked("me.ten").says("Thị").waits(seconds=2).says("Lan")
    citizen.asked("me.ngay_sinh").hears("**Phạm Thị Lan**")


def test_an_address_in_two_messages_keeps_both(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm Thị Lan", "5/3/1998", "051198001234").asked("me.noi_o")
    citizen.says("thôn Suối Loa").asked("me.noi_o").says("xã Ba Động").asked("cha.ten")
    citizen.hears("thôn Suối Loa, xã Ba Động")


def test_a_figure_and_its_unit_are_put_together(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm Thị Lan").says("5 tháng 3").says("năm 1998")
    assert citizen.answers["me.ngay_sinh"] == "1998-03-05"


def test_after_a_while_words_stand_alone(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm").waits(seconds=20).says("Y Thoa").asked("me.ngay_sinh")
    assert citizen.answers["me.ten"] == "Y Thoa"


def test_an_answer_given_again_is_not_put_behind_the_first(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Lan").asked("me.ten").says("Phạm Thị Lan").asked("me.ngay_sinh")
    assert citizen.answers["me.ten"] == "Phạm Thị Lan"


def test_a_yes_right_after_a_name_is_no_part_of_it(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm Thị Lan", "đúng").asked("me.ngay_sinh")
    assert citizen.answers["me.ten"] == "Phạm Thị Lan"


def test_a_correction_is_not_joined_to_what_it_corrects(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm Thị Lan", "5/3/1998", "051198001234", "xã Ba Động")
    citizen.asked("cha.ten").says("sửa chỗ ở mẹ bé").asked("me.noi_o").says("xã Ba Vì")
    assert "Ba Vì" in str(citizen.answers["me.noi_o"])
    assert "Ba Động" not in str(citizen.answers["me.noi_o"])


def test_where_both_could_be_meant_both_are_offered(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm", "Y Thoa").asked("me.ten")
    citizen.hears("cái nào").presses("Phạm Y Thoa").asked("me.ngay_sinh")


def test_communes_that_sound_alike_are_offered_by_their_short_names(citizen: Citizen) -> None:
    at_the_mother(citizen).says("Phạm Thị Lan", "5/3/1998", "051198001234", "ba to")
    assert citizen.buttons[:2] == ["xã Ba Tơ", "xã Ba Tô"]
    citizen.presses("xã Ba Tô").asked("cha.ten").hears("xã Ba Tô, tỉnh Quảng Ngãi")
