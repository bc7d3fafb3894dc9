"""What sending needs from outside: the messages on their way out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.model.event import Chat
from bot.model.message import Message


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message in the outbox. `seq` grows by one within a chat."""

    id: int
    chat: Chat
    seq: int
    message: Message
    state: str  # "ready", "sending", "sent", "unknown", "parked"
    attempt: int
    at: datetime
    epoch: int = 0  # of the sender that claimed it


class Door(Protocol):
    """The sender of a channel, as a store sees it that can claim a message while it keeps it."""

    @property
    def channel_name(self) -> str: ...

    def ring(self, chat: Chat) -> None:
        """Hear that a message for this chat was kept."""
        ...

    def admits(self, chat: Chat) -> int:
        """Give the epoch in which a message for this chat may leave at once; 0: it is to wait.

        Room is kept free for it until `lapses`.
        """
        ...

    def leaves(self, row: OutboxRow) -> None:
        """Send a message that was claimed in that epoch."""
        ...

    def lapses(self, chat: Chat) -> None: ...


class Outbox(Protocol):
    """The messages on their way out."""

    async def feed(self, chat: Chat, after: int, limit: int = 200) -> Sequence[OutboxRow]:
        """Give the messages of a chat with a `seq` above `after`, in order."""
        ...

    async def take_over(self, channel: str) -> int:
        """Become the one sender of a channel; give an epoch higher than any before.

        Rows that an earlier one left in "sending" are in doubt from then on.
        """
        ...

    async def claim(
        self, channel: str, now: datetime, limit: int, epoch: int
    ) -> Sequence[OutboxRow]:
        """Mark the next row of each chat that has one ready as "sending", and give them.

        Nothing is given to a sender whose epoch is over.
        """
        ...

    async def settle(
        self, row: OutboxRow, state: str, now: datetime, again_at: datetime | None
    ) -> None:
        """Say what became of a claimed row: "sent", "unknown", "parked", or "ready" again.

        Without effect where another sender has taken over since.
        """
        ...

    async def arrived(self, row: OutboxRow) -> None:
        """Say that there is proof that a message in doubt has arrived.

        Without effect while a copy of it is on its way: that one settles it.
        """
        ...

    async def in_doubt(self, chat: Chat) -> Sequence[OutboxRow]:
        """Give a chat's messages of which it is not known whether they arrived."""
        ...

    async def unreachable(self, channel: str) -> Sequence[Chat]:
        """Give the chats with news that the platform refused to bring."""
        ...

    async def revive(self, chat: Chat, now: datetime) -> int:
        """Have news that was refused brought again, now that the chat is back; give how many."""
        ...
