import asyncio
import json
from dataclasses import replace

import pytest

from bot.channels.web import feed
from bot.channels.web.feed import HEARTBEAT, RETRY, stream
from bot.model.conversation import Act, Button, Conversation
from bot.model.event import Chat
from bot.model.message import Message, Priority
from tests.channels.hall import Hall

ASK = Message(
    "**Đinh Thị Na**\nĐúng không ạ?",
    (
        (Button("Đúng", Act("yes")), Button("Sửa", Act("edit"))),
        (Button("Để sau", Act("later")),),
    ),
    step=4,
)


async def read(hall: Hall, address: str = "/chat/feed", **headers: str) -> list[dict[str, object]]:
    """Read the feed until the program stops."""
    reading = asyncio.create_task(hall.browser.get(address, headers=headers))
    await asyncio.sleep(0.05)
    hall.bell.close()
    return [
        json.loads(line.removeprefix("data: "))
        for line in (await reading).text.splitlines()
        if line.startswith("data: ")
    ]


async def bubbles(hall: Hall, **posted: object) -> list[object]:
    return [message["text"] for message in (await hall.opens(**posted)).json()["messages"]]


async def test_a_bubble_comes_with_its_rows_of_buttons(hall: Hall) -> None:
    hall.shelf.answers(await hall.chat(), ASK)
    (shown,) = await read(hall)
    assert shown["text"] == "**Đinh Thị Na**\nĐúng không ạ?"
    assert (shown["seq"], shown["step"]) == (1, 4)
    assert shown["buttons"] == [
        [{"label": "Đúng", "index": 0}, {"label": "Sửa", "index": 1}],
        [{"label": "Để sau", "index": 2}],
    ]


async def test_after_a_drop_the_feed_goes_on_where_it_was(hall: Hall) -> None:
    chat = await hall.chat()
    for number in range(1, 6):
        hall.shelf.answers(chat, Message(str(number)))
    assert [shown["text"] for shown in await read(hall, "/chat/feed?after=1")] == list("2345")


async def test_what_the_browser_had_last_counts_more_than_the_address(hall: Hall) -> None:
    chat = await hall.chat()
    for number in range(1, 6):
        hall.shelf.answers(chat, Message(str(number)))
    shown = await read(hall, "/chat/feed?after=1", **{"last-event-id": "4"})
    assert [one["seq"] for one in shown] == [5]


@pytest.mark.parametrize("after", ["x", "-1", "9" * 5000, "٣"])
async def test_a_nonsense_place_means_from_the_start(hall: Hall, after: str) -> None:
    hall.shelf.answers(await hall.chat(), ASK)
    assert len(await read(hall, f"/chat/feed?after={after}")) == 1


async def test_a_new_message_comes_by_itself(hall: Hall) -> None:
    chat = await hall.chat()
    pieces = stream(hall.shelf.parts().outbox, hall.bell, chat, 0)
    assert await anext(pieces) == RETRY
    waiting = asyncio.ensure_future(anext(pieces))
    await asyncio.sleep(0.01)
    hall.shelf.answers(chat, Message("chào"))
    hall.bell.ring(chat)
    assert (await waiting).startswith(b"id: 1\n")


async def test_a_quiet_line_is_kept_alive(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "HEARTBEAT_S", 0.01)
    pieces = stream(hall.shelf.parts().outbox, hall.bell, await hall.chat(), 0)
    assert [await anext(pieces), await anext(pieces)] == [RETRY, HEARTBEAT]


async def test_the_feed_is_not_held_up_or_kept_on_its_way(hall: Hall) -> None:
    await hall.chat()
    hall.bell.close()
    headers = (await hall.browser.get("/chat/feed")).headers
    assert headers["content-type"].startswith("text/event-stream")
    assert headers["x-accel-buffering"] == "no"
    assert headers["cache-control"] == "no-store"


async def test_a_line_break_in_a_bubble_cannot_forge_another(hall: Hall) -> None:
    hall.shelf.answers(await hall.chat(), Message('a\n\nid: 99\ndata: {"text": "forged"}\r\n'))
    assert [shown["seq"] for shown in await read(hall)] == [1]


async def test_nobody_reads_the_feed_of_another(hall: Hall) -> None:
    hall.shelf.answers(await hall.chat(), ASK)
    hall.browser = hall.new_browser()
    assert (await hall.browser.get("/chat/feed")).status_code == 401
    await hall.opens()
    assert await read(hall) == []


async def test_a_chat_has_eight_feeds_and_no_more(hall: Hall) -> None:
    chat = await hall.chat()
    ears = [hall.bell.listen(chat) for _ in range(8)]
    for ear in ears:
        ear.__enter__()
    assert (await hall.browser.get("/chat/feed")).status_code == 429


async def test_who_was_just_here_finds_the_last_bubbles_again(hall: Hall) -> None:
    chat = await hall.chat()
    for number in range(250):
        hall.shelf.answers(chat, Message(str(number)))
    hall.shelf.waits(minutes=29)
    opened = (await hall.opens()).json()
    assert [message["text"] for message in opened["messages"]] == [str(n) for n in range(240, 250)]
    assert (opened["after"], opened["greet"]) == (250, False)


async def test_after_half_an_hour_the_page_is_empty_and_the_bot_greets(hall: Hall) -> None:
    hall.shelf.answers(await hall.chat(), ASK)
    hall.shelf.waits(minutes=31)
    assert (await hall.opens()).json() == {"messages": [], "after": 1, "greet": True}


async def test_a_newcomer_is_greeted(hall: Hall) -> None:
    assert (await hall.opens()).json() == {"messages": [], "after": 0, "greet": True}


async def test_news_that_came_meanwhile_are_shown_but_not_the_old_talk(hall: Hall) -> None:
    chat = await hall.chat()
    hall.shelf.answers(chat, ASK)
    hall.shelf.waits(hours=5)
    hall.shelf.answers(chat, Message("Xã đã nhận hồ sơ", priority=Priority.RECEIPT))
    hall.shelf.answers(chat, Message("Còn thiếu 1 giấy", step=5))
    assert await bubbles(hall) == ["Xã đã nhận hồ sơ", "Còn thiếu 1 giấy"]


async def test_news_are_shown_once(hall: Hall) -> None:
    chat = await hall.chat()
    hall.shelf.waits(hours=5)
    seen = hall.shelf.answers(chat, Message("Xã đã nhận hồ sơ", priority=Priority.RECEIPT))
    assert await bubbles(hall, seen=seen) == []


async def test_a_chat_without_any_bubble_is_greeted_even_if_it_was_just_here(hall: Hall) -> None:
    chat = await hall.chat()
    hall.shelf.conversations[chat] = replace(Conversation(), seen_at=hall.shelf.now)
    assert (await hall.opens()).json()["greet"]
    assert chat == Chat("web", "web", chat.id)
