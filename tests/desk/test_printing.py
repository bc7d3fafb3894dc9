"""Officers print forms and slips of their own office; each print is noted."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.model.flow import Form
from bot.printing.typst_printer import TypstPrinter
from tests.conftest import ROOT
from tests.desk.counter import Browser, Counter, desk_app
from tests.desk.office import AN, BA_DONG, BINH, BOOK, FILES, FLOW, Shelf, Workplace, always, sent
from tests.printing.talks import pages_of, squeezed

HERE = "/desk/dossiers/KS-0001-5836"
FORMS = (
    Form(
        "to-khai",
        "Tờ khai thử",
        '#show: trang.with("Tờ khai")\n#dong(1, "Mẹ", o("me.ten"))'
        '\n#dong(2, "Riêng", o("me.tam_su"))\n'
        '#muc("be").map(be => dong(3, "Bé", o("be.ten", cua: be))).join()',
    ),
    Form("giay-khac", "Giấy khác", "khác", always(False)),  # noqa: FBT003
    Form("hong", "Giấy hỏng", "#sai"),
)
SLIPS = {
    path.stem: path.read_text("utf-8") for path in (ROOT / "catalogue" / "slips").glob("*.typ")
}


@pytest.fixture
async def counter() -> Counter:
    """Open an office whose flow has forms."""
    flow = replace(FLOW, forms=FORMS)
    book = replace(BOOK, versions={("khai-sinh", "v1"): flow}, slips=SLIPS)
    place = Workplace(shelf=Shelf(book))
    place.parts = replace(place.parts, printer=TypstPrinter())
    await place.takes_in(sent(), *FILES)
    counter = Counter(place, desk_app(place))
    await counter.hires(AN, BINH)
    return counter


@pytest.fixture
async def an(counter: Counter) -> AsyncIterator[Browser]:
    browser = await counter.seats(AN)
    yield browser
    await browser.client.aclose()


async def test_the_page_offers_what_this_case_needs(an: Browser) -> None:
    page = (await an.opens(HERE)).text
    assert f"{HERE}/print/to-khai" in page
    assert f"{HERE}/print/to-khai/blank" in page
    assert "giay-khac" not in page
    assert "phieu-tiep-nhan" not in page


async def test_a_form_is_printed_with_its_answers_and_noted(counter: Counter, an: Browser) -> None:
    answer = await an.client.get(f"{HERE}/print/to-khai")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'inline; filename="KS-0001-5836-to-khai.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    [page] = pages_of(answer.content)
    for name in ("Đinh Thị Lan", "Đinh Văn Nam", "Đinh Thị Na"):
        assert squeezed(name) in page
    entry = (await counter.place.store.audit_of(BA_DONG))[-1]
    assert (entry.action, entry.object) == ("print", "KS-0001-5836 to-khai")


async def test_what_only_justice_may_see_is_not_printed(an: Browser) -> None:
    [page] = pages_of((await an.client.get(f"{HERE}/print/to-khai")).content)
    assert squeezed("điều không ai được biết") not in page


async def test_the_blank_twin_holds_nobody(an: Browser) -> None:
    [page] = pages_of((await an.client.get(f"{HERE}/print/to-khai/blank")).content)
    assert squeezed("Đinh Thị Lan") not in page
    assert "1Mẹ:" in page


async def test_once_accepted_the_receipt_can_be_printed(an: Browser) -> None:
    assert (await an.opens(f"{HERE}/print/phieu-tiep-nhan")).status_code == 404
    await an.opens(HERE)
    await an.posts(f"{HERE}/accept")
    assert "Phiếu tiếp nhận và hẹn trả" in (await an.opens(HERE)).text
    [page] = pages_of((await an.client.get(f"{HERE}/print/phieu-tiep-nhan")).content)
    assert "KS-0001-5836" in page
    assert squeezed("Chị An") in page


async def test_a_refusal_is_printed_with_its_reason(an: Browser) -> None:
    await an.opens(HERE)
    await an.posts(f"{HERE}/refuse", reason="Cha mẹ ở xã khác")
    [page] = pages_of((await an.client.get(f"{HERE}/print/phieu-tu-choi")).content)
    assert squeezed("Cha mẹ ở xã khác") in page


async def test_a_broken_form_is_said_to_be_broken(an: Browser) -> None:
    answer = await an.opens(f"{HERE}/print/hong")
    assert answer.status_code == 500
    assert "Chưa in được" in answer.text


async def test_another_office_prints_nothing(counter: Counter) -> None:
    binh = await counter.seats(BINH)
    for path in ("to-khai", "to-khai/blank", "phieu-tiep-nhan", "khong-co"):
        assert (await binh.opens(f"{HERE}/print/{path}")).status_code == 404
    await binh.client.aclose()


async def test_nobody_prints_without_signing_in(counter: Counter) -> None:
    browser = counter.browser()
    answer = await browser.opens(f"{HERE}/print/to-khai")
    assert answer.headers["location"] == "/desk/sign-in"
    await browser.client.aclose()
