"""What is asked of a store about its own state: nothing in it is about a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Standing:
    """How a store stands."""

    waiting: Mapping[str, int]  # state -> how many messages of pushed channels have not left yet
    oldest_at: datetime | None  # the one of them that has waited longest
    newest_at: datetime | None  # when the last thing was written
    parked: int = 0  # updates that failed thrice and were apologised for
    parked_at: datetime | None = None  # the last of them


class Overseen(Protocol):
    """A store that tells how it stands."""

    async def standing(self, channels: frozenset[str]) -> Standing:
        """Look at the messages of these channels.

        Raises StoreBusy, and StoreBroken where nothing can be kept any more.
        """
        ...
