"""The one writer: shared commits, bounded waits, and an end when the disk cannot be trusted."""

import asyncio
import sqlite3
import threading
from functools import partial
from pathlib import Path

import pytest

from bot.model.errors import Conflict, Duplicate, StoreBroken, StoreBusy
from bot.model.event import Chat
from bot.service.ports import Work
from bot.storage.connection import BUSY_MS, Connection
from bot.storage.journal import Journal
from bot.storage.keys import chat_finder
from bot.storage.sqlite import SqliteStore
from bot.storage.sqlite_database import SqliteDatabase
from bot.storage.statements import read_statements
from tests.storage.conftest import seal
from tests.storage.samples import HOA, LAN, NOW, dossier, draft, saved, say


def turn(key: int) -> Work:
    return Work(NOW, seen=(LAN, str(key)))


async def test_turns_that_arrive_together_share_a_commit(sqlite: SqliteStore) -> None:
    await asyncio.gather(*(sqlite.commit(turn(key)) for key in range(200)))
    assert sqlite.transactions <= 5
    assert all([await sqlite.has_seen(LAN, str(key)) for key in range(200)])


async def test_a_failing_turn_in_a_shared_commit_harms_no_other(sqlite: SqliteStore) -> None:
    works = [turn(key) for key in range(20)]
    works[7] = turn(3)
    works[11] = Work(NOW, seen=(LAN, "11"), conversations=(saved(LAN, 5, draft("d1")),))
    works[13] = Work(NOW.replace(tzinfo=None), seen=(LAN, "13"))
    ends = await asyncio.gather(*map(sqlite.commit, works), return_exceptions=True)
    assert {n: type(end) for n, end in enumerate(ends) if end} == {
        7: Duplicate,
        11: Conflict,
        13: ValueError,
    }
    assert sqlite.transactions == 1
    kept = [key for key in range(20) if await sqlite.has_seen(LAN, str(key))]
    assert kept == [key for key in range(20) if key not in {7, 11, 13}]


async def test_a_new_persons_key_is_not_kept_from_a_turn_that_failed(sqlite: SqliteStore) -> None:
    with pytest.raises(Conflict):
        await sqlite.commit(Work(NOW, conversations=(saved(LAN, 4, draft("d1", ten="Mai")),)))
    await sqlite.commit(Work(NOW, conversations=(saved(LAN, 0, draft("d1", ten="Mai")),)))
    assert (await sqlite.conversation(LAN))[0].drafts == (draft("d1", ten="Mai"),)


async def test_a_reader_sees_one_unchanging_view(sqlite: SqliteStore) -> None:
    begun, committed = threading.Event(), threading.Event()

    def look_twice(database: SqliteDatabase) -> tuple[int, int]:
        first = len(database.rows("dossiers_of_chat", chat=chat_finder(database, LAN)))
        begun.set()
        committed.wait(10)
        return first, len(database.rows("dossiers_of_chat", chat=chat_finder(database, LAN)))

    reading = asyncio.create_task(sqlite._readers[0].read(look_twice))
    await asyncio.to_thread(begun.wait, 10)
    await sqlite.commit(Work(NOW, new_dossiers=(dossier(1),)))
    committed.set()
    assert await reading == (0, 0)
    assert len(await sqlite.dossiers_of(LAN)) == 1


async def test_a_turn_that_nobody_waits_for_any_more_is_not_begun(sqlite: SqliteStore) -> None:
    first = asyncio.create_task(sqlite.commit(turn(1)))
    second = asyncio.create_task(sqlite.commit(turn(2)))
    await asyncio.sleep(0)
    second.cancel()
    await first
    await sqlite.commit(turn(3))
    assert await sqlite.has_seen(LAN, "1")
    assert not await sqlite.has_seen(LAN, "2")


async def test_a_message_is_told_of_even_if_its_turn_was_cancelled(sqlite: SqliteStore) -> None:
    told = asyncio.Event()
    sqlite.on_outgoing(lambda _chat: told.set())

    def lose_interest(_chat: Chat) -> None:
        turning.cancel()

    sqlite.on_outgoing(lose_interest)
    turning = asyncio.create_task(sqlite.commit(say(LAN, "a")))
    await told.wait()
    assert [row.message.text for row in await sqlite.feed(LAN, 0)] == ["a"]


async def test_a_full_disk_fails_the_turn_and_spares_what_is_kept(sqlite: SqliteStore) -> None:
    await sqlite.commit(turn(1))
    await limit_pages(sqlite, 1)
    works = [turn(2), say(HOA, "x" * 100_000)]
    ends = await asyncio.gather(*map(sqlite.commit, works), return_exceptions=True)
    assert [type(end) for end in ends] == [StoreBroken, StoreBroken]
    assert not await sqlite.has_seen(LAN, "2")
    await limit_pages(sqlite, 1_000_000)
    await sqlite.commit(turn(2))
    assert await sqlite.has_seen(LAN, "1")
    assert await sqlite.has_seen(LAN, "2")


def test_whoever_brings_an_update_hears_soon_that_the_database_is_locked() -> None:
    assert 2 * BUSY_MS < 1500, "the batch before, and one's own"


async def test_a_locked_database_is_busy_and_works_again_later(sqlite: SqliteStore) -> None:
    await sqlite._writer.run(shorten_wait)
    holder = sqlite3.connect(await file_of(sqlite), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    ends = await asyncio.gather(
        *(sqlite.commit(turn(key)) for key in range(3)), return_exceptions=True
    )
    assert [type(end) for end in ends] == [StoreBusy] * 3
    holder.execute("ROLLBACK")
    holder.close()
    await sqlite.commit(turn(1))
    assert await sqlite.has_seen(LAN, "1")


async def test_a_turn_that_waits_too_long_is_not_kept(tmp_path: Path) -> None:
    connection = await Connection.open(tmp_path / "x.db", {}, seal())
    journal = Journal(connection, longest_wait_s=-1)
    done: list[SqliteDatabase] = []
    with pytest.raises(StoreBusy):
        await journal.write(done.append)
    assert done == []
    await journal.close()
    await connection.close()


async def test_after_a_failed_disk_nothing_more_is_promised(tmp_path: Path) -> None:
    connection = FailingDisk()
    journal = Journal(connection)
    ends = await asyncio.gather(
        *(journal.write(lambda _database: None) for _ in range(3)), return_exceptions=True
    )
    assert [type(end) for end in ends] == [StoreBroken] * 3
    with pytest.raises(StoreBroken):
        await journal.write(lambda _database: None)
    assert journal.has_broken.is_set()
    await journal.close()
    assert connection.asked == 1


async def test_a_closed_store_has_written_all_it_took_and_takes_no_more(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "motcua.db", seal())
    waiting = [asyncio.create_task(store.commit(turn(key))) for key in range(300)]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*waiting)
    with pytest.raises(StoreBroken):
        await store.commit(turn(1))
    with pytest.raises(StoreBroken):
        await store.conversation(LAN)
    again = await SqliteStore.open(tmp_path / "motcua.db", seal())
    assert all([await again.has_seen(LAN, str(key)) for key in range(300)])
    await again.close()


async def test_every_statement_is_valid_sql(sqlite: SqliteStore) -> None:
    for name, text in read_statements().items():
        plan = await sqlite._writer.run(partial(explained, text=text))
        assert plan, name


async def test_waiting_claims_use_the_index_of_what_is_on_its_way(sqlite: SqliteStore) -> None:
    text = read_statements()["claimable"]
    plan = await sqlite._writer.run(partial(explained, text=text))
    assert any("outbox_on_its_way" in step for step in plan)
    assert not any(step.startswith("SCAN outbox") and "INDEX" not in step for step in plan)


class FailingDisk(Connection):
    """A connection whose every write ends in an error of the disk."""

    def __init__(self) -> None:
        self.asked = 0

    async def run(self, work: object) -> "object":  # type: ignore[override]  # it never answers
        self.asked += 1
        raise StoreBroken("disk I/O error") from sqlite3.OperationalError("disk I/O error")


def explained(database: SqliteDatabase, text: str) -> list[str]:
    values = dict.fromkeys(parameters(text), 1)
    rows = database.connection.execute(f"EXPLAIN QUERY PLAN {text}", values).fetchall()
    return [row["detail"] for row in rows] or ["writes only"]


def parameters(text: str) -> set[str]:
    return {word[1:].rstrip(",)") for word in text.replace("(", " ").split() if word[0] == ":"}


def shorten_wait(database: SqliteDatabase) -> None:
    database.connection.execute("PRAGMA busy_timeout = 20")


async def limit_pages(store: SqliteStore, pages: int) -> None:
    await store._writer.run(
        lambda database: database.connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    )


async def file_of(store: SqliteStore) -> str:
    rows = await store._writer.run(
        lambda database: database.connection.execute("PRAGMA database_list").fetchall()
    )
    return str(rows[0]["file"])
