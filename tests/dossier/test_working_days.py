"""Terms in working days, around hours, weekends and holidays."""

from datetime import date, datetime

import pytest

from bot.dossier.working_days import (
    VIETNAM,
    add_working_days,
    due,
    is_working_day,
    working_days_between,
)
from bot.model.book import Calendar, Term

CALENDAR = Calendar(
    closed=frozenset({date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2), date(2026, 11, 24)}),
    worked=frozenset({date(2026, 8, 22)}),
)
SAME_DAY = Term(days=1, cutoff_hour=15)
THREE_DAYS = Term(days=3)


@pytest.mark.parametrize(
    ("accepted", "term", "expected"),
    [
        ("2026-11-19 14:59", SAME_DAY, "2026-11-19"),
        ("2026-11-19 15:00", SAME_DAY, "2026-11-20"),
        ("2026-11-20 14:59", SAME_DAY, "2026-11-20"),  # a Friday
        ("2026-11-20 15:00", SAME_DAY, "2026-11-23"),
        ("2026-11-21 09:00", SAME_DAY, "2026-11-23"),  # a Saturday
        ("2026-11-22 16:00", SAME_DAY, "2026-11-23"),  # a Sunday, late
        ("2026-11-23 14:59", SAME_DAY, "2026-11-23"),  # the day before a holiday
        ("2026-11-23 15:00", SAME_DAY, "2026-11-25"),
        ("2026-11-24 09:00", SAME_DAY, "2026-11-25"),  # the holiday itself
        ("2026-08-22 14:00", SAME_DAY, "2026-08-22"),  # a Saturday that is worked
        ("2026-08-21 15:30", SAME_DAY, "2026-08-22"),
        ("2026-08-28 15:00", SAME_DAY, "2026-09-03"),  # ahead of five closed days
        ("2026-11-20 09:00", THREE_DAYS, "2026-11-26"),
        ("2026-11-20 16:30", THREE_DAYS, "2026-11-26"),
        ("2026-11-21 09:00", THREE_DAYS, "2026-11-26"),  # counted from Monday
        ("2026-11-23 09:00", THREE_DAYS, "2026-11-27"),
        ("2026-08-20 09:00", THREE_DAYS, "2026-08-24"),  # over the worked Saturday
        ("2026-11-19 14:59", Term(days=2, cutoff_hour=15), "2026-11-20"),
    ],
)
def test_a_citizen_is_told_the_day_the_paper_is_ready(
    accepted: str, term: Term, expected: str
) -> None:
    at = datetime.fromisoformat(accepted).replace(tzinfo=VIETNAM)
    assert due(at, term, CALENDAR) == date.fromisoformat(expected)


def test_the_hour_that_counts_is_that_of_vietnam() -> None:
    early = datetime.fromisoformat("2026-11-19T07:59:00+00:00")
    late = datetime.fromisoformat("2026-11-19T08:00:00+00:00")
    assert due(early, SAME_DAY, CALENDAR) == date(2026, 11, 19)
    assert due(late, SAME_DAY, CALENDAR) == date(2026, 11, 20)


def test_a_worked_saturday_counts_and_a_plain_one_does_not() -> None:
    assert is_working_day(date(2026, 8, 22), CALENDAR)
    assert not is_working_day(date(2026, 8, 29), CALENDAR)
    assert not is_working_day(date(2026, 8, 30), CALENDAR)
    assert not is_working_day(date(2026, 11, 24), CALENDAR)


def test_adding_no_days_gives_the_day_itself_or_the_next_worked_one() -> None:
    assert add_working_days(date(2026, 11, 23), 0, CALENDAR) == date(2026, 11, 23)
    assert add_working_days(date(2026, 11, 24), 0, CALENDAR) == date(2026, 11, 25)


def test_days_are_taken_back_as_well() -> None:
    assert add_working_days(date(2026, 11, 25), -1, CALENDAR) == date(2026, 11, 23)
    assert add_working_days(date(2026, 11, 23), -1, CALENDAR) == date(2026, 11, 20)


@pytest.mark.parametrize("days", range(1, 30))
@pytest.mark.parametrize("start", [date(2026, 8, 20), date(2026, 11, 20), date(2026, 11, 24)])
def test_counting_gives_back_what_was_added(start: date, days: int) -> None:
    end = add_working_days(start, days, CALENDAR)
    assert working_days_between(start, end, CALENDAR) == days


def test_days_gone_by_are_counted_as_negative() -> None:
    assert working_days_between(date(2026, 11, 25), date(2026, 11, 20), CALENDAR) == -2
    assert working_days_between(date(2026, 11, 25), date(2026, 11, 25), CALENDAR) == 0
