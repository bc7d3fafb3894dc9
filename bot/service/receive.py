"""Take in one update: a turn, one transaction, and only then the acknowledgement."""

import logging
from contextlib import suppress

from bot.model.errors import Conflict, Duplicate, StoreBroken, StoreBusy
from bot.model.event import Event
from bot.model.message import Message
from bot.service.parts import Parts
from bot.service.ports import Outgoing, Paper, Work
from bot.service.turns import with_turn

TRIES = 3
MOST_OVERTAKEN = 20  # by other processes, each time by a turn that was kept

_log = logging.getLogger(__name__)


async def receive(parts: Parts, event: Event, papers: tuple[Paper, ...] = ()) -> None:
    """Apply an update once; on return it is durable and its replies stand in the outbox.

    A repeated update changes nothing. One that cannot be handled after three tries is parked
    with an apology, so that it blocks nobody. Raises StoreBusy and StoreBroken, then nothing
    was kept and the platform should bring the update again.
    """
    async with parts.places.hold(event.chat):
        # A repeated update is told by the commit: looking first would cost each turn a read.
        failures = overtaken = 0
        while failures < TRIES and overtaken < MOST_OVERTAKEN:
            work = Work(parts.clock(), seen=(event.chat, event.key), papers=papers)
            try:
                work = await with_turn(parts, work, event)
            except (StoreBusy, StoreBroken):
                raise  # no fault of this update: it is not to be parked for it
            except Exception as mistake:  # noqa: BLE001 - a worker's loop: ours to answer for
                _log.error("turn failed: %s", type(mistake).__name__)
                failed, failures = type(mistake).__name__, failures + 1
                continue
            try:
                await parts.store.commit(work)
            except Duplicate:
                return
            except Conflict:
                failed, overtaken = "Conflict", overtaken + 1
                continue
            await _drop_files(parts, work)
            return
        await _park(parts, event, failed, papers)


async def _park(parts: Parts, event: Event, failed: str, papers: tuple[Paper, ...]) -> None:
    apology = Message(parts.library.book().say("incident"))
    work = Work(
        parts.clock(),
        seen=(event.chat, event.key),
        papers=papers,
        outgoing=(Outgoing(event.chat, apology),),
        parked=(event.chat, event.key, failed),
    )
    with suppress(Duplicate):
        await parts.store.commit(work)


async def _drop_files(parts: Parts, work: Work) -> None:
    """Delete files nobody holds any more; one that a crash leaves behind is swept later."""
    for move in work.paper_moves:
        if not move.draft and not move.dossier:
            await parts.vault.drop(move.paper)
