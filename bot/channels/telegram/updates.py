"""An update as Telegram brings it -> what happened, in our words. Nothing here can fail."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

from bot.model.event import Body, Chat, Contact, Location, Opened, Press, Sticker, Text, Unusable
from bot.understanding.clean import clean

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
MOST_BYTES = 20 * 1024 * 1024  # what the Bot API hands out
LINK = "canbo-"

_PRESS = re.compile(r"(g?)(\d{1,9})\.(\d{1,3})", re.ASCII)
_START = re.compile(r"/start(?:@\w+)?(?:\s+(\S{1,64}))?\s*", re.ASCII)
_COMMAND = re.compile(r"/([a-z0-9_]{1,32})(?:@\w+)?\b", re.ASCII)
_UNTAKEN = ("audio", "video", "video_note", "animation", "story")
_OLD = Press(0, 0)  # no step has the number 0: it counts as an old button

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that Telegram keeps for us, to be fetched before the turn."""

    file_id: str = field(repr=False)
    kind: str  # "photo", "voice", "file"
    name: str = field(repr=False)
    size_bytes: int
    caption: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody did something in their own chat with the bot."""

    chat: Chat
    key: str
    body: Body | Incoming
    query: str = field(default="", repr=False)  # of a press, to be answered


@dataclass(frozen=True, slots=True)
class Linking:
    """An officer sent the code that links this account."""

    chat: Chat
    key: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class GroupPress:
    """Somebody pressed a button of a card in a group."""

    chat: Chat
    by: str
    seq: int
    index: int
    query: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class GroupTalk:
    """Somebody spoke in a group, or brought the bot in (`has_joined`) or threw it out."""

    chat: Chat
    by: str
    has_joined: bool = False
    has_left: bool = False


Happened = Said | Linking | GroupPress | GroupTalk


def update_id(update: object) -> int:
    """Give the update's number; -1 where it has none."""
    number = _at(update, "update_id")
    return number if isinstance(number, int) and not isinstance(number, bool) else -1


def read_update(update: object, account: str) -> Happened | None:
    """Tell what happened; None for what concerns nobody."""
    key = str(update_id(update))
    if (query := _table(update, "callback_query")) is not None:
        return _pressed(query, account, key)
    if (member := _table(update, "my_chat_member")) is not None:
        return _membership(member, account)
    message = _table(update, "message") or _table(update, "edited_message")
    return _spoken(message, account, key) if message is not None else None


def _pressed(query: Json, account: str, key: str) -> Happened | None:
    message = _table(query, "message")
    chat = _chat(message, account)
    if chat is None:
        return None
    name = _text(query, "id")
    match = _PRESS.fullmatch(_text(query, "data"))
    by = _number(_table(query, "from"))
    if not _is_private(message):
        if match is None or not match[1]:
            return GroupPress(chat, by, 0, 0, name)
        return GroupPress(chat, by, int(match[2]), int(match[3]), name)
    press = Press(int(match[2]), int(match[3])) if match and not match[1] else _OLD
    return Said(chat, key, press, name)


def _membership(member: Json, account: str) -> Happened | None:
    chat = _chat(member, account)
    if chat is None or _is_private(member):
        return None
    status = _text(_table(member, "new_chat_member"), "status")
    by = _number(_table(member, "from"))
    has_left = status in {"left", "kicked"}
    has_joined = status in {"member", "administrator"}
    was = _text(_table(member, "old_chat_member"), "status")
    is_new = has_joined and was not in {"member", "administrator", "restricted"}
    return GroupTalk(chat, by, has_joined=is_new, has_left=has_left)


def _spoken(message: Json, account: str, key: str) -> Happened | None:
    chat = _chat(message, account)
    if chat is None:
        return None
    sender = _table(message, "from")
    if not _is_private(message):
        return GroupTalk(chat, _number(sender))
    text = clean(_text(message, "text"))
    if text:
        return _worded(chat, key, text)
    return Said(chat, key, _sent(message, sender))


def _worded(chat: Chat, key: str, text: str) -> Happened:
    start = _START.fullmatch(text)
    if start is None:
        return Said(chat, key, Text(_command(text)))
    link = start[1] or ""
    if link.startswith(LINK):
        return Linking(chat, key, link.removeprefix(LINK))
    return Said(chat, key, Opened(link))


def _command(text: str) -> str:
    """Take "/tiep" for the words it stands for: commands are spelt as people say them."""
    match = _COMMAND.match(text)
    return text if match is None else match[1].replace("_", " ") + text[match.end() :]


def _sent(message: Json, sender: Json | None) -> Body | Incoming:
    caption = clean(_text(message, "caption"))
    photos = message.get("photo")
    if isinstance(photos, list) and photos:
        return _file(photos[-1], "photo", "anh.jpg", caption)
    for name, kind in (("document", "file"), ("voice", "voice")):
        if (sent := _table(message, name)) is not None:
            return _file(sent, kind, _text(sent, "file_name"), caption)
    return _other(message, sender)


def _other(message: Json, sender: Json | None) -> Body:
    if (contact := _table(message, "contact")) is not None:
        own = sender is not None and contact.get("user_id") == sender.get("id")
        return Contact(clean(_text(contact, "phone_number")), own=own)
    if (place := _table(message, "location")) is not None:
        return _place(place)
    if any(name in message for name in _UNTAKEN):
        return Unusable("file.not_allowed")
    return Sticker(_text(_table(message, "sticker"), "emoji"))


def _file(sent: object, kind: str, name: str, caption: str) -> Body | Incoming:
    size = _at(sent, "file_size")
    size_bytes = size if isinstance(size, int) else 0
    file_id = _text(sent, "file_id")
    if size_bytes > MOST_BYTES:
        return Unusable("file.too_big")
    if not file_id:
        return Unusable("file.not_readable")
    return Incoming(file_id, kind, name, size_bytes, caption)


def _place(place: Json) -> Body:
    found = [place.get(name) for name in ("latitude", "longitude")]
    numbers = [float(x) for x in found if isinstance(x, int | float) and abs(x) <= 180]  # noqa: PLR2004 - degrees
    if len(numbers) != len(found) or not all(isfinite(x) for x in numbers):
        return Sticker()
    return Location(numbers[0], numbers[1])


def _chat(holder: object, account: str) -> Chat | None:
    number = _at(_table(holder, "chat"), "id")
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    return Chat("telegram", account, str(number))


def _is_private(holder: object) -> bool:
    return _text(_table(holder, "chat"), "type") == "private"


def _number(sender: object) -> str:
    number = _at(sender, "id")
    return str(number) if isinstance(number, int) else ""


def _at(holder: object, key: str) -> object:
    return holder.get(key) if isinstance(holder, dict) else None


def _table(holder: object, key: str) -> dict[str, object] | None:
    found = _at(holder, key)
    return found if isinstance(found, dict) else None


def _text(holder: object, key: str) -> str:
    found = _at(holder, key)
    return found if isinstance(found, str) else ""
