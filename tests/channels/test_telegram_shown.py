import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.shown import MOST_UNITS, keyboard, pieces, units
from bot.model.conversation import Act, Button
from bot.model.message import Message

TAG = re.compile(r"</?b>")
DESK = "https://xa.test"
WORDS = st.text(st.sampled_from("ạ& <>*😀\n bc"), max_size=60)


def read(shown: str) -> str:
    """Give what stands on the screen."""
    return html.unescape(TAG.sub("", shown))


def test_what_must_stand_out_is_bold_and_the_rest_is_as_it_was_written() -> None:
    (piece,) = pieces('Em ghi: **<b>Lê & Na</b>**, "anh" ạ')
    assert piece.html == 'Em ghi: <b>&lt;b&gt;Lê &amp; Na&lt;/b&gt;</b>, "anh" ạ'
    assert piece.plain == 'Em ghi: <b>Lê & Na</b>, "anh" ạ'


def test_a_stray_mark_is_not_shown() -> None:
    assert pieces("a ** b")[0].html == "a  b"


def test_nothing_to_read_is_nothing_to_send() -> None:
    assert pieces(" \n ") == []


def test_an_emoji_counts_as_two() -> None:
    assert units("ạ😀") == 3
    (whole,) = pieces("😀" * (MOST_UNITS // 2))
    first, rest = pieces("😀" * (MOST_UNITS // 2) + "ạ")
    assert (first.plain, rest.plain) == (whole.plain, "ạ")


def test_a_long_text_is_cut_between_paragraphs_before_lines_before_words() -> None:
    half = "chữ " * 700
    assert next(p.plain for p in pieces(f"{half}\n\n{half}\n{half}")) == half.strip()
    assert [p.plain for p in pieces(f"{half}\n{half}")] == [half.strip(), half.strip()]
    assert all(p.plain.endswith("chữ") for p in pieces(half * 3))


def test_marks_and_escapes_do_not_count() -> None:
    text = "**" + "&" * MOST_UNITS + "**"
    assert len(pieces(text)) == 1


def test_what_stands_out_does_so_in_both_parts() -> None:
    first, second = pieces("**" + "x" * (MOST_UNITS + 1) + "**")
    assert first.html == f"<b>{'x' * MOST_UNITS}</b>"
    assert second.html == "<b>x</b>"


@given(WORDS, st.integers(1, 400))
def test_no_piece_is_too_long_and_no_letter_is_lost(line: str, times: int) -> None:
    text = line * times
    cut = pieces(text)
    assert all(0 < units(read(piece.html)) <= MOST_UNITS for piece in cut)
    assert [read(piece.html) for piece in cut] == [piece.plain for piece in cut]
    shown = "".join(piece.plain for piece in cut)
    assert "".join(shown.split()).replace("*", "") == "".join(text.split()).replace("*", "")


def test_a_button_tells_its_step_and_its_place_and_nothing_else() -> None:
    one, two, three = (Button(label, Act("answer", "x")) for label in ("Một", "Hai", "Ba"))
    message = Message("?", ((one, two), (three,)), step=7)
    markup = keyboard(message, 3, DESK, is_group=False)
    shown = [[(key["text"], key["callback_data"]) for key in row] for row in markup]
    assert shown == [[("Một", "7.0"), ("Hai", "7.1")], [("Ba", "7.2")]]


@pytest.mark.parametrize(("desk", "labels"), [(DESK, ["Nhận", "Mở"]), ("http://x", ["Nhận"])])
def test_a_card_leads_to_the_desk_where_the_desk_can_be_reached(
    desk: str, labels: list[str]
) -> None:
    row = (Button("Nhận", Act("accept", "KS-1 1")), Button("Mở", Act("desk", "KS-1")))
    markup = keyboard(Message("Hồ sơ", (row,)), 12, desk, is_group=True)
    (keys,) = markup
    assert [key["text"] for key in keys] == labels
    assert keys[0]["callback_data"] == "g12.0"
    assert [key["url"] for key in keys[1:]] == [f"{DESK}/desk/dossiers/KS-1"] * (len(keys) - 1)


def test_a_message_without_buttons_has_no_keyboard() -> None:
    assert keyboard(Message("Chào"), 1, DESK, is_group=False) == []
