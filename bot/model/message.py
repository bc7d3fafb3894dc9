"""What the bot says, before a channel shows it."""

from dataclasses import dataclass, field
from enum import IntEnum

from bot.model.conversation import Button


class Priority(IntEnum):
    """Which message leaves first when a chat or the bot is paced (lower first)."""

    REPLY = 0
    RECEIPT = 1
    REMINDER = 2
    BROADCAST = 3


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a message; `id` finds it in the vault."""

    id: str
    kind: str  # "photo" or "file"
    name: str  # of the file, as it is saved


@dataclass(frozen=True, slots=True)
class Message:
    """One bubble. `**…**` marks what must stand out; a channel may show or drop the marks."""

    text: str = field(repr=False)
    buttons: tuple[tuple[Button, ...], ...] = ()
    step: int = 0  # the step its buttons belong to; 0: none
    priority: Priority = Priority.REPLY
    attached: tuple[Attached, ...] = ()
