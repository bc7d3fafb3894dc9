"""The words people open with lead where they should, in the catalogue as it is shipped."""

from datetime import date

import pytest

from bot.content.library import load_library
from bot.model.book import Book
from tests.conftest import ROOT

BIRTH = "dang-ky-khai-sinh"
BUSINESS = "dang-ky-ho-kinh-doanh"
COPY, SIGNATURE = "chung-thuc-ban-sao-tu-ban-chinh", "chung-thuc-chu-ky"
OPENINGS = {
    BIRTH: (
        "làm giấy khai sinh", "khai sanh", "làm gks", "giấy sinh", "đăng ký cho em bé",
        "tooi muoons lafm giaays khai sinh", "to6i muo6n1 la2m gia6y1 khai sinh",
        "LÀM GIẤY KHAI SINH", "giấy khai xinh", "đăn ký khai sinh", "làm khai sinh nhật cho con",
        "tui đi mần giấy khai sanh cho con nớ thì mần răng",
    ),
    BUSINESS: (
        "mở quán", "mở tiệm", "mở shop", "bán hàng", "giấy phép kinh doanh", "gpkd", "đkkd",
        "hộ kinh doanh", "hkd",
    ),
    COPY: ("sao y", "photo có dấu", "đóng dấu đỏ", "công chứng", "chứng thực"),
    SIGNATURE: ("công chứng chữ ký", "xác nhận chữ ký", "chứng sơ yếu lý lịch"),
}  # fmt: skip
OTHERS = {
    BIRTH: ("làm lại giấy khai sinh", "mất khai sinh", "sao khai sinh", "sửa khai sinh"),
    BUSINESS: ("đóng quán", "đổi tên quán"),
    COPY: ("công chứng mua bán đất",),
    SIGNATURE: ("công chứng mua bán đất",),
}


@pytest.fixture(scope="module")
def book() -> Book:
    return load_library(ROOT, date(2026, 11, 23)).book()


@pytest.mark.parametrize(
    ("slug", "said"), [(slug, one) for slug in OPENINGS for one in OPENINGS[slug]]
)
def test_an_opening_leads_to_its_procedure(book: Book, slug: str, said: str) -> None:
    assert book.finder.find(said).slugs[0] == slug


@pytest.mark.parametrize(("slug", "said"), [(slug, one) for slug in OTHERS for one in OTHERS[slug]])
def test_what_sounds_alike_leads_elsewhere(book: Book, slug: str, said: str) -> None:
    found = book.finder.find(said)
    assert found.slugs
    assert found.slugs[0] != slug


def test_a_bare_certification_is_asked_about(book: Book) -> None:
    assert not book.finder.find("công chứng").sure
    assert not book.finder.find("chứng thực").sure
