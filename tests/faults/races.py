"""Officers decide about one dossier at the same moment: one of them does, the others hear so."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random

from bot.dossier.statuses import CLOSED, Action, actions
from bot.model.dossier import Dossier
from bot.model.errors import Conflict
from bot.model.event import Chat, Event, Text
from bot.model.message import Priority
from bot.service.decide import Decision, NotAllowed, decide
from bot.service.parts import ChatPlaces, Parts
from bot.service.ports import Scope
from bot.service.receive import receive
from bot.service.view import came_from
from bot.settings import SQLITE
from bot.wiring import Opened, open_parts
from tests.faults import case
from tests.faults.invariants import Left, Person, breaches
from tests.faults.registry import Trial
from tests.faults.server import settings_of
from tests.faults.simulation.people import FAMILY, GIVEN, MIDDLE
from tests.storage.cluster import cluster

MOST_OFFICERS = 8
A_STORE = 50  # races, and never more people
PROCESSES = 3  # on a server
NAMES = [" ".join(one) for one in product(FAMILY, MIDDLE, GIVEN)]
NO_PHOTO = Text("Không có")
ANSWER = "nha.chu"


def races(count: int, seed: int) -> Iterator[Trial]:
    """Let officers race so many times, all in one process."""
    chance = Random(seed)
    for begun in range(0, count, A_STORE):
        yield from asyncio.run(_raced(SQLITE, min(A_STORE, count - begun), chance))


def races_on_server(count: int, seed: int) -> Iterator[Trial]:
    """The same in several processes' parts, on PostgreSQL."""
    chance = Random(seed)
    with cluster() as server:
        for begun in range(0, count, A_STORE):
            name = asyncio.run(server.make())
            yield from asyncio.run(_raced(server.of(name), min(A_STORE, count - begun), chance))
            asyncio.run(server.drop(name))


async def _raced(database: str, count: int, chance: Random) -> list[Trial]:
    trials: list[Trial] = []
    people: list[Person] = []
    async with AsyncExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        library, settings = case.furnished(place), settings_of(place, database=database)
        opened = [
            await stack.enter_async_context(open_parts(settings, library, case.OFFICE))
            for _ in range(1 if database == SQLITE else PROCESSES)
        ]
        desk = _desk(opened)
        while len(trials) < count:
            people.append(await _says_the_case(desk[0], len(people)))
            (dossier,) = await desk[0].store.dossiers_of(people[-1].chat)
            while dossier.status not in CLOSED and len(trials) < count:
                trials.append(await _race(desk, dossier, chance))
                dossier = await desk[0].desk.dossier(case.SCOPE, dossier.code)
        lacks = frozenset({"seen", "log"})
        first = opened[0]
        left = Left(desk[0], first.store, first.vault, settings.home, tuple(people), lacks=lacks)
        trials[-1] = replace(trials[-1], breaches=(*trials[-1].breaches, *await breaches(left)))
    return trials


def _desk(opened: list[Opened]) -> list[Parts]:
    """Give what each officer works with: also where they share a process none waits for another.

    All go by one clock, far from midnight: on a new day people are asked whose draft it is (R52).
    """
    clock = case.ticking()
    parts = [replace(one.parts, clock=clock) for one in opened]
    return [replace(parts[n % len(parts)], places=ChatPlaces()) for n in range(MOST_OFFICERS)]


async def _says_the_case(parts: Parts, number: int) -> Person:
    """Let somebody with a name of their own say the case, but for the photo."""
    chat, name = Chat("web", "1", str(number)), Text(NAMES[number])
    said = [name if one == Text(case.MARK) else one or NO_PHOTO for one in case.SAID]
    keys = tuple(f"update-{number}-{step}" for step in range(len(said)))
    for key, body in zip(keys, said, strict=True):
        await receive(parts, Event(chat, key, body))
    return Person(chat, name.text, keys, frozenset(b.text for b in said if isinstance(b, Text)))


async def _race(desk: list[Parts], dossier: Dossier, chance: Random) -> Trial:
    """Let some officers decide whatever may be decided, all having seen the same."""
    lines = await desk[0].desk.history(case.SCOPE, dossier.id)
    possible = actions(dossier.status, came_from(dossier, lines))
    told = await _news(desk[0], dossier)
    officers = [f"o-{number}" for number in range(chance.randint(2, MOST_OFFICERS))]
    ends = await asyncio.gather(
        *(
            _decides(parts, officer, dossier, chance.choice(possible))
            for parts, officer in zip(desk, officers, strict=False)
        )
    )
    winners = [one for one, end in zip(officers, ends, strict=True) if end is None]
    found = [] if len(winners) == 1 else [f"{len(winners)} officers decided the same"]
    if not all(isinstance(end, Conflict | None) for end in ends):
        found.append("somebody heard of something else than another's decision")
    now = await desk[0].desk.dossier(case.SCOPE, dossier.code)
    lines = await desk[0].desk.history(case.SCOPE, dossier.id)
    decided = [line.actor for line in lines if line.revision > dossier.revision]
    if now.revision != dossier.revision + 1 or decided != winners:
        found.append(f"{winners} decided, and {decided} stand there")
    if await _news(desk[0], dossier) != told + 1:
        found.append("one decision, and not one piece of news")
    return Trial(breaches=tuple(found))


async def _decides(
    parts: Parts, officer: str, dossier: Dossier, action: Action
) -> Conflict | NotAllowed | None:
    scope = Scope(officer, case.OFFICE, justice=True)
    decision = Decision(dossier.code, dossier.revision, action, "Còn thiếu", (ANSWER,))
    try:
        await decide(parts, scope, decision)
    except (Conflict, NotAllowed) as lost:
        return lost
    return None


async def _news(parts: Parts, dossier: Dossier) -> int:
    """Count what the citizen has been told about decisions."""
    rows = await parts.outbox.feed(dossier.chat, 0, 10_000)
    return sum(row.message.priority is Priority.RECEIPT for row in rows)
