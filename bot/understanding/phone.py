"""A Vietnamese phone number, mobile or landline."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.figures import figures_in
from bot.understanding.phrases import Phrases

_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])[0-9]{7}")
_LANDLINE = re.compile(r"02[0-9]{8,9}")
_WORDS = Phrases(
    {
        "none": "không có · không có số · không có điện thoại · không xài điện thoại · hổng có"
        " · không dùng điện thoại · ko có · chưa có · không có số điện thoại · không xài",
        "this": "số này · số này luôn · số đang nhắn · số đang dùng · số zalo này"
        " · số tui đang nhắn"
        " · chính số này · máy này",
    }
)
# The carriers' change of 11 to 10 figures in 2018.
_OLD_PREFIXES = {
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037",
    "0168": "038", "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076",
    "0128": "078", "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
_COUNTRY = re.compile(r"(?<![0-9])(?:\+|00)?\s*84[\s.\-]*(?:\(0\))?[\s.\-]*(?=[0-9(])")
_SPLIT = re.compile(r"[/,;\n&]| hoặc | hoac | hay | và | va |(?<=[0-9]) (?=[0+])(?!0{2,3}(?:\s|$))")
_OLD_LENGTH = 11


def read(text: str, _about: About) -> Reading:
    """Read a number as figures with a leading 0."""
    said = _WORDS.meaning(text)
    if said:
        return Doubtful((), f"phone.{said}")
    whole = _number(text)
    if whole is not None:
        return Understood(whole)
    parts = [number for part in _SPLIT.split(text) if (number := _number(part)) is not None]
    unique = tuple(dict.fromkeys(parts))
    if len(unique) == 1 and not _other_figures(text, unique[0]):
        return Understood(unique[0])
    return Doubtful(unique[:3], "phone.two") if unique else _repair(figures_in(text))


def echo(value: Value, _about: About) -> str:
    figures = str(value)
    return f"{figures[:4]} {figures[4:7]} {figures[7:]}".strip()


def _number(text: str) -> str | None:
    figures = figures_in(_COUNTRY.sub("0", text.strip(), count=1) if "84" in text else text)
    plain = figures_in(text)
    for one in (plain, figures):
        if _MOBILE.fullmatch(one) or _LANDLINE.fullmatch(one):
            return one
    return None


def _other_figures(text: str, number: str) -> bool:
    return len(figures_in(text)) > len(number) + 3


def _repair(figures: str) -> Reading:
    if _MOBILE.fullmatch("0" + figures):
        return Doubtful(("0" + figures,), "phone.zero")
    new = _OLD_PREFIXES.get(figures[:4])
    if new is not None and len(figures) == _OLD_LENGTH:
        return Doubtful((new + figures[4:],), "phone.old")
    if not figures:
        return Unread("phone.unclear")
    if len(figures) in {10, 11}:
        return Unread("phone.prefix")
    return Unread("phone.length", {"count": str(len(figures))})
