"""What `motcua read` prints."""

import pytest

from bot.understanding.reading_json import reading_json
from tests.understanding.lexicon import about


@pytest.mark.parametrize(
    ("kind", "text", "printed"),
    [
        ("date", "5/3/2024", {"reading": "value", "value": "2024-03-05",
                              "echo": "thứ Ba 5/3/2024"}),
        ("yes_no", "có", {"reading": "value", "value": "yes", "echo": "có"}),
        ("sex", "bé gái", {"reading": "value", "value": "nu", "echo": "nữ"}),
        ("date", "mùng 5 tháng 3", {"reading": "ask", "options": ["2026-03-05", "2026-04-21"]}),
        ("date", "31/4", {"reading": "no"}),
        ("date", "để sau", {"reading": "command", "command": "later"}),
        ("place", "Quảng Ngãi", {"reading": "value", "value": "tỉnh Quảng Ngãi",
                                 "echo": "tỉnh Quảng Ngãi"}),
    ],
)  # fmt: skip
def test_a_reading_is_one_object(kind: str, text: str, printed: dict[str, object]) -> None:
    assert reading_json(kind, text, about(kind)) == printed


@pytest.mark.parametrize(("text", "value"), [("hổng biết", "unknown"), ("mai mới có", "later")])
def test_not_knowing_and_not_yet_are_values_of_a_yes_no_question(text: str, value: str) -> None:
    printed = reading_json("yes_no", text, about())
    assert (printed["reading"], printed["value"]) == ("value", value)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("1995", ["1995"]),
        ("tháng ba năm ngoái", ["2025-03"]),
        ("tuổi hợi", ["2019", "2007", "1995"]),
        ("đầu tháng", []),
    ],
)
def test_a_year_is_told_where_a_day_is_wanted_though_the_chat_offers_none(
    text: str, options: list[str]
) -> None:
    assert reading_json("date", text, about("date", "past")) == {
        "reading": "ask",
        "options": options,
    }


def test_an_address_is_printed_in_its_parts() -> None:
    printed = reading_json("address", "thôn Suối Loa, xã Ba Động", about())
    parts = {"commune": "Ba Động", "province": "Quảng Ngãi", "rest": "thôn Suối Loa"}
    assert printed["value"] == parts
