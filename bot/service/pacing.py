"""How fast messages may leave."""

from dataclasses import dataclass

ALMOST = 1e-6  # what figures lose on the way does not count


@dataclass(slots=True)
class Pace:
    """A leaky bucket: it takes a few at once, and runs out at so many a second."""

    a_second: float
    most: float
    _level: float = 0.0
    _at: float = 0.0

    def room(self, now: float) -> int:
        """Give how many may leave now."""
        return int(max(0.0, self.most - self._level_at(now) + ALMOST))

    def wait_s(self, now: float) -> float:
        """Give how long it takes until one may leave."""
        over = self._level_at(now) + 1 - self.most
        return over / self.a_second if over > ALMOST else 0.0

    def take(self, now: float, count: int = 1) -> None:
        """Count what leaves now; more than there is room for makes the next ones wait longer."""
        self._level = self._level_at(now) + count
        self._at = now

    def is_idle(self, now: float) -> bool:
        return not self._level_at(now)

    def _level_at(self, now: float) -> float:
        return max(0.0, self._level - (now - self._at) * self.a_second)
