"""How the store stands, without a look at what rests in it."""

from collections import Counter

from bot.service.watch_ports import Standing
from bot.storage.codec import decode_time
from bot.storage.database import Database


def standing(database: Database, channels: frozenset[str]) -> Standing:
    rows = [row for name in channels for row in database.rows("on_its_way", channel=name)]
    waiting: Counter[str] = Counter()
    for row in rows:
        waiting[row["state"]] += row["number"]
    newest, failed = database.row("newest"), database.returned("failed")
    return Standing(
        waiting,
        min((decode_time(row["oldest"]) for row in rows), default=None),
        decode_time(newest["at"]) if newest is not None and newest["at"] else None,
        failed["number"],
        decode_time(failed["at"]) if failed["at"] else None,
    )
