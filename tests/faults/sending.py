"""A process that sends the messages of some channels while it leads: `… ADDRESS CHANNEL …`."""

import asyncio
import sys
from collections.abc import Callable, Iterable
from datetime import timedelta

from bot.model.errors import StoreBusy
from bot.model.event import Chat
from bot.service.outbox_ports import OutboxRow
from bot.service.sending import Rates, Sender
from bot.storage.postgres import PostgresStore
from tests.storage.conftest import opened
from tests.storage.samples import NOW

SOON = NOW + timedelta(days=1)  # when everything may leave, also what is in doubt
AT_ONCE = Rates(to_chat=1e9, in_a_row_to_chat=1e9, to_all=1e9, in_a_row_to_all=1e9)
AGAIN_S = 0.5

Note = Callable[[str, int], None]


def chat_of(channel: str) -> Chat:
    return Chat(channel, "1", "51")


class Wire:
    """A channel whose people see a message as soon as it is sent."""

    def __init__(self, name: str, note: Note) -> None:
        self.name, self._note = name, note

    def weight(self, row: OutboxRow) -> int:
        return 1

    async def send(self, row: OutboxRow) -> None:
        self._note(self.name, row.seq)


async def lead(store: PostgresStore, channels: Iterable[str], sent: Note, stopped: Note) -> None:
    """Send what waits in each of these channels while no other process does."""
    senders = {one: Sender(store, Wire(one, sent), lambda: SOON, AT_ONCE) for one in channels}
    store.on_outgoing(lambda chat: senders[chat.channel].ring(chat))
    async with asyncio.TaskGroup() as group:
        for one, sender in senders.items():
            group.create_task(_lead(store, one, sender, stopped))


async def _lead(store: PostgresStore, channel: str, sender: Sender, stopped: Note) -> None:
    async def send() -> None:
        try:
            await sender.run()
        finally:
            stopped(channel, 0)

    while True:  # where it fell over it is set up again, as a real channel is
        try:
            await store.lead(channel, send)
        except StoreBusy:
            await asyncio.sleep(AGAIN_S)


def _say(word: str, channel: str, number: int) -> None:
    sys.stdout.write(f"{word} {channel} {number}\n")
    sys.stdout.flush()


async def main(address: str, channels: list[str]) -> None:
    async with opened(address) as store:
        await lead(
            store,
            channels,
            lambda channel, seq: _say("sent", channel, seq),
            lambda channel, _: _say("stopped", channel, 0),
        )


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2:]))
