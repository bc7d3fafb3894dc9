"""An officer decides about a dossier; the citizen is told in the same transaction."""

from dataclasses import dataclass, field, replace

from bot.dossier.clock import due_text, is_late, moved
from bot.dossier.statuses import CLOSED, Action, after, needs_reason
from bot.dossier.working_days import VIETNAM
from bot.engine.turn import turn
from bot.model.conversation import Conversation, Draft
from bot.model.dossier import Dossier, DossierEvent, Status
from bot.model.errors import Conflict, NotFound
from bot.model.event import Event, News
from bot.model.flow import Flow
from bot.service.cards import accepted
from bot.service.parts import Parts
from bot.service.playing import book_for
from bot.service.ports import AuditEntry, Scope, Tally, Work
from bot.service.turns import with_turn
from bot.service.view import as_draft, came_from, flow_of, may_see


@dataclass(frozen=True, slots=True)
class Decision:
    """What an officer wants done. `items`: ids of papers and keys of answers to supplement."""

    code: str
    revision: int  # the one the officer was looking at
    action: Action
    reason: str = field(default="", repr=False)
    items: tuple[str, ...] = ()


class NotAllowed(Exception):
    """The rules do not let this be decided; `problem` is "transition", "reason" or "items"."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


async def decide(parts: Parts, scope: Scope, decision: Decision) -> Dossier:
    """Carry out a decision: dossier, history, audit, statistics and the citizen's news at once.

    Raises NotFound (also for a dossier of another office), NotAllowed, and Conflict where the
    dossier is no longer at the revision the officer saw.
    """
    chat = (await parts.desk.dossier(scope, decision.code)).chat
    async with parts.places.hold(chat):
        try:
            return await _decide_once(parts, scope, decision)
        except Conflict:
            # Perhaps only the conversation moved on elsewhere. If it was the dossier, this
            # raises again.
            return await _decide_once(parts, scope, decision)


async def preview(parts: Parts, scope: Scope, decision: Decision) -> tuple[str, ...]:
    """Give the texts a citizen will read, without deciding anything. Raises as `decide` does."""
    dossier = await _read(parts, scope, decision)
    changed = await _changed(parts, scope, dossier, decision)
    # Played in an empty chat: what else this citizen talks about is none of the desk's business.
    alone = Conversation(office=dossier.office)
    event = await _news(parts, changed, decision)
    book = await book_for(parts, _drafts(event))
    played = turn(book, alone, event, parts.clock())
    return tuple(message.text for message in played.messages)


async def answer_call(parts: Parts, scope: Scope, call_id: int) -> None:
    """Note that an officer has called a citizen who wanted a human. Raises NotFound."""
    waiting = await parts.desk.waiting_calls(scope)
    if call_id not in {call.id for call in waiting}:
        raise NotFound(str(call_id))
    now = parts.clock()
    entry = AuditEntry(now, scope.office, scope.officer, "answer_call", str(call_id))
    await parts.store.commit(Work(at=now, answered_calls=(call_id,), audit=(entry,)))


async def _decide_once(parts: Parts, scope: Scope, decision: Decision) -> Dossier:
    dossier = await _read(parts, scope, decision)
    changed = await _changed(parts, scope, dossier, decision)
    told = await accepted(parts, changed, scope.officer)
    work = replace(_work(scope, decision, dossier, changed), outgoing=told)
    event = await _news(parts, changed, decision)
    await parts.store.commit(await with_turn(parts, work, event))
    return changed


async def _read(parts: Parts, scope: Scope, decision: Decision) -> Dossier:
    dossier = await parts.desk.dossier(scope, decision.code)
    if dossier.revision != decision.revision:
        raise Conflict(decision.code)
    return dossier


async def _changed(parts: Parts, scope: Scope, dossier: Dossier, decision: Decision) -> Dossier:
    """Give the dossier as decided. Raises NotAllowed."""
    history = await parts.desk.history(scope, dossier.id)
    target = after(decision.action, dossier.status, came_from(dossier, history))
    if target is None:
        raise NotAllowed("transition")
    if needs_reason(target) and not decision.reason.strip():
        raise NotAllowed("reason")
    if target is Status.WAITING_FOR_PAPERS:
        _check_items(scope, dossier, await flow_of(parts, dossier), decision.items)
    book, now = parts.library.book(), parts.clock()
    changed = moved(dossier, target, now, book.terms.get(dossier.flow), book.calendar)
    return replace(changed, revision=dossier.revision + 1, changed_at=now, unread=False)


def _check_items(scope: Scope, dossier: Dossier, flow: Flow, items: tuple[str, ...]) -> None:
    papers = {paper.paper for paper in dossier.papers}
    papers |= {one for rule in flow.papers for one in (rule.paper, *rule.instead)}
    known = all(item in papers or may_see(flow, item, scope) for item in items)
    if not items or not known:
        raise NotAllowed("items")


def _work(scope: Scope, decision: Decision, before: Dossier, changed: Dossier) -> Work:
    now = changed.changed_at or changed.sent_at
    line = DossierEvent(
        dossier=changed.id,
        revision=changed.revision,
        at=now,
        actor=scope.officer,
        before=before.status,
        after=changed.status,
        reason=decision.reason.strip(),
        items=_items(decision),
    )
    return Work(
        at=now,
        changed_dossiers=(changed,),
        dossier_events=(line,),
        audit=(AuditEntry(now, scope.office, scope.officer, decision.action.value, changed.code),),
        tallies=(_tally(changed),) if changed.status in CLOSED else (),
    )


def _items(decision: Decision) -> tuple[str, ...]:
    return decision.items if decision.action is Action.SUPPLEMENT else ()


def _tally(dossier: Dossier) -> Tally:
    closed_at = dossier.changed_at or dossier.sent_at
    return Tally(
        month=closed_at.astimezone(VIETNAM).strftime("%Y-%m"),
        office=dossier.office,
        procedure=dossier.flow,
        channel=dossier.chat.channel,
        typed_by=dossier.typed_by.value,
        outcome=_outcome(dossier),
    )


def _outcome(dossier: Dossier) -> str:
    if dossier.status is Status.HANDED_OVER:
        return "late" if is_late(dossier.clock) else "in_time"
    return dossier.status.name.lower()


async def _news(parts: Parts, changed: Dossier, decision: Decision) -> Event:
    wants_more = changed.status is Status.WAITING_FOR_PAPERS
    news = News(
        code=changed.code,
        status=changed.status.value,
        reason=decision.reason.strip(),
        items=_items(decision),
        due_on=due_text(changed.clock),
        procedure=changed.flow,
        office=changed.office,
        draft=await _supplement(parts, changed, decision) if wants_more else None,
    )
    return Event(changed.chat, f"news:{changed.id}:{changed.revision}", news)


def _drafts(event: Event) -> tuple[Draft, ...]:
    news = event.body
    return (news.draft,) if isinstance(news, News) and news.draft else ()


async def _supplement(parts: Parts, dossier: Dossier, decision: Decision) -> Draft:
    """Lay ready the draft in which the citizen answers."""
    return replace(
        as_draft(dossier, await flow_of(parts, dossier)),
        id=parts.ids.new_id(),
        supplement_to=dossier.code,
        wanted=decision.items,
        reason=decision.reason.strip(),
    )
