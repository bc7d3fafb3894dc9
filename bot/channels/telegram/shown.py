"""A message as Telegram shows it: pieces of HTML, and the buttons below the last."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.channels.formatting import without_marks
from bot.model.conversation import Button
from bot.model.message import Message

MOST_UNITS = 4096  # UTF-16, of what is read: marks and escapes do not count
OPEN = "desk"  # the verb of a button that leads to the officials' desk

_MARKED = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)

Span = tuple[int, int]
Keyboard = list[list[dict[str, str]]]  # rows of the Bot API's InlineKeyboardButton


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: dressed, and bare for when its dress is refused."""

    html: str
    plain: str


def pieces(text: str) -> list[Piece]:
    """Cut a text where it is too long, between lines, words, or at worst letters."""
    plain, strong = _read(text)
    return [
        Piece(_dressed(plain, span, strong), plain[span[0] : span[1]])
        for span in _cut(plain)
        if plain[span[0] : span[1]]
    ]


def keyboard(message: Message, seq: int, desk_url: str, *, is_group: bool) -> Keyboard:
    """Lay out the buttons. What a button says of itself is its place, and nothing else.

    In a group the place is that of the card: a group has no steps.
    """
    number = 0
    rows: Keyboard = []
    for line in message.buttons:
        row: list[dict[str, str]] = []
        for button in line:
            data = f"g{seq}.{number}" if is_group else f"{message.step}.{number}"
            row += _button(button, data, desk_url)
            number += 1
        rows.append(row)
    return [row for row in rows if row]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _button(button: Button, data: str, desk_url: str) -> list[dict[str, str]]:
    if button.act.verb != OPEN:
        return [{"text": button.label, "callback_data": data}]
    # Telegram shows no button to an address that only this machine knows.
    if not desk_url.startswith("https://"):
        return []
    return [{"text": button.label, "url": f"{desk_url}/desk/dossiers/{button.act.to}"}]


def _read(text: str) -> tuple[str, list[Span]]:
    """Give the text without marks, and where what stood between them now stands."""
    plain = ""
    strong: list[Span] = []
    # Every second part stood between marks.
    for place, part in enumerate(_MARKED.split(text.strip())):
        start = len(plain)
        plain += without_marks(part)
        if place % 2:
            strong.append((start, len(plain)))
    return plain, strong


def _dressed(plain: str, span: Span, strong: list[Span]) -> str:
    start, end = span
    done: list[str] = []
    at = start
    for first, last in strong:
        inner = (max(first, start), min(last, end))
        if inner[0] < inner[1]:
            done += [_safe(plain[at : inner[0]]), f"<b>{_safe(plain[inner[0] : inner[1]])}</b>"]
            at = inner[1]
    return "".join([*done, _safe(plain[at:end])])


def _safe(text: str) -> str:
    return html.escape(text, quote=False)


def _cut(text: str) -> Iterator[Span]:
    """Give where the parts of a text begin and end, without the blanks around them."""
    start = 0
    while start < len(text):
        end = start + _fitting(text[start:])
        part = text[start:end]
        yield start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
        start = end


def _fitting(text: str) -> int:
    """Give where to cut: as late as fits, at the end of a paragraph, a line or a word."""
    most = _most(text)
    if most == len(text):
        return most
    for mark in ("\n\n", "\n", " "):
        end = text.rfind(mark, most // 2, most)
        if end > 0:
            return end
    return most


def _most(text: str) -> int:
    """Give how many characters of the text fit."""
    if len(text) <= MOST_UNITS // 2:
        return len(text)  # a letter counts as two at most
    low, high = 0, min(len(text), MOST_UNITS)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if units(text[:middle]) <= MOST_UNITS else (low, middle - 1)
    return low
