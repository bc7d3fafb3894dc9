"""A damaged database is refused in words, or what it still holds is read right."""

from tests.faults.harnesses import DAMAGE, LOG_DAMAGE
from tests.faults.registry import tried


def test_nothing_wrong_is_ever_read_from_a_damaged_database() -> None:
    assert tried(DAMAGE, DAMAGE.in_ci, seed=1).breaches == ()


def test_after_a_damaged_log_saying_it_again_leads_to_the_right_end() -> None:
    row = tried(LOG_DAMAGE, LOG_DAMAGE.in_ci, seed=1)
    assert row.breaches == ()
    assert row.came_about > 0.5 * row.runs
