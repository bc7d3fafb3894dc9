"""Settings become concrete parts: the only file that knows every class."""

import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.web.bell import Bell
from bot.channels.web.headers import SecurityHeaders
from bot.channels.web.routes import web_routes
from bot.channels.web.settings import Rates, WebSettings
from bot.content.library import ContentLibrary
from bot.desk.desk import DeskSettings
from bot.desk.passwords import Argon2Hasher
from bot.desk.routes import desk_routes
from bot.engine.scene import VIETNAM
from bot.printing.typst_printer import TypstPrinter
from bot.service.groups import OfficeGroups
from bot.service.parts import Parts
from bot.service.receive import receive
from bot.settings import Settings, Unsettled
from bot.storage.backup import FILES
from bot.storage.keyfile import load_or_make_key, refuse_beside
from bot.storage.memory import MemoryStore, MemoryVault
from bot.storage.opening import hold_where_put_back, open_store
from bot.storage.place import only_server, refuse_unfit_place
from bot.storage.reserve import Reserve
from bot.storage.sealing import Seal
from bot.storage.sql_store import SqlStore
from bot.storage.vault import FileVault

EXAMPLE_OFFICE = "21496"  # the commune of the demo, of `talk` and of sample conversations
CODE_DIGITS = 7
MOVE_DIGITS = 6
PASSWORD_BYTES = 12
RESERVE = "reserve"  # in the data folder


class SystemIds:
    """Ids from the operating system's randomness."""

    def new_id(self) -> str:
        return secrets.token_urlsafe(16)

    def dossier_code(self, prefix: str) -> str:
        """Give e.g. KS-4127-5836: seven figures and a check figure, to be read aloud."""
        digits = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
        digits += check_figure(digits)
        return f"{prefix}-{digits[:4]}-{digits[4:]}"

    def move_code(self) -> str:
        return "".join(secrets.choice("0123456789") for _ in range(MOVE_DIGITS))


def system_random(count: int) -> bytes:
    return secrets.token_bytes(count)


def new_password() -> str:
    return secrets.token_urlsafe(PASSWORD_BYTES)


def check_figure(digits: str) -> str:
    """Give the Luhn figure: one misheard figure, or two swapped, make the code wrong."""
    total = 0
    for place, sign in enumerate(reversed(digits)):
        doubled = int(sign) * (2 - place % 2)
        total += doubled // 10 + doubled % 10
    return str(-total % 10)


def system_clock() -> datetime:
    return datetime.now(UTC)


class PortTaken(Exception):
    """Another program listens there."""

    def __init__(self, port: int) -> None:
        super().__init__(str(port))
        self.port = port


class AddressUnfit(Exception):
    """The machine has no such address, or may not listen there."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True, slots=True)
class Opened:
    """The parts with a store that is open."""

    parts: Parts
    store: SqlStore
    vault: FileVault
    reserve: Reserve


def today_in_vietnam() -> date:
    return system_clock().astimezone(VIETNAM).date()


@asynccontextmanager
async def open_parts(
    settings: Settings, library: ContentLibrary, home: str = ""
) -> AsyncIterator[Opened]:
    """Open store and vault.

    Raises Unsettled, what `storage.refusals` holds, StoreBusy, StoreBroken.
    """
    _refuse_unready(settings, library)
    find_seal = partial(office_seal, settings)
    reserve = Reserve(settings.home / RESERVE)
    store = await open_store(settings.home, settings.server, find_seal, reserve.spend)
    try:
        await hold_where_put_back(store, settings.home, system_clock())
        vault = FileVault(settings.home / FILES, store, system_clock)
        parts = Parts(
            store=store,
            outbox=store,
            desk=store,
            officers=store,
            links=store,
            vault=vault,
            library=library,
            clock=system_clock,
            ids=SystemIds(),
            printer=TypstPrinter(),
            home=home,
            offices=settings.offices,
        )
        yield Opened(parts, store, vault, reserve)
    finally:
        await store.close()


@asynccontextmanager
async def server_parts(
    settings: Settings, library: ContentLibrary, home: str = ""
) -> AsyncIterator[Opened]:
    """Open them as a server: on SQLite as the only one of this data.

    Raises what `open_parts` does, AnotherServer.
    """
    _refuse_unready(settings, library)
    with nullcontext() if settings.server else only_server(settings.home):
        async with open_parts(settings, library, home) as opened:
            opened.reserve.keep()
            try:
                yield opened
            finally:
                opened.reserve.give_back()


def office_seal(settings: Settings, *, has_data: bool) -> Seal:
    """Open the office's key; a new one is made only where nothing was sealed yet.

    Raises KeyMissing, KeyUnusable, KeyUnwritable.
    """
    key = load_or_make_key(settings.key_file, has_data=has_data, random=system_random)
    return Seal(key, system_random)


def _refuse_unready(settings: Settings, library: ContentLibrary) -> None:
    """Raise what stands in the way, before a folder is made."""
    _refuse_unknown_offices(settings, library)
    refuse_beside(settings.key_file, settings.home)
    # Beside a server's data the folder holds files only, which may lie where all processes see it.
    refuse_unfit_place(settings.home, "" if settings.server else None)


def _refuse_unknown_offices(settings: Settings, library: ContentLibrary) -> None:
    known = library.book().offices
    unknown = [
        ("MOTCUA_OFFICES", "offices", code) for code in settings.offices if code not in known
    ]
    if unknown:
        raise Unsettled(unknown)


def memory_parts(library: ContentLibrary, home: str = EXAMPLE_OFFICE) -> Parts:
    """Give parts that keep nothing: for trying things out, in one commune unless told otherwise."""
    store = MemoryStore()
    return Parts(
        store=store,
        outbox=store,
        desk=store,
        officers=store,
        links=store,
        vault=MemoryVault(),
        library=library,
        clock=system_clock,
        ids=SystemIds(),
        printer=TypstPrinter(),
        home=home,
    )


def telegram_channel(opened: Opened, settings: Settings) -> TelegramChannel | None:
    """Make the Telegram channel, where a token turns it on."""
    if not settings.telegram_token:
        return None
    own = telegram_settings(settings)
    groups = OfficeGroups(opened.parts)
    channel = TelegramChannel(opened.parts, own, groups, opened.store.lead)
    opened.store.serve(channel.sender)
    return channel


def telegram_settings(settings: Settings) -> TelegramSettings:
    return TelegramSettings(
        settings.telegram_token,
        settings.telegram_api,
        settings.telegram_webhook_secret,
        settings.telegram_proxy,
        settings.public_url,
    )


def quarantined_app(
    opened: Opened, settings: Settings, more: Sequence[BaseRoute] = ()
) -> Starlette:
    """Put the officials' desk alone on the server: what was restored waits to be looked at."""
    is_secure = settings.public_url.startswith("https://")
    desk = DeskSettings(settings.public_url, is_secure, Argon2Hasher())

    async def closed(_: Request) -> Response:
        words = opened.parts.library.book().say("program.quarantine_page")
        return PlainTextResponse(words, HTTPStatus.SERVICE_UNAVAILABLE)

    return Starlette(
        routes=[
            Mount("/desk", routes=desk_routes(opened.parts, desk)),
            *more,
            Route("/{path:path}", closed, methods=["GET", "POST"]),
        ],
        middleware=[Middleware(SecurityHeaders, is_secure=is_secure)],
    )


def web_app(
    opened: Opened,
    settings: Settings,
    bell: Bell,
    rates: Rates = Rates(),
    more: Sequence[BaseRoute] = (),
) -> Starlette:
    """Put the citizens' page, the officials' desk and `more` routes on one server."""
    parts = opened.parts
    is_secure = settings.public_url.startswith("https://")
    desk = DeskSettings(settings.public_url, is_secure, Argon2Hasher())
    web = WebSettings(
        public_url=settings.public_url, offices=settings.offices, home=parts.home, rates=rates
    )
    opened.store.on_outgoing(bell.ring)
    return Starlette(
        routes=[
            Mount("/desk", routes=desk_routes(parts, desk)),
            *more,
            *web_routes(parts, web, bell, receive),
        ],
        middleware=[Middleware(SecurityHeaders, is_secure=is_secure)],
    )
