"""What does not hold in a world that has come to rest."""

import html
import re
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from bot.model.event import Chat
from bot.service.ports import Scope
from tests.faults.invariants import Left, Person, breaches
from tests.faults.simulation.people import OFFICE, Citizen, Officer
from tests.faults.simulation.photos import other_than_sent
from tests.faults.simulation.process import ACCOUNT, Process
from tests.faults.simulation.turns import torn

if TYPE_CHECKING:
    from tests.faults.simulation.world import World

_SCOPE = Scope("oracle", OFFICE, justice=True)


async def found(world: "World") -> list[str]:
    """Give everything that is not as it must be; empty is good."""
    people = tuple(_person(world, one) for one in world.people)
    process, log = world.process, world.log.getvalue()
    left = Left(process.parts, process.store, process.vault, world.home, people, log)
    wrong = await breaches(left)
    # A try that went well may hide that one before it met a mistake of ours.
    wrong += [f"logged: {line}" for line in log.splitlines() if "level=error" in line]
    wrong += [f"{one.number} never came to the end" for one in world.people if not one.is_done]
    wrong += [one async for one in torn(world.turns, process.store)]
    for person, one in zip(people, world.people, strict=True):
        photos = other_than_sent(process.parts, _SCOPE, person.chat, one.photos)
        wrong += [each async for each in photos]
    for officer in world.desk:
        wrong += [one async for one in _undone(process, officer)]
    return wrong


def _person(world: "World", one: Citizen) -> Person:
    confirmed = world.platform.confirmed
    return Person(
        Chat("telegram", ACCOUNT, str(one.number)),
        one.name,
        tuple(str(update) for update in one.updates if update in confirmed),
        frozenset(one.said),
        tuple(_bare(shown.text) for shown in world.platform.rooms[one.number].shown),
        is_told_in_order=not world.profile.blocks,
    )


def _bare(shown: str) -> str:
    return html.unescape(re.sub("</?b>", "", shown))


async def _undone(process: Process, officer: Officer) -> AsyncIterator[str]:
    for code, revision in officer.decided:
        dossier = await process.store.dossier(_SCOPE, code)
        lines = await process.store.history(_SCOPE, dossier.id)
        actors = [line.actor for line in lines if line.revision == revision]
        if actors != [officer.name]:
            yield f"a decision on {code} was acknowledged to {officer.name}, and is not kept"
