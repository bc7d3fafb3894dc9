"""A dossier that has been handed in, and what offices do with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum

from bot.model.answer import Answer, TypedBy
from bot.model.event import Chat


class Status(IntEnum):
    """The ten national statuses. Source: the national synchronisation codes."""

    SENT = 1
    ACCEPTED = 2
    REFUSED = 3
    IN_PROGRESS = 4
    WAITING_FOR_PAPERS = 5
    WAITING_FOR_PAYMENT = 6
    WITHDRAWN = 7
    STOPPED = 8
    READY = 9
    HANDED_OVER = 10


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """A paper of a dossier: sent as photos, or to be brought to the office."""

    paper: str
    attachments: tuple[str, ...] = ()
    state: str = "bring"  # "sent", "bring" (must be brought), "unknown" (whether it is due)


@dataclass(frozen=True, slots=True)
class Clock:
    """The due date of a dossier. While the citizen must act it stands still.

    `due_on` is set while it runs; `left_days` (working days) while it is stopped.
    """

    due_on: date | None = None
    left_days: int | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier in an office's queue. `code` is a label that is read aloud, never a key."""

    id: str
    code: str
    office: str
    flow: str
    version: str  # of the flow it was filled in by
    procedure: str
    status: Status
    sent_at: datetime
    chat: Chat
    draft: str  # the draft it came from: one dossier a draft, whatever is repeated
    answers: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    papers: tuple[DossierPaper, ...] = ()
    tray: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()
    typed_by: TypedBy = TypedBy.CITIZEN
    accepted_at: datetime | None = None
    clock: Clock = Clock()
    revision: int = 1  # grows with every change; two officers at once are told apart by it
    changed_at: datetime | None = None
    unread: bool = False  # the citizen sent something since the last look


@dataclass(frozen=True, slots=True)
class DossierEvent:
    """One line of a dossier's history; it is never changed."""

    dossier: str
    revision: int
    at: datetime
    actor: str  # officer id, or "citizen", or "bot"
    before: Status | None
    after: Status
    reason: str = field(default="", repr=False)
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Officer:
    """Someone who works at an office's desk. `justice` may see what is marked secret."""

    id: str
    login: str
    name: str
    office: str
    justice: bool = False
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class OfficerSession:
    """A signed-in officer's browser, found by the hash of its token."""

    token_hash: str
    officer: str
    csrf: str = field(repr=False)
    created_at: datetime
    seen_at: datetime
