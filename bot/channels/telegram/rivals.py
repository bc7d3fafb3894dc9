"""Which of two programs goes on when both ask for the updates of one bot."""

from dataclasses import dataclass

# Telegram ends the older of two polls. Who was there first asks again at once, and so ends the
# newcomer's poll as soon as it begins; a newcomer that meets this a few times in a row gives way.
QUICK_S = 1.0
STEP_BACK_S = 2 * QUICK_S
AT_ONCE_S, LATEST_S = 0.05, 30.0
NEWCOMER_BEARS, YOUNG_BEARS = 2, 4
YOUNG_S = 20.0  # since Telegram first answered


class Displaced(Exception):
    """Another program asks for this bot's updates; this one is to stop asking."""


@dataclass(slots=True)
class Rivalry:
    """What is known of a rival: how often in a row it was quick to end our poll."""

    _first_at: float | None = None
    _is_newcomer: bool = True  # no poll was answered before one was ended
    _quick: int = 0

    def over(self, now: float) -> None:
        """Note that a poll was answered."""
        if self._first_at is None:
            self._first_at, self._is_newcomer = now, False
        self._quick = 0

    def ended(self, lasted_s: float, now: float) -> float:
        """Note that a poll was ended by another; give how long to wait. Raises Displaced."""
        if self._first_at is None:
            self._first_at = now
        self._quick = self._quick + 1 if lasted_s < QUICK_S else 0
        is_young = now - self._first_at < YOUNG_S
        if is_young and self._quick > (NEWCOMER_BEARS if self._is_newcomer else YOUNG_BEARS):
            raise Displaced
        if is_young and self._is_newcomer and self._quick:
            return STEP_BACK_S
        return float(min(AT_ONCE_S * 2**self._quick, LATEST_S))
