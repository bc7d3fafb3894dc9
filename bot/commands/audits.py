"""The record of who did what: `motcua audit verify`."""

from bot.content.library import load_library
from bot.model.book import Book
from bot.settings import Settings
from bot.storage.backup import DATABASE
from bot.storage.sql_store import SqlStore
from bot.storage.sqlite import SqliteStore
from bot.wiring import open_parts, today_in_vietnam


async def verify_audit(settings: Settings) -> int:
    """Recompute every office's chain of the audit; 1 where a line was changed or dropped."""
    library = load_library(settings.content, today_in_vietnam())
    book, broken = library.book(), False
    if not settings.server and not SqliteStore.has_data(settings.home / DATABASE):
        _print(book.say("program.audit.empty"))
        return 0
    async with open_parts(settings, library) as opened:
        offices = await opened.store.audited_offices()
        for office in offices:
            wrong = await opened.store.verify_audit(office)
            broken = broken or bool(wrong)
            _print(await _verdict(book, opened.store, office, wrong))
    return 1 if broken else 0


async def _verdict(book: Book, store: SqlStore, office: str, wrong: list[int]) -> str:
    name = book.offices[office].name if office in book.offices else office
    if wrong:
        return book.say("program.audit.broken", xa=name, dong=", ".join(map(str, wrong)))
    head, length = await store.audit_head(office)
    return book.say("program.audit.whole", xa=name, so=length, dau=head.hex()[:16])


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - its output
