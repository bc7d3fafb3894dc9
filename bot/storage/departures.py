"""Messages that leave as soon as they are kept: claimed in the transaction that says them.

To claim them afterwards would cost each turn another commit, and another wait for the disk.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from bot.model.event import Chat
from bot.service.outbox_ports import Door, OutboxRow
from bot.service.ports import Work
from bot.storage.database import Database
from bot.storage.work import write_work


class Departures:
    """One work on its way into the store, and what its senders have room for."""

    def __init__(
        self, work: Work, doors: Mapping[str, Door], tell: Callable[[tuple[Chat, ...]], None]
    ) -> None:
        self._work, self._tell = work, tell
        self._doors = {c: doors[c.channel] for c in work.told if c.channel in doors}
        self._epochs = {chat: door.admits(chat) for chat, door in self._doors.items()}
        self._left: list[OutboxRow] = []

    def write(self, database: Database) -> None:
        self._left = write_work(database, self._work, self._epochs)  # it may be tried twice

    def kept(self) -> None:
        """Hand over what was claimed, and tell of the rest. In the event loop."""
        for row in self._left:
            self._doors[row.chat].leaves(row)
        self.lapse()
        self._tell(self._work.told)
        left = Counter(row.chat for row in self._left)
        kept = Counter(outgoing.chat for outgoing in self._work.outgoing)
        for chat in kept - left:
            if chat in self._doors:
                self._doors[chat].ring(chat)

    def lapse(self) -> None:
        """Give the room back that was kept free."""
        for chat, door in self._doors.items():
            door.lapses(chat)
