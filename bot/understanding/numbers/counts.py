"""The whole numbers within a sentence: "2 (hai) bản", "hai ba cái", "một chục", "nửa tá"."""
# ruff: noqa: PLR2004 - the numbers of the numeral system

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.numbers.counting import count
from bot.understanding.numbers.numerals import digit, is_number_word
from bot.understanding.spelling.clean import every_word
from bot.understanding.spelling.courtesies import in_figures
from bot.understanding.spelling.scanning import scanned
from bot.understanding.spelling.typing_styles import undo_word
from bot.understanding.spelling.word_sets import word_set

_RUN = 8  # number words in a row
_HIGH_WORDS = {"nghìn": 1000, "ngàn": 1000, "nghin": 1000, "ngan": 1000, "k": 1000}
_HUGE_WORDS = {
    "triệu": 10**6, "trieu": 10**6, "tỷ": 10**9, "tỉ": 10**9, "ty": 10**9, "ti": 10**9,
}  # fmt: skip
_PAIR = word_set("đôi doi cặp cap")
_DOZEN = word_set("tá ta")
_GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9.,])")
_PAPER_SIZE = re.compile(r"\b[aA][0-5]\b")
_TIMES = re.compile(r"(?<![^\W_])[xX×*](?=\s?[0-9])|(?<=[0-9])\s?[xX](?![^\W_])")  # noqa: RUF001
_VNI = re.compile(r"[a-zđ]+[1-9]+[a-zđ][a-z1-9]*")
_PARTS = re.compile(r"[0-9]+|[^0-9]+")
_HALF = word_set("rưỡi rưởi ruoi nửa nua")
_LONGEST_WORD = 9


@dataclass(frozen=True, slots=True)
class Part:
    """A number within a sentence: its readings, the likeliest first, and where it stands."""

    readings: tuple[int, ...]
    start: int
    end: int


def number_words(text: str) -> list[str]:
    """Split into words, figures apart from letters, residue of typing undone in number words."""
    text = _PAPER_SIZE.sub(" ", _TIMES.sub(" ", in_figures(text)))
    text = _GROUPED.sub(lambda found: found[0].replace(".", ""), text)
    return [part for word in every_word(text) for part in _apart(word)]


def parts_of(words: Sequence[str]) -> list[Part]:
    """Give the numbers in the order they are said."""
    return scanned(words, _part_at)


def is_half(word: str) -> bool:
    return word in _HALF


def _apart(word: str) -> list[str]:
    if len(word) <= _LONGEST_WORD and (word.isascii() and not word.isdecimal()):
        decoded = undo_word(word) if word.isalpha() or _VNI.fullmatch(word) else word
        if decoded != word and not decoded.isascii() and _is_known(decoded):
            return [decoded]
    return _PARTS.findall(word)


def _is_known(word: str) -> bool:
    return is_number_word(word) or word in {"bản", "bộ", "tờ", "cái", "trang", "mặt", "cặp", "đôi"}


def _part_at(words: Sequence[str], at: int) -> Part | None:
    word = words[at]
    if word in _PAIR or word == "tá":
        return _by_the_lot(words, at)
    if is_half(word):
        return _half_of(words, at)
    if not is_number_word(word) or _is_other_word(words, at):
        return None
    end = at + 1
    while end < min(len(words), at + _RUN) and _goes_on(words, end):
        end += 1
    readings = _readings(words[at:end])
    if readings is None and end > at + 1:
        end = at + 1
        readings = _readings(words[at:end])
    return _multiplied(words, Part(readings, at, end)) if readings else None


def _readings(run: Sequence[str]) -> tuple[int, ...] | None:
    if run == ["mươi"]:
        return (10,)
    digits = [digit(word) for word in run]
    if len(run) > 2 and None not in digits:  # "hai hai một": one for each paper
        return tuple(dict.fromkeys(number for number in digits if number is not None))
    counted = count(run)
    if counted is not None and len(run) == 2 and run[0] == run[1]:
        return *counted.readings, digit(run[0]) or 0  # "hai hai": 22, or 2 said twice
    return counted.readings if counted is not None else None


def _goes_on(words: Sequence[str], at: int) -> bool:
    if is_half(words[at]):
        return words[at - 1] in {"trăm", "tram"}
    return is_number_word(words[at]) and not _is_other_word(words, at)


def _by_the_lot(words: Sequence[str], at: int) -> Part:
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in {"đôi", "doi"} and after == "ba":
        return Part((2, 3), at, at + 2)
    return Part((12 if words[at] == "tá" else 2,), at, at + 1)


def _half_of(words: Sequence[str], at: int) -> Part | None:
    of = words[at + 1] if at + 1 < len(words) else ""
    size = {"chục": 10, "chuc": 10, "tá": 12, "ta": 12}.get(of)
    return Part((size // 2,), at, at + 2) if size else None


def _multiplied(words: Sequence[str], one: Part) -> Part:
    """Take "2 tá", "hai cặp", "1 nghìn", "20 chục"."""
    unit = words[one.end] if one.end < len(words) else ""
    times = _HIGH_WORDS.get(unit) or _HUGE_WORDS.get(unit)
    if unit in _PAIR:
        times = 2
    if unit in _DOZEN or unit in {"chục", "chuc"}:
        times = 12 if unit in _DOZEN else 10
    if not times:
        return one
    return Part(tuple(number * times for number in one.readings), one.start, one.end + 1)


def _is_other_word(words: Sequence[str], at: int) -> bool:
    """Tell năm in "năm nay" and "việt nam", không where it denies, from numbers."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    match words[at]:
        case "năm" | "nam":
            is_years = before.isdecimal() and not is_number_word(after)
            return is_years or before in {"việt", "viet"} or after in {"nay", "ngoái", "ngoai"}
        case "sau":
            return before in {"mặt", "mat", "trước", "truoc", "tháng", "lần", "phía"}
        case "tư" | "tu":
            return before in {"đầu", "dau", "thứ", "thu"}
        case "không" | "khong":
            return after not in {"trăm", "tram"} and before not in {"số", "so"}
        case word:
            return len(word) > 3 and word[0] == "0"  # a phone number, an identity number
