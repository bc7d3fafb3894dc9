"""A message as Telegram shows it: pieces of HTML, and the buttons below the last."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.model.conversation import Button
from bot.model.message import Message

MOST_UNITS = 4096  # UTF-16, of what is read: marks and escapes do not count
OPEN = "desk"  # the verb of a button that leads to the officials' desk

_MARKED = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: dressed, and bare for when its dress is refused."""

    html: str
    plain: str


def pieces(text: str) -> list[Piece]:
    """Cut a text where it is too long, between lines, words, or at worst letters."""
    return [Piece(_dressed(part), part.replace("**", "")) for part in _cut(text)]


def keyboard(
    message: Message, seq: int, desk_url: str, *, is_group: bool
) -> InlineKeyboardMarkup | None:
    """Lay out the buttons. What a button says of itself is its place, and nothing else.

    In a group the place is that of the card: a group has no steps.
    """
    number = 0
    rows: list[list[InlineKeyboardButton]] = []
    for line in message.buttons:
        row = []
        for button in line:
            data = f"g{seq}.{number}" if is_group else f"{message.step}.{number}"
            row += _button(button, data, desk_url)
            number += 1
        rows.append(row)
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button, data: str, desk_url: str) -> list[InlineKeyboardButton]:
    if button.act.verb != OPEN:
        return [InlineKeyboardButton(button.label, callback_data=data)]
    # Telegram shows no button to an address that only this machine knows.
    if not desk_url.startswith("https://"):
        return []
    return [InlineKeyboardButton(button.label, url=f"{desk_url}/desk/dossiers/{button.act.to}")]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str) -> Iterator[str]:
    rest = text.strip() or " "
    while units(rest) > MOST_UNITS:
        end = _fitting(rest)
        # A mark that is left open would stand bare in both pieces.
        head = rest[:end]
        if head.count("**") % 2 and head.rfind("**") > 0:
            end = head.rfind("**")
        if rest[:end].strip():
            yield rest[:end].strip()
        rest = rest[end:].strip()
    yield rest


def _fitting(text: str) -> int:
    """Give where to cut: as late as fits, at the end of a paragraph, a line or a word."""
    most = _most(text)
    for mark in ("\n\n", "\n", " "):
        end = text.rfind(mark, most // 2, most)
        if end > 0:
            return end
    return most


def _most(text: str) -> int:
    """Give how many characters of the text fit."""
    low, high = 0, min(len(text), MOST_UNITS)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if units(text[:middle]) <= MOST_UNITS else (low, middle - 1)
    return low


def _dressed(text: str) -> str:
    parts: Sequence[str] = _MARKED.split(text)
    # Every second part stood between marks.
    return "".join(
        f"<b>{html.escape(part, quote=False)}</b>" if place % 2 else html.escape(part, quote=False)
        for place, part in enumerate(parts)
    )
