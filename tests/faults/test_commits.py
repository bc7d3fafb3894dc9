"""A COMMIT whose answer is lost is found out about."""

from tests.faults.harnesses import CUT_AT_COMMIT, FALL_AT_COMMIT
from tests.faults.registry import tried


def test_a_turn_cut_off_at_its_commit_is_kept_once() -> None:
    row = tried(CUT_AT_COMMIT, CUT_AT_COMMIT.in_ci, seed=1)
    assert (row.breaches, row.came_about) == ((), row.runs)


def test_a_decision_at_whose_commit_the_server_falls_is_kept_once() -> None:
    row = tried(FALL_AT_COMMIT, FALL_AT_COMMIT.in_ci, seed=1)
    assert (row.breaches, row.came_about) == ((), row.runs)
