"""Every upload waits for the disk in the one order that no power cut can undo."""

from pathlib import Path

import pytest

from tests.faults.disk_log import DATABASE_LOG, Made, Named, Step, Synced, Told, Written
from tests.faults.harnesses import UPLOAD_ORDER
from tests.faults.registry import tried
from tests.faults.uploads import disorder, uploads

HOME = Path("/office/data")
FILES, LOG = HOME / "files", HOME / DATABASE_LOG
NEW, NAME = FILES / "photo.new", FILES / "photo"
WHOLE: list[Step] = [
    Made(NEW), Written(NEW, None, b"photo"), Synced(NEW), Named(NEW, NAME), Synced(FILES),
    Written(LOG, 0, b"row"), Synced(LOG), Told("ack 8\n"),
]  # fmt: skip


def test_an_upload_is_on_the_disk_before_anybody_is_told() -> None:
    row = tried(UPLOAD_ORDER, UPLOAD_ORDER.in_ci, seed=1)
    assert (row.breaches, row.came_about) == ((), row.runs)


def test_the_right_order_is_right() -> None:
    assert uploads(WHOLE, HOME) == [WHOLE.index(Named(NEW, NAME))]
    assert not disorder(WHOLE, WHOLE.index(Named(NEW, NAME)))


@pytest.mark.parametrize("left_out", [Synced(NEW), Synced(FILES), Synced(LOG)])
@pytest.mark.parametrize("comes", ["never", "late"])
def test_a_wait_that_is_left_out_or_comes_late_is_seen(left_out: Synced, comes: str) -> None:
    done = [step for step in WHOLE if step != left_out]
    done += [left_out] if comes == "late" else []
    assert disorder(done, done.index(Named(NEW, NAME)))
