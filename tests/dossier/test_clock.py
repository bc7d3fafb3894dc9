"""The clock of a dossier, and how the dossier stands by it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.dossier.clock import is_late, moved
from bot.dossier.working_days import VIETNAM, urgency
from bot.model.book import Calendar, Term
from bot.model.dossier import Clock, Dossier, Status
from bot.model.event import Chat

CALENDAR = Calendar(closed=frozenset({date(2026, 11, 24)}))
TERM = Term(days=5)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


SENT = Dossier(
    id="d1",
    code="KS-1111-2222",
    office="51001",
    flow="khai-sinh",
    version="v1",
    procedure="khai-sinh",
    status=Status.SENT,
    sent_at=at("2026-11-16 08:00"),
    chat=Chat("web", "commune", "c1"),
    draft="draft1",
)


def go(dossier: Dossier, target: Status, when: str) -> Dossier:
    return moved(dossier, target, at(when), TERM, CALENDAR)


def test_the_clock_starts_when_the_office_accepts() -> None:
    accepted = go(SENT, Status.ACCEPTED, "2026-11-16 09:00")
    assert accepted.accepted_at == at("2026-11-16 09:00")
    assert accepted.clock == Clock(due_on=date(2026, 11, 23))


def test_a_dossier_sent_back_before_acceptance_has_no_clock_yet() -> None:
    waiting = go(SENT, Status.WAITING_FOR_PAPERS, "2026-11-16 09:00")
    assert waiting.clock == Clock()
    accepted = go(waiting, Status.ACCEPTED, "2026-11-18 09:00")
    assert accepted.clock == Clock(due_on=date(2026, 11, 26))


@pytest.mark.parametrize(
    "pause", [Status.WAITING_FOR_PAPERS, Status.WAITING_FOR_PAYMENT, Status.STOPPED]
)
def test_while_others_must_act_the_clock_stands_still(pause: Status) -> None:
    accepted = go(SENT, Status.ACCEPTED, "2026-11-16 09:00")
    paused = go(accepted, pause, "2026-11-18 10:00")
    assert paused.clock == Clock(left_days=3)
    resumed = go(paused, Status.IN_PROGRESS, "2026-11-23 10:00")
    assert resumed.clock == Clock(due_on=date(2026, 11, 27))
    assert resumed.accepted_at == accepted.accepted_at


def test_passing_it_on_does_not_move_the_due_date() -> None:
    accepted = go(SENT, Status.ACCEPTED, "2026-11-16 09:00")
    assert go(accepted, Status.IN_PROGRESS, "2026-11-17 09:00").clock == accepted.clock


def test_one_pause_after_another_takes_no_day_twice() -> None:
    accepted = go(SENT, Status.ACCEPTED, "2026-11-16 09:00")
    paused = go(accepted, Status.WAITING_FOR_PAPERS, "2026-11-18 10:00")
    assert go(paused, Status.STOPPED, "2026-11-26 10:00").clock == paused.clock


def test_a_late_dossier_stays_as_late_as_it_was() -> None:
    accepted = go(SENT, Status.ACCEPTED, "2026-11-02 09:00")
    assert accepted.clock.due_on == date(2026, 11, 9)
    paused = go(accepted, Status.WAITING_FOR_PAPERS, "2026-11-11 09:00")
    assert paused.clock == Clock(left_days=-2)
    resumed = go(paused, Status.IN_PROGRESS, "2026-11-20 09:00")
    assert resumed.clock == Clock(due_on=date(2026, 11, 18))


def test_a_result_remembers_whether_it_came_in_time() -> None:
    accepted = go(SENT, Status.ACCEPTED, "2026-11-02 09:00")
    in_time = go(accepted, Status.READY, "2026-11-09 16:00")
    late = go(accepted, Status.READY, "2026-11-10 08:00")
    assert not is_late(in_time.clock)
    assert is_late(late.clock)
    assert is_late(go(late, Status.HANDED_OVER, "2026-11-20 08:00").clock)


def test_without_a_known_term_nothing_is_promised() -> None:
    accepted = moved(SENT, Status.ACCEPTED, at("2026-11-16 09:00"), None, CALENDAR)
    assert accepted.clock == Clock()
    assert urgency(accepted, date(2026, 12, 31), CALENDAR) == "ontime"


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        ("2026-11-20", "overdue"),
        ("2026-11-22", "overdue"),
        ("2026-11-23", "due"),
        ("2026-11-25", "due"),  # over the holiday, one working day is left
        ("2026-11-26", "ontime"),
    ],
)
def test_a_row_turns_amber_while_there_is_still_a_day(due_on: str, expected: str) -> None:
    dossier = replace(
        SENT, status=Status.IN_PROGRESS, clock=Clock(due_on=date.fromisoformat(due_on))
    )
    assert urgency(dossier, date(2026, 11, 23), CALENDAR) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.SENT, "new"),
        (Status.REFUSED, "done"),
        (Status.WAITING_FOR_PAPERS, "waiting"),
        (Status.WAITING_FOR_PAYMENT, "waiting"),
        (Status.WITHDRAWN, "done"),
        (Status.STOPPED, "waiting"),
        (Status.READY, "done"),
        (Status.HANDED_OVER, "done"),
    ],
)
def test_what_does_not_run_is_never_overdue(status: Status, expected: str) -> None:
    dossier = replace(SENT, status=status, clock=Clock(left_days=-3))
    assert urgency(dossier, date(2026, 11, 23), CALENDAR) == expected
