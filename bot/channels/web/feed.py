"""What a chat is shown: its last bubbles on a fresh page, and then each new one as it comes."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.channels.web.bell import Bell, Ear
from bot.model.errors import StoreBroken, StoreBusy
from bot.model.event import Chat
from bot.model.message import Message, Priority
from bot.service.outbox_ports import Outbox, OutboxRow
from bot.service.parts import Parts

HEARTBEAT_S = 15
RETRY = b"retry: 3000\n\n"
HEARTBEAT = b"event: beat\ndata:\n\n"

# On a shared phone, somebody else may open the page after this time.
SAME_PERSON_FOR = timedelta(minutes=30)
REPLY_WITHIN = timedelta(minutes=1)
LAST_BUBBLES = 10
LAST_NEWS = 5


@dataclass(frozen=True, slots=True)
class Opening:
    """What a fresh page starts with: bubbles, the place in the feed, whether to greet."""

    rows: Sequence[OutboxRow]
    after: int
    greet: bool
    office: str = ""  # code of the one the chat is about, where that is known


async def opening(parts: Parts, chat: Chat, seen: int) -> Opening:
    """Choose what a fresh page shows; `seen` is the last bubble this browser has shown.

    Somebody who was just here finds the last bubbles again. Later only news that were missed are
    shown: they hold no personal detail (R53).
    """
    conversation, _ = await parts.store.conversation(chat)
    rows = await _all_rows(parts.outbox, chat)
    after = rows[-1].seq if rows else 0
    if rows and _is_same_person(conversation.seen_at, parts.clock()):
        return Opening(rows[-LAST_BUBBLES:], after, greet=False, office=conversation.office)
    missed = [row for row in rows if row.seq > seen and _is_news(row, conversation.seen_at)]
    return Opening(missed[-LAST_NEWS:], after, greet=True, office=conversation.office)


async def stream(outbox: Outbox, bell: Bell, chat: Chat, after: int) -> AsyncIterator[bytes]:
    """Give the messages above `after`, in order, for as long as somebody reads."""
    yield RETRY
    with bell.listen(chat) as ear:
        try:
            async for piece in _pieces(outbox, ear, chat, after):
                yield piece
        except (StoreBusy, StoreBroken):
            return  # the page comes again, from where it is


def shown(row: OutboxRow) -> dict[str, object]:
    """Make the JSON of a bubble. A button is known by its place among all of its message."""
    bubble: dict[str, object] = {
        "seq": row.seq,
        "text": row.message.text,
        "buttons": _buttons(row.message),
        "step": row.message.step,
        "at": row.at.isoformat(),
    }
    if row.message.attached:
        files = row.message.attached
        bubble["files"] = [{"id": one.id, "kind": one.kind, "name": one.name} for one in files]
    return bubble


async def _pieces(outbox: Outbox, ear: Ear, chat: Chat, after: int) -> AsyncIterator[bytes]:
    while not ear.is_closed:
        rows = await outbox.feed(chat, after)
        for row in rows:
            after = row.seq
            yield f"id: {row.seq}\ndata: {json.dumps(shown(row))}\n\n".encode()
        if not rows and not await ear.wait(HEARTBEAT_S):
            yield HEARTBEAT


def _buttons(message: Message) -> list[list[dict[str, object]]]:
    places = iter(range(sum(len(row) for row in message.buttons)))
    return [
        [{"label": button.label, "index": next(places)} for button in row]
        for row in message.buttons
    ]


async def _all_rows(outbox: Outbox, chat: Chat) -> list[OutboxRow]:
    rows: list[OutboxRow] = []
    while more := await outbox.feed(chat, rows[-1].seq if rows else 0):
        rows.extend(more)
    return rows


def _is_same_person(seen_at: datetime | None, now: datetime) -> bool:
    return seen_at is not None and now - seen_at <= SAME_PERSON_FOR


def _is_news(row: OutboxRow, seen_at: datetime | None) -> bool:
    """Tell what came of itself from a reply, which may repeat what the citizen had said."""
    is_reply = row.message.priority == Priority.REPLY
    return not is_reply or (seen_at is not None and row.at > seen_at + REPLY_WITHIN)
