"""Sentences of many people, tried on the catalogue as it is shipped."""

from datetime import date
from pathlib import Path

import pytest

from bot.content.library import load_library
from bot.model.book import Book, Found
from tests.bench.finding import PRACTICE, UNSEEN, Asked, Score, is_inside, read_queries

ROOT = Path(__file__).parent.parent.parent
# Short words that mean many things: a clerk would ask back.
ALWAYS_ASKED = (
    "làm lại khai sinh", "công chứng", "nhập hộ khẩu", "giấy xác nhận", "sổ đỏ", "tiền già",
    "trợ cấp", "đổi tên", "tách", "mất giấy", "giấy phép", "nhận tiền thay", "mất giấy khai sinh",
    "lam lai khai sinh", "dạ em muốn làm sổ đỏ ạ", "GIẤY PHÉP", "ddooir teen",
)  # fmt: skip


@pytest.fixture(scope="module")
def book() -> Book:
    return load_library(ROOT, date(2026, 11, 23)).book()


@pytest.fixture(scope="module", params=[PRACTICE, UNSEEN], ids=lambda path: path.stem)
def tried(request: pytest.FixtureRequest, book: Book) -> list[tuple[Asked, Found]]:
    """Give every sentence but other offices' business, with what was found."""
    known = book.procedures
    return [
        (one, book.finder.find(one.text))
        for one in read_queries(request.param)
        if not any(slug in known and known[slug].is_referred for slug in one.right)
    ]


def test_most_people_find_their_procedure(tried: list[tuple[Asked, Found]]) -> None:
    total = Score()
    for one, found in tried:
        if is_inside(one):
            total.add(found, one.right)
    assert total.first / total.asked >= 0.85
    assert total.among_three / total.asked >= 0.95
    assert total.direct_right / total.direct >= 0.97


def test_what_is_no_business_of_the_office_is_left_alone(tried: list[tuple[Asked, Found]]) -> None:
    outside = [found for one, found in tried if not one.right]
    assert sum(bool(one.slugs or one.intent) for one in outside) <= 0.05 * len(outside)
    assert sum(one.sure for one in outside) <= 0.02 * len(outside)


@pytest.mark.parametrize(("wish", "least"), [("status", 0.9), ("human", 0.95)])
def test_wishes_are_heard(tried: list[tuple[Asked, Found]], wish: str, least: float) -> None:
    heard = [found.intent for one, found in tried if one.right == (f"@{wish}",)]
    assert heard.count(wish) >= least * len(heard)


def test_nothing_else_is_taken_for_a_wish(tried: list[tuple[Asked, Found]]) -> None:
    inside = [found for one, found in tried if is_inside(one)]
    assert sum(bool(found.intent) for found in inside) <= 0.01 * len(inside)


@pytest.mark.parametrize("said", ALWAYS_ASKED)
def test_what_means_many_things_is_always_asked(book: Book, said: str) -> None:
    found = book.finder.find(said)
    assert len(found.slugs) > 1
    assert not found.sure


@pytest.mark.parametrize("slug", ["dang-ky-ket-hon", "dang-ky-thuong-tru", "tach-ho"])
def test_a_name_typed_in_full_is_certain(book: Book, slug: str) -> None:
    found = book.finder.find(book.procedures[slug].name)
    assert found.slugs[0] == slug
    assert found.sure


@pytest.mark.parametrize("said", ["đồng ý", "đồ điên", "kể chuyện ma", "bạn bao nhiêu tuổi", "ok"])
def test_small_talk_finds_nothing(book: Book, said: str) -> None:
    assert book.finder.find(said).slugs == ()
