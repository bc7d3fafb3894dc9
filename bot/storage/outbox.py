"""The messages on their way out, in order within each chat."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.event import Chat
from bot.model.message import Priority
from bot.service.outbox_ports import OutboxRow
from bot.service.ports import (
    Outgoing,
)
from bot.storage.chats import chat_in, chat_row
from bot.storage.codec import decode_message, decode_time, encode_message, encode_time
from bot.storage.database import Cell, Database, Row
from bot.storage.keys import chat_finder

# Whether a message arrived cannot be told: wait, repeat, and after the third time ask a person.
MOST_DOUBTS = 3
DOUBT_PAUSE = timedelta(seconds=3)
LONGEST_PAUSE = timedelta(hours=1)
# Of what was refused only news is brought again: a question has been asked anew since.
NEWS = Priority.RECEIPT
_KNOWN_ENDS = ("ready", "sent", "parked")


def add_outgoing(
    database: Database, outgoing: Outgoing, at: datetime, epoch: int = 0
) -> OutboxRow | None:
    """Keep a message. With the epoch of a sender it is claimed at once, if none waits before it."""
    chat, known = outgoing.chat, chat_row(database, outgoing.chat)
    seq = database.returned("next_seq", chat=known.row)["last_seq"]
    place: dict[str, Cell] = {"chat": known.row, "channel": chat.channel}
    leaves = bool(epoch and database.row("may_leave", epoch=epoch, **place))
    claimed: dict[str, Cell] = {"state": "ready", "attempt": 0, "epoch": 0}
    if leaves:
        claimed = {"state": "sending", "attempt": 1, "epoch": epoch}
    body = known.key.seal(_place(known.row, seq), encode_message(outgoing.message))
    values: dict[str, Cell] = {
        "priority": outgoing.message.priority,
        "body": body,
        "at": encode_time(at),
    }
    row = database.returned("insert_outgoing", seq=seq, **place, **values, **claimed)
    if leaves:
        return OutboxRow(row["id"], chat, seq, outgoing.message, "sending", 1, at, epoch)
    database.leaving.put((known.row, seq), outgoing)
    return None


def feed(database: Database, chat: Chat, after: int, limit: int) -> list[OutboxRow]:
    rows = database.rows("feed", finder=chat_finder(database, chat), after=after, limit=limit)
    return [_outbox_row(database, row) for row in rows]


def take_over(database: Database, channel: str) -> int:
    # The epoch first: whoever claims meanwhile has either ended, and is recovered, or gets nothing.
    epoch = int(database.returned("take_over", channel=channel)["epoch"])
    database.run("recover", channel=channel, most=MOST_DOUBTS)
    return epoch


def claim(
    database: Database, channel: str, now: datetime, limit: int, epoch: int
) -> list[OutboxRow]:
    times = {"now": encode_time(now), "far": encode_time(now + LONGEST_PAUSE)}
    values: dict[str, Cell] = {"channel": channel, "epoch": epoch, **times}
    rows = database.rows("claimable", limit=limit, **values)
    for row in rows:
        database.run("claim", id=row["id"], epoch=epoch)
    return [_claimed(_leaving(database, row), epoch) for row in rows]


def settle(database: Database, row: OutboxRow, state: str, not_before: datetime) -> None:
    named: dict[str, Cell] = {"id": row.id, "epoch": row.epoch}
    pause_ends = encode_time(not_before)
    if state == "unknown":
        database.run("settle_in_doubt", not_before=pause_ends, most=MOST_DOUBTS, **named)
    elif state in _KNOWN_ENDS:
        database.run("settle", state=state, not_before=pause_ends, **named)
    else:
        raise ValueError(f"a message cannot become {state}")


def arrived(database: Database, row: OutboxRow) -> None:
    database.run("arrived", id=row.id)


def in_doubt(database: Database, chat: Chat) -> list[OutboxRow]:
    finder = chat_finder(database, chat)
    rows = database.rows("in_doubt", finder=finder, channel=chat.channel)
    return [_outbox_row(database, row) for row in rows]


def unreachable(database: Database, channel: str) -> list[Chat]:
    rows = database.rows("unreachable", channel=channel, priority=NEWS)
    return [chat_in(row, database.key_in(row)) for row in rows]


def revive(database: Database, chat: Chat, now: datetime) -> int:
    return database.run(
        "revive",
        channel=chat.channel,
        finder=chat_finder(database, chat),
        now=encode_time(now),
        priority=NEWS,
    )


def park_waiting(database: Database, until: datetime) -> int:
    return database.run("park_waiting", until=encode_time(until))


def again_from(state: str, now: datetime, again_at: datetime | None) -> datetime:
    """Say from when on a settled message may be sent again; nobody is made to wait too long."""
    wanted = again_at or (now + DOUBT_PAUSE if state == "unknown" else now)
    return min(wanted, now + LONGEST_PAUSE)


def _leaving(database: Database, row: Row) -> OutboxRow:
    """Give a message that was written a moment ago without opening what was just sealed."""
    outgoing = database.leaving.drop((row["chat"], row["seq"]))
    return _with(row, outgoing) if outgoing else _outbox_row(database, row)


def _outbox_row(database: Database, row: Row) -> OutboxRow:
    key = database.key_in(row)
    message = decode_message(key.unseal(_place(row["chat"], row["seq"]), row["body"]))
    return _with(row, Outgoing(chat_in(row, key), message))


def _with(row: Row, outgoing: Outgoing) -> OutboxRow:
    return OutboxRow(
        id=row["id"],
        chat=outgoing.chat,
        seq=row["seq"],
        message=outgoing.message,
        state=row["state"],
        attempt=row["attempt"],
        at=decode_time(row["at"]),
        epoch=row["epoch"],
    )


def _claimed(row: OutboxRow, epoch: int) -> OutboxRow:
    return replace(row, state="sending", attempt=row.attempt + 1, epoch=epoch)


def _place(chat: int, seq: int) -> str:
    return f"outbox|body|{chat}/{seq}"
