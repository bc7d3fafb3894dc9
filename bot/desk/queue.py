"""The office queue: what is new, what is due, who waits for whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from starlette.responses import Response

from bot.desk.desk import HOME, Desk, Visit, go_to
from bot.dossier.statuses import CLOSED
from bot.dossier.working_days import VIETNAM, urgency, working_days_between
from bot.model.answer import Address
from bot.model.book import Book, Calendar
from bot.model.dossier import Dossier, Status
from bot.model.flow import Flow
from bot.service.decide import answer_call
from bot.service.ports import WaitingCall
from bot.service.view import Listed, office_queue
from bot.understanding.spelling.clean import clean, fold

ROWS_A_PAGE = 100
_ORDER = ("overdue", "due", "new", "ontime", "waiting", "done")
_WAITING_FOR_CITIZEN = frozenset({Status.WAITING_FOR_PAPERS, Status.WAITING_FOR_PAYMENT})


@dataclass(frozen=True, slots=True)
class Flag:
    """A circumstance shown on top; `is_unsure` where the answers could not tell."""

    label: str
    is_secret: bool
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier in the queue."""

    dossier: Dossier
    title: str
    who: str = field(repr=False)
    village: str = field(repr=False)
    urgency: str
    left_days: int | None
    is_due_today: bool
    flags: tuple[Flag, ...]
    untold: str  # why the last news may not have arrived


TABS: Mapping[str, Callable[[Row], bool]] = {
    "open": lambda row: True,
    "new": lambda row: row.urgency == "new",
    "today": lambda row: row.is_due_today,
    "overdue": lambda row: row.urgency == "overdue",
    "waiting": lambda row: row.dossier.status in _WAITING_FOR_CITIZEN,
    "stopped": lambda row: row.dossier.status is Status.STOPPED,
    "ready": lambda row: row.dossier.status is Status.READY,
    "flagged": lambda row: bool(row.flags),
    "done": lambda row: True,
}


async def show_queue(desk: Desk, visit: Visit) -> Response:
    """Show the officer's own office: the numbers, the calls, and one tab of dossiers."""
    wanted = visit.request.query_params
    tab = wanted.get("tab", "open")
    tab = tab if tab in TABS else "open"
    words = clean(wanted.get("q", ""))[:100]
    still_open = await _rows(desk, visit, frozenset(Status) - CLOSED)
    rows = await _rows(desk, visit, CLOSED) if tab == "done" else still_open
    rows = [row for row in rows if TABS[tab](row) and _fits(row, words)]
    number = _page_number(wanted.get("page", ""))
    calls = await desk.parts.desk.waiting_calls(visit.scope)
    return desk.page(
        "queue.html",
        visit,
        office=_office_name(desk, visit),
        counts={name: sum(map(TABS[name], still_open)) for name in TABS if name != "done"},
        rows=rows[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE],
        calls=[(call, _about(desk.parts.library.book(), call)) for call in calls],
        tab=tab,
        words_sought=words,
        number=number,
        has_more=len(rows) > number * ROWS_A_PAGE,
    )


async def call_answered(desk: Desk, visit: Visit) -> Response:
    """Take a citizen off the list of those who wait for a call."""
    call = visit.path("call")
    await answer_call(desk.parts, visit.scope, int(call) if call.isdecimal() else -1)
    return go_to(HOME)


def flags_of(dossier: Dossier, flow: Flow) -> tuple[Flag, ...]:
    """Name the circumstances of a dossier; what is secret has been left out before."""
    rules = {rule.id: rule for rule in flow.flags}
    return tuple(
        Flag(rules[name].label, rules[name].secret, flag.endswith("?"))
        for flag in dossier.flags
        if (name := flag.rstrip("?")) in rules
    )


def who(dossier: Dossier, flow: Flow) -> str:
    """Give the name a dossier goes by: the first answer its summary names."""
    for wanted in flow.summary:
        for key, answer in dossier.answers.items():
            if key.partition("#")[0] == wanted and isinstance(answer.value, str):
                return answer.value
    return ""


def left_days(dossier: Dossier, today: date, calendar: Calendar) -> int | None:
    """Count the working days that are left; negative when late, None without a due date."""
    if dossier.clock.due_on is None:
        return None
    return working_days_between(today, dossier.clock.due_on, calendar)


def today(desk: Desk) -> date:
    return desk.parts.clock().astimezone(VIETNAM).date()


async def _rows(desk: Desk, visit: Visit, statuses: frozenset[Status]) -> list[Row]:
    listed = await office_queue(desk.parts, visit.scope, statuses)
    undelivered = await desk.parts.desk.undelivered(visit.scope)
    now, calendar = today(desk), desk.parts.library.book().calendar
    rows = [_row(one, now, calendar, undelivered) for one in listed]
    return sorted(rows, key=lambda row: _ORDER.index(row.urgency))


def _row(listed: Listed, now: date, calendar: Calendar, undelivered: Mapping[str, str]) -> Row:
    dossier, flow = listed.dossier, listed.flow
    return Row(
        dossier=dossier,
        title=flow.title,
        who=who(dossier, flow),
        village=_village(dossier, flow),
        urgency=urgency(dossier, now, calendar),
        left_days=left_days(dossier, now, calendar),
        is_due_today=dossier.clock.due_on == now,
        flags=flags_of(dossier, flow),
        untold=undelivered.get(dossier.code, ""),
    )


def _village(dossier: Dossier, flow: Flow) -> str:
    """Give the village of the first home named; where a child was born is no home."""
    homes = [question.id for question in flow.by_id.values() if question.kind == "address"]
    values = (dossier.answers[home].value for home in homes if home in dossier.answers)
    return next((v.rest for v in values if isinstance(v, Address) and v.rest), "")


def _fits(row: Row, words: str) -> bool:
    """Look for a code or a name; accents, capitals and hyphens do not matter."""
    wanted = fold(words)
    code = fold(row.dossier.code)
    bare = wanted.replace("-", "").replace(" ", "")
    return wanted in fold(row.who) or (bool(bare) and bare in code.replace("-", ""))


def _about(book: Book, waiting: WaitingCall) -> str:
    about = waiting.call.about
    if about in book.flows:
        return book.flows[about].title
    return book.procedures[about].name if about in book.procedures else about


def _office_name(desk: Desk, visit: Visit) -> str:
    office = desk.parts.library.book().offices.get(visit.officer.office)
    return office.name if office else visit.officer.office


def _page_number(text: str) -> int:
    return min(max(int(text), 1), 10_000) if text.isdecimal() and len(text) <= len("10000") else 1
