"""Check flows and catalogue, and talk their sample conversations: `motcua check`."""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.channels.script import Mismatch, ScriptRun
from bot.channels.talk import MovableClock, Talk
from bot.commands.blank_forms import draw_blank
from bot.content.library import ContentLibrary, load_library
from bot.content.report import check as content_issues
from bot.model.errors import Issue
from bot.model.event import Chat
from bot.wiring import memory_parts, system_clock, today_in_vietnam


def check(folder: Path) -> int:
    """Tell every issue; 1 when there is an error among them or a conversation goes astray."""
    today = today_in_vietnam()
    issues = content_issues(folder, today)
    for issue in issues:
        print(issue, file=sys.stderr)  # noqa: T201 - its output
    if any(not issue.is_warning for issue in issues):
        return 1
    broken = asyncio.run(draw_blank(load_library(folder, today).book()))
    for issue in broken:
        print(issue, file=sys.stderr)  # noqa: T201 - its output
    scripts = sorted(folder.glob("flows/*/conversations/*.txt"))
    astray = asyncio.run(run_conversations(folder, scripts, today))
    for issue in astray:
        print(issue, file=sys.stderr)  # noqa: T201 - its output
    return 1 if astray or broken else 0


async def run_conversations(folder: Path, scripts: Sequence[Path], today: date) -> list[Issue]:
    """Talk all sample conversations; give the places where one goes another way."""
    library = load_library(folder, today)
    astray = []
    for path in scripts:
        try:
            await talk_script(library, path.read_text("utf-8"))
        except Mismatch as mismatch:
            where = str(path.relative_to(folder))
            message = f"{mismatch.wanted!r} != {mismatch.got!r}"
            astray.append(Issue(where, mismatch.line, 1, message))
    return astray


async def talk_script(library: ContentLibrary, script: str) -> ScriptRun:
    """Talk one written conversation in memory. Raises Mismatch."""
    clock = MovableClock(system_clock)
    parts = replace(memory_parts(library), clock=clock)
    run = ScriptRun(Talk(parts, clock, Chat("terminal", "script", "1")), script)
    await run.run()
    return run
