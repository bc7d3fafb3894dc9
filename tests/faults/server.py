"""The real server on a small flow, without pacing: `… server.py PLACE PORT DATABASE`."""

import asyncio
import signal
import socket
import sys
from datetime import date
from pathlib import Path

import httpx
import uvicorn

from bot.channels.web.bell import Bell
from bot.channels.web.settings import Rate, Rates
from bot.content.library import ContentLibrary, load_library
from bot.settings import SQLITE, Settings
from bot.wiring import open_parts, web_app
from tests.lives import Lives, live

_FREE = Rate(burst=1e9, refill=1e9, every_s=1)
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
    """The server as a process that is killed and started again."""

    def __init__(self, place: Path, database: str = SQLITE) -> None:
        self.place, self.database = place, database
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self._lives = Lives("tests.faults.server", str(place), str(self.port), database)

    async def start(self) -> None:
        await self._lives.begin()
        for _ in range(600):
            if await self._is_up():
                return
            await asyncio.sleep(0.02)
        raise AssertionError("the server did not come up")

    async def stop(self, how: signal.Signals) -> None:
        """Stop it; where it runs no longer there is nothing to do."""
        if self._lives.is_begun:
            await self._lives.end(how)

    async def end(self) -> None:
        """Leave no process behind."""
        await self._lives.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

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


def main() -> None:
    settings = settings_of(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    library = load_library(settings.content, date(2026, 11, 23))

    def life() -> int:
        asyncio.run(serve(settings, library))
        return 0

    live(life)


if __name__ == "__main__":
    main()
