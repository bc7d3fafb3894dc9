"""How fast a bot may send: about thirty messages a second, and one a second to a chat."""

import time
from collections import defaultdict

from tests.telegram.call import Call, Refusal

WINDOW_S = 1.0
MOST_OF_A_BOT = 30
CHAT_WINDOW_S = 10.0


class Pace:
    """Counts what is sent; where it is told to be strict, it refuses what is too much."""

    def __init__(self) -> None:
        self.is_strict = False
        self.most_of_a_chat = 13  # in ten seconds: one a second, and a few at once
        self._times: dict[int, list[float]] = defaultdict(list)

    def pass_on(self, call: Call) -> None:
        """Count a message. Raises Refusal where there were too many lately."""
        now = time.monotonic()
        if self.is_strict:
            self._check(call.chat, now)
        self._times[call.chat].append(now)

    def most_at_once(self) -> int:
        """Give the most messages that left within one second."""
        return _most_within(sorted(t for times in self._times.values() for t in times), WINDOW_S)

    def most_to_a_chat(self) -> int:
        """Give the most messages that one chat got within ten seconds."""
        return max((_most_within(t, CHAT_WINDOW_S) for t in self._times.values()), default=0)

    def _check(self, chat: int, now: float) -> None:
        of_all = sum(now - at < WINDOW_S for times in self._times.values() for at in times)
        of_chat = sum(now - at < CHAT_WINDOW_S for at in self._times[chat])
        if of_all >= MOST_OF_A_BOT or of_chat >= self.most_of_a_chat:
            raise Refusal(429, "Too Many Requests: retry after 1", bad=True, retry_after=1)


def _most_within(times: list[float], window_s: float) -> int:
    most = start = 0
    for end, at in enumerate(times):
        while at - times[start] >= window_s:
            start += 1
        most = max(most, end - start + 1)
    return most
