"""A photo that is sent: its bytes, then its name, then its row, each waited for on the disk."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.faults import case
from tests.faults.disk_log import DATABASE_LOG, OPTIONS, Named, Step, Synced, Told, Written, steps
from tests.faults.registry import Trial
from tests.faults.tracing import needs_strace, traced


def orders(count: int, _: int) -> Iterator[Trial]:
    """Play the case so many times, and look at each of its uploads."""
    needs_strace()
    with tempfile.TemporaryDirectory() as folder:
        library = case.furnished(Path(folder))
        for number in range(count):
            place = Path(folder) / str(number)
            place.mkdir()
            case.furnish(place)
            traced(place, library, [*OPTIONS, "-o", str(place / "calls")])
            done = steps(place / "calls", place / "data")
            found = [disorder(done, at) for at in uploads(done, place / "data")]
            yield Trial(bool(found), tuple(one for one in found if one))


def uploads(done: Sequence[Step], home: Path) -> list[int]:
    """Give where files of the vault got their names."""
    folder = home / "files"
    return [at for at, step in enumerate(done) if isinstance(step, Named) and _is_in(step, folder)]


def disorder(done: Sequence[Step], at: int) -> str:
    """Say what the upload that was named at this step did not wait for; empty is good."""
    named = done[at]
    assert isinstance(named, Named)
    path, folder, log = named.path, named.path.parent, named.path.parent.parent / DATABASE_LOG
    written = _last(done[:at], lambda step: isinstance(step, Written) and step.path == path)
    if Synced(path) not in done[written:at]:
        return "a file had its name before its bytes"
    told = at + _first(done[at:], lambda step: isinstance(step, Told))
    kept = at + _first(done[at:told], lambda step: step == Synced(folder))
    if kept == told:
        return "a row was told of before its file's name was kept"
    row = kept + _first(
        done[kept:told], lambda step: isinstance(step, Written) and step.path == log
    )
    if Synced(log) not in done[row:told]:
        return "an upload was told of before its row was kept"
    return ""


def _is_in(step: Named, folder: Path) -> bool:
    return step.path.parent == folder and step.name is not None


def _first(done: Sequence[Step], fits: Callable[[Step], bool]) -> int:
    """Give the place of the first that fits; the end where none does."""
    return next((at for at, step in enumerate(done) if fits(step)), len(done))


def _last(done: Sequence[Step], fits: Callable[[Step], bool]) -> int:
    """Give the place of the last that fits; the start where none does."""
    return max((at for at, step in enumerate(done) if fits(step)), default=0)
