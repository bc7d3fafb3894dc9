"""When the last backup was made, wherever it was put: a note in the data folder."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

_NOTE = "last-backup"


def note(home: Path, made_at: datetime) -> None:
    """Keep the time; a backup counts also where that cannot be done."""
    with suppress(OSError):
        (home / _NOTE).write_text(made_at.isoformat() + "\n", "ascii")


def last_made(home: Path) -> datetime | None:
    """Give when a backup was made last, as far as is known."""
    try:
        return datetime.fromisoformat((home / _NOTE).read_text("ascii").strip())
    except (OSError, ValueError):
        return None
