"""Wishes about the talk are heard at any step, and never taken for answers or the reverse."""

import csv
from pathlib import Path

import pytest

from bot.model.flow import Choice
from bot.model.reading import About
from bot.understanding.wishes.commands import Command, command
from tests.understanding.lexicon import TODAY, about

CASES = Path(__file__).parent / "cases" / "commands.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case['kind']}-{case['text']}")
def test_a_wish_is_heard_only_where_it_is_one(case: dict[str, str]) -> None:
    heard = command(case["text"], case["kind"], about(case["kind"]))
    wanted = Command(case["name"], case["rest"], case["answer"]) if case["name"] else None
    assert heard == wanted


def test_the_label_of_a_button_is_an_answer_even_if_it_sounds_like_a_wish() -> None:
    known = About(TODAY, choices=(Choice("nghi", "Nghỉ"), Choice("lam", "Làm tiếp")))
    assert command("Làm tiếp", "choice", known) is None


def test_a_day_to_come_may_be_put_in_the_words_of_a_pause() -> None:
    assert command("để mai", "date", about("date", "coming")) is None
    assert command("để mai", "date", about("date", "past")) == Command("stop")


def test_a_wish_beside_an_answer_loses_neither() -> None:
    heard = command("5/3/2024, mà cho em hỏi cái này là gì", "date", about("date"))
    assert heard == Command("what", answer="5/3/2024")
    heard = command("sai rồi, tên là Loan", "date", about("date"))
    assert heard == Command("edit", "tên", "Loan")


def test_politeness_beside_an_answer_is_no_wish() -> None:
    assert command("chào em, 5/3/2024", "date", about("date")) is None
    assert command("0905 000 777, gọi tui buổi chiều nha", "phone", about("phone")) is None


@pytest.mark.parametrize("label", ["Hộ kinh doanh đang có", "Ngày sinh", "Hàng phải xin phép"])
def test_a_correction_keeps_the_name_of_the_answer_whole(label: str) -> None:
    assert command(f"sửa {label.lower()}", "number", About(TODAY)) == Command("edit", label.lower())


@pytest.mark.parametrize("text", ["cho em lùi lại " * 40, "mà thôi, " * 60, "a, " * 3000])
def test_a_long_message_is_weighed_too(text: str) -> None:
    assert command(text, "date", about("date")) in {None, Command("back"), Command("stop")}
