"""What `motcua check` says about the content."""

from datetime import date
from pathlib import Path

from bot.content.reading import read_content
from bot.model.errors import Issue


def check(folder: Path, today: date) -> list[Issue]:
    """Give every issue of `flows/` and `catalogue/` below `folder`, by file, line and column."""
    return list(read_content(folder, today).issues)
