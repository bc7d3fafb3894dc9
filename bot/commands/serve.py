"""Serve citizens and officials until somebody stops it: `motcua run` and `motcua demo`."""

import asyncio
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from errno import EADDRINUSE
from types import FrameType

import uvicorn

from bot.channels.sample import make_samples
from bot.channels.script import Mismatch
from bot.channels.web.bell import Bell
from bot.commands.upkeep import keep_up
from bot.commands.watching import watching
from bot.content.library import ContentLibrary, load_library
from bot.desk.passwords import Argon2Hasher
from bot.dossier.statuses import Action
from bot.model.book import Book
from bot.model.dossier import Officer
from bot.service.parts import Parts
from bot.settings import Settings
from bot.storage.backup import quarantined_since
from bot.watch.logs import set_up
from bot.watch.metered import metered
from bot.watch.meters import LineCounter, Meters
from bot.wiring import (
    EXAMPLE_OFFICE,
    AddressUnfit,
    Opened,
    PortTaken,
    new_password,
    quarantined_app,
    server_parts,
    system_random,
    telegram_channel,
    today_in_vietnam,
    web_app,
)

DEMO_OFFICE = EXAMPLE_OFFICE
DEMO_LOGIN = "canbo"
DEMO_FLOW = "dang-ky-khai-sinh"
DEMO_PAPER = "giay_chung_sinh"
STOP_WITHIN_S = 3


class ChatServer(uvicorn.Server):
    """A server that tells others when it is told to stop: open feeds would hold it up."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], object]) -> None:
        super().__init__(config)
        self._ending = ending

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop in order. A second signal ends at once: what was acknowledged is durable."""
        if self.should_exit:
            signal.signal(sig, signal.SIG_DFL)
            signal.raise_signal(sig)
        self.end()

    def end(self) -> None:
        self._ending()
        self.should_exit = True


async def run(settings: Settings) -> int:
    """Serve what the settings name."""
    library = load_library(settings.content, today_in_vietnam())
    with _listen(settings) as listening:
        async with server_parts(settings, library) as opened:
            held = "quarantined" if quarantined_since(settings.home) else "serving"
            _print(_say(library.book(), held, dia_chi=settings.public_url))
            await _serve(opened, settings, library, listening)
    _print(_say(library.book(), "stopped"))
    return 0


async def demo(settings: Settings) -> int:
    """Serve the demo commune; the first start makes an officer and sample dossiers."""
    library = load_library(settings.content, today_in_vietnam())
    with _listen(settings) as listening:
        async with server_parts(settings, library, home=DEMO_OFFICE) as opened:
            password = await _first_start(opened.parts, library, settings)
            _print(
                _say(
                    library.book(),
                    "demo",
                    dia_chi=settings.public_url,
                    ten=DEMO_LOGIN,
                    mat_khau=password,
                    thu_muc=settings.home.resolve(),
                )
            )
            await _serve(opened, settings, library, listening)
    _print(_say(library.book(), "stopped"))
    return 0


def _listen(settings: Settings) -> socket.socket:
    """Take the port before anything else is touched. Raises PortTaken, AddressUnfit."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if settings.server:  # identical processes may share a port; the kernel deals callers out
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        listening.bind((settings.host.strip("[]"), settings.port))
    except (OSError, UnicodeError) as refused:
        listening.close()
        if getattr(refused, "errno", None) == EADDRINUSE:
            raise PortTaken(settings.port) from refused
        raise AddressUnfit(f"{settings.host}:{settings.port}") from refused
    return listening


async def _serve(
    opened: Opened, settings: Settings, library: ContentLibrary, listening: socket.socket
) -> None:
    """Serve until told to stop. Raises StoreBroken where only a new start makes going on safe."""
    meters = Meters(lambda: opened.store.transactions)
    set_up(settings.log, settings.log_form, system_random, sys.stderr, LineCounter(meters))
    opened = replace(opened, parts=metered(opened.parts, meters))
    bell = Bell()
    is_held = quarantined_since(settings.home) is not None
    telegram = None if is_held else telegram_channel(opened, settings)
    watched = watching(opened, settings, telegram, meters)
    more = [*watched, *(telegram.routes if telegram else ())]
    config = uvicorn.Config(
        quarantined_app(opened, settings, more)
        if is_held
        else web_app(opened, settings, bell, more=more),
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=STOP_WITHIN_S,
    )
    beside = [asyncio.create_task(keep_up(opened, settings, library))]
    if telegram is not None:
        beside.append(asyncio.create_task(telegram.run()))

    def end() -> None:
        """Ask for no more updates, and end the feeds; what is in hand comes to its end."""
        bell.close()
        for task in beside:
            task.cancel()

    loop = asyncio.get_running_loop()
    server = ChatServer(config, lambda: loop.call_soon_threadsafe(end))
    try:
        await _until_stopped(server, opened, listening)
    finally:
        end()
        await asyncio.wait(beside)


async def _until_stopped(server: ChatServer, opened: Opened, listening: socket.socket) -> None:
    breaking = asyncio.create_task(opened.store.until_broken())
    breaking.add_done_callback(lambda _: server.end())
    try:
        await server.serve([listening])
    finally:
        breaking.cancel()
        await asyncio.wait([breaking])
    if not breaking.cancelled():
        breaking.result()


async def _first_start(parts: Parts, library: ContentLibrary, settings: Settings) -> str:
    """Make the demo officer and the samples; give the password, or "" when they were there."""
    if await parts.officers.officer_by_login(DEMO_LOGIN) is not None:
        return ""
    book = library.book()
    password = new_password()
    officer = Officer(
        id=parts.ids.new_id(),
        login=DEMO_LOGIN,
        name=_say(book, "demo_officer"),
        office=DEMO_OFFICE,
        justice=True,
    )
    script = (settings.content / "flows" / DEMO_FLOW / "demo.txt").read_text("utf-8")
    try:
        await make_samples(parts, script, _reasons(book), DEMO_PAPER)
    except Mismatch as astray:  # whoever edits the flow wants to see it all the same
        told = _say(book, "samples_astray", dong=astray.line, cau=astray.wanted)
        print(told, file=sys.stderr)  # noqa: T201 - the words for whoever started us
    await parts.officers.add_officer(officer, Argon2Hasher().hash(password))
    return password


def _reasons(book: Book) -> dict[Action, str]:
    return {
        action: _say(book, f"demo_reasons.{action.value}")
        for action in (Action.SUPPLEMENT, Action.PAYMENT, Action.STOP, Action.REFUSE)
    }


def _say(book: Book, key: str, **slots: object) -> str:
    return book.say(f"program.{key}", **slots)


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the words for whoever started us
