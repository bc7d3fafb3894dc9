"""The catalogue: an office in each commune, guides that name their source, facts that fall due."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.content.library import ContentLibrary
from bot.content.report import check
from bot.model.answer import Address
from bot.model.book import Book, Place
from bot.model.reading import About, Doubtful, Understood
from bot.understanding import address, citizen_id
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
Told = Callable[[], list[str]]


@pytest.fixture(scope="module")
def book() -> Book:
    """Give the catalogue as it is shipped."""
    library, _ = ContentLibrary.load(ROOT, TODAY)
    assert library is not None
    return library.book()


@pytest.fixture
def told(folder: Path) -> Told:
    return lambda: [str(issue) for issue in check(folder, TODAY)]


def writes(folder: Path, name: str, text: str) -> None:
    (folder / "catalogue" / f"{name}.yaml").write_text(text, "utf-8")


def test_each_of_the_96_communes_has_an_office_of_its_own(book: Book) -> None:
    assert len(book.offices) == 96
    assert len({office.slug for office in book.offices.values()}) == 96
    assert all(office.name and office.province == "Quảng Ngãi" for office in book.offices.values())


def test_communes_that_differ_in_accents_only_differ_in_their_links(book: Book) -> None:
    slugs = {office.name: office.slug for office in book.offices.values()}
    assert slugs["xã Ba Tơ"] == "ba-to"
    assert slugs["xã Ba Tô"] == "ba-to-21523"
    assert slugs["xã Sơn Hà"] != slugs["xã Sơn Hạ"]


def test_what_nobody_asked_an_office_is_empty(book: Book) -> None:
    assert {office.phone for office in book.offices.values()} == {""}
    assert {office.hours for office in book.offices.values()} == {""}


def test_every_procedure_has_a_plain_name_that_fits_a_button(book: Book) -> None:
    for procedure in book.procedures.values():
        assert 0 < len(procedure.plain) <= 20, procedure.slug
        assert procedure.field, procedure.slug
        assert len(procedure.phrases) >= 2, procedure.slug


def test_no_phrase_leads_to_two_procedures(book: Book) -> None:
    seen: dict[str, str] = {}
    for procedure in book.procedures.values():
        for phrase in procedure.phrases:
            assert seen.setdefault(phrase.lower(), procedure.slug) == procedure.slug, phrase


def test_police_matters_go_to_the_police(book: Book) -> None:
    residence = [p for p in book.procedures.values() if "thường trú" in p.name.lower()]
    assert residence
    assert any(procedure.place is Place.POLICE for procedure in residence)


def test_every_guide_names_its_source_and_who_looked_at_it(book: Book) -> None:
    guides = [p.guide for p in book.procedures.values() if p.guide is not None]
    assert len(guides) >= 20
    for guide in guides:
        assert guide.source
        assert guide.checked is not None
        assert guide.checked.again is not None
        assert guide.papers or guide.notes


GUIDE = """\
- procedure: {slug}
  papers: [Thẻ căn cước]
  source: Luật Hộ tịch
  checked: {{by: nhóm soạn, on: 2026-11-22, again: {again}}}
"""


def test_a_guide_for_no_procedure_is_told_with_the_nearest(folder: Path, told: Told) -> None:
    writes(folder, "guides", GUIDE.format(slug="viec-khc", again="2027-02-01"))
    assert told() == [
        "catalogue/guides.yaml:1:14: danh mục không có thủ tục 'viec-khc'; có phải 'viec-khac'?"
    ]


@pytest.mark.parametrize(
    ("again", "is_told"), [("2026-12-24", False), ("2026-12-23", True), ("2026-11-22", True)]
)
def test_a_fact_is_told_thirty_days_before_it_is_due_again(
    folder: Path, told: Told, again: str, *, is_told: bool
) -> None:
    writes(folder, "guides", GUIDE.format(slug="viec-khac", again=again))
    found = [issue for issue in check(folder, TODAY) if "guides.yaml:4" in str(issue)]
    assert bool(found) is is_told
    assert all(issue.is_warning for issue in found)


def test_a_flow_whose_fees_are_gone_is_told_where_it_names_them(folder: Path, told: Told) -> None:
    (folder / "catalogue" / "fees.yaml").unlink()
    assert any("phi." in line for line in told())


def test_past_its_validity_a_flow_takes_no_newcomers_but_keeps_its_version(folder: Path) -> None:
    late, _ = ContentLibrary.load(folder, date(2027, 3, 1))
    assert late is not None
    assert "lam-giay" not in late.book().flows
    assert any(slug == "lam-giay" for slug, _ in late.book().versions)


def test_what_other_offices_do_is_referred_to_and_not_offered(book: Book) -> None:
    found = book.finder.find("tui bị mất bằng lái xe máy")
    assert (found.slugs, found.referred) == ((), "cap-lai-giay-phep-lai-xe")
    assert book.finder.find("làm khai sinh cho con").referred == ""
    referred = [one for one in book.procedures.values() if one.is_referred]
    assert {one.place for one in referred} == {Place.POLICE, Place.ELSEWHERE}
    assert not any(one.slug in book.flows for one in referred)


PART = """\
source: Người thử
checked: {{by: người thử, on: 2026-11-22}}
procedures:
- slug: {slug}
  name: Một việc mới
  field: Việc thử
  plain: Việc mới
"""


def test_a_long_list_may_be_cut_into_parts(folder: Path, told: Told) -> None:
    (folder / "catalogue" / "procedures").mkdir()
    writes(folder, "procedures/2-them", PART.format(slug="viec-moi"))
    assert told() == []
    library, _ = ContentLibrary.load(folder, TODAY)
    assert library is not None
    assert {"viec-khac", "viec-moi"} <= library.book().procedures.keys()


def test_a_procedure_in_two_parts_is_told_where_it_stands_again(folder: Path, told: Told) -> None:
    (folder / "catalogue" / "procedures").mkdir()
    writes(folder, "procedures/2-them", PART.format(slug="viec-khac"))
    assert [line.partition(" ")[0] for line in told()] == ["catalogue/procedures/2-them.yaml:4:3:"]


def test_a_part_that_is_no_list_is_told(folder: Path, told: Told) -> None:
    (folder / "catalogue" / "procedures").mkdir()
    writes(folder, "procedures/2-them", "slug-khong-phai-danh-sach")
    assert [line.partition(" ")[0] for line in told()] == ["catalogue/procedures/2-them.yaml:1:1:"]


def test_the_63_provinces_of_the_personal_number_are_provinces_of_then(book: Book) -> None:
    codes = {one.code: one.name for one in book.lexicon.id_provinces}
    assert len(codes) == 63
    assert (codes["051"], codes["062"]) == ("Quảng Ngãi", "Kon Tum")


@pytest.mark.parametrize(
    ("number", "is_asked"),
    [("051192000123", False), ("053192000123", True), ("146192000123", False)],
)
def test_a_number_of_no_province_is_asked_again_and_not_refused(
    book: Book, number: str, *, is_asked: bool
) -> None:
    reading = citizen_id.read(number, About(TODAY, lexicon=book.lexicon))
    assert reading == (Doubtful((number,), "citizen_id.odd") if is_asked else Understood(number))


@pytest.mark.parametrize(
    ("said", "commune", "province"),
    [
        ("thành phố Thuận An, Bình Dương", "", "Hồ Chí Minh"),
        ("thôn 3, xã Bình Dương", "Bình Sơn", "Quảng Ngãi"),
        ("xóm 1, Bình Trị, Bình Sơn", "Vạn Tường", "Quảng Ngãi"),
        ("xã Phổ Cường, Đức Phổ", "Khánh Cường", "Quảng Ngãi"),
    ],
)
def test_former_names_lead_to_the_commune_of_today(
    book: Book, said: str, commune: str, province: str
) -> None:
    reading = address.read(said, About(TODAY, lexicon=book.lexicon))
    assert isinstance(reading, Understood)
    assert isinstance(reading.value, Address)
    assert (reading.value.commune, reading.value.province) == (commune, province)


def test_a_former_name_of_two_communes_is_asked_about(book: Book) -> None:
    reading = address.read("tổ 3, phường Trần Hưng Đạo", About(TODAY, lexicon=book.lexicon))
    assert isinstance(reading, Doubtful)
    communes = [option.commune for option in reading.options if isinstance(option, Address)]
    assert communes == ["Cẩm Thành", "Đăk Bla"]


def test_every_file_of_facts_tells_when_it_is_due(folder: Path) -> None:
    shutil.copytree(ROOT / "catalogue", folder / "catalogue", dirs_exist_ok=True)
    found = {issue.file for issue in check(folder, date(2027, 1, 3)) if issue.is_warning}
    names = {"business_lines", "calendar", "ethnic_groups", "fees", "guides", "id_provinces"}
    names |= {"offices", "papers", "places", "terms"}
    assert {f"catalogue/{name}.yaml" for name in names} <= found
