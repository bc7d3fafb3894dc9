"""One turn or decision, written whole. Runs in the writer's thread, inside its transaction."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.model.event import Chat
from bot.service.outbox_ports import OutboxRow
from bot.service.ports import Tally, Work
from bot.storage.audit import add_entries
from bot.storage.chats import mark_seen, park
from bot.storage.conversations import keep_ticket, save_conversation, use_ticket
from bot.storage.database import Database
from bot.storage.dossiers import add_call, add_dossier, add_event, answer_call, change_dossier
from bot.storage.outbox import add_outgoing
from bot.storage.papers import add_paper, move_paper

_NOBODY_LEAVES: Mapping[Chat, int] = MappingProxyType({})


def write_work(
    database: Database, work: Work, epochs: Mapping[Chat, int] = _NOBODY_LEAVES
) -> list[OutboxRow]:
    """Write everything `work` changes; give the messages that leave at once.

    `epochs` holds the chats for which one may. Raises Duplicate, Conflict.
    """
    if work.seen:
        mark_seen(database, *work.seen, work.at)
    _write_talk(database, work)
    _write_dossiers(database, work)
    _write_notes(database, work)
    added = (add_outgoing(database, one, work.at, epochs.get(one.chat, 0)) for one in work.outgoing)
    return [row for row in added if row is not None]


def _write_talk(database: Database, work: Work) -> None:
    for flow in work.flows:
        database.run(
            "insert_flow_version", slug=flow.slug, version=flow.version, source=flow.source
        )
    for saved in work.conversations:
        save_conversation(database, saved)
    for code in work.used_tickets:
        use_ticket(database, code, work.at)
    for ticket in work.tickets:
        keep_ticket(database, ticket, work.at)


def _write_dossiers(database: Database, work: Work) -> None:
    for dossier in work.new_dossiers:
        add_dossier(database, dossier)
    for dossier in work.changed_dossiers:
        change_dossier(database, dossier)
    for event in work.dossier_events:
        add_event(database, event)
    for paper in work.papers:
        add_paper(database, paper)
    for move in work.paper_moves:
        move_paper(database, move)


def _write_notes(database: Database, work: Work) -> None:
    for call in work.calls:
        add_call(database, call)
    for call_id in work.answered_calls:
        answer_call(database, call_id, work.at)
    for tally in work.tallies:
        database.run("count_one", **_tally_cells(tally))
    add_entries(database, work.audit)
    if work.parked:
        park(database, work.parked, work.at)


def flow_source(database: Database, slug: str, version: str) -> str | None:
    row = database.row("flow_source", slug=slug, version=version)
    return str(row["source"]) if row else None


def tallies(database: Database) -> Mapping[Tally, int]:
    """Give how often each thing was counted."""
    return {_tally(dict(row)): row["count"] for row in database.rows("tallies")}


def _tally_cells(tally: Tally) -> dict[str, str]:
    return {
        "month": tally.month,
        "office": tally.office,
        "procedure": tally.procedure,
        "channel": tally.channel,
        "typed_by": tally.typed_by,
        "outcome": tally.outcome,
    }


def _tally(row: dict[str, str]) -> Tally:
    return Tally(*(row[name] for name in Tally.__slots__))
