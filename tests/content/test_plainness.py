"""Content that is hard to read on a small phone is told to its author, with a better word."""

from pathlib import Path

import pytest

from bot.content.library import ContentLibrary
from bot.understanding.plain_speech import (
    HardWord,
    of_bubble,
    of_decree,
    of_list,
    of_question,
    of_words,
    shown,
)
from tests.conftest import ROOT
from tests.content.conftest import TODAY

HARD = (
    HardWord("bản chính", "tờ gốc", beside=("tờ gốc",)),
    HardWord("vui lòng", ""),
)


def codes(remarks: object) -> list[str]:
    assert hasattr(remarks, "__iter__")
    return [code for code, _ in remarks]


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Bé tên gì và sinh ngày nào ạ?", "plain.two_questions"),
        ("Bé tên gì? Sinh ngày nào?", "plain.two_questions"),
        ("Anh/chị không có giấy kết hôn phải không?", "plain.negative"),
        ("Nhà mình chưa làm giấy khai sinh cho bé đúng không ạ?", "plain.negative"),
        ("Bé sinh ngày nào? Viết như 5/3/2026.", "plain.not_last"),
        ("Câu một. Câu hai. Câu ba. Bé sinh ngày nào?", "plain.sentences"),
        (" ".join(["dài"] * 15) + " không?", "plain.question"),
    ],
)
def test_a_question_that_misleads_is_told(text: str, remark: str) -> None:
    assert remark in codes(of_question(text))


@pytest.mark.parametrize(
    "text",
    [
        "Vẫn làm được ạ. Lúc mẹ sinh có ai thấy không ạ?",
        "Không có giấy cũng không sao. Bé sinh ở đâu ạ?",
        "Bé trai hay bé gái ạ?",
        "Cha và mẹ ở xã nào ạ?",
        "Đã có giấy kết hôn chưa ạ?",
    ],
)
def test_a_plain_question_is_left_alone(text: str) -> None:
    assert codes(of_question(text)) == []


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Anh/chị mang bản chính đến.", "plain.hard"),
        ("Anh/chị vui lòng đợi.", "plain.idle"),
        ("GIẤY KHAI SINH in lên đây.", "plain.capitals"),
        ("Đóng 8.000 đồng một bản.", "plain.figure"),
        ("Hẹn chiều T5.", "plain.figure"),
    ],
)
def test_a_word_people_stumble_over_is_told(text: str, remark: str) -> None:
    assert remark in codes(of_words(text, HARD))


def test_a_hard_word_that_is_explained_beside_may_stand() -> None:
    assert codes(of_words("Mang bản chính, là tờ gốc, đến xã.", HARD)) == []
    assert codes(of_words("Nhập bản chính_thức", HARD)) == ["plain.hard"]
    assert codes(of_words("Trả trước {{ phi.sao_y | tien }} một bản.", HARD)) == []


def test_the_plain_word_is_offered() -> None:
    ((_, slots),) = of_words("Mang bản chính đến.", HARD)
    assert slots == {"word": "bản chính", "say": "tờ gốc"}


@pytest.mark.parametrize(
    ("text", "may_name", "remarks"),
    [
        ("Theo Nghị định 123/2015/NĐ-CP, bé mấy tuổi?", False, ["plain.decree"]),
        ("Căn cứ Thông tư 04/2024/TT-BTP.", True, ["plain.bare_decree"]),
        ("Thông tư 04/2024/TT-BTP. Tờ khai phải có dòng này.", True, []),
        ("Luật quy định như vậy.", False, []),
    ],
)
def test_a_decree_is_never_asked_and_never_stands_bare(
    text: str, *, may_name: bool, remarks: list[str]
) -> None:
    assert codes(of_decree(text, may_name=may_name)) == remarks


def test_a_long_bubble_is_told_and_branches_are_counted_once() -> None:
    assert codes(of_bubble("tiếng " * 41, ())) == ["plain.bubble"]
    branched = "{% if a %}" + "một " * 25 + "{% else %}" + "hai " * 25 + "{% endif %}"
    assert codes(of_bubble(branched, ())) == []
    assert shown("{{ be.ten | ten }} sinh ngày nào?") == "x sinh ngày nào?"


def test_a_list_may_be_long_but_not_its_sentences() -> None:
    assert codes(of_list("\n".join(["Một dòng ngắn thôi."] * 8), ())) == []
    assert codes(of_list("\n".join(["Một dòng ngắn thôi."] * 9), ())) == ["plain.lines"]
    assert codes(of_list("tiếng " * 16, ())) == ["plain.line"]


def test_the_shipped_content_is_plain() -> None:
    _, issues = ContentLibrary.load(Path(ROOT), TODAY)
    assert [str(issue) for issue in issues] == []
