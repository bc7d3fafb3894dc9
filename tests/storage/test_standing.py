"""The store tells how it stands: what waits to be sent, since when, and whether it can write."""

import sqlite3

import pytest

from bot.model.errors import StoreBroken
from bot.service.ports import Work
from bot.storage.database import Database
from bot.storage.sql_store import SqlStore
from bot.storage.sqlite import SqliteStore
from tests.storage.samples import HOA, LAN, NOW, WEB, entry, later, say

TELEGRAM = frozenset({"telegram"})


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> SqlStore:
    found: SqlStore = request.getfixturevalue(request.param)
    return found


async def test_an_empty_store_waits_for_nothing(store: SqlStore) -> None:
    standing = await store.standing(TELEGRAM)
    assert (dict(standing.waiting), standing.oldest_at, standing.newest_at) == ({}, None, None)


async def test_what_has_not_left_is_counted_from_its_oldest(store: SqlStore) -> None:
    await store.commit(say(LAN, "một", "hai"))
    await store.commit(say(HOA, "ba", at=later(3)))
    await store.commit(say(WEB, "bốn", at=later(5)))
    claimed = await store.claim("telegram", later(6), 10, await store.take_over("telegram"))
    await store.settle(claimed[0], "sent", later(6), None)
    standing = await store.standing(TELEGRAM)
    assert dict(standing.waiting) == {"ready": 1, "sending": 1}
    assert (standing.oldest_at, standing.newest_at) == (NOW, later(5))


async def test_the_last_thing_written_counts_not_the_latest(store: SqlStore) -> None:
    await store.commit(say(LAN, "một", at=later(60 * 24 * 400)))  # the clock was wrong once
    await store.commit(say(LAN, "hai", at=later(1)))
    await store.commit(Work(later(2), audit=(entry("21496", "accept"),)))
    assert (await store.standing(frozenset())).newest_at == later(1)


async def test_updates_that_were_given_up_are_counted(store: SqlStore) -> None:
    before = await store.standing(TELEGRAM)
    for minute in (1, 2):
        failed = (LAN, str(minute), "KeyError")
        await store.commit(Work(later(minute), seen=(LAN, str(minute)), parked=failed))
    after = await store.standing(TELEGRAM)
    assert (before.parked, before.parked_at) == (0, None)
    assert (after.parked, after.parked_at) == (2, later(2))


async def test_a_store_that_can_only_be_read_says_so(sqlite: SqliteStore) -> None:
    def fails(_: Database) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(StoreBroken):
        await sqlite._write(fails)
    with pytest.raises(StoreBroken):
        await sqlite.standing(TELEGRAM)
