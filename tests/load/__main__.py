"""Long runs: `python -m tests.load load|soak|processes [--seconds N] [--stored N]`.

The exit code tells whether all was enough.
"""

import asyncio
import sys
from argparse import ArgumentParser
from dataclasses import replace

from bot.content.library import load_library
from tests.bench.table import ROOT, TODAY
from tests.load import load, processes, soak
from tests.load.crowd import listed


def main() -> int:
    asked = ArgumentParser(prog="python -m tests.load")
    asked.add_argument("what", choices=["load", "soak", "processes"])
    asked.add_argument("--seconds", type=float, default=0)
    asked.add_argument("--stored", type=int, default=0)
    told = asked.parse_args()
    if told.what == "load" and not load.is_slowed():
        load.begin_slowed()
        print("strace is lacking: the disk is as fast as it is")  # noqa: T201 - its output
    if told.what == "processes":
        many = processes.Processes()
        return listed(processes.lines(replace(many, seconds=told.seconds or many.seconds)), print)
    library = load_library(ROOT, TODAY)
    if told.what == "load":
        plan = load.Load()
        plan = replace(plan, stored=told.stored or plan.stored)
        if told.seconds:
            plan = replace(plan, seconds=told.seconds, burst_seconds=told.seconds / 10)
        lines = asyncio.run(load.lines(library, plan))
    else:
        long = soak.Soak()
        long = replace(long, seconds=told.seconds or long.seconds)
        lines = asyncio.run(soak.lines(library, long))
    return listed(lines, print)


if __name__ == "__main__":
    sys.exit(main())
