"""Messages leave the outbox: one after the other in a chat, paced, and never forgotten."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from bot.model.errors import DeliveryUnknown, SendDelayed, StoreBroken, StoreBusy, Undeliverable
from bot.model.event import Chat
from bot.service.outbox_ports import Outbox, OutboxRow
from bot.service.pacing import Pace
from bot.service.ports import (
    Clock,
)

AT_ONCE = 32  # as many as there are connections to a platform; each claim costs a commit
FEW = 8  # on their way: with more, it costs less to claim many together
LOOK_EVERY_S = 1.0
FINISH_S = 5.0  # so long a stop waits for what is on its way
TOGETHER_S = 1.0  # two chats told to wait so close together: everybody waits
MOST_PACED = 1_000  # chats; beyond that, those that are quiet are forgotten

_log = logging.getLogger(__name__)


class Channel(Protocol):
    """A platform to which messages are pushed."""

    @property
    def name(self) -> str: ...

    def weight(self, row: OutboxRow) -> int:
        """Give how many messages the platform will count it as."""
        ...

    async def send(self, row: OutboxRow) -> None:
        """Deliver a message.

        Raises SendDelayed and Undeliverable (it has not arrived), DeliveryUnknown (it may have).
        """
        ...


@dataclass(frozen=True, slots=True)
class Rates:
    """What the platform bears: a message a second to a chat, with a few in a row; 30 to all.

    Some of those 30 are kept in reserve (R-5).
    """

    to_chat: float = 1
    in_a_row_to_chat: float = 4
    to_all: float = 25
    in_a_row_to_all: float = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message."""

    state: str
    again_at: datetime | None = None


@dataclass(slots=True)
class Sender:
    """Empties the outbox of one channel until it is told to stop."""

    outbox: Outbox
    channel: Channel
    clock: Clock
    rates: Rates = Rates()
    _bell: asyncio.Event = field(default_factory=asyncio.Event)
    _leaving: set[asyncio.Task[object]] = field(default_factory=set)
    _busy: dict[Chat, asyncio.Task[object]] = field(default_factory=dict)  # the last of each chat
    _more: set[Chat] = field(default_factory=set)  # and maybe another behind it
    _admitted: set[Chat] = field(default_factory=set)  # with one that is just being kept
    _is_behind: bool = True  # there may be more waiting than could leave
    _to_all: Pace = field(init=False)
    _to_chat: dict[Chat, Pace] = field(default_factory=dict)
    _closed_until: float = 0.0
    _epoch: int = 0
    _proven: set[int] = field(default_factory=set)  # messages known to have arrived
    _gone: set[Chat] = field(default_factory=set)  # chats that the platform refuses
    _last_delay: tuple[Chat, float] | None = None

    def __post_init__(self) -> None:
        self._to_all = Pace(self.rates.to_all, self.rates.in_a_row_to_all)

    def ring(self, chat: Chat) -> None:
        """Say that a message for this chat was kept."""
        if chat in self._busy:
            self._more.add(chat)
        elif chat.channel == self.channel.name:
            self._bell.set()

    # Where it is quiet, a message is claimed as it is kept and leaves without being looked for.

    @property
    def channel_name(self) -> str:
        return self.channel.name

    def admits(self, chat: Chat) -> int:
        now, pace = self._now(), self._to_chat.get(chat)
        is_paced = pace is not None and pace.wait_s(now) > 0
        is_quiet = len(self._leaving) < FEW and not self._is_behind
        if not self._epoch or not is_quiet or is_paced or self._room(now) < 1:
            return 0
        self._admitted.add(chat)
        return self._epoch

    def leaves(self, row: OutboxRow) -> None:
        if row.epoch == self._epoch:
            self._start(row.chat, self._deliver(row))
        else:  # stopped meanwhile: it is in no doubt
            self._start(row.chat, self._settle(row, Outcome("ready")))

    def lapses(self, chat: Chat) -> None:
        self._admitted.discard(chat)

    async def run(self) -> None:
        """Send until cancelled. What was on its way at a crash is in doubt."""
        self._epoch = await self.outbox.take_over(self.channel.name)
        self._gone |= set(await self.outbox.unreachable(self.channel.name))
        try:
            while True:
                self._bell.clear()
                for row in await self._claimed_whole():
                    self._start(row.chat, self._deliver(row))
                    self._more.add(row.chat)
                await self._rest()
        finally:
            self._epoch = 0
            await self._finish()

    async def has_arrived(self, chat: Chat, step: int) -> None:
        """Take a press on a message's button for the proof that the message arrived."""
        for row in await self.outbox.in_doubt(chat):
            if not row.message.buttons or row.message.step != step:
                continue
            if row.state == "sending":
                self._proven.add(row.id)  # a copy is on its way: the next message waits for it
            else:
                await self.outbox.arrived(row)
                self._bell.set()

    async def is_back(self, chat: Chat) -> None:
        """Bring the news that a chat could not be told, now that its person writes again."""
        # Where another process sends, only the store knows who was out of reach.
        if chat in self._gone or not self._epoch:
            await self.outbox.revive(chat, self.clock())
            self._gone.discard(chat)

    async def _claimed_whole(self) -> Sequence[OutboxRow]:
        """Take what may leave. What a stop finds claimed but not begun is put back, in no doubt."""
        claiming = asyncio.ensure_future(self._claimed())
        try:
            return await asyncio.shield(claiming)
        except asyncio.CancelledError:
            for row in await claiming:
                await self._settle(row, Outcome("ready"))
            raise

    async def _claimed(self) -> Sequence[OutboxRow]:
        """Take the next message of each chat, "sending" from then on: no more than may leave."""
        room = self._room(self._now())
        if room < 1:
            self._is_behind = True
            return ()
        try:
            rows = await self.outbox.claim(self.channel.name, self.clock(), room, self._epoch)
        except StoreBusy:
            return ()
        self._is_behind = len(rows) >= room
        return rows

    def _room(self, now: float) -> int:
        """Give how many may leave now, besides those that are on their way or just being kept."""
        if self._closed_until > now:
            return 0
        free = min(AT_ONCE - len(self._leaving), self._to_all.room(now))
        return free - len(self._admitted)

    def _start(self, chat: Chat, delivery: Coroutine[object, object, None]) -> None:
        # In no task group: a stop lets what is on its way come to its end.
        task = asyncio.create_task(delivery)
        self._leaving.add(task)
        self._busy[chat] = task
        task.add_done_callback(partial(self._has_left, chat))

    def _has_left(self, chat: Chat, task: asyncio.Task[object]) -> None:
        self._leaving.discard(task)
        rings = self._is_behind
        if self._busy.get(chat) is task:  # else the one that followed it rings for the rest
            del self._busy[chat]
            rings = rings or chat in self._more
            self._more.discard(chat)
        if rings:
            self._bell.set()

    async def _rest(self) -> None:
        """Wait for the bell; of messages whose pause is over none rings."""
        pause_s = min(LOOK_EVERY_S, self._to_all.wait_s(self._now()) or LOOK_EVERY_S)
        with suppress(TimeoutError):
            async with asyncio.timeout(pause_s):  # `wait_for` may swallow that we are to stop
                await self._bell.wait()

    async def _finish(self) -> None:
        if self._leaving:
            _, late = await asyncio.wait(self._leaving, timeout=FINISH_S)
            for task in late:
                task.cancel()

    async def _deliver(self, row: OutboxRow) -> None:
        try:
            if pause_s := self._pause(row):
                # Put back as it was: a crash while it waits must not put it in doubt.
                await self._settle(row, self._again("ready", pause_s))
            else:
                await self._settle(row, await self._sent(row))
                self._proven.discard(row.id)
        except StoreBroken:
            _log.error("what became of message %d could not be kept", row.id)

    async def _sent(self, row: OutboxRow) -> Outcome:
        try:
            await self.channel.send(row)
        except SendDelayed as delay:
            self._hold(row.chat, delay)
            return self._again("ready", delay.seconds)
        except Undeliverable:
            self._gone.add(row.chat)
            return Outcome("parked")
        except DeliveryUnknown:
            return Outcome("sent" if row.id in self._proven else "unknown")
        except Exception as mistake:  # noqa: BLE001 - ours to answer for: nothing may hold a chat
            _log.error("message %d could not be sent: %s", row.id, type(mistake).__name__)
            return Outcome("unknown")
        return Outcome("sent")

    async def _settle(self, row: OutboxRow, outcome: Outcome) -> None:
        """Keep what became of a message, as soon as the store has time: its chat waits for it."""
        while True:
            try:
                await self.outbox.settle(row, outcome.state, self.clock(), outcome.again_at)
            except StoreBusy:
                await asyncio.sleep(LOOK_EVERY_S)
            else:
                return

    def _again(self, state: str, pause_s: float) -> Outcome:
        asyncio.get_running_loop().call_later(pause_s, self._bell.set)
        return Outcome(state, self.clock() + timedelta(seconds=pause_s))

    def _pause(self, row: OutboxRow) -> float:
        """Give how long a message has to wait for its turn; 0: it leaves now, and is counted."""
        now = self._now()
        if len(self._to_chat) > MOST_PACED:
            self._to_chat = {c: pace for c, pace in self._to_chat.items() if not pace.is_idle(now)}
        rates = self.rates
        pace = self._to_chat.setdefault(row.chat, Pace(rates.to_chat, rates.in_a_row_to_chat))
        pause_s = pace.wait_s(now)
        if not pause_s:
            count = self.channel.weight(row)
            pace.take(now, count)
            self._to_all.take(now, count)
        return pause_s

    def _hold(self, chat: Chat, delay: SendDelayed) -> None:
        """Close the door to everybody where the platform means everybody."""
        now, before = self._now(), self._last_delay
        is_second = before is not None and before[0] != chat and now - before[1] < TOGETHER_S
        if delay.for_all or is_second:
            self._closed_until = max(self._closed_until, now + delay.seconds)
        self._last_delay = (chat, now)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
