"""A message may be claimed while it is kept; what may not waits as ever."""

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.model.errors import Conflict
from bot.model.event import Chat
from bot.service.outbox_ports import OutboxRow
from bot.service.ports import Work
from bot.service.sending import Sender
from bot.storage.sqlite import SqliteStore
from tests.storage.samples import HOA, LAN, NOW, WEB, outgoing, saved, say


@dataclass
class Door:
    """A sender that lets everything leave."""

    epoch: int
    channel_name: str = "telegram"
    left: list[OutboxRow] = field(default_factory=list)
    rung: list[Chat] = field(default_factory=list)
    kept_free: set[Chat] = field(default_factory=set)

    def ring(self, chat: Chat) -> None:
        self.rung.append(chat)

    def admits(self, chat: Chat) -> int:
        self.kept_free.add(chat)
        return self.epoch

    def leaves(self, row: OutboxRow) -> None:
        self.left.append(row)

    def lapses(self, chat: Chat) -> None:
        self.kept_free.discard(chat)


@pytest.fixture
async def door(sqlite: SqliteStore) -> Door:
    door = Door(await sqlite.take_over("telegram"))
    sqlite.serve(door)
    return door


async def states(store: SqliteStore, chat: Chat) -> list[str]:
    return [row.state for row in await store.feed(chat, 0)]


async def test_a_message_is_claimed_with_the_turn_that_says_it(
    sqlite: SqliteStore, door: Door
) -> None:
    before = sqlite.transactions
    await sqlite.commit(say(LAN, "Bé tên gì?"))
    assert sqlite.transactions == before + 1
    assert door.left == list(await sqlite.feed(LAN, 0))
    (row,) = door.left
    assert (row.state, row.attempt, row.epoch) == ("sending", 1, door.epoch)
    assert not door.rung
    assert not door.kept_free
    await sqlite.settle(row, "sent", NOW, None)
    assert await states(sqlite, LAN) == ["sent"]


async def test_only_the_first_of_a_chat_leaves_and_the_bell_rings_for_the_rest(
    sqlite: SqliteStore, door: Door
) -> None:
    await sqlite.commit(say(LAN, "Chào anh", "Bé tên gì?"))
    await sqlite.commit(say(LAN, "Bé sinh ngày nào?"))
    assert [row.message.text for row in door.left] == ["Chào anh"]
    assert door.rung == [LAN, LAN]
    assert await states(sqlite, LAN) == ["sending", "ready", "ready"]


async def test_each_chat_of_one_work_has_its_own_first(sqlite: SqliteStore, door: Door) -> None:
    both = (outgoing(LAN, "Hồ sơ đã xong"), outgoing(HOA, "Đã chuyển máy"), outgoing(WEB, "Dạ"))
    await sqlite.commit(Work(NOW, outgoing=both))
    assert [row.chat for row in door.left] == [LAN, HOA]
    assert await states(sqlite, WEB) == ["ready"]  # the page comes for its messages itself


async def test_nothing_leaves_by_a_sender_whose_time_is_over(
    sqlite: SqliteStore, door: Door
) -> None:
    await sqlite.take_over("telegram")
    await sqlite.commit(say(LAN, "Bé tên gì?"))
    assert (door.left, await states(sqlite, LAN)) == ([], ["ready"])


async def test_what_is_not_kept_does_not_leave(sqlite: SqliteStore, door: Door) -> None:
    await sqlite.commit(Work(NOW, conversations=(saved(LAN, 0),)))
    refused = Work(NOW, conversations=(saved(LAN, 0),), outgoing=(outgoing(LAN, "Bé tên gì?"),))
    with pytest.raises(Conflict):
        await sqlite.commit(refused)
    assert not door.left
    assert not door.rung
    assert not door.kept_free


async def test_whoever_loses_interest_meanwhile_leaves_nobody_waiting(
    sqlite: SqliteStore, door: Door
) -> None:
    turn = asyncio.create_task(sqlite.commit(say(LAN, "Bé tên gì?")))
    await asyncio.sleep(0)
    turn.cancel()
    await asyncio.wait([turn])
    await sqlite.commit(say(HOA, "Chào chị"))
    assert [row.chat for row in door.left] == [
        row.chat for chat in (LAN, HOA) for row in await sqlite.feed(chat, 0)
    ]
    assert not door.kept_free


class Post:
    """A platform that takes everything."""

    name = "telegram"

    def __init__(self) -> None:
        self.texts: list[str] = []

    def weight(self, _: OutboxRow) -> int:
        return 1

    async def send(self, row: OutboxRow) -> None:
        self.texts.append(row.message.text)


async def test_what_was_claimed_as_the_sender_stopped_is_in_no_doubt(sqlite: SqliteStore) -> None:
    post = Post()
    sender = Sender(sqlite, post, lambda: NOW)
    sqlite.serve(sender)
    running = asyncio.create_task(sender.run())
    await sqlite.commit(say(HOA, "Chào chị"))
    async with asyncio.timeout(10):
        while await states(sqlite, HOA) != ["sent"]:  # noqa: ASYNC110 - it rings no bell
            await asyncio.sleep(0.01)
    epoch = sender.admits(LAN)
    assert epoch
    running.cancel()
    await asyncio.wait([running])
    await sqlite.commit(say(LAN, "Bé tên gì?"))
    (claimed,) = await sqlite.claim("telegram", NOW, 1, epoch)
    sender.leaves(claimed)
    await asyncio.wait(sender._leaving)
    assert (post.texts, await states(sqlite, LAN)) == (["Chào chị"], ["ready"])
