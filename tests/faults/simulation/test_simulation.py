"""Worlds made up from seeds: whatever went wrong in them, at the end everything holds."""

import os
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.channels.examiner import Looked
from bot.service.ports import Work
from bot.storage.sqlite import SqliteStore
from bot.storage.work import write_work
from tests.conftest import ROOT
from tests.faults.harnesses import SIMULATED
from tests.faults.registry import Harness, tried
from tests.faults.simulation import world
from tests.faults.simulation.photos import photo
from tests.faults.simulation.profiles import PROFILES, Contents
from tests.faults.simulation.world import lived

KNOWN = [
    tuple(line.rsplit(" ", 1))
    for line in (Path(__file__).parent / "seeds.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
A_TEST = 20  # worlds
SHARES = [
    (harness, first) for harness in SIMULATED for first in range(1, harness.in_ci + 1, A_TEST)
]


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    return Contents(tmp_path_factory.mktemp("contents"))


@pytest.mark.parametrize(
    ("harness", "first"), SHARES, ids=[f"{one.name}, from {first}" for one, first in SHARES]
)
def test_worlds_hold(harness: Harness, first: int) -> None:
    """Their seeds count on from the first; all of them are tried, in shares."""
    count = min(A_TEST, harness.in_ci + 1 - first)
    assert tried(harness, count, first).breaches == ()


@pytest.mark.parametrize(("profile", "seed"), KNOWN)
def test_a_world_that_once_did_not_hold_holds(contents: Contents, profile: str, seed: str) -> None:
    found, _ = lived(int(seed), PROFILES[profile], contents())
    assert found == []


def test_a_reply_that_is_kept_apart_from_its_answer_is_missed(
    contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash must come between the two: one of some worlds has it."""

    async def commit_in_two(store: SqliteStore, work: Work) -> None:
        first, second = replace(work, outgoing=()), Work(work.at, outgoing=work.outgoing)
        for part in (first, second):
            await store._write(partial(write_work, work=part))

    monkeypatch.setattr(SqliteStore, "commit", commit_in_two)
    worlds = (lived(seed, PROFILES["everything"], contents())[0] for seed in range(60))
    assert any("an update is kept without its reply" in found for found in worlds)


def test_a_photo_that_is_not_the_one_that_was_sent_is_missed(
    contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world, "looked", lambda *_: Looked(copy=photo("another")))
    worlds = (lived(seed, PROFILES["edits"], contents())[0] for seed in range(20))
    assert any("a photo was handed in that nobody has sent" in found for found in worlds)


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
