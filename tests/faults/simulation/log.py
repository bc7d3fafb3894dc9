"""The log of a world, as the program would write it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from random import Random

from bot.watch.logs import DayMarks, Line, as_text
from bot.watch.records import OURS


@contextmanager
def written(chance: Random) -> Iterator[StringIO]:
    """Write all that is logged for a while, our own down to the last detail, and nowhere else."""
    root, ours = logging.getLogger(), logging.getLogger(OURS)
    before = root.handlers[:], root.level, ours.level
    text = StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(Line(DayMarks(chance.randbytes), as_text))
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    ours.setLevel(logging.DEBUG)
    try:
        yield text
    finally:
        root.handlers[:] = before[0]
        root.setLevel(before[1])
        ours.setLevel(before[2])
