"""A day, as figures, words, told from today, or by the lunar calendar (then always asked back)."""
# ruff: noqa: PLR2004 - the numbers of the calendar

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import coming_date, lunar, relative_date
from bot.understanding.animal_years import animal_years
from bot.understanding.clean import clean, plain
from bot.understanding.numerals import below_thousand
from bot.understanding.spoken_date import (
    Calendar,
    Spoken,
    calendar_of,
    canon,
    figures_date,
    says_clock,
    worded_date,
    year_of,
)  # fmt: skip
from bot.understanding.word_sets import word_set

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_OLDEST = 110
_LONGEST = 300
_NOISE = word_set(
    "ngày ngay sinh sanh đẻ de bé be em con cháu chau là la hôm hom bữa bua vào vao nó no"
    " dạ da ạ thì thi của cua tui tôi toi mình ngày tháng thang năm nam cháu nhà nha mẹ"
    " cha ba má vợ chồng chị anh hồi hoi sáng sang chiều chieu tối toi trưa trua lúc luc"
    " đó a nha nhé trai gái tại mới moi ra đời khoảng được có"
) - {"khoảng"}
_YEAR = re.compile(r"(?:(?:sinh|sanh)? ?(?:năm|nam|sn|ns|s n|n s)|sinh|sanh) (.+)")
_BARE_YEAR = re.compile(r"[0-9]{4}|[3-9][2-9]|[4-9][0-9]")
_DENIED = re.compile(r"\b(?:không|khong|hổng|ko|chưa|hông|hoặc|hay|hoac)\b")


def read(text: str, about: About) -> Reading:
    """Read an ISO date; `YYYY` or `YYYY-MM` where `limits.partial` allows it."""
    if len(text) > _LONGEST:
        return Unread("date.unclear")
    said = canon(plain(clean(text)))
    if about.limits.coming:
        return coming_date.read(said, about)
    for attempt in (_feast, _relative, _weekday, _said_by_calendar, _year_alone, _in_a_sentence):
        reading = attempt(said, about)
        if reading is not None:
            return _doubt_night(reading, text, said)
    if relative_date.is_vague(said):
        return Doubtful((), "date.exact")
    return _day_alone(said, about) or Unread("date.unclear")


def echo(value: Value, _about: About) -> str:
    """Say a day with its weekday, a month or a year as such."""
    parts = [int(part) for part in str(value).split("-")]
    if len(parts) == 1:
        return f"năm {parts[0]}"
    if len(parts) == 2:
        return f"tháng {parts[1]}/{parts[0]}"
    day = date(parts[0], parts[1], parts[2])
    return f"{_WEEKDAYS[day.weekday()]} {day.day}/{day.month}/{day.year}"


def judge(day: date, about: About) -> Reading:
    """Hold a certain day against the limits."""
    if about.limits.past and day > about.today:
        return Unread("date.future")
    if day.year < about.today.year - _OLDEST:
        return Unread("date.too_old")
    return Understood(day.isoformat())


def _feast(said: str, about: About) -> Reading | None:
    spoken = relative_date.feast(said) or relative_date.lunar_feast(said)
    if spoken is None:
        return None
    years = year_of(spoken.others, about) if spoken.others else None
    if spoken.others and years is None:
        return None
    return _decide(replace(spoken, years=years, others=()), about)


def _relative(said: str, about: About) -> Reading | None:
    spoken = relative_date.day_of_month(said, about)
    if spoken is not None:
        return _decide(spoken, about)
    return _offer(relative_date.days_ago(said, about), about, "date.which")


def _weekday(said: str, about: About) -> Reading | None:
    weekday, rest = relative_date.weekday_of(said)
    if weekday is None:
        return None
    days, is_sure = relative_date.last_weekday(weekday, rest, about)
    if days:
        return judge(days[0], about) if is_sure else _doubt(days, about, "date.weekday")
    spoken = figures_date(rest, about) or worded_date(rest, about)
    if spoken is None or spoken.day is None:
        return None
    return _on_weekday(_decide(spoken, about), weekday)


def _on_weekday(reading: Reading, weekday: int) -> Reading:
    if isinstance(reading, Understood):
        day = date.fromisoformat(str(reading.value))
        if day.weekday() != weekday:
            return Doubtful((reading.value,), "date.weekday")
    return reading


def _said_by_calendar(said: str, about: About) -> Reading | None:
    rest, calendar = calendar_of(said)
    full_moon = relative_date.full_moon(rest.strip())
    if full_moon is not None:
        rest, calendar = full_moon, calendar or Calendar.LUNAR
    rest = re.sub(r"\s+", " ", rest).strip()
    spoken = figures_date(rest, about) or worded_date(rest, about)
    if spoken is None:
        return None
    return _decide(replace(spoken, calendar=calendar) if calendar else spoken, about)


def _year_alone(said: str, about: About) -> Reading | None:
    years = animal_years(said, about)
    if years:
        return Doubtful(tuple(str(year) for year in years[:3]), "date.year")
    found = _YEAR.fullmatch(said)
    said_year = found[1].split() if found else said.split()
    if found is None and not _BARE_YEAR.fullmatch(said) and not _spoken_year(said_year):
        return None
    return _judge_years(year_of(said_year, about), about)


def _spoken_year(typed: list[str]) -> bool:
    """Take "chín lăm", but not "hai mốt", which is a day."""
    value = below_thousand(typed)
    return value is not None and 31 < value < 100 and len(typed) > 1


def _judge_years(years: tuple[int, ...] | None, about: About) -> Reading | None:
    if not years:
        return None
    if about.limits.past and min(years) > about.today.year:
        return Unread("date.future")
    if max(years) < about.today.year - _OLDEST:
        return Unread("date.too_old")
    options = tuple(str(year) for year in years[:3])
    if not about.limits.partial:
        return Doubtful((), "date.day")
    return Understood(options[0]) if len(options) == 1 else Doubtful(options, "date.year")


def _in_a_sentence(said: str, about: About) -> Reading | None:
    days = relative_date.told_with_others(said, about)
    if not days or relative_date.is_vague(said) or _DENIED.search(said):
        return None
    return _offer(days, about, "date.which")


def _day_alone(said: str, about: About) -> Reading | None:
    typed = [word for word in said.split() if word not in _NOISE - {"năm", "nam", "ba"}]
    is_first = bool(typed and typed[0] in {"mùng", "mồng", "mung", "mong"})
    day = below_thousand(typed[is_first:]) if typed else None
    if day is None or not 1 <= day <= 31:
        return None
    if is_first or about.limits.of == "nguoi_lon":
        return Doubtful((), "date.month")
    near = (about.today - timedelta(back) for back in range(62))
    return _doubt([one for one in near if one.day == day][:1], about, "date.month")


def _decide(spoken: Spoken, about: About) -> Reading:
    """Turn the parts into one day, a few to choose from, or a problem."""
    if spoken.day is None:
        return _month_alone(spoken, about)
    if spoken.years is None and about.limits.of == "nguoi_lon":
        return Doubtful((), "date.year")
    days = list(_days(spoken, about))
    if not days:
        return _impossible(spoken, about)
    return _one_or_doubt(days, spoken, about)


def _one_or_doubt(days: list[date], spoken: Spoken, about: About) -> Reading:
    if spoken.calendar is not Calendar.SOLAR:
        return _doubt(days, about, "date.lunar")
    if len(days) == 1 and not spoken.doubt and _NOISE.issuperset(spoken.others):
        return judge(days[0], about)
    return _doubt(days, about, spoken.doubt or ("date.year" if len(days) > 1 else "date.which"))


def _month_alone(spoken: Spoken, about: About) -> Reading:
    years = spoken.years or ()
    known = len(years) == 1 and spoken.month and spoken.calendar is Calendar.SOLAR
    if not known or not about.limits.partial or spoken.doubt:
        return Doubtful((), "date.day")
    if not 1 <= (spoken.month or 0) <= 12:
        return Unread("date.impossible")
    reading = _judge_years(years, about)
    if isinstance(reading, Understood):
        return Understood(f"{years[0]:04d}-{spoken.month:02d}")
    return reading or Doubtful((), "date.day")


def _days(spoken: Spoken, about: About) -> Iterable[date]:
    """Give the days the words may mean, each once: solar readings before lunar ones."""
    found: list[date | None] = []
    if spoken.calendar is not Calendar.LUNAR:
        found += _solar_days(spoken, about)
    if spoken.calendar is not Calendar.SOLAR:
        found += _lunar_days(spoken, about)
    if spoken.doubt == "date.month_one":
        found += _lunar_days(replace(spoken, month=11), about)
    return dict.fromkeys(day for day in found if day is not None)


def _solar_days(spoken: Spoken, about: About) -> list[date | None]:
    if spoken.years is None:
        year = about.today.year
        tried = (_solar(spoken, year - back) for back in range(9))
        return [next((day for day in tried if day is not None and day <= about.today), None)]
    return [_solar(spoken, year) for year in spoken.years]


def _solar(spoken: Spoken, year: int) -> date | None:
    try:
        return date(year, spoken.month or 0, spoken.day or 0)
    except ValueError:
        return None


def _lunar_days(spoken: Spoken, about: About) -> list[date]:
    years = spoken.years or tuple(about.today.year - back for back in range(3))
    found = [day for year in years for day in _lunar_in(spoken, year)]
    if spoken.years is not None:
        return found
    return [day for day in found if day <= about.today][:1]


def _lunar_in(spoken: Spoken, year: int) -> list[date]:
    """Give the days of a lunar year; where the month was doubled and not said which, both."""
    day, month = spoken.day or 0, spoken.month or 0
    if month == 12 and day == 30 and lunar.to_solar(30, 12, year) is None:
        day = 29  # "30 tết" is the last day of the year, whatever its number
    usual = lunar.to_solar(day, month, year)
    doubled = lunar.to_solar(day, month, year, leap=True)
    chosen = (doubled,) if spoken.leap else (usual, doubled)
    return [one for one in chosen if one is not None]


def _impossible(spoken: Spoken, about: About) -> Reading:
    day, month = spoken.day or 0, spoken.month or 0
    if spoken.calendar is Calendar.SOLAR and month > 12 >= day:
        turned = list(_days(replace(spoken, day=month, month=day), about))
        return _doubt(turned, about, "date.order") if turned else Unread("date.impossible")
    return Unread("date.impossible")


def _offer(days: tuple[date, ...], about: About, problem: str) -> Reading | None:
    if len(days) == 1:
        return judge(days[0], about)
    return _doubt(days, about, problem) if days else None


def _doubt(days: Iterable[date], about: About, problem: str) -> Reading:
    """Offer the days that are possible; where none is, say what is odd."""
    judged = [judge(day, about) for day in days]
    options = tuple(one.value for one in judged if isinstance(one, Understood))
    return Doubtful(options[:3], problem) if options else judged[0]


def _doubt_night(reading: Reading, text: str, said: str) -> Reading:
    """Offer two days for "đêm qua 1 giờ": the night has two dates."""
    if isinstance(reading, Understood) and relative_date.at_night(said) and says_clock(text):
        day = str(reading.value)
        if len(day) == len("2026-01-01"):
            after = date.fromisoformat(day) + timedelta(1)
            return Doubtful((day, after.isoformat()), "date.night")
    return reading
