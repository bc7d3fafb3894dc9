"""Show which test catches which seeded bug: `python -m tests.faults.seeded`."""

import sys
import tempfile
from pathlib import Path

from tests.faults.seeded.planting import bugs, caught_by, copied


def main() -> int:
    missed = 0
    with tempfile.TemporaryDirectory() as place:
        tree = copied(Path(place))
        for bug in bugs():
            found = caught_by(tree, bug)
            missed += not found
            print(f"{bug.bug:<64}{found or 'NOT CAUGHT'}", flush=True)  # noqa: T201 - its output
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
