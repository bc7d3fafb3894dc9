"""Wishes about the talk are heard at any step, and never taken for answers or the reverse."""

import csv
from pathlib import Path

import pytest

from bot.model.flow import Choice
from bot.model.reading import About
from bot.understanding.commands import Command, command
from tests.understanding.lexicon import TODAY, about

CASES = Path(__file__).parent / "cases" / "commands.tsv"


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case['kind']}-{case['text']}")
def test_a_wish_is_heard_only_where_it_is_one(case: dict[str, str]) -> None:
    heard = command(case["text"], case["kind"], about(case["kind"]))
    wanted = Command(case["name"], case["rest"]) if case["name"] else None
    assert heard == wanted


def test_the_label_of_a_button_is_an_answer_even_if_it_sounds_like_a_wish() -> None:
    known = About(TODAY, choices=(Choice("nghi", "Nghỉ"), Choice("lam", "Làm tiếp")))
    assert command("Làm tiếp", "choice", known) is None


@pytest.mark.parametrize("text", ["Tự tử", "chồng em đánh em, cấp cứu với", "tui muon tu tu"])
def test_a_cry_for_help_is_heard_within_any_sentence(text: str) -> None:
    assert command(text, "text", About(TODAY)) == Command("urgent")


@pytest.mark.parametrize(
    "text", ["từ từ đã em", "tu tu da", "mất con dấu của quán", "nóng muốn chết"]
)
def test_everyday_words_raise_no_alarm(text: str) -> None:
    assert command(text, "text", About(TODAY)) != Command("urgent")
