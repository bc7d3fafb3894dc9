"""People find their procedure in their own words, or are told that it is not here."""

import pytest

from bot.model.book import Procedure, Sayings
from bot.understanding.finding.finding import Finder

PROCEDURES = (
    Procedure("khai-sinh", "Đăng ký khai sinh", "Hộ tịch", plain="Khai sinh",
              phrases=("làm giấy khai sinh cho con", "vợ tui mới sanh", "khai sinh trễ")),
    Procedure("lai-khai-sinh", "Đăng ký lại khai sinh", "Hộ tịch",
              phrases=("mất giấy khai sinh muốn làm lại", "giấy khai sinh cháy mất hết")),
    Procedure("ket-hon", "Đăng ký kết hôn", "Hộ tịch", phrases=("làm hôn thú", "mần giấy cưới")),
    Procedure("ket-hon-nuoc-ngoai", "Đăng ký kết hôn có yếu tố nước ngoài", "Hộ tịch",
              phrases=("lấy chồng nước ngoài", "kết hôn với người Lào")),
    Procedure("khai-tu", "Đăng ký khai tử", "Hộ tịch", phrases=("báo tử", "ba tui mới mất")),
    Procedure("sao-y", "Chứng thực bản sao từ bản chính", "Chứng thực",
              other_names=("Sao y bản chính",),
              phrases=("photo công chứng", "photo dấu đỏ", "sao y căn cước")),
    Procedure("ho-kinh-doanh", "Đăng ký thành lập hộ kinh doanh", "Kinh doanh",
              phrases=("mở tiệm tạp hóa", "mở quán", "xin giấy phép bán hàng")),
)  # fmt: skip
FINDER = Finder(PROCEDURES)


@pytest.mark.parametrize(
    ("sentence", "slug"),
    [
        ("tui đi mần khai sinh cho cháu", "khai-sinh"),
        ("ddawng kys khai sinh", "khai-sinh"),
        ("d9a8ng ky1 ke61t ho6n", "ket-hon"),
        ("giay khai sinh mat roi muon lam lai", "lai-khai-sinh"),
        ("đăng ký kết hôn với người Mỹ", "ket-hon-nuoc-ngoai"),
        ("đkkh", "ket-hon"),
        ("sao y cmnd", "sao-y"),
        ("mở tiệm tạp hoá", "ho-kinh-doanh"),
        ("MỞ QUÁN ĂN 🍜", "ho-kinh-doanh"),
        ("đăng ký khai xinh", "khai-sinh"),
        ("chứng thực bảng sao", "sao-y"),
        ("sao i căn cước", "sao-y"),
        ("đăng ký kết hông", "ket-hon"),
        ("đki kết hôn", "ket-hon"),
        ("đang kí kai sinh", "khai-sinh"),
        ("đăng kýy kêt hôm", "ket-hon"),
        ("bản saoo căn cước", "sao-y"),
        ("photo dấu đỏ nhiêu một tờ", "sao-y"),
        ("em muốn hỏi chút xíu về khai sinh, em xin cảm ơn trước", "khai-sinh"),
    ],
)
def test_a_sentence_leads_to_its_procedure(sentence: str, slug: str) -> None:
    assert FINDER.find(sentence).slugs[0] == slug


@pytest.mark.parametrize(
    "sentence", ["", "chào bạn", "thời tiết ngày mai thế nào", "làm passport", "aaaa", "đồ điên"]
)
def test_what_is_not_done_here_finds_nothing(sentence: str) -> None:
    assert FINDER.find(sentence).slugs == ()


SAYINGS = Sayings(
    status=("giấy ký xong chưa anh",),
    human=("kêu ai ra đây nói chuyện",),
    none=("giá vàng hôm nay", "mơ thấy người chết"),
    ambiguous={"làm lại khai sinh": ("lai-khai-sinh", "khai-sinh")},
)
READY = Finder(PROCEDURES, SAYINGS)


def test_the_nearest_saying_decides_what_is_no_procedure() -> None:
    assert READY.find("giay da ky xong chua").intent == "status"
    assert READY.find("kêu ai nói chuyện với tui").intent == "human"
    assert READY.find("bữa nay giá vàng sao").slugs == ()
    assert READY.find("hồi hôm mơ thấy người chết").slugs == ()
    assert READY.find("muốn làm hôn thú").slugs[0] == "ket-hon"


@pytest.mark.parametrize("sentence", ["lam lai khai sinh", "dạ em làm lại khai sinh ạ"])
def test_a_saying_with_two_meanings_is_never_taken_for_one(sentence: str) -> None:
    found = READY.find(sentence)
    assert found.slugs == ("lai-khai-sinh", "khai-sinh")
    assert not found.sure


@pytest.mark.parametrize(
    "sentence", ["đăng ký khia sinh", "đăng kí kết hôm", "ket hom voi nguoi lao"]
)
def test_a_slip_is_mended_by_the_word_beside_it(sentence: str) -> None:
    assert READY.find(sentence).slugs


def test_other_accents_are_another_word() -> None:
    away = Procedure("tam-vang", "Khai báo tạm vắng", "Cư trú", phrases=("báo xã vắng nhà",))
    finder = Finder((*PROCEDURES, away))
    assert finder.find("báo vắng nhà").slugs
    assert not finder.find("bán vàng").slugs


def test_no_more_than_asked_for_are_offered() -> None:
    assert len(FINDER.find("đăng ký", limit=2).slugs) <= 2


def test_without_procedures_nothing_is_found() -> None:
    assert Finder(()).find("khai sinh").slugs == ()
