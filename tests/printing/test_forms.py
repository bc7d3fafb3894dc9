"""Every answer of a finished dossier stands on its form, nothing is cut, and blank twins match."""

import re
from dataclasses import replace

import pytest

from bot.commands.blank_forms import draw_blank
from bot.content.library import ContentLibrary
from bot.engine.route import walk
from bot.model.answer import Answer, Value
from bot.model.book import Book, Office
from bot.model.conversation import Draft
from bot.model.flow import Flow
from bot.printing.typst_printer import TypstPrinter
from bot.service.filling import Case, filled_in
from bot.service.paperwork import sheet
from bot.service.ports import Scope
from bot.service.printing import printables
from bot.service.view import flow_of
from tests.conftest import ROOT, TODAY
from tests.printing.talks import pages_of, printed, squeezed, talked

FLOWS = ROOT / "flows"
SENDING = (">> Tôi hứa thật. Gửi", ">> Gửi lời hẹn")  # a conversation that hands something in
SCRIPTS = sorted(
    str(path.relative_to(FLOWS))
    for flow in FLOWS.glob("*/flow.yaml")
    for path in flow.parent.glob("conversations/*.txt")
    if any(pressed in path.read_text("utf-8") for pressed in SENDING)
)
# Asked to find the way and for the officer; the official form has no line for them.
NOT_ON_THE_FORM = {
    "dang-ky-khai-sinh": {
        "be_la", "noi_sinh", "nguoi_lam_chung", "co_nguoi_thay", "cha_me_chiu_ten", "hon_thu",
        "nhan_giay", "nhan_giay_noi", "nguoi_khai.uy_quyen", "nguoi_khai.dien_thoai",
        "nguoi_khai.quan_he", "nguoi_khai.giay_to", "me.giay_to", "cha.giay_to", "ban_sao",
    },
    "dang-ky-ho-kinh-doanh": {
        "cach_ban", "hang_can_phep", "ai_dung", "bien_ban", "giay_nho", "da_co", "truong_hop",
        "chu.giay_to", "nguoi_nop.la", "nguoi_nop.ten", "nguoi_nop.so_dinh_danh", "nganh.giay_phep",
    },
}  # fmt: skip
LONG_NAME = "Nguyễn Hoàng Thiên Bảo Long Phước Khánh An Nhiên Tâm Đức Minh Quang Trường Sơn Hà"


def expected(case: Case, left_out: set[str]) -> dict[str, str]:
    """Give what must stand on a form: every answer its sections name, as it is printed."""
    filled = filled_in(case)
    named = {name for section in case.flow.sections for name in section.answers} - left_out
    items = filled["items"]
    assert isinstance(items, dict)
    groups = [filled, *(item for every in items.values() for item in every)]
    return {
        f"{name}@{place}": text
        for place, group in enumerate(groups)
        for name, text in group["fields"].items()
        if name in named and text
    }


@pytest.mark.parametrize("script", SCRIPTS)
async def test_a_finished_dossier_is_whole_on_paper(library: ContentLibrary, script: str) -> None:
    talk = await talked(library, script)
    dossier = await talk.dossier()
    assert dossier is not None
    flow = await flow_of(talk.parts, dossier)
    draft = Draft(dossier.draft, flow.slug, flow.version, dossier.answers, dossier.items)
    route = walk(flow, draft, TODAY)
    case = Case(library.book(), flow, library.book().offices[dossier.office], TODAY, route)
    page = "".join(pages_of(await printed(talk, dossier, flow.forms[0].name))).casefold()
    wanted = expected(case, NOT_ON_THE_FORM.get(flow.slug, set()))
    assert len(wanted) >= 4
    lost = {name: text for name, text in wanted.items() if squeezed(text).casefold() not in page}
    assert lost == {}


def birth(library: ContentLibrary, **more: Value) -> Case:
    flow = library.book().flows["dang-ky-khai-sinh"]
    given: dict[str, Value] = {
        "viec": "lan_dau", "cu_tru": "ca_hai", "hon_thu": "co", "noi_sinh": "o_nha",
        "nguoi_lam_chung": "co", "nguoi_khai.quan_he": "me", "dong_y": True, "be_la": "gai",
        "be.ngay_sinh": "2026-11-05", "be.ten#1": "Phạm Thị Lê Na", "me.ten": "Phạm Thị Hoa",
    }  # fmt: skip
    return _case(library.book(), flow, {**given, **more})


def _case(book: Book, flow: Flow, given: dict[str, Value]) -> Case:
    answers = {key: Answer(value) for key, value in given.items()}
    route = walk(flow, Draft("d", flow.slug, flow.version, answers), TODAY)
    return Case(book, flow, Office("1", "xã Ba Động", "Quảng Ngãi"), TODAY, route, "KS-4127-5836")


async def pages(case: Case, form: int = 0) -> list[str]:
    return pages_of(await TypstPrinter().pdf(sheet(case, case.flow.forms[form])))


async def test_each_twin_has_a_page(library: ContentLibrary) -> None:
    case = birth(library, **{"be_la": "sinh_doi", "be.gioi_tinh#1": "nam", "be.ten#2": "Phạm Bảo"})
    first, second = await pages(case)
    assert "PHẠMTHỊLÊNA" in first
    assert "PHẠMBẢO" in second
    assert "PHẠMBẢO" not in first


async def test_the_birth_date_stands_in_figures_and_in_words(library: ContentLibrary) -> None:
    [page] = await pages(birth(library))
    assert "05/11/2026" in page
    assert squeezed("Ngày năm tháng mười một năm hai nghìn không trăm hai mươi sáu") in page


async def test_a_father_who_is_not_named_leaves_his_lines_blank(library: ContentLibrary) -> None:
    [page] = await pages(birth(library, **{"hon_thu": "chi_me", "cha.ten": "Phạm Văn Tý"}))
    assert "PhạmVănTý" not in page
    assert squeezed("Họ, chữ đệm, tên người cha:21") in page


async def test_long_names_are_not_cut(library: ContentLibrary) -> None:
    names = dict.fromkeys(("be.ten#1", "me.ten", "cha.ten"), LONG_NAME)
    where = "Trung tâm Chăm sóc sức khỏe sinh sản và Kế hoạch hóa gia đình huyện cũ Ba Tơ, xã Ba Tơ"
    case = birth(library, **names)
    assert case.route is not None
    case.route.values["be.noi_sinh"] = where
    page = "".join(await pages(case))
    assert page.count(squeezed(LONG_NAME)) == 4  # the mother files: her name, twice, and signed
    assert squeezed(LONG_NAME.upper()) in page
    assert squeezed(where) in page


async def test_only_who_may_see_an_answer_has_it_printed(library: ContentLibrary) -> None:
    case = replace(birth(library), may_see=lambda key: key not in {"me.ten", "nguoi_khai.ten"})
    [page] = await pages(case)
    assert "PhạmThịHoa" not in page
    assert "PHẠMTHỊLÊNA" in page


async def test_a_blank_twin_has_the_same_lines_and_numbers(library: ContentLibrary) -> None:
    book = library.book()
    for flow in book.flows.values():
        office = next(iter(book.offices.values()))
        for form in flow.forms:
            blank = Case(book, flow, office, TODAY)
            [*empty] = pages_of(await TypstPrinter().pdf(sheet(blank, form)))
            labels = set(re.findall(r'dong\((?:"[\d.]+"|\d+|none), "([^"]+)"', form.template))
            assert labels
            assert {one for one in labels if squeezed(one) not in "".join(empty)} == set()


async def test_all_forms_and_slips_can_be_drawn_blank(library: ContentLibrary) -> None:
    assert await draw_blank(library.book()) == []


async def test_a_broken_form_is_told_by_file_and_line(library: ContentLibrary) -> None:
    book = library.book()
    flow = book.flows["dang-ky-khai-sinh"]
    broken = replace(flow.forms[0], template="đúng\n#sai_roi")
    flows = {flow.slug: replace(flow, forms=(broken,))}
    [issue] = await draw_blank(replace(book, flows=flows))
    assert str(issue).startswith("flows/dang-ky-khai-sinh/to-khai.typ:2:1: ")


async def test_a_receipt_tells_code_papers_and_the_day(library: ContentLibrary) -> None:
    script = "dang-ky-khai-sinh/conversations/me-sinh-o-benh-vien.txt"
    talk = await talked(library, script, until="! accept")
    dossier = await talk.dossier()
    assert dossier is not None
    listed = await printables(talk.parts, Scope("o", dossier.office), dossier)
    assert [one.name for one in listed] == ["to-khai", "phieu-tiep-nhan"]
    [page] = pages_of(await printed(talk, dossier, "phieu-tiep-nhan"))
    assert dossier.code in page
    assert squeezed("Giấy chứng sinh") in page
    assert dossier.clock.due_on is not None
    assert f"{dossier.clock.due_on:%d/%m/%Y}" in page
