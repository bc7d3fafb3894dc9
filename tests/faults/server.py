"""The real server on a small flow, without pacing, for fault tests: `… server.py PLACE PORT`."""

import asyncio
import sys
from datetime import date
from pathlib import Path

import uvicorn

from bot.channels.web.bell import Bell
from bot.channels.web.settings import Rate, Rates
from bot.settings import Settings
from bot.wiring import load_library, open_parts, web_app

_FREE = Rate(burst=1e9, refill=1e9, every_s=1)
UNPACED = Rates(messages=_FREE, uploads=_FREE, upload_bytes=_FREE, address=_FREE, new_chats=_FREE)


def settings_of(place: Path, port: int = 0) -> Settings:
    return Settings(
        home=place / "data",
        key_file=place / "key" / "office.key",
        database="sqlite",
        content=place / "content",
        host="127.0.0.1",
        port=port,
        public_url=f"http://127.0.0.1:{port}",
        offices=("21496",),
        log="warning",
    )


async def serve(settings: Settings) -> None:
    library = load_library(settings.content, date(2026, 11, 23))
    async with open_parts(settings, library) as opened:
        app = web_app(opened, settings, Bell(), UNPACED)
        config = uvicorn.Config(app, port=settings.port, log_level="warning")
        await uvicorn.Server(config).serve()


if __name__ == "__main__":
    asyncio.run(serve(settings_of(Path(sys.argv[1]), int(sys.argv[2]))))
