"""What the use cases need in order to draw papers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.model.errors import PrintError


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper to be drawn: its Typst source, the library it draws with, what is filled in."""

    name: str
    template: str = field(repr=False)
    library: str = field(repr=False)
    filled: Mapping[str, object] = field(repr=False)  # as JSON holds it; never becomes source
    qr: str = ""  # what the square code says; empty: there is none


class Printer(Protocol):
    """Draws papers."""

    async def pdf(self, sheet: Sheet) -> bytes:
        """Raise PrintError where the template is at fault."""
        ...

    async def pictures(self, sheet: Sheet) -> tuple[bytes, ...]:
        """Give each page as PNG. Raises PrintError."""
        ...


class NoPrinter:
    """An installation that draws nothing."""

    async def pdf(self, sheet: Sheet) -> bytes:
        raise PrintError(sheet.name, 0, "no printer")

    async def pictures(self, sheet: Sheet) -> tuple[bytes, ...]:
        raise PrintError(sheet.name, 0, "no printer")
