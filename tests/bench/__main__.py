"""Measure in one run, interleaved: `make bench`. Only ratios within a run mean anything.

`make bench-million` shows instead what a turn costs as the store grows to a million conversations.
"""

import asyncio
import sys

from bot.content.library import load_library
from tests.bench.finding import finding_lines
from tests.bench.reading import reading_us
from tests.bench.server import first_answer_s, idle_megabytes
from tests.bench.table import ROOT, TODAY, Sizes, growth, table
from tests.printing.pace import ms_per_page

FULL = Sizes(
    runs=5,
    chats=1_000,
    messages=2,
    seconds=4,
    half_finished=10_000,
    stored=(1_000, 10_000, 100_000),
)
MILLION = (1_000, 10_000, 100_000, 1_000_000)


async def main() -> None:
    library = load_library(ROOT, TODAY)
    if "million" in sys.argv:
        _print(await growth(library, MILLION))
        return
    figures = await table(library, FULL)
    figures["an answer read, µs"], figures["an answer read, µs, p99.9"] = reading_us(
        library.book().lexicon
    )
    pictures, pdf = await ms_per_page(library.book())
    figures["form as a picture, ms a page"] = pictures
    figures["form as a PDF, ms a page"] = pdf
    figures["forms a second, as PDF"] = 1_000 / pdf
    figures["start to the first answer, s"] = first_answer_s()
    figures["idle server, MB resident"] = idle_megabytes()
    _print(figures)
    for line in finding_lines(library.book()):
        print(line)  # noqa: T201 - its output


def _print(figures: dict[str, float]) -> None:
    for name, figure in figures.items():
        print(f"{name:<64}{figure:>12,.2f}")  # noqa: T201 - its output


if __name__ == "__main__":
    asyncio.run(main())
