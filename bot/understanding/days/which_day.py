"""From the parts of a date to the one day they mean, or the few to choose from."""
# ruff: noqa: PLR2004 - the numbers of the calendar

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.days import lunar
from bot.understanding.days.spoken_date import Calendar, Spoken
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.word_sets import word_set

_OLDEST = 110
_MOST = 3  # options
_LATE_MONTH = 11  # of the lunar year; it may end in the next solar one
_NEAR_DAYS = 62
# Beside a day these may mean another one, or that nobody is sure.
_UNSURE = word_set(
    "không ko k hổng hông hong hem hok khum chẳng hoặc hay trước sau khoảng gần hơn mấy dự hẹn"
    " hình chắc lẽ quên nhầm lộn ước sắp sẽ muốn xuất nhập khám tiêm chích hết hạn dính nào sao"
    " cuối giữa chưa vài kiến nếu tết l i"
)
_UNSURE_WITH_ACCENT = word_set("từ đến tới cỡ chừng tầm cách")
_OF_SOMETHING_ELSE = word_set("cấp cưới kết mất chết giỗ hôn")  # no birthday
_UNSURE_TYPED = _UNSURE | {fold(word) for word in _UNSURE} | _UNSURE_WITH_ACCENT
_ELSE_TYPED = _OF_SOMETHING_ELSE | {fold(word) for word in _OF_SOMETHING_ELSE}
_DOUBTED = re.compile(r"\b(?:thì phải|thi phai|gì đó|gi do|đâu đó|dau do)\b")
_LETTERS = word_set("a ạ à á ơ ờ ừ u e c b ở o y ý í ô ồ ủ")  # short for a word, or a sigh
_LONGEST = 25  # words beside the day


def judge(day: date, about: About) -> Reading:
    """Hold a certain day against the limits."""
    if about.limits.past and day > about.today:
        return Unread("date.future")
    if day.year < about.today.year - _OLDEST:
        return Unread("date.too_old")
    return Understood(day.isoformat())


def decide(spoken: Spoken, about: About) -> Reading:
    """Turn the parts into one day, a few to choose from, or a problem."""
    if spoken.day is None or spoken.month is None:
        is_month = spoken.day is None
        return _month_alone(spoken, about) if is_month else _day_alone(spoken, about)
    if spoken.years is None and about.limits.of == "nguoi_lon":
        return Doubtful((), "date.year")
    if spoken.years == ():
        return Doubtful((), "date.year") if _fits_a_year(spoken) else Unread("date.impossible")
    days = list(days_of(spoken, about))
    if not days:
        return _impossible(spoken, about)
    return _one_or_doubt(days, spoken, about)


def doubt(days: Iterable[date], about: About, problem: str) -> Reading:
    """Offer the days that are possible; where none is, say what is odd."""
    judged = [judge(day, about) for day in days]
    options = tuple(dict.fromkeys(one.value for one in judged if isinstance(one, Understood)))
    return asked(options, problem) if options else judged[0]


def asked(options: Sequence[object], problem: str) -> Doubtful:
    """Ask about one reading whether it is right, about several which."""
    offered = tuple(str(option) for option in options[:_MOST])
    if len(offered) == 1:
        one = {
            "date.lunar": "date.lunar_one",
            "date.lunar_two": "date.lunar_one",
            "date.which": "date.sure",
            "date.year": "date.sure",
        }
        return Doubtful(offered, one.get(problem, problem))
    several = {"date.sure", "date.weekday", "date.month", "date.order", "date.corrected"}
    return Doubtful(offered, "date.which" if offered and problem in several else problem)


def offer(days: Sequence[date], about: About, problem: str) -> Reading:
    """Take one certain day; ask which of several."""
    if len(days) == 1 and not problem:
        return judge(days[0], about)
    return doubt(days, about, problem or "date.which")


def unless_odd(reading: Reading, others: Sequence[str], about: About) -> Reading:
    """Ask back about a day that stands among words of which one may change its meaning."""
    if isinstance(reading, Understood) and not is_idle(others, about):
        return asked((reading.value,), "date.sure")
    return reading


def is_idle(others: Sequence[str], about: About) -> bool:
    """Say whether the words beside a day leave it as it is."""
    odd = _UNSURE_TYPED | _ELSE_TYPED if about.limits.of else _UNSURE_TYPED
    has_figures = any(word[0].isdecimal() for word in others)
    if _DOUBTED.search(" ".join(others)) or any(map(_is_a_slip, others)):
        return False
    return not has_figures and len(others) <= _LONGEST and odd.isdisjoint(others)


def _is_a_slip(word: str) -> bool:
    """Say whether a word may be what is left of one that counts."""
    return (len(word) == 1 and word not in _LETTERS) or "lich" in fold(word)


def days_of(spoken: Spoken, about: About) -> Iterable[date]:
    """Give the days the words may mean, each once: solar readings before lunar ones."""
    found: list[date | None] = []
    if spoken.calendar is not Calendar.LUNAR:
        found += _solar_days(spoken, about)
    if spoken.calendar is not Calendar.SOLAR:
        found += _lunar_days(spoken, about)
    if spoken.doubt == "date.month_one":
        found += _lunar_days(replace(spoken, month=11), about)
    return dict.fromkeys(day for day in found if day is not None)


def solar(spoken: Spoken, year: int) -> date | None:
    """Give the day in this year; None where there is no such day."""
    try:
        return date(year, spoken.month or 0, spoken.day or 0)
    except (ValueError, OverflowError):
        return None


def judge_years(years: tuple[int, ...] | None, about: About) -> Reading | None:
    """Hold years against the limits, and against what the question wants."""
    if not years:
        return None
    if about.limits.past and min(years) > about.today.year:
        return Unread("date.future")
    if max(years) < about.today.year - _OLDEST:
        return Unread("date.too_old")
    fits = [year for year in years if about.today.year - _OLDEST <= year]
    if about.limits.past:
        fits = [year for year in fits if year <= about.today.year]
    if not about.limits.partial:
        return Doubtful((), "date.day")
    return Understood(str(fits[0])) if len(years) == 1 else asked(fits, "date.year")


def _one_or_doubt(days: list[date], spoken: Spoken, about: About) -> Reading:
    if spoken.calendar is not Calendar.SOLAR:
        return _by_the_moon(days, spoken, about)
    if len(days) == 1 and not spoken.doubt:
        return unless_odd(judge(days[0], about), spoken.others, about)
    return doubt(days, about, spoken.doubt or ("date.year" if len(days) > 1 else "date.which"))


def _by_the_moon(days: list[date], spoken: Spoken, about: About) -> Reading:
    """Offer lunar days; ahead of them the solar one, where the words may mean it."""
    sun = _solar_days(spoken, about) if spoken.calendar is Calendar.UNSAID else []
    is_sun = days[0] in sun and isinstance(judge(days[0], about), Understood)
    return doubt(days, about, "date.lunar" if is_sun else "date.lunar_two")


def _month_alone(spoken: Spoken, about: About) -> Reading:
    years, month = spoken.years or (), spoken.month or 0
    if not 1 <= month <= 12 and years:
        return Unread("date.impossible")
    known = years and month and spoken.calendar is Calendar.SOLAR
    if not known or not about.limits.partial or spoken.doubt == "date.month_one":
        return Doubtful((), "date.day")
    reading = judge_years(years, about)
    if isinstance(reading, Understood):
        whole = f"{int(str(reading.value)):04d}-{month:02d}"
        if about.limits.past and whole > about.today.isoformat():
            return Unread("date.future")
        is_sure = not spoken.doubt and is_idle(spoken.others, about)
        return Understood(whole) if is_sure else asked((whole,), "date.sure")
    return reading or Doubtful((), "date.day")


def _day_alone(spoken: Spoken, about: About) -> Reading:
    """Offer the nearest such day; "mùng 5" by either calendar."""
    if about.limits.of == "nguoi_lon" or not 1 <= (spoken.day or 0) <= 31:
        return Doubtful((), "date.month")
    near = [about.today - timedelta(back) for back in range(_NEAR_DAYS)]
    by_sun = next((day for day in near if day.day == spoken.day), None)
    by_moon = next((day for day in near if lunar.to_lunar(day)[0] == spoken.day), None)
    days = {
        Calendar.SOLAR: [by_sun], Calendar.LUNAR: [by_moon], Calendar.UNSAID: [by_sun, by_moon]
    }[spoken.calendar]  # fmt: skip
    found = [day for day in days if day is not None]
    problem = "date.month" if spoken.calendar is Calendar.SOLAR else "date.lunar"
    return doubt(found, about, problem) if found else Doubtful((), "date.month")


def _solar_days(spoken: Spoken, about: About) -> list[date | None]:
    if spoken.years is None:
        year = about.today.year
        tried = (solar(spoken, year - back) for back in range(9))
        return [next((day for day in tried if day is not None and day <= about.today), None)]
    return [solar(spoken, year) for year in spoken.years]


def _lunar_days(spoken: Spoken, about: About) -> list[date]:
    years = spoken.years or tuple(about.today.year - back for back in range(3))
    found = [day for year in years for day in _lunar_in(spoken, year)]
    if spoken.years is not None:
        return found + _of_the_year_before(spoken)
    return [day for day in found if day <= about.today][:1]


def _of_the_year_before(spoken: Spoken) -> list[date]:
    """Give "23 tháng chạp 2025" also as the day that fell in 2025, in the lunar year before."""
    if (spoken.month or 0) < _LATE_MONTH:
        return []
    before = [(year, day) for year in spoken.years or () for day in _lunar_in(spoken, year - 1)]
    return [day for year, day in before if day.year == year]


def _lunar_in(spoken: Spoken, year: int) -> list[date]:
    """Give the days of a lunar year; where the month was doubled and not said which, both."""
    day, month = spoken.day or 0, spoken.month or 0
    if month == 12 and day == 30 and lunar.to_solar(30, 12, year) is None:
        day = 29  # "30 tết" is the last day of the year, whatever its number
    usual = lunar.to_solar(day, month, year)
    doubled = lunar.to_solar(day, month, year, leap=True)
    chosen = (doubled,) if spoken.leap else (usual, doubled)
    return [one for one in chosen if one is not None]


def _turned(days: list[date], spoken: Spoken, about: About) -> Reading:
    """Offer 24/5 for "5/24", and where that will do the month, May 2024."""
    reading = doubt(days, about, "date.order")
    month = f"{about.today.year // 100}{spoken.month:02d}-{spoken.day:02d}"
    is_month = spoken.years is None and about.limits.partial and month <= about.today.isoformat()
    if is_month and isinstance(reading, Doubtful):
        return asked((*reading.options, month), "date.which")
    return reading


def _fits_a_year(spoken: Spoken) -> bool:
    return solar(spoken, 2024) is not None


def _impossible(spoken: Spoken, about: About) -> Reading:
    day, month = spoken.day or 0, spoken.month or 0
    if spoken.calendar is Calendar.SOLAR and month > 12 >= day:
        turned = list(days_of(replace(spoken, day=month, month=day), about))
        return _turned(turned, spoken, about) if turned else Unread("date.impossible")
    return Unread("date.impossible")
