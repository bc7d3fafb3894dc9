"""Messages leave the outbox in order, paced, one chat beside the other."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest

from bot.model.conversation import Act, Button
from bot.model.errors import DeliveryUnknown, SendDelayed, StoreBusy, Undeliverable
from bot.model.event import Chat
from bot.model.message import Message, Priority
from bot.service.outbox_ports import OutboxRow
from bot.service.pacing import Pace
from bot.service.ports import (
    Outgoing,
    Work,
)
from bot.service.sending import Rates, Sender
from bot.storage.memory import MemoryStore
from tests.storage.samples import HOA, LAN, NOW, say

UNPACED = Rates(1e9, 1e9, 1e9, 1e9)
WITHIN_S = 10


class Post:
    """A platform: it takes what comes, unless it is told what to do first."""

    name = "telegram"

    def __init__(self) -> None:
        self.seen: list[tuple[Chat, str, float]] = []
        self.troubles: dict[str, list[Exception]] = defaultdict(list)
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting = 0

    def weight(self, row: OutboxRow) -> int:
        return row.message.text.count(" ") + 1

    async def send(self, row: OutboxRow) -> None:
        self.waiting += 1
        await self.gate.wait()
        self.waiting -= 1
        if self.troubles[row.message.text]:
            raise self.troubles[row.message.text].pop(0)
        self.seen.append((row.chat, row.message.text, asyncio.get_running_loop().time()))

    def texts(self, chat: Chat) -> list[str]:
        return [text for to, text, _ in self.seen if to == chat]

    def at(self, text: str) -> float:
        return next(at for _, seen, at in self.seen if seen == text)


class BusyOnce(MemoryStore):
    """A store that has no time, once, to keep what became of a message."""

    is_busy = True

    async def settle(
        self, row: OutboxRow, state: str, now: datetime, again_at: datetime | None
    ) -> None:
        if self.is_busy:
            self.is_busy = False
            raise StoreBusy
        await super().settle(row, state, now, again_at)


@asynccontextmanager
async def sending(store: MemoryStore, post: Post, rates: Rates = UNPACED) -> AsyncIterator[Sender]:
    start = asyncio.get_running_loop().time()
    sender = Sender(store, post, lambda: NOW + timedelta(seconds=_since(start)), rates)
    store.on_outgoing(sender.ring)
    task = asyncio.create_task(sender.run())
    try:
        yield sender
    finally:
        task.cancel()
        await asyncio.wait([task])


def _since(start: float) -> float:
    return asyncio.get_running_loop().time() - start


async def until(happens: Callable[[], bool]) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not happens():  # noqa: ASYNC110 - what is looked at rings no bell
            await asyncio.sleep(0.01)


async def states(store: MemoryStore, chat: Chat = LAN) -> list[str]:
    return [row.state for row in await store.feed(chat, 0)]


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


async def test_a_chat_gets_its_messages_in_order_and_another_need_not_wait(
    store: MemoryStore,
) -> None:
    post = Post()
    post.troubles["a"] = [SendDelayed(0.5)]
    async with sending(store, post):
        await store.commit(say(LAN, "a", "b"))
        await store.commit(say(HOA, "x", "y"))
        await until(lambda: len(post.seen) == 4)
    assert (post.texts(LAN), post.texts(HOA)) == (["a", "b"], ["x", "y"])
    assert post.at("a") - post.at("y") >= 0.4


async def test_two_chats_told_to_wait_together_make_everybody_wait(store: MemoryStore) -> None:
    post, third = Post(), Chat("telegram", "700", "3")
    for text in ("a", "x"):
        post.troubles[text] = [SendDelayed(0.5)]
    async with sending(store, post) as sender:
        await store.commit(say(LAN, "a"))
        await store.commit(say(HOA, "x"))
        await until(lambda: not post.troubles["a"] and not post.troubles["x"])
        told = asyncio.get_running_loop().time()
        await store.commit(say(third, "z"))
        sender.ring(third)
        await until(lambda: len(post.seen) == 3)
    assert post.at("z") - told >= 0.4


async def test_whoever_cannot_be_reached_is_given_up(store: MemoryStore) -> None:
    post = Post()
    post.troubles["a"] = [Undeliverable()]
    async with sending(store, post):
        await store.commit(say(LAN, "a", "b"))
        await until(lambda: post.texts(LAN) == ["b"])
    assert await states(store) == ["parked", "sent"]


async def test_what_is_in_doubt_is_sent_again_unless_a_press_shows_it_came(
    store: MemoryStore,
) -> None:
    post = Post()
    post.troubles["?"] = [DeliveryUnknown()]
    ask = Message("?", ((Button("Có", Act("yes")),),), step=4)
    async with sending(store, post) as sender:
        await store.commit(Work(NOW, outgoing=(Outgoing(LAN, ask), *say(LAN, "b").outgoing)))
        await until(lambda: not post.troubles["?"] and not post.waiting)
        await asyncio.sleep(0.05)
        await sender.has_arrived(LAN, 3)
        assert await states(store) == ["unknown", "ready"]
        await sender.has_arrived(HOA, 4)
        assert await states(store) == ["unknown", "ready"]
        await sender.has_arrived(LAN, 4)
        await until(lambda: post.texts(LAN) == ["b"])
    assert await states(store) == ["sent", "sent"]


async def test_our_own_mistake_holds_up_nobody(
    store: MemoryStore, caplog: pytest.LogCaptureFixture
) -> None:
    post = Post()
    post.troubles["a"] = [KeyError("Lan")]
    async with sending(store, post):
        await store.commit(say(LAN, "a"))
        await store.commit(say(HOA, "x"))
        await until(lambda: post.texts(HOA) == ["x"])
        await until(lambda: post.texts(LAN) == ["a"])
    assert "KeyError" in caplog.text
    assert "Lan" not in caplog.text


async def test_a_few_leave_at_once_and_the_rest_waits_as_it_was(store: MemoryStore) -> None:
    post = Post()
    rates = Rates(to_chat=2, in_a_row_to_chat=2, to_all=1e9, in_a_row_to_all=1e9)
    async with sending(store, post, rates):
        await store.commit(say(LAN, "a", "b", "c"))
        await until(lambda: post.texts(LAN) == ["a", "b"])
        await asyncio.sleep(0.1)
        assert await states(store) == ["sent", "sent", "ready"]
        await until(lambda: post.texts(LAN) == ["a", "b", "c"])
    assert post.at("c") - post.at("b") >= 0.35


async def test_a_message_of_many_parts_counts_as_many(store: MemoryStore) -> None:
    post = Post()
    rates = Rates(to_chat=4, in_a_row_to_chat=1, to_all=1e9, in_a_row_to_all=1e9)
    async with sending(store, post, rates):
        await store.commit(say(LAN, "a a a", "b"))
        await until(lambda: len(post.seen) == 2)
    assert post.at("b") - post.at("a a a") >= 0.6


async def test_a_stop_lets_what_is_on_its_way_arrive(store: MemoryStore) -> None:
    post = Post()
    post.gate.clear()
    async with sending(store, post):
        await store.commit(say(LAN, "a", "b"))
        await until(lambda: post.waiting == 1)
        asyncio.get_running_loop().call_later(0.1, post.gate.set)
    assert post.texts(LAN) == ["a"]
    assert await states(store) == ["sent", "ready"]


async def test_what_became_of_a_message_is_kept_once_the_store_has_time() -> None:
    store, post = BusyOnce(), Post()
    async with sending(store, post):
        await store.commit(say(LAN, "a", "b"))
        await until(lambda: post.texts(LAN) == ["a", "b"])


async def test_what_was_on_its_way_at_a_crash_is_sent_again(store: MemoryStore) -> None:
    await store.commit(say(LAN, "a"))
    await store.claim("telegram", NOW, 1, await store.take_over("telegram"))
    post = Post()
    async with sending(store, post):
        await until(lambda: post.texts(LAN) == ["a"])
    assert (await store.feed(LAN, 0))[0].attempt == 2


async def test_news_waits_for_who_blocked_the_bot_and_comes_when_they_write(
    store: MemoryStore,
) -> None:
    post = Post()
    post.troubles["news"] = [Undeliverable()]
    async with sending(store, post) as sender:
        await store.commit(say(LAN, "news", priority=Priority.RECEIPT))
        await until(lambda: not post.troubles["news"])
        await sender.is_back(HOA)
        await store.commit(say(LAN, "reply"))
        await until(lambda: post.texts(LAN) == ["reply"])
        await sender.is_back(LAN)
        await until(lambda: post.texts(LAN) == ["reply", "news"])


class SlowToClaim(MemoryStore):
    """A store that has claimed a message before anybody hears of it."""

    def __init__(self) -> None:
        super().__init__()
        self.has_claimed = asyncio.Event()

    async def claim(
        self, channel: str, now: datetime, limit: int, epoch: int
    ) -> Sequence[OutboxRow]:
        rows = await super().claim(channel, now, limit, epoch)
        if rows:
            self.has_claimed.set()
            await asyncio.sleep(0.05)
        return rows


async def test_a_stop_between_claim_and_sending_leaves_no_doubt() -> None:
    store, post = SlowToClaim(), Post()
    async with sending(store, post):
        await store.commit(say(LAN, "a"))
        await store.has_claimed.wait()
    assert post.texts(LAN) == []
    assert [row.state for row in await store.feed(LAN, 0)] == ["ready"]


def test_a_bucket_fills_and_runs_out() -> None:
    pace = Pace(a_second=2, most=3)
    assert (pace.room(10), pace.wait_s(10), pace.is_idle(10)) == (3, 0, True)
    pace.take(10, 3)
    assert (pace.room(10), pace.wait_s(10), pace.is_idle(11)) == (0, 0.5, False)
    assert (pace.room(10.5), pace.wait_s(10.5)) == (1, 0)
    pace.take(10.5, 5)
    assert pace.wait_s(10.5) == 2.5
    assert (pace.room(99), pace.is_idle(99)) == (3, True)


async def test_a_stop_that_comes_with_a_ring_is_not_missed(store: MemoryStore) -> None:
    sender = Sender(store, Post(), lambda: NOW, UNPACED)
    for _ in range(50):
        task = asyncio.create_task(sender.run())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        sender.ring(LAN)
        task.cancel()
        _, late = await asyncio.wait([task], timeout=5)
        assert not late
