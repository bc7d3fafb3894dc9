"""Stores to test, in memory and in a file."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.memory import MemoryStore
from bot.storage.sealing import Seal
from bot.storage.sqlite import SqliteStore

KEY = bytes(range(32))
AnyStore = MemoryStore | SqliteStore


def seal() -> Seal:
    return Seal(KEY, os.urandom)


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    store = await SqliteStore.open(tmp_path / "data" / "motcua.db", seal())
    yield store
    await store.close()


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AnyStore]:
    if request.param == "memory":
        yield MemoryStore()
        return
    opened = await SqliteStore.open(tmp_path / "data" / "motcua.db", seal())
    yield opened
    await opened.close()
