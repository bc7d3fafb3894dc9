"""The data keys of persons, dossiers, files and officers."""

from bot.model.event import Chat
from bot.storage.database import Database
from bot.storage.sealing import DataKey


def chat_finder(database: Database, chat: Chat) -> bytes:
    return database.seal.finder("chat", chat.channel, chat.account, chat.id)


def key_for(database: Database, subject: bytes) -> DataKey:
    """Give the data key of a subject (a finder), a new one where there is none yet."""
    if found := existing_key(database, subject):
        return found
    fresh = database.seal.new_key()
    database.run("insert_key", id=fresh.id, subject=subject, wrapped=fresh.wrapped)
    return database.seal.open_key(fresh)


def existing_key(database: Database, subject: bytes) -> DataKey | None:
    row = database.row("key_of", subject=subject)
    return database.key_in(row) if row else None


def destroy_key(database: Database, subject: bytes) -> None:
    """Destroy the key and, by cascade, every row that was sealed with it."""
    if row := database.row("key_of", subject=subject):
        database.run("delete_key", subject=subject)
        database.forget()
        database.seal.forget(row["key_id"])
