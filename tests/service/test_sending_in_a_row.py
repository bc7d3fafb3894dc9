"""A message that leaves while the one before it is just being settled."""

import asyncio
from datetime import datetime

from bot.service.outbox_ports import OutboxRow
from bot.storage.memory import MemoryStore
from tests.service.test_sending import Post, sending, until
from tests.storage.samples import LAN, NOW, say


class SlowToAnswer(MemoryStore):
    """A store that has settled the first message before its sender hears of it."""

    def __init__(self) -> None:
        super().__init__()
        self.has_settled = asyncio.Event()
        self.answers = asyncio.Event()

    async def settle(
        self, row: OutboxRow, state: str, now: datetime, again_at: datetime | None
    ) -> None:
        await super().settle(row, state, now, again_at)
        self.has_settled.set()
        await self.answers.wait()


async def test_the_third_message_leaves_right_after_the_second() -> None:
    store, post = SlowToAnswer(), Post()
    async with sending(store, post) as sender:
        await store.commit(say(LAN, "a"))
        await store.has_settled.wait()
        post.gate.clear()
        await store.commit(say(LAN, "b"))
        epoch = sender.admits(LAN)
        (second,) = await store.claim("telegram", NOW, 1, epoch)
        sender.leaves(second)
        sender.lapses(LAN)
        await store.commit(say(LAN, "c"))
        store.answers.set()
        await until(lambda: len(sender._leaving) == 1 and post.waiting == 1)
        post.gate.set()
        await until(lambda: post.texts(LAN) == ["a", "b", "c"])
    assert post.at("c") - post.at("b") < 0.5
