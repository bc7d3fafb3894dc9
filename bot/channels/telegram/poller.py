"""Asking Telegram for updates: the offset moves past an update only once it is durable."""

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlencode

from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.channels.telegram.line import seconds_of
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.taking import NotFetched, Taker
from bot.channels.telegram.updates import KINDS, update_id
from bot.model.errors import StoreBroken, StoreBusy

MOST = 100
SOON_S, LATEST_S = 0.5, 30.0
MARGIN_S = 10.0
YOUNG_S = 60.0

_log = logging.getLogger(__name__)


class Displaced(Exception):
    """Another program asks for this bot's updates; this one stops asking."""


class Poller:
    """The long poll. `polled_at` (loop time) is when Telegram answered last."""

    def __init__(self, settings: TelegramSettings, request: BaseRequest, taker: Taker) -> None:
        self._settings, self._request, self._taker = settings, request, taker
        self._offset = 0
        self.polled_at = 0.0

    async def run(self) -> None:
        """Poll until cancelled. Raises Displaced."""
        pause, started = SOON_S, asyncio.get_running_loop().time()
        while True:
            try:
                updates = await self._updates()
            except Conflict:
                # Telegram ends the older of two polls; the program that was there first asks
                # again, which ends the other's, and the newcomer gives way.
                if asyncio.get_running_loop().time() - started < YOUNG_S:
                    raise Displaced from None
                await asyncio.sleep(SOON_S)
                continue
            except TelegramError as failed:
                await asyncio.sleep(_wait(failed, pause))
                pause = min(pause * 2, LATEST_S)
                continue
            self.polled_at = asyncio.get_running_loop().time()
            pause = SOON_S
            if not await self._take(updates):
                await asyncio.sleep(SOON_S)

    async def _updates(self) -> Sequence[object]:
        """Ask for what is new. The bytes are read by us: the library would log what it cannot."""
        wait_s = int(self._settings.poll.total_seconds())
        asked = urlencode(
            {
                "offset": self._offset,
                "limit": MOST,
                "timeout": wait_s,
                "allowed_updates": json.dumps(KINDS),
            }
        )
        url = f"{self._settings.api}/bot{self._settings.token}/getUpdates?{asked}"
        answer: object = await self._request.post(url, read_timeout=wait_s + MARGIN_S)
        return answer if isinstance(answer, list) else ()

    async def _take(self, updates: Sequence[object]) -> bool:
        """Take a batch in, chats side by side, each in order; move past what is durable."""
        by_chat: dict[object, list[object]] = defaultdict(list)
        for update in updates:
            by_chat[_whose(update)].append(update)
        left = await asyncio.gather(*(self._take_in_order(own) for own in by_chat.values()))
        waiting = {number for own in left for number in own}
        taken = [update_id(update) for update in updates]
        self._offset = min(waiting) if waiting else max([self._offset - 1, *taken]) + 1
        return not waiting

    async def _take_in_order(self, updates: list[object]) -> list[int]:
        """Take one chat's updates; give the numbers of those that must come again."""
        for place, update in enumerate(updates):
            try:
                await self._taker.take(update)
            except (StoreBusy, StoreBroken, NotFetched):
                return [update_id(other) for other in updates[place:]]
            except Exception as mistake:  # noqa: BLE001 - one update must not stop all others
                _log.error("update could not be taken: %s", type(mistake).__name__)
        return []


def _whose(update: object) -> object:
    """Tell chats apart well enough to keep each in order."""
    content = (
        next((v for v in update.values() if isinstance(v, dict)), {})
        if isinstance(update, dict)
        else {}
    )
    message = content.get("message", content)
    chat = message.get("chat", {}) if isinstance(message, dict) else {}
    return str(chat.get("id")) if isinstance(chat, dict) else ""


def _wait(failed: TelegramError, pause: float) -> float:
    return seconds_of(failed) if isinstance(failed, RetryAfter) else pause
