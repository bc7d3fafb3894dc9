"""The parts of a date as people say or type them, before anything is decided."""
# ruff: noqa: PLR2004 - the numbers of the calendar

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from bot.model.reading import About
from bot.understanding.clean import ascii_digits, fold
from bot.understanding.numerals import below_thousand, digit, is_number_word, whole


class Calendar(Enum):
    """Which calendar was meant."""

    SOLAR = "solar"
    LUNAR = "lunar"
    UNSAID = "unsaid"  # "mùng 5": either


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said of a date. `years` holds each year the words may mean; None: no word on it."""

    day: int | None = None
    month: int | None = None
    years: tuple[int, ...] | None = None
    calendar: Calendar = Calendar.SOLAR
    leap: bool = False
    doubt: str = ""  # a problem that must be asked about
    others: tuple[str, ...] = ()  # words that belong to no date


_LUNAR = re.compile(
    r"(?<!tết )\b(âm lịch|lịch âm|ngày âm|tháng âm|âm|âl|al|am lich|lich am|am|"
    r"lịch ta|ngày ta|lich ta|ngay ta|ta)\b"
)
_SOLAR = re.compile(
    r"\b(dương lịch|lịch dương|ngày dương|dương|dl|lịch tây|ngày tây|tây|"
    r"duong lich|lich duong|duong|lich tay|ngay tay|tay)\b"
)
_CLOCK = re.compile(
    r"(?:\b(?:lúc|luc|hồi|vào lúc)\s+)?\b[0-9]{1,2}\s*(?:h|giờ|gio|g)"
    r"(?:\s*[0-9]{1,2}(?![0-9/.\-]))?"
    r"\s*(?:p|phút|phut|rưỡi|ruoi)?\b(?:\s*(?:kém|kem)\s*[0-9]{1,2})?"
    r"|\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
_GLUED = re.compile(r"(?<=[0-9])(?=[^\W\d_])|(?<=[^\W\d_])(?=[0-9])")
_SEP = r"\s*[/\-.,\\\s]\s*"
_YMD = re.compile(rf"(?<![0-9])([0-9]{{4}}){_SEP}([0-9]{{1,2}}){_SEP}([0-9]{{1,2}})(?![0-9])")
_DMY = re.compile(rf"(?<![0-9])([0-9]{{1,2}}){_SEP}([0-9]{{1,2}}){_SEP}([0-9]{{2,4}})(?![0-9])")
_DM = re.compile(r"(?<![0-9])([0-9]{1,2})\s*[/\-.\\]\s*([0-9]{1,2})(?![0-9]|\s*[/\-.\\]\s*[0-9])")
_MY = re.compile(r"(?<![0-9])([0-9]{1,2})\s*[/\-.]\s*([0-9]{4})(?![0-9])")
_PACKED = re.compile(r"(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})(?![0-9])")
_TURNED = re.compile(r"(?:(?:năm|nam) ([0-9]{4}) )?(?:tháng|thang|th) (\S+) (?:ngày|ngay) (\S+)")
_MONTH_WORD = re.compile(r"tháng|thang|th|t")
_YEAR_WORDS = frozenset({"năm", "nam", "n"})
_PAST_YEARS = {"ngoái": 1, "ngoai": 1, "rồi": 1, "roi": 1, "trước": 1, "truoc": 1, "kia": 2,
               "nay": 0, "này": 0, "ni": 0}  # fmt: skip
_FIRST_DAYS = frozenset({"mùng", "mồng", "mung", "mong"})
_THOUSAND = frozenset({"nghìn", "ngàn", "nghin", "ngan"})
_OLDEST = 110
_VERY_OLD = 90
_ADULT = 12


def canon(text: str) -> str:
    """Lower case, ASCII figures, figures apart from letters, no time of day."""
    lowered = ascii_digits(text).lower()
    return re.sub(r"\s+", " ", _GLUED.sub(" ", _CLOCK.sub(" ", lowered))).strip(" .,;!")


def says_clock(text: str) -> bool:
    """Say whether a time of day stands in the text."""
    return bool(_CLOCK.search(ascii_digits(text).lower()))


def calendar_of(said: str) -> tuple[str, Calendar | None]:
    """Take the words for the calendar out of the text."""
    if _SOLAR.search(said):
        return _SOLAR.sub(" ", said), Calendar.SOLAR
    if _LUNAR.search(said):
        return _LUNAR.sub(" ", said), Calendar.LUNAR
    return said, None


def figures_date(said: str, about: About) -> Spoken | None:
    """Read 5/3/2024, 5-3-24, 05032024, 2024-03-05, 5/3, 3/2024."""
    for pattern, take in (
        (_YMD, _take_ymd), (_DMY, _take_dmy), (_MY, _take_my), (_DM, _take_dm), (_PACKED, _take_dmy)
    ):  # fmt: skip
        found = list(pattern.finditer(said))
        if len(found) == 1:
            spoken = take(found[0], about)
            rest = said[: found[0].start()] + " " + said[found[0].end() :]
            return _with_others(spoken, re.findall(r"[^\W_]+", rest))
        if found:
            return None
    return None


def worded_date(said: str, about: About) -> Spoken | None:
    """Read "ngày 5 tháng 3 năm 2024", "5 th 3", "hăm mốt tháng tư", "năm tháng ba hai bốn"."""
    tokens = re.findall(r"[^\W_]+", _TURNED.sub(_day_first, said))
    at = next((i for i, token in enumerate(tokens) if _MONTH_WORD.fullmatch(token)), None)
    if at is None:
        return None
    start = at
    while start > 0 and is_number_word(tokens[start - 1]):
        start -= 1
    day = _day(tokens, start, at)
    after = _month_and_year(tokens[at + 1 :], about)
    if after is None or day == 0:
        return None
    before = tokens[:start]
    calendar, before = _first_days(before, after.calendar)
    return _with_others(replace(after, day=day, calendar=calendar), [*before, *after.others])


def year_of(tokens: Sequence[str], about: About) -> tuple[int, ...] | None:
    """Give the years these words may mean: 1995, 95, "chín lăm", "hai nghìn không trăm hai tư"."""
    if len(tokens) > 1 and tokens[0] in _YEAR_WORDS:
        tokens = tokens[1:]
    if len(tokens) == 1 and tokens[0] in _PAST_YEARS:
        return (about.today.year - _PAST_YEARS[tokens[0]],)
    figures = "".join(tokens) if all(map(str.isdigit, tokens)) else _spoken_figures(tokens)
    return centuries(figures, about)


def centuries(figures: str, about: About) -> tuple[int, ...] | None:
    """Give the years four or two figures may stand for, the likeliest first."""
    if len(figures) == 4:
        return (int(figures),)
    if len(figures) != 2:
        return None
    this = about.today.year // 100 * 100 + int(figures)
    if about.limits.of == "be":
        return (this,) if this <= about.today.year else (this - 100,)
    youngest = _ADULT if about.limits.of == "nguoi_lon" else 0
    fits = [year for year in (this, this - 100) if youngest <= about.today.year - year <= _OLDEST]
    is_odd = not fits or (youngest and about.today.year - fits[0] > _VERY_OLD)
    return (this, this - 100) if is_odd else tuple(fits)


def _day_first(found: re.Match[str]) -> str:
    """Write "tháng 3 ngày 5" as people mostly say it."""
    year = f" năm {found[1]}" if found[1] else ""
    return f"ngày {found[3]} tháng {found[2]}{year}"


def _take_ymd(found: re.Match[str], _about: About) -> Spoken:
    return Spoken(int(found[3]), int(found[2]), (int(found[1]),))


def _take_dmy(found: re.Match[str], about: About) -> Spoken:
    years = centuries(found[3], about)
    if years is None:  # 5/3/024
        return Spoken(
            int(found[1]), int(found[2]), (2000 + int(found[3]) % 100,), doubt="date.year"
        )
    return Spoken(int(found[1]), int(found[2]), years)


def _take_dm(found: re.Match[str], _about: About) -> Spoken:
    return Spoken(int(found[1]), int(found[2]))


def _take_my(found: re.Match[str], _about: About) -> Spoken:
    return Spoken(None, int(found[1]), (int(found[2]),))


def _with_others(spoken: Spoken, tokens: list[str]) -> Spoken:
    calendar, tokens = _first_days(tokens, spoken.calendar)
    return replace(spoken, calendar=calendar, others=tuple(tokens))


def _first_days(tokens: list[str], calendar: Calendar) -> tuple[Calendar, list[str]]:
    if not _FIRST_DAYS & set(tokens):
        return calendar, tokens
    unsaid = Calendar.UNSAID if calendar is Calendar.SOLAR else calendar
    return unsaid, [token for token in tokens if token not in _FIRST_DAYS]


def _day(tokens: list[str], start: int, end: int) -> int | None:
    """Give the day before "tháng"; None: none said; 0: words that are no day."""
    if start == end:
        return None
    typed = tokens[start:end]
    value = below_thousand(typed)
    figures = [digit(token) for token in typed]
    if value is None and len(typed) == 2 and figures[0] in {2, 3} and figures[1] is not None:
        return (figures[0] or 0) * 10 + figures[1]  # "hai ba tháng chạp" is the 23rd
    return value if value is not None else 0


def _month_and_year(tokens: list[str], about: About) -> Spoken | None:
    """Split what follows "tháng"; of two ways to split it none is right for certain."""
    size = next((i for i, token in enumerate(tokens) if not _goes_on(token)), len(tokens))
    number, others = tokens[:size], tuple(tokens[size:])
    leap = bool({"nhuận", "nhuan"} & set(others))
    others = tuple(token for token in others if token not in {"nhuận", "nhuan"})
    found = [
        replace(one, leap=leap, others=others)
        for length in (2, 1)
        if (one := _split(number[:length], number[length:], about)) is not None
    ]
    return found[0] if found else None


def _goes_on(token: str) -> bool:
    return (
        is_number_word(token) or token in _YEAR_WORDS or token in _PAST_YEARS or token in _THOUSAND
        or token in {"giêng", "gieng", "chạp", "chap"}
    )  # fmt: skip


def _split(month: list[str], year: list[str], about: About) -> Spoken | None:
    named = {"gieng": 1, "chap": 12}.get(fold(" ".join(month)))
    number = named or below_thousand(month)
    if number is None or not month or (year and (years := year_of(year, about)) is None):
        return None
    if number > 12 and (len(month) > 1 or whole(month[0]) is None):
        return None
    doubt = "date.month_one" if month in (["một"], ["mot"]) else ""
    calendar = Calendar.LUNAR if named else Calendar.SOLAR
    return Spoken(None, number, years if year else None, calendar, doubt=doubt)


def _spoken_figures(tokens: Sequence[str]) -> str:
    """Turn "hai không hai bốn", "chín lăm", "hai nghìn lẻ năm" into figures."""
    at = next((i for i, token in enumerate(tokens) if token in _THOUSAND), None)
    if at is not None:
        return _with_thousands(tokens[:at], tokens[at + 1 :])
    values = [digit(token) if not token.isdigit() else None for token in tokens]
    if len(values) in {2, 4} and None not in values:
        return "".join(map(str, values))
    value = below_thousand(tokens)
    return str(value) if value is not None and value < 100 else ""


def _with_thousands(high: Sequence[str], low: Sequence[str]) -> str:
    if len(low) > 2 and digit(low[0]) == 0:  # "không trăm hai mươi tư"
        low = low[2:]
    if low and low[0] in {"lẻ", "linh", "le"}:
        low = low[1:]
    thousands, rest = below_thousand(high), below_thousand(low) if low else 0
    if thousands is None or rest is None or not 1 <= thousands <= 9:
        return ""
    return str(thousands * 1000 + rest)
