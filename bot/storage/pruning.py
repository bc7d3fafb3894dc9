"""What need not be remembered any longer."""

from dataclasses import dataclass
from datetime import datetime

from bot.storage.codec import encode_time
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much was dropped."""

    seen: int
    tickets: int
    sessions: int


def prune(database: Database, before: datetime) -> Pruned:
    end = encode_time(before)
    database.run("forget_link_codes", before=end)
    return Pruned(
        seen=database.run("forget_seen", before=end),
        tickets=database.run("forget_tickets", before=end),
        sessions=database.run("forget_sessions", before=end),
    )
