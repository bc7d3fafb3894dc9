"""An update as Telegram brings it -> what happened, in our words. Nothing here can fail."""

import re
from dataclasses import dataclass, field, replace

from bot.channels.telegram.contents import Incoming, content_of
from bot.channels.telegram.raw import Json, items, name_of, number, table, text
from bot.channels.typed import typed
from bot.model.event import Body, Chat, Opened, Press, Sticker
from bot.understanding.spelling.clean import clean

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
LINK = "canbo-"
OLD = Press(0, 0)  # no step has the number 0: it counts as an old button

_PRESS = re.compile(r"(g?)(\d{1,9})\.(\d{1,3})", re.ASCII)
_START = re.compile(r"/start(?:@\w+)?(?:\s+([A-Za-z0-9_-]{1,64}))?", re.ASCII)
_INSIDE = frozenset({"member", "administrator", "restricted"})


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
    """Somebody pressed a button of a card in a group; `seq` is 0 for what is no card of ours."""

    chat: Chat
    key: str
    by: str
    query: str = field(repr=False)
    seq: int = 0
    index: int = 0


@dataclass(frozen=True, slots=True)
class GroupTalk:
    """Somebody spoke in a group, or brought the bot in (`has_joined`) or threw it out."""

    chat: Chat
    key: str
    by: str
    has_joined: bool = False
    has_left: bool = False
    is_channel: bool = False  # read by anybody: no place for an office's cards


@dataclass(frozen=True, slots=True)
class GroupMoved:
    """A group has grown: the platform gave it another number, `chat` is the one from now on."""

    chat: Chat
    key: str
    before: Chat


Happened = Said | Linking | GroupPress | GroupTalk | GroupMoved


def update_id(update: object) -> int:
    """Give the update's number; -1 where it has none."""
    found = number(update, "update_id")
    return -1 if found is None or found < 0 else found


def chat_id(update: object) -> str:
    """Give the chat an update is about; empty where it tells of none."""
    return name_of(table(_place(update), "chat"))


def read_update(update: object, account: str) -> Happened | None:
    """Tell what happened; None for what concerns nobody."""
    key, chat_number = update_id(update), chat_id(update)
    if key < 0 or not chat_number:
        return None
    chat = Chat("telegram", account, chat_number)
    if (query := table(update, "callback_query")) is not None:
        return _pressed(query, chat, str(key))
    if (member := table(update, "my_chat_member")) is not None:
        return _membership(member, chat, str(key))
    if (message := table(update, "message")) is not None:
        return _spoken(message, chat, str(key))
    edited = table(update, "edited_message")
    # Of what is changed later only words are news: a place on the map changes by itself.
    return _spoken(edited, chat, str(key)) if edited is not None and text(edited, "text") else None


def _place(update: object) -> Json | None:
    """Give the part of an update that names the chat."""
    query = table(update, "callback_query")
    if query is not None:
        return table(query, "message")
    return next((found for name in KINDS if (found := table(update, name)) is not None), None)


def _pressed(query: Json, chat: Chat, key: str) -> Happened:
    name = text(query, "id")
    match = _PRESS.fullmatch(text(query, "data"))
    is_card = match is not None and bool(match[1])
    place = (int(match[2]), int(match[3])) if match else (0, 0)
    if not _is_private(table(query, "message")):
        by = name_of(table(query, "from"))
        return GroupPress(chat, key, by, name, *(place if is_card else (0, 0)))
    return Said(chat, key, Press(*place) if match and not is_card else OLD, name)


def _membership(member: Json, chat: Chat, key: str) -> Happened | None:
    if _is_private(member):
        return None
    was = text(table(member, "old_chat_member"), "status")
    status = text(table(member, "new_chat_member"), "status")
    return GroupTalk(
        chat,
        key,
        name_of(table(member, "from")),
        has_joined=status in _INSIDE and was not in _INSIDE,
        has_left=status in {"left", "kicked"},
        is_channel=text(table(member, "chat"), "type") == "channel",
    )


def _spoken(message: Json, chat: Chat, key: str) -> Happened:
    if not _is_private(message):
        return _moved(message, chat, key) or GroupTalk(chat, key, name_of(table(message, "from")))
    words = text(message, "text")
    start = _START.fullmatch(clean(words)) if words else None
    link = (start[1] or "") if start else ""
    if link.startswith(LINK):
        return Linking(chat, key, link.removeprefix(LINK))
    body = Opened(link) if start else _told(message, words)
    return Said(chat, key, body)


def _told(message: Json, words: str) -> Body | Incoming:
    if not words:
        return content_of(message)
    return typed(words, _quoted_step(message)) or Sticker()


def _moved(message: Json, chat: Chat, key: str) -> GroupMoved | None:
    """Read either of the two messages in which the platform tells that a group has grown."""
    after, before = (number(message, f"migrate_{way}_chat_id") for way in ("to", "from"))
    if after is not None:
        return GroupMoved(replace(chat, id=str(after)), key, chat)
    return None if before is None else GroupMoved(chat, key, replace(chat, id=str(before)))


def _quoted_step(message: Json) -> int | None:
    """Give the step of the question these words quote: its buttons name it."""
    quoted = table(table(message, "reply_to_message"), "reply_markup")
    rows = items(quoted, "inline_keyboard")
    buttons = [button for row in rows if isinstance(row, list) for button in row]
    matches = (_PRESS.fullmatch(text(button, "callback_data")) for button in buttons)
    return next((int(match[2]) for match in matches if match and not match[1]), None)


def _is_private(holder: object) -> bool:
    return text(table(holder, "chat"), "type") == "private"
