"""A damaged database is refused in words, or what it still holds is read right."""

from tests.faults.harnesses import DAMAGE
from tests.faults.registry import tried


def test_nothing_wrong_is_ever_read_from_a_damaged_database() -> None:
    assert tried(DAMAGE, DAMAGE.in_ci, seed=1).breaches == ()
