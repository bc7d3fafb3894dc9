"""What the use cases need from outside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.model.book import Book
from bot.model.conversation import Conversation
from bot.model.dossier import Dossier, DossierEvent, Status
from bot.model.event import Chat
from bot.model.flow import Flow
from bot.model.message import Message

Clock = Callable[[], datetime]  # aware UTC


class Ids(Protocol):
    """The one source of randomness."""

    def new_id(self) -> str:
        """Give a fresh 128-bit id, URL-safe."""
        ...

    def dossier_code(self, prefix: str) -> str:
        """Give a code that is read aloud easily; it may collide and then is asked for again."""
        ...

    def move_code(self) -> str:
        """Give six figures."""
        ...


class Library(Protocol):
    """The content being served."""

    def book(self) -> Book:
        """Give the last good content."""
        ...

    def restore(self, source: str) -> Flow:
        """Rebuild a published flow from its stored `Flow.source`.

        Raises ValueError where it cannot.
        """
        ...


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message bound for a chat, to be kept in the outbox until it has left."""

    chat: Chat
    message: Message


@dataclass(frozen=True, slots=True)
class SavedConversation:
    """A conversation as it now stands; `was` is the version it was read at (0: new).

    `before` is what was read at that version: drafts that are still the same objects rest as they
    are. Without it the store looks for itself.
    """

    chat: Chat
    conversation: Conversation
    was: int
    before: Conversation | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to which object; never values. It joins a hash chain for each office."""

    at: datetime
    office: str
    actor: str
    action: str
    object: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A file at rest: its bytes lie sealed in the vault under `id`."""

    id: str
    chat: Chat
    kind: str  # "photo", "voice", "file"
    mime: str
    size_bytes: int
    at: datetime
    draft: str = ""
    dossier: str = ""
    notes: tuple[str, ...] = ()  # what intake noticed, e.g. "blurred"


@dataclass(frozen=True, slots=True)
class PaperMove:
    """A file changes hands: to a draft, a dossier, or (neither) nobody, which deletes it."""

    paper: str
    draft: str = ""
    dossier: str = ""


@dataclass(frozen=True, slots=True)
class MoveTicket:
    """A six-figure code that moves a draft; it holds until `until` and works once."""

    code: str = field(repr=False)
    chat: Chat
    draft: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Call:
    """A citizen asked for a human; the desk shows it until somebody has called."""

    chat: Chat
    office: str
    about: str
    urgent: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """One more of something, for statistics without persons."""

    month: str  # YYYY-MM
    office: str
    procedure: str
    channel: str
    typed_by: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Work:
    """Everything one turn or one decision changes. It is kept whole or not at all."""

    at: datetime
    seen: tuple[Chat, str] | None = None  # (chat, update key): kept once, else Duplicate
    conversations: tuple[SavedConversation, ...] = ()
    outgoing: tuple[Outgoing, ...] = ()
    new_dossiers: tuple[Dossier, ...] = ()
    changed_dossiers: tuple[Dossier, ...] = ()  # `revision` is the new one; else Conflict
    dossier_events: tuple[DossierEvent, ...] = ()
    audit: tuple[AuditEntry, ...] = ()
    flows: tuple[Flow, ...] = ()  # versions that drafts now depend on
    papers: tuple[Paper, ...] = ()
    paper_moves: tuple[PaperMove, ...] = ()
    tickets: tuple[MoveTicket, ...] = ()
    used_tickets: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()
    answered_calls: tuple[int, ...] = ()
    tallies: tuple[Tally, ...] = ()
    parked: tuple[Chat, str, str] | None = None  # (chat, update key, error): it failed thrice

    @property
    def told(self) -> tuple[Chat, ...]:
        """The chats that something is said to, each once."""
        return tuple(dict.fromkeys(outgoing.chat for outgoing in self.outgoing))


class Store(Protocol):
    """Where everything rests. Reads see what was committed."""

    async def commit(self, work: Work) -> None:
        """Keep `work` durably; several callers share one transaction and one fsync.

        Raises Duplicate (update seen before), Conflict (a conversation, dossier or code was
        changed or taken meanwhile), StoreBusy, StoreBroken. Nothing is kept then.
        """
        ...

    async def conversation(self, chat: Chat) -> tuple[Conversation, int]:
        """Give a chat's conversation and its version; a new chat has version 0."""
        ...

    async def has_seen(self, chat: Chat, key: str) -> bool: ...

    async def flow_source(self, slug: str, version: str) -> str | None: ...

    async def ticket(self, code: str, now: datetime) -> MoveTicket | None:
        """Give the ticket of a code that still holds."""
        ...

    async def dossiers_of(self, chat: Chat) -> Sequence[Dossier]:
        """Give the dossiers a chat has handed in, newest first."""
        ...

    async def paper(self, paper_id: str) -> Paper | None: ...


@dataclass(frozen=True, slots=True)
class Scope:
    """What an officer may see; every query of the desk takes one."""

    officer: str
    office: str
    justice: bool = False


@dataclass(frozen=True, slots=True)
class WaitingCall:
    """A request for a human that nobody has answered yet."""

    id: int
    call: Call


class DeskStore(Protocol):
    """What the officials' desk reads. Foreign and missing are the same: NotFound."""

    async def queue(self, scope: Scope, statuses: frozenset[Status]) -> Sequence[Dossier]:
        """Give the office's dossiers in these statuses, oldest due date first."""
        ...

    async def dossier(self, scope: Scope, code: str) -> Dossier: ...

    async def history(self, scope: Scope, dossier: str) -> Sequence[DossierEvent]: ...

    async def papers_of(self, scope: Scope, dossier: str) -> Sequence[Paper]: ...

    async def waiting_calls(self, scope: Scope) -> Sequence[WaitingCall]: ...

    async def undelivered(self, scope: Scope) -> Mapping[str, str]:
        """Give the codes of dossiers whose citizen may not know the last news, and why.

        "refused": it has not arrived; "doubted" and "held": nobody knows whether it has.
        """
        ...


class Vault(Protocol):
    """Where files rest, sealed. A file is on disk before its row is committed."""

    def has_room(self) -> bool:
        """Say whether what citizens send may still be taken: on a filling disk words go first."""
        ...

    async def put(self, paper_id: str, owner: Chat, content: bytes) -> None: ...

    async def get(self, paper_id: str, owner: Chat) -> bytes:
        """Raise NotFound where there is none."""
        ...

    async def drop(self, paper_id: str) -> None: ...
