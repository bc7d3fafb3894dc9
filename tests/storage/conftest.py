"""Stores to test: in memory, in a file, and on a server."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.storage.memory import MemoryStore
from bot.storage.postgres import PostgresStore
from bot.storage.sealing import Seal
from bot.storage.sqlite import SqliteStore
from tests.storage.cluster import Cluster, cluster

KEY = bytes(range(32))
AnyStore = MemoryStore | SqliteStore | PostgresStore


def seal() -> Seal:
    return Seal(KEY, os.urandom)


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    store = await SqliteStore.open(tmp_path / "data" / "motcua.db", seal())
    yield store
    await store.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    with cluster() as started:
        yield started


@pytest.fixture
async def database(server: Cluster) -> AsyncIterator[str]:
    """Give the address of an empty database."""
    name = await server.make()
    yield server.of(name)
    await server.drop(name)


@pytest.fixture
async def postgres(database: str) -> AsyncIterator[PostgresStore]:
    async with opened(database) as store:
        yield store


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[PostgresStore]:
    store = await PostgresStore.open(address, seal())
    try:
        yield store
    finally:
        await store.close()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> AnyStore:
    if request.param == "memory":
        return MemoryStore()
    made: AnyStore = request.getfixturevalue(request.param)
    return made
