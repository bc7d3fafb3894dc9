"""After an outage the messages of a chat come all at once: each counts, the last is answered (R-6).

What would have been asked in between has been answered already, by the next message.
"""

from dataclasses import dataclass, replace
from enum import Enum

from bot.model.event import Chat
from bot.model.message import Message, Priority
from bot.service.ports import Outgoing, Work


class Place(Enum):
    """Where a message stands among those that waited."""

    USUAL = "usual"
    OVERTAKEN = "overtaken"  # others of this chat wait behind it
    LAST = "last"  # it ends a row of overtaken ones


@dataclass(frozen=True, slots=True)
class CatchingUp:
    """How a work is answered that catches up; `notice` tells what happened."""

    place: Place = Place.USUAL
    notice: str = ""

    def answered(self, work: Work, chat: Chat) -> Work:
        """Leave out questions that are overtaken; files, receipts and decisions never."""
        match self.place:
            case Place.OVERTAKEN:
                kept = tuple(one for one in work.outgoing if not _is_question(one, chat))
                return replace(work, outgoing=kept)
            case Place.LAST:
                told = Outgoing(chat, Message(self.notice))
                return replace(work, outgoing=(told, *work.outgoing))
            case Place.USUAL:
                return work


def _is_question(outgoing: Outgoing, chat: Chat) -> bool:
    message = outgoing.message
    is_reply = message.priority is Priority.REPLY and not message.attached
    return is_reply and outgoing.chat == chat
