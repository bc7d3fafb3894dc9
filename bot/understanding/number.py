"""A whole number: copies, pages, people."""

import re
from itertools import groupby

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import ascii_digits, fold, words
from bot.understanding.numerals import below_thousand, is_number_word
from bot.understanding.phrases import Phrases
from bot.understanding.word_sets import word_set

_COUNTS = Phrases({"2": "đôi · cặp · một đôi · một cặp · 1 đôi · 1 cặp", "0": "không có"})
_VAGUE = Phrases(
    {
        "vague": "vài · mấy · mười mấy · khoảng · tầm · chừng · gần · hơn · ngoài · nhiều · dăm"
        " · đôi ba · ít nhất · tối thiểu"
    }
)
_UNCOUNTED = frozenset({"vài", "mấy", "vai", "may"})
_UNITS = word_set(
    "bản bộ tờ cái cuốn trang người đứa bé con lần ngày tháng năm sao ban bo to cai"
    " cuon nguoi dua be thang mỗi moi thứ thu giấy giay photo xin lấy lay cần can dạ"
    " em tôi tui số so có co tuổi tuoi loại loai nhân nhan khẩu khau phòng phong chiếc"
    " chiec thôi thoi"
)
_RANGE = re.compile(r"([0-9]{1,6})\s*(?:-|–|đến|den|tới|toi|hay|hoặc|hoac)\s*([0-9]{1,6})")  # noqa: RUF001
_GROUPED = re.compile(r"([0-9]{1,3})((?:\.[0-9]{3})+)(?![0-9.,])")
_NOT_WHOLE = re.compile(r"[0-9]\s*[.,/]\s*[0-9]|(?<![0-9])-\s*[0-9]")
_MOST_WORDS = 12
_MOST = 10**9


def read(text: str, about: About) -> Reading:
    """Read a whole number within `limits.least` and `limits.most`."""
    text = _GROUPED.sub(lambda found: found[0].replace(".", ""), ascii_digits(text))
    span = _RANGE.search(text.lower())
    if span:
        return Doubtful((int(span[1]), int(span[2])), "number.one")
    if _NOT_WHOLE.search(text):
        return Unread("number.whole")
    return _within_limits(_from_words(words(text)), about)


def echo(value: Value, _about: About) -> str:
    return str(value)


def _from_words(typed: list[str]) -> Reading:
    counted = _COUNTS.of(typed)
    if counted is not None:
        return Understood(int(counted))
    split = [part for word in typed for part in re.findall(r"[0-9]+|[^0-9]+", word)]
    runs = [list(run) for is_number, run in groupby(split, is_number_word) if is_number]
    others = [word for word in split if not is_number_word(word)]
    value = _one_value(runs)
    if value is None or any(fold(word) not in _FOLDED_UNITS for word in others):
        return _unclear(typed, value)
    return Understood(value)


_FOLDED_UNITS = frozenset(map(fold, _UNITS))


def _one_value(runs: list[list[str]]) -> int | None:
    if len(runs) != 1:
        return None
    return below_thousand(runs[0])


def _unclear(typed: list[str], value: int | None) -> Reading:
    if _UNCOUNTED & set(typed):
        return Doubtful((), "number.one")
    if _VAGUE.heard(typed):
        return Doubtful((value,) if value is not None else (), "number.one")
    figures = [word for word in typed if is_number_word(word)]
    if value is not None and len(figures) >= 1 and len(typed) <= _MOST_WORDS:
        return Doubtful((value,), "number.one")
    return Unread("number.one" if len(figures) > 1 else "number.unclear")


def _within_limits(reading: Reading, about: About) -> Reading:
    if not isinstance(reading, Understood):
        return reading
    value = reading.value
    most = about.limits.most if about.limits.most is not None else _MOST
    least = about.limits.least or 0
    if isinstance(value, int) and value < least:
        return Unread("number.too_small", {"least": str(least)})
    if isinstance(value, int) and value > most:
        return Unread("number.too_big", {"most": str(most)})
    return reading
