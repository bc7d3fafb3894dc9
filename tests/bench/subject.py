"""The product as one row of a comparison of bots: one process, one directory of data.

A driver makes a `Subject`, calls `start`, then `turn` for each update (at once for different
chats), and believes `on_send`. `script` and `tag` tell what is said and which question a reply
asks. `WAY=bare` in the environment leaves the channel out.
"""

import os
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))  # a driver imports this file by its path

from bot.content.library import load_library  # noqa: E402
from tests.bench.talks import APPOINTMENT, NOW, tag_of  # noqa: E402
from tests.bench.ways import Way, bare_way, telegram_way  # noqa: E402

Update = dict[str, str | int]


class Subject:
    """The shipped content, the sealed store, and the whole way of a Telegram update."""

    on_send: Callable[[int, str], None] | None = None

    def __init__(self, data: str) -> None:
        self._data = Path(data)
        self._stack = AsyncExitStack()
        self._way: Way

    async def start(self, _: int) -> None:
        library = load_library(ROOT, (NOW + timedelta(hours=7)).date())
        way = bare_way if os.environ.get("WAY") == "bare" else telegram_way
        self._way = await self._stack.enter_async_context(way(self._data, library, self._sent))

    async def turn(self, chat: int, update: Update) -> list[str]:
        said = await self._way.turn(chat, int(update["update_id"]), str(update["text"]))
        return ["\n".join(said)] if said else []

    async def stop(self) -> None:
        await self._stack.aclose()

    def script(self, _: int) -> tuple[tuple[str, str], ...]:
        return APPOINTMENT

    def tag(self, reply: str) -> str | None:
        return tag_of(reply)

    def _sent(self, chat: int, text: str) -> None:
        if self.on_send:
            self.on_send(chat, text)
