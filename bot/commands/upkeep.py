"""What a running server does beside serving: take up edited content, clear away what is over."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

from bot.content.library import ContentLibrary
from bot.model.errors import StoreBroken, StoreBusy
from bot.settings import Settings
from bot.wiring import Opened, system_clock, today_in_vietnam

LOOK_EVERY_S = 5
CLEAR_EVERY_S = 3_600
RESERVE_EVERY_S = 60
# Platforms bring an update again for a day at most; a week is ample.
KEYS_KEPT_FOR = timedelta(days=8)
STRAY_FILES_KEPT_FOR = timedelta(hours=24)

_log = logging.getLogger(__name__)


async def keep_up(opened: Opened, settings: Settings, library: ContentLibrary) -> None:
    """Run until cancelled."""
    async with asyncio.TaskGroup() as group:
        group.create_task(_keep_reserve(opened))
        group.create_task(follow_content(settings.content, library, LOOK_EVERY_S))
        group.create_task(opened.store.lead("clear away", lambda: _clear_away(opened)))


async def follow_content(folder: Path, library: ContentLibrary, every_s: float) -> None:
    """Take up content that was edited, and each new day: what is wrong leaves the last good."""
    seen = await asyncio.to_thread(_state, folder)
    while True:
        await asyncio.sleep(every_s)
        now = await asyncio.to_thread(_state, folder)
        if now == seen:
            continue
        seen = now
        for issue in await asyncio.to_thread(library.reload, today_in_vietnam()):
            _log.warning("%s", issue)


async def _clear_away(opened: Opened) -> None:
    while True:
        now = system_clock()
        try:
            await opened.store.prune(now - KEYS_KEPT_FOR)
            known = await opened.store.paper_ids()
            await opened.vault.sweep(known, now - STRAY_FILES_KEPT_FOR)
        except (StoreBusy, StoreBroken) as failed:
            _log.warning("clearing away waits for the next hour: %s", type(failed).__name__)
        await asyncio.sleep(CLEAR_EVERY_S)


async def _keep_reserve(opened: Opened) -> None:
    """Keep room back again once the disk has plenty."""
    while True:
        await asyncio.sleep(RESERVE_EVERY_S)
        await asyncio.to_thread(opened.reserve.keep)


def _state(folder: Path) -> tuple[object, ...]:
    files = (path for part in ("flows", "catalogue") for path in (folder / part).rglob("*"))
    read = (path for path in files if path.suffix in {".yaml", ".typ"})
    times = sorted((str(path), path.stat().st_mtime_ns) for path in read)
    return (today_in_vietnam(), *times)
