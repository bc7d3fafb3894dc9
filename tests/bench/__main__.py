"""Measure in one run, interleaved: `make bench`. Only ratios within a run mean anything."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.content.library import ContentLibrary
from bot.engine.turn import turn
from bot.model.conversation import Conversation
from bot.model.event import Chat, Event, Text
from bot.service.parts import Parts
from bot.service.ports import Work
from bot.service.receive import receive
from bot.wiring import load_library, open_parts
from tests.bench.finding import finding_lines
from tests.bench.reading import reading_us
from tests.bench.server import first_answer_s, idle_megabytes
from tests.faults.server import settings_of
from tests.printing.pace import ms_per_page

ROOT = Path(__file__).parent.parent.parent
RUNS = 5
TURNS_ALONE = 300
CHATS = 1_000
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
# A birth up to its last question: the longest road there is.
SAID = (
    "lam khai sinh cho con", "Khai sinh lần đầu", "Cả hai, chung nhà", "Có rồi",
    "Bệnh viện, trạm xá", "Mẹ bé", "đồng ý", "Bé gái", "1/11/2026", "Có, chưa mang theo",
    "Trạm y tế xã Ba Động", "Phạm Thị Lê Na", "Hrê", "Phạm Thị Sim", "12/5/1998",
    "051 198 001 234", "thôn Hy Long, xã Ba Động", "Phạm Văn Vên", "3/9/1995",
    "051 095 004 321", "xã Ba Động, Quảng Ngãi", "Ở xã này",
)  # fmt: skip

Measure = Callable[[], Awaitable[float]]


class Bench:
    """What is measured, over one library and one store."""

    def __init__(self, library: ContentLibrary, parts: Parts) -> None:
        self.library, self.parts = library, parts
        self._chats = 0

    async def turn_us(self) -> float:
        """Measure the engine alone at the end of a birth: microseconds of CPU a turn."""
        conversation = self._far_on()
        said = Event(Chat("bench", "", "1"), "k", Text("2 bản"))
        before = time.process_time()
        for _ in range(TURNS_ALONE):
            turn(self.library.book(), conversation, said, NOW)
        return (time.process_time() - before) / TURNS_ALONE * 1e6

    async def one_chat(self) -> float:
        """Measure durable turns a second, one after another."""
        before = time.perf_counter()
        await self._talk(self._new_chat())
        return len(SAID) / (time.perf_counter() - before)

    async def many_chats(self) -> float:
        """Measure durable turns a second of a thousand chats at once, without think time."""
        chats = [self._new_chat() for _ in range(CHATS)]
        before = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for chat in chats:
                group.create_task(self._talk(chat))
        return len(SAID) * CHATS / (time.perf_counter() - before)

    async def floor(self) -> float:
        """Measure the store alone: commits a second that keep one update's key, one by one."""
        chat = self._new_chat()
        before = time.perf_counter()
        for number in range(TURNS_ALONE):
            await self.parts.store.commit(Work(NOW, seen=(chat, f"{chat.id}-{number}")))
        return TURNS_ALONE / (time.perf_counter() - before)

    async def reading_ms(self) -> float:
        """Measure how long the whole content takes to be read and checked: milliseconds."""
        before = time.perf_counter()
        load_library(ROOT, TODAY)
        return (time.perf_counter() - before) * 1e3

    def _far_on(self) -> Conversation:
        book = self.library.book()
        conversation = Conversation(office="21496")
        for number, text in enumerate(SAID):
            event = Event(Chat("bench", "", "1"), str(number), Text(text))
            conversation = turn(book, conversation, event, NOW).conversation
        asking = conversation.shown.asking
        if asking != "ban_sao":
            raise AssertionError(f"the birth went another way: {asking}")
        return conversation

    def _new_chat(self) -> Chat:
        self._chats += 1
        return Chat("bench", "", str(self._chats))

    async def _talk(self, chat: Chat) -> None:
        for number, text in enumerate(SAID):
            await receive(self.parts, Event(chat, f"{chat.id}-{number}", Text(text)))


async def main() -> None:
    library = load_library(ROOT, TODAY)
    with tempfile.TemporaryDirectory() as place:
        settings = replace(settings_of(Path(place)), content=ROOT)
        async with open_parts(settings, library, "21496") as opened:
            bench = Bench(library, replace(opened.parts, clock=lambda: NOW))
            medians = await _medians(
                {
                    "engine turn, end of a birth, µs of CPU": bench.turn_us,
                    "content read and checked, ms": bench.reading_ms,
                    "durable turns/s, 1 chat": bench.one_chat,
                    "durable turns/s, 1,000 chats": bench.many_chats,
                    "floor: bare durable commits/s, one by one": bench.floor,
                }
            )
    medians["an answer read, µs"], medians["an answer read, µs, p99.9"] = reading_us(
        library.book().lexicon
    )
    pictures, pdf = await ms_per_page(library.book())
    medians["form as a picture, ms a page"] = pictures
    medians["form as a PDF, ms a page"] = pdf
    medians["start to the first answer, s"] = first_answer_s()
    medians["idle server, MB resident"] = idle_megabytes()
    _print(medians)
    for line in finding_lines(library.book()):
        print(line)  # noqa: T201 - its output


async def _medians(measures: dict[str, Measure]) -> dict[str, float]:
    """Run each in turn, several rounds, so that drift of the machine hits all alike."""
    figures: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(RUNS):
        for name, measure in measures.items():
            figures[name].append(await measure())
    return {name: statistics.median(found) for name, found in figures.items()}


def _print(medians: dict[str, float]) -> None:
    for name, figure in medians.items():
        print(f"{name:<48}{figure:>12,.2f}")  # noqa: T201 - its output
    floor = medians["floor: bare durable commits/s, one by one"]
    for name in ("durable turns/s, 1 chat", "durable turns/s, 1,000 chats"):
        print(f"{name + ', of the floor':<48}{medians[name] / floor:>12.2f}")  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main())
