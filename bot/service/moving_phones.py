"""A half-done draft goes from one phone to another by six figures."""

from dataclasses import replace
from datetime import timedelta

from bot.model.event import Body, Chat, MoveCode, Moved, MovedAway
from bot.service.playing import Playing
from bot.service.ports import MoveTicket, PaperMove

MOVE_CODE_HOLDS = timedelta(minutes=15)


def make_move_code(playing: Playing, chat: Chat, draft: str) -> MoveCode:
    code = playing.parts.ids.move_code()
    playing.add(tickets=(MoveTicket(code, chat, draft, playing.work.at + MOVE_CODE_HOLDS),))
    return MoveCode(code)


async def take_move_code(playing: Playing, chat: Chat, said: str) -> list[tuple[Chat, Body]]:
    code = "".join(sign for sign in said if sign in "0123456789")
    may = playing.parts.guesses.may(chat, playing.work.at)
    ticket = await playing.parts.store.ticket(code, playing.work.at) if may else None
    if ticket is None or ticket.chat == chat:
        return [(chat, Moved(None))]
    there = await playing.conversation(ticket.chat)
    draft = next((d for d in there.drafts if d.id == ticket.draft), None)
    if draft is None:
        return [(chat, Moved(None))]
    left = replace(there, drafts=tuple(d for d in there.drafts if d.id != draft.id))
    # What was drawn stays behind, and is of no use there any more.
    drawn = tuple(PaperMove(paper) for paper in draft.drawn)
    playing.add(used_tickets=(code,), paper_moves=drawn)
    playing.save(ticket.chat, left)
    return [(chat, Moved(replace(draft, drawn=()))), (ticket.chat, MovedAway(draft.id))]
