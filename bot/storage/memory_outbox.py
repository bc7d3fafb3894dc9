"""The messages on their way out, kept in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.model.event import Chat
from bot.service.outbox_ports import OutboxRow
from bot.storage.memory_state import KeptMessage, Tables
from bot.storage.outbox import LONGEST_PAUSE, MOST_DOUBTS, NEWS, again_from

_ENDS = ("sent", "parked")


class MemoryOutbox:
    """The outbox in the tables."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def feed(self, chat: Chat, after: int, limit: int = 200) -> Sequence[OutboxRow]:
        numbers = self._tables.feeds.get(chat, {})
        wanted = [number for seq, number in numbers.items() if seq > after]
        return [self._tables.messages[number].row for number in wanted[:limit]]

    async def take_over(self, channel: str) -> int:
        for number in list(self._tables.leaving.get(channel, {})):
            message = self._tables.messages[number]
            if message.state == "sending":
                self._keep(_doubted(message, message.not_before))
        epoch = self._tables.epochs.get(channel, 0) + 1
        self._tables.epochs[channel] = epoch
        return epoch

    async def claim(
        self, channel: str, now: datetime, limit: int, epoch: int
    ) -> Sequence[OutboxRow]:
        if epoch != self._tables.epochs.get(channel, 0):
            return []
        free = [
            message
            for message in self._heads(channel)
            if message.state != "sending" and _is_due(message, now)
        ]
        claimed = [
            replace(message, state="sending", attempt=message.attempt + 1, epoch=epoch)
            for message in sorted(free, key=lambda one: (one.priority, one.id))[:limit]
        ]
        self._tables.messages.update({message.id: message for message in claimed})
        return [message.row for message in claimed]

    async def settle(
        self, row: OutboxRow, state: str, now: datetime, again_at: datetime | None
    ) -> None:
        if state not in {"ready", "unknown", *_ENDS}:
            raise ValueError(f"a message cannot become {state}")
        message = self._tables.messages[row.id]
        if message.state != "sending" or message.epoch != row.epoch:
            return
        not_before = again_from(state, now, again_at)
        if state == "unknown":
            self._keep(_doubted(message, not_before))
        else:
            why = "refused" if state == "parked" else ""
            self._keep(replace(message, state=state, why=why, not_before=not_before))

    async def arrived(self, row: OutboxRow) -> None:
        message = self._tables.messages[row.id]
        if message.state == "unknown" or message.why == "doubted":
            self._keep(replace(message, state="sent", why=""))

    async def in_doubt(self, chat: Chat) -> Sequence[OutboxRow]:
        numbers = self._tables.feeds.get(chat, {}).values()
        kept = (self._tables.messages[number] for number in numbers)
        return [message.row for message in kept if _is_in_doubt(message)]

    async def unreachable(self, channel: str) -> Sequence[Chat]:
        refused = (m.chat for m in self._tables.messages.values() if _is_refused_news(m))
        return [chat for chat in dict.fromkeys(refused) if chat.channel == channel]

    async def revive(self, chat: Chat, now: datetime) -> int:
        numbers = self._tables.feeds.get(chat, {}).values()
        refused = [m for n in numbers if _is_refused_news(m := self._tables.messages[n])]
        leaving = self._tables.leaving.setdefault(chat.channel, {})
        for message in refused:
            leaving[message.id] = None
            again = replace(message, state="ready", why="", not_before=now)
            self._tables.messages[message.id] = again
        self._tables.leaving[chat.channel] = dict.fromkeys(sorted(leaving))
        return len(refused)

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
            self._tables.leaving[message.chat.channel].pop(message.id, None)


def _is_due(message: KeptMessage, now: datetime) -> bool:
    return message.not_before <= now or message.not_before > now + LONGEST_PAUSE


def _is_in_doubt(message: KeptMessage) -> bool:
    return message.state in {"sending", "unknown"} or message.why == "doubted"


def _is_refused_news(message: KeptMessage) -> bool:
    return message.why == "refused" and message.priority == NEWS


def _doubted(message: KeptMessage, not_before: datetime) -> KeptMessage:
    doubts = message.doubts + 1
    state, why = ("parked", "doubted") if doubts >= MOST_DOUBTS else ("unknown", "")
    return replace(message, state=state, why=why, doubts=doubts, not_before=not_before)
