"""Cries for help bring a human from any message; everyday words that sound alike do not."""

import pytest

from bot.model.reading import About
from bot.understanding.kinds import KINDS
from bot.understanding.spelling.word_sets import phrase_set
from bot.understanding.wishes.commands import Command, command
from tests.conftest import TODAY
from tests.understanding.lexicon import about

CRIES = sorted(
    phrase_set(
        "cấp cứu · em cần cấp cứu · gọi cấp cứu giùm · CẤP CỨU · cap cuu voi · caaps cuwsu"
        " · bị đánh · em bị đánh · đang bị đánh · bị đánh rồi · chồng em đánh em, cấp cứu với"
        " · chồng đánh tui hoài · nó đánh tui · chong em danh em · bi chong danh · em bi danh"
        " · ba nó đánh con tui · chong cam dao doi chem · Tự tử · tui muon tu tu"
        " · con nó muốn tự tử · tui muốn chết · tui muon chet · chán sống rồi"
        " · em không muốn sống nữa · khong muon song nua · sống không nổi nữa"
        " · em buồn quá muốn chết · mất con · tui mất con · mất con rồi cứu với · mat con roi"
        " · lạc mất con rồi · con tui mất tích · con toi bi bat coc · cứu với · cứu tui với"
        " · cuu toi voi · bà con ơi cháy nhà rồi · nhà đang cháy · con em uống thuốc sâu"
        " · vợ ăn lá ngón rồi · bị rắn cắn · con tui co giật · chảy máu nhiều quá"
        " · nó hiếp dâm em · con gái tui bị xâm hại · bi xam hai · bạo hành · dọa giết"
        " · bị lừa bán qua Trung Quốc · hồ sơ để đó, chồng em đang đánh em · dạ có, cứu em với"
        " · 5/3/2024 mà em bị đánh · vỡ ối rồi"
    )
)
EVERYDAY = sorted(
    phrase_set(
        "bị đánh rơi giấy · bị đánh mất giấy · đánh máy · đánh máy sai tên · đánh số · đánh dấu"
        " · đánh cá · bị đánh thuế · bi danh roi giay · bi danh la Bon · bí danh · tử tuất"
        " · chế độ tử tuất · thôn Từ Tử · từ từ đã em · tu tu da · mất con dấu của quán"
        " · mất con bò · mất con đường cũ · mất con chip · con mất giấy · con tui mất thẻ"
        " · chồng tui mới mất · nóng muốn chết · đợi lâu muốn chết · điện thoại sắp chết"
        " · máy sắp chết · cháy nhà làm mất sổ đỏ · nhà cháy mất giấy · cháy nhà năm ngoái"
        " · bán thuốc trừ sâu · sinh ở phòng cấp cứu · mổ cấp cứu"
        " · làm khai tử cho anh tui bị đuối nước · chồng mất tích lâu rồi · tuyên bố mất tích"
        " · cứu trợ bão lụt · nuoi cuu voi de · Nguyễn Văn Cứu"
    )
)
INSULTS = sorted(
    phrase_set(
        "đồ ngu · địt mẹ mày · đm · dm · vcl · ngu vậy · bot ngu quá · cút đi · đéo hiểu"
        " · mất dạy · đồ điên"
    )
)
GOODS = sorted(
    phrase_set(
        "nuôi chim cút · bán trứng cút lộn · hạt óc chó · bán đồ chó mèo · bán đồ điện · do dien"
        " · ban do cho be · me may do · da du ma · DM-123 · số cc 051192001234 · 500 ml"
        " · con ngủ rồi"
    )
)


@pytest.mark.parametrize("cry", CRIES)
def test_a_cry_for_help_is_heard_whatever_is_asked(cry: str) -> None:
    kinds = ("", "text", "date", "yes_no", "person_name", "photo")
    assert {command(cry, kind, about(kind)) for kind in kinds} == {Command("urgent")}


@pytest.mark.parametrize("said", EVERYDAY)
def test_everyday_words_raise_no_alarm(said: str) -> None:
    assert command(said, "text", About(TODAY)) != Command("urgent")


def test_a_cry_is_heard_at_the_end_of_a_long_story() -> None:
    story = "em kể chuyện này " * 40 + "cứu em với"
    assert command(story, "text", About(TODAY)) == Command("urgent")


@pytest.mark.parametrize("said", INSULTS)
def test_rude_words_are_met_calmly_and_are_no_answer(said: str) -> None:
    heard = {command(said, kind, about(kind)) for kind in ("date", "person_name", "yes_no")}
    assert heard == {Command("rude")}


def test_an_answer_among_rude_words_is_kept() -> None:
    assert command("đm 5/3/2024", "date", about("date")) == Command("rude", answer="5/3/2024")


@pytest.mark.parametrize("said", GOODS)
def test_goods_and_codes_are_not_taken_for_rudeness(said: str) -> None:
    assert command(said, "business_line", about("business_line")) != Command("rude")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_danger_comes_before_any_kind_of_answer(kind: str) -> None:
    assert command("cứu em với, chồng em đánh em", kind, about(kind)) == Command("urgent")
