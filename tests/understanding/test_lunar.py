"""The lunar calendar agrees with the Tết days people have lived through."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.days import lunar

# From printed calendars; those of 1968, 1969, 1985, 2007, 2030 and 2053 differ from the Chinese.
KNOWN_TET = {
    1945: (2, 13), 1950: (2, 17), 1954: (2, 3), 1960: (1, 28), 1968: (1, 29), 1969: (2, 16),
    1970: (2, 6), 1971: (1, 27), 1972: (2, 15), 1973: (2, 3), 1974: (1, 23), 1975: (2, 11),
    1976: (1, 31), 1977: (2, 18), 1978: (2, 7), 1979: (1, 28), 1980: (2, 16), 1981: (2, 5),
    1982: (1, 25), 1983: (2, 13), 1984: (2, 2), 1985: (1, 21), 1986: (2, 9), 1987: (1, 29),
    1988: (2, 17), 1989: (2, 6), 1990: (1, 27), 1991: (2, 15), 1992: (2, 4), 1993: (1, 23),
    1994: (2, 10), 1995: (1, 31), 1996: (2, 19), 1997: (2, 7), 1998: (1, 28), 1999: (2, 16),
    2000: (2, 5), 2001: (1, 24), 2002: (2, 12), 2003: (2, 1), 2004: (1, 22), 2005: (2, 9),
    2006: (1, 29), 2007: (2, 17), 2008: (2, 7), 2009: (1, 26), 2010: (2, 14), 2011: (2, 3),
    2012: (1, 23), 2013: (2, 10), 2014: (1, 31), 2015: (2, 19), 2016: (2, 8), 2017: (1, 28),
    2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22),
    2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13),
    2030: (2, 2), 2031: (1, 23), 2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8),
    2036: (1, 28), 2037: (2, 15), 2038: (2, 4), 2039: (1, 24), 2040: (2, 12), 2053: (2, 18),
}  # fmt: skip
# In 1985 and 1987 another month than in China.
DOUBLED = {
    1985: 2, 1987: 7, 1990: 5, 1993: 3, 1995: 8, 1998: 5, 2001: 4, 2004: 2, 2006: 7, 2009: 5,
    2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11, 2036: 6,
    2039: 5, 2042: 2, 2044: 7, 2047: 5, 2050: 3,
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), KNOWN_TET.items())
def test_tet_falls_on_the_day_people_kept(year: int, day: tuple[int, int]) -> None:
    assert lunar.new_year(year) == date(year, *day)


@pytest.mark.parametrize("year", range(1999, 2051))
def test_the_doubled_month_is_known(year: int) -> None:
    assert lunar.leap_month(year) == DOUBLED.get(year)


@pytest.mark.parametrize(("year", "month"), list(DOUBLED.items())[:6])
def test_the_doubled_months_of_those_who_are_grown_up_are_known(year: int, month: int) -> None:
    assert lunar.leap_month(year) == month


def test_today_is_the_full_moon_of_the_tenth_month() -> None:
    assert lunar.to_lunar(date(2026, 11, 23)) == (15, 10, 2026, False)


def test_a_month_before_the_sun_turns_may_be_doubled_late_in_the_year() -> None:
    assert lunar.to_solar(1, 11, 2033, leap=True) == date(2033, 12, 22)
    assert lunar.to_lunar(date(2034, 2, 18))[:3] == (30, 12, 2033)


def test_the_full_moon_of_the_seventh_month() -> None:
    assert lunar.to_solar(15, 7, 2026) == date(2026, 8, 27)


def test_a_day_the_lunar_year_lacks_is_none() -> None:
    assert lunar.to_solar(31, 1, 2026) is None
    assert lunar.to_solar(5, 6, 2026, leap=True) is None


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)))
@settings(max_examples=300, deadline=None)
def test_every_day_goes_there_and_back(day: date) -> None:
    number, month, year, is_leap = lunar.to_lunar(day)
    assert lunar.to_solar(number, month, year, leap=is_leap) == day


def test_the_night_before_tet_is_the_last_of_the_year() -> None:
    _, month, year, _ = lunar.to_lunar(date(2026, 2, 17) - timedelta(1))
    assert (month, year) == (12, 2025)
