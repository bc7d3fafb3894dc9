"""Is everything in order here? `motcua doctor`, `motcua audit verify`."""

import shutil
import sys
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from bot.commands.telling import TOLD, Teller
from bot.model.book import Book
from bot.settings import Settings, read_settings
from bot.storage.backup import DATABASE
from bot.storage.sqlite import SqliteStore
from bot.wiring import load_library, open_parts, today_in_vietnam

ENOUGH_MB = 500
MEGABYTE = 1024 * 1024
_SECRET = ("TOKEN", "SECRET", "PASSWORD", "PROXY")  # what is told only as being set


async def examine(environment: Mapping[str, str]) -> int:
    """Tell how things stand here, and change nothing; 1 where something stands in the way."""
    settings = read_settings(environment)
    library = load_library(settings.content, today_in_vietnam())
    book = library.book()
    for line in _settings(book, settings):
        _print(line)
    _print(_say(book, "content_whole", so=len(book.flows), so_xa=len(book.offices)))
    _print(_disk(book, settings.home))
    if not SqliteStore.has_data(settings.home / DATABASE):
        _print(_say(book, "no_data"))
        return 0
    try:
        async with open_parts(settings, library):
            _print(_say(book, "store_open"))
    except TOLD as refused:
        print("\n".join(Teller(environment).lines(refused)), file=sys.stderr)  # noqa: T201
        return 1
    return 0


async def verify_audit(settings: Settings) -> int:
    """Recompute every office's chain of the audit; 1 where a line was changed or dropped."""
    library = load_library(settings.content, today_in_vietnam())
    book, broken = library.book(), False
    if not SqliteStore.has_data(settings.home / DATABASE):
        _print(book.say("program.audit.empty"))
        return 0
    async with open_parts(settings, library) as opened:
        offices = await opened.store.audited_offices()
        for office in offices:
            wrong = await opened.store.verify_audit(office)
            broken = broken or bool(wrong)
            _print(await _verdict(book, opened.store, office, wrong))
    return 1 if broken else 0


async def _verdict(book: Book, store: SqliteStore, office: str, wrong: list[int]) -> str:
    name = book.offices[office].name if office in book.offices else office
    if wrong:
        return book.say("program.audit.broken", xa=name, dong=", ".join(map(str, wrong)))
    head, length = await store.audit_head(office)
    return book.say("program.audit.whole", xa=name, so=length, dau=head.hex()[:16])


def _settings(book: Book, settings: Settings) -> list[str]:
    """Name each setting as it is set: MOTCUA_ and the name of its field."""
    held = {field.name: getattr(settings, field.name) for field in fields(settings)}
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


def _disk(book: Book, home: Path) -> str:
    there = next(folder for folder in (home, *home.resolve().parents) if folder.exists())
    free_mb = shutil.disk_usage(there).free // MEGABYTE
    return _say(book, "disk" if free_mb >= ENOUGH_MB else "disk_low", con=free_mb)


def _say(book: Book, key: str, **slots: object) -> str:
    return book.say(f"program.doctor.{key}", **slots)


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - its output
