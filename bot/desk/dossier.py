"""The page of one dossier, and what officers decide there."""

from collections.abc import Mapping

from starlette.responses import Response

from bot.desk.answers import Reader, groups, item_label
from bot.desk.desk import HOME, Desk, Visit, go_to
from bot.desk.files import loose_files, paper_lines, places_and_numbers
from bot.desk.queue import flags_of, left_days, today, who
from bot.dossier.statuses import Action, actions, after
from bot.dossier.working_days import urgency
from bot.model.dossier import DossierEvent
from bot.model.errors import Conflict, NotFound
from bot.service.decide import Decision, NotAllowed, decide
from bot.service.printing import printables
from bot.service.view import Opened, open_dossier, reveal, view

LONGEST_REASON = 1000


async def show_dossier(desk: Desk, visit: Visit) -> Response:
    """Show a dossier with identity numbers hidden."""
    opened = await view(desk.parts, visit.scope, visit.path("code"))
    return await _dossier_page(desk, visit, opened, shows_numbers=False)


async def show_numbers(desk: Desk, visit: Visit) -> Response:
    """Show a dossier with its identity numbers; the audit knows who asked."""
    opened = await reveal(desk.parts, visit.scope, visit.path("code"))
    return await _dossier_page(desk, visit, opened, shows_numbers=True)


async def act(desk: Desk, visit: Visit) -> Response:
    """Carry out what a form of the dossier page asks for."""
    wanted = visit.path("action")
    if wanted not in set(Action) - {Action.SUPPLEMENT}:
        raise NotFound(wanted)
    return await carry_out(desk, visit, posted(visit, Action(wanted)))


def posted(visit: Visit, action: Action, items: tuple[str, ...] = ()) -> Decision:
    """Read the fields that every decision has."""
    revision, reason = visit.form.number("revision"), visit.form.get("reason")
    return Decision(visit.path("code"), revision, action, reason[:LONGEST_REASON], items)


async def carry_out(desk: Desk, visit: Visit, decision: Decision) -> Response:
    """Decide, and go back to the dossier; or say why not."""
    try:
        changed = await decide(desk.parts, visit.scope, decision)
    except NotAllowed as refusal:
        return desk.problem(f"not_allowed.{refusal.problem}", 422, visit, code=decision.code)
    except Conflict:
        return await overtaken(desk, visit, decision)
    return go_to(f"{HOME}dossiers/{changed.code}")


async def overtaken(desk: Desk, visit: Visit, decision: Decision) -> Response:
    """Tell who changed the dossier meanwhile. One's own second click counts as done."""
    opened = await open_dossier(desk.parts, visit.scope, decision.code)
    last = _last(opened.history)
    if last is not None and _is_same(last, visit, opened, decision):
        return go_to(f"{HOME}dossiers/{opened.dossier.code}")
    return desk.page(
        "overtaken.html",
        visit,
        409,
        code=opened.dossier.code,
        status=opened.dossier.status,
        actor=last.actor if last else "citizen",
        at=opened.dossier.changed_at or opened.dossier.sent_at,
        names=await officer_names(desk, visit),
    )


async def officer_names(desk: Desk, visit: Visit) -> Mapping[str, str]:
    """Give the names of the office's officers by id."""
    officers = await desk.parts.officers.officers_of(visit.officer.office)
    return {officer.id: officer.name for officer in officers}


async def _dossier_page(
    desk: Desk, visit: Visit, opened: Opened, *, shows_numbers: bool
) -> Response:
    book, dossier = desk.parts.library.book(), opened.dossier
    now = today(desk)
    undelivered = await desk.parts.desk.undelivered(visit.scope)
    labels = {
        item: item_label(opened, book, item) for line in opened.history for item in line.items
    }
    return desk.page(
        "dossier.html",
        visit,
        dossier=dossier,
        title=opened.flow.title,
        who=who(dossier, opened.flow),
        flags=flags_of(dossier, opened.flow),
        urgency=urgency(dossier, now, book.calendar),
        left_days=left_days(dossier, now, book.calendar),
        groups=groups(opened, Reader(book, now, shows_numbers)),
        shows_numbers=shows_numbers,
        papers=paper_lines(opened, book),
        loose=loose_files(opened, book),
        places=places_and_numbers(opened),
        actions=[action.value for action in actions(dossier.status, opened.came_from)],
        history=opened.history,
        labels=labels,
        names=await officer_names(desk, visit),
        printables=await printables(desk.parts, visit.scope, dossier),
        untold=undelivered.get(dossier.code, ""),
    )


def _last(history: tuple[DossierEvent, ...]) -> DossierEvent | None:
    return max(history, key=lambda event: event.revision, default=None)


def _is_same(last: DossierEvent, visit: Visit, opened: Opened, decision: Decision) -> bool:
    """Say whether the last change is this very decision, sent twice."""
    before = last.before
    if before is None or last.actor != visit.officer.id:
        return False
    is_next = last.revision == opened.dossier.revision == decision.revision + 1
    same_words = (last.reason, last.items) == (decision.reason.strip(), decision.items)
    return is_next and same_words and after(decision.action, before, before) is last.after
