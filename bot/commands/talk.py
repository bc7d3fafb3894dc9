"""A conversation in the terminal: `motcua talk`."""

import asyncio
import signal
import sys
import tempfile
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TextIO

from bot.channels.talk import MovableClock, Talk
from bot.channels.terminal import chat, speak_json
from bot.content.library import load_library
from bot.model.book import Book
from bot.model.event import Chat
from bot.settings import read_settings
from bot.wiring import EXAMPLE_OFFICE, open_parts, system_clock, today_in_vietnam


async def talk(folder: Path, *, flow: str, at: datetime | None, is_json: bool) -> int:
    """Talk over standard input and output, on a store that is gone afterwards."""
    today = at.date() if at else today_in_vietnam()
    library = load_library(folder, today)
    if flow and flow not in library.book().flows:
        return _refuse_flow(library.book(), flow)
    with tempfile.TemporaryDirectory(prefix="motcua-") as place:
        environment = {
            "MOTCUA_HOME": f"{place}/data",
            "MOTCUA_KEY_FILE": f"{place}/office.key",
        }
        async with open_parts(read_settings(environment), library, EXAMPLE_OFFICE) as opened:
            clock = MovableClock(system_clock, at)
            parts = replace(opened.parts, clock=clock)
            talking = Talk(parts, clock, Chat("terminal", "talk", parts.ids.new_id()))
            if flow:
                await talking.begin(flow)
            speak = speak_json if is_json else chat
            await _until_interrupted(speak(talking, _typed(), sys.stdout))
    return 0


async def _until_interrupted(speaking: Coroutine[object, object, None]) -> None:
    """Wait for it, or for Ctrl-C.

    The loop itself must hear of the signal: one that comes just as it falls asleep, with nothing
    else to wake it, would be lost until the next.
    """
    task = asyncio.create_task(speaking)
    with suppress(NotImplementedError):  # on Windows Python hears of it
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, task.cancel)
    with suppress(asyncio.CancelledError):
        await task


def _typed() -> TextIO:
    """Open standard input once more: Python would not end while a thread is in `sys.stdin`."""
    return open(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False)


def _refuse_flow(book: Book, flow: str) -> int:
    there = ", ".join(sorted(book.flows))
    told = book.say("program.flow_unknown", luong=flow, dang_co=there)
    print(told, file=sys.stderr)  # noqa: T201 - the words for whoever started us
    return 1
