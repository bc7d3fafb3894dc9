"""An amount of money in dong. Without a unit, or oddly small, it is asked back."""
# ruff: noqa: PLR2004 - the numbers of the numeral system

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import ascii_digits, fold
from bot.understanding.numerals import below_thousand, is_number_word, say
from bot.understanding.word_sets import word_set

_SCALES = {
    **dict.fromkeys(["ty", "ti", "toi", "tyr"], 10**9),
    **dict.fromkeys(["trieu", "tr", "triu", "triệu", "cu", "chai", "m"], 10**6),
    **dict.fromkeys(["nghin", "ngan", "k", "nghìn", "ngàn", "nghn"], 10**3),
}
_PLAIN_SCALES = frozenset({"ty", "ti", "trieu"})
_DONG = frozenset({"dong", "d", "vnd", "₫"})
_CURRENCY = _DONG | {"vn", "viet", "nam", "chan", "tien"}
_UNCOUNTED = frozenset({"vai", "may"})
_FOREIGN = word_set("cay chi vang usd te do bat kip euro eur dola")
_VAGUE = word_set(
    "khoang tam hon gan chung co vai may den toi duoi tren it nhieu uoc ngoai dang dam"
)
_SILENT = word_set(
    "von bo ra em tui toi co la so tien khoan thoi von dau tu minh chi duoc thi a da vay"
    " ban dau so voi cho quan tiem lam an muon hien gio cua nha vao het"
)
_HALF = frozenset({"ruoi"})
_GROUPS = re.compile(r"(?<![0-9.,])([0-9]{1,3})((?:[ .,][0-9]{3})+)(?![0-9]|[.,][0-9])")
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+|\$|₫")
_RANGE = re.compile(r"([0-9]{1,4})\s*(?:-|–|đến|den|tới|toi|hay|hoặc)\s*([0-9]{1,4}[^0-9]*)$")  # noqa: RUF001
_ASIDE = re.compile(r"(?<=[0-9a-zđồ]) ?\([^()]*\)")  # "50.000.000 đồng (năm mươi triệu)"
_MINUS = re.compile(r"(?<![\w])-\s*[0-9]")
_SMALL = 10**6  # below, a capital is doubted
_ODDLY_BIG = 10**12
_MOST = 10**15


@dataclass(frozen=True, slots=True)
class _Amount:
    value: int
    has_unit: bool
    is_sure: bool = True


def read(text: str, about: About) -> Reading:
    """Read an amount in dong as an int."""
    lowered = _ASIDE.sub(" ", ascii_digits(text).lower()).strip()
    if _MINUS.match(lowered):
        return Unread("money.unclear")
    span = _RANGE.search(lowered)
    if span:
        return _span(span[1], span[2])
    tokens = _TOKEN.findall(_joined(lowered))
    folded = [fold(token) for token in tokens]
    if _FOREIGN & set(folded) or "$" in folded or "cây" in tokens:
        return Unread("money.dong")
    if "t" in folded and len(tokens) == 2 and tokens[0].isdigit():
        return _weigh_shorthand(tokens[0])
    return _within_limits(_weigh(tokens, folded), about)


def echo(value: Value, _about: About) -> str:
    amount = int(value) if isinstance(value, int) else 0
    return f"{amount:,} đồng ({say(amount)})".replace(",", ".")


def _joined(text: str) -> str:
    """Write 50.000.000, 50,000,000 and 50 000 000 as one run of figures."""
    return _GROUPS.sub(lambda found: found[1] + re.sub(r"[ .,]", "", found[2]), text)


def _weigh_shorthand(figures: str) -> Reading:
    return Doubtful((int(figures[:6]) * 10**6, int(figures[:6]) * 10**9), "money.unit")


def _span(low: str, high: str) -> Reading:
    tokens = [fold(token) for token in _TOKEN.findall(high)]
    best = _amount(tokens)
    if best is None:
        return Unread("money.one")
    scale = next((_SCALES[token] for token in tokens if token in _SCALES), 10**6)
    top = best.value if best.has_unit else best.value * scale
    return Doubtful((int(low) * scale, top), "money.one")


def _weigh(tokens: list[str], folded: list[str]) -> Reading:
    counted = [tokens[at] for at in range(len(tokens)) if _counts(tokens, at)]
    left = {fold(tokens[at]) for at in range(len(tokens)) if not _counts(tokens, at)}
    found = _amount(counted)
    if found is None or _UNCOUNTED & left:
        return Unread("money.one" if counted or _VAGUE & left else "money.unclear")
    is_paid = found.has_unit or bool(_DONG & set(folded))
    reading = _judge(_Amount(found.value, is_paid, found.is_sure))
    if left - _CURRENCY - _SILENT and isinstance(reading, Understood):
        return Doubtful((reading.value,), "money.one")
    return reading


def _judge(amount: _Amount) -> Reading:
    if not 0 < amount.value <= _MOST:
        return Unread("money.too_much" if amount.value else "money.one")
    if amount.value >= _SMALL:
        # "1.250 tỷ" may be 1,25 tỷ
        is_sure = amount.is_sure and amount.value < _ODDLY_BIG
        return Understood(amount.value) if is_sure else Doubtful((amount.value,), "money.one")
    if amount.has_unit or amount.value >= 1000:
        return Doubtful((amount.value, amount.value * 1000), "money.unit")
    return Doubtful((amount.value * 10**6, amount.value * 1000), "money.unit")


def _within_limits(reading: Reading, about: About) -> Reading:
    if not isinstance(reading, Understood) or not isinstance(reading.value, int):
        return reading
    least, most = about.limits.least, about.limits.most
    if least is not None and reading.value < least:
        return Unread("money.too_small", {"least": echo(least, about)})
    if most is not None and reading.value > most:
        return Unread("money.too_much", {"most": echo(most, about)})
    return reading


def _counts(tokens: list[str], at: int) -> bool:
    """Say whether a word is part of the amount; "tôi" is no "tỏi", "công ty" no "tỷ"."""
    token, folded = tokens[at], fold(tokens[at])
    if folded == "nam" and at and fold(tokens[at - 1]) == "viet":
        return False
    if folded in _SCALES:
        after_number = at > 0 and _is_number(tokens[at - 1])
        opens = at == 0 and folded in _PLAIN_SCALES and len(tokens) > 1
        return after_number or opens
    return _is_number(token)


def _is_number(token: str) -> bool:
    folded = fold(token)
    return token[0].isdigit() or folded in _HALF or folded == "nua" or is_number_word(token)


def _amount(tokens: list[str]) -> _Amount | None:
    """Add up number and scale pairs: "1 tỷ 2", "trăm rưỡi triệu", "50 triệu 500 nghìn"."""
    total, scale, run = Fraction(0), 0, list[str]()
    for token in tokens:
        folded = fold(token)
        if folded in _SCALES:
            share = _number(run) if run else Fraction(0 if scale else 1)
            if share is None or not share or (scale and _SCALES[folded] >= scale):
                return None
            scale = _SCALES[folded]
            total, run = total + share * scale, []
        elif folded in _HALF and scale and not run:
            total += Fraction(scale, 2)
        else:
            run.append(token)
    return _with_tail(total, scale, run)


def _with_tail(total: Fraction, scale: int, run: list[str]) -> _Amount | None:
    if not run:
        return _exact(total, scale) if scale else None
    tail = _number(run)
    if tail is None:
        return None
    if not scale:
        return _exact(tail, 0)
    if tail.denominator != 1 or not 0 < tail < 1000:
        return None
    width = len(str(int(tail)))
    # "1 tỷ 25" may mean 25 triệu as well: only one or three figures are plain.
    return _exact(total + tail * scale / 10**width, scale, is_sure=width != 2)


def _exact(value: Fraction, scale: int, *, is_sure: bool = True) -> _Amount | None:
    if value.denominator != 1:
        return None
    return _Amount(int(value), has_unit=bool(scale), is_sure=is_sure)


def _number(run: list[str]) -> Fraction | None:
    if len(run) == 1 and fold(run[0]) == "nua":
        return Fraction(1, 2)
    if len(run) == 1 and re.fullmatch(r"[0-9]{1,18}[.,][0-9]{1,2}", run[0]):
        return Fraction(run[0].replace(",", "."))
    value = below_thousand(run)
    return Fraction(value) if value is not None else None
