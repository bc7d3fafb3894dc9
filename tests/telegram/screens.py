"""Telegram as the screen of a written conversation."""

import asyncio

from bot.model.event import Chat
from bot.service.outbox_ports import Outbox
from tests.telegram.phone import PATIENCE_S, Phone, until

_ON_ITS_WAY = frozenset({"ready", "sending", "unknown"})


class TelegramScreen:
    """A phone, and whether anything is still on its way to it or from it."""

    def __init__(self, phone: Phone, chat: Chat, outbox: Outbox) -> None:
        self.phone = phone
        self._chat, self._outbox = chat, outbox
        self._read = 0
        self._settled = 0  # all up to this message have left

    async def say(self, text: str) -> None:
        await self.phone.say(text)

    async def press(self, label: str) -> None:
        await self.phone.press(label)

    async def send_photo(self, content: bytes) -> None:
        await self.phone.send_photo(content)

    async def fresh(self) -> list[str]:
        await self.rests()
        texts = [bubble.marked for bubble in self.phone.seen()[self._read :]]
        self._read += len(texts)
        return texts

    async def rests(self, within_s: float = PATIENCE_S) -> None:
        """Wait until all that was said is taken, and all that is to be said has left."""
        await until(self._is_all_taken, lambda: "something said is never taken", within_s)
        for _ in range(int(within_s * 200)):
            if await self._has_all_left():
                return
            await asyncio.sleep(0.005)
        rows = await self._outbox.feed(self._chat, self._settled)
        raise AssertionError(f"never left: {[(row.seq, row.state, row.attempt) for row in rows]}")

    def _is_all_taken(self) -> bool:
        inbox = self.phone.telegram.inbox
        return all(waiting.chat != self.phone.room.id for waiting in inbox.waiting.values())

    async def _has_all_left(self) -> bool:
        for row in await self._outbox.feed(self._chat, self._settled):
            if row.state in _ON_ITS_WAY:
                return False
            self._settled = row.seq
        return True
