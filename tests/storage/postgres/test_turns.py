"""Whole turns on several processes: each message of a citizen is answered, none is given up."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import asyncpg
import pytest

from bot.content.library import ContentLibrary
from bot.model.errors import StoreBusy
from bot.model.event import Event, Text
from bot.service.parts import Parts
from bot.service.receive import receive
from bot.storage.postgres import PostgresStore
from bot.wiring import memory_parts
from tests.storage.conftest import opened
from tests.storage.postgres.test_cuts import END
from tests.storage.samples import LAN

MESSAGES = 24
Processes = list[Parts]


def parts_of(store: PostgresStore, library: ContentLibrary) -> Parts:
    kept = memory_parts(library)
    return replace(kept, store=store, outbox=store, desk=store, officers=store, links=store)


@pytest.fixture
async def processes(database: str, small_library: ContentLibrary) -> AsyncIterator[Processes]:
    async with opened(database) as one, opened(database) as two, opened(database) as three:
        yield [parts_of(store, small_library) for store in (one, two, three)]


def said(number: int) -> Event:
    return Event(LAN, f"update-{number}", Text(f"tin thứ {number}"))


async def is_whole(parts: Parts) -> None:
    store = parts.store
    assert isinstance(store, PostgresStore)
    assert await store.parked_updates() == []
    assert (await store.conversation(LAN))[1] == MESSAGES
    rows = await store.feed(LAN, 0)
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))


async def test_messages_of_one_chat_at_all_processes_at_once(processes: Processes) -> None:
    async with asyncio.TaskGroup() as group:
        for number in range(MESSAGES):
            at = number % len(processes)
            for parts in (processes[at], processes[at - 1]):  # each is brought twice
                group.create_task(receive(parts, said(number)))
    await is_whole(processes[0])


async def test_a_server_that_falls_silent_gives_up_no_message(
    processes: Processes, database: str
) -> None:
    admin = await asyncpg.connect(database)
    talking = asyncio.create_task(talk(processes[0]))
    while not talking.done():
        await admin.execute(END)
        await asyncio.wait([talking], timeout=0.01)
    await talking
    await is_whole(processes[1])
    await admin.close()


async def talk(parts: Parts) -> None:
    """Bring each message until it is taken, as a platform does."""
    for number in range(MESSAGES):
        async with asyncio.timeout(30):
            while not await is_taken(parts, number):
                pass


async def is_taken(parts: Parts, number: int) -> bool:
    try:
        await receive(parts, said(number))
    except StoreBusy:
        return False
    return True
