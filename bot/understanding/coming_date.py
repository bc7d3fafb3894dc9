"""A day to come, as people fix one: "sáng mai", "thứ Năm", "thứ Hai tuần sau", "26/11"."""

import re
from datetime import date, timedelta

from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import fold
from bot.understanding.numerals import below_thousand
from bot.understanding.phrases import Phrases
from bot.understanding.relative_date import weekday_of
from bot.understanding.spoken_date import Calendar, Spoken, figures_date, worded_date

_DAYS_ON = Phrases(
    {
        "0": "hôm nay · bữa nay · bữa ni · nay · hnay · ngày hôm nay · liền · bây giờ",
        "1": "mai · ngày mai · bữa mai · mơi · ngày mơi · hôm sau",
        "2": "mốt · ngày mốt · bữa mốt · ngày kia",
    }
)
# Which half of the day changes nothing about the day; neither does politeness.
_NOISE = re.compile(
    r"\b(?:sang|trua|chieu|buoi|luc|tam|khoang|chac|di|den|toi xa|len xa|ra xa|vao|hom|da|a|nhe|nha"
    r"|em|tui|minh|som)\b"
)
_DAYS_AFTER = re.compile(r"(.+?) (?:ngay|hom|bua) (?:nua|sau)")
_NEXT_WEEK = re.compile(r"(?:cua )?tuan (?:sau|toi|den)")
_THIS_WEEK = re.compile(r"tuan (?:nay|ni)")
_NEAREST = re.compile(r"(?:nay|ni|toi|gan nhat)?")
_DAY_ALONE = re.compile(r"(?:ngay )?(.+?)(?: (?:tay|nay|duong|thang nay))?")
_WEEK = 7
_SOON_DAYS = 60


def read(said: str, about: About) -> Reading:
    """Read an ISO date, today or later. `said` is as `spoken_date.canon` gives it."""
    plain = re.sub(r"\s+", " ", _NOISE.sub(" ", fold(said))).strip()
    for attempt in (_counted_on, _on_weekday, _written, _day_alone):
        reading = attempt(plain, said, about)
        if reading is not None:
            return reading
    return Unread("date.unclear")


def _counted_on(plain: str, said: str, about: About) -> Reading | None:
    days = _DAYS_ON.of(said.split()) or _DAYS_ON.of(plain.split())
    if days is not None:
        return Understood((about.today + timedelta(int(days))).isoformat())
    found = _DAYS_AFTER.fullmatch(plain)
    count = below_thousand(found[1].split()) if found else None
    return _judge(about.today + timedelta(count), about) if count is not None else None


def _on_weekday(plain: str, _said: str, about: About) -> Reading | None:
    weekday, rest = weekday_of(plain)
    if weekday is None:
        return None
    spoken = figures_date(rest, about) or worded_date(rest, about)
    if spoken is not None:
        return _fitting(_coming(spoken, about), weekday, about)
    return _named(weekday, rest.strip(), about)


def _named(weekday: int, rest: str, about: About) -> Reading | None:
    monday = about.today - timedelta(about.today.weekday())
    if _NEXT_WEEK.fullmatch(rest):
        return _judge(monday + timedelta(_WEEK + weekday), about)
    if _THIS_WEEK.fullmatch(rest):
        return _judge(monday + timedelta(weekday), about)
    if not _NEAREST.fullmatch(rest):
        return None
    nearest = about.today + timedelta((weekday - about.today.weekday()) % _WEEK)
    if nearest == about.today:
        days = (nearest, nearest + timedelta(_WEEK))
        return Doubtful(tuple(day.isoformat() for day in days), "date.which")
    return _judge(nearest, about)


def _fitting(day: date | None, weekday: int, about: About) -> Reading | None:
    if day is None:
        return Unread("date.impossible")
    reading = _judge(day, about)
    if isinstance(reading, Understood) and day.weekday() != weekday:
        return Doubtful((reading.value,), "date.weekday")
    return reading


def _written(_plain: str, said: str, about: About) -> Reading | None:
    spoken = figures_date(said, about) or worded_date(said, about)
    if spoken is None or spoken.day is None or spoken.calendar is not Calendar.SOLAR:
        return None
    day = _coming(spoken, about)
    return _judge(day, about) if day else Unread("date.impossible")


def _coming(spoken: Spoken, about: About) -> date | None:
    """Give the day that is meant; without a year the next one."""
    this = about.today.year
    years = spoken.years or range(this, this + 9)
    days = [day for year in years if (day := _solar(spoken, year)) is not None]
    return next((day for day in days if day >= about.today), days[0] if days else None)


def _solar(spoken: Spoken, year: int) -> date | None:
    try:
        return date(year, spoken.month or 0, spoken.day or 0)
    except ValueError:
        return None


def _day_alone(plain: str, _said: str, about: About) -> Reading | None:
    """Read "ngày 26": the month is not said, so it is asked back."""
    found = _DAY_ALONE.fullmatch(plain)
    number = below_thousand(found[1].split()) if found else None
    near = (about.today + timedelta(ahead) for ahead in range(_SOON_DAYS + 2))
    days = [day.isoformat() for day in near if day.day == number]
    return Doubtful((days[0],), "date.month") if days else None


def _judge(day: date, about: About) -> Reading:
    """Take a day to come; one that is far off is asked back."""
    if day < about.today:
        return Unread("date.past")
    if (day - about.today).days > _SOON_DAYS:
        return Doubtful((day.isoformat(),), "date.weekday")
    return Understood(day.isoformat())
