"""A connection with a thread of its own, through aiosqlite.

A shared aiosqlite connection mixes the statements of all tasks into one transaction, so that one
task's rollback undoes another's rows. Therefore nothing is awaited inside a transaction: a whole
transaction is one function, run in the connection's thread.
"""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import aiosqlite

from bot.model.errors import StoreBroken
from bot.storage.sealing import Seal
from bot.storage.sqlite_database import SqliteDatabase, translated

T = TypeVar("T")

# Where somebody else holds the database, two such waits (the batch before, and one's own) still let
# whoever brought an update hear of it within a second and a half.
BUSY_MS = 600

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_MS}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what was acknowledged survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA journal_size_limit = 67108864",
)


class Connection:
    """A database and the thread in which everything on it runs."""

    def __init__(self, driver: aiosqlite.Connection, database: SqliteDatabase) -> None:
        self._driver = driver
        self._database = database

    @classmethod
    async def open(cls, path: Path, statements: Mapping[str, str], seal: Seal) -> "Connection":
        opened: list[sqlite3.Connection] = []

        def connect() -> sqlite3.Connection:
            opened.append(sqlite3.connect(path, isolation_level=None, cached_statements=256))
            return opened[0]

        driver = aiosqlite.Connection(connect, 64)
        # A process that dies without closing must not hang on a thread that waits for ever.
        driver._thread.daemon = True
        try:
            await driver
        except sqlite3.Error as exc:
            raise translated(exc) from exc
        connection = cls(driver, SqliteDatabase(opened[0], statements, seal))
        try:
            await connection.run(_make_safe)
        except BaseException:
            await connection.close()
            raise
        return connection

    async def run(self, work: Callable[[SqliteDatabase], T]) -> T:
        """Run `work` in the thread. Raises StoreBusy, StoreBroken."""
        done: list[T] = []
        try:
            # aiosqlite offers single statements in public; a transaction needs its thread.
            await self._driver._execute(  # type: ignore[no-untyped-call]  # untyped there
                lambda: done.append(work(self._database))
            )
        except sqlite3.Error as exc:
            raise translated(exc) from exc
        except ValueError as exc:
            if not self.is_open:
                raise StoreBroken("the store is closed") from exc
            raise
        return done[0]

    async def read(self, work: Callable[[SqliteDatabase], T]) -> T:
        """Run `work` on one unchanging view of the data."""

        def on_one_view(database: SqliteDatabase) -> T:
            with database.transaction("BEGIN"):
                try:
                    return work(database)
                except ValueError as exc:  # what was written can be read: the disk has changed it
                    raise StoreBroken(type(exc).__name__) from exc

        return await self.run(on_one_view)

    @property
    def is_open(self) -> bool:
        return self._driver._connection is not None

    async def close(self) -> None:
        await self._driver.close()


def _make_safe(database: SqliteDatabase) -> None:
    for pragma in _PRAGMAS:
        database.connection.execute(pragma)
    database.connection.row_factory = sqlite3.Row
