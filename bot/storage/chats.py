"""Chats, and which of their updates have been taken in."""

from datetime import datetime

from bot.model.errors import Duplicate
from bot.model.event import Chat
from bot.storage.codec import decode_chat, encode_chat, encode_time
from bot.storage.database import Database, KnownChat, Row
from bot.storage.keys import chat_finder, key_for
from bot.storage.sealing import DataKey

# A chat's key seals one such row only, so the key itself tells which row it is.
_PLACE = "chats|body|self"


def known_chat(database: Database, chat: Chat) -> KnownChat | None:
    if remembered := database.chats.get(chat):
        return remembered
    row = database.row("chat_of", finder=chat_finder(database, chat))
    return _remembered(database, chat, row["id"], database.key_in(row)) if row else None


def chat_row(database: Database, chat: Chat) -> KnownChat:
    """Give a chat's row, a new one at its first message."""
    if found := known_chat(database, chat):
        return found
    finder = chat_finder(database, chat)
    key = key_for(database, finder)
    body = key.seal(_PLACE, encode_chat(chat))
    row = database.returned(
        "insert_chat", finder=finder, key=key.id, channel=chat.channel, body=body
    )
    return _remembered(database, chat, row["id"], key)


def chat_in(row: Row, key: DataKey) -> Chat:
    """Open the chat that a statement joined to its row."""
    return decode_chat(key.unseal(_PLACE, row["chat_body"]))


def mark_seen(database: Database, chat: Chat, key: str, at: datetime) -> None:
    """Remember an update. Raises Duplicate."""
    finder = _update_finder(database, chat, key)
    if not database.run("mark_seen", finder=finder, at=encode_time(at)):
        raise Duplicate(key)


def has_seen(database: Database, chat: Chat, key: str) -> bool:
    return database.row("has_seen", finder=_update_finder(database, chat, key)) is not None


def park(database: Database, parked: tuple[Chat, str, str], at: datetime) -> None:
    """Keep note of an update that failed for good."""
    chat, key, error = parked
    known = chat_row(database, chat)
    body = known.key.seal(f"parked|body|{known.row}", key.encode())
    database.run("insert_parked", chat=known.row, at=encode_time(at), error=error, body=body)


def parked_updates(database: Database) -> list[tuple[Chat, str, str]]:
    return [_parked(database, row) for row in database.rows("parked_updates")]


def _parked(database: Database, row: Row) -> tuple[Chat, str, str]:
    key = database.key_in(row)
    update = key.unseal(f"parked|body|{row['chat']}", row["body"]).decode()
    return chat_in(row, key), update, row["error"]


def _remembered(database: Database, chat: Chat, row: int, key: DataKey) -> KnownChat:
    known = KnownChat(row, key)
    database.chats.put(chat, known)
    return known


def _update_finder(database: Database, chat: Chat, key: str) -> bytes:
    # Without the chat's id: a platform numbers the updates of an account, not of a chat.
    return database.seal.finder("seen", chat.channel, chat.account, key)
