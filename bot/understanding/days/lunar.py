"""The Vietnamese lunar calendar, by the astronomical rule (Meeus; months counted at UTC+7).

Until 1967, in the South until 1975, calendars were reckoned at UTC+8: of some months the days
people kept are one later. A lunar day is therefore always asked back with its solar one.
"""
# ruff: noqa: PLR2004 - the numbers of the calendar

from datetime import date
from functools import lru_cache
from math import floor, pi, sin

FIRST_YEAR, LAST_YEAR = 1900, 2100
_ZONE = 7 / 24
_MONTH = 29.530588853
_NEW_MOON_1900 = 2415021.076998695
_JULIAN_OF_ORDINAL = 1721425


def to_solar(day: int, month: int, year: int, *, leap: bool = False) -> date | None:
    """Give the solar date of a lunar one; None where the lunar year has no such day or month."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    starts = _months(year)
    found = [start for number, is_leap, start in starts if (number, is_leap) == (month, leap)]
    if not found:
        return None
    length = _next_start(found[0]) - found[0]
    return _date(found[0] + day - 1) if day <= length else None


def leap_month(year: int) -> int | None:
    """Give the number of the month that is doubled in a lunar year."""
    return next((number for number, is_leap, _ in _months(year) if is_leap), None)


def to_lunar(solar: date) -> tuple[int, int, int, bool]:
    """Give day, month, year and whether the month is a leap one. For 1901 to 2099."""
    number = _julian(solar)
    for year in (solar.year, solar.year - 1):
        for month, is_leap, start in reversed(_months(year)):
            if start <= number:
                return number - start + 1, month, year, is_leap
    raise AssertionError("every day lies in a lunar month")


def new_year(year: int) -> date:
    """Give the first day of Tết."""
    return _date(_months(year)[0][2])


@lru_cache(maxsize=256)
def _months(year: int) -> tuple[tuple[int, bool, int], ...]:
    """Give (number, is leap, Julian day it begins) of each month, from the first to the last."""
    before, after = _numbered(year), _numbered(year + 1)
    first = [one for one in before if one[0] <= 10]
    last = [one for one in after if one[0] >= 11]
    return tuple(first + last)


def _numbered(year: int) -> list[tuple[int, bool, int]]:
    """Give the months numbered from the 11th before this solar year to the 10th within it."""
    start, end = _eleventh(year - 1), _eleventh(year)
    starts = [start]
    while _next_start(starts[-1]) < end:
        starts.append(_next_start(starts[-1]))
    leap_at = _leap_index(starts) if len(starts) == 13 else 13
    numbers = [(10 + i - (i >= leap_at)) % 12 + 1 for i in range(len(starts))]
    return [(n, i == leap_at, s) for i, (n, s) in enumerate(zip(numbers, starts, strict=True))]


def _leap_index(starts: list[int]) -> int:
    """Find the month without a major solar term."""
    terms = [_solar_term(start) for start in [*starts, _next_start(starts[-1])]]
    return next(i for i in range(1, 13) if terms[i] == terms[i + 1])


@lru_cache(maxsize=512)
def _eleventh(year: int) -> int:
    """Give the day that begins the month of the winter solstice."""
    last_day = _julian(date(year, 12, 31))
    count = floor((last_day - _NEW_MOON_1900) / _MONTH)
    start = _new_moon(count)
    return _new_moon(count - 1) if _solar_term(start) >= 9 else start


def _next_start(start: int) -> int:
    count = floor((start + 0.5 - _NEW_MOON_1900) / _MONTH + 0.5)
    return _new_moon(count + 1)


@lru_cache(maxsize=8192)
def _new_moon(count: int) -> int:
    """Give the Julian day number, in Vietnam, of a new moon counted from 1900."""
    t = count / 1236.85
    sun = _radians(359.2242 + 29.10535608 * count - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = _radians(306.0253 + 385.81691806 * count + 0.0107306 * t**2 + 0.00001236 * t**3)
    node = _radians(21.2964 + 390.67050646 * count - 0.0016528 * t**2 - 0.00000239 * t**3)
    mean = 2415020.75933 + 29.53058868 * count + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * sin(_radians(166.56 + 132.87 * t - 0.009173 * t**2))
    correction = (
        (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun) - 0.4068 * sin(moon)
        + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon) + 0.0104 * sin(2 * node)
        - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon) + 0.0004 * sin(2 * node + sun)
        - 0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon)
        + 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    )  # fmt: skip
    drift = (
        -0.000278 + 0.000265 * t + 0.000262 * t**2
        if t >= -11
        else 0.001 + 0.000839 * t + 0.0002261 * t**2
    )
    return floor(mean + correction - drift + 0.5 + _ZONE)


def _solar_term(day: int) -> int:
    """Give the twelfth of the sun's path in which a day begins; 9 holds the winter solstice."""
    t = (day - 2451545.5 - _ZONE) / 36525
    anomaly = _radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    mean = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    centre = (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
    centre += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    return floor((mean + centre) % 360 / 30)


def _radians(degrees: float) -> float:
    return degrees * pi / 180


def _julian(day: date) -> int:
    return day.toordinal() + _JULIAN_OF_ORDINAL


def _date(julian: int) -> date:
    return date.fromordinal(julian - _JULIAN_OF_ORDINAL)
