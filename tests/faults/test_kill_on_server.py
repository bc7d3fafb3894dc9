"""Killed amid people, on a database that stops at once: nothing is lost, nothing is doubled."""

from tests.faults.harnesses import KILL_ON_SERVER
from tests.faults.registry import tried


def test_neither_kills_nor_a_database_that_stops_lose_or_double_anything() -> None:
    assert tried(KILL_ON_SERVER, KILL_ON_SERVER.in_ci, seed=1).breaches == ()
