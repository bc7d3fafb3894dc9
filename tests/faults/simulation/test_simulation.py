"""Worlds made up from seeds: whatever went wrong in them, at the end everything holds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.faults.harnesses import SIMULATED
from tests.faults.registry import Harness, tried
from tests.faults.simulation.profiles import PROFILES, Contents
from tests.faults.simulation.world import lived

KNOWN = [
    tuple(line.rsplit(" ", 1))
    for line in (Path(__file__).parent / "seeds.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("harness", SIMULATED, ids=lambda one: one.name)
def test_worlds_hold(harness: Harness) -> None:
    assert tried(harness, harness.in_ci, seed=1).breaches == ()


@pytest.mark.parametrize(("profile", "seed"), KNOWN)
def test_a_world_that_once_did_not_hold_holds(tmp_path: Path, profile: str, seed: str) -> None:
    found, _ = lived(int(seed), PROFILES[profile], Contents(tmp_path)())
    assert found == []


def test_the_same_seed_is_the_same_world() -> None:
    """In another process, too, and whatever order sets have there."""
    traces = {_trace(hash_seed) for hash_seed in ("0", "1", "4711")}
    assert len(traces) == 1


def _trace(hash_seed: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.simulation", "everything", "5"],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return ended.stdout
