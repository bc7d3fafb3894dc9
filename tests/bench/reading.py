"""How long one answer takes to be read, over every answer of the tables of cases."""

import statistics
import time

from bot.model.reading import About, Lexicon
from bot.understanding.kinds import KINDS, read
from bot.understanding.wishes.commands import command
from tests.fuzz.messages import answers_of
from tests.fuzz.question import CHOICES, TODAY


def reading_us(lexicon: Lexicon) -> tuple[float, float]:
    """Give the median and the 99.9th percentile in microseconds, commands tried first."""
    times: list[float] = []
    for kind in sorted(KINDS):
        known = About(TODAY, choices=CHOICES if kind.startswith("choice") else (), lexicon=lexicon)
        for text in answers_of(kind):
            before = time.perf_counter()
            command(text, kind, known)
            read(kind, text, known)
            times.append(time.perf_counter() - before)
    times.sort()
    return statistics.median(times) * 1e6, times[int(len(times) * 0.999)] * 1e6
