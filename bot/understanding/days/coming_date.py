"""A day to come, as people fix one: "sáng mai", "thứ Năm", "thứ Hai tuần sau", "26/11"."""

import re
from datetime import date, timedelta

from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.days import lunar
from bot.understanding.days.relative_date import days_ago, weekday_of
from bot.understanding.days.spoken_date import Calendar, Spoken, calendar_of, spoken_date
from bot.understanding.days.two_dates import told_twice
from bot.understanding.days.which_day import asked, solar
from bot.understanding.numbers.numerals import below_thousand
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.phrases import Phrases

_DAYS_ON = Phrases(
    {
        "0": "hôm nay · bữa nay · bữa ni · nay · hnay · ngày hôm nay · liền · bây giờ · giờ · ngay"
        " · tối nay · đêm nay · lát nữa · chút nữa · bi giờ · hôm ni · luôn · chừ",
        "1": "mai · ngày mai · bữa mai · mơi · ngày mơi",
        "2": "mốt · ngày mốt · bữa mốt · ngày kia",
        "3": "ngày kìa · bữa kìa",
    }
)
# Which half of the day changes nothing about the day; neither does politeness.
_NOISE = re.compile(
    r"\b(?:sang|trua|chieu|buoi|luc|tam|khoang|di|den|toi xa|len xa|ra xa|vao|hom|da|a|nhe|nha"
    r"|em|tui|minh|som|len|ra|ghe|qua|se|dem|chi|anh|thi|duoc|lay|nop|ky)\b"
)
_UNSURE = re.compile(r"\b(?:chac|hinh nhu|co le|co the|neu|khong|ko|chua)\b")
_DAYS_AFTER = re.compile(r"(.+?) (?:ngay|hom|bua) (?:nua|sau)")
_NEXT_WEEK = re.compile(r"(?:cua )?tuan (?:sau|toi|den|ti)")
_AFTER_NEXT_WEEK = re.compile(r"(?:cua )?tuan (?:sau nua|toi nua)")
_THIS_WEEK = re.compile(r"tuan (?:nay|ni)")
_NEAREST = re.compile(r"(?:nay|ni|toi|gan nhat|sap toi|toi day)?")
_DAY_ALONE = re.compile(r"(?:ngay )?(.+?)(?: (?:tay|nay|duong|thang nay))?")
_NEXT_MONTH = re.compile(
    r"(?:ngay |mung |mong )?(.+?) (?:cua )?thang (?:sau|toi)|thang (?:sau|toi) (?:ngay )?(.+)"
)
_STRETCH = re.compile(
    r"\b(?:tuan|thang|mai mot|bua nao|hom nao|khi nao|ranh|som|(?:bua|hom) (?:sau|khac|toi))\b"
)
_MAY_BE_JUNE = re.compile(r"\bthang sau\b")
_FIRST_DAYS = re.compile(
    r"(?:(?:ngày|hôm|bữa|ngay) )*(?:mùng|mồng|mung|mong) (.+?)(?: (?:này|tới))?"
)
_JUNE = 6
_WEEK = 7
_SOON_DAYS, _MOST_DAYS = 60, 400
_DECEMBER = 12


def read(said: str, about: About) -> Reading:
    """Read an ISO date, today or later. `said` is as `date_words.canon` gives it."""
    return told_twice(said, about, _read_one, _decide) or _read_one(said, about)


def _read_one(said: str, about: About) -> Reading:
    bare = fold(said)
    plain = re.sub(r"\s+", " ", _NOISE.sub(" ", _UNSURE.sub(" ", bare))).strip()
    for attempt in (
        _counted_on,
        _gone,
        _on_weekday,
        _next_month,
        _written,
        _moon_alone,
        _day_alone,
    ):
        reading = attempt(plain, said, about)
        if reading is not None:
            is_sure = not (isinstance(reading, Understood) and _UNSURE.search(bare))
            return reading if is_sure else asked(_values(reading), "date.sure")
    return Doubtful((), "date.exact") if _STRETCH.search(bare) else Unread("date.unclear")


def _counted_on(plain: str, said: str, about: About) -> Reading | None:
    days = _DAYS_ON.of(said.split()) or _DAYS_ON.of(plain.split())
    if days is not None:
        return Understood((about.today + timedelta(int(days))).isoformat())
    found = _DAYS_AFTER.fullmatch(plain)
    count = below_thousand(found[1].split()) if found else None
    if count is None or count > _MOST_DAYS:
        return None
    return _judge(about.today + timedelta(count), about)


def _gone(_plain: str, said: str, about: About) -> Reading | None:
    told = days_ago(said, about)
    return Unread("date.past") if told and max(told.days) < about.today else None


def _on_weekday(plain: str, _said: str, about: About) -> Reading | None:
    weekday, rest = weekday_of(plain)
    if weekday is None:
        return None
    spoken = spoken_date(rest, about)
    if spoken is not None and spoken.day is not None:
        return _fitting(_coming(spoken, about), weekday, about)
    return _named(weekday, rest.strip(), about)


def _named(weekday: int, rest: str, about: About) -> Reading | None:
    monday = about.today - timedelta(about.today.weekday())
    for pattern, weeks in ((_NEXT_WEEK, 1), (_AFTER_NEXT_WEEK, 2), (_THIS_WEEK, 0)):
        if pattern.fullmatch(rest):
            return _judge(monday + timedelta(_WEEK * weeks + weekday), about)
    nearest = about.today + timedelta((weekday - about.today.weekday()) % _WEEK)
    number = below_thousand(rest.removeprefix("ngay ").split()) if rest else None
    if number is not None:
        return _on_number(nearest, number, about)
    if not _NEAREST.fullmatch(rest):
        return None
    if nearest == about.today:
        days = (nearest, nearest + timedelta(_WEEK))
        return Doubtful(tuple(day.isoformat() for day in days), "date.which")
    return _judge(nearest, about)


def _on_number(nearest: date, number: int, about: About) -> Reading:
    """Read "thứ năm ngày 26": certain where that Thursday is a 26th."""
    if nearest.day == number:
        return _judge(nearest, about)
    return asked((nearest.isoformat(),), "date.weekday")


def _fitting(day: date | None, weekday: int, about: About) -> Reading | None:
    if day is None:
        return Unread("date.impossible")
    reading = _judge(day, about)
    if isinstance(reading, Understood) and day.weekday() != weekday:
        return Doubtful((reading.value,), "date.weekday")
    return reading


def _written(_plain: str, said: str, about: About) -> Reading | None:
    spoken = spoken_date(said, about)
    return _decide(spoken, about) if spoken is not None and spoken.day is not None else None


def _decide(spoken: Spoken, about: About) -> Reading:
    if spoken.calendar is not Calendar.SOLAR:
        return _by_the_moon(spoken, about)
    day = _coming(spoken, about)
    return _judge(day, about) if day else Unread("date.impossible")


def _by_the_moon(spoken: Spoken, about: About) -> Reading:
    """Offer the days to come that "mùng 5 tháng 3" may mean."""
    sun = _coming(spoken, about) if spoken.calendar is Calendar.UNSAID else None
    this = about.today.year
    years = spoken.years or (this - 1, this, this + 1)
    told = (lunar.to_solar(spoken.day or 0, spoken.month or 0, year) for year in years)
    moons = [day for day in told if day is not None]
    moon = next((day for day in moons if day >= about.today), None)
    options = [day.isoformat() for day in (sun, moon) if day is not None and day >= about.today]
    return asked(options, "date.lunar") if options else Unread("date.past")


def _coming(spoken: Spoken, about: About) -> date | None:
    """Give the day that is meant; without a year the next one."""
    this = about.today.year
    years = spoken.years or range(this, this + 9)
    days = [day for year in years if (day := solar(spoken, year)) is not None]
    return next((day for day in days if day >= about.today), days[0] if days else None)


def _next_month(plain: str, said: str, about: About) -> Reading | None:
    found = None if "sáu" in said.split() else _NEXT_MONTH.fullmatch(plain)
    number = below_thousand((found[1] or found[2]).split()) if found else None
    if number is None:
        return None
    month = about.today.month % _DECEMBER + 1
    day = solar(Spoken(number, month), about.today.year + (month == 1))
    if day is None:
        return Unread("date.impossible")
    if _MAY_BE_JUNE.search(said) or said.startswith(("mùng", "mồng", "mung", "mong")):
        june = _coming(Spoken(number, _JUNE), about)
        return asked([one.isoformat() for one in (day, june) if one], "date.which")
    return _judge(day, about)


def _moon_alone(_plain: str, said: str, about: About) -> Reading | None:
    """Read "mùng 1", "rằm", "mùng 5 âm": the next such day."""
    rest, calendar = calendar_of(re.sub(r"\b(?:rằm|ram)\b", "mùng 15 âm", said))
    found = _FIRST_DAYS.fullmatch(rest.strip())
    number = below_thousand(found[1].split()) if found else None
    if number is None:
        return None
    near = [about.today + timedelta(ahead) for ahead in range(_SOON_DAYS + 2)]
    sun = next((day for day in near if day.day == number), None)
    moon = next((day for day in near if lunar.to_lunar(day)[0] == number), None)
    days = [] if calendar is Calendar.LUNAR else [sun]
    days += [] if calendar is Calendar.SOLAR else [moon]
    options = [day.isoformat() for day in days if day is not None]
    return asked(options, "date.lunar") if options else None


def _day_alone(plain: str, _said: str, about: About) -> Reading | None:
    """Read "ngày 26": the month is not said, so it is asked back."""
    found = _DAY_ALONE.fullmatch(plain)
    number = below_thousand(found[1].split()) if found else None
    near = (about.today + timedelta(ahead) for ahead in range(_SOON_DAYS + 2))
    days = [day.isoformat() for day in near if day.day == number]
    return Doubtful((days[0],), "date.month") if days else None


def _values(reading: Reading) -> list[object]:
    return [reading.value] if isinstance(reading, Understood) else []


def _judge(day: date, about: About) -> Reading:
    """Take a day to come; one that is far off is asked back."""
    if day < about.today:
        return Unread("date.past")
    if (day - about.today).days > _SOON_DAYS:
        return Doubtful((day.isoformat(),), "date.weekday")
    return Understood(day.isoformat())
