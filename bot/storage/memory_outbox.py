"""The messages on their way out, kept in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model.event import Chat
from bot.service.ports import OutboxRow
from bot.storage.memory_state import KeptMessage, Tables
from bot.storage.outbox import MOST_DOUBTS, again_from

_ENDS = ("sent", "parked")


class MemoryOutbox:
    """The outbox in the tables."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def feed(self, chat: Chat, after: int, limit: int = 200) -> Sequence[OutboxRow]:
        numbers = self._tables.feeds.get(chat, {})
        wanted = [number for seq, number in numbers.items() if seq > after]
        return [self._tables.messages[number].row for number in wanted[:limit]]

    async def claim(self, channel: str, now: datetime, limit: int) -> Sequence[OutboxRow]:
        free = [
            message
            for message in self._heads(channel)
            if message.state != "sending" and message.not_before <= now
        ]
        claimed = [
            replace(message, state="sending", attempt=message.attempt + 1)
            for message in sorted(free, key=lambda one: (one.priority, one.id))[:limit]
        ]
        self._tables.messages.update({message.id: message for message in claimed})
        return [message.row for message in claimed]

    async def settle(self, row: int, state: str, now: datetime, again_at: datetime | None) -> None:
        if state not in {"ready", "unknown", *_ENDS}:
            raise ValueError(f"a message cannot become {state}")
        message = self._tables.messages[row]
        if state == "unknown" and message.state == "sending":
            self._keep(_doubted(message, again_from(state, now, again_at)))
        elif state != "unknown" and message.state in {"sending", "unknown"}:
            not_before = again_from(state, now, again_at)
            self._keep(replace(message, state=state, not_before=not_before))

    async def in_doubt(self, chat: Chat) -> Sequence[OutboxRow]:
        numbers = self._tables.feeds.get(chat, {}).values()
        rows = (self._tables.messages[number].row for number in numbers)
        return [row for row in rows if row.state in {"sending", "unknown"}]

    async def recover(self, channel: str) -> int:
        left = [
            message
            for number in self._tables.leaving.get(channel, {})
            if (message := self._tables.messages[number]).state == "sending"
        ]
        for message in left:
            self._keep(_doubted(message, message.not_before))
        return len(left)

    def _heads(self, channel: str) -> Iterator[KeptMessage]:
        """Give the first message of each chat that has not left."""
        met: set[Chat] = set()
        for number in self._tables.leaving.get(channel, {}):
            message = self._tables.messages[number]
            if message.chat not in met:
                met.add(message.chat)
                yield message

    def _keep(self, message: KeptMessage) -> None:
        self._tables.messages[message.id] = message
        if message.state in _ENDS:
            del self._tables.leaving[message.chat.channel][message.id]


def _doubted(message: KeptMessage, not_before: datetime) -> KeptMessage:
    doubts = message.doubts + 1
    state = "parked" if doubts >= MOST_DOUBTS else "unknown"
    return replace(message, state=state, doubts=doubts, not_before=not_before)
