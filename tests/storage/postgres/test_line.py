"""Processes hear each other, and of what one alone may do, one does it."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from bot.model.event import Chat
from bot.storage.postgres import PostgresStore
from tests.storage.conftest import opened
from tests.storage.postgres.cutting import nothing, wire
from tests.storage.samples import HOA, LAN, NOW, say

Two = tuple[PostgresStore, PostgresStore]
WITHIN_S = 30.0
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'motcua line'"
)


@pytest.fixture
async def two(database: str) -> AsyncIterator[Two]:
    async with opened(database) as first, opened(database) as second:
        await asyncio.gather(first._line.is_up(), second._line.is_up())
        yield first, second


async def heard(store: PostgresStore, *works: PostgresStore) -> list[Chat]:
    """Let the others commit, and give what the store's listeners heard of it."""
    rung: asyncio.Queue[Chat] = asyncio.Queue()
    store.on_outgoing(rung.put_nowait)
    for chat, other in zip((LAN, HOA), works, strict=False):
        await other.commit(say(chat, "a"))
    async with asyncio.timeout(WITHIN_S):
        return [await rung.get() for _ in works]


async def test_a_message_kept_by_another_process_rings_here(two: Two) -> None:
    first, second = two
    assert set(await heard(first, second, second)) == {LAN, HOA}


async def test_a_message_kept_here_rings_here_once(two: Two) -> None:
    heard_here: asyncio.Queue[Chat] = asyncio.Queue()
    two[0].on_outgoing(heard_here.put_nowait)
    await two[0].commit(say(LAN, "a"))
    assert await heard(two[1], two[0]) == [LAN]
    await two[1].commit(say(HOA, "b"))
    async with asyncio.timeout(WITHIN_S):
        rung = [await heard_here.get() for _ in range(3)]
    assert rung == [LAN, LAN, HOA]  # LAN was told something twice


async def test_what_is_told_names_nobody(two: Two, database: str) -> None:
    told: asyncio.Queue[object] = asyncio.Queue()
    session = await asyncpg.connect(database)
    await session.add_listener("motcua_outgoing", lambda *word: told.put_nowait(word[3]))
    await two[0].commit(say(LAN, "a"))
    async with asyncio.timeout(WITHIN_S):
        assert "lan" not in str(await told.get()).lower()
    await session.execute("SELECT pg_notify('motcua_outgoing', 'a stranger')")
    assert await heard(two[1], two[0]) == [LAN]
    await session.close()


async def test_a_line_that_was_cut_is_taken_up_again(two: Two, database: str) -> None:
    rung: asyncio.Queue[Chat] = asyncio.Queue()
    two[0].on_outgoing(rung.put_nowait)
    session = await asyncpg.connect(database)
    await session.execute(CUT)
    async with asyncio.timeout(WITHIN_S):
        while rung.empty():  # what is told while the line is down may be lost
            await two[1].commit(say(LAN, "a"))
            await asyncio.sleep(0)
    await session.close()


class Work:
    """Something that one process alone may do."""

    def __init__(self) -> None:
        self.at_it: list[str] = []
        self.begun: asyncio.Queue[str] = asyncio.Queue()

    async def do(self, name: str) -> None:
        self.at_it.append(name)
        assert len(self.at_it) == 1, "two do it"
        self.begun.put_nowait(name)
        try:
            await asyncio.Event().wait()
        finally:
            self.at_it.remove(name)

    async def next(self) -> str:
        async with asyncio.timeout(WITHIN_S):
            return await self.begun.get()


async def test_one_process_does_it_and_another_goes_on_where_it_stops(two: Two) -> None:
    work, names = Work(), ("first", "second")
    leads = {
        name: asyncio.create_task(store.lead("poll", lambda name=name: work.do(name)))  # type: ignore[misc]
        for name, store in zip(names, two, strict=True)
    }
    leader = await work.next()
    leads.pop(leader).cancel()
    (other,) = leads
    assert await work.next() == other
    leads[other].cancel()
    await asyncio.wait(leads.values())


async def test_two_things_may_be_done_by_two(two: Two) -> None:
    work, more = Work(), Work()
    leads = [
        asyncio.create_task(two[0].lead("poll", lambda: work.do("poll"))),
        asyncio.create_task(two[1].lead("tick", lambda: more.do("tick"))),
    ]
    assert (await work.next(), await more.next()) == ("poll", "tick")
    for lead in leads:
        lead.cancel()
    await asyncio.wait(leads)


async def test_work_that_comes_to_its_end_is_not_done_again(two: Two) -> None:
    done: list[int] = []

    async def once() -> None:
        done.append(1)

    async with asyncio.timeout(WITHIN_S):
        await two[0].lead("once", once)
    assert done == [1]


async def test_whoever_is_cut_off_stops_what_another_may_begin(two: Two, database: str) -> None:
    work = Work()
    lead = asyncio.create_task(two[0].lead("poll", lambda: work.do("first")))
    await work.next()
    session = await asyncpg.connect(database)
    await session.execute(CUT)
    assert await work.next() == "first"  # it stopped, or two would have been at it
    lead.cancel()
    await asyncio.wait([lead])
    await session.close()


@asynccontextmanager
async def leading(address: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Give a process that leads."""
    command = [sys.executable, "-m", "tests.storage.postgres.leading", address]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        assert await process.stdout.readline() == b"leads\n"
        yield process
    finally:
        process.kill()
        await process.wait()


async def follows(store: PostgresStore, frozen: asyncio.subprocess.Process) -> None:
    """See that a store leads where another process froze, and that this one stops once it wakes."""
    work = Work()
    lead = asyncio.create_task(store.lead("poll", lambda: work.do("first")))
    try:
        assert await work.next() == "first"
        frozen.send_signal(signal.SIGCONT)
        assert frozen.stdout is not None
        assert await frozen.stdout.readline() == b"stopped\n"
        assert work.at_it == ["first"]
    finally:
        lead.cancel()
        await asyncio.wait([lead])


async def test_a_process_that_froze_is_followed_by_another(two: Two, database: str) -> None:
    async with leading(database) as frozen:
        frozen.send_signal(signal.SIGSTOP)
        await follows(two[0], frozen)


async def test_also_one_that_froze_before_it_had_said_a_whole_statement(
    two: Two, database: str
) -> None:
    # The driver has a statement prepared first: until it goes on, the server counts nobody idle.
    has_frozen = asyncio.Event()

    def freeze(words: bytes) -> None:
        if b"pg_notify" in words:
            frozen.send_signal(signal.SIGSTOP)
            has_frozen.set()

    async with wire(database, nothing) as (between, near), leading(near) as frozen:
        between.overhears = freeze
        async with asyncio.timeout(WITHIN_S):
            await has_frozen.wait()
        await follows(two[0], frozen)


@pytest.mark.usefixtures("two")
async def test_nobody_keeps_rows_by_falling_silent_within_a_statement(database: str) -> None:
    ours = {"application_name": "motcua"}
    session = await asyncpg.connect(database, server_settings=ours)
    has_ended = asyncio.Event()
    session.add_termination_listener(lambda _: has_ended.set())
    speak = session._protocol.prepare  # type: ignore[attr-defined]  # the driver's own first half
    await speak("half", "SELECT 1", WITHIN_S, record_class=asyncpg.Record)
    async with asyncio.timeout(WITHIN_S):
        await has_ended.wait()


async def test_an_epoch_outlives_whoever_held_it(two: Two) -> None:
    await two[0].commit(say(LAN, "a"))
    old = await two[0].take_over("telegram")
    (row,) = await two[0].claim("telegram", NOW, 1, old)
    new = await two[1].take_over("telegram")
    assert list(await two[0].claim("telegram", NOW, 1, old)) == []
    await two[0].settle(row, "sent", NOW, None)
    assert [row.state for row in await two[1].feed(LAN, 0)] == ["unknown"]
    assert new > old
