"""The ways a message can take: the use case with the store, or all of Telegram's channel."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, cast

from bot.channels.telegram.files import Files
from bot.channels.telegram.line import new_bot
from bot.channels.telegram.sending import TelegramSending
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.taking import Taker
from bot.channels.telegram.updates import read_update
from bot.content.library import ContentLibrary
from bot.model.event import Chat, Event, Text
from bot.service.groups import OfficeGroups
from bot.service.outbox_ports import OutboxRow
from bot.service.parts import Parts
from bot.service.ports import (
    Store,
    Work,
)
from bot.service.receive import receive
from bot.service.sending import Rates, Sender
from bot.wiring import Opened, open_parts
from tests.bench.stub import OnSend, StubRequest, update_json
from tests.bench.talks import NOW, OFFICE
from tests.faults.server import settings_of

# The platform's own limits, and nothing else, are lifted: a message a second to a chat.
UNPACED = Rates(to_chat=1e9, in_a_row_to_chat=1e9, to_all=1e9, in_a_row_to_all=1e9)
SETTINGS = TelegramSettings("1:bench", rates=UNPACED)
PAUSE_S = 0.01


class Way(Protocol):
    """One way in and out. A turn gives what was answered: nothing to an update taken before."""

    parts: Parts

    async def turn(self, chat: int, number: int, text: str) -> list[str]: ...


class _Counting:
    """The store, which also tells what each commit says to whom."""

    def __init__(self, store: Store, told: Callable[[Chat, str], None]) -> None:
        self._store, self._told = store, told

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def commit(self, work: Work) -> None:
        await self._store.commit(work)
        for outgoing in work.outgoing:
            self._told(outgoing.chat, outgoing.message.text)


class BareWay:
    """The use case alone: an event becomes a durable turn, and its replies stand in the outbox."""

    def __init__(self, opened: Opened, on_send: OnSend) -> None:
        self._on_send = on_send
        self._said: dict[Chat, list[str]] = defaultdict(list)
        self.parts = _ticking(opened.parts, self._told)

    async def turn(self, chat: int, number: int, text: str) -> list[str]:
        place = Chat("bench", "1", str(chat))
        await receive(self.parts, Event(place, str(number), Text(text)))
        return self._said.pop(place, [])

    def _told(self, chat: Chat, text: str) -> None:
        self._said[chat].append(text)
        self._on_send(int(chat.id), text)


class TelegramWay:
    """From the update's bytes to the answer of the Bot API, as the webhook and the sender do it."""

    def __init__(self, opened: Opened, on_send: OnSend) -> None:
        self._owed: dict[int, int] = defaultdict(int)
        self._said: dict[int, list[str]] = defaultdict(list)
        self._arrived: dict[int, asyncio.Event] = defaultdict(asyncio.Event)
        self._outbox = opened.store
        self._on_send = on_send
        self._is_repeated: set[int] = set()
        self._again: dict[int, list[str]] = defaultdict(list)
        self.parts = parts = _ticking(opened.parts, self._told)
        self.stub = StubRequest(self._sent)
        bot = new_bot(SETTINGS, self.stub, StubRequest(self._sent))
        sending = _Marking(parts, bot, "")
        sending.is_repeated, sending.began = self._is_repeated, parts.clock()
        self.sender = Sender(parts.outbox, sending, parts.clock, SETTINGS.rates)
        opened.store.serve(self.sender)
        files = Files(SETTINGS, bot)
        self._taker = Taker(parts, bot, files, OfficeGroups(parts), self.sender)

    async def turn(self, chat: int, number: int, text: str) -> list[str]:
        await self.taken(chat, number, text)
        return await self.answered(chat)

    async def taken(self, chat: int, number: int, text: str) -> None:
        """Bring an update; it is kept on return. Raises NotTaken."""
        update: object = json.loads(update_json(number, chat, text))
        happened = read_update(update, SETTINGS.account)
        if happened is None:
            raise AssertionError("an update that says nothing")
        await self._taker.take(happened)

    async def answered(self, chat: int) -> list[str]:
        """Wait until all that the chat is owed has left; give it."""
        if chat not in self._owed:  # it was taken before: what it says is what is said again
            await self._drained(chat)
            return self._said.pop(chat, []) or self._again.pop(chat, [])
        self._again.pop(chat, None)
        while len(self._said[chat]) < self._owed[chat]:
            self._arrived[chat].clear()
            await self._arrived[chat].wait()
        del self._owed[chat]
        self._arrived.pop(chat, None)
        return self._said.pop(chat, [])

    async def _drained(self, chat: int) -> None:
        """Wait for what an earlier process still owes this chat."""
        place = Chat("telegram", SETTINGS.account, str(chat))
        while await self._owes(place):  # noqa: ASYNC110 - only once, after a crash
            await asyncio.sleep(PAUSE_S)

    async def _owes(self, chat: Chat) -> bool:
        return any(row.state != "sent" for row in await self._outbox.feed(chat, 0))

    def _told(self, chat: Chat, _: str) -> None:
        if chat.channel == TelegramSending.name:
            self._owed[int(chat.id)] += 1

    def _sent(self, chat: int, text: str) -> None:
        self._on_send(chat, text)
        if chat in self._is_repeated:
            self._is_repeated.discard(chat)
            self._again[chat].append(text)
            return
        self._said[chat].append(text)
        self._arrived[chat].set()


class _Marking(TelegramSending):
    """Marks what an earlier process had still to say: it answers no new message."""

    is_repeated: set[int]
    began: datetime

    async def send(self, row: OutboxRow) -> None:
        if row.at < self.began:
            self.is_repeated.add(int(row.chat.id))
        await super().send(row)


@asynccontextmanager
async def bare_way(
    place: Path, library: ContentLibrary, on_send: OnSend = lambda _, __: None
) -> AsyncIterator[BareWay]:
    async with _opened(place, library) as opened:
        yield BareWay(opened, on_send)


@asynccontextmanager
async def telegram_way(
    place: Path, library: ContentLibrary, on_send: OnSend = lambda _, __: None
) -> AsyncIterator[TelegramWay]:
    async with _opened(place, library) as opened:
        way = TelegramWay(opened, on_send)
        sender = asyncio.create_task(way.sender.run())
        try:
            yield way
        finally:
            sender.cancel()
            await asyncio.wait([sender])


@asynccontextmanager
async def _opened(place: Path, library: ContentLibrary) -> AsyncIterator[Opened]:
    async with open_parts(settings_of(place), library, OFFICE) as opened:
        yield opened


def _ticking(parts: Parts, told: Callable[[Chat, str], None]) -> Parts:
    """Let the clock go as it goes, on a day for which the content is valid."""
    days = NOW.date() - datetime.now(UTC).date()
    counting = cast(Store, _Counting(parts.store, told))
    return replace(parts, store=counting, clock=lambda: datetime.now(UTC) + days)
