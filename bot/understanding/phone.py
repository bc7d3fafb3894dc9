"""A Vietnamese phone number, mobile or landline."""

import re
from collections.abc import Iterable, Iterator

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import yes_no
from bot.understanding.numbers.figure_runs import Run, spans, spoken_runs, typed_runs
from bot.understanding.spelling.clean import every_word, fold
from bot.understanding.spelling.phrases import Phrases

_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])[0-9]{7}")
_LANDLINE = re.compile(r"02[0-9]{9}")
_LIKE_MOBILE = re.compile(r"0[35789][0-9]{8}")
# Quảng Ngãi's code until 2017; today some mobile numbers begin so.
_OLD_LANDLINE = re.compile(r"055(3[0-9]{6})")
_WORDS = Phrases(
    {
        "none": "không có · không có số · không có điện thoại · không xài điện thoại · hổng có"
        " · không dùng điện thoại · ko có · chưa có · không có số điện thoại · không xài"
        " · không sài điện thoại · không xài đt · không có đt · không có máy · chưa có số"
        " · không có sdt · ko có sdt · hổng có số · hông có số · hông có · k có · không biết xài"
        " · không biết dùng điện thoại · hổng xài điện thoại · hông xài điện thoại · mất số"
        " · mất điện thoại · mất máy · hư máy · hư điện thoại · không có số nào · chưa mua sim"
        " · chưa có điện thoại · không có sim · mất sim · khóa số · bị khóa số"
        " · không ai có · máy hư · quên số · không nhớ số · không thuộc số",
        "this": "số này · số này luôn · số đang nhắn · số đang dùng · số zalo này · sđt này"
        " · số tui đang nhắn · chính số này · máy này · sdt này · số ni · số này nè · gọi số này"
        " · số em đang nhắn · số đang nhắn tin · số đang chat · zalo này · số máy này · số hiện tại"
        " · số tôi đang nhắn · số đang xài · số đang sài · số đang gọi · số trên zalo · số zalo"
        " · gọi zalo · gọi qua zalo · số cũ · như trên · số hồi nãy · số lúc nãy · số đó",
    }
)
# The carriers' change of 11 to 10 figures in 2018.
_OLD_PREFIXES = {
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037",
    "0168": "038", "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076",
    "0128": "078", "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
_COUNTRY = re.compile(r"(?:00)?840?(?=[1-9])")
_UNSURE = re.compile(r"\b(?:hinh nhu|khong chac|ko chac|hong chac|khong nho ro|mang mang)\b")
_NO = frozenset({"no", "later"})
_OLD_LENGTH = 11
_LENGTHS_OF_IDS = frozenset({9, 12})
_FEW = 4  # figures: not yet a number
_ALIKE = 4  # last figures that tell a second number: "0905000777/778"


def read(text: str, about: About) -> Reading:
    """Read a number as figures with a leading 0."""
    typed, spoken = typed_runs(text), spoken_runs(text)
    reading = _of_runs(typed)
    if not isinstance(reading, Understood):
        reading = _better(reading, _of_runs(spoken))
    if reading is None:
        return _without(text, max(map("".join, [*typed, *spoken]), key=len, default=""))
    if isinstance(reading, Understood) and _UNSURE.search(fold(text)):
        return Doubtful((reading.value,), "phone.sure")
    return reading


def echo(value: Value, _about: About) -> str:
    figures = str(value)
    return f"{figures[:4]} {figures[4:7]} {figures[7:]}".strip()


def _better(typed: Reading | None, spoken: Reading | None) -> Reading | None:
    """Words may hold what the figures lack: "không 905 000 777"; two numbers stay two."""
    if isinstance(typed, Doubtful) and len(typed.options) > 1:
        return typed
    return spoken if isinstance(spoken, Understood) else typed or spoken


def _of_runs(runs: Iterable[Run]) -> Reading | None:
    """Take the one number there is; None where none is written in full."""
    found: dict[str, str] = {}
    for run in runs:
        for number, problem in _numbers(run):
            found[number] = problem and found.get(number, problem)
    numbers = tuple(found)
    if len(numbers) > 1:
        return Doubtful(numbers[:3], "phone.two")
    if not numbers:
        return None
    return Doubtful(numbers, found[numbers[0]]) if found[numbers[0]] else Understood(numbers[0])


def _numbers(run: Run) -> Iterator[tuple[str, str]]:
    """Give the numbers of a run, each with what is doubtful about it, or ""."""
    whole = _meant("".join(run))
    if whole:
        yield from whole
        return
    at = 0
    for start, end in spans(run):
        meant = _meant("".join(run[start:end])) if start >= at else ()
        if len(meant) != 1 or meant[0][1] not in {"", "phone.old"}:
            continue
        left, after, at = run[at:start], run[end:], end
        number, problem = meant[0]
        yield number, problem or ("" if _is_other(left) and _is_other(after) else "phone.sure")
        if len(after) == 1 and len(after[0]) <= _ALIKE:  # "0905000777/778"
            yield number[: -len(after[0])] + after[0], "phone.sure"


def _meant(figures: str) -> tuple[tuple[str, str], ...]:
    """Give what a run of figures can be as a whole; mostly that is nothing, or one number."""
    for one in (figures, _COUNTRY.sub("0", figures, count=1)):
        old = _OLD_LANDLINE.fullmatch(one)
        if old:
            return ((f"0255{old[1]}", "phone.two"), (one, "phone.two"))
        if _MOBILE.fullmatch(one) or _LANDLINE.fullmatch(one):
            return ((one, ""),)
        new = _OLD_PREFIXES.get(one[:4]) if len(one) == _OLD_LENGTH else None
        if new:
            return ((new + one[4:], "phone.old"),)
    return _repaired(figures)


def _repaired(figures: str) -> tuple[tuple[str, str], ...]:
    """Give the number that was meant where a 0 is lacking, or one is too many."""
    with_zero = f"0{figures}"
    new = _OLD_PREFIXES.get(with_zero[:4]) if len(with_zero) == _OLD_LENGTH else None
    if new:
        return ((new + with_zero[4:], "phone.old"),)
    if _MOBILE.fullmatch(with_zero):
        return ((with_zero, "phone.zero"),)
    if figures[:2] == "00" and _MOBILE.fullmatch(figures[1:]):
        return ((figures[1:], "phone.sure"),)
    return ((figures, "phone.odd"),) if _LIKE_MOBILE.fullmatch(figures) else ()


def _is_other(groups: Run) -> bool:
    """Say whether figures beside a number are plainly something else: an identity number."""
    joined = "".join(groups)
    return not joined or len(joined) in _LENGTHS_OF_IDS or bool(_MOBILE.fullmatch(joined))


def _without(text: str, longest: str) -> Reading:
    said = "none" if yes_no.meaning(text) in _NO else _WORDS.meaning(text)
    if said is None and len(longest) < _FEW:
        said = next((one.meaning for one in _WORDS.heard(every_word(text))), None)
    if said is not None:
        return Doubtful((), f"phone.{said}")
    if len(longest) < _FEW:
        return Unread("phone.unclear")
    if len(longest) == len("0905000777") and longest[:2] != "02":
        return Unread("phone.prefix")
    return Unread("phone.length", {"count": str(len(longest))})
