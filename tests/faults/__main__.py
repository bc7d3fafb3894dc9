"""Try the faults: `python -m tests.faults [--ci] [--only NAME] [--seed N] [--count N]`."""

import sys
from argparse import ArgumentParser

import pytest

from tests.faults.harnesses import EVERY
from tests.faults.registry import listed, tried


def main() -> int:
    asked = ArgumentParser(prog="python -m tests.faults")
    asked.add_argument("--ci", action="store_true", help="as often as in CI")
    asked.add_argument("--only", default="", help="a part of a harness's name")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--count", type=int, default=0)
    told = asked.parse_args()
    rows = []
    for harness in EVERY:
        if told.only in harness.name:
            count = told.count or (harness.in_ci if told.ci else harness.at_release)
            try:
                rows.append(tried(harness, count, told.seed))
                print(rows[-1], file=sys.stderr, flush=True)  # noqa: T201 - its output
            except pytest.skip.Exception as lacking:
                print(f"{harness.name}: {lacking}", file=sys.stderr)  # noqa: T201 - its output
    print("\n".join(listed(rows)))  # noqa: T201 - its output
    return 1 if any(row.breaches for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
