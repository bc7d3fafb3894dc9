"""Dossiers, their history, and calls for a human."""

from datetime import datetime

from bot.model.dossier import Dossier, DossierEvent, Status
from bot.model.errors import Conflict, NotFound
from bot.model.event import Chat
from bot.model.message import Priority
from bot.service.ports import Call, Scope, WaitingCall
from bot.storage.chats import chat_in, chat_row
from bot.storage.codec import (
    decode_dossier,
    decode_time,
    decode_words,
    encode_dossier,
    encode_time,
    encode_words,
)
from bot.storage.database import Cell, Database, Row
from bot.storage.keys import chat_finder, existing_key, key_for
from bot.storage.sealing import DataKey


def add_dossier(database: Database, dossier: Dossier) -> None:
    """Keep a new dossier. Raises Conflict where its id, code or draft is taken."""
    key = key_for(database, dossier_subject(database, dossier.id))
    if not database.run("insert_dossier", key=key.id, **_cells(database, dossier, key)):
        raise Conflict("the dossier is there already, or its code is taken")


def change_dossier(database: Database, dossier: Dossier) -> None:
    """Keep a dossier's next revision. Raises Conflict where it was changed meanwhile."""
    key = existing_key(database, dossier_subject(database, dossier.id))
    if key is None or not database.run("update_dossier", **_cells(database, dossier, key)):
        raise Conflict("the dossier was changed meanwhile")


def add_event(database: Database, event: DossierEvent) -> None:
    key = existing_key(database, dossier_subject(database, event.dossier))
    if key is None:
        raise ValueError("history of a dossier that is not there")
    database.run(
        "insert_dossier_event",
        dossier=event.dossier,
        revision=event.revision,
        at=encode_time(event.at),
        actor=event.actor,
        before=event.before,
        after=event.after,
        reason=key.seal(_reason_place(event.dossier, event.revision), event.reason.encode()),
        items=encode_words(event.items).decode(),
    )


def dossiers_of(database: Database, chat: Chat) -> list[Dossier]:
    rows = database.rows("dossiers_of_chat", chat=chat_finder(database, chat))
    return [_dossier(database, row) for row in rows]


def queue(database: Database, scope: Scope, statuses: frozenset[Status]) -> list[Dossier]:
    wanted = "[" + ",".join(str(int(status)) for status in statuses) + "]"
    rows = database.rows("queue", office=scope.office, statuses=wanted)
    return [_dossier(database, row) for row in rows]


def dossier_by_code(database: Database, scope: Scope, code: str) -> Dossier:
    row = database.row("dossier_by_code", code=code, office=scope.office)
    if row is None:
        raise NotFound(code)
    return _dossier(database, row)


def draft_of(database: Database, dossier: str) -> str:
    """Give the id of the draft a dossier was; empty where there is no such dossier."""
    row = database.row("dossier_by_id", id=dossier)
    return _dossier(database, row).draft if row else ""


def history(database: Database, scope: Scope, dossier: str) -> list[DossierEvent]:
    key = key_in_scope(database, scope, dossier)
    return [_event(row, dossier, key) for row in database.rows("dossier_events", dossier=dossier)]


def key_in_scope(database: Database, scope: Scope, dossier: str) -> DataKey:
    """Give a dossier's key. Raises NotFound where the officer may not see the dossier."""
    row = database.row("dossier_in_scope", id=dossier, office=scope.office)
    if row is None:
        raise NotFound(dossier)
    return database.key_in(row)


def undelivered(database: Database, scope: Scope) -> dict[str, str]:
    rows = database.rows("undelivered", office=scope.office, news=Priority.RECEIPT)
    return {row["code"]: row["why"] for row in rows}  # the last one tells


def add_call(database: Database, call: Call) -> None:
    database.run(
        "insert_call",
        chat=chat_row(database, call.chat).row,
        office=call.office,
        about=call.about,
        urgent=call.urgent,
        at=encode_time(call.at),
    )


def answer_call(database: Database, call: int, at: datetime) -> None:
    database.run("answer_call", id=call, at=encode_time(at))


def waiting_calls(database: Database, scope: Scope) -> list[WaitingCall]:
    return [_call(database, row) for row in database.rows("waiting_calls", office=scope.office)]


def dossier_subject(database: Database, dossier: str) -> bytes:
    return database.seal.finder("dossier", dossier)


def _cells(database: Database, dossier: Dossier, key: DataKey) -> dict[str, Cell]:
    due_on = dossier.clock.due_on
    return {
        "id": dossier.id,
        "code": dossier.code,
        "chat": chat_finder(database, dossier.chat),
        "submission": _submission(database, dossier),
        "office": dossier.office,
        "procedure": dossier.procedure,
        "status": dossier.status,
        "revision": dossier.revision,
        "sent_at": encode_time(dossier.sent_at),
        "due_on": due_on.isoformat() if due_on else None,
        "body": key.seal(f"dossiers|body|{dossier.id}", encode_dossier(dossier)),
    }


def _submission(database: Database, dossier: Dossier) -> bytes | None:
    chat = dossier.chat
    if not dossier.draft:
        return None
    return database.seal.finder("submission", chat.channel, chat.account, chat.id, dossier.draft)


def _dossier(database: Database, row: Row) -> Dossier:
    return decode_dossier(database.key_in(row).unseal(f"dossiers|body|{row['id']}", row["body"]))


def _event(row: Row, dossier: str, key: DataKey) -> DossierEvent:
    return DossierEvent(
        dossier=dossier,
        revision=row["revision"],
        at=decode_time(row["at"]),
        actor=row["actor"],
        before=None if row["before"] is None else Status(row["before"]),
        after=Status(row["after"]),
        reason=key.unseal(_reason_place(dossier, row["revision"]), row["reason"]).decode(),
        items=decode_words(row["items"]),
    )


def _reason_place(dossier: str, revision: int) -> str:
    return f"dossier_events|reason|{dossier}/{revision}"


def _call(database: Database, row: Row) -> WaitingCall:
    chat = chat_in(row, database.key_in(row))
    call = Call(chat, row["office"], row["about"], bool(row["urgent"]), decode_time(row["at"]))
    return WaitingCall(row["id"], call)
