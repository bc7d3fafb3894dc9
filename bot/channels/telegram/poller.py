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
from bot.channels.telegram.rivals import Rivalry
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.taking import NotTaken, Taker
from bot.channels.telegram.updates import KINDS, chat_id, read_update, update_id

MOST = 100
SOON_S, LATEST_S = 0.5, 30.0
MARGIN_S = 10.0
FINISH_S = 5.0  # so long a stop waits for the updates in hand

_log = logging.getLogger(__name__)


class Poller:
    """The long poll. `polled_at` (loop time) is when Telegram answered last, `polls` how often."""

    def __init__(self, settings: TelegramSettings, request: BaseRequest, taker: Taker) -> None:
        self._settings, self._request, self._taker = settings, request, taker
        self._offset = 0
        self.polled_at = 0.0
        self.polls = 0

    async def run(self) -> None:
        """Poll until cancelled. Raises Displaced."""
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
                await self._take_whole(updates)

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

    async def _take_whole(self, updates: Sequence[object]) -> None:
        """Take a batch in; a stop lets it come to its end."""
        taking = asyncio.ensure_future(self._take(updates))
        try:
            has_all = await asyncio.shield(taking)
        except asyncio.CancelledError:
            _, late = await asyncio.wait([taking], timeout=FINISH_S)
            for task in late:
                task.cancel()
            raise
        if not has_all:
            await asyncio.sleep(SOON_S)

    async def _take(self, updates: Sequence[object]) -> bool:
        """Take chats side by side, each in order; move past what is durable, and no further."""
        by_chat: dict[str, list[object]] = defaultdict(list)
        for update in updates:
            by_chat[chat_id(update)].append(update)
        left = await asyncio.gather(*(self._take_in_order(own) for own in by_chat.values()))
        waiting = [number for own in left for number in own]
        numbers = [update_id(update) for update in updates]
        # When there was nothing new, all before is confirmed; numbers may start anywhere then.
        self._offset = min(waiting) if waiting else max(numbers, default=-1) + 1
        return not waiting

    async def _take_in_order(self, updates: list[object]) -> list[int]:
        """Take one chat's updates; give the numbers of those that must come again."""
        for place, update in enumerate(updates):
            happened = read_update(update, self._settings.account)
            if happened is None:
                continue
            try:
                await self._taker.take(happened)
            except NotTaken:
                return [update_id(other) for other in updates[place:] if update_id(other) >= 0]
        return []

    def _now(self) -> float:
        return asyncio.get_running_loop().time()


def _wait_s(failed: TelegramError, pause_s: float) -> float:
    return seconds_of(failed) if isinstance(failed, RetryAfter) else pause_s
