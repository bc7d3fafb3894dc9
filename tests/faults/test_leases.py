"""Whoever freezes while it leads is followed, and says nothing more once it wakes."""

from tests.faults.harnesses import PAUSED
from tests.faults.registry import tried


def test_a_leader_that_froze_is_followed_and_messages_stay_in_order() -> None:
    assert tried(PAUSED, PAUSED.in_ci, seed=1).breaches == ()
