"""The database was damaged while nobody looked: it is refused in words, or read right."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bot.content.library import ContentLibrary
from bot.model.errors import StoreBroken
from bot.storage.refusals import Refusal
from bot.wiring import open_parts
from tests.faults import case
from tests.faults.disk_log import DATABASE_LOG
from tests.faults.registry import Trial
from tests.faults.server import settings_of

PAGE = 4096
_REFUSED = (Refusal, StoreBroken)


def damages(count: int, seed: int) -> Iterator[Trial]:
    """Damage the database of a case, as many times, each time another way."""
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        library = case.furnished(whole)
        asyncio.run(case.play(whole, library, lambda _: None))
        meant = asyncio.run(_read(whole, library))
        for number in range(count):
            place = Path(folder) / str(number)
            shutil.copytree(whole, place, symlinks=True)
            how = _damage(place / "data" / "motcua.db", chance)
            yield Trial(breaches=tuple(f"{how}: {one}" for one in _found(place, library, meant)))
            shutil.rmtree(place)


def log_damages(count: int, seed: int) -> Iterator[Trial]:
    """Damage the log that the database had beside it when the machine stopped.

    Nobody can tell a torn end of a log from a damaged one, so turns may be gone: yet what is read
    was once so, and whoever says it again comes to the right end.
    """
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        stopped = Path(folder) / "stopped"
        library = _stopped_amid_work(Path(folder) / "whole", stopped)
        for number in range(count):
            place = Path(folder) / str(number)
            shutil.copytree(stopped, place, symlinks=True)
            how = _damage(place / "data" / DATABASE_LOG, chance)
            yield _played_on(place, library, how)
            shutil.rmtree(place)


def _stopped_amid_work(whole: Path, stopped: Path) -> ContentLibrary:
    """Play a case, and keep what its files were when it had been decided."""

    def tell(line: str) -> None:
        if line == f"ack {case.DESK}":
            shutil.copytree(whole, stopped, symlinks=True)

    library = case.furnished(whole)
    asyncio.run(case.play(whole, library, tell))
    return library


def _damage(path: Path, chance: Random) -> str:
    content = bytearray(path.read_bytes())
    at, kind = chance.randrange(len(content)), chance.choice(("bits", "page", "cut", "head"))
    if kind == "bits":
        for _ in range(chance.randint(1, 8)):
            content[min(at + chance.randrange(64), len(content) - 1)] ^= 1 << chance.randrange(8)
    elif kind == "page":
        start = at // PAGE * PAGE
        content[start : start + PAGE] = bytes(PAGE)
    elif kind == "cut":
        del content[at:]
    else:
        content[: chance.randint(1, 100)] = chance.randbytes(1)
    path.write_bytes(content)
    return f"{kind} at {at}"


def _found(place: Path, library: ContentLibrary, meant: dict[str, object]) -> list[str]:
    try:
        read = asyncio.run(_read(place, library))
    except _REFUSED:
        return []
    except Exception as failed:  # noqa: BLE001 - what must not be
        return [f"it ends in {type(failed).__name__}"]
    return [f"another {name} is read" for name in meant if read[name] != meant[name]]


def _played_on(place: Path, library: ContentLibrary, how: str) -> Trial:
    """Say everything again, as people do who hear nothing, and see what is wrong then."""
    try:
        if not asyncio.run(case.play(place, library, lambda _: None)):
            return Trial(came_about=False)
        wrong = asyncio.run(case.wrong(place, library))
    except _REFUSED:
        return Trial(came_about=False)
    except Exception as failed:  # noqa: BLE001 - what must not be
        wrong = [f"it ends in {type(failed).__name__}"]
    return Trial(breaches=tuple(f"{how}: {one}" for one in wrong))


async def _read(place: Path, library: ContentLibrary) -> dict[str, object]:
    """Read all that was kept."""
    async with open_parts(settings_of(place), library, case.OFFICE) as opened:
        store = opened.store
        dossiers = await store.dossiers_of(case.CHAT)
        rows = await store.feed(case.CHAT, 0)
        papers = sorted(await store.paper_ids())
        return {
            "dossier": dossiers,
            "conversation": await store.conversation(case.CHAT),
            "message": [(row.seq, row.state, row.message) for row in rows],
            "history": [await store.history(case.SCOPE, one.id) for one in dossiers],
            "paper": papers,
            "photo": [await opened.vault.get(one, case.CHAT) for one in papers],
        }
