"""An age in full years. An age by the lunar count is never computed from."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import ascii_digits, words
from bot.understanding.numerals import below_thousand

_LUNAR = re.compile(r"\b(tuổi ta|tuổi mụ|tuổi âm|tuoi ta|tuoi mu|tuoi am)\b")
_VAGUE = re.compile(
    r"\b(gần|gan|ngoài|ngoai|khoảng|khoang|tầm|tam|hơn|hon|mấy|may|cỡ|chừng|trên|dưới|đủ|chưa)\b"
)
_MONTHS = re.compile(r"(.*?)\s*(?:tháng|thang)(?:\s*(?:tuổi|tuoi))?")
_HALF = re.compile(r"\s*(?:rưỡi|ruoi|rưởi)$")
_YEARS = re.compile(r"\s*\b(?:tuổi|tuoi|t)\b\s*")
_OLDEST = 120


def read(text: str, _about: About) -> Reading:
    """Read full years; months count as the years they complete."""
    said = " ".join(words(re.sub(r"([0-9])(?=[^\W\d_])", r"\1 ", ascii_digits(text))))
    if _LUNAR.search(said):
        return Doubtful((), "age.lunar")
    if _VAGUE.search(said):
        return Doubtful((), "age.about")
    if _MONTHS.fullmatch(said):
        return _months(said)
    years = below_thousand(_YEARS.sub(" ", _HALF.sub("", said)).split())
    return _sensible(years)


def echo(value: Value, _about: About) -> str:
    return f"{value} tuổi"


def _months(said: str) -> Reading:
    """Read "3 tháng tuổi" and "17 tuổi chín tháng"."""
    found = _MONTHS.fullmatch(said)
    before = _YEARS.sub(" ", found[1] if found else "").split()
    months = below_thousand(before)
    if months is not None:
        return _sensible(months // 12)
    return _sensible(below_thousand(before[:1]) if len(before) > 1 else None)


def _sensible(years: int | None) -> Reading:
    if years is None:
        return Unread("age.unclear")
    return Understood(years) if years <= _OLDEST else Unread("age.impossible")
