"""Answers are kept, doubted, corrected and put off, wherever one stands."""

from tests.talking import START, Citizen


def at_the_name(sim: Citizen) -> Citizen:
    return sim.presses("Làm mới").presses("Có").asked("nha.chu")


def at_the_photo(sim: Citizen) -> Citizen:
    at_the_name(sim).says("Đinh Văn Bình", "5/3/1980", "Phạm Thị Lan", "không")
    return sim.asked("khac.giay_nha")


def at_the_review(sim: Citizen) -> Citizen:
    return at_the_photo(sim).sends_photo().says("2").asked("#review nha")


def test_a_citizen_is_asked_one_question_after_the_other(sim: Citizen) -> None:
    at_the_review(sim).hears("Đinh Văn Bình")


def test_papers_are_told_before_the_details_and_only_once(sim: Citizen) -> None:
    sim.presses("Làm mới").hears("Cần giấy").says("abc xyz").does_not_hear("Cần giấy")


def test_consent_takes_more_than_a_listening_da(sim: Citizen) -> None:
    sim.presses("Làm mới").says("dạ").asked("dong_y").says("đồng ý").asked("nha.chu")


def test_a_consent_is_kept_with_its_words_and_its_time(sim: Citizen) -> None:
    sim.presses("Làm mới").says("đồng ý")
    consent = sim.conversation.drafts[0].answers["dong_y"]
    assert (consent.value, consent.said, consent.at) == (True, "đồng ý", START)


def test_a_foreigner_is_told_where_to_go_and_can_go_back(sim: Citizen) -> None:
    sim.presses("Người nước ngoài").hears("thủ tục khác").presses("◀ Lùi").asked("viec")


def test_back_keeps_the_later_answers(sim: Citizen) -> None:
    at_the_photo(sim).presses("◀ Lùi").asked("nguoi.them#1").says("lùi").asked("nguoi.ten#1")
    sim.says("Hồ Văn Nam").asked("khac.giay_nha")
    assert sim.answers["nha.chu"] == "Đinh Văn Bình"


def test_an_answer_is_corrected_by_its_words_from_anywhere(sim: Citizen) -> None:
    at_the_photo(sim).says("sửa ngày sinh").asked("nha.ngay_sinh").hears("1980")
    sim.says("6/3/1981").asked("khac.giay_nha")
    assert sim.answers["nha.ngay_sinh"] == "1981-03-06"


def test_a_correction_can_be_left_as_it_was(sim: Citizen) -> None:
    at_the_photo(sim).says("sua ngay sinh").presses("Giữ như cũ").asked("khac.giay_nha")
    assert sim.answers["nha.ngay_sinh"] == "1980-03-05"


def test_a_correction_that_fits_several_answers_is_asked_back(sim: Citizen) -> None:
    at_the_photo(sim).says("sửa tên").asked("#edit").presses("Tên người ở")
    sim.asked("nguoi.ten#1")


def test_an_answer_off_the_road_is_parked_and_comes_back(sim: Citizen) -> None:
    sim.presses("Nhà thuê", "Có").says("Đinh Văn Bình", "1/2/2024").asked("nha.ngay_sinh")
    sim.says("sửa việc cần làm").presses("Làm mới")
    assert "nha.thue_tu" not in sim.answers
    sim.says("sửa việc cần làm").presses("Nhà thuê").asked("nha.ngay_sinh")
    assert sim.answers["nha.thue_tu"] == "2024-02-01"


def test_a_question_can_wait(sim: Citizen) -> None:
    at_the_name(sim).says("để sau").asked("nha.ngay_sinh").says("bỏ qua").asked("nguoi.ten#1")


def test_what_steers_the_road_cannot_wait(sim: Citizen) -> None:
    sim.says("để sau").asked("viec")


def test_what_was_put_off_is_asked_for_before_sending(sim: Citizen) -> None:
    at_the_name(sim).says("để sau", "5/3/1980", "Phạm Thị Lan", "không", "để sau", "2")
    sim.presses("Đúng hết", "Đúng hết", "Đúng hết").asked("#review missing")
    sim.presses("Tên chủ nhà").asked("nha.chu")


def test_each_person_is_an_item_with_an_id_of_its_own(sim: Citizen) -> None:
    at_the_name(sim).says("Đinh Văn Bình", "5/3/1980", "Phạm Thị Lan", "ai?").asked("nguoi.them#1")
    sim.says("còn").asked("nguoi.ten#2").hears("thứ 2").says("Phạm Văn Hai", "có", "Phạm Văn Ba")
    sim.asked("khac.giay_nha")
    assert sim.answers["khac.so_nguoi"] == 3


def test_one_of_several_people_can_be_taken_out_again(sim: Citizen) -> None:
    at_the_name(sim).says("Đinh Văn Bình", "5/3/1980", "Phạm Thị Lan", "có", "Phạm Văn Hai")
    sim.says("không").sends_photo().says("2").presses("Đúng hết").hears("Phạm Thị Lan")
    sim.presses("Bỏ phần này").hears("Phạm Văn Hai").does_not_hear("Phạm Thị Lan")
    assert sim.answers["khac.so_nguoi"] == 1


def test_a_cross_check_warns_once_and_never_blocks(sim: Citizen) -> None:
    at_the_name(sim).says("Đinh Văn Bình", "5/3/2015").hears("chưa đủ 18")
    sim.presses("Đúng, giữ vậy").asked("nguoi.ten#1")
    assert sim.answers["nha.ngay_sinh"] == "2015-03-05"


def test_a_name_without_accents_is_asked_about(sim: Citizen) -> None:
    at_the_name(sim).says("dinh van binh").asked("nha.chu").says("Đinh Văn Bình")
    assert sim.answers["nha.chu"] == "Đinh Văn Bình"


def test_three_misses_lead_out_in_other_words_each_time(sim: Citizen) -> None:
    at_the_name(sim).says("Đinh Văn Bình")
    said = [sim.says(nonsense).heard for nonsense in ("xyz", "qwe", "khác nữa")]
    assert len(set(said)) == 3
    assert "Để sau" in sim.buttons
    assert "Gặp cán bộ" in sim.buttons


def test_a_date_can_be_told_in_pieces(sim: Citizen) -> None:
    at_the_name(sim).says("Đinh Văn Bình", "xyz", "qwe").hears("Năm nào").says("1980", "3", "5")
    sim.asked("nguoi.ten#1")
    assert sim.answers["nha.ngay_sinh"] == "1980-03-05"


def test_what_is_this_explains_and_asks_again(sim: Citizen) -> None:
    at_the_name(sim).says("cái này là gì").hears("in lên giấy", "Đinh Văn Bình").asked("nha.chu")


def test_what_follows_from_other_answers_is_not_asked_but_can_be_corrected(sim: Citizen) -> None:
    at_the_photo(sim).says("sửa số người").asked("khac.so_nguoi").says("4").asked("khac.giay_nha")
    assert sim.answers["khac.so_nguoi"] == 4
