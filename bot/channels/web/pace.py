"""Token buckets: who sends too fast waits, and is told how long."""

from collections.abc import Callable
from datetime import datetime

from bot.channels.web.settings import Rate

MOST_KEPT = 20_000


class Pace:
    """One bucket for each chat or address. In memory: a restart fills them all."""

    def __init__(self, rate: Rate, clock: Callable[[], datetime]) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: dict[str, tuple[float, datetime]] = {}  # tokens left, and when that was

    def take(self, who: str, amount: float = 1) -> float:
        """Take from the bucket of `who`; else give the seconds to wait, with nothing taken."""
        now = self._clock()
        left = self._left(who, now)
        if left < amount:
            return (amount - left) / self._per_second
        self._buckets.pop(who, None)  # to the end: the front is who was quiet longest
        self._buckets[who] = (left - amount, now)
        self._forget()
        return 0

    @property
    def _per_second(self) -> float:
        return self._rate.refill / self._rate.every_s

    def _left(self, who: str, now: datetime) -> float:
        left, at = self._buckets.get(who, (self._rate.burst, now))
        passed_s = max(0.0, (now - at).total_seconds())  # a clock set back gives nothing away
        return min(self._rate.burst, left + passed_s * self._per_second)

    def _forget(self) -> None:
        while len(self._buckets) > MOST_KEPT:
            del self._buckets[next(iter(self._buckets))]
