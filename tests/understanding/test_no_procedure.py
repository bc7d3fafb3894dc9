"""What wants no procedure: how far a dossier is, a person, or nothing an office does."""

from datetime import date
from pathlib import Path

import pytest

from bot.content.library import load_library
from bot.model.book import Finder

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def finder() -> Finder:
    return load_library(ROOT, date(2026, 11, 23)).book().finder


@pytest.mark.parametrize(
    "sentence",
    [
        "dạ em cảm ơn anh chị cán bộ xã mình nhiều lắm",
        "cán bộ dễ thương quá",
        "bot có biết nói tiếng Co không",
        "thuê phòng trọ bao nhiêu một tháng",
        "photo một tờ bao nhiêu ở tiệm ngoài chợ",
        "em cảm ơn cán bộ, cháu nó có giấy rồi ạ",
        "anh cán bộ hướng dẫn kỹ lắm cảm ơn anh",
        "có phải đang nói chuyện với người thật không",
        "đang chat với người hay bot đó",
        "bạn là cán bộ thật hả",
        "ai là chủ tịch nước",
        "trưởng thôn mình là ai",
        "xin vô làm cán bộ xã thì làm sao",
        "số điện thoại nhà xe",
        "giá thuê mặt bằng mở quán ở thị trấn",
        "tìm phòng trọ gần trường cho con",
        "đẻ con trai hay con gái tốt hơn",
    ],
)
def test_thanks_the_machine_and_the_market_are_no_matter_of_an_office(
    finder: Finder, sentence: str
) -> None:
    found = finder.find(sentence)
    assert (found.slugs, found.intent) == ((), "")


def test_thanks_beside_a_wish_and_what_a_paper_costs_are(finder: Finder) -> None:
    assert (
        finder.find("cảm ơn em, chị muốn làm giấy khai sinh cho con").slugs[0]
        == "dang-ky-khai-sinh"
    )
    assert (
        finder.find("photo công chứng bao nhiêu một tờ").slugs[0]
        == "chung-thuc-ban-sao-tu-ban-chinh"
    )


@pytest.mark.parametrize(
    ("sentence", "intent"),
    [
        ("hồ sơ của em xong chưa", "status"),
        ("tra cứu hồ sơ H48-250101-0001", "status"),
        ("cho tôi nói chuyện với người phụ trách", "human"),
        ("xin số điện thoại cán bộ", "human"),
        ("nói chiện zới ngừi thiệt được hông", "human"),
        ("cho gặp ai đó đi", "human"),
        ("đừng trả lời tự động nữa", "human"),
        ("nhờ cán bộ alo lại cho tui", "human"),
        ("đưa điện thoại cho người khác nói", "human"),
        ("bữa ni ai trực vậy", "human"),
        ("cúp điện từ sáng gọi ai", ""),
        ("hỏi cán bộ thì nói phải xác nhận độc thân mới cưới được", ""),
        ("công an xã gọi điện kêu tui khai báo cho thợ", ""),
        ("check hs giúp mình", "status"),
        ("tiền khai tử của bà nội tui duyệt chưa", "status"),
        ("hồ sơ nhà tui nộp tháng tám giờ còn kẹt chỗ nào", "status"),
        ("có phải người thật không, cho gặp cán bộ", "human"),
        ("giấy chưa có gia đình", ""),
    ],
)
def test_asking_for_a_status_or_a_human_is_no_search(
    finder: Finder, sentence: str, intent: str
) -> None:
    assert finder.find(sentence).intent == intent


@pytest.mark.parametrize(
    "sentence",
    [
        "giấy phép xây dựng của tôi đến lượt chưa",
        "bữa hổm nộp đơn tách hộ, giờ được chưa",
        "xã đã ký giấy khai sinh cho em chưa",
        "gửi đơn xin học phí cho con cả tháng ni im ru",
        "nộp giấy rồi chừng mô người ta gọi",
        "đơn của bà nội tui ai đang giữ vậy",
        "cái hồ sơ kết hôn của nhà tui răng lâu rứa",
        "bao h có kq z ad",
        "kiểm tra dùm mã H12 345",
    ],
)
def test_how_far_what_was_handed_in_is_is_asked_in_many_ways(finder: Finder, sentence: str) -> None:
    assert finder.find(sentence).intent == "status"


@pytest.mark.parametrize(
    "sentence",
    [
        "con tui 2 tuổi làm giấy khai sinh được chưa",
        "giấy khai sinh của con tui sai ngày, bao giờ sửa được",
        "giấy kết hôn của tụi em rách lâu quá rồi",
        "tờ khai đăng ký kết hôn viết sao rồi nộp ở đâu",
        "nộp đơn ra tòa rồi chưa thấy gọi",
        "gửi con cho bà ngoại hồi tháng trước, giờ khai sinh được chưa",
    ],
)
def test_what_is_still_to_be_done_is_no_status(finder: Finder, sentence: str) -> None:
    assert finder.find(sentence).intent == ""


def test_a_hotline_called_in_vain_is_somebody_elses(finder: Finder) -> None:
    assert finder.find("gọi tổng đài mãi không được").intent == ""
    assert finder.find("cho gọi tổng đài").intent == "human"
