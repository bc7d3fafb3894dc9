"""The parts of a date as people type or say them, before anything is decided."""
# ruff: noqa: PLR2004 - the numbers of the calendar

import re
from dataclasses import dataclass, replace
from enum import Enum

from bot.model.reading import About
from bot.understanding.days.year_words import YEAR_WORDS, centuries, year_at
from bot.understanding.numbers.numerals import (
    below_thousand,
    digit,
    is_number_word,
    nearly_a_number,
    whole,
)
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.word_sets import word_set


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
    r"(?<!tết )(?<!tuổi )(?<!người )(?<!chúng )(?<!ông )(?<!bà )(?<!nguoi )(?<!chung )"
    r"\b(?:âm lịch|lịch âm|ngày âm|tháng âm|âm|am lich|lich am|ngay am|am|al|"
    r"lịch ta|ngày ta|lich ta|ngay ta|ta)\b"
)
_SOLAR = re.compile(
    r"(?<!sơn )(?<!son )(?<!bình )(?<!binh )(?<!hải )(?<!miền )(?<!mien )(?<!đại )"
    r"\b(?:dương lịch|lịch dương|ngày dương|dương|dl|lịch tây|ngày tây|tây|"
    r"duong lich|lich duong|ngay duong|duong|lich tay|ngay tay|tay)\b(?! (?:thượng|trà|bắc|nam))"
)
_SEP = r"\s*[/\-.,\s]\s*"
_STOPS = r"(?![0-9]|[/\-.][0-9])"
_YMD = re.compile(rf"(?<![0-9])([0-9]{{4}}){_SEP}([0-9]{{1,2}}){_SEP}([0-9]{{1,2}}){_STOPS}")
_DMY = re.compile(rf"(?<![0-9])([0-9]{{1,2}}){_SEP}([0-9]{{1,2}}){_SEP}([0-9]{{2,4}}){_STOPS}")
_DM = re.compile(rf"(?<![0-9])(?<![0-9][/\-.])([0-9]{{1,2}})\s*[/\-.]\s*([0-9]{{1,2}}){_STOPS}")
_MY = re.compile(rf"(?<![0-9])(?<![0-9][/\-.])([0-9]{{1,2}})\s*[/\-.]\s*([0-9]{{4}}){_STOPS}")
_SPACED_MY = re.compile(r"^([0-9]{1,2}) ((?:19|20)[0-9]{2})$")
_TURNED = re.compile(r"^(.*?)\b(?:tháng|thang|th) (\S+(?: \S+)?) (?:ngày|ngay|hôm|mùng|mồng) (.+)$")
_BARE_MONTH = re.compile(r"(?<!tháng )(?<!thang )\b(giêng|gieng|chạp|chap)\b")
_AFTER_MONTH = re.compile(r"\b(?:tháng|thang|th) $")  # "tháng 3 5 2024" is no 3/5
_PLAIN_YEAR = re.compile("(?:19|20)[0-9]{2}")
_WORD = re.compile(r"[^\W_]+")
_MONTH_WORD = re.compile(r"tháng|thang|th|t")
_BETWEEN = word_set("của cua trong")
_FIRST_DAYS = word_set("mùng mồng mung mong")
_LIKELY_YEAR = 40  # "5/33" is sooner a slip than May 1933
_NAMED = {"gieng": 1, "chap": 12}
_LEAP = word_set("nhuận nhuan")
_NOT_IN_A_DAY = word_set("ba năm nam không khong")


def calendar_of(said: str) -> tuple[str, Calendar | None]:
    """Take the words for the calendar out of the text; where both are named, either is meant."""
    is_solar, is_lunar = _SOLAR.search(said), _LUNAR.search(said)
    if is_solar and is_lunar:
        return _SOLAR.sub(" ", _LUNAR.sub(" ", said)), Calendar.UNSAID
    if is_solar:
        return _SOLAR.sub(" ", said), Calendar.SOLAR
    return (_LUNAR.sub(" ", said), Calendar.LUNAR) if is_lunar else (said, None)


def spoken_date(said: str, about: About) -> Spoken | None:
    """Read the parts of one date, in figures or in words, with the calendar that was named."""
    rest, calendar = calendar_of(said)
    rest = re.sub(r"\s+", " ", rest).strip()
    spoken = figures_date(rest, about) or worded_date(rest, about)
    if spoken is None or calendar is None:
        return spoken
    if calendar is Calendar.SOLAR and spoken.doubt == "date.month_one":
        spoken = replace(spoken, doubt="")
    return replace(spoken, calendar=calendar)


def figures_date(said: str, about: About) -> Spoken | None:
    """Read 5/3/2024, 5-3-24, 05032024, 2024-03-05, 5/3, 3/2024."""
    for pattern, take in (
        (_YMD, _take_ymd), (_DMY, _take_dmy), (_MY, _take_my), (_DM, _take_dm),
        (_SPACED_MY, _take_my),
    ):  # fmt: skip
        every = pattern.finditer(said)
        found = [one for one in every if not _AFTER_MONTH.search(said[: one.start()])]
        if len(found) == 1:
            before, after = said[: found[0].start()], said[found[0].end() :]
            spoken = take(found[0], about)
            return _with_year(spoken, _WORD.findall(before), _WORD.findall(after), about)
        if found:
            return None
    return None


def worded_date(said: str, about: About) -> Spoken | None:
    """Read "ngày 5 tháng 3 năm 2024", "5 th 3", "hăm mốt tháng tư", "năm tháng ba hai bốn"."""
    tokens = _day_first(_BARE_MONTH.sub(r"tháng \1", " ".join(_WORD.findall(said)))).split()
    at = next((i for i, token in enumerate(tokens) if _is_month(tokens, i, token)), None)
    if at is None:
        return None
    end = at - 1 if at and tokens[at - 1] in _BETWEEN else at
    start = end
    while start > 0 and is_number_word(tokens[start - 1]):
        start -= 1
    start, day = _day(tokens, start, end)
    after = _month_and_year(tokens[at + 1 :], about)
    if after is None or day == 0:
        return None
    spoken = replace(after, day=day, others=())
    is_next = tokens[at : at + 2] == ["tháng", "sau"]  # the next month, or June without its accent
    if is_next or _is_cut(tokens[:start], tokens[start:end], after.others):
        spoken = replace(spoken, doubt=spoken.doubt or "date.sure")
    return _with_year(spoken, tokens[:start], list(after.others), about)


def _is_month(tokens: list[str], at: int, token: str) -> bool:
    """Tell the month in "5 t 3" from other letters, and from "thang cu" without accents."""
    if _MONTH_WORD.fullmatch(token) is None:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if len(token) > 1:
        return is_number_word(after) or fold(after) in _NAMED or after == "sau"
    return after.isdecimal() and at > 0 and is_number_word(tokens[at - 1])


def _is_cut(before: list[str], day: list[str], after: tuple[str, ...]) -> bool:
    """Say whether a number word beside the day or the month was spelled wrong: "mời lăm"."""
    is_spelled = bool(day) and not day[0].isdecimal()
    is_lost = not day and before[-1:] in (["ngày"], ["ngay"])
    lone = is_spelled and any(map(nearly_a_number, before[-1:]))
    return is_lost or lone or any(map(nearly_a_number, after[:1]))


def _day_first(said: str) -> str:
    """Write "tháng 3 ngày 5" as people mostly say it."""
    found = _TURNED.match(said)
    if found is None or not _is_turned(found[1].split(), found[2].split()):
        return said
    rest = found[3].split()
    for size in (3, 2, 1):
        day = below_thousand(rest[:size]) if len(rest) >= size else None
        if day is not None and 1 <= day <= 31:
            tail = " ".join(rest[size:])
            return f"{found[1]}ngày {' '.join(rest[:size])} tháng {found[2]} {tail}"
    return said


def _is_turned(before: list[str], month: list[str]) -> bool:
    """Say whether the month stands first, without a day ahead of it."""
    has_day = bool(before) and is_number_word(before[-1]) and not before[-1].isdecimal()
    is_month = below_thousand(month) is not None or fold(month[0]) in _NAMED
    return is_month and not has_day


def _take_ymd(found: re.Match[str], _about: About) -> Spoken:
    return Spoken(int(found[3]), int(found[2]), (int(found[1]),))


def _take_dmy(found: re.Match[str], about: About) -> Spoken:
    years = centuries(found[3], about)
    day, month = int(found[1]), int(found[2])
    if years is not None:
        return Spoken(day, month, years)
    # 5/3/024 lacks a figure, 5/3/995 the century; of 5/3/202 the year can only be asked.
    century = {"0": 2000, "9": 1000}.get(found[3][0])
    return Spoken(day, month, (century + int(found[3]),) if century else (), doubt="date.year")


def _take_dm(found: re.Match[str], about: About) -> Spoken:
    day, month = int(found[1]), int(found[2])
    if month > 31 and 1 <= day <= 12:  # 3/95
        is_likely = month >= _LIKELY_YEAR
        return Spoken(None, day, centuries(found[2], about), doubt="" if is_likely else "date.sure")
    return Spoken(day, month)


def _take_my(found: re.Match[str], _about: About) -> Spoken:
    return Spoken(None, int(found[1]), (int(found[2]),))


def _with_year(
    spoken: Spoken, before: list[str], after: list[str], about: About
) -> Spoken:  # fmt: skip
    """Look for the year around the day and the month, and sort the words that are left."""
    if spoken.years is None:
        years, after = _year_among(after, about)
        if years is None:
            years, before = _year_among(before, about)
        spoken = replace(spoken, years=years)
    others = [*before, *after]
    if _LEAP & set(others) or spoken.leap:
        spoken = replace(spoken, leap=True, calendar=Calendar.LUNAR)
    is_first = bool(_FIRST_DAYS & set(others)) and spoken.calendar is Calendar.SOLAR
    calendar = Calendar.UNSAID if is_first else spoken.calendar
    left = tuple(word for word in others if word not in _FIRST_DAYS | _LEAP)
    return replace(spoken, calendar=calendar, others=left)


def _year_among(tokens: list[str], about: About) -> tuple[tuple[int, ...] | None, list[str]]:
    for at, token in enumerate(tokens):
        if token in YEAR_WORDS or token in {"ngoái", "ngoai"} or _PLAIN_YEAR.fullmatch(token):
            years, size = year_at(tokens, at, about)
            if years is not None:
                return years, tokens[:at] + tokens[at + size :]
    return None, tokens


def _day(tokens: list[str], start: int, end: int) -> tuple[int, int | None]:
    """Give where the day before "tháng" begins, and the day; None: none said; 0: no day."""
    if start == end:
        return start, None
    typed = tokens[start:end]
    value = below_thousand(typed)
    figures = [digit(token) for token in typed]
    if value is None and len(typed) == 2 and figures[0] in {2, 3} and figures[1] is not None:
        return start, figures[0] * 10 + figures[1]  # "hai ba tháng chạp" is the 23rd
    if value is None and len(typed) > 1 and typed[0] in _NOT_IN_A_DAY:
        return _day(tokens, start + 1, end)
    return start, value if value is not None else 0


def _month_and_year(tokens: list[str], about: About) -> Spoken | None:
    """Split what follows "tháng"; the split that leaves no number over is the better one."""
    found = [one for size in (2, 1) if (one := _split(tokens, size, about)) is not None]
    return max(found, key=_fitness, default=None)


def _fitness(spoken: Spoken) -> tuple[bool, bool]:
    is_whole = not (spoken.others and is_number_word(spoken.others[0]))
    return is_whole, spoken.years is not None


def _split(tokens: list[str], size: int, about: About) -> Spoken | None:
    month, rest = tokens[:size], tokens[size:]
    if len(month) < size:
        return None
    number = _NAMED.get(fold(" ".join(month))) or below_thousand(month)
    if number is None or (number > 12 and (size > 1 or whole(month[0]) is None)):
        return None
    is_leap = bool(rest) and rest[0] in _LEAP
    rest = rest[is_leap:]
    years, taken = year_at(rest, 0, about)
    return Spoken(
        None,
        number,
        years,
        Calendar.LUNAR if fold(month[0]) in _NAMED else Calendar.SOLAR,
        is_leap,
        "date.month_one" if month in (["một"], ["mot"]) else "",
        tuple(rest[taken:]),
    )
