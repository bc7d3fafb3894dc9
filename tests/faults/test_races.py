"""Officers who decide at once: one of them wins, once, and the others are told."""

import pytest

from tests.faults.harnesses import RACES, RACES_ON_SERVER
from tests.faults.registry import Harness, tried


@pytest.mark.parametrize("harness", [RACES, RACES_ON_SERVER], ids=lambda one: one.name)
def test_of_officers_who_race_one_decides(harness: Harness) -> None:
    row = tried(harness, harness.in_ci, seed=1)
    assert (row.breaches, row.runs) == ((), harness.in_ci)
