"""Drafts are left, resumed, chosen, thrown away; nothing pressed or sent twice does harm."""

from bot.dossier.statuses import Action
from bot.model.event import Contact, Location, Press, Sticker, Unusable
from tests.engine.test_answers import at_the_name, at_the_photo, at_the_review
from tests.talking import Citizen, Commune


def send(sim: Citizen) -> Citizen:
    at_the_review(sim).presses("Đúng hết", "Đúng hết", "Đúng hết").asked("#review send")
    return sim.presses("Tôi hứa thật. Gửi")


def test_a_newcomer_is_greeted_by_the_office(small_town: Commune) -> None:
    small_town.citizen().opens().hears("máy trả lời tự động", "xã")


def test_days_later_one_line_of_context_and_the_answer_is_not_lost(sim: Citizen) -> None:
    at_the_name(sim).waits(days=2).says("Đinh Văn Bình").asked("#resume").says("tiếp")
    sim.asked("nha.ngay_sinh")
    assert sim.answers["nha.chu"] == "Đinh Văn Bình"


def test_after_half_an_hour_only_initials_are_shown(sim: Citizen) -> None:
    at_the_photo(sim).waits(minutes=40).says("chào").hears("V. B.").does_not_hear("Đinh Văn Bình")


def test_a_pause_of_some_minutes_needs_no_words(sim: Citizen) -> None:
    at_the_name(sim).waits(minutes=20).says("Đinh Văn Bình").asked("nha.ngay_sinh")


def test_stop_keeps_everything(sim: Citizen) -> None:
    at_the_photo(sim).says("dừng").hears("lưu").says("tiếp").asked("khac.giay_nha")


def test_cancel_asks_once_and_then_deletes(sim: Citizen) -> None:
    at_the_photo(sim).says("hủy").hears("xóa hẳn").presses("Xóa luôn").hears("đã xóa")
    assert sim.conversation.drafts == ()


def test_cancel_deletes_the_photos_too(sim: Citizen, small_town: Commune) -> None:
    at_the_photo(sim).sends_photo().says("hủy").hears("1 ảnh")
    assert len(small_town.files()) == 1
    sim.presses("Xóa luôn")
    assert small_town.files() == frozenset()


def test_cancel_can_be_taken_back(sim: Citizen) -> None:
    at_the_photo(sim).says("hủy").presses("Giữ lại").asked("khac.giay_nha")


def test_start_over_asks_before_it_erases(sim: Citizen) -> None:
    at_the_photo(sim).says("làm lại từ đầu").hears("không lấy lại được")
    sim.says("đồng ý").asked("viec")
    assert "nha.chu" not in sim.answers


def test_one_chooses_among_several_drafts(sim: Citizen) -> None:
    at_the_photo(sim).says("làm giấy khác").hears("giấy nào").presses("Làm giấy mới")
    sim.presses("Làm giấy thử").asked("#drafts").presses("Làm giấy mới").asked("viec")
    assert len(sim.conversation.drafts) == 2
    sim.says("phiếu 1").asked("khac.giay_nha")


def test_an_old_button_says_so_and_changes_nothing(sim: Citizen) -> None:
    step = sim.conversation.shown.step
    at_the_photo(sim).does(Press(step, 1)).hears("Nút này đã cũ").asked("khac.giay_nha")


def test_a_double_tap_is_one_answer(sim: Citizen) -> None:
    step = sim.conversation.shown.step
    sim.does(Press(step, 0)).asked("dong_y").does(Press(step, 0)).asked("dong_y")
    assert sim.reply.messages == ()


def test_a_forged_button_gives_nothing(sim: Citizen) -> None:
    sim.does(Press(sim.conversation.shown.step, 99)).asked("viec")


def test_stickers_places_and_contacts_break_nothing(sim: Citizen) -> None:
    at_the_name(sim).does(Sticker("😀")).asked("nha.chu").does(Location(15.1, 108.8))
    sim.asked("nha.chu").does(Contact("0905000777")).asked("nha.chu")
    kept = [thing for thing, _ in sim.conversation.drafts[0].tray]
    assert kept == ["geo:15.10000,108.80000", "tel:0905000777"]


def test_a_thumb_is_a_yes_only_where_yes_or_no_was_asked(sim: Citizen) -> None:
    at_the_name(sim).does(Sticker("👍")).asked("nha.chu").says("Đinh Văn Bình", "5/3/1980")
    sim.says("Phạm Thị Lan").does(Sticker("👍")).asked("nguoi.ten#2")


def test_an_unexpected_photo_is_kept_and_named(sim: Citizen) -> None:
    at_the_name(sim).sends_photo().hears("giấy gì").presses("Giấy khác").asked("nha.chu")
    assert len(sim.conversation.drafts[0].tray) == 1


def test_a_photo_nobody_names_is_not_thrown_away(sim: Citizen) -> None:
    at_the_name(sim).sends_photo().says("tiếp").asked("nha.chu")
    assert len(sim.conversation.drafts[0].tray) == 1


def test_a_photo_of_the_paper_that_will_be_asked_for_is_taken_at_once(sim: Citizen) -> None:
    at_the_name(sim).sends_photo()
    sim.presses(sim.buttons[0]).asked("nha.chu")
    assert len(sim.answers["khac.giay_nha"]) == 1  # type: ignore[arg-type]  # photos are a tuple


def test_a_file_that_cannot_be_read_is_told_and_the_question_stays(sim: Citizen) -> None:
    at_the_photo(sim).does(Unusable("file.not_readable")).asked("khac.giay_nha")


def test_a_photo_sent_before_anything_else_joins_the_draft(small_town: Commune) -> None:
    sim = small_town.citizen().opens().sends_photo().hears("giữ ảnh").begins("dang-ky-khai-tu")
    assert len(sim.conversation.drafts[0].tray) == 1
    assert sim.conversation.tray == ()


def test_what_it_costs_is_answered_and_the_question_stays(sim: Citizen) -> None:
    at_the_name(sim).says("có mất tiền không").hears("Không mất tiền").asked("nha.chu")


def test_grief_meets_a_human_and_no_form(sim: Citizen) -> None:
    at_the_name(sim).says("con tui mất rồi").hears("chia buồn").does_not_hear("Chủ nhà")


def test_a_listening_da_leaves_a_doubt_open(sim: Citizen) -> None:
    at_the_name(sim).says("Đinh Văn Bình", "5/3/2015", "dạ").hears("hay không")
    sim.says("đúng rồi").asked("nguoi.ten#1")


def test_emergency_words_reach_a_human_at_once(sim: Citizen) -> None:
    at_the_name(sim).says("cứu với chồng tui đánh vợ cấp cứu").hears("113", "115")


def test_rude_words_are_met_kindly_once(sim: Citizen) -> None:
    at_the_name(sim).says("đồ ngu").hears("gặp cán bộ").says("đồ ngu").asked("nha.chu")


def test_the_code_is_told_only_with_the_dossier(sim: Citizen) -> None:
    send(sim).hears(sim.dossier.code)
    assert sim.conversation.drafts == ()
    assert [paper.state for paper in sim.dossier.papers] == ["sent"]


def test_sending_needs_the_words_for_it(sim: Citizen) -> None:
    at_the_review(sim).presses("Đúng hết", "Đúng hết", "Đúng hết").says("dạ").asked("#review send")
    sim.says("đồng ý").hears("Mã")


def test_a_card_comes_again_when_something_in_it_has_changed(sim: Citizen) -> None:
    at_the_review(sim).presses("Đúng hết").says("sửa tên chủ nhà", "Đinh Văn Tám")
    sim.asked("#review nha").hears("Đinh Văn Tám")


def test_each_news_of_the_office_is_told(sim: Citizen) -> None:
    send(sim).office(Action.ACCEPT).hears("Xã đã nhận").office(Action.PROCESS).hears("đang làm")
    sim.office(Action.READY).hears("đã có").office(Action.HAND_OVER).hears("xong")


def test_a_supplement_asks_for_exactly_that_paper(sim: Citizen) -> None:
    send(sim).office(Action.SUPPLEMENT, "can_cuoc", reason="Ảnh bị mờ.")
    sim.hears("1 thứ: Ảnh căn cước", "Ảnh bị mờ.")
    sim.presses("Gửi thêm").asked("khac.giay_nha").sends_photo().asked("#review supplement")
    before = sim.dossier
    sim.presses("Tôi hứa thật. Gửi").hears("gửi thêm")
    assert sim.dossier.unread
    assert sim.dossier.papers[0].attachments != before.papers[0].attachments


def test_a_supplement_thrown_away_leaves_the_papers_of_the_dossier(
    sim: Citizen, small_town: Commune
) -> None:
    send(sim).office(Action.SUPPLEMENT, "can_cuoc", reason="Ảnh bị mờ.").presses("Gửi thêm")
    before = small_town.files()
    sim.sends_photo().says("hủy").presses("Xóa luôn").hears("đã xóa")
    assert small_town.files() == before


def test_a_supplement_of_an_answer_asks_for_that_answer(sim: Citizen) -> None:
    send(sim).office(Action.SUPPLEMENT, "nha.ngay_sinh", reason="Ngày khác giấy.")
    sim.presses("Gửi thêm").asked("nha.ngay_sinh").says("7/3/1980").presses("Tôi hứa thật. Gửi")
    assert sim.dossier.answers["nha.ngay_sinh"].value == "1980-03-07"


def test_news_in_the_middle_of_another_draft_leaves_it_alone(sim: Citizen) -> None:
    send(sim).begins("dang-ky-khai-tu").presses("Làm mới", "Có").asked("nha.chu")
    sim.office(Action.ACCEPT).says("Hồ Thị Năm").asked("nha.ngay_sinh")


def test_status_is_told_to_the_chat_that_sent_it_and_to_nobody_else(
    sim: Citizen, small_town: Commune
) -> None:
    code = send(sim).dossier.code
    sim.says("tới đâu rồi").hears(code, "chờ cán bộ xem")
    stranger = small_town.citizen("stranger").opens().says(f"mã {code} tới đâu rồi")
    stranger.hears("chưa thấy hồ sơ")


def test_six_figures_move_a_draft_to_another_phone(sim: Citizen, small_town: Commune) -> None:
    at_the_photo(sim).says("đổi máy").hears("Mã chuyển máy")
    code = sim.heard.split("**")[1]
    other = small_town.citizen("other").opens().says(f"đổi máy {code}").asked("khac.giay_nha")
    assert other.answers["nha.chu"] == "Đinh Văn Bình"
    assert sim.conversation.drafts == ()
    small_town.citizen("thief").opens().says(f"đổi máy {code}").hears("không đúng")


def test_a_human_can_be_called_from_any_step(sim: Citizen) -> None:
    at_the_name(sim).says("gặp cán bộ").hears("đã báo cán bộ").says("tiếp").asked("nha.chu")


def test_a_long_text_is_told_and_the_state_stays(sim: Citizen) -> None:
    at_the_name(sim).says("a" * 5_000).hears("dài quá").asked("nha.chu")
