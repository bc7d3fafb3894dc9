"""Room that is kept back, and what it is for."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from bot.storage.reserve import Reserve
from bot.storage.sqlite import SqliteStore
from bot.storage.sqlite_database import SqliteDatabase
from tests.storage.samples import HOA, LAN, say
from tests.storage.test_journal import turn

T = TypeVar("T")

SIZE = 4096


def reserve(place: Path, free: int = 100 * SIZE) -> Reserve:
    return Reserve(place / "reserve", SIZE, lambda _: free)


def test_room_is_kept_where_there_is_plenty(tmp_path: Path) -> None:
    kept = reserve(tmp_path)
    assert kept.keep()
    assert (tmp_path / "reserve").stat().st_size == SIZE
    assert kept.keep()
    kept.give_back()
    assert not (tmp_path / "reserve").exists()


def test_where_there_is_little_the_last_room_is_not_taken(tmp_path: Path) -> None:
    assert not reserve(tmp_path, free=3 * SIZE).keep()
    assert not (tmp_path / "reserve").exists()


def test_it_is_spent_once_and_that_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = reserve(tmp_path)
    kept.keep()
    assert kept.spend()
    assert not kept.spend()
    assert [record.levelno for record in caplog.records] == [logging.CRITICAL]


async def test_on_a_full_disk_people_finish_with_what_was_kept_back(
    sqlite: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as the reserve is there, nobody learns that the disk is full."""
    kept, write = reserve(tmp_path), sqlite._writer.run
    kept.keep()

    async def run(work: Callable[[SqliteDatabase], T]) -> T:
        await write(partial(limited, pages=1 if (tmp_path / "reserve").exists() else 1_000_000))
        return await write(work)

    monkeypatch.setattr(sqlite._writer, "run", run)
    monkeypatch.setattr(sqlite._journal, "_make_room", kept.spend)
    works = [turn(1), say(HOA, "x" * 100_000)]
    ends = await asyncio.gather(*map(sqlite.commit, works), return_exceptions=True)
    assert ends == [None, None]
    assert not (tmp_path / "reserve").exists()
    assert await sqlite.has_seen(LAN, "1")
    assert [len(row.message.text) for row in await sqlite.feed(HOA, 0)] == [100_000]


def limited(database: SqliteDatabase, pages: int) -> None:
    database.connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()
