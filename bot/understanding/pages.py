"""How many pages carry writing. A sheet printed on both sides is two pages."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import number
from bot.understanding.clean import ascii_digits, fold

_SHEETS = re.compile(r"\b(to|cuon|quyen|bo|tap)\b")
_BOTH_SIDES = re.compile(r"\b(?:2|hai|ca hai|2 ben|hai ben)\s*(?:mat|ben)\b|\bca hai mat\b")
_ONE_SIDE = re.compile(r"\b(?:1|mot)\s*mat\b")


def read(text: str, about: About) -> Reading:
    """Read a count of pages; sheets without a word on their sides are asked back."""
    said = fold(ascii_digits(text))
    if _BOTH_SIDES.search(said):
        return _sheets(_BOTH_SIDES.sub("", said), about, sides=2)
    if _ONE_SIDE.search(said):
        return _sheets(_ONE_SIDE.sub("", said), about, sides=1)
    reading = number.read(text, about)
    if _SHEETS.search(said):
        return _by_sheets(reading)
    return reading


def echo(value: Value, _about: About) -> str:
    return f"{value} trang"


def _sheets(rest: str, about: About, *, sides: int) -> Reading:
    """Two sides alone, or "tờ 2 mặt", are one sheet."""
    if not re.search(r"[^\W\d_]|[0-9]", re.sub(r"\b(to|giay|cai|co|chu|moi)\b", "", rest)):
        return Understood(sides)
    reading = number.read(rest, about)
    if isinstance(reading, Understood) and isinstance(reading.value, int):
        return Understood(reading.value * sides)
    return reading


def _by_sheets(reading: Reading) -> Reading:
    if isinstance(reading, Understood) and isinstance(reading.value, int):
        return Doubtful((reading.value, reading.value * 2), "pages.sides")
    return reading if isinstance(reading, Doubtful) else Unread("pages.sides")
