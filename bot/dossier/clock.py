"""The clock of a dossier: it starts at acceptance and stands still while others must act."""

from dataclasses import replace
from datetime import datetime

from bot.dossier.statuses import RUNNING
from bot.dossier.working_days import VIETNAM, add_working_days, due, working_days_between
from bot.model.book import Calendar, Term
from bot.model.dossier import Clock, Dossier, Status


def moved(
    dossier: Dossier, target: Status, at: datetime, term: Term | None, calendar: Calendar
) -> Dossier:
    """Give the dossier in its new status, with the clock started, stopped or running on.

    Without a known term there is no due date.
    """
    if target in RUNNING and dossier.accepted_at is None:
        clock = Clock(due_on=due(at, term, calendar)) if term else Clock()
        return replace(dossier, status=target, accepted_at=at, clock=clock)
    if target in RUNNING:
        return replace(dossier, status=target, clock=_resumed(dossier.clock, at, calendar))
    return replace(dossier, status=target, clock=_stopped(dossier.clock, at, calendar))


def due_text(clock: Clock) -> str:
    """Give the due date as ISO text; empty while there is none."""
    return clock.due_on.isoformat() if clock.due_on else ""


def is_late(clock: Clock) -> bool:
    """Say whether a clock was stopped after the due date."""
    return clock.left_days is not None and clock.left_days < 0


def _stopped(clock: Clock, at: datetime, calendar: Calendar) -> Clock:
    if clock.due_on is None:
        return clock
    day = at.astimezone(VIETNAM).date()
    return Clock(left_days=working_days_between(day, clock.due_on, calendar))


def _resumed(clock: Clock, at: datetime, calendar: Calendar) -> Clock:
    """Run on with the days that were left; what was late already stays as late as it was."""
    if clock.left_days is None:
        return clock
    return Clock(due_on=add_working_days(at.astimezone(VIETNAM).date(), clock.left_days, calendar))
