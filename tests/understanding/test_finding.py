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
LODGERS = (Procedure("tam-tru", "Đăng ký tạm trú", "Cư trú", phrases=("thuê phòng trọ",)),)
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
def test_thanks_the_machine_and_the_market_are_no_matter_of_an_office(sentence: str) -> None:
    sayings = Sayings(
        human=("cho gặp cán bộ", "có cán bộ nào biết tiếng Co không", "ai là người phụ trách")
    )
    found = Finder((*PROCEDURES, *LODGERS), sayings).find(sentence)
    assert (found.slugs, found.intent) == ((), "")


def test_thanks_beside_a_wish_and_what_a_paper_costs_are() -> None:
    assert FINDER.find("cảm ơn em, chị muốn làm giấy khai sinh cho con").slugs[0] == "khai-sinh"
    assert FINDER.find("photo công chứng bao nhiêu một tờ").slugs[0] == "sao-y"


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
def test_asking_for_a_status_or_a_human_is_no_search(sentence: str, intent: str) -> None:
    assert FINDER.find(sentence).intent == intent


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
def test_how_far_what_was_handed_in_is_is_asked_in_many_ways(sentence: str) -> None:
    assert FINDER.find(sentence).intent == "status"


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
def test_what_is_still_to_be_done_is_no_status(sentence: str) -> None:
    assert FINDER.find(sentence).intent == ""


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


def test_words_without_a_full_stop_are_heard_in_stretches() -> None:
    told = (
        "ờ thì hôm bữa mưa lớn quá trời nhà tui ở trên núi đường sạt không xuống được"
        " ba tui mới mất hổng biết báo ai bữa ni mới xuống tới đây nè em coi giùm"
    )
    assert READY.find(told).slugs[0] == "khai-tu"


@pytest.mark.parametrize(
    "sentence", ["đăng ký khia sinh", "đăng kí kết hôm", "ket hom voi nguoi lao"]
)
def test_a_slip_is_mended_by_the_word_beside_it(sentence: str) -> None:
    assert READY.find(sentence).slugs


def test_a_hotline_called_in_vain_is_somebody_elses() -> None:
    assert FINDER.find("gọi tổng đài mãi không được").intent == ""
    assert FINDER.find("cho gọi tổng đài").intent == "human"


def test_other_accents_are_another_word() -> None:
    away = Procedure("tam-vang", "Khai báo tạm vắng", "Cư trú", phrases=("báo xã vắng nhà",))
    finder = Finder((*PROCEDURES, away))
    assert finder.find("báo vắng nhà").slugs
    assert not finder.find("bán vàng").slugs


def test_no_more_than_asked_for_are_offered() -> None:
    assert len(FINDER.find("đăng ký", limit=2).slugs) <= 2


def test_without_procedures_nothing_is_found() -> None:
    assert Finder(()).find("khai sinh").slugs == ()
