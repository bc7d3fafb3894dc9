"""What can go wrong outside, in our own words."""

from dataclasses import dataclass


class NotFound(Exception):
    """There is no such thing, or it is not this person's to see."""


class Conflict(Exception):
    """Somebody else changed it first."""


class Duplicate(Exception):
    """The update has been taken in before."""


class StoreBusy(Exception):
    """The store could not take the work in time; nothing was kept."""


class StoreBroken(Exception):
    """The store failed in a way that makes going on unsafe."""


class SendDelayed(Exception):
    """The platform wants us to wait; the message has not left."""

    def __init__(self, seconds: float, *, for_all: bool = False) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds
        self.for_all = for_all


class Undeliverable(Exception):
    """The platform will not take this message, now or later (blocked, no such chat)."""


class DeliveryUnknown(Exception):
    """The connection broke after the request was sent: it may have arrived."""


class PrintError(Exception):
    """A paper could not be drawn: its template is at fault, at this line."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}:{line}: {message}")
        self.name = name
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Issue:
    """A mistake in the content, where it stands and what would be right."""

    file: str
    line: int
    column: int
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"
