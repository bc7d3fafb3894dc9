"""The Telegram channel as a whole: what it needs is put together here, and kept running."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine

from starlette.routing import Route
from telegram.error import TelegramError

from bot.channels.telegram.files import Files
from bot.channels.telegram.groups import Groups
from bot.channels.telegram.line import Client, new_bot, new_request
from bot.channels.telegram.menu import introduce
from bot.channels.telegram.poller import Poller
from bot.channels.telegram.rivals import Displaced
from bot.channels.telegram.sending import TelegramSending
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.taking import Taker
from bot.channels.telegram.updates import KINDS
from bot.channels.telegram.webhook import PATH, webhook
from bot.service.parts import Parts
from bot.service.sending import Sender

Lead = Callable[[str, Callable[[], Coroutine[object, object, None]]], Awaitable[None]]

AGAIN_S = 5.0
INTRODUCE_AGAIN_S = 600.0  # descriptions are hardly ever set; Telegram soon has enough of it

_log = logging.getLogger(__name__)


async def at_once(_: str, work: Callable[[], Coroutine[object, object, None]]) -> None:
    """Do what one process alone may do, where there is one."""
    await work()


class TelegramChannel:
    """Polls or is posted to, and sends. `ring` is to be called for each new outgoing message."""

    def __init__(
        self, parts: Parts, settings: TelegramSettings, groups: Groups, lead: Lead = at_once
    ) -> None:
        self._lead, self._leads = lead, False
        self._parts, self._settings = parts, settings
        self._requests = new_request(settings), new_request(settings)
        self._bot: Client = new_bot(settings, *self._requests)
        sending = TelegramSending(parts, self._bot, settings.public_url)
        self.sender = Sender(parts.outbox, sending, parts.clock, settings.rates)
        files = Files(settings, self._bot)
        self._taker = Taker(parts, self._bot, files, groups, self.sender)
        self._begun_at = asyncio.get_running_loop().time()
        self.poller = Poller(settings, self._requests[1], self._taker)

    @property
    def poll_age_s(self) -> float | None:
        """Give how long ago Telegram answered a poll; None where we do not ask."""
        if self._settings.secret or not self._leads:
            return None
        return asyncio.get_running_loop().time() - max(self.poller.polled_at, self._begun_at)

    @property
    def routes(self) -> list[Route]:
        """Give what the web server must let in: nothing where we poll."""
        return [webhook(self._settings, self._taker)] if self._settings.secret else []

    async def run(self) -> None:
        """Run until cancelled; should it ever fall over, it is set up again."""
        while True:
            try:
                await self._run()
            except Exception as mistake:  # noqa: BLE001 - the web must not go on alone unnoticed
                _log.error("Telegram fell over: %s", type(mistake).__name__)
            if _is_to_stop():
                return
            await asyncio.sleep(AGAIN_S)

    async def _run(self) -> None:
        for request in self._requests:
            await request.initialize()
        try:
            await self._lead(f"telegram {self._settings.account}", self._work)
        finally:
            for request in self._requests:
                await request.shutdown()

    async def _work(self) -> None:
        """Send, and ask for updates: for each bot one process, which alone knows the pace."""
        self._leads, self._begun_at = True, asyncio.get_running_loop().time()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.sender.run())
                group.create_task(self._introduce())
                group.create_task(self._listen())
        finally:
            self._leads = False

    async def _listen(self) -> None:
        """Take updates in, the one way or the other."""
        await self._say_how()
        if self._settings.secret:
            return
        try:
            await self.poller.run()
        except Displaced:
            # The younger of two gives way; web chat and desk go on.
            _log.error(self._word("displaced"))

    async def _say_how(self) -> None:
        """Tell Telegram which way updates are to come, until it has heard. None is thrown away."""
        is_first = True
        while True:
            try:
                return await self._way()
            except TelegramError as failed:
                if is_first:
                    _log.warning("Telegram does not hear us: %s", type(failed).__name__)
            is_first = False
            await asyncio.sleep(AGAIN_S)

    async def _way(self) -> None:
        if not self._settings.secret:
            await self._bot.delete_webhook(drop_pending_updates=False)
            return
        await self._bot.set_webhook(
            self._settings.public_url + PATH,
            secret_token=self._settings.secret,
            allowed_updates=KINDS,
            drop_pending_updates=False,
        )

    async def _introduce(self) -> None:
        while True:
            if await introduce(self._bot, self._parts.library.book()):
                return
            await asyncio.sleep(INTRODUCE_AGAIN_S)

    def _word(self, key: str) -> str:
        return self._parts.library.book().say(f"telegram.{key}")


def _is_to_stop() -> bool:
    """Tell whether we were cancelled, although something that fell over hid it."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
