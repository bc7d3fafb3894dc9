"""Half an hour of people, and something wrong every twenty seconds: nothing grows, nothing goes."""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import httpx
from telegram.error import NetworkError

from bot.content.library import ContentLibrary
from tests.bench.ways import TelegramWay, telegram_way
from tests.faults.server import settings_of
from tests.load.crowd import Crowd, Line, Seen

LOOK_EVERY_S = 2.0
MOST_WAL = 64 * 1024 * 1024
MOST_GROWTH = 0.01  # of the memory, in ten minutes
TEN_MINUTES_S = 600.0
WARM = 0.4  # of the time: until all that is remembered is full


@dataclass(frozen=True, slots=True)
class Soak:
    """People, their messages a second, for how many seconds, and how often there is trouble."""

    people: int = 400
    rate: float = 50
    seconds: float = 1_800
    every_s: float = 20
    lasts_s: float = 4
    locked_s: float = 1


class Troubles:
    """One trouble after the other, and how often each came."""

    def __init__(self, way: TelegramWay, database: Path, soak: Soak) -> None:
        self._way, self._database, self._soak = way, database, soak
        self.met = 0
        self._next = cycle([self._told_to_wait, self._broken, self._unreachable, self._locked])

    async def run(self) -> None:
        while True:
            await asyncio.sleep(self._soak.every_s - self._soak.lasts_s)
            self.met += 1
            await next(self._next)()

    async def _told_to_wait(self) -> None:
        body = (
            b'{"ok": false, "description": "Too Many Requests", "parameters": {"retry_after": 1}}'
        )
        await self._while(lambda: (429, body))

    async def _broken(self) -> None:
        await self._while(lambda: (502, b'{"ok": false, "description": "Bad Gateway"}'))

    async def _unreachable(self) -> None:
        def lost() -> None:
            raise NetworkError("no line") from httpx.ConnectError("no line")

        await self._while(lost)

    async def _locked(self) -> None:
        """Let somebody else hold the database for longer than a turn may wait."""
        locked = sqlite3.connect(self._database, isolation_level=None, check_same_thread=False)
        await asyncio.to_thread(locked.execute, "PRAGMA busy_timeout = 10000")
        await asyncio.to_thread(locked.execute, "BEGIN IMMEDIATE")
        await asyncio.sleep(self._soak.locked_s)
        locked.execute("ROLLBACK")
        locked.close()
        await asyncio.sleep(self._soak.lasts_s - self._soak.locked_s)

    async def _while(self, trouble: Callable[[], tuple[int, bytes] | None]) -> None:
        self._way.stub.trouble = trouble
        await asyncio.sleep(self._soak.lasts_s)
        self._way.stub.trouble = lambda: None


class Watch:
    """How much memory and log there is, every few seconds."""

    def __init__(self, wal: Path) -> None:
        self._wal, self._began = wal, time.monotonic()
        self.memory: list[tuple[float, float]] = []  # (seconds, MB)
        self.most_wal = 0

    async def run(self) -> None:
        while True:
            self.memory.append((time.monotonic() - self._began, _resident_mb()))
            if self._wal.exists():
                self.most_wal = max(self.most_wal, self._wal.stat().st_size)
            await asyncio.sleep(LOOK_EVERY_S)

    def growth(self) -> float:
        """Give by which share the memory grew in ten minutes, once all was warm."""
        warm = [one for one in self.memory if one[0] >= self.memory[-1][0] * WARM]
        half = len(warm) // 2
        (early, small), (late, big) = _middle(warm[:half]), _middle(warm[half:])
        return (big - small) / small * TEN_MINUTES_S / (late - early)


async def lines(library: ContentLibrary, soak: Soak) -> list[Line]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        async with telegram_way(place, library) as way:
            database = settings_of(place).home / "motcua.db"
            watch = Watch(database.with_name("motcua.db-wal"))
            troubles = Troubles(way, database, soak)
            crowd, seen = Crowd(way, soak.people), Seen()
            beside = [asyncio.create_task(one.run()) for one in (troubles, watch)]
            late = await crowd.come(soak.rate, soak.seconds, seen, timed=False)
            for task in beside:
                task.cancel()
            await asyncio.wait(beside)
            lost = await crowd.lost()
    growth = watch.growth()
    is_told = soak.seconds >= TEN_MINUTES_S  # before, what is remembered still fills up
    return [
        ("messages said", "", f"{seen.said:,}", True),
        ("troubles met", "> 0", f"{troubles.met}", troubles.met > 0),
        ("not answered as they were to be, in order", "0", f"{seen.said - seen.answered}",
         seen.said == seen.answered),
        ("of the last 500, not kept", "0", f"{lost}", not lost),
        ("receipts", "> 0", f"{seen.ended:,}", seen.ended > 0),
        ("the last answered, s late", "", f"{late:.1f}", True),
        ("memory at the end, MB", "", f"{watch.memory[-1][1]:.0f}", True),
        ("memory grown in ten minutes", f"<= {MOST_GROWTH:.0%}", f"{growth:.2%}",
         growth <= MOST_GROWTH or not is_told),
        ("the log at its longest, MB", f"<= {MOST_WAL >> 20}", f"{watch.most_wal / 2**20:.1f}",
         watch.most_wal <= MOST_WAL),
        *((one, "", "", False) for one in seen.wrong),
    ]  # fmt: skip


def _middle(looks: list[tuple[float, float]]) -> tuple[float, float]:
    """Give the median of the times, and that of the sizes."""
    middle = len(looks) // 2
    return sorted(at for at, _ in looks)[middle], sorted(mb for _, mb in looks)[middle]


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
