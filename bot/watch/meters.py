"""The figures of the running program, for Prometheus: counts and times, no persons, no ids."""

import logging
from collections.abc import Callable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from bot.watch.health import Signs
from bot.watch.records import error_in, where

_TIMES_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_SIGNS = ("store", "disk", "clock", "poll", "outbox", "parked", "quarantine")
_ON_THEIR_WAY = ("ready", "sending", "unknown")


class Meters:
    """All meters of one program. `transactions` tells how many the store has written so far."""

    def __init__(self, transactions: Callable[[], int]) -> None:
        self._transactions = transactions
        self._told: dict[Counter, int] = {}
        self._registry = own = CollectorRegistry()
        ProcessCollector(registry=own)
        self._count_what_happens(own)
        self._gauge_how_things_stand(own)

    def _count_what_happens(self, own: CollectorRegistry) -> None:
        self.turns = Counter(
            "motcua_turns", "Updates taken in", ["channel", "outcome"], registry=own
        )
        self.turn_s = Histogram(
            "motcua_turn_seconds", "How long a chat is held by a turn or a decision", ["channel"],
            buckets=_TIMES_S, registry=own,
        )  # fmt: skip
        self.commit_s = Histogram(
            "motcua_commit_seconds", "How long it takes until something is durable",
            buckets=_TIMES_S, registry=own,
        )  # fmt: skip
        self.failures = Counter(
            "motcua_commit_failures", "What was not kept", ["error"], registry=own
        )
        self._written = Counter(
            "motcua_transactions", "Transactions, each of one fsync", registry=own
        )
        self.messages = Counter(
            "motcua_messages", "Messages put into the outbox", ["channel"], registry=own
        )
        self.files = Counter("motcua_files", "Files of citizens", ["action"], registry=own)
        self.file_bytes = Counter("motcua_file_bytes", "Bytes of files kept", registry=own)
        self.logged = Counter(
            "motcua_logged", "Lines of warning and error", ["level", "where", "error"],
            registry=own,
        )  # fmt: skip
        self._polls = Counter("motcua_polls", "Polls that Telegram answered", registry=own)

    def _gauge_how_things_stand(self, own: CollectorRegistry) -> None:
        self._waiting = Gauge(
            "motcua_messages_waiting", "Messages on their way", ["state"], registry=own
        )
        self._oldest_s = Gauge(
            "motcua_oldest_waiting_seconds", "The one that waits longest", registry=own
        )
        self._poll_age_s = Gauge(
            "motcua_poll_age_seconds", "Since Telegram last answered", registry=own
        )
        self._free = Gauge("motcua_disk_free_megabytes", "On the data's disk", registry=own)
        self._wrong = Gauge("motcua_wrong", "1: not as it should be", ["sign"], registry=own)

    def told(self, signs: Signs) -> bytes:
        """Give all figures in Prometheus' text format."""
        for state in _ON_THEIR_WAY:
            self._waiting.labels(state).set(signs.waiting.get(state, 0))
        for sign in _SIGNS:
            self._wrong.labels(sign).set(sign in signs.wrong)
        self._oldest_s.set(signs.oldest_waiting_s or 0)
        self._poll_age_s.set(signs.poll_age_s or 0)
        self._free.set(signs.free_mb)
        self._goes_on(self._written, self._transactions())
        self._goes_on(self._polls, signs.polls)
        return generate_latest(self._registry)

    def _goes_on(self, counter: Counter, total: int) -> None:
        """Let a counter show a total that is counted elsewhere."""
        counter.inc(total - self._told.get(counter, 0))
        self._told[counter] = total


class LineCounter(logging.Handler):
    """Counts what is logged as a warning or worse, by the class of the error."""

    def __init__(self, meters: Meters) -> None:
        super().__init__(logging.WARNING)
        self._meters = meters

    def emit(self, record: logging.LogRecord) -> None:
        level = record.levelname.lower()
        self._meters.logged.labels(level, where(record), error_in(record)).inc()
