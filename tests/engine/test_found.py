"""What random walks found: each was once a way to lose an answer, a photo, or the thread."""

from bot.model.event import Press, Sticker
from tests.engine.test_answers import at_the_name, at_the_photo, at_the_review
from tests.talking import Citizen


def at_a_choice(sim: Citizen) -> Citizen:
    """Stand at a choice again, with answers behind it."""
    return at_the_photo(sim).says("sửa việc cần làm").asked("viec")


def test_an_answer_named_exactly_is_corrected_even_while_a_choice_is_asked(sim: Citizen) -> None:
    at_a_choice(sim).says("sửa tên chủ nhà").asked("nha.chu").hears("Đinh Văn Bình")
    assert sim.answers["viec"] == "moi"


def test_a_correction_leaves_what_was_being_corrected_as_it_was(sim: Citizen) -> None:
    at_the_photo(sim).says("sửa tên chủ nhà", "sửa ngày sinh chủ nhà").asked("nha.ngay_sinh")
    sim.says("6/3/1981").asked("khac.giay_nha")
    assert sim.answers["nha.chu"] == "Đinh Văn Bình"


def test_later_is_never_taken_for_a_choice(sim: Citizen) -> None:
    sim.says("để sau").asked("viec").hears("cần biết trước")
    assert "viec" not in sim.answers


def test_a_button_pressed_after_days_is_still_an_answer(sim: Citizen) -> None:
    sim.waits(days=2).presses("Làm mới").asked("#resume").says("tiếp").asked("dong_y")
    assert sim.answers["viec"] == "moi"


def test_an_answer_pressed_after_days_outlives_a_look_at_it(sim: Citizen) -> None:
    sim.waits(days=2).presses("Làm mới").says("tiếp").says("lùi").asked("viec")
    sim.presses("Giữ như cũ").asked("dong_y")
    assert sim.answers["viec"] == "moi"


def test_a_doubt_settled_after_days_is_asked_about_again(sim: Citizen) -> None:
    at_the_name(sim).says("dinh van binh").waits(days=2).presses("Đúng rồi").asked("#resume")
    sim.says("tiếp").asked("nha.chu")


def test_a_photo_sent_after_days_waits_until_it_is_clear_for_whom(sim: Citizen) -> None:
    at_the_photo(sim).waits(days=2).sends_photo().asked("#resume").says("tiếp")
    sim.asked("khac.so_ban")
    assert len(sim.answers["khac.giay_nha"]) == 1  # type: ignore[arg-type]  # photos are a tuple


def test_a_photo_held_after_days_is_kept_whatever_is_said_next(sim: Citizen) -> None:
    at_the_name(sim).waits(days=2).sends_photo().asked("#resume").says("lùi").asked("dong_y")
    assert len(sim.conversation.drafts[0].tray) == 1


def test_a_photo_for_another_draft_waits_for_that_one(sim: Citizen) -> None:
    at_the_photo(sim).waits(days=2).sends_photo().presses("Làm giấy khác").hears("giữ ảnh")
    assert "khac.giay_nha" not in sim.conversation.drafts[0].answers
    sim.presses("Làm giấy mới").presses("Làm giấy thử").says("phiếu 1")
    assert len(sim.conversation.drafts[0].tray) == 1


def test_nothing_is_shown_to_who_comes_back_before_it_is_clear_who_that_is(sim: Citizen) -> None:
    at_the_review(sim).waits(days=2).does(Sticker("😀")).asked("#resume")
    sim.does_not_hear("Đinh Văn Bình")
    sim.does(Press(sim.conversation.shown.step - 3, 0)).asked("#resume")
    sim.does_not_hear("Đinh Văn Bình")


def test_photos_are_kept_when_the_citizen_then_says_there_is_none(sim: Citizen) -> None:
    at_the_photo(sim).sends_photo().says("sửa ảnh căn cước", "không có").asked("khac.so_ban")
    assert sim.answers["khac.giay_nha"] == "khong_co"
    assert len(sim.conversation.drafts[0].tray) == 1


def test_what_hung_is_over_once_the_question_is_asked_again(sim: Citizen) -> None:
    at_the_photo(sim).says("hủy", "nhắc lại").asked("khac.giay_nha").says("có").asked("khac.so_ban")
    assert len(sim.conversation.drafts) == 1


def test_words_that_are_no_answer_leave_the_question_whose_draft_it_is(sim: Citizen) -> None:
    at_the_review(sim).waits(days=2).says("Lan").says("chào").asked("#resume")
    sim.does_not_hear("Đinh Văn Bình")
