"""Sums of money within a sentence: "1 tỷ 2", "trăm rưỡi triệu", "hai ba chục triệu"."""
# ruff: noqa: PLR2004 - the numbers of the numeral system

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.understanding.numbers.counting import count
from bot.understanding.numbers.money_words import (
    DONG,
    HALVES,
    NIL,
    SCALES,
    TO,
    is_figures,
    is_number,
    is_scale,
)  # fmt: skip
from bot.understanding.spelling.scanning import scanned
from bot.understanding.spelling.word_sets import word_set

_RUN = 8  # number words in a row
_NOUNS = word_set(
    "người nguoi đứa dua cái cai tháng thang tuần tuan lần lan con bao thùng thung chiếc chiec nay"
    " ngoái ngoai chút chut ít it tí xíu xiu hơn hon ơi oi phần phan loại loai món mon bộ bo"
    " căn can xe vợ vo ngày ngay"
)
_DECIMAL = re.compile(r"[0-9]{1,12}[.,][0-9]{1,2}")
_PAIR = re.compile(r"([1-9][0-9]),([1-9]0)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_PHONE_LIKE = re.compile(r"0[0-9]{3,}")
_HIGH = 10_000  # with a scale behind it, such a number may be the whole sum
_LONGEST = 15  # figures


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as far as it was said: `values` are its readings in dong, the likeliest first."""

    values: tuple[Fraction, ...]
    scale: int = 0  # of the last part; 0 without a unit, 1 where nothing can follow
    unit: int = 0  # its first scale, which a neighbour may share
    in_dong: bool = False  # "đồng" was said
    is_sure: bool = True
    start: int = 0
    end: int = 0

    def scaled(self, scale: int) -> "Sum":
        """Lend it the scale of its neighbour: "50 hay 60 triệu"."""
        values = tuple(value * scale for value in self.values)
        return replace(self, values=values, scale=scale, unit=max(scale, self.unit))


def sums_in(tokens: Sequence[str]) -> list[Sum]:
    """Give the sums in the order they are said."""
    return scanned(tokens, _sum_at)


def _sum_at(tokens: Sequence[str], at: int) -> Sum | None:
    if is_scale(tokens[at]):
        return _bare_scale(tokens, at)
    head = _number(tokens, at)
    if head is None:
        return None
    if head.end < len(tokens) and is_scale(tokens[head.end]):
        return _with_dong(_grown(tokens, _times(head, tokens, head.end)), tokens)
    if head.values[0] < 1000 and _names_things(tokens, head.end):
        return None
    return _with_dong(head, tokens)


def _bare_scale(tokens: Sequence[str], at: int) -> Sum | None:
    """Read "tỷ rưỡi", "triệu hai": one of it, and the tail."""
    if at and tokens[at - 1] not in {"vốn", "von", "có", "co", "khoảng", "là", "la"}:
        return None
    start = Sum((Fraction(1),), start=at, end=at + 1).scaled(SCALES[tokens[at]])
    grown = _grown(tokens, start)
    return _with_dong(grown, tokens) if grown.end > start.end else None


def _number(tokens: Sequence[str], at: int) -> Sum | None:
    """Read the number that begins here: a run of figures, or number words up to a scale."""
    token = tokens[at]
    if token in {"nửa"}:
        return Sum((Fraction(1, 2),), start=at, end=at + 1)
    if not is_number(token) or _is_other_word(tokens, at):
        return None
    end = at
    while end < min(len(tokens), at + _RUN) and _goes_on(tokens, at, end):
        end += 1
    counted = count(tokens[at:end]) if end > at + 1 or not is_figures(token) else None
    if counted is None:
        return _in_figures(token, at) if is_figures(token) else None
    values = tuple(Fraction(value) for value in counted.readings)
    return Sum(values, is_sure=counted.is_sure, start=at, end=end)


def _goes_on(tokens: Sequence[str], at: int, end: int) -> bool:
    word = tokens[end]
    if end == at:
        return True
    if word in NIL | {"rưỡi"}:
        return any(one in {"trăm", "tram"} for one in tokens[at:end])
    return not re.search("[.,]", tokens[at] + word) and (
        is_number(word) and not _is_other_word(tokens, end)
    )


def _is_other_word(tokens: Sequence[str], at: int) -> bool:
    """Tell năm in "năm nay" and "việt nam", and không where it denies, from numbers."""
    before = tokens[at - 1] if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    match tokens[at]:
        case "năm" | "nam":
            is_year = before.isdecimal() and not is_scale(after)
            return is_year or before in {"việt", "viet", "mỗi", "moi"} or after in {
                "nay", "ngoái", "ngoai", "trước", "truoc", "sau", "tới", TO, "rồi", "roi",
            }  # fmt: skip
        case "không" | "khong":
            return after not in {"trăm", "tram"}
        case "tư" | "tu":
            return before in {"đầu", "dau", "thứ", "thu", "anh", "chị", "chú", "cô", "dì", "cậu"}
        case token:
            return _PHONE_LIKE.fullmatch(token) is not None or len(token) > _LONGEST + 5


def _in_figures(token: str, at: int) -> Sum:
    if _DECIMAL.fullmatch(token):
        return Sum((Fraction(token.replace(",", ".")),), start=at, end=at + 1)
    return Sum((Fraction(int(re.sub("[.,]", "", token))),), start=at, end=at + 1)


def _times(head: Sum, tokens: Sequence[str], at: int) -> Sum:
    scale = SCALES[tokens[at]]
    said = tokens[head.start] if head.end == head.start + 1 else ""
    times = replace(head.scaled(scale), end=at + 1)
    number = head.values[0]
    pair = _PAIR.fullmatch(said)
    if pair and int(pair[1]) < int(pair[2]):  # "30,40 triệu" is no decimal
        values = (Fraction(int(pair[1])) * scale, Fraction(int(pair[2])) * scale, number * scale)
        return replace(times, values=values, is_sure=False)
    if _GROUPED.fullmatch(said) and len(re.findall("[.,]", said)) == 1:
        decimal = Fraction(said.replace(",", ".")) * scale
        if scale == 10**9 or ("," in said and scale == 10**6):
            return replace(times, values=(decimal, number * scale), is_sure=False)
    if number >= _HIGH:  # "50.000.000 triệu", "500.000 ngàn"
        whole = number if number >= 10**6 or scale == 1000 else number * 1000
        either = (number * scale, whole) if scale == 1000 else (whole, number * scale)
        return replace(times, values=either, is_sure=False)
    return times


def _grown(tokens: Sequence[str], one: Sum) -> Sum:
    """Add what follows: a half, a smaller part, or a tail without a scale."""
    more: Sum | None = one
    while more is not None:
        one = more
        more = _more(tokens, one) if one.end < len(tokens) and one.scale >= 1000 else None
    return one


def _more(tokens: Sequence[str], one: Sum) -> Sum | None:
    token = tokens[one.end]
    if is_scale(token):
        return _scaled_again(one, SCALES[token])
    if token in HALVES:
        return _with_half(tokens, one)
    return _with_odd(tokens, one) if token in NIL else _part(tokens, one)


def _scaled_again(one: Sum, scale: int) -> Sum | None:
    """Read "50tr triệu", which says it twice, and "một nghìn tỷ"."""
    if scale == one.scale:
        return replace(one, end=one.end + 1)
    return replace(one.scaled(scale), end=one.end + 1) if one.scale == 1000 else None


def _with_half(tokens: Sequence[str], one: Sum) -> Sum:
    is_sure = one.is_sure and tokens[one.end] == "rưỡi"
    return _ended(_plus(one, Fraction(one.scale, 2), one.end + 1, is_sure=is_sure))


def _ended(one: Sum) -> Sum:
    return replace(one, scale=1)


def _with_odd(tokens: Sequence[str], one: Sum) -> Sum:
    """Add "lẻ năm" or "lẻ 5 triệu"; "lẻ" alone is some more."""
    tail = _number(tokens, one.end + 1) if one.end + 1 < len(tokens) else None
    if tail is None:
        return _ended(replace(one, end=one.end + 1, is_sure=False))
    if tail.end < len(tokens) and is_scale(tokens[tail.end]):
        small = SCALES[tokens[tail.end]]
        is_sure = one.is_sure and tail.is_sure and small < one.scale
        return _ended(_plus(one, tail.values[0] * small, tail.end + 1, is_sure=is_sure))
    return _ended(_plus(one, tail.values[0] * one.scale / 1000, tail.end, is_sure=False))


def _part(tokens: Sequence[str], one: Sum) -> Sum | None:
    """Add "500 nghìn" after "50 triệu", or the 5 of "50 triệu 5"; None: a sum of its own."""
    part = _number(tokens, one.end)
    if part is None:
        return None
    if part.end < len(tokens) and is_scale(tokens[part.end]):
        return _with_part(one, _times(part, tokens, part.end), part)
    if _names_things(tokens, part.end):
        return None
    return _with_tail(tokens, one, part)


def _with_part(one: Sum, part: Sum, counted: Sum) -> Sum | None:
    if part.scale >= one.scale:
        if one.scale != 1000 or part.scale == 1000:
            return None
        value = (one.values[0] + counted.values[0]) * part.scale  # "một nghìn hai trăm tỷ"
        return replace(one, values=(value,), scale=part.scale, unit=part.scale, end=part.end)
    if counted.values[0] >= 1000:
        return None
    is_sure = one.is_sure and part.is_sure
    return replace(_plus(one, part.values[0], part.end, is_sure=is_sure), scale=part.scale)


def _with_tail(tokens: Sequence[str], one: Sum, tail: Sum) -> Sum | None:
    number, small = tail.values[0], one.scale // 1000
    if number.denominator != 1 or not 0 < number < 1000:
        return None
    width = _width(tokens[tail.start : tail.end], int(number))
    if width == 2:  # "1 tỷ 25" is 25 triệu more, or 250
        values = tuple(one.values[0] + number * share for share in (small * 10, small))
        return _ended(replace(one, values=values, end=tail.end, is_sure=False))
    added = number * (one.scale // 10 if width == 1 else small)
    return _ended(_plus(one, added, tail.end, is_sure=one.is_sure and tail.is_sure))


def _width(said: Sequence[str], number: int) -> int:
    """Say how many figures a tail takes: "05" two, "2 trăm" three."""
    if any(word in {"trăm", "tram"} for word in said):
        return 3
    return len(said[0]) if len(said) == 1 and is_figures(said[0]) else len(str(number))


def _plus(one: Sum, more: Fraction, end: int, *, is_sure: bool) -> Sum:
    values = tuple(value + more for value in one.values)
    return replace(one, values=values, end=end, is_sure=is_sure)


def _names_things(tokens: Sequence[str], at: int) -> bool:
    if at >= len(tokens):
        return False
    return tokens[at] in _NOUNS or (tokens[at] in {"năm", "nam"} and _is_other_word(tokens, at))


def _with_dong(one: Sum, tokens: Sequence[str]) -> Sum:
    if one.end < len(tokens) and tokens[one.end] == DONG:
        return replace(one, in_dong=True, end=one.end + 1)
    return one
