"""What a sentence about money amounts to: one sum, several to choose from, or none."""
# ruff: noqa: PLR2004 - the numbers of the numeral system

from collections.abc import Sequence
from itertools import pairwise

from bot.model.reading import Doubtful, Reading, Understood, Unread
from bot.understanding.numbers.money_words import DONG, SCALES, TO, is_number, tokens_of
from bot.understanding.numbers.sums import Sum, sums_in
from bot.understanding.spelling.courtesies import POLITE, is_among, typed_as
from bot.understanding.spelling.word_sets import word_set

_SILENT = (
    POLITE
    | typed_as(
        "vốn bỏ ra tiền tổng cộng cả tất hết đầu tư vô vào thôi chẵn tròn đúng được ban so với"
        " quán tiệm nhà làm ăn buôn bán mở muốn hiện giờ nay của kinh doanh tui mình đồng mặt"
        " việt nam bạc ghi số dự kiến đăng ký khai thì bằng chữ góp phần chồng vợ"
        " tính định khởi nghiệp điều lệ gọn cửa hàng này chủ hộ xuống viết vừa đủ rồi luôn"
        " trong tay sẵn để dành mua sắm lo"
    )
    | word_set("von bo co la k đc dc dk is vn")
) - typed_as("khoảng")
_FEW = typed_as("vài mấy dăm nhiêu") | word_set("nhiu")
_DOZENS = typed_as("hàng bạc tiền")
_ROUND = word_set("trăm tram chục chuc triệu tỷ nghìn")
_NOTHING = typed_as(
    "không chưa hổng hông ít nhiều đâu vài mấy tùy hàng chục triệu trăm"
) | word_set("ko k hong chua tuy sao nhiu tỷ triệu nghìn hok")
_ABROAD = word_set("usd đôla dola dollar euro eur kíp € $ bitcoin")
_MEASURES = word_set("cây cay chỉ chi đô tệ te bạt bat kip yên won lượng luong phân vàng vang")
_EITHER = word_set("hay hoặc hoac hoặt or chứ chu phải phai") | {TO}
_BETWEEN = _EITHER | {",", ";", "."} | word_set("và va")
_UNCLEAR_UNITS = {
    "t": (10**6, 10**9), "toi": (10**9, 10**6), "xị": (10**5,), "xi": (10**5,), "lít": (10**5,),
}  # fmt: skip
_SMALL = 10**6  # below, an amount without a unit is doubted
_ODDLY_BIG = 10**12
_MOST = 10**15 - 1


def weigh(text: str) -> Reading:
    """Read an amount in dong, lower case, without regard to limits."""
    tokens = tokens_of(text)
    found = _in_one_unit(sums_in(tokens), tokens)
    covered = {at for one in found for at in range(one.start, one.end)}
    rest = [token for at, token in enumerate(tokens) if at not in covered]
    if _is_foreign(tokens, found):
        return Doubtful((), "money.dong")
    if not found or _is_uncounted(tokens):
        is_about_money = bool(found) or not set(rest).isdisjoint(_NOTHING)
        return Doubtful((), "money.one") if is_about_money else Unread("money.unclear")
    counted = _without_strays(found)
    if not any(one.unit for one in counted) and not set(rest).isdisjoint(SCALES):
        return Doubtful((), "money.one")
    readings = [_readings(one, tokens) for one in counted]
    firsts = tuple(dict.fromkeys(one[0] for one in readings if one))
    if len(firsts) > 1:
        several = _of_several(firsts, counted, tokens)
        return Doubtful(several, "money.which" if len(several) > 1 else "money.one")
    is_plain = len(counted) == len(found) and not _loud(rest, tokens, found)
    return _judge(counted[0], readings[0], is_plain=is_plain)


def _judge(one: Sum, readings: tuple[int, ...], *, is_plain: bool) -> Reading:
    if not readings:
        return Unread("money.one" if not any(one.values) else "money.too_much")
    if len(readings) > 1:
        return Doubtful(readings, "money.which" if one.unit else "money.unit")
    is_round = bool(one.unit) or one.in_dong or readings[0] % 1000 == 0 or one.end > one.start + 1
    is_sure = is_plain and one.is_sure and is_round and readings[0] < _ODDLY_BIG
    return Understood(readings[0]) if is_sure else Doubtful(readings, "money.one")


def _readings(one: Sum, tokens: Sequence[str]) -> tuple[int, ...]:
    """Give whole sums within reason; without a unit those of the units it may lack."""
    values = one.values
    value = values[0]
    unclear = _UNCLEAR_UNITS.get(tokens[one.end]) if one.end < len(tokens) else None
    if unclear and not one.unit:
        values = tuple(value * unit for unit in unclear)
    elif one.unit and value < 1000:  # "0,5k"
        values = (value * 1000, value)
    elif not one.unit and one.in_dong:
        values = values if value >= 1000 else (value * 1000, value * _SMALL)
    elif not one.unit and value < 1000:
        is_few = value < 10 or value.denominator != 1
        values = tuple(v * _SMALL for v in values)
        values += (value * 10**9,) if is_few else (value * 1000,)
    elif not one.unit and value < _SMALL:
        values = (value, value * 1000)
    sane = (int(v) for v in values if v.denominator == 1 and 0 < v <= _MOST)
    return tuple(dict.fromkeys(sane))[:3]


def _in_one_unit(found: list[Sum], tokens: Sequence[str]) -> list[Sum]:
    """Lend a bare number the unit of the sum beside it: "50 hay 60 triệu"."""
    shared = list(found)
    for at, one in enumerate(found):
        beside = [found[place] for place in (at + 1, at - 1) if 0 <= place < len(found)]
        unit = next((other.unit for other in beside if _is_beside(one, other, tokens)), 0)
        if unit and not one.unit and not one.in_dong and one.values[0] < 1000:
            shared[at] = one.scaled(unit)
    return shared


def _is_beside(one: Sum, other: Sum, tokens: Sequence[str]) -> bool:
    first, second = sorted((one, other), key=lambda each: each.start)
    return other.unit > 0 and _BETWEEN.issuperset(tokens[first.end : second.start])


def _without_strays(found: list[Sum]) -> list[Sum]:
    """Leave out bare numbers where a sum has its unit: "2 vợ chồng góp 50 triệu"."""
    whole = [one for one in found if one.unit or one.in_dong or one.values[0] >= _SMALL]
    return whole or found


def _of_several(
    firsts: tuple[int, ...], found: list[Sum], tokens: Sequence[str]
) -> tuple[int, ...]:
    """Offer one of them where either is meant, first their total where things are listed."""
    between = {token for one, other in pairwise(found) for token in tokens[one.end : other.start]}
    total = sum(firsts)
    if not between.isdisjoint(_EITHER) or between <= {",", ";", ".", "=", "/", DONG}:
        return firsts[:3]
    if total == 2 * max(firsts):  # the last one is the total already
        return (max(firsts),)
    return (total, *firsts)[:3]


def _is_uncounted(tokens: Sequence[str]) -> bool:
    """Say whether "vài", "mấy" stand where a number belongs: "vài chục triệu", "50 mấy triệu"."""
    pairs = list(zip(tokens, [*tokens[1:], "."], strict=True))
    return any(
        (word in _FEW and (is_number(after) or after in SCALES))
        or (word in _DOZENS and after in _ROUND)
        for word, after in pairs
    ) or any(word in _FEW and is_number(before) for before, word in pairs)


def _is_foreign(tokens: Sequence[str], found: list[Sum]) -> bool:
    said = set(tokens)
    if not said.isdisjoint(_ABROAD):
        return True
    has_sum = any(one.unit for one in found)
    after_number = any(
        token in _MEASURES and at and (is_number(tokens[at - 1]) or tokens[at - 1] in SCALES)
        for at, token in enumerate(tokens)
    )
    return after_number or (not has_sum and not said.isdisjoint({"vàng", "vang"}))


def _loud(rest: Sequence[str], tokens: Sequence[str], found: list[Sum]) -> bool:
    """Say whether words leave the sum in doubt: "khoảng", "nợ"; "do" before it is độ."""
    if "do" in tokens[: found[0].start] or TO in rest:
        return True
    loud = (word for word in rest if is_number(word) or not is_among(word, _SILENT))
    return any(word[0].isalnum() for word in loud)
