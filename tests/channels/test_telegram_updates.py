"""Updates as Telegram writes them -> what happened."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels import intake
from bot.channels.telegram.contents import Incoming
from bot.channels.telegram.updates import (
    KINDS,
    OLD,
    GroupPress,
    GroupTalk,
    Happened,
    Linking,
    Said,
    chat_id,
    read_update,
    update_id,
)
from bot.model.event import Body, Chat, Contact, Location, Opened, Press, Sticker, Text, Unusable

SIM: Final = {"id": 51, "is_bot": False, "first_name": "Sim"}
ROOM: Final = {"id": 51, "type": "private", "first_name": "Sim"}
GROUP: Final = {"id": -7, "type": "supergroup", "title": "Một cửa"}
CHAT = Chat("telegram", "700", "51")
GROUP_CHAT = Chat("telegram", "700", "-7")
VIDEO = {"file_id": "v", "file_unique_id": "v", "duration": 2, "file_size": 900}


def message(**content: object) -> dict[str, object]:
    sent = {"message_id": 9, "date": 1, "chat": ROOM, "from": SIM, **content}
    return {"update_id": 5, "message": sent}


def press(data: str, chat: object = ROOM) -> dict[str, object]:
    shown = {"message_id": 8, "date": 1, "chat": chat, "text": "?"}
    query = {"id": "q", "from": SIM, "chat_instance": "1", "data": data, "message": shown}
    return {"update_id": 5, "callback_query": query}


def membership(was: str, status: str, chat: object = GROUP) -> dict[str, object]:
    bot = {"id": 700, "is_bot": True, "first_name": "Bot"}
    changed = {
        "chat": chat,
        "from": SIM,
        "date": 1,
        "old_chat_member": {"user": bot, "status": was},
        "new_chat_member": {"user": bot, "status": status},
    }
    return {"update_id": 5, "my_chat_member": changed}


def read(update: object) -> Happened | None:
    return read_update(update, "700")


def said(update: object) -> Body | Incoming:
    happened = read(update)
    assert isinstance(happened, Said)
    assert (happened.chat, happened.key) == (CHAT, "5")
    return happened.body


WORDS: list[tuple[dict[str, object], Body]] = [
    ({"text": "  Đinh Thị Lan\u200b "}, Text("Đinh Thị Lan")),
    ({"text": "Lan", "forward_origin": {"type": "hidden_user", "date": 1}}, Text("Lan")),
    ({"text": "/tiep"}, Text("/tiep")),
    ({"text": "/start"}, Opened()),
    ({"text": "/start@motcua_bot"}, Opened()),
    ({"text": "/start ba-dong_dang-ky-khai-sinh"}, Opened("ba-dong_dang-ky-khai-sinh")),
    ({"text": "/start lại"}, Text("/start lại")),
    ({"text": "👍🏽"}, Sticker("👍🏽")),
    ({"text": "\u200b"}, Sticker()),
    ({"text": "Lan\ud800"}, Text("Lan\ufffd")),
    ({"sticker": {"file_id": "s", "emoji": "👍"}}, Sticker("👍")),
    ({"sticker": {"file_id": "s"}}, Sticker()),
    ({"dice": {"emoji": "🎲", "value": 3}}, Sticker()),
    ({"poll": {"id": "1", "question": "?"}}, Sticker()),
    ({"something_of_next_year": [1]}, Sticker()),
    ({"location": {"latitude": 14.7, "longitude": 108.7}}, Location(14.7, 108.7)),
    ({"venue": {"title": "x"}, "location": {"latitude": 1, "longitude": 2}}, Location(1, 2)),
    ({"location": {"latitude": 1e9, "longitude": 2}}, Sticker()),
    ({"location": {"latitude": True, "longitude": 2}}, Sticker()),
    ({"contact": {"phone_number": "+84905", "user_id": 51}}, Contact("+84905", own=True)),
    ({"contact": {"phone_number": "+84905", "user_id": 52}}, Contact("+84905")),
    ({"contact": {"phone_number": "+84905"}}, Contact("+84905")),
]


@pytest.mark.parametrize(("content", "body"), WORDS)
def test_what_holds_no_file_is_read_at_once(content: dict[str, object], body: Body) -> None:
    assert said(message(**content)) == body


FILES: list[tuple[dict[str, object], Incoming]] = [
    (
        {
            "photo": [
                {"file_id": "small", "width": 90, "height": 60},
                {"file_id": "large", "width": 1280, "height": 960, "file_size": 90_000},
                {"file_id": "medium", "width": 320, "height": 240},
            ],
            "caption": "giấy chứng sinh",
        },
        Incoming("large", "photo", intake.MOST_BYTES, "anh.jpg", "giấy chứng sinh"),
    ),
    (
        {"document": {"file_id": "d", "file_name": "giay.pdf", "mime_type": "application/pdf"}},
        Incoming("d", "file", intake.MOST_BYTES, "giay.pdf"),
    ),
    (
        {"voice": {"file_id": "v", "duration": 4, "file_size": 900}},
        Incoming("v", "voice", intake.MOST_VOICE_BYTES),
    ),
]


@pytest.mark.parametrize(("content", "file"), FILES)
def test_a_file_is_to_be_fetched(content: dict[str, object], file: Incoming) -> None:
    assert said(message(**content)) == file


@pytest.mark.parametrize("name", ["audio", "video", "video_note"])
def test_a_film_is_not_taken(name: str) -> None:
    assert said(message(**{name: VIDEO})) == Unusable("file.not_allowed")


def test_an_animation_that_also_comes_as_a_document_is_not_taken() -> None:
    assert said(message(animation=VIDEO, document=VIDEO)) == Unusable("file.not_allowed")


@pytest.mark.parametrize(
    ("name", "size"),
    [("document", intake.MOST_BYTES + 1), ("voice", intake.MOST_VOICE_BYTES + 1)],
)
def test_a_file_that_is_announced_as_too_long_is_not_fetched(name: str, size: int) -> None:
    assert said(message(**{name: {"file_id": "x", "file_size": size}})) == Unusable("file.too_big")


def test_a_file_without_a_name_at_telegram_cannot_be_read() -> None:
    assert said(message(document={"file_size": 5})) == Unusable("file.not_readable")


def test_words_that_quote_a_question_name_its_step() -> None:
    keys = [[{"text": "Mẹ", "callback_data": "12.0"}], [{"text": "?", "url": "https://x"}]]
    quoted = {"message_id": 3, "reply_markup": {"inline_keyboard": keys}}
    assert said(message(text="Mẹ", reply_to_message=quoted)) == Text("Mẹ", 12)
    assert said(message(text="Mẹ", reply_to_message={"message_id": 3})) == Text("Mẹ")


def test_changed_words_count_and_a_place_that_changes_by_itself_does_not() -> None:
    sent = message(text="Lan")["message"]
    assert said({"update_id": 5, "edited_message": sent}) == Text("Lan")
    moving = message(location={"latitude": 1, "longitude": 2})["message"]
    assert read({"update_id": 5, "edited_message": moving}) is None


def test_a_code_that_links_an_officer_is_no_conversation() -> None:
    assert read(message(text="/start canbo-123456")) == Linking(CHAT, "5", "123456")


@pytest.mark.parametrize(("data", "body"), [("3.0", Press(3, 0)), ("120.14", Press(120, 14))])
def test_a_press_names_step_and_place(data: str, body: Press) -> None:
    assert read(press(data)) == Said(CHAT, "5", body, "q")


@pytest.mark.parametrize(
    "data",
    ["", "x", "3", "3.", ".0", "-1.0", "3.-1", "3.0.0", "3.0 ", "g3.0", "٣.٠", "9" * 60 + ".0"],
)
def test_a_press_of_another_making_is_an_old_button(data: str) -> None:
    assert read(press(data)) == Said(CHAT, "5", OLD, "q")


def test_a_press_in_a_group_names_the_card() -> None:
    assert read(press("g12.1", GROUP)) == GroupPress(GROUP_CHAT, "5", "51", "q", 12, 1)
    assert read(press("12.1", GROUP)) == GroupPress(GROUP_CHAT, "5", "51", "q")


@pytest.mark.parametrize(
    ("was", "status", "joined", "left"),
    [
        ("left", "member", True, False),
        ("left", "administrator", True, False),
        ("kicked", "member", True, False),
        ("member", "administrator", False, False),
        ("member", "left", False, True),
        ("member", "kicked", False, True),
    ],
)
def test_being_brought_in_and_thrown_out_is_noticed(
    was: str, status: str, *, joined: bool, left: bool
) -> None:
    expected = GroupTalk(GROUP_CHAT, "5", "51", has_joined=joined, has_left=left)
    assert read(membership(was, status)) == expected


def test_a_channel_is_told_from_a_group() -> None:
    happened = read(membership("left", "administrator", {"id": -7, "type": "channel"}))
    assert happened == GroupTalk(GROUP_CHAT, "5", "51", has_joined=True, is_channel=True)


def test_words_in_a_group_are_told_from_those_of_a_citizen() -> None:
    sent = {"message_id": 1, "chat": GROUP, "from": SIM, "text": "/start canbo-1"}
    assert read({"update_id": 5, "message": sent}) == GroupTalk(GROUP_CHAT, "5", "51")


def test_a_citizen_who_blocks_the_bot_says_nothing() -> None:
    assert read(membership("member", "kicked", ROOM)) is None


def test_every_update_tells_its_chat() -> None:
    for update in (message(text="x"), press("1.0"), membership("left", "member")):
        happened = read(update)
        assert happened is not None
        assert chat_id(update) == happened.chat.id


@pytest.mark.parametrize("number", [None, "5", True, -1, 1.5])
def test_what_has_no_number_is_no_update(number: object) -> None:
    update = {**message(text="x"), "update_id": number}
    assert (update_id(update), read(update)) == (-1, None)


NAMES = st.sampled_from(
    [
        "chat", "from", "message", "id", "type", "text", "data", "photo", "document",
        "voice", "sticker", "contact", "location", "user_id", "latitude", "longitude",
        "file_id", "file_size", "width", "caption", "reply_to_message", "reply_markup",
        "emoji", "inline_keyboard", "callback_data", "new_chat_member", "old_chat_member",
        "status", "phone_number",
    ]
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=12,
)


@given(st.sampled_from(KINDS), JSON, JSON)
def test_nothing_that_comes_can_break_the_reading(kind: str, inside: object, chat: object) -> None:
    for where in (ROOM, GROUP, chat):
        content = {**inside, "chat": where} if isinstance(inside, dict) else inside
        read({"update_id": 5, kind: content})
        read({"update_id": 5, kind: {"message": content, "data": inside, "from": inside}})
    read(inside)
