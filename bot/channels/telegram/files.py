"""Fetching what people send: Telegram keeps it, and hands it out for a while."""

import asyncio

import httpx
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.contents import Incoming
from bot.channels.telegram.settings import TelegramSettings

MOST_HANDED_OUT = 20 * 1024 * 1024  # the Bot API gives no more
PATIENCE_S = 30.0
READ_S = 15.0


class NotFetched(Exception):
    """A file could not be had just now; it should be asked for again."""


class TooBig(Exception):
    """The file is longer than what we take."""


class Gone(Exception):
    """Telegram will not hand this file out, now or later."""


class Files:
    """Fetches files. Their addresses hold the token: no error of the line goes further."""

    def __init__(
        self, settings: TelegramSettings, bot: Bot, line: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._bot, self._line = bot, line
        self._proxy = settings.proxy or None

    async def fetch(self, wanted: Incoming) -> bytes:
        """Give the bytes of a file. Raises TooBig, Gone, NotFetched."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self._fetch(wanted)
        except BadRequest as refused:
            if "too big" in str(refused).lower():
                raise TooBig from None
            raise Gone from None
        except (TelegramError, httpx.HTTPError, TimeoutError):
            raise NotFetched from None

    async def _fetch(self, wanted: Incoming) -> bytes:
        file = await self._bot.get_file(wanted.file_id)
        if (file.file_size or 0) > min(wanted.most_bytes, MOST_HANDED_OUT):
            raise TooBig
        if not file.file_path:
            raise Gone
        return await self._download(file.file_path, wanted.most_bytes)

    async def _download(self, address: str, most_bytes: int) -> bytes:
        """Read no further than we take, whatever was announced; follow nobody elsewhere."""
        content = bytearray()
        async with (
            httpx.AsyncClient(proxy=self._proxy, timeout=READ_S, transport=self._line) as client,
            client.stream("GET", address) as answer,
        ):
            answer.raise_for_status()
            async for chunk in answer.aiter_bytes():
                content += chunk
                if len(content) > most_bytes:
                    raise TooBig
        return bytes(content)
