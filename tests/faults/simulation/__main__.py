"""Live a world through again: `python -m tests.faults.simulation PROFILE SEED`."""

import sys
import tempfile
from pathlib import Path

from tests.faults.simulation.profiles import PROFILES, Contents
from tests.faults.simulation.world import lived


def main() -> int:
    name, seed = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        found, trace = lived(seed, PROFILES[name], Contents(Path(folder))())
    print("\n".join([f"trace {trace}", *(found or ["all holds"])]))  # noqa: T201 - its output
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
