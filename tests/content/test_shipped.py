"""The content that is shipped."""

from datetime import date

import pytest

from bot.content.library import ContentLibrary
from bot.content.report import check
from bot.model.book import Book, Term
from tests.content.conftest import ROOT, TODAY


@pytest.fixture(scope="module")
def book() -> Book:
    library, issues = ContentLibrary.load(ROOT, TODAY)
    assert library is not None, [str(issue) for issue in issues]
    return library.book()


def test_the_shipped_content_has_no_mistakes() -> None:
    assert [str(issue) for issue in check(ROOT, TODAY) if not issue.is_warning] == []


def test_every_procedure_can_be_named_on_a_button_and_in_everyday_words(book: Book) -> None:
    assert len(book.procedures) == 167
    labels = [procedure.plain for procedure in book.procedures.values()]
    assert all(0 < len(label) <= 20 for label in labels)
    assert len(set(labels)) == 167
    close = {"Hộ tịch", "Chứng thực", "Thành lập và hoạt động hộ kinh doanh"}
    near = [one for one in book.procedures.values() if one.field in close]
    assert all(len(one.phrases) >= 3 for one in near)


def test_no_phrase_means_two_procedures(book: Book) -> None:
    phrases = [phrase for one in book.procedures.values() for phrase in one.phrases]
    assert len(phrases) == len(set(phrases))


def test_codes_are_given_once(book: Book) -> None:
    codes = [one.code for one in book.procedures.values() if one.code]
    assert len(codes) == len(set(codes))
    assert book.procedures["dang-ky-khai-sinh"].code == "1.001193"


def test_every_commune_of_the_province_is_there(book: Book) -> None:
    communes = {commune.code: commune for commune in book.lexicon.communes}
    assert len(communes) == 96
    assert communes["21496"].former == ("Ba Thành", "Ba Động", "Ba Liên")
    kinds = [commune.kind for commune in communes.values()]
    assert (kinds.count("xã"), kinds.count("phường"), kinds.count("đặc khu")) == (86, 9, 1)
    assert len(book.lexicon.provinces) == 34
    assert sum(len(province.former) for province in book.lexicon.provinces) == 63 - 34 + 1


def test_the_offices_are_communes_of_the_province_and_claim_nothing_unknown(book: Book) -> None:
    communes = {commune.code: commune for commune in book.lexicon.communes}
    for office in book.offices.values():
        assert office.name == f"{communes[office.code].kind} {communes[office.code].name}"
        assert office.phone == office.hours == office.address == ""
    assert book.offices["21496"].slug == "ba-dong"


def test_the_fifty_four_peoples_are_there_and_ca_dong_keeps_its_word(book: Book) -> None:
    groups = {group.name: group for group in book.lexicon.ethnic_groups}
    assert len({group.listed for group in groups.values()}) == 54
    assert groups["Ca Dong"].listed == "Xơ Đăng"
    assert "H're" in groups["Hrê"].words
    assert "Cor" in groups["Co"].words


def test_the_new_holiday_of_november_is_known(book: Book) -> None:
    assert date(2026, 11, 24) in book.calendar.closed
    assert date(2026, 8, 22) in book.calendar.worked
    weekend = [day for day in book.calendar.closed if day.weekday() >= 5]
    assert weekend == []  # Saturdays and Sundays are closed without being listed
    assert all(day.weekday() == 5 for day in book.calendar.worked)


def test_sums_terms_and_templates_are_there(book: Book) -> None:
    assert book.fees["ban_sao_trich_luc"].amount_vnd == 8000
    assert book.terms["dang-ky-khai-sinh"] == Term(1, 15)
    assert len(book.templates) == 24
