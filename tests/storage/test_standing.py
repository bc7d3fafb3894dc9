"""The store tells how it stands: what waits to be sent, since when, and whether it can write."""

import sqlite3

import pytest

from bot.model.errors import StoreBroken
from bot.service.ports import Work
from bot.storage.database import Database
from bot.storage.sqlite import SqliteStore
from tests.storage.samples import HOA, LAN, NOW, WEB, entry, later, say

TELEGRAM = frozenset({"telegram"})


async def test_an_empty_store_waits_for_nothing(sqlite: SqliteStore) -> None:
    standing = await sqlite.standing(TELEGRAM)
    assert (dict(standing.waiting), standing.oldest_at, standing.newest_at) == ({}, None, None)


async def test_what_has_not_left_is_counted_from_its_oldest(sqlite: SqliteStore) -> None:
    await sqlite.commit(say(LAN, "một", "hai"))
    await sqlite.commit(say(HOA, "ba", at=later(3)))
    await sqlite.commit(say(WEB, "bốn", at=later(5)))
    claimed = await sqlite.claim("telegram", later(6), 10, await sqlite.take_over("telegram"))
    await sqlite.settle(claimed[0], "sent", later(6), None)
    standing = await sqlite.standing(TELEGRAM)
    assert dict(standing.waiting) == {"ready": 1, "sending": 1}
    assert (standing.oldest_at, standing.newest_at) == (NOW, later(5))


async def test_the_last_thing_written_counts_not_the_latest(sqlite: SqliteStore) -> None:
    await sqlite.commit(say(LAN, "một", at=later(60 * 24 * 400)))  # the clock was wrong once
    await sqlite.commit(say(LAN, "hai", at=later(1)))
    await sqlite.commit(Work(later(2), audit=(entry("21496", "accept"),)))
    assert (await sqlite.standing(frozenset())).newest_at == later(1)


async def test_a_store_that_can_only_be_read_says_so(sqlite: SqliteStore) -> None:
    def fails(_: Database) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(StoreBroken):
        await sqlite._write(fails)
    with pytest.raises(StoreBroken):
        await sqlite.standing(TELEGRAM)
