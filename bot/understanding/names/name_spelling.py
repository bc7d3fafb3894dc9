"""What people add to have a name spelled right: "y dài", "nờ thấp", "dấu hỏi"."""

import re
import unicodedata

_HINT = re.compile(
    r"[,(]?\s*\(?(?:\b(?:chữ|chu|bằng|viết|là|có) )*\b(?P<hint>[iy] (?:ngắn|dài|ngan|dai)"
    r"|(?:n|l|nờ|lờ|no|lo|el|en) (?:thấp|cao|thap)|(?:s|x|sờ|xờ) (?:nặng|nhẹ|nang|nhe)"
    r"|(?:tr|ch|trờ|chờ) (?:nặng|nhẹ|nang|nhe)|dấu (?:hỏi|ngã)|(?:có|không) (?:g|gờ|h))\b\)?",
    re.IGNORECASE,
)
_FIRST = {"n": "n", "nờ": "n", "no": "n", "en": "n", "l": "l", "lờ": "l", "lo": "l", "el": "l",
          "s": "s", "sờ": "s", "x": "x", "xờ": "x", "tr": "tr", "trờ": "tr", "ch": "ch",
          "chờ": "ch"}  # fmt: skip
_SWAPS = {"n": "l", "l": "n", "s": "x", "x": "s", "tr": "ch", "ch": "tr"}
_I_AND_Y = {"i": "ýỳỷỹỵy", "y": "íìỉĩịi"}
_TILDE, _HOOK = "\u0303", "\u0309"


def without_hints(text: str) -> tuple[str, tuple[str, ...]]:
    """Give the text without what is said of its spelling, and what was said."""
    hints = tuple(found["hint"].lower() for found in _HINT.finditer(text))
    return (_HINT.sub(" ", text).strip(" ,."), hints) if hints else (text, ())


def spelled(name: str, hints: tuple[str, ...]) -> str:
    """Write the last tiếng of a name as the hints have it."""
    *rest, last = name.split(" ")
    for hint in hints:
        last = _put_right(last, hint)
    return " ".join([*rest, last])


def _put_right(word: str, hint: str) -> str:
    said, _, how = hint.partition(" ")
    if said in _I_AND_Y:
        return _with_vowel(word, said)
    if said == "dấu":
        return _with_hook(word, is_tilde=how == "ngã")
    wanted = _FIRST.get(said, "")
    low = word.lower()
    other = _SWAPS.get(wanted, "")
    if not wanted or not low.startswith(other) or low.startswith(wanted):
        return word
    return (wanted + low.removeprefix(other)).capitalize()


def _with_vowel(word: str, vowel: str) -> str:
    """Write a last i as y, or the other way; its tone stays."""
    apart = unicodedata.normalize("NFD", word[-1:])
    if word[-1:].lower() not in _I_AND_Y[vowel] or apart[:1].lower() == vowel:
        return word
    return word[:-1] + unicodedata.normalize("NFC", vowel + apart[1:])


def _with_hook(word: str, *, is_tilde: bool) -> str:
    marks = (_HOOK, _TILDE) if is_tilde else (_TILDE, _HOOK)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(*marks))
