"""Which of two programs goes on when both ask for the updates of one bot."""

from dataclasses import dataclass

# Telegram ends the older of two polls. Who was there first asks again at once, and so ends the
# newcomer's poll as soon as it begins; a newcomer that meets this a few times in a row gives way.
QUICK_S = 1.0
MOST_QUICK = 3
STEP_BACK_S = 2 * QUICK_S
AT_ONCE_S = 0.05
LATEST_S = 30.0
YOUNG_S = 20.0  # since Telegram first answered


class Displaced(Exception):
    """Another program asks for this bot's updates; this one is to stop asking."""


@dataclass(slots=True)
class Rivalry:
    """What is known of a rival: how often in a row it was quick to end our poll."""

    _first_at: float | None = None
    _quick: int = 0

    def over(self, now: float) -> None:
        """Note that a poll was answered."""
        self._first_at = self._first_at or now
        self._quick = 0

    def ended(self, lasted_s: float, now: float) -> float:
        """Note that a poll was ended by another; give how long to wait. Raises Displaced."""
        self._first_at = self._first_at or now
        self._quick = self._quick + 1 if lasted_s < QUICK_S else 0
        if now - self._first_at >= YOUNG_S or not self._quick:
            return float(min(AT_ONCE_S * 2**self._quick, LATEST_S))
        if self._quick >= MOST_QUICK:
            raise Displaced
        return STEP_BACK_S
