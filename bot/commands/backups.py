"""Backups of an office's data: `motcua backup`, `motcua restore`."""

from pathlib import Path

from bot.content.library import load_library
from bot.engine.scene import VIETNAM
from bot.model.book import Book
from bot.settings import Settings
from bot.storage import backup, last_backup
from bot.storage.inspection import inspect
from bot.storage.keyfile import make_private_folder, refuse_beside
from bot.storage.place import refuse_unfit_place
from bot.storage.refusals import NoData, OnServer
from bot.wiring import office_seal, open_parts, system_clock, system_random, today_in_vietnam

FOLDER = "backups"  # in the data folder; better on another disk


def make(settings: Settings, folder: str) -> int:
    """Make a backup while the office goes on working. Raises OnServer."""
    _refuse_server(settings)
    book = load_library(settings.content, today_in_vietnam()).book()
    into = Path(folder) if folder else settings.home / FOLDER
    database = settings.home / backup.DATABASE
    if not database.exists():
        raise NoData(settings.home)
    seal = office_seal(settings, has_data=True)
    inspect(database, seal)  # the copy would make files beside it
    made = backup.make(settings.home, into, seal, system_clock(), system_random)
    last_backup.note(settings.home, made.made_at)
    _print(_say(book, "made", made, tep=made.path))
    for office, head in sorted(made.facts.audit_heads.items()):
        name = book.offices[office].name if office in book.offices else office
        _print(book.say("program.backup.audit_head", xa=name, dau=head))
    return 0


def restore(settings: Settings, file: str) -> int:
    """Put a backup into an empty data folder. Raises OnServer."""
    _refuse_server(settings)
    book = load_library(settings.content, today_in_vietnam()).book()
    refuse_beside(settings.key_file, settings.home)
    refuse_unfit_place(settings.home)
    seal = office_seal(settings, has_data=True)
    back = backup.restore(Path(file), settings.home, seal, system_clock())
    _print(_say(book, "restored", back, tep=settings.home.resolve()))
    return 0


def hold(settings: Settings) -> int:
    """Hold data that was put back in a way the program cannot see, such as a copy of a disk."""
    book = load_library(settings.content, today_in_vietnam()).book()
    make_private_folder(settings.home)
    backup.hold(settings.home, system_clock())
    _print(book.say("program.backup.held"))
    return 0


async def confirm(settings: Settings) -> int:
    """Let messages leave again; those from before the restoring are not sent a second time."""
    library = load_library(settings.content, today_in_vietnam())
    book = library.book()
    since = backup.quarantined_since(settings.home)
    if since is None:
        _print(book.say("program.backup.not_held"))
        return 0
    async with open_parts(settings, library) as opened:
        held = await opened.store.park_waiting(since)
        await opened.store.stay_here()
    backup.release(settings.home)
    _print(book.say("program.backup.released", so=held))
    return 0


def _refuse_server(settings: Settings) -> None:
    if settings.server:
        raise OnServer(settings.home / backup.FILES)


def _say(book: Book, key: str, made: backup.Backup, *, tep: Path) -> str:
    rows = made.facts.rows
    at = made.made_at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")
    return book.say(
        f"program.backup.{key}", tep=tep, luc=at,
        ho_so=rows["dossiers"], chat=rows["chats"], giay=made.files,
    )  # fmt: skip


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - its output
