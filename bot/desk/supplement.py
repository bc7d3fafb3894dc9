"""The request for what is missing: every paper is judged before anything is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.responses import Response

from bot.desk.answers import Reader, groups
from bot.desk.desk import Desk, Visit
from bot.desk.dossier import carry_out, overtaken, posted
from bot.desk.files import paper_lines
from bot.desk.queue import today, who
from bot.dossier.statuses import Action, actions
from bot.model.errors import Conflict, NotFound
from bot.service.decide import Decision, NotAllowed, preview
from bot.service.view import Opened, open_dossier, view

JUDGEMENTS = ("enough", "missing", "wrong")
_SENT = "send"
_FILLED_IN = "template"


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the officer has ticked: a judgement for each paper, and answers to be corrected."""

    judged: Mapping[str, str]
    asked: tuple[str, ...]

    @property
    def items(self) -> tuple[str, ...]:
        lacking = [paper for paper, judgement in self.judged.items() if judgement != "enough"]
        return (*lacking, *self.asked)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page as it is to be shown: the ticks, what is lacking, what the citizen will read."""

    opened: Opened
    checklist: Checklist
    reason: str = ""
    problem: str = ""
    texts: tuple[str, ...] = ()


async def show_checklist(desk: Desk, visit: Visit) -> Response:
    """Show the list with nothing judged yet."""
    opened = await view(desk.parts, visit.scope, visit.path("code"))
    if Action.SUPPLEMENT not in actions(opened.dossier.status, opened.came_from):
        raise NotFound(opened.dossier.code)
    return _page(desk, visit, Sheet(opened, Checklist({}, ())))


async def send_checklist(desk: Desk, visit: Visit) -> Response:
    """Take the list: fill in a template, show what the citizen will read, or send it."""
    opened = await open_dossier(desk.parts, visit.scope, visit.path("code"))
    sheet = Sheet(opened, _read(visit, opened), visit.form.get("reason"))
    wish = visit.form.get("do")
    if wish == _FILLED_IN:
        return _page(desk, visit, replace(sheet, reason=_with_template(desk, visit)))
    lacking = _lacking(sheet)
    if lacking:
        return _page(desk, visit, replace(sheet, problem=lacking), 422)
    decision = posted(visit, Action.SUPPLEMENT, sheet.checklist.items)
    if wish == _SENT:
        return await carry_out(desk, visit, decision)
    return await _previewed(desk, visit, sheet, decision)


async def _previewed(desk: Desk, visit: Visit, sheet: Sheet, decision: Decision) -> Response:
    try:
        texts = await preview(desk.parts, visit.scope, decision)
    except NotAllowed as refusal:
        return desk.problem(f"not_allowed.{refusal.problem}", 422, visit, code=decision.code)
    except Conflict:
        return await overtaken(desk, visit, decision)
    return _page(desk, visit, replace(sheet, texts=texts))


def _read(visit: Visit, opened: Opened) -> Checklist:
    """Read only what stands on the list; anything else posted is left aside."""
    judged = {}
    for due in opened.dossier.papers:
        judgement = visit.form.get(f"paper.{due.paper}")
        if judgement in JUDGEMENTS:
            judged[due.paper] = judgement
    keys = {filled.spot.key for filled in opened.filled}
    return Checklist(judged, tuple(key for key in visit.form.all("asked") if key in keys))


def _lacking(sheet: Sheet) -> str:
    """Say what the officer has not done yet, or nothing."""
    if any(due.paper not in sheet.checklist.judged for due in sheet.opened.dossier.papers):
        return "unjudged"
    if not sheet.checklist.items:
        return "nothing"
    return "" if sheet.reason else "reason"


def _with_template(desk: Desk, visit: Visit) -> str:
    """Put the words of the chosen template under what was written."""
    chosen = desk.parts.library.book().templates.get(visit.form.get("template"), "")
    return "\n".join(part for part in (visit.form.get("reason"), chosen) if part)


def _collected(opened: Opened) -> frozenset[str]:
    """Name the questions whose photos are already judged as papers."""
    due = {paper.paper for paper in opened.dossier.papers}
    return frozenset(rule.question for rule in opened.flow.papers if rule.paper in due)


def _page(desk: Desk, visit: Visit, sheet: Sheet, status_code: int = 200) -> Response:
    book, opened = desk.parts.library.book(), sheet.opened
    return desk.page(
        "supplement.html",
        visit,
        status_code,
        sheet=sheet,
        dossier=opened.dossier,
        revision=visit.form.number("revision") or opened.dossier.revision,
        title=opened.flow.title,
        who=who(opened.dossier, opened.flow),
        papers=paper_lines(opened, book),
        groups=groups(opened, Reader(book, today(desk))),
        collected=_collected(opened),
        judgements=JUDGEMENTS,
        templates=book.templates,
    )
