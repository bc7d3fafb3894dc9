"""What each turn was to leave behind, noted outside of the program's memory."""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator

from bot.model.errors import Conflict, Duplicate, StoreBusy
from bot.model.event import Chat
from bot.service.ports import Work
from bot.storage.sqlite import SqliteStore

FEED = 10_000

Turns = dict[tuple[Chat, str], list[Work]]
"""By update, what a turn asked to be kept: each try that was kept, or whose end nobody heard of."""


class NotingStore(SqliteStore):
    """The store as it is; what a turn asks it to keep is noted."""

    turns: Turns

    async def commit(self, work: Work) -> None:
        tries = self.turns.setdefault(work.seen, []) if work.seen else []
        tries.append(work)
        try:
            await super().commit(work)
        except (Duplicate, Conflict, StoreBusy):
            tries.remove(work)
            raise
        tries[:] = [work]


async def torn(turns: Turns, store: SqliteStore) -> AsyncIterator[str]:
    """Say where updates were kept, but not all their replies or dossiers with them."""
    wanted: dict[Chat, Counter[str]] = defaultdict(Counter)
    codes: dict[Chat, set[str]] = defaultdict(set)
    for (chat, key), tries in turns.items():
        if len(tries) == 1 and await store.has_seen(chat, key):
            wanted[chat].update(one.message.text for one in tries[0].outgoing if one.chat == chat)
            codes[chat] |= {one.code for one in tries[0].new_dossiers}
    for chat, texts in wanted.items():
        if texts - Counter(row.message.text for row in await store.feed(chat, 0, FEED)):
            yield "an update is kept without its reply"
        if codes[chat] - {dossier.code for dossier in await store.dossiers_of(chat)}:
            yield "an update is kept without its dossier"
