"""The real server on a small flow, without pacing: `… server.py PLACE PORT DATABASE`."""

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE
from datetime import date
from pathlib import Path

import httpx
import uvicorn

from bot.channels.web.bell import Bell
from bot.channels.web.settings import Rate, Rates
from bot.content.library import ContentLibrary, load_library
from bot.settings import SQLITE, Settings
from bot.wiring import open_parts, web_app
from tests.conftest import ROOT

_FREE = Rate(burst=1e9, refill=1e9, every_s=1)
BEGIN = 0
UNPACED = Rates(messages=_FREE, uploads=_FREE, upload_bytes=_FREE, address=_FREE, new_chats=_FREE)


def settings_of(place: Path, port: int = 0, database: str = SQLITE) -> Settings:
    return Settings(
        home=place / "data",
        key_file=place / "key" / "office.key",
        database=database,
        content=place / "content",
        host="127.0.0.1",
        port=port,
        public_url=f"http://127.0.0.1:{port}",
        offices=("21496",),
        log="warning",
    )


class Machine:
    """The server as a process that is killed and started again.

    Each life is begun by a parent that has read the program and the content once: to read them
    anew would take longer than all that people do between two kills.
    """

    def __init__(self, place: Path, database: str = SQLITE) -> None:
        self.place, self.database = place, database
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._parent: asyncio.subprocess.Process | None = None
        self._is_alive = False

    async def start(self) -> None:
        if self._parent is None:
            self._parent = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.faults.server"),
                *(str(self.place), str(self.port), self.database),
                cwd=ROOT, stdin=PIPE, stdout=PIPE,
            )  # fmt: skip
        await self._tell(BEGIN)
        self._is_alive = True
        for _ in range(600):
            if await self._is_up():
                return
            await asyncio.sleep(0.02)
        raise AssertionError("the server did not come up")

    async def stop(self, how: signal.Signals) -> None:
        """Stop it; where it runs no longer there is nothing to do."""
        if self._is_alive:
            self._is_alive = False
            await self._tell(how)

    async def end(self) -> None:
        """Leave no process behind."""
        if self._parent is not None:
            assert self._parent.stdin is not None
            self._parent.stdin.close()
            await self._parent.wait()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def _tell(self, number: int) -> None:
        assert self._parent is not None
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        self._parent.stdin.write(f"{number}\n".encode())
        assert await self._parent.stdout.readline(), "the server's parent has ended"

    async def _is_up(self) -> bool:
        async with httpx.AsyncClient(base_url=self.url) as client:
            try:
                return (await client.get("/")).is_success
            except httpx.TransportError:
                return False


async def serve(settings: Settings, library: ContentLibrary) -> None:
    async with open_parts(settings, library) as opened:
        app = web_app(opened, settings, Bell(), UNPACED)
        config = uvicorn.Config(app, port=settings.port, log_level="warning")
        await uvicorn.Server(config).serve()


def live(settings: Settings) -> None:
    """Do what each line says: begin a life, or end it by the signal of that number."""
    library = load_library(settings.content, date(2026, 11, 23))
    life = 0
    for line in iter(sys.stdin.readline, ""):
        if number := int(line):
            os.kill(life, number)
            os.waitpid(life, 0)
            life = 0
        elif not (life := os.fork()):
            asyncio.run(serve(settings, library))
            return
        print("done", flush=True)  # noqa: T201 - it is waited for
    if life:
        os.kill(life, signal.SIGKILL)
        os.waitpid(life, 0)


if __name__ == "__main__":
    live(settings_of(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
