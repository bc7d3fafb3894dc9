"""Days are said back so that they can be typed again, and beside them the lunar day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.reading import Doubtful, Understood
from bot.understanding import age, kinds
from bot.understanding.date import beside, echo, read
from tests.understanding.lexicon import TODAY, about

PARTIAL = about("date", "partial")
DAYS = st.dates(TODAY - timedelta(days=365 * 100), TODAY)
SAID = [
    "{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{d:02}{m:02}{y}",
    "ngày {d} tháng {m} năm {y}", "NGÀY {d:02} THÁNG {m:02} NĂM {y}", "ngay {d} thang {m} nam {y}",
    "dạ bé sinh {d}/{m}/{y} nha chị", "năm {y} tháng {m} ngày {d}", "lúc 7h30 ngày {d}/{m}/{y}",
]  # fmt: skip


@given(DAYS)
@settings(max_examples=200, deadline=None)
def test_a_day_said_back_reads_as_the_same_day(day: date) -> None:
    value = day.isoformat()
    assert read(echo(value, PARTIAL), PARTIAL) == Understood(value)


@given(DAYS, st.sampled_from(SAID))
@settings(max_examples=300, deadline=None)
def test_a_whole_day_is_never_read_as_another(day: date, said: str) -> None:
    typed = said.format(d=day.day, m=day.month, y=day.year)
    assert read(typed, PARTIAL) == Understood(day.isoformat())


@pytest.mark.parametrize("value", ["1995", "1995-12", "2026-01", "2005"])
def test_a_year_or_month_said_back_reads_as_the_same(value: str) -> None:
    assert read(echo(value, PARTIAL), PARTIAL) == Understood(value)


@given(st.integers(0, 120))
@settings(deadline=None)
def test_an_age_said_back_reads_as_the_same(years: int) -> None:
    assert age.read(age.echo(years, PARTIAL), PARTIAL) == Understood(years)


@given(DAYS, st.sampled_from(["past", "child", "", "adult"]))
@settings(max_examples=100, deadline=None)
def test_no_button_stores_a_year_where_a_day_is_wanted(day: date, limits: str) -> None:
    known = about("date", limits if limits != "adult" else "past")
    for said in (f"{day.year}", f"tháng {day.month} năm {day.year}", "tuổi hợi", "năm ngoái"):
        assert read(said, known) in {Doubtful((), "date.day"), Doubtful((), "date.exact")}


def test_a_lunar_day_is_shown_beside_the_solar_one() -> None:
    said = {"ngay": "21/4/2026", "ngay_ta": "5/3", "nam_ta": "Bính Ngọ"}
    assert kinds.beside("date", "2026-04-21") == said
    assert beside("2025-07-29")["ngay_ta"] == "5/6 nhuận"


def test_a_year_has_no_lunar_day() -> None:
    assert beside("1995") == {}
