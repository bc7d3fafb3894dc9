"""One turn joined to the work of a transaction: state, messages, and what the effects ask for."""

from collections.abc import Sequence

from bot.engine.turn import turn
from bot.model.conversation import Conversation
from bot.model.effect import (
    CallOfficer,
    DrawForms,
    Effect,
    Forget,
    MakeMoveCode,
    ReadStatus,
    Submit,
    Supplement,
    TakeMoveCode,
)
from bot.model.event import Body, Chat, Event, Moved, News
from bot.service.cards import called
from bot.service.handing_in import attachments_of, read_status, submit, supplement
from bot.service.moving_phones import make_move_code, take_move_code
from bot.service.paperwork import draw_forms
from bot.service.parts import Parts
from bot.service.playing import Playing, book_for, served_by
from bot.service.ports import Call, Outgoing, PaperMove, Work

MOST_ROUNDS = 8


async def with_turn(parts: Parts, work: Work, event: Event) -> Work:
    """Play `event` and add to `work` all that comes of it.

    The caller holds the chat's place until the work is committed. Effects that have an answer
    (a dossier code, a status) are answered by a further turn in the same work.
    """
    playing = Playing(parts, work)
    waiting = [event]
    for number in range(MOST_ROUNDS):
        if not waiting:
            break
        now = waiting.pop(0)
        for effect in await _play(playing, now):
            for chat, body in await _carry_out(playing, now.chat, effect):
                waiting.append(Event(chat, f"{event.key}:{number}", body))
    return playing.work


async def _play(playing: Playing, event: Event) -> Sequence[Effect]:
    before = await playing.conversation(event.chat)
    arriving = event.body.draft if isinstance(event.body, News | Moved) else None
    drafts = (*before.drafts, arriving) if arriving else before.drafts
    book = served_by(playing.parts, await book_for(playing.parts, drafts))
    taken = turn(book, before, event, playing.work.at)
    used = {(d.flow, d.version) for d in before.drafts}
    new = {(d.flow, d.version) for d in taken.conversation.drafts} - used
    playing.save(event.chat, taken.conversation)
    playing.add(
        outgoing=tuple(Outgoing(event.chat, message) for message in taken.messages),
        flows=tuple(flow for key in new if (flow := book.versions.get(key))),
        paper_moves=await _forgotten(playing, event.chat, before, taken.effects),
    )
    return taken.effects


async def _carry_out(playing: Playing, chat: Chat, effect: Effect) -> list[tuple[Chat, Body]]:
    """Do what an effect asks for; give the events that answer it."""
    answers: list[tuple[Chat, Body]] = []
    match effect:
        case Submit() | Supplement() | ReadStatus():
            answers = [(chat, await _at_the_office(playing, chat, effect))]
        case MakeMoveCode(draft):
            answers = [(chat, make_move_code(playing, chat, draft))]
        case TakeMoveCode(code):
            answers = await take_move_code(playing, chat, code)
        case CallOfficer(about, urgent, office):
            told = await called(playing.parts, office, urgent=urgent)
            call = Call(chat, office, about, urgent, playing.work.at)
            playing.add(calls=(call,), outgoing=told)
        case DrawForms():
            answers = [(chat, await draw_forms(playing, chat, effect))]
        case Forget():
            pass  # its files leave with the turn that forgot it
    return answers


async def _at_the_office(
    playing: Playing, chat: Chat, effect: Submit | Supplement | ReadStatus
) -> Body:
    match effect:
        case Submit():
            return await submit(playing, chat, effect)
        case Supplement():
            return await supplement(playing, chat, effect)
        case ReadStatus(code):
            return await read_status(playing, chat, code)


async def _forgotten(
    playing: Playing, chat: Chat, before: Conversation, effects: Sequence[Effect]
) -> tuple[PaperMove, ...]:
    """Give up the files of drafts thrown away; what a dossier holds stays with the dossier."""
    gone = {effect.draft for effect in effects if isinstance(effect, Forget)}
    if not gone:
        return ()
    handed_in = await playing.parts.store.dossiers_of(chat)
    kept = {paper for dossier in handed_in for paper in attachments_of(dossier)}
    return tuple(
        PaperMove(paper)
        for draft in before.drafts
        if draft.id in gone
        for paper in (*attachments_of(draft), *draft.drawn)
        if paper not in kept
    )
