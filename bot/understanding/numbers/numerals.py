"""Vietnamese numbers in words and figures."""
# ruff: noqa: PLR2004 - the numbers of the numeral system

from collections.abc import Sequence

from bot.understanding.spelling.clean import fold, ways_to_type
from bot.understanding.spelling.word_sets import word_set

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SPOKEN = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "bôn": 4,
}  # fmt: skip
_TEENS = ("mười",)
_TENS = ("mươi", "chục")
_SHORT_TENS = {"hăm": 20, "băm": 30}
_NIL = ("lẻ", "linh", "lẽ")
_HUNDRED = ("trăm",)
_HALF = ("rưỡi", "rưởi")
_LIMIT = 18


def _table(*meant: str) -> frozenset[str]:
    return frozenset(way for word in meant for way in ways_to_type(word))


_DIGIT_OF = {way: value for word, value in reversed(_SPOKEN.items()) for way in ways_to_type(word)}
_DIGIT_OF.update(_SPOKEN)
_SHORT_OF = {way: value for word, value in _SHORT_TENS.items() for way in ways_to_type(word)}
_IS_TEEN = _table(*_TEENS)
_IS_TEN = _table(*_TENS)
_IS_NIL = _table(*_NIL)
_IS_HUNDRED = _table(*_HUNDRED)
_IS_HALF = _table(*_HALF)
# Whole words that only look like a figure spelled wrong.
_COMMON_WORDS = word_set(
    "này nay mới moi cháu anh chị mai hay hai bên ban bà bác bạn bảo cho con chín chính tại tam tôi"
    " toi mẹ nha nhà nằm lâm lan lúc sao xa xã ngày ngay bay hôm nam tháng thang sáng sinh lành bán"
    " mình minh mà muốn chị chi nhé thì vào và tối đẻ trai gái hồi rồi roi thôi tây chiều"
    " trạm tại buổi làm làng lại cái bữa"
)
_COMMON = _COMMON_WORDS | {fold(word) for word in _COMMON_WORDS}
_BARE_WORDS = word_set("hai bon nam lam nham sau bay tam chin muoi ham bam mot")
_BARE_NUMBERS = _BARE_WORDS | {
    word[:at] + "_" + word[at + 1 :] for word in _BARE_WORDS for at in range(len(word))
}
_IS_ONLY_UNIT = _table("mốt", "tư", "lăm", "nhăm")


def digit(word: str) -> int | None:
    """Give the value of a spoken single figure ("lăm" is 5)."""
    return _DIGIT_OF.get(word)


def whole(word: str) -> int | None:
    """Give the value of a word of ASCII figures, of sane length."""
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= _LIMIT else None


def is_number_word(word: str) -> bool:
    """Say whether a word can be part of a number."""
    return (
        whole(word) is not None or word in _DIGIT_OF or word in _SHORT_OF
        or word in _IS_TEEN | _IS_TEN | _IS_NIL | _IS_HUNDRED | _IS_HALF
    )  # fmt: skip


def nearly_a_number(word: str) -> bool:
    """Say whether a word that is no number is one letter off a spoken figure ("mời", "hia")."""
    if is_number_word(word) or word in _COMMON or len(word) < 3:
        return False
    return not _ways_off(fold(word)).isdisjoint(_BARE_NUMBERS)


def below_thousand(words: Sequence[str]) -> int | None:
    """Read a number under 1,000 said in words, also as people shorten it ("trăm hai", "hăm lăm").

    A single run of figures of any length is read too. None: not exactly one number.
    """
    if len(words) == 1 and (figures := whole(words[0])) is not None:
        return figures
    at = next((i for i, word in enumerate(words) if word in _IS_HUNDRED), None)
    if at is None:
        return _below_hundred(words)
    hundreds = 1 if at == 0 else _below_hundred(words[:at])
    tail = _after_hundred(words[at + 1 :])
    if hundreds is None or tail is None or not 0 <= hundreds < 10:
        return None
    return hundreds * 100 + tail


def say(number: int) -> str:
    """Say a number of dong in words, e.g. năm mươi triệu."""
    if number == 0:
        return "không"
    parts: list[str] = []
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (1000, "nghìn"), (1, "")):
        count, number = divmod(number, scale)
        if count >= 1000:
            parts.append(f"{say(count)} {name}".strip())
        elif count:
            parts.append(f"{_say_group(count, after=bool(parts))} {name}".strip())
    return " ".join(parts)


def _ways_off(word: str) -> frozenset[str]:
    """Give what becomes of a word with one letter left out, two exchanged, or one made a gap."""
    gaps = {word[:at] + "_" + word[at + 1 :] for at in range(len(word))}
    put_in = {word[:at] + "_" + word[at:] for at in range(len(word) + 1)}
    left_out = {word[:at] + word[at + 1 :] for at in range(len(word))}
    turned = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    return frozenset(gaps | put_in | left_out | turned)


def _below_hundred(words: Sequence[str]) -> int | None:
    match list(words):
        case [one]:
            return _one_word(one)
        case [first, second]:
            return _two_words(first, second)
        case [tens, mark, unit] if mark in _IS_TEN:
            high, low = _figure(tens), _figure(unit)
            return high * 10 + low if high and low is not None else None
        case _:
            return None


def _one_word(word: str) -> int | None:
    if word in _IS_TEEN or word in {"chục", "chuc"}:
        return 10
    return _figure(word) if word in _DIGIT_OF or whole(word) is not None else _SHORT_OF.get(word)


def _two_words(first: str, second: str) -> int | None:
    low = _figure(second)
    if first in _SHORT_OF and low is not None:
        return _SHORT_OF[first] + low
    if second in _IS_TEN and (high := _figure(first)):
        return high * 10
    if first in _IS_TEEN and low is not None:
        return 10 + low
    return _shortened(first, second)


def _shortened(first: str, second: str) -> int | None:
    """Read "hai lăm", "ba mốt", "chín lăm": tens and a unit without mươi; "hai ba" is a guess."""
    high, low = _DIGIT_OF.get(first), _DIGIT_OF.get(second)
    if high is None or low is None or high < 2:
        return None
    if low == high + 1 and second not in _IS_ONLY_UNIT:
        return None
    return high * 10 + low


def _after_hundred(words: Sequence[str]) -> int | None:
    match list(words):
        case []:
            return 0
        case [half] if half in _IS_HALF:
            return 50
        case [nil, unit] if nil in _IS_NIL:
            return _figure(unit)
        case [unit]:
            tens = _figure(unit)  # "trăm hai" is 120
            return tens * 10 if tens is not None else _below_hundred(words)
        case _:
            return _below_hundred(words)


def _figure(word: str) -> int | None:
    figures = whole(word)
    if figures is not None:
        return figures if figures < 10 else None
    return _DIGIT_OF.get(word)


def _say_group(count: int, *, after: bool) -> str:
    hundreds, rest = divmod(count, 100)
    tens, units = divmod(rest, 10)
    parts = [_UNITS[hundreds], "trăm"] if hundreds or after else []
    if tens > 1:
        parts += [_UNITS[tens], "mươi"]
    elif tens:
        parts.append("mười")
    elif units and parts:
        parts.append("lẻ")
    if units:
        parts.append(_say_unit(tens, units))
    return " ".join(parts)


def _say_unit(tens: int, units: int) -> str:
    if units == 1 and tens > 1:
        return "mốt"
    return "lăm" if units == 5 and tens else _UNITS[units]
