"""One life of the program: its memory, which a crash takes, over a database that stays."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar
from unittest.mock import patch

import httpx
from telegram.request import HTTPXRequest, RequestData

from bot.channels.telegram import channel as telegram
from bot.channels.telegram.files import Files
from bot.channels.telegram.settings import TelegramSettings
from bot.service.groups import OfficeGroups
from bot.service.parts import Parts
from bot.service.ports import Library
from bot.storage.connection import Connection
from bot.storage.migrations import prepare
from bot.storage.sealing import Seal
from bot.storage.sqlite_database import SqliteDatabase, translated
from bot.storage.statements import read_migrations, read_statements
from bot.storage.vault import FileVault
from bot.wiring import check_figure
from tests.faults.simulation.photos import Line
from tests.faults.simulation.platform import Platform
from tests.faults.simulation.turns import NotingStore

T = TypeVar("T")

ACCOUNT, OFFICE = "1", "21496"
KEY = bytes(range(32))
PLENTY_BYTES = 2**40
# A crash is simulated here, no power cut: nobody need wait for the disk.
_PRAGMAS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;"
_STATEMENTS, _SCRIPTS = read_statements(), read_migrations()


class Process:
    """Everything that has its effects through `passes`, which ends at the crash."""

    def __init__(
        self, home: Path, platform: Platform, library: Library, chance: Random, base: datetime
    ) -> None:
        self.home, self.platform, self.library, self.chance = home, platform, library, chance
        self.is_dead = self.is_buried = False
        self.died = asyncio.Event()
        self._steps_to_live: int | None = None
        self.clock_is_off = timedelta()
        self._base = base
        self._connections: list[sqlite3.Connection] = []
        self._tasks: list[asyncio.Task[None]] = []
        self.parts, self.store, self.vault = self._made()

    async def passes(self) -> None:
        """Let a little time pass, as with anything outside of the memory; at the end, for ever."""
        self._count_step()
        await asyncio.sleep(self.chance.choice((0.0, 0.0, 0.001, 0.02)))
        if self.is_buried:
            raise asyncio.CancelledError
        if self.is_dead:
            await asyncio.Event().wait()

    async def asks(self, url: str, given: dict[str, str]) -> tuple[int, bytes]:
        """Ask the platform for something."""
        await self.passes()
        answer = await self.platform.asked(url, given, lambda: not self.is_dead)
        await self.passes()
        return answer

    def start(self) -> None:
        settings = TelegramSettings(f"{ACCOUNT}:token", poll=timedelta(seconds=25))
        with (
            patch.object(telegram, "new_request", lambda _: _Request(self)),
            patch.object(telegram, "Files", partial(Files, line=Line(self))),
        ):
            channel = telegram.TelegramChannel(self.parts, settings, OfficeGroups(self.parts))
        self.store.serve(channel.sender)
        self._tasks.append(asyncio.create_task(channel.run()))

    def dies_after(self, steps: int) -> None:
        """Crash amid the work: once this many more steps were taken."""
        self._steps_to_live = steps

    def crash(self) -> None:
        """Lose all memory between two steps."""
        self.is_dead = True
        self.died.set()
        for connection in self._connections:
            connection.close()

    async def stop(self) -> None:
        """Stop in order."""
        for task in self._tasks:
            task.cancel()
        await asyncio.wait(self._tasks)

    def _count_step(self) -> None:
        if self._steps_to_live is None or self.is_dead:
            return
        if self._steps_to_live == 0:
            self.crash()
        self._steps_to_live -= 1

    def clock(self) -> datetime:
        return self._base + timedelta(seconds=asyncio.get_running_loop().time()) + self.clock_is_off

    def _made(self) -> tuple[Parts, NotingStore, FileVault]:
        seal = Seal(KEY, self.chance.randbytes)
        writer, reader = (self._connected(seal) for _ in range(2))
        prepare(writer.own, self.home / "motcua.db", _SCRIPTS)
        store = NotingStore(writer, [reader])
        vault = FileVault(self.home / "files", store, self.clock, lambda _: PLENTY_BYTES)
        parts = Parts(
            store=store,
            outbox=store,
            desk=store,
            officers=store,
            links=store,
            vault=vault,
            library=self.library,
            clock=self.clock,
            ids=_Ids(self.chance),
            home=OFFICE,
        )
        return parts, store, vault

    def _connected(self, seal: Seal) -> "_Inline":
        driver = sqlite3.connect(
            self.home / "motcua.db", isolation_level=None, check_same_thread=False
        )
        driver.executescript(_PRAGMAS)
        driver.row_factory = sqlite3.Row
        self._connections.append(driver)
        return _Inline(SqliteDatabase(driver, _STATEMENTS, seal), self)


class _Inline(Connection):
    """A connection that does its work here and now, after and before a little time."""

    def __init__(self, database: SqliteDatabase, process: Process) -> None:
        self.own, self._process = database, process

    async def run(self, work: Callable[[SqliteDatabase], T]) -> T:
        await self._process.passes()
        try:
            done = work(self.own)
        except sqlite3.Error as exc:
            raise translated(exc) from exc
        await self._process.passes()
        return done

    @property
    def is_open(self) -> bool:
        return not self._process.is_dead

    async def close(self) -> None:
        with suppress(sqlite3.Error):
            self.own.connection.close()


class _Request(HTTPXRequest):
    """The client of the library, with the platform in the place of the network."""

    def __init__(self, process: Process) -> None:
        # Nothing can leave by it; a transport of its own would read certificates, for 15 ms.
        super().__init__(httpx_kwargs={"transport": httpx.AsyncBaseTransport()})
        self._process = process

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_: object,
        **__: object,
    ) -> tuple[int, bytes]:
        given = dict(request_data.json_parameters) if request_data else {}
        return await self._process.asks(url, given)


class _Ids:
    """Ids from the seed."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def new_id(self) -> str:
        return self._chance.randbytes(16).hex()

    def dossier_code(self, prefix: str) -> str:
        digits = f"{self._chance.randrange(10**7):07}"
        digits += check_figure(digits)
        return f"{prefix}-{digits[:4]}-{digits[4:]}"

    def move_code(self) -> str:
        return f"{self._chance.randrange(10**6):06}"
