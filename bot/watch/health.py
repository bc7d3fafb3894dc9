"""Is all well here? The signs a monitor asks for, and which of them are not as they should be."""

import asyncio
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from bot.model.errors import StoreBroken, StoreBusy
from bot.service.ports import Clock
from bot.service.watch_ports import Overseen, Standing

STORE_WITHIN_S = 2.0
POLL_WITHIN_S = 120.0  # a long poll is answered within 25 s, also where there is nothing new
WAIT_WITHIN_S = 600.0
TOLD_FOR_S = 24 * 3600.0  # so long it is told that an update had to be given up
LEAST_FREE_MB = 200
LOOK_EVERY_S = 1.0  # whoever asks more often is given the same answer
# A machine whose battery is empty wakes up years ago.
EARLIEST, LATEST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
CLOCK_MAY_LAG = timedelta(minutes=5)
_MEGABYTE = 1024 * 1024
_NONE_KNOWN = Standing({}, None, None)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the signs come from; the wiring knows."""

    store: Overseen
    clock: Clock
    free_bytes: Callable[[], int]  # on the disk of the data folder
    channels: frozenset[str] = frozenset()  # to which messages are pushed
    poll_age_s: Callable[[], float | None] = lambda: None  # None: nothing is polled
    polls: Callable[[], int] = lambda: 0  # answered since the start
    is_quarantined: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """How things stood at one moment."""

    at: datetime
    answers: bool  # the store
    free_mb: int
    poll_age_s: float | None
    polls: int
    waiting: dict[str, int]  # messages on their way, by state
    oldest_waiting_s: float | None
    parked: int  # updates that failed thrice
    last_parked_s: float | None
    is_clock_plausible: bool
    is_quarantined: bool

    @property
    def wrong(self) -> list[str]:
        """Name what is not as it should be."""
        found = {
            "store": not self.answers,
            "disk": self.free_mb < LEAST_FREE_MB,
            "clock": not self.is_clock_plausible,
            "poll": (self.poll_age_s or 0) > POLL_WITHIN_S,
            "outbox": (self.oldest_waiting_s or 0) > WAIT_WITHIN_S,
            "parked": self.last_parked_s is not None and self.last_parked_s < TOLD_FOR_S,
            "quarantine": self.is_quarantined,
        }
        return [name for name, is_wrong in found.items() if is_wrong]

    def as_json(self) -> dict[str, object]:
        """Give all of it as JSON holds it: ages, counts and yes or no, nothing about persons."""
        ages = {
            "poll_age_s": self.poll_age_s,
            "oldest_waiting_s": self.oldest_waiting_s,
            "last_parked_s": self.last_parked_s,
        }
        rounded = {name: age if age is None else round(age, 1) for name, age in ages.items()}
        told = asdict(self) | rounded | {"at": self.at.isoformat(timespec="seconds")}
        return {"status": "wrong" if self.wrong else "ok", "wrong": self.wrong, **told}


class Health:
    """Looks at the signs, once for all who ask at the same time."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._looking = asyncio.Lock()
        self._last: Signs | None = None
        self._looked_at = 0.0

    async def look(self) -> Signs:
        """Give the signs, not older than a second."""
        async with self._looking:
            now = asyncio.get_running_loop().time()
            if self._last is None or now - self._looked_at >= LOOK_EVERY_S:
                self._last, self._looked_at = await signs(self._sources), now
            return self._last


async def signs(sources: Sources) -> Signs:
    """Look at everything."""
    standing = await _standing(sources)
    now, known = sources.clock(), standing or _NONE_KNOWN
    return Signs(
        at=now,
        answers=standing is not None,
        free_mb=sources.free_bytes() // _MEGABYTE,
        poll_age_s=sources.poll_age_s(),
        polls=sources.polls(),
        waiting=dict(known.waiting),
        oldest_waiting_s=_age_s(now, known.oldest_at),
        parked=known.parked,
        last_parked_s=_age_s(now, known.parked_at),
        is_clock_plausible=is_plausible(now, known.newest_at),
        is_quarantined=sources.is_quarantined,
    )


def _age_s(now: datetime, at: datetime | None) -> float | None:
    return None if at is None else max((now - at).total_seconds(), 0.0)


def is_plausible(now: datetime, newest: datetime | None) -> bool:
    """Say whether it can be that time: not before what was written last."""
    return EARLIEST < now < LATEST and (newest is None or now > newest - CLOCK_MAY_LAG)


async def _standing(sources: Sources) -> Standing | None:
    try:
        async with asyncio.timeout(STORE_WITHIN_S):
            return await sources.store.standing(sources.channels)
    except (TimeoutError, StoreBusy, StoreBroken):
        return None
