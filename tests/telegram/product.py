"""The product as a process of its own, by polling; it is killed and started again."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Self

from bot.content.library import load_library
from bot.model.event import Chat
from bot.service.parts import Parts
from bot.wiring import open_parts
from tests.conftest import ROOT
from tests.faults.case import furnish
from tests.faults.server import settings_of
from tests.lives import Lives
from tests.telegram.fake import TOKEN, FakeTelegram
from tests.telegram.phone import Phone, until

BA_DONG = "21496"
UP_WITHIN_S = 60.0
STOPS_WITHIN_S = 30


class Product:
    """`motcua run` in a folder with the small flow, talking to a fake Telegram."""

    def __init__(self, place: Path, telegram: FakeTelegram) -> None:
        self.place, self.telegram = place, telegram
        self._process: asyncio.subprocess.Process | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        furnish(place)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Leave no process behind, however the test ended."""
        if self.is_up:
            await self.ends(signal.SIGKILL)

    async def starts(self) -> None:
        """Start it, and wait until it asks for updates."""
        polls = self.telegram.counts["getUpdates"]
        await self.begins()
        await until(
            lambda: self.telegram.counts["getUpdates"] > polls or not self.is_up,
            lambda: f"it did not come up: {self.told()}",
            UP_WITHIN_S,
        )
        assert self.is_up, self.told()

    async def begins(self) -> None:
        """Start it, and wait for nothing."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run",
                cwd=self.place, env=self._environment(), stdin=asyncio.subprocess.DEVNULL,
                stdout=log, stderr=log,
            )  # fmt: skip

    async def ends(self, how: signal.Signals) -> int:
        """Give the code it ended with."""
        assert self._process is not None
        if self.is_up:
            self._process.send_signal(how)
        async with asyncio.timeout(STOPS_WITHIN_S):
            return await self._process.wait()

    @property
    def is_up(self) -> bool:
        return self._process is not None and self._process.returncode is None

    @property
    def log(self) -> Path:
        return self.place / "log.txt"

    def told(self) -> str:
        return self.log.read_text("utf-8")

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Parts]:
        """Look into its store, once it has stopped."""
        settings = settings_of(self.place)
        library = load_library(settings.content, date(2026, 11, 23))
        async with open_parts(settings, library) as opened:
            yield opened.parts

    def chat(self, phone: Phone) -> Chat:
        return Chat("telegram", TOKEN.partition(":")[0], str(phone.id))

    def _environment(self) -> dict[str, str]:
        return {
            "MOTCUA_HOME": str(self.place / "data"),
            "MOTCUA_KEY_FILE": str(self.place / "key" / "office.key"),
            "MOTCUA_CONTENT": str(self.place / "content"),
            "MOTCUA_WEB": f"127.0.0.1:{self.port}",
            "MOTCUA_OFFICES": BA_DONG,
            "MOTCUA_TELEGRAM_TOKEN": TOKEN,
            "MOTCUA_TELEGRAM_API": self.telegram.url,
            "HOME": str(self.place),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
        }


class OftenBegun(Product):
    """The same, begun by a parent that has read the program and the content already."""

    def __init__(self, place: Path, telegram: FakeTelegram) -> None:
        super().__init__(place, telegram)
        self._lives = Lives("tests.telegram.often_begun", env=self._environment(), log=self.log)

    async def __aexit__(self, *_: object) -> None:
        await self._lives.close()

    async def begins(self) -> None:
        await self._lives.begin()

    async def ends(self, how: signal.Signals) -> int:
        async with asyncio.timeout(STOPS_WITHIN_S):
            return await self._lives.end(how)

    @property
    def is_up(self) -> bool:
        return self._lives.is_begun
