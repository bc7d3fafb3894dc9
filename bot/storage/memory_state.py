"""What the memory store holds, and how a change to it is taken back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from bot.model.dossier import DossierEvent, Officer, OfficerSession
from bot.model.event import Chat
from bot.service.outbox_ports import OutboxRow
from bot.service.ports import (
    Call,
    MoveTicket,
    Paper,
    Tally,
)
from bot.storage.chain import Link
from bot.storage.codec import ConversationBytes, decode_message

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A row of the outbox, its message as bytes."""

    id: int
    chat: Chat
    seq: int
    priority: int
    body: bytes
    at: datetime
    not_before: datetime
    state: str = "ready"
    attempt: int = 0
    doubts: int = 0
    epoch: int = 0
    why: str = ""  # it was given up

    @property
    def row(self) -> OutboxRow:
        message = decode_message(self.body)
        place = (self.id, self.chat, self.seq)
        return OutboxRow(*place, message, self.state, self.attempt, self.at, self.epoch)


@dataclass(frozen=True, slots=True)
class KeptDossier:
    """A dossier as bytes, and what it is looked up by."""

    body: bytes
    code: str
    office: str
    chat: Chat
    revision: int


@dataclass(slots=True)
class Tables:
    """Everything the memory store holds; only dicts, so that one way of undoing serves all."""

    seen: dict[tuple[str, str, str], datetime] = field(default_factory=dict)
    conversations: dict[Chat, tuple[ConversationBytes, int]] = field(default_factory=dict)
    flows: dict[tuple[str, str], str] = field(default_factory=dict)
    dossiers: dict[str, KeptDossier] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)  # code -> dossier
    submissions: dict[tuple[Chat, str], str] = field(default_factory=dict)
    events: dict[str, tuple[DossierEvent, ...]] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    messages: dict[int, KeptMessage] = field(default_factory=dict)
    feeds: dict[Chat, dict[int, int]] = field(default_factory=dict)  # chat -> seq -> message
    leaving: dict[str, dict[int, None]] = field(default_factory=dict)  # channel -> messages
    epochs: dict[str, int] = field(default_factory=dict)  # channel -> its sender's
    tickets: dict[str, MoveTicket] = field(default_factory=dict)
    calls: dict[int, tuple[Call, datetime | None]] = field(default_factory=dict)
    tallies: dict[Tally, int] = field(default_factory=dict)
    audit: dict[str, dict[int, Link]] = field(default_factory=dict)  # office -> number -> link
    parked: dict[int, tuple[Chat, str, str]] = field(default_factory=dict)
    officers: dict[str, tuple[Officer, str]] = field(default_factory=dict)
    logins: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, OfficerSession] = field(default_factory=dict)
    link_codes: dict[str, tuple[str, datetime]] = field(default_factory=dict)  # code -> officer
    linked_accounts: dict[Chat, str] = field(default_factory=dict)  # -> officer
    office_groups: dict[str, Chat] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)  # the last number given out, by kind


class Changes:
    """Changes to tables that can all be taken back."""

    def __init__(self) -> None:
        self._undo: list[Callable[[], None]] = []

    def put(self, table: dict[K, V], key: K, value: V) -> None:
        if key in table:
            before = table[key]
            self._undo.append(lambda: table.update({key: before}))
        else:
            self._undo.append(lambda: table.__delitem__(key))
        table[key] = value

    def drop(self, table: dict[K, V], key: K) -> None:
        if key in table:
            before = table.pop(key)
            self._undo.append(lambda: table.update({key: before}))

    def next_number(self, tables: Tables, kind: str) -> int:
        number = tables.last.get(kind, 0) + 1
        self.put(tables.last, kind, number)
        return number

    def take_back(self) -> None:
        for step in reversed(self._undo):
            step()
