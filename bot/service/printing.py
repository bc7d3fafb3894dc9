"""An officer prints what belongs to a dossier: its forms, their blank twins, the office's slips."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.dossier.clock import due_text
from bot.dossier.working_days import VIETNAM
from bot.engine.plan import forms_of
from bot.engine.route import walk
from bot.model.book import Office
from bot.model.dossier import Dossier, DossierEvent, DossierPaper, Status
from bot.model.errors import NotFound
from bot.service.filling import Case, Filled, filled_in
from bot.service.paperwork import LIBRARY, sheet
from bot.service.parts import Parts
from bot.service.ports import AuditEntry, Scope, Work
from bot.service.print_ports import Sheet
from bot.service.view import Opened, as_draft, flow_of, may_see, open_dossier

RECEIPT, SUPPLEMENT, REFUSAL = "phieu-tiep-nhan", "phieu-bo-sung", "phieu-tu-choi"
_OF_STATUS = {Status.WAITING_FOR_PAPERS: SUPPLEMENT, Status.REFUSED: REFUSAL}


@dataclass(frozen=True, slots=True)
class Printable:
    """Something of a dossier that can be printed; a slip has no title and no blank twin."""

    name: str
    title: str = ""


async def printables(parts: Parts, scope: Scope, dossier: Dossier) -> tuple[Printable, ...]:
    """List what can be printed of a dossier as it stands."""
    case = await _case(parts, scope, dossier.code)
    forms = forms_of(case.flow, case.route) if case.route else ()
    slips = (name for name in slips_of(dossier) if name in case.book.slips)
    return (
        *(Printable(form.name, form.title or case.flow.title) for form in forms),
        *(Printable(name) for name in slips),
    )


def slips_of(dossier: Dossier) -> tuple[str, ...]:
    """Name the slips that are due at this stage."""
    found = [RECEIPT] if dossier.accepted_at else []
    if dossier.status in _OF_STATUS:
        found.append(_OF_STATUS[dossier.status])
    return tuple(found)


async def print_paper(parts: Parts, scope: Scope, code: str, name: str) -> bytes:
    """Print a form or a slip of a dossier as PDF, and note who did.

    Raises NotFound, PrintError.
    """
    opened = await open_dossier(parts, scope, code)
    case = await _case(parts, scope, opened.dossier.code)
    if name in slips_of(opened.dossier):
        paper = await _slip(parts, case, opened, name)
    else:
        paper = _form(case, name)
    drawn = await parts.printer.pdf(paper)
    await _note(parts, scope, f"{opened.dossier.code} {name}")
    return drawn


async def print_blank(parts: Parts, scope: Scope, code: str, name: str) -> bytes:
    """Print the blank twin of a form, to be filled in by hand. Raises NotFound, PrintError."""
    case = await _case(parts, scope, code)
    blank = Case(case.book, case.flow, case.office, case.today)
    return await parts.printer.pdf(_form(blank, name))


async def _case(parts: Parts, scope: Scope, code: str) -> Case:
    dossier = await parts.desk.dossier(scope, code)
    flow, book = await flow_of(parts, dossier), parts.library.book()
    # The road is walked with every answer; what this officer may not see is left blank.
    sent_on = dossier.sent_at.astimezone(VIETNAM).date()
    return Case(
        book=book,
        flow=flow,
        office=book.offices.get(dossier.office) or Office(dossier.office, "", ""),
        today=parts.clock().astimezone(VIETNAM).date(),
        route=walk(flow, as_draft(dossier, flow), sent_on),
        code=dossier.code,
        may_see=lambda key: may_see(flow, key, scope),
    )


def _form(case: Case, name: str) -> Sheet:
    form = next((form for form in case.flow.forms if form.name == name), None)
    if form is None:
        raise NotFound(name)
    return sheet(case, form)


async def _slip(parts: Parts, case: Case, opened: Opened, name: str) -> Sheet:
    slips = case.book.slips
    if name not in slips:
        raise NotFound(name)
    officers = await parts.officers.officers_of(opened.dossier.office)
    names = {officer.id: officer.name for officer in officers}
    filled = filled_in(case) | {"dossier": _dossier(case, opened, names)}
    return Sheet(name, slips[name], slips.get(LIBRARY, ""), filled, qr=case.code)


def _dossier(case: Case, opened: Opened, names: Mapping[str, str]) -> Filled:
    dossier = opened.dossier
    last = max(opened.history, key=lambda line: line.revision, default=None)
    accepted = dossier.accepted_at.astimezone(VIETNAM) if dossier.accepted_at else None
    due = due_text(dossier.clock)
    term = case.book.terms.get(dossier.flow)
    return {
        "accepted": f"{accepted:%H:%M, %d/%m/%Y}" if accepted else "",
        "due": "/".join(reversed(due.split("-"))),
        "days": term.days if term else 0,
        "papers": [_paper(case, paper) for paper in dossier.papers],
        "reason": last.reason if last else "",
        "items": [_name(case, item) for item in (last.items if last else ())],
        "officer": _officer(opened.history, names),
    }


def _paper(case: Case, paper: DossierPaper) -> Filled:
    known = case.book.papers.get(paper.paper)
    name = known.official or known.name if known else paper.paper
    return {"name": name, "state": paper.state, "count": len(paper.attachments)}


def _name(case: Case, item: str) -> str:
    """Name a paper or an answer that is asked for."""
    if item in case.book.papers:
        return case.book.papers[item].name
    name, _, number = item.partition("#")
    question = case.flow.by_id.get(name)
    return f"{question.label} {number}".strip() if question else item


def _officer(history: tuple[DossierEvent, ...], names: Mapping[str, str]) -> str:
    """Name the officer who acted last."""
    acted = sorted(history, key=lambda line: -line.revision)
    return next((names[line.actor] for line in acted if line.actor in names), "")


async def _note(parts: Parts, scope: Scope, what: str) -> None:
    now = parts.clock()
    entry = AuditEntry(now, scope.office, scope.officer, "print", what)
    await parts.store.commit(Work(at=now, audit=(entry,)))
