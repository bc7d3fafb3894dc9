"""The request of a household business: members, shares, lines, capital."""

from decimal import Decimal

from bot.content.library import ContentLibrary
from bot.engine.route import walk
from bot.model.answer import Address, Answer, Value
from bot.model.book import Office
from bot.model.conversation import Draft
from bot.printing.typst_printer import TypstPrinter
from bot.service.filling import Case, filled_in
from bot.service.paperwork import sheet
from tests.conftest import TODAY
from tests.printing.talks import pages_of, squeezed

HOME = Address("Ba Động", "Quảng Ngãi", "thôn Hy Long")
MEMBERS = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ")
GIVEN: dict[str, Value] = {
    "cach_ban": "co_dinh", "da_co": "chua", "truong_hop": "khong", "ai_dung": "ho_gia_dinh",
    "nguoi_nop.la": "chu", "dong_y": True, "chu.ten": "Phạm Thị Hoa", "chu.noi_o": HOME,
    "chu.ngay_sinh": "1998-05-12", "chu.so_dinh_danh": "051198001234",
    "chu.phan_gop": 20_000_000, "ho.dia_diem": HOME, "ho.ten": "Hộ kinh doanh Hoa Ba Động",
    "nganh.ten#1": "Bán thứ chưa ai bán",
}  # fmt: skip


def household(library: ContentLibrary, members: int) -> Case:
    """Give an owner and members who put in ten million each."""
    book = library.book()
    flow = book.flows["dang-ky-ho-kinh-doanh"]
    given = dict(GIVEN) if members else {**GIVEN, "ai_dung": "mot_nguoi", "ho.von": 50_000_000}
    for number, name in enumerate(MEMBERS[:members], start=1):
        given[f"thanh_vien.ten#{number}"] = f"Phạm Văn {name}"
        given[f"thanh_vien.phan_gop#{number}"] = 10_000_000
    items = {"thanh_vien": tuple(str(number + 1) for number in range(members))}
    answers = {key: Answer(value) for key, value in given.items()}
    draft = Draft("d", flow.slug, flow.version, answers, items if members else {})
    office = Office("1", "xã Ba Động", "Quảng Ngãi")
    return Case(book, flow, office, TODAY, walk(flow, draft, TODAY))


async def page(case: Case) -> str:
    return "".join(pages_of(await TypstPrinter().pdf(sheet(case, case.flow.forms[0]))))


def shares(case: Case) -> list[str]:
    filled = filled_in(case)
    items = filled["items"]
    assert isinstance(items, dict)
    groups = [filled, *items.get("thanh_vien", ())]
    return [share for group in groups for share in group["shares"].values()]


async def test_eight_people_stand_in_the_table_and_share_a_hundred(
    library: ContentLibrary,
) -> None:
    case = household(library, 7)
    said = shares(case)
    assert len(said) == 8
    assert sum(Decimal(share.replace(",", ".")) for share in said) == 100
    printed = await page(case)
    assert all(squeezed(f"Phạm Văn {name}") in printed for name in MEMBERS)
    assert "22,23" in printed
    assert squeezed("Chín mươi triệu đồng") in printed


async def test_a_single_owner_needs_no_table(library: ContentLibrary) -> None:
    case = household(library, 0)
    assert shares(case) == []
    printed = await page(case)
    assert squeezed("Thành viên hộ gia đình tham gia") not in printed
    assert squeezed("Năm mươi triệu đồng") in printed
    assert squeezed("HỘ KINH DOANH HOA BA ĐỘNG") in printed


async def test_a_line_without_a_code_leaves_its_cell_blank(library: ContentLibrary) -> None:
    printed = await page(household(library, 0))
    assert squeezed("1 Bán thứ chưa ai bán X") in printed
