"""Messages leave in order, one at a time for each chat."""

from collections.abc import Sequence

import pytest

from bot.model.event import Chat
from bot.model.message import Priority
from bot.service.outbox_ports import OutboxRow
from tests.storage.conftest import AnyStore
from tests.storage.samples import HOA, LAN, NOW, WEB, later, say

FIRST = 1  # the epoch of who sends first


@pytest.fixture(autouse=True)
async def sender(store: AnyStore) -> None:
    for channel in ("telegram", "web"):
        assert await store.take_over(channel) == FIRST


def seen(rows: Sequence[OutboxRow]) -> list[tuple[str, int]]:
    return [(row.message.text, row.seq) for row in rows]


async def state(store: AnyStore, text: str) -> str:
    rows = [*await store.feed(LAN, 0), *await store.feed(HOA, 0)]
    return next(row.state for row in rows if row.message.text == text)


async def test_each_chat_counts_its_messages_without_gaps(store: AnyStore) -> None:
    await store.commit(say(LAN, "a", "b"))
    await store.commit(say(HOA, "x"))
    await store.commit(say(LAN, "c"))
    assert seen(await store.feed(LAN, 0)) == [("a", 1), ("b", 2), ("c", 3)]
    assert seen(await store.feed(LAN, 1, limit=1)) == [("b", 2)]
    assert seen(await store.feed(HOA, 0)) == [("x", 1)]
    assert seen(await store.feed(WEB, 0)) == []


async def test_only_the_first_message_of_a_chat_is_claimed(store: AnyStore) -> None:
    await store.commit(say(LAN, "a", "b"))
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    assert (row.message.text, row.state, row.attempt, row.chat) == ("a", "sending", 1, LAN)
    assert list(await store.claim("telegram", NOW, 10, FIRST)) == []
    await store.settle(row, "sent", NOW, None)
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    assert row.message.text == "b"


async def test_replies_leave_before_reminders_and_the_older_first(store: AnyStore) -> None:
    await store.commit(say(HOA, "reminder", priority=Priority.REMINDER))
    await store.commit(say(LAN, "reply", at=later(1)))
    minh = Chat("telegram", "100", "minh")
    await store.commit(say(minh, "younger", priority=Priority.REMINDER))
    claimed = await store.claim("telegram", later(2), 10, FIRST)
    assert [row.message.text for row in claimed] == ["reply", "reminder", "younger"]


async def test_a_claim_takes_no_more_than_asked_and_no_other_channel(store: AnyStore) -> None:
    await store.commit(say(WEB, "w"))
    await store.commit(say(LAN, "a"))
    await store.commit(say(HOA, "b"))
    assert len(await store.claim("telegram", NOW, 1, FIRST)) == 1
    assert [row.chat for row in await store.claim("web", NOW, 5, FIRST)] == [WEB]


async def test_a_delayed_message_waits_and_holds_back_the_next(store: AnyStore) -> None:
    await store.commit(say(LAN, "a", "b"))
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    await store.settle(row, "ready", NOW, later(1))
    assert list(await store.claim("telegram", later(0.9), 10, FIRST)) == []
    (row,) = await store.claim("telegram", later(1), 10, FIRST)
    assert (row.message.text, row.attempt) == ("a", 2)


async def test_a_pause_begun_while_the_clock_was_wrong_holds_nobody_up(store: AnyStore) -> None:
    await store.commit(say(LAN, "a"))
    (row,) = await store.claim("telegram", later(600), 10, FIRST)
    await store.settle(row, "unknown", later(600), None)
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    assert row.message.text == "a"


async def test_no_pause_is_longer_than_an_hour(store: AnyStore) -> None:
    await store.commit(say(LAN, "a"))
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    await store.settle(row, "ready", NOW, later(600))
    assert list(await store.claim("telegram", later(59), 10, FIRST)) == []
    assert len(await store.claim("telegram", later(60), 10, FIRST)) == 1


async def test_a_message_in_doubt_is_repeated_after_a_pause(store: AnyStore) -> None:
    await store.commit(say(LAN, "a", "b"))
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    await store.settle(row, "unknown", NOW, None)
    assert await state(store, "a") == "unknown"
    assert list(await store.claim("telegram", NOW, 10, FIRST)) == []
    (row,) = await store.claim("telegram", later(0.05), 10, FIRST)
    assert row.message.text == "a"


async def test_after_the_third_doubt_a_message_is_parked(store: AnyStore) -> None:
    await store.commit(say(LAN, "a", "b"))
    for minute in range(3):
        (row,) = await store.claim("telegram", later(minute), 10, FIRST)
        assert row.message.text == "a"
        await store.settle(row, "unknown", later(minute), None)
    assert await state(store, "a") == "parked"
    (row,) = await store.claim("telegram", later(3), 10, FIRST)
    assert row.message.text == "b"


async def test_a_tap_proves_that_a_message_in_doubt_arrived(store: AnyStore) -> None:
    await store.commit(say(LAN, "a", "b"))
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    await store.settle(row, "unknown", NOW, None)
    await store.arrived(row)
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    assert row.message.text == "b"


async def test_a_tap_lets_nothing_overtake_a_copy_on_its_way(store: AnyStore) -> None:
    await store.commit(say(LAN, "a", "b"))
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    await store.settle(row, "unknown", NOW, None)
    (row,) = await store.claim("telegram", later(1), 10, FIRST)
    await store.arrived(row)
    assert list(await store.claim("telegram", later(2), 10, FIRST)) == []
    await store.settle(row, "sent", later(2), None)
    (row,) = await store.claim("telegram", later(2), 10, FIRST)
    assert row.message.text == "b"


async def test_a_parked_message_lets_the_next_one_go(store: AnyStore) -> None:
    await store.commit(say(LAN, "a", "b"))
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    await store.settle(row, "parked", NOW, None)
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    assert row.message.text == "b"


async def test_what_was_sent_stays_sent(store: AnyStore) -> None:
    await store.commit(say(LAN, "a"))
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    await store.settle(row, "sent", NOW, None)
    await store.settle(row, "ready", NOW, None)
    assert await state(store, "a") == "sent"


async def test_after_a_crash_what_was_being_sent_is_in_doubt(store: AnyStore) -> None:
    await store.commit(say(LAN, "a", "b"))
    await store.commit(say(WEB, "w"))
    await store.claim("telegram", NOW, 10, FIRST)
    await store.claim("web", NOW, 10, FIRST)
    second = await store.take_over("telegram")
    assert await state(store, "a") == "unknown"
    (row,) = await store.claim("telegram", NOW, 10, second)
    assert (row.message.text, row.attempt, row.epoch) == ("a", 2, second)
    assert [row.state for row in await store.feed(WEB, 0)] == ["sending"]


async def test_what_a_sender_says_after_another_took_over_changes_nothing(store: AnyStore) -> None:
    await store.commit(say(LAN, "a"))
    (stale,) = await store.claim("telegram", NOW, 10, FIRST)
    second = await store.take_over("telegram")
    (row,) = await store.claim("telegram", later(1), 10, second)
    for state_told in ("sent", "ready", "parked", "unknown"):
        await store.settle(stale, state_told, later(1), None)
        assert await state(store, "a") == "sending"
    assert list(await store.claim("telegram", later(9), 10, FIRST)) == []
    await store.settle(row, "sent", later(1), None)
    assert await state(store, "a") == "sent"


async def test_news_that_was_refused_is_brought_when_the_person_is_back(store: AnyStore) -> None:
    await store.commit(say(LAN, "question"))
    await store.commit(say(LAN, "news", priority=Priority.RECEIPT))
    for _ in range(2):
        (row,) = await store.claim("telegram", NOW, 10, FIRST)
        await store.settle(row, "parked", NOW, None)
    assert list(await store.unreachable("telegram")) == [LAN]
    await store.commit(say(LAN, "reply", at=later(1)))
    assert await store.revive(HOA, later(1)) == 0
    assert await store.revive(LAN, later(1)) == 1
    assert list(await store.unreachable("telegram")) == []
    told = []
    for _ in range(2):
        (row,) = await store.claim("telegram", later(1), 10, FIRST)
        await store.settle(row, "sent", later(1), None)
        told.append(row.message.text)
    assert told == ["news", "reply"]


async def test_what_nobody_knows_about_is_not_brought_a_fourth_time(store: AnyStore) -> None:
    await store.commit(say(LAN, "news", priority=Priority.RECEIPT))
    for minute in range(3):
        (row,) = await store.claim("telegram", later(minute), 10, FIRST)
        await store.settle(row, "unknown", later(minute), None)
    assert await state(store, "news") == "parked"
    assert await store.revive(LAN, later(9)) == 0


async def test_a_message_cannot_become_anything_else(store: AnyStore) -> None:
    await store.commit(say(LAN, "a"))
    (row,) = await store.claim("telegram", NOW, 10, FIRST)
    with pytest.raises(ValueError, match="cannot become lost"):
        await store.settle(row, "lost", NOW, None)
