"""The program dies, or the disk fails, at any call of the system: nothing acknowledged is lost."""

import pytest

from tests.faults.harnesses import DISK_ERROR, KILL_AT_A_CALL
from tests.faults.registry import Harness, tried


@pytest.mark.parametrize("harness", [KILL_AT_A_CALL, DISK_ERROR], ids=lambda one: one.name)
def test_a_case_survives_what_the_system_does_to_it(harness: Harness) -> None:
    row = tried(harness, harness.in_ci, seed=1)
    assert row.breaches == ()
    assert row.came_about > 0.9 * row.runs
