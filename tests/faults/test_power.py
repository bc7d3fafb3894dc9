"""The power fails: what was acknowledged is there, and the store starts on what the disk has."""

from tests.faults.harnesses import POWER_CUT
from tests.faults.power import failures_without_waiting
from tests.faults.registry import tried

HALF = 0.5


def test_after_a_power_cut_everything_acknowledged_is_there() -> None:
    row = tried(POWER_CUT, POWER_CUT.in_ci, seed=1)
    assert row.breaches == ()
    assert row.came_about > HALF * row.runs


def test_without_waiting_for_the_disk_most_images_lose_something() -> None:
    """Else the images would prove nothing."""
    trials = [trial for trial in failures_without_waiting(250, 1) if trial.came_about]
    assert sum(bool(trial.breaches) for trial in trials) > HALF * len(trials)
