"""Several processes on one database: each thing happens once, and in order."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator

import pytest

from bot.model.errors import Conflict, Duplicate
from bot.model.event import Chat
from bot.model.message import Priority
from bot.service.outbox_ports import OutboxRow
from bot.service.ports import (
    AuditEntry,
    Work,
)
from bot.storage.postgres import PostgresStore
from tests.storage.conftest import opened
from tests.storage.samples import (
    BA_DONG,
    BA_TO,
    LAN,
    NOW,
    dossier,
    entry,
    later,
    outgoing,
    saved,
    say,
)

Two = tuple[PostgresStore, PostgresStore]
CHATS = [Chat("telegram", "100", f"citizen-{number}") for number in range(12)]


@pytest.fixture
async def two(database: str) -> AsyncIterator[Two]:
    """Give two stores on one database, as two processes have them."""
    async with opened(database) as first, opened(database) as second:
        yield first, second


async def failures(*works: asyncio.Future[None]) -> Counter[str]:
    found = await asyncio.gather(*works, return_exceptions=True)
    return Counter(type(one).__name__ for one in found if one is not None)


async def test_processes_that_start_together_make_one_database(database: str) -> None:
    async def start() -> None:
        async with opened(database) as store:
            await store.commit(say(LAN, "a"))

    await asyncio.gather(*(start() for _ in range(4)))
    async with opened(database) as store:
        assert [row.seq for row in await store.feed(LAN, 0)] == [1, 2, 3, 4]


async def test_an_update_that_two_processes_are_given_is_taken_in_once(two: Two) -> None:
    def work(number: int) -> Work:
        return Work(NOW, seen=(LAN, f"update-{number}"), outgoing=(outgoing(LAN, "reply"),))

    asked = [asyncio.ensure_future(s.commit(work(n))) for n in range(20) for s in two]
    assert await failures(*asked) == {"Duplicate": 20}
    assert len(await two[0].feed(LAN, 0)) == 20


async def test_of_two_turns_on_one_version_one_is_taken_again(two: Two) -> None:
    for was in range(10):
        turns = [
            asyncio.ensure_future(s.commit(Work(NOW, conversations=(saved(LAN, was),))))
            for s in two
        ]
        assert await failures(*turns) == {"Conflict": 1}
    assert (await two[1].conversation(LAN))[1] == 10


async def test_a_draft_that_is_handed_in_twice_at_once_is_one_dossier(two: Two) -> None:
    for number in range(10):
        sent = [
            asyncio.ensure_future(s.commit(Work(NOW, new_dossiers=(dossier(number),)))) for s in two
        ]
        assert await failures(*sent) == {"Conflict": 1}
    assert len(await two[0].dossiers_of(LAN)) == 10


async def test_the_record_of_who_did_what_has_no_gap(two: Two) -> None:
    offices = (BA_DONG.office, BA_TO.office)
    # Some note both offices, some the other way round: whoever waits for each other is let go on.
    orders = [offices, offices[::-1], offices[:1], offices[1:]]
    noted = [
        asyncio.ensure_future(s.commit(Work(NOW, audit=tuple(entry(o, f"act-{n}") for o in order))))
        for n in range(10) for order in orders for s in two
    ]  # fmt: skip
    assert await failures(*noted) == {}
    for office in offices:
        assert await two[0].verify_audit(office) == []
        assert (await two[1].audit_head(office))[1] == 60


async def test_no_message_leaves_twice_and_each_chat_keeps_its_order(two: Two) -> None:
    """Two senders with the same epoch, which never happens, are still no harm."""
    for chat in CHATS:
        await two[0].commit(say(chat, *(f"{number}" for number in range(5))))
    epoch = await two[0].take_over("telegram")
    at_once: Counter[Chat] = Counter()
    told: dict[Chat, list[str]] = defaultdict(list)

    async def deliver(store: PostgresStore, row: OutboxRow) -> None:
        at_once[row.chat] += 1
        assert at_once[row.chat] == 1, "two messages of one chat were on their way together"
        await asyncio.sleep(0)
        told[row.chat].append(row.message.text)
        at_once[row.chat] -= 1
        await store.settle(row, "sent", later(1), None)

    async def send(store: PostgresStore) -> None:
        while sum(map(len, told.values())) < 5 * len(CHATS):
            claimed = await store.claim("telegram", later(1), 3, epoch)
            await asyncio.gather(*(deliver(store, row) for row in claimed))

    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        for store in (*two, *two):
            group.create_task(send(store))
    assert told == {chat: ["0", "1", "2", "3", "4"] for chat in CHATS}


async def test_whoever_takes_over_waits_for_no_message_that_is_being_claimed(two: Two) -> None:
    """What an earlier sender claims meanwhile is in doubt, and never forgotten."""
    for chat in CHATS:
        await two[0].commit(say(chat, "a"))
    epoch = await two[0].take_over("telegram")
    for round_ in range(6):
        claiming = [two[0].claim("telegram", later(9), 2, epoch) for _ in range(3)]
        taking = asyncio.create_task(two[1].take_over("telegram"))
        await asyncio.gather(*claiming)
        epoch = await taking
        left = await two[0].claim("telegram", later(9 + round_), len(CHATS), epoch)
        rows = [row for chat in CHATS for row in await two[1].feed(chat, 0)]
        held = {row.chat for row in rows if row.state == "sending"}
        assert held == {row.chat for row in left}
        for row in left:
            await two[0].settle(row, "ready", later(9 + round_), None)


async def test_turns_go_on_while_a_chat_is_being_claimed(two: Two) -> None:
    epoch = await two[0].take_over("telegram")

    async def talk() -> None:
        for number in range(20):
            await two[1].commit(say(LAN, f"{number}"))

    talking = asyncio.create_task(talk())
    told: list[str] = []
    async with asyncio.timeout(30):
        while len(told) < 20:
            for row in await two[0].claim("telegram", later(1), 1, epoch):
                told.append(row.message.text)
                await two[0].settle(row, "sent", later(1), None)
    await talking
    assert told == [f"{number}" for number in range(20)]


async def test_a_receipt_and_an_erasure_at_once_leave_no_half(two: Two) -> None:
    for number in range(10):
        await two[0].commit(say(LAN, "before"))
        writing = two[1].commit(say(LAN, "receipt", priority=Priority.RECEIPT))
        outcomes = await asyncio.gather(two[0].erase_chat(LAN), writing, return_exceptions=True)
        assert not isinstance(outcomes[0], BaseException), number
        assert outcomes[1] is None or isinstance(outcomes[1], Conflict)
        assert [row.message.text for row in await two[0].feed(LAN, 0)] in ([], ["receipt"])
        await two[0].erase_chat(LAN)


async def test_a_repeated_update_is_told_at_once_by_the_other_process(two: Two) -> None:
    work = Work(NOW, seen=(LAN, "1"), audit=(AuditEntry(NOW, BA_DONG.office, "an", "look", "x"),))
    await two[0].commit(work)
    assert await two[1].has_seen(LAN, "1")
    with pytest.raises(Duplicate):
        await two[1].commit(work)
    assert (await two[1].audit_head(BA_DONG.office))[1] == 1
