"""What reaches a conversation."""

from dataclasses import dataclass, field

from bot.model.conversation import Draft
from bot.model.message import Attached


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat on a platform: the only identity a citizen needs."""

    channel: str
    account: str  # ours: the bot or site that was written to
    id: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words. `step` is the question they were typed under, where the platform tells."""

    text: str = field(repr=False)
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """A button: the step it was shown with, and its place there."""

    step: int
    index: int


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something sent that is not text, already kept: `id` finds it again."""

    id: str
    kind: str  # "photo", "voice" or "file"
    caption: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Unusable:
    """Something sent that could not be kept: `problem` says why, e.g. `file.too_big`."""

    problem: str


@dataclass(frozen=True, slots=True)
class Location:
    """A point on the map."""

    latitude: float = field(repr=False)
    longitude: float = field(repr=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """A shared contact card; `own` when it is the sender's own."""

    phone: str = field(repr=False)
    own: bool = False


@dataclass(frozen=True, slots=True)
class Sticker:
    """A sticker or a lone emoji."""

    emoji: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The citizen opened the chat (`/start`, a new page); `link` is what the link carried."""

    link: str = ""


@dataclass(frozen=True, slots=True)
class Submitted:
    """The office queue has taken the draft in, under this code."""

    draft: str
    code: str


@dataclass(frozen=True, slots=True)
class News:
    """The office has done something with a dossier of this citizen.

    `items` are the ids of papers and questions asked for in a supplement.
    """

    code: str
    status: int
    reason: str = field(default="", repr=False)
    items: tuple[str, ...] = ()
    due_on: str = ""  # ISO date
    procedure: str = ""  # slug of its flow
    office: str = ""  # code of the one that holds it
    draft: Draft | None = None  # in which the citizen answers a supplement


@dataclass(frozen=True, slots=True)
class StatusRead:
    """What a status look-up found: (code, procedure slug, status, due date) per dossier."""

    found: tuple[tuple[str, str, int, str], ...]
    asked: str = ""  # the code that was asked for, if any


@dataclass(frozen=True, slots=True)
class MoveCode:
    """A code was made that moves the current draft to another phone."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Moved:
    """A draft arrived from another phone, or (None) the code was wrong."""

    draft: Draft | None


@dataclass(frozen=True, slots=True)
class MovedAway:
    """The draft with this id now lives on another phone."""

    draft: str


@dataclass(frozen=True, slots=True)
class FormsDrawn:
    """The forms that were asked for; none where they could not be drawn."""

    draft: str  # empty: no draft of this chat, but a dossier
    attached: tuple[Attached, ...] = ()
    as_files: bool = False
    dropped: tuple[str, ...] = ()  # files drawn earlier that are gone now


Body = (
    Text | Press | Attachment | Unusable | Location | Contact | Sticker | Opened
    | Submitted | News | StatusRead | MoveCode | Moved | MovedAway | FormsDrawn
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One update: `key` tells it from every other of the same channel and account."""

    chat: Chat
    key: str
    body: Body
