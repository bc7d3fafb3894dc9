"""The real Telegram channel, in this process and unpaced, against the fake."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx
from starlette.applications import Starlette

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.settings import TelegramSettings
from bot.service.groups import OfficeGroups
from bot.service.parts import Parts
from bot.service.sending import Rates
from bot.storage.memory import MemoryStore
from tests.telegram.fake import TOKEN, FakeTelegram
from tests.telegram.phone import until

PUBLIC = "https://motcua.test"
HOOK = f"{PUBLIC}/telegram"
SECRET = "bi-mat-cua-nguoi-thu"  # noqa: S105
UNPACED = Rates(1e9, 1e9, 1e9, 1e9)


def settings_for(
    telegram: FakeTelegram, secret: str = "", rates: Rates = UNPACED
) -> TelegramSettings:
    """Give settings by polling, or with a secret by webhook."""
    return TelegramSettings(TOKEN, api=telegram.url, secret=secret, public_url=PUBLIC, rates=rates)


@asynccontextmanager
async def running(
    telegram: FakeTelegram, parts: Parts, settings: TelegramSettings
) -> AsyncIterator[TelegramChannel]:
    """Run the channel until the test is over; it is up once Telegram knows how to reach it."""
    channel = TelegramChannel(parts, settings, OfficeGroups(parts))
    assert isinstance(parts.store, MemoryStore)
    parts.store.on_outgoing(channel.sender.ring)
    telegram.inbox.transport = httpx.ASGITransport(Starlette(routes=channel.routes))
    task = asyncio.create_task(channel.run())
    started = "setWebhook" if settings.secret else "getUpdates"
    await until(lambda: telegram.counts[started] or task.done(), lambda: "the line stays dead")
    try:
        yield channel
        assert not task.done(), "the channel has stopped of itself"
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
