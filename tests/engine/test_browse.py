"""Leafing through all that is known, and honest answers where no flow leads through."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot.content.library import ContentLibrary
from bot.engine.browse import LONGEST_LABEL, PAGE, groups, label_of, shortened
from bot.model.book import Book, Guide, Place, Procedure
from bot.model.errors import Issue
from bot.model.flow import Checked, Flow
from tests.talking import Citizen, Commune, commune

WAYS = {"Xem tiếp", "Việc khác"}
GUIDE = Guide(
    papers=("Thẻ căn cước", "Sổ đỏ"),
    days="15 ngày làm việc",
    mistakes=("Quên mang tờ gốc.",),
    notes=("Đi buổi sáng thì vắng.",),
    source="Nghị định thử",
    checked=Checked("nhóm soạn", date(2026, 11, 22)),
)
WRITTEN = Procedure("viec-thu", "Việc thử để dò", "Hộ tịch", "9.999999", "Việc thử", guide=GUIDE)
BARE = Procedure("viec-la", "Việc lạ chưa ai soạn", "Hộ tịch", plain="Việc lạ")


class WithMore:
    """The real content, and two procedures that only this test knows."""

    def __init__(self, library: ContentLibrary, *more: Procedure) -> None:
        self._library = library
        self._more = {one.slug: one for one in more}

    def book(self) -> Book:
        book = self._library.book()
        return replace(book, procedures={**book.procedures, **self._more})

    def reload(self) -> list[Issue]:
        return self._library.reload()

    def restore(self, source: str) -> Flow:
        return self._library.restore(source)


@pytest.fixture
def office(small_library: ContentLibrary) -> Iterator[Commune]:
    with commune(small_library) as there:
        there.parts = replace(there.parts, library=WithMore(small_library, WRITTEN, BARE))
        yield there


@pytest.fixture
def lan(office: Commune) -> Citizen:
    return office.citizen("lan")


def leaf_through(citizen: Citizen) -> list[str]:
    """Give the labels of all pages from here on."""
    found: list[str] = []
    while True:
        page = [label for label in citizen.buttons if label not in WAYS]
        assert 0 < len(page) <= PAGE
        found += page
        if "Xem tiếp" not in citizen.buttons:
            return found
        citizen.presses("Xem tiếp")


def test_every_group_is_found_by_leafing(lan: Citizen, office: Commune) -> None:
    lan.opens().presses("Xem tất cả việc").asked("#browse").hears("nhóm nào")
    assert leaf_through(lan) == list(groups(office.parts.library.book()))


def test_every_procedure_of_a_group_is_found_by_leafing(lan: Citizen, office: Commune) -> None:
    lan.opens().presses("Xem tất cả việc", "Khai sinh, cưới, mất").hears("cần việc nào")
    wanted = groups(office.parts.library.book())["Khai sinh, cưới, mất"]
    assert leaf_through(lan) == [label_of(one) for one in wanted]


def test_all_that_is_known_can_be_asked_for_in_words(lan: Citizen) -> None:
    lan.says("xem tat ca viec").asked("#browse").says("2").asked("#browse")


def test_a_draft_is_put_down_while_leafing_and_not_lost(sim: Citizen) -> None:
    sim.says("danh sách thủ tục").asked("#browse").presses("Việc khác", "Giấy đang làm")
    sim.says("1").asked("viec")


def test_a_procedure_with_a_flow_is_begun_from_the_list(lan: Citizen, office: Commune) -> None:
    wanted = label_of(office.parts.library.book().procedures["dang-ky-khai-tu"])
    lan.opens().presses("Xem tất cả việc", "Khai sinh, cưới, mất")
    while wanted not in lan.buttons:
        lan.presses("Xem tiếp")
    lan.presses(wanted).asked("viec")


def test_a_guide_tells_the_place_the_papers_the_days_and_what_goes_wrong(lan: Citizen) -> None:
    lan.opens("_viec-thu").asked("#guide").hears("**Việc thử**", "một cửa xã Ba Động")
    lan.hears("- Sổ đỏ", "15 ngày làm việc", "- Quên mang tờ gốc.", "vắng")
    assert len(lan.reply.messages) == 2
    assert lan.buttons == ["Gặp cán bộ", "Căn cứ", "Việc khác"]


def test_where_the_guidance_comes_from_stands_behind_a_button(lan: Citizen) -> None:
    lan.opens("_viec-thu").does_not_hear("Nghị định thử")
    lan.presses("Căn cứ").hears("Nguồn: Nghị định thử. Soạn ngày 22/11/2026.", "9.999999")
    lan.presses("Việc khác").hears("cần làm giấy gì")


def test_where_only_the_name_is_known_that_is_said_plainly(lan: Citizen) -> None:
    lan.opens("viec-la").hears("**Việc lạ**", "mới biết tên việc này", "một cửa xã Ba Động")
    assert lan.buttons == ["Gặp cán bộ", "Việc khác"]


@pytest.mark.parametrize(
    ("place", "named"),
    [
        (Place.COMMUNE, "một cửa xã Ba Động"),
        (Place.POLICE, "Công an xã Ba Động"),
        (Place.ARMY, "quân sự xã Ba Động"),
        (Place.ELSEWHERE, "nơi khác"),
    ],
)
def test_who_takes_it_in_is_named(
    small_library: ContentLibrary, office: Commune, place: Place, named: str
) -> None:
    library = WithMore(small_library, replace(WRITTEN, place=place))
    office.parts = replace(office.parts, library=library)
    office.citizen("an").opens("viec-thu").hears(named)


def test_who_names_a_procedure_without_a_flow_gets_its_guidance(lan: Citizen) -> None:
    lan.says("xin trích lục khai sinh").asked("#guide").does_not_hear("chưa giúp được việc này")


def test_every_label_fits_on_a_button(library: ContentLibrary) -> None:
    book = library.book()
    labels = [*groups(book), *(label_of(one) for one in book.procedures.values())]
    assert [label for label in labels if len(label) > LONGEST_LABEL] == []


def test_a_long_name_is_cut_between_two_words() -> None:
    assert shortened("Đăng ký biện pháp bảo đảm") == "Đăng ký biện pháp…"
