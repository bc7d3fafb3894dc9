"""Certified copies and certified signatures: what is asked, what it costs, when it is done."""

from datetime import date, datetime

import pytest

from bot.content.library import ContentLibrary
from bot.dossier.working_days import VIETNAM, due
from tests.passing import left_out, questions_asked
from tests.talking import Citizen, Commune

COPY = "chung-thuc-ban-sao-tu-ban-chinh"
SIGNATURE = "chung-thuc-chu-ky"


@pytest.mark.parametrize("slug", [COPY, SIGNATURE])
def test_every_branch_stop_paper_and_flag_is_passed(library: ContentLibrary, slug: str) -> None:
    assert left_out(library, slug) == set()


@pytest.mark.parametrize(
    ("slug", "script"), [(COPY, "sao-y-mot-giay.txt"), (SIGNATURE, "so-yeu-ly-lich.txt")]
)
def test_the_plain_case_asks_at_most_ten_questions(
    library: ContentLibrary, slug: str, script: str
) -> None:
    assert 5 < len(questions_asked(library, slug, script)) <= 10


@pytest.mark.parametrize("slug", [COPY, SIGNATURE])
def test_the_office_is_told_of_a_visit_and_gets_no_online_dossier(
    library: ContentLibrary, slug: str
) -> None:
    assert library.book().flows[slug].visit


@pytest.mark.parametrize(
    ("pages", "copies", "fee"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (1, 3, 6_000),
        (4, 1, 6_000),
        (10, 2, 24_000),
        (197, 1, 199_000),
        (198, 1, 200_000),
        (199, 1, 200_000),
        (500, 1, 200_000),
        (198, 3, 600_000),
        (500, 50, 10_000_000),
    ],
)
def test_a_copy_costs_what_the_table_says(town: Commune, pages: int, copies: int, fee: int) -> None:
    sim = _copies(town, (pages, copies))
    assert sim.answers["giay_to.tien#1"] == fee
    assert sim.answers["tong_tien"] == fee


@pytest.mark.parametrize(
    ("papers", "total"),
    [
        (((1, 1), (1, 1)), 4_000),
        (((3, 2), (1, 3)), 16_000),
        (((199, 1), (199, 1), (2, 1)), 404_000),
    ],
)
def test_each_paper_is_counted_for_itself(
    town: Commune, papers: tuple[tuple[int, int], ...], total: int
) -> None:
    assert _copies(town, *papers).answers["tong_tien"] == total


def test_a_corrected_number_of_pages_changes_the_sum(town: Commune) -> None:
    sim = _copies(town, (1, 1))
    sim.says("sửa số mặt").asked("giay_to.mat#1").says("3")
    assert sim.answers["tong_tien"] == 5_000


def test_pages_not_counted_yet_leave_the_sum_open(town: Commune) -> None:
    sim = _has_begun(town).presses("Sổ đỏ").says("để sau", "2").asked("giay_to.them#1")
    sim.presses("Không").asked("ngay_den")
    assert "tong_tien" not in sim.answers
    assert "giay_to.tien#1" not in sim.answers


@pytest.mark.parametrize("said", ["tối đa luôn", "51", "0"])
def test_copies_are_counted_from_one_to_fifty(town: Commune, said: str) -> None:
    sim = _has_begun(town).presses("Sổ đỏ").says("1", said)
    sim.asked("giay_to.ban#1")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("sáng mai", "là ngày nghỉ"),
        ("24/11", "là ngày nghỉ"),
        ("thứ bảy", "là ngày nghỉ"),
        ("chủ nhật tuần sau", "là ngày nghỉ"),
        ("hôm nay", "thứ Hai 23/11/2026"),
        ("mốt", "thứ Tư 25/11/2026"),
        ("20/11/2026", "đã qua"),
    ],
)
def test_a_day_off_is_told_before_the_way_is_made(town: Commune, said: str, day: str) -> None:
    _copies(town, (1, 1)).asked("ngay_den").says(said).hears(day)


def test_the_days_offered_are_working_days(town: Commune) -> None:
    # The 24th is a holiday, the 28th and the 29th a weekend.
    shown = _copies(town, (1, 1)).asked("ngay_den").buttons[:3]
    assert shown == ["thứ Tư 25/11/2026", "thứ Năm 26/11/2026", "thứ Sáu 27/11/2026"]


@pytest.mark.parametrize("slug", [COPY, SIGNATURE])
@pytest.mark.parametrize(
    ("received", "ready"),
    [
        ("2026-11-19 07:30", date(2026, 11, 19)),
        ("2026-11-19 14:59", date(2026, 11, 19)),
        ("2026-11-19 15:00", date(2026, 11, 20)),
        ("2026-11-20 14:59", date(2026, 11, 20)),
        ("2026-11-20 15:00", date(2026, 11, 23)),  # over the weekend
        ("2026-11-21 09:00", date(2026, 11, 23)),  # on a Saturday
        ("2026-11-23 14:59", date(2026, 11, 23)),
        ("2026-11-23 15:00", date(2026, 11, 25)),  # over the holiday of the 24th
        ("2026-11-24 09:00", date(2026, 11, 25)),
    ],
)
def test_before_three_it_is_done_the_same_day(
    library: ContentLibrary, slug: str, received: str, ready: date
) -> None:
    book = library.book()
    at = datetime.fromisoformat(received).replace(tzinfo=VIETNAM)
    assert due(at, book.terms[slug], book.calendar) == ready


def test_a_signature_is_told_its_fee_before_any_name_is_asked(town: Commune) -> None:
    sim = town.citizen().begins(SIGNATURE).presses("Sơ yếu lý lịch", "Chưa ký")
    sim.asked("dong_y").hears("10.000 đồng", "Không đóng thêm khoản nào khác")


def test_nobody_s_number_is_asked_for_a_copy(library: ContentLibrary) -> None:
    kinds = {question.kind for question in library.book().flows[COPY].by_id.values()}
    assert not kinds & {"citizen_id", "photo", "address"}


def _has_begun(town: Commune) -> Citizen:
    sim = town.citizen().begins(COPY).presses("Chưa có", "Có, còn rõ", "Có")
    return sim.asked("giay_to.loai#1")


def _copies(town: Commune, *papers: tuple[int, int]) -> Citizen:
    """Give somebody who has told of (pages, copies) of each paper."""
    sim = _has_begun(town)
    for number, (pages, copies) in enumerate(papers, start=1):
        sim.presses("Khai sinh").says(str(pages), str(copies))
        if sim.reply.asking != f"giay_to.them#{number}":
            sim.presses("Đúng, giữ vậy")
        sim.presses("Có" if number < len(papers) else "Không")
    return sim
