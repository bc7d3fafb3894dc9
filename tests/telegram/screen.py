"""What people see on their phones."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.telegram.call import Refusal
from tests.telegram.markup import Mark
from tests.telegram.wire import Upload


@dataclass(frozen=True, slots=True)
class Key:
    """A button under a bubble."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(slots=True)
class Bubble:
    """A message of the bot as it stands on the screen."""

    id: int
    text: str = ""
    marks: tuple[Mark, ...] = ()
    keys: tuple[tuple[Key, ...], ...] = ()
    photo: Upload | None = None
    document: Upload | None = None
    album: str = ""
    at: float = field(default_factory=time.monotonic)
    edits: int = 0
    is_gone: bool = False

    @property
    def labels(self) -> list[str]:
        return [key.label for row in self.keys for key in row]

    @property
    def marked(self) -> str:
        """Give the text with `**…**` where it is bold, as the bot's own texts are written."""
        wide = self.text.encode("utf-16-le")
        for mark in sorted(self.marks, key=lambda mark: mark.offset, reverse=True):
            if mark.kind == "bold":
                start, end = mark.offset * 2, (mark.offset + mark.length) * 2
                star = "**".encode("utf-16-le")
                wide = wide[:start] + star + wide[start:end] + star + wide[end:]
        return wide.decode("utf-16-le")

    def key(self, label: str) -> Key:
        return next(key for row in self.keys for key in row if key.label == label)


@dataclass(slots=True)
class Room:
    """A chat of people with the bot, or a group of people in which the bot may be."""

    id: int
    kind: str = "private"
    title: str = ""
    bubbles: list[Bubble] = field(default_factory=list)
    has_spoken: bool = False  # a bot may not write to somebody who never wrote to it
    has_blocked: bool = False
    is_member: bool = True  # of a group: the bot is in it
    actions: list[str] = field(default_factory=list)

    @property
    def seen(self) -> list[Bubble]:
        return [bubble for bubble in self.bubbles if not bubble.is_gone]

    def check_open(self) -> None:
        """Refuse a message to somebody who does not want it."""
        if self.has_blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if not self.is_member:
            raise Refusal(403, f"Forbidden: bot is not a member of the {self.kind} chat")
        if not self.has_spoken:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")

    def bubble(self, message_id: int, deed: str) -> Bubble:
        for bubble in self.seen:
            if bubble.id == message_id:
                return bubble
        raise Refusal(400, f"Bad Request: message to {deed} not found")


class Rooms:
    """All chats; messages are numbered across them."""

    def __init__(self) -> None:
        self._rooms: dict[int, Room] = {}
        self._messages = 0

    def __iter__(self) -> Iterator[Room]:
        return iter(self._rooms.values())

    def add(self, room: Room) -> Room:
        return self._rooms.setdefault(room.id, room)

    def room(self, chat: int) -> Room:
        if chat not in self._rooms:
            raise Refusal(400, "Bad Request: chat not found")
        return self._rooms[chat]

    def next_message(self) -> int:
        self._messages += 1
        return self._messages
