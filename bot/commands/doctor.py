"""Is everything in order here? `motcua doctor` tells what is set, what is missing, what to do."""

import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import partial

from bot.channels.telegram.asking import TokenRefused, name_of_bot
from bot.commands.blank_forms import draw_blank
from bot.commands.telling import TOLD, Teller
from bot.content.library import load_library
from bot.engine.scene import VIETNAM
from bot.model.book import Book
from bot.settings import Settings, read_settings, shown_database
from bot.storage.backup import FILES, quarantined_since
from bot.storage.inspection import Found
from bot.storage.keyfile import refuse_beside
from bot.storage.last_backup import last_made
from bot.storage.opening import look_at
from bot.storage.place import free_bytes, is_served, refuse_unfit_place
from bot.watch.health import is_plausible
from bot.wiring import office_seal, system_clock, telegram_settings, today_in_vietnam

ENOUGH_MB = 500
BACKUP_WITHIN = timedelta(days=2)
MEGABYTE = 1024 * 1024
_SECRET = ("TOKEN", "SECRET", "PASSWORD", "PROXY")  # what is told only as being set


@dataclass(frozen=True, slots=True)
class Wrong:
    """A sentence about what stands in the way."""

    sentence: str


async def examine(environment: Mapping[str, str], *, online: bool) -> int:
    """Tell how things stand here, and change nothing; 1 where something stands in the way.

    What is wrong goes to standard error. Telegram is asked only where `online` wants it.
    """
    settings = read_settings(environment)
    book = load_library(settings.content, today_in_vietnam()).book()
    for line in _settings(book, settings):
        _print(line)
    code = 0
    async for told in Examination(book, settings, Teller(environment)).all(online=online):
        if isinstance(told, Wrong):
            print(told.sentence, file=sys.stderr)  # noqa: T201 - the words for whoever asked
            code = 1
        else:
            _print(told)
    return code


@dataclass(frozen=True, slots=True)
class Examination:
    """All that the doctor looks at, one thing after the other."""

    book: Book
    settings: Settings
    teller: Teller

    async def all(self, *, online: bool) -> AsyncIterator[str | Wrong]:
        """Give a sentence for each thing; nothing is changed by it."""
        flows, offices = len(self.book.flows), len(self.book.offices)
        yield self._say("content_whole", so=flows, so_xa=offices)
        faults = await draw_blank(self.book)
        yield self._wrong("printer_broken", so=len(faults)) if faults else self._say("printer")
        for told in self._place():
            yield told
        try:
            found = await self._data()
        except TOLD as refused:
            yield Wrong(self.teller.lines(refused)[0])
            found = None
        else:
            for told in self._kept(found):
                yield told
        yield self._clock(found)
        yield await self._telegram() if online else self._telegram_set()

    def _place(self) -> Iterator[str | Wrong]:
        free_mb = free_bytes(self.settings.home) // MEGABYTE
        yield self._say("disk" if free_mb >= ENOUGH_MB else "disk_low", con=free_mb)
        try:
            refuse_unfit_place(self.settings.home, "" if self.settings.server else None)
        except TOLD as refused:
            yield Wrong(self.teller.lines(refused)[0])

    async def _data(self) -> Found | None:
        """Look at key and data. Raises one of TOLD."""
        settings = self.settings
        refuse_beside(settings.key_file, settings.home)
        if settings.key_file.exists():  # its own faults are told, data or not
            office_seal(settings, has_data=True)
        return await look_at(settings.home, settings.server, partial(office_seal, settings))

    def _kept(self, found: Found | None) -> Iterator[str]:
        has_key = self.settings.key_file.exists()
        yield self._say("key_there" if has_key else "key_to_come", tep=self.settings.key_file)
        if found is None:
            yield self._say("no_data")
            return
        if self.settings.server:
            yield self._say("store_server", so=found.version)
            yield from self._held()
            yield self._say("backup_server", thu_muc=self.settings.home / FILES)
            return
        is_old = found.version < found.newest
        yield self._say(
            "store_older" if is_old else "store_open", so=found.version, moi=found.newest
        )
        yield self._say("served" if is_served(self.settings.home) else "not_served")
        yield from self._held()
        yield self._backup()

    def _held(self) -> Iterator[str]:
        if quarantined_since(self.settings.home):
            yield self._say("held")

    def _backup(self) -> str:
        made_at = last_made(self.settings.home)
        if made_at is None:
            return self._say("backup_none")
        is_old = system_clock() - made_at > BACKUP_WITHIN
        key = "backup_old" if is_old else "backup"
        return self._say(key, luc=_time(made_at), so=BACKUP_WITHIN.days)

    def _clock(self, found: Found | None) -> str | Wrong:
        now = system_clock()
        if is_plausible(now, found.written_at if found else None):
            return self._say("clock", luc=_time(now))
        return self._wrong("clock_wrong", luc=_time(now))

    def _telegram_set(self) -> str:
        return self._say("telegram_not_asked" if self.settings.telegram_token else "telegram_off")

    async def _telegram(self) -> str | Wrong:
        if not self.settings.telegram_token:
            return self._say("telegram_off")
        try:
            name = await name_of_bot(telegram_settings(self.settings))
        except TokenRefused:
            return self._wrong("telegram_refused")
        if name is None:
            return self._wrong("telegram_silent")
        return self._say("telegram_reached", ten=name)

    def _wrong(self, key: str, **slots: object) -> Wrong:
        return Wrong(self._say(key, **slots))

    def _say(self, key: str, **slots: object) -> str:
        return _say(self.book, key, **slots)


def _settings(book: Book, settings: Settings) -> list[str]:
    """Name each setting as it is set: MOTCUA_ and the name of its field."""
    held = {field.name: getattr(settings, field.name) for field in fields(settings)}
    held["database"] = shown_database(settings.database)
    held["web"] = f"{held.pop('host')}:{held.pop('port')}"
    shown = {f"MOTCUA_{name.upper()}": value for name, value in sorted(held.items())}
    return [
        _say(book, "setting", ten=name, gia_tri=_value(book, name, value))
        for name, value in shown.items()
    ]


def _value(book: Book, name: str, value: object) -> str:
    if any(word in name for word in _SECRET):
        return _say(book, "set" if value else "unset")
    if isinstance(value, tuple):
        value = " ".join(map(str, value))
    return str(value) if value not in {"", None} else _say(book, "unset")


def _time(at: datetime) -> str:
    return at.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")


def _say(book: Book, key: str, **slots: object) -> str:
    return book.say(f"program.doctor.{key}", **slots)


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - its output
