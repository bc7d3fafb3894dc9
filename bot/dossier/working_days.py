"""Days on which offices work, and the terms that are counted in them."""

from datetime import date, datetime, timedelta, timezone

from bot.dossier.statuses import CLOSED
from bot.model.book import Calendar, Term
from bot.model.dossier import Dossier, Status

VIETNAM = timezone(timedelta(hours=7))
SATURDAY = 5

_STANDING_STILL = frozenset({Status.WAITING_FOR_PAPERS, Status.WAITING_FOR_PAYMENT, Status.STOPPED})


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Say whether offices work that day; a swapped Saturday or Sunday counts as worked."""
    if day in calendar.worked:
        return True
    return day.weekday() < SATURDAY and day not in calendar.closed


def add_working_days(day: date, days: int, calendar: Calendar) -> date:
    """Give the working day `days` after (or, negative, before) `day`, which is not counted.

    Zero gives `day` itself, or the next working day where offices are closed.
    """
    step = timedelta(days=-1 if days < 0 else 1)
    if days == 0:
        day, days = day - step, 1
    for _ in range(abs(days)):
        day += step
        while not is_working_day(day, calendar):
            day += step
    return day


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """Count the working days after `first` up to and including `last`; negative if it is past."""
    if last < first:
        return -working_days_between(last, first, calendar)
    span = (last - first).days
    return sum(is_working_day(first + timedelta(days=n), calendar) for n in range(1, span + 1))


def due(accepted_at: datetime, term: Term, calendar: Calendar) -> date:
    """Give the day a result is due.

    N working days start on the working day after acceptance. With a cut-off hour the day of
    acceptance is itself the first, unless the office is closed or the hour has struck.
    """
    local = accepted_at.astimezone(VIETNAM)
    day = local.date()
    counts_today = (
        term.cutoff_hour is not None
        and local.hour < term.cutoff_hour
        and is_working_day(day, calendar)
    )
    return add_working_days(day, term.days - 1 if counts_today else term.days, calendar)


def urgency(dossier: Dossier, today: date, calendar: Calendar) -> str:
    """Say how a dossier stands: "new", "waiting", "done", "overdue", "due" or "ontime".

    "due" means at most one working day is left: it is shown in the morning, not when too late.
    """
    if dossier.status is Status.SENT:
        return "new"
    if dossier.status in CLOSED or dossier.status is Status.READY:
        return "done"
    if dossier.status in _STANDING_STILL:
        return "waiting"
    return _running(dossier.clock.due_on, today, calendar)


def _running(due_on: date | None, today: date, calendar: Calendar) -> str:
    if due_on is None:
        return "ontime"
    if due_on < today:
        return "overdue"
    return "due" if working_days_between(today, due_on, calendar) <= 1 else "ontime"
