"""Conversations and their drafts. A turn rewrites only the drafts that it changed."""

from datetime import datetime

from bot.model.conversation import Conversation, Draft
from bot.model.errors import Conflict
from bot.model.event import Chat
from bot.service.ports import MoveTicket, SavedConversation
from bot.storage.chats import chat_row, known_chat
from bot.storage.codec import (
    decode_draft,
    decode_talk,
    decode_ticket,
    encode_draft,
    encode_talk,
    encode_ticket,
    encode_time,
)
from bot.storage.database import Database, KnownChat


def load_conversation(database: Database, chat: Chat) -> tuple[Conversation, int]:
    known = known_chat(database, chat)
    row = database.row("conversation_of", chat=known.row) if known else None
    if not known or not row:
        return Conversation(), 0
    talk = known.key.unseal(_talk_place(known), row["body"])
    drafts = (decode_draft(body) for body in _drafts(database, known).values())
    return decode_talk(talk, {draft.id: draft for draft in drafts}), row["version"]


def save_conversation(database: Database, saved: SavedConversation) -> None:
    """Keep a conversation. Raises Conflict where it is no longer at the version it was read at."""
    known = chat_row(database, saved.chat)
    body = known.key.seal(_talk_place(known), encode_talk(saved.conversation))
    if saved.was:
        done = database.run("update_conversation", chat=known.row, was=saved.was, body=body)
    else:
        done = database.run("insert_conversation", chat=known.row, body=body)
    if not done:
        raise Conflict("the conversation went on meanwhile")
    _save_drafts(database, known, saved)


def keep_ticket(database: Database, ticket: MoveTicket, at: datetime) -> None:
    """Keep a code that moves a draft. Raises Conflict where another one still holds."""
    finder = _ticket_finder(database, ticket.code)
    known = chat_row(database, ticket.chat)
    body = known.key.seal(f"tickets|body|{finder.hex()}", encode_ticket(ticket))
    until, now = encode_time(ticket.until), encode_time(at)
    if not database.run(
        "save_ticket", finder=finder, chat=known.row, until=until, body=body, now=now
    ):
        raise Conflict("the code is in use")


def use_ticket(database: Database, code: str, at: datetime) -> None:
    """Take a code out of use. Raises Conflict where somebody has used it, or it holds no longer."""
    if not database.run("use_ticket", finder=_ticket_finder(database, code), now=encode_time(at)):
        raise Conflict("the code was used")


def find_ticket(database: Database, code: str, now: datetime) -> MoveTicket | None:
    finder = _ticket_finder(database, code)
    row = database.row("ticket_of", finder=finder, now=encode_time(now))
    if row is None:
        return None
    return decode_ticket(database.key_in(row).unseal(f"tickets|body|{finder.hex()}", row["body"]))


def draft_finder(database: Database, draft: str) -> bytes:
    return database.seal.finder("draft", draft)


def _drafts(database: Database, known: KnownChat) -> dict[bytes, bytes]:
    rows = database.rows("drafts_of", chat=known.row)
    return {
        row["finder"]: known.key.unseal(_draft_place(known, row["finder"]), row["body"])
        for row in rows
    }


def _save_drafts(database: Database, known: KnownChat, saved: SavedConversation) -> None:
    """Keep what changed. The version has just told that what was read before still rests here."""
    before = _drafts_before(database, known, saved)
    now = {draft.id: draft for draft in saved.conversation.drafts}
    for draft in now.values():
        if before.get(draft.id) is not draft:
            finder = draft_finder(database, draft.id)
            sealed = known.key.seal(_draft_place(known, finder), encode_draft(draft))
            database.run("save_draft", chat=known.row, finder=finder, body=sealed)
    for gone in before.keys() - now.keys():
        database.run("delete_draft", chat=known.row, finder=draft_finder(database, gone))


def _drafts_before(
    database: Database, known: KnownChat, saved: SavedConversation
) -> dict[str, Draft]:
    if saved.before is not None:
        return {draft.id: draft for draft in saved.before.drafts}
    drafts = (decode_draft(body) for body in _drafts(database, known).values())
    return {draft.id: draft for draft in drafts}


def _talk_place(known: KnownChat) -> str:
    return f"conversations|body|{known.row}"


def _draft_place(known: KnownChat, finder: bytes) -> str:
    return f"drafts|body|{known.row}/{finder.hex()}"


def _ticket_finder(database: Database, code: str) -> bytes:
    return database.seal.finder("ticket", code)
