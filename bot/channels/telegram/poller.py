"""Asking Telegram for updates: the offset moves past an update only once it is durable."""

import asyncio
import json
import logging
from collections.abc import Sequence
from urllib.parse import urlencode

from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.channels.telegram.in_hand import InHand
from bot.channels.telegram.line import seconds_of
from bot.channels.telegram.rivals import Rivalry
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.taking import Taker
from bot.channels.telegram.updates import KINDS

MOST = 100
SOON_S, LATEST_S = 0.5, 30.0
MARGIN_S = 10.0
FINISH_S = 5.0  # so long a stop waits for the updates in hand

_log = logging.getLogger(__name__)


class Poller:
    """The long poll. `polled_at` (loop time) is when Telegram answered last, `polls` how often."""

    def __init__(self, settings: TelegramSettings, request: BaseRequest, taker: Taker) -> None:
        self._settings, self._request = settings, request
        self._in_hand = InHand(taker, settings.account)
        self._offset = 0
        self.polled_at = 0.0
        self.polls = 0

    async def run(self) -> None:
        """Poll until cancelled. Raises Displaced."""
        try:
            await self._poll()
        finally:
            await self._in_hand.finish(FINISH_S)

    async def _poll(self) -> None:
        pause_s, rivalry = SOON_S, Rivalry()
        while True:
            asked_at = self._now()
            try:
                updates = await self._updates()
            except Conflict:
                await asyncio.sleep(rivalry.ended(self._now() - asked_at, self._now()))
            except TelegramError as failed:
                if pause_s == SOON_S:
                    _log.warning("Telegram gives no updates: %s", type(failed).__name__)
                await asyncio.sleep(_wait_s(failed, pause_s))
                pause_s = min(pause_s * 2, LATEST_S)
            else:
                self.polled_at, pause_s = self._now(), SOON_S
                self.polls += 1
                rivalry.over(self.polled_at)
                await self._take(updates)

    async def _take(self, updates: Sequence[object]) -> None:
        """Begin with what is new, and move past what is durable, no further.

        What is not durable yet is brought with every answer: no use to ask for it at once.
        """
        is_new = self._in_hand.add(updates)
        await self._in_hand.rest(SOON_S)
        self._offset = self._in_hand.offset_after(updates)
        if self._in_hand.must_come_again or (self._in_hand.is_busy and not is_new):
            await asyncio.sleep(SOON_S)

    async def _updates(self) -> Sequence[object]:
        """Ask for what is new. The library would make objects of it; we read it once, ourselves."""
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

    def _now(self) -> float:
        return asyncio.get_running_loop().time()


def _wait_s(failed: TelegramError, pause_s: float) -> float:
    return seconds_of(failed) if isinstance(failed, RetryAfter) else pause_s
