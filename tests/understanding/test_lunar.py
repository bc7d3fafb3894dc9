"""The lunar calendar agrees with the Tết days people have lived through."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding import lunar

KNOWN_TET = {
    1945: (2, 13), 1954: (2, 3), 1968: (1, 29), 1975: (2, 11), 1985: (1, 21), 1986: (2, 9),
    1996: (2, 19), 2000: (2, 5), 2007: (2, 17), 2010: (2, 14), 2015: (2, 19), 2020: (1, 25),
    2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17),
    2027: (2, 6), 2030: (2, 2),
}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), KNOWN_TET.items())
def test_tet_falls_on_the_day_people_kept(year: int, day: tuple[int, int]) -> None:
    assert lunar.new_year(year) == date(year, *day)


@pytest.mark.parametrize(("year", "month"), [(2020, 4), (2023, 2), (2025, 6), (2024, None)])
def test_the_doubled_month_is_known(year: int, month: int | None) -> None:
    assert lunar.leap_month(year) == month


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
