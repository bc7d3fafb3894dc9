"""Opening a household business: who needs it, what it is called, what it sells, who pays in."""

import pytest

from bot.content.library import ContentLibrary
from bot.dossier.shares import WHOLE, shares
from bot.model.reading import About, Doubtful, Permit, Reading, Understood
from bot.understanding import business_line
from bot.understanding.spelling.clean import fold
from tests.conftest import TODAY
from tests.passing import left_out, questions_asked
from tests.talking import Citizen, Commune

FLOW = "dang-ky-ho-kinh-doanh"
PLAIN = "co-bon-tap-hoa.txt"
FIXED = ("Một chỗ ở xã này", "Chưa có", "Không có")


def test_every_branch_stop_paper_and_flag_is_passed(library: ContentLibrary) -> None:
    assert left_out(library, FLOW) == set()


def test_the_plain_case_asks_at_most_twenty_questions(library: ContentLibrary) -> None:
    assert 15 < len(questions_asked(library, FLOW, PLAIN)) <= 20


def test_who_need_not_register_learns_it_in_two_questions(town: Commune) -> None:
    sim = town.citizen().begins(FLOW).presses("Bán dạo, quà vặt", "Không bán")
    sim.asked("#stop khong_can_dang_ky").hears("khỏi đăng ký")


@pytest.mark.parametrize(
    "case",
    ["Cán bộ, giáo viên", "Đang vướng pháp luật", "Chủ doanh nghiệp", "Không muốn nói"],
)
def test_a_doubtful_owner_is_led_to_an_officer_and_told_no_ban(town: Commune, case: str) -> None:
    sim = town.citizen().begins(FLOW).presses("Một chỗ ở xã này", "Chưa có", case)
    sim.asked("#stop can_bo_xem_truoc").hears("Cán bộ xem").does_not_hear("không được")
    assert "Gặp cán bộ" in sim.buttons


def test_the_capital_of_a_household_is_the_sum_of_its_shares(town: Commune) -> None:
    sim = _household(town, "30 triệu", "20 triệu", "10 triệu")
    assert sim.answers["ho.von"] == 60_000_000
    assert sum(shares((30_000_000, 20_000_000, 10_000_000))) == WHOLE


def test_a_share_that_is_not_known_yet_leaves_the_capital_open(town: Commune) -> None:
    sim = _household(town, "30 triệu", "để sau")
    assert "ho.von" not in sim.answers
    sim.says("sửa phần người nhà góp").asked("thanh_vien.phan_gop#1").says("5 triệu")
    assert sim.answers["ho.von"] == 35_000_000


@pytest.mark.parametrize("name", ["Công ty Cô Bốn", "cong ty co bon", "DNTN doanh nghiệp Bốn"])
def test_a_refused_name_comes_with_three_that_would_do(town: Commune, name: str) -> None:
    sim = _has_told_its_line(town).says(name).asked("ho.ten").hears("không được có chữ")
    offered = sim.buttons[:3]
    assert offered == [
        "Nguyễn Thị Bốn",
        "Bốn",
        "Bốn Ba Động",
    ]
    assert sim.presses(offered[1]).answers["ho.ten"] == "Hộ kinh doanh Bốn"


@pytest.mark.parametrize("said", ["Cô Bốn", "hộ kinh doanh Cô Bốn", "HO KINH DOANH Cô Bốn"])
def test_the_name_begins_as_the_form_wants_it(town: Commune, said: str) -> None:
    assert _has_told_its_line(town).says(said).answers["ho.ten"] == "Hộ kinh doanh Cô Bốn"


def test_a_forbidden_line_goes_no_further(town: Commune) -> None:
    sim = _has_place(town).says("bán pháo nổ").hears("luật cấm").presses("Đúng, giữ vậy", "Không")
    sim.asked("#stop nghe_cam")
    assert sim.says("sửa nghề").asked("nganh.ten#1").says("tạp hóa").reply.asking == "ho.ten"


def test_a_line_misread_as_forbidden_is_said_anew(town: Commune) -> None:
    sim = _has_place(town).says("bán pháo nổ").presses("Không phải").asked("nganh.ten#1")
    assert "nganh.ten#1" not in sim.answers


def test_a_conditional_line_is_taken_and_its_permit_told(town: Commune) -> None:
    sim = _has_place(town).says("thuốc tây").hears("cần thêm giấy phép", "cán bộ chỉ chỗ xin")
    sim.presses("Đúng, giữ vậy")
    assert sim.answers["nganh.ten#1"] == "Bán thuốc tây"
    assert "dược" in str(sim.answers["nganh.giay_phep#1"])


def test_each_conditional_line_says_what_it_needs(library: ContentLibrary) -> None:
    lines = library.book().lexicon.business_lines
    assert {line.permit is Permit.CONDITIONAL for line in lines if line.needs} == {True}
    assert [ln.name for ln in lines if ln.permit is Permit.CONDITIONAL and not ln.needs] == []


def test_taxes_are_told_with_their_date_and_who_to_ask(town: Commune) -> None:
    sim = _has_told_its_line(town).says("Cô Bốn", "30 triệu").presses("Có giấy là làm", "1")
    sim.hears("theo quy định từ 1/1/2026", "1.000.000.000 đồng", "31/1", "hỏi cơ quan thuế")


def test_sixty_lines_and_more_are_known_by_five_words_each(library: ContentLibrary) -> None:
    lines = library.book().lexicon.business_lines
    assert len([line for line in lines if line.permit is not Permit.FORBIDDEN]) >= 60
    assert [line.name for line in lines if len(line.words) < 5] == []


def test_every_word_of_a_line_finds_it_with_and_without_accents(library: ContentLibrary) -> None:
    lines = library.book().lexicon.business_lines
    lost = [
        (line.name, said)
        for line in lines
        for word in (line.name, *line.words)
        for said in (word, fold(word))
        if line.name not in _readings(library, said)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("nhà em bán tạp hóa", "Bán tạp hóa"),
        ("mo quan ca phe vong", "Quán nước, cà phê"),
        ("tui sua honda", "Sửa xe máy"),
        ("goi dau cat toc", "Cắt tóc, gội đầu"),
        ("thu mua keo", "Thu mua keo, gỗ rừng trồng"),
        ("mua mi mua cau", "Thu mua mì, cau, quế, nông sản"),
        ("nau ruou gao ban", "Nấu rượu"),
        ("xay lúa", "Xay xát lúa gạo"),
        ("chay xe om", "Chở khách, xe ôm, taxi"),
        ("sửa máy tính", "Sửa điện thoại, máy tính"),
    ],
)
def test_lines_are_named_as_people_say_them(library: ContentLibrary, said: str, line: str) -> None:
    assert _read(library, said) == Understood(line)


@pytest.mark.parametrize("said", ["bán thuốc", "mở quán", "bán gà"])
def test_words_for_several_lines_are_asked_back(library: ContentLibrary, said: str) -> None:
    found = _read(library, said)
    assert isinstance(found, Doubtful)
    assert len(found.options) > 1


@pytest.mark.parametrize("said", ["bán than", "nuôi gà", "chở khách", "bán phao bơi", "làm đẹp"])
def test_nobody_is_taken_for_an_outlaw_by_a_missing_accent(
    library: ContentLibrary, said: str
) -> None:
    forbidden = {
        line.name
        for line in library.book().lexicon.business_lines
        if line.permit is Permit.FORBIDDEN
    }
    assert not forbidden & _readings(library, said)


def _read(library: ContentLibrary, said: str) -> Reading:
    return business_line.read(said, About(TODAY, lexicon=library.book().lexicon))


def _readings(library: ContentLibrary, said: str) -> set[str]:
    match _read(library, said):
        case Understood(value):
            return {str(value)}
        case Doubtful(options):
            return {str(option) for option in options}
        case _:
            return set()


def _owner(town: Commune, founder: str) -> Citizen:
    """Give somebody who has told who stands on the paper."""
    sim = town.citizen().begins(FLOW).presses(*FIXED, founder, "Tôi đứng tên")
    sim.says("đồng ý", "Nguyễn Thị Bốn", "3/5/1977", "051 177 001 234")
    return sim.says("thôn Hy Long, xã Ba Động")


def _has_place(town: Commune) -> Citizen:
    return _owner(town, "Một mình").presses("thôn Hy Long, xã Ba Động").asked("nganh.ten#1")


def _has_told_its_line(town: Commune) -> Citizen:
    return _has_place(town).says("bán tạp hóa").presses("Không").asked("ho.ten")


def _household(town: Commune, own: str, *others: str) -> Citizen:
    """Give a household that has told all shares, up to the first day."""
    sim = _owner(town, "Người nhà cùng góp").asked("chu.phan_gop").says(own)
    for number, share in enumerate(others, start=1):
        sim.says("Phạm Văn Đông", "3/9/1995", "051 095 004 321").presses("Anh chị em")
        sim.asked(f"thanh_vien.phan_gop#{number}").says(share)
        sim.presses("Có" if number < len(others) else "Không")
    sim.presses("Chưa viết", "Chưa viết", "thôn Hy Long, xã Ba Động").says("bán tạp hóa")
    return sim.presses("Không", "Bốn").asked("ho.ngay_bat_dau")
