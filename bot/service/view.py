"""What an officer gets to see: dossiers of the own office, without what only justice may know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.dossier.working_days import VIETNAM
from bot.engine.route import Spot, walk
from bot.model.answer import Answer, Value
from bot.model.conversation import Draft
from bot.model.dossier import Dossier, DossierEvent, DossierPaper, Status
from bot.model.errors import NotFound
from bot.model.flow import Flow
from bot.service.parts import Parts
from bot.service.ports import AuditEntry, Paper, Scope, Work


@dataclass(frozen=True, slots=True)
class Listed:
    """A dossier in the queue, with the flow it was filled in by."""

    dossier: Dossier
    flow: Flow


@dataclass(frozen=True, slots=True)
class Filled:
    """A question of the dossier's road and its answer; `answer` is None where it was derived."""

    spot: Spot
    value: Value | None = field(repr=False)
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A dossier lying open: what was answered, what happened to it, the files that belong to it."""

    dossier: Dossier
    flow: Flow
    filled: tuple[Filled, ...]
    history: tuple[DossierEvent, ...]
    papers: tuple[Paper, ...]

    @property
    def came_from(self) -> Status | None:
        return came_from(self.dossier, self.history)


async def view(parts: Parts, scope: Scope, code: str, action: str = "view") -> Opened:
    """Open a dossier and note in the audit that this officer did.

    Raises NotFound where there is none in this office.
    """
    opened = await open_dossier(parts, scope, code)
    await _note(parts, scope, action, opened.dossier.code)
    return opened


async def reveal(parts: Parts, scope: Scope, code: str) -> Opened:
    """Open a dossier to read its identity numbers in full, which the audit tells apart."""
    return await view(parts, scope, code, "reveal_numbers")


async def open_dossier(parts: Parts, scope: Scope, code: str) -> Opened:
    """Read a dossier as `scope` may see it; the caller sees to the audit."""
    dossier = await parts.desk.dossier(scope, code)
    flow = await flow_of(parts, dossier)
    history = await parts.desk.history(scope, dossier.id)
    papers = await parts.desk.papers_of(scope, dossier.id)
    hidden = frozenset() if scope.justice else _secret_attachments(dossier, flow)
    return Opened(
        dossier=visible(dossier, flow, scope),
        flow=flow,
        filled=_filled(dossier, flow, scope),
        history=tuple(_visible_event(event, flow, scope) for event in history),
        papers=tuple(paper for paper in papers if paper.id not in hidden),
    )


async def open_paper(parts: Parts, scope: Scope, code: str, paper_id: str) -> tuple[Paper, bytes]:
    """Read a file of a dossier and note who did. Raises NotFound."""
    opened = await open_dossier(parts, scope, code)
    paper = next((paper for paper in opened.papers if paper.id == paper_id), None)
    if paper is None:
        raise NotFound(paper_id)
    content = await parts.vault.get(paper.id, paper.chat)
    await _note(parts, scope, "view_paper", paper.id)
    return paper, content


async def office_queue(
    parts: Parts, scope: Scope, statuses: frozenset[Status]
) -> tuple[Listed, ...]:
    """Read the office's dossiers in these statuses."""
    flows: dict[tuple[str, str], Flow] = {}
    listed = []
    for dossier in await parts.desk.queue(scope, statuses):
        version = (dossier.flow, dossier.version)
        if version not in flows:
            flows[version] = await flow_of(parts, dossier)
        listed.append(Listed(visible(dossier, flows[version], scope), flows[version]))
    return tuple(listed)


async def flow_of(parts: Parts, dossier: Dossier) -> Flow:
    """Give the version of the flow a dossier was filled in by.

    Raises ValueError where neither the content nor the store holds it: it was lost.
    """
    book = parts.library.book()
    served = book.versions.get((dossier.flow, dossier.version))
    if served is not None:
        return served
    source = await parts.store.flow_source(dossier.flow, dossier.version)
    if source is None:
        raise ValueError(f"version {dossier.version} of {dossier.flow} is not stored")
    return parts.library.restore(source)


def as_draft(dossier: Dossier, flow: Flow) -> Draft:
    """Give the draft a dossier would be, so that its road can be walked again."""
    return Draft(
        id=dossier.draft,
        flow=dossier.flow,
        version=dossier.version,
        answers=dossier.answers,
        items=dossier.items,
        typed_by=dossier.typed_by,
        office=dossier.office,
    )


def came_from(dossier: Dossier, history: Sequence[DossierEvent]) -> Status | None:
    """Give the status a dossier had before the one it is in."""
    before = [
        event.before
        for event in sorted(history, key=lambda event: event.revision)
        if event.after is dossier.status and event.before is not event.after
    ]
    return before[-1] if before else None


def visible(dossier: Dossier, flow: Flow, scope: Scope) -> Dossier:
    """Leave out what this officer may not see, and answers the flow does not know."""
    answers = {key: answer for key, answer in dossier.answers.items() if may_see(flow, key, scope)}
    dossier = replace(dossier, answers=answers, flags=_visible_flags(dossier.flags, flow, scope))
    if scope.justice:
        return dossier
    hidden = _secret_attachments(dossier, flow)
    papers = tuple(_without(paper, hidden) for paper in dossier.papers)
    return replace(dossier, papers=papers)


def may_see(flow: Flow, key: str, scope: Scope) -> bool:
    """Say whether an officer may see the answer under this key."""
    question = flow.by_id.get(key.partition("#")[0])
    return question is not None and (scope.justice or not question.secret)


def _filled(dossier: Dossier, flow: Flow, scope: Scope) -> tuple[Filled, ...]:
    """Walk the road with every answer, and only then leave out what is not for this officer."""
    route = walk(flow, as_draft(dossier, flow), dossier.sent_at.astimezone(VIETNAM).date())
    return tuple(
        Filled(spot, route.values.get(spot.key), dossier.answers.get(spot.key))
        for spot in route.spots
        if may_see(flow, spot.key, scope)
    )


def _visible_flags(flags: Iterable[str], flow: Flow, scope: Scope) -> tuple[str, ...]:
    open_to_all = {rule.id for rule in flow.flags if not rule.secret}
    return tuple(flag for flag in flags if scope.justice or flag.rstrip("?") in open_to_all)


def _visible_event(event: DossierEvent, flow: Flow, scope: Scope) -> DossierEvent:
    """Leave out what was asked about secret answers, and the words of that request with it."""
    kept = tuple(item for item in event.items if not _is_secret(flow, item))
    if scope.justice or kept == event.items:
        return event
    return replace(event, items=kept, reason="")


def _is_secret(flow: Flow, key: str) -> bool:
    question = flow.by_id.get(key.partition("#")[0])
    return question is not None and question.secret


def _secret_attachments(dossier: Dossier, flow: Flow) -> frozenset[str]:
    of_rules = {rule.paper for rule in flow.papers if _is_secret(flow, rule.question)}
    sent = {one for p in dossier.papers if p.paper in of_rules for one in p.attachments}
    secret = (a for key, a in dossier.answers.items() if _is_secret(flow, key))
    return frozenset(sent.union(*(_attachments(answer) for answer in secret)))


def _attachments(answer: Answer) -> tuple[str, ...]:
    return answer.value if isinstance(answer.value, tuple) else ()


def _without(paper: DossierPaper, hidden: frozenset[str]) -> DossierPaper:
    return replace(paper, attachments=tuple(a for a in paper.attachments if a not in hidden))


async def _note(parts: Parts, scope: Scope, action: str, what: str) -> None:
    now = parts.clock()
    entry = AuditEntry(now, scope.office, scope.officer, action, what)
    await parts.store.commit(Work(at=now, audit=(entry,)))
