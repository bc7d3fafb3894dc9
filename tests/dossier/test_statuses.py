"""Which status may follow which, all hundred pairs of them."""

import pytest

from bot.dossier.statuses import CLOSED, Action, actions, after, may_go, needs_reason
from bot.model.dossier import Status

# Rows: from 1 to 10. Columns: to 1 to 10. `*`: only if it was sent back before it was accepted.
TABLE = """
    .  x  x  .  x  .  x  .  .  .
    .  .  .  x  x  x  x  x  x  .
    .  .  .  .  .  .  .  .  .  .
    .  .  .  .  x  x  x  x  x  .
    .  *  .  x  .  .  x  x  .  .
    .  .  .  x  .  .  x  x  x  .
    .  .  .  .  .  .  .  .  .  .
    .  .  .  x  .  .  x  .  .  .
    .  .  .  x  .  .  .  .  .  x
    .  .  .  .  .  .  .  .  .  .
"""
CELLS = [
    (Status(row), Status(column), mark)
    for row, line in enumerate(TABLE.strip().splitlines(), 1)
    for column, mark in enumerate(line.split(), 1)
]


def test_the_table_has_a_hundred_cells() -> None:
    assert len(CELLS) == 100


@pytest.mark.parametrize(("before", "target", "mark"), CELLS)
def test_a_dossier_goes_only_where_the_table_lets_it(
    before: Status, target: Status, mark: str
) -> None:
    assert may_go(before, target, Status.SENT) is (mark in "x*")
    assert may_go(before, target, Status.IN_PROGRESS) is (mark == "x")
    assert may_go(before, target, None) is (mark == "x")


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("came_from", [None, *Status])
def test_an_officer_is_offered_every_move_once_and_no_other(
    status: Status, came_from: Status | None
) -> None:
    reached = [after(action, status, came_from) for action in actions(status, came_from)]
    allowed = [target for target in Status if may_go(status, target, came_from)]
    assert sorted(target for target in reached if target) == allowed


@pytest.mark.parametrize("status", sorted(CLOSED))
def test_nothing_can_be_done_with_a_closed_dossier(status: Status) -> None:
    assert actions(status, Status.ACCEPTED) == ()


def test_going_on_after_a_wait_may_be_called_processing_too() -> None:
    waiting = Status.WAITING_FOR_PAPERS
    assert after(Action.PROCESS, waiting, Status.ACCEPTED) is Status.IN_PROGRESS
    assert Action.PROCESS not in actions(waiting, Status.ACCEPTED)
    assert Action.RESUME in actions(waiting, Status.ACCEPTED)


def test_there_is_nothing_to_resume_in_a_dossier_just_accepted() -> None:
    assert after(Action.RESUME, Status.ACCEPTED, Status.SENT) is None


def test_a_citizen_is_always_told_why_nothing_goes_on() -> None:
    assert [status for status in Status if needs_reason(status)] == [
        Status.REFUSED,
        Status.WAITING_FOR_PAYMENT,
        Status.STOPPED,
    ]
