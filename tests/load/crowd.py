"""Many people who talk at once over the whole way of a Telegram update, and what became of it."""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from bot.channels.telegram.taking import NotTaken
from bot.model.event import Chat
from tests.bench.talks import APPOINTMENT, tag_of
from tests.bench.ways import SETTINGS, TelegramWay

AGAIN_S = 0.2  # so soon a platform brings what could not be taken
BROUGHT_TWICE = 0.02  # of the updates


@dataclass(slots=True)
class Talk:
    """Somebody who makes an appointment, and then another one in another chat."""

    chat: int
    place: int = 0
    is_busy: bool = False


@dataclass(slots=True)
class Seen:
    """What was said, and what came of it."""

    said: int = 0
    answered: int = 0
    ended: int = 0  # talks with a receipt
    wrong: list[str] = field(default_factory=list)
    kept_ms: list[float] = field(default_factory=list)
    answered_ms: list[float] = field(default_factory=list)


class Crowd:
    """People who come at random; each waits for an answer before saying the next thing."""

    def __init__(self, way: TelegramWay, people: int, seed: int = 7) -> None:
        self._way, self._numbers = way, count(1)
        self._chance = random.Random(seed)
        self._talks = [self._begun() for _ in range(people)]
        self._updates: list[tuple[int, int]] = []  # (chat, number) of the last ones

    async def come(self, rate: float, seconds: float, seen: Seen, *, timed: bool = True) -> float:
        """Let so many a second come, for so long; give how long the last waited beyond that."""
        due = time.perf_counter()
        end = due + seconds
        async with asyncio.TaskGroup() as group:
            while (due := due + self._chance.expovariate(rate)) < end:
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
                free = self._free()
                group.create_task(self._says(free, seen, due if timed else None))
        return time.perf_counter() - end

    async def lost(self) -> int:
        """Give how many of the last updates the store does not know."""
        has_seen = self._way.parts.store.has_seen
        place = [(Chat("telegram", SETTINGS.account, str(c)), str(n)) for c, n in self._updates]
        return sum([not await has_seen(chat, key) for chat, key in place])

    def _begun(self) -> Talk:
        return Talk(next(self._numbers))

    def _free(self) -> Talk:
        for _ in range(20):
            talk = self._chance.choice(self._talks)
            if not talk.is_busy:
                return talk
        self._talks.append(self._begun())  # everybody waits: somebody new comes
        return self._talks[-1]

    async def _says(self, talk: Talk, seen: Seen, due: float | None) -> None:
        talk.is_busy, seen.said = True, seen.said + 1
        text, tag = APPOINTMENT[talk.place]
        chat, number = talk.chat, next(self._numbers)
        await self._brought(chat, number, text)
        if due is not None:
            seen.kept_ms.append((time.perf_counter() - due) * 1e3)
        told = await self._way.answered(chat)
        if due is not None:
            seen.answered_ms.append((time.perf_counter() - due) * 1e3)
        self._note(talk, seen, told, tag, number)
        if self._chance.random() < BROUGHT_TWICE:
            await self._brought(chat, number, text)
        talk.is_busy = False

    async def _brought(self, chat: int, number: int, text: str) -> None:
        while True:
            try:
                return await self._way.taken(chat, number, text)
            except NotTaken:
                await asyncio.sleep(AGAIN_S)

    def _note(self, talk: Talk, seen: Seen, told: list[str], tag: str, number: int) -> None:
        self._updates = [*self._updates[-500:], (talk.chat, number)]
        tags = [one for one in map(tag_of, told) if one]
        if tags == [tag]:
            seen.answered += 1
        elif len(seen.wrong) < 20:
            seen.wrong.append(f"chat {talk.chat} was to be told {tag}, and was told {tags}")
        talk.place += 1
        if talk.place == len(APPOINTMENT):
            seen.ended += 1
            talk.chat, talk.place = next(self._numbers), 0


def share_of(figures: list[float], share: float) -> float:
    return sorted(figures)[int(len(figures) * share)] if figures else 0.0


Line = tuple[str, str, str, bool]
"""What was measured, what is wanted, what was seen, and whether that is enough."""


def listed(lines: list[Line], say: Callable[[str], None]) -> int:
    """Say the table; give the exit code."""
    say(f"{'':<52}{'wanted':>12}{'seen':>14}")
    for what, wanted, seen, is_enough in lines:
        say(f"{what:<52}{wanted:>12}{seen:>14}{'' if is_enough else '   NOT ENOUGH'}")
    return 0 if all(is_enough for *_, is_enough in lines) else 1
