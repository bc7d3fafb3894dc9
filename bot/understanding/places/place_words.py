"""The words of an address: how a text is cut up, and what kind of place a word announces."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.spelling.clean import ascii_digits, fold, one_placement, same_words

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[,;()\n]| [-\u2013\u2014/|] ")
_STOPS = frozenset({",", ";", "(", ")", "\n", " - ", " \u2013 ", " \u2014 ", " / ", " | "})
_APOSTROPHES = str.maketrans("", "", "'\u2019")
# One name is written several ways in the highlands; the first form stands for all.
_SPELT = {
    form: forms[0]
    for forms in (
        ("đăk", "đắk", "đắc", "đak"),
        ("ngọc", "ngọk"),
        ("ngoc", "ngok"),
        ("ia", "ya"),
        ("pxi", "psi"),
        ("glei", "gley"),
    )
    for form in forms[1:]
}
_KINDS = (
    "xã", "phường", "đặc khu", "thị trấn", "tt", "p", "thị xã", "huyện", "quận", "thành phố", "tp",
    "tx", "tỉnh", "h", "x",
)  # fmt: skip
_MARKS: Mapping[str, tuple[str, ...]] = {
    "commune": ("thị trấn", "đặc khu", "xã", "phường", "tt", "x", "p", "ph"),
    "district": ("thị xã", "huyện", "quận", "h", "tx", "q"),
    "city": ("thành phố", "tp", "t phố"),
    "province": ("tỉnh", "t"),
    "hamlet": (
        "thôn", "th", "làng", "xóm", "tổ", "nóc", "plei", "plây", "kdc", "tdp", "bản", "ấp", "buôn",
        "đường", "đg", "hẻm", "ngõ", "cầu", "trường", "chợ", "sông", "suối", "nhà", "đội", "khu",
        "trạm", "đèo", "núi", "hồ", "đập", "quán", "công ty", "cty", "ngã ba", "ngã tư", "khu phố",
        "gần", "cạnh", "sát", "đi",
    ),
}  # fmt: skip
_NO_MARK = frozenset({"tram xa", "chung xa", "cung xa"})  # "trạm xá" announces no commune
_LONGEST_MARK = 2


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text and where it stands."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What the words before a name say it is; `size` counts them."""

    kind: str = ""  # "commune", "district", "city", "province", "hamlet" or "" for none
    word: str = ""
    size: int = 0


def tokenize(text: str) -> list[Token]:
    """Split into words and dividing signs, keeping where each stands."""
    lowered = one_placement(ascii_digits(text).lower())
    if len(lowered) != len(text):  # a few letters change length in lower case
        lowered = text
    return [Token(_spelt(found[0]), *found.span()) for found in _WORD.finditer(lowered)]


def is_stop(token: Token) -> bool:
    return token.word in _STOPS


def mark_before(tokens: Sequence[Token], at: int, floor: int = 0) -> Mark:
    """Give what the words between `floor` and `at` announce."""
    for size in range(min(_LONGEST_MARK, at - floor), 0, -1):
        typed = [token.word for token in tokens[at - size : at]]
        if fold(" ".join(typed)) in _NO_MARK:
            return Mark()
        for kind, marks in _MARKS.items():
            mark = next((one for one in marks if same_words(typed, one.split())), None)
            if mark is not None:
                return Mark(kind, mark, size)
    return Mark()


@lru_cache(maxsize=5_000)
def bare_name(name: str) -> str:
    """Give the name of a unit without its kind: "xã Ba Động" is "Ba Động"."""
    for kind in _KINDS:
        if name.lower().startswith(kind + " ") and not name[len(kind) + 1 :].isdecimal():
            return name[len(kind) + 1 :]
    return name


def kind_of(name: str) -> str:
    """Give the kind a name is written with: that of "thị trấn Ba Tơ" is "thị trấn"."""
    return name[: len(name) - len(bare_name(name))].strip().lower()


def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a name as they are compared."""
    return tuple(token.word for token in tokenize(name) if not is_stop(token))


def _spelt(word: str) -> str:
    word = word.translate(_APOSTROPHES)
    return _SPELT.get(word, word)
