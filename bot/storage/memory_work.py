"""One turn or decision, kept in memory: the same refusals as in a database."""

from dataclasses import replace
from datetime import datetime

from bot.model.dossier import Dossier, DossierEvent
from bot.model.errors import Conflict, Duplicate
from bot.service.ports import (
    AuditEntry,
    MoveTicket,
    Outgoing,
    Paper,
    PaperMove,
    SavedConversation,
    Tally,
    Work,
)
from bot.storage.chain import START, Link, link_hash
from bot.storage.codec import encode_conversation, encode_dossier, encode_message
from bot.storage.memory_state import Changes, KeptDossier, KeptMessage, Tables


class MemoryWriter:
    """Writes works into tables, each whole or not at all."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._changes = Changes()

    def write(self, work: Work) -> None:
        self._changes = Changes()
        try:
            self._write_talk(work)
            self._write_dossiers(work)
            self._write_notes(work)
        except BaseException:
            self._changes.take_back()
            raise

    def _write_talk(self, work: Work) -> None:
        if work.seen:
            chat, key = work.seen
            self._mark_seen((chat.channel, chat.account, key), work.at)
        for flow in work.flows:
            known = self._tables.flows.get((flow.slug, flow.version), flow.source)
            self._changes.put(self._tables.flows, (flow.slug, flow.version), known)
        for saved in work.conversations:
            self._save(saved)
        for outgoing in work.outgoing:
            self._send(outgoing, work.at)
        for code in work.used_tickets:
            self._use_ticket(code, work.at)
        for ticket in work.tickets:
            self._keep_ticket(ticket, work.at)

    def _write_dossiers(self, work: Work) -> None:
        for dossier in work.new_dossiers:
            self._add_dossier(dossier)
        for dossier in work.changed_dossiers:
            self._change_dossier(dossier)
        for event in work.dossier_events:
            self._add_event(event)
        for paper in work.papers:
            self._add_paper(paper)
        for move in work.paper_moves:
            self._move_paper(move)

    def _write_notes(self, work: Work) -> None:
        tables, changes = self._tables, self._changes
        for call in work.calls:
            changes.put(tables.calls, changes.next_number(tables, "call"), (call, None))
        for call_id in work.answered_calls:
            if call_id in tables.calls:
                changes.put(tables.calls, call_id, (tables.calls[call_id][0], work.at))
        for tally in work.tallies:
            self._count(tally)
        for entry in work.audit:
            self._add_entry(entry)
        if work.parked:
            changes.put(tables.parked, changes.next_number(tables, "parked"), work.parked)

    def _mark_seen(self, update: tuple[str, str, str], at: datetime) -> None:
        if update in self._tables.seen:
            raise Duplicate(update[-1])
        self._changes.put(self._tables.seen, update, at)

    def _save(self, saved: SavedConversation) -> None:
        _, version = self._tables.conversations.get(saved.chat, (None, 0))
        if version != saved.was:
            raise Conflict("the conversation went on meanwhile")
        kept = encode_conversation(saved.conversation)
        self._changes.put(self._tables.conversations, saved.chat, (kept, version + 1))

    def _send(self, outgoing: Outgoing, at: datetime) -> None:
        tables, chat, message = self._tables, outgoing.chat, outgoing.message
        number = self._changes.next_number(tables, "message")
        feed = tables.feeds.setdefault(chat, {})
        seq = len(feed) + 1
        body = encode_message(message)
        kept = KeptMessage(number, chat, seq, message.priority, body, at=at, not_before=at)
        self._changes.put(tables.messages, number, kept)
        self._changes.put(feed, seq, number)
        self._changes.put(tables.leaving.setdefault(chat.channel, {}), number, None)

    def _use_ticket(self, code: str, at: datetime) -> None:
        ticket = self._tables.tickets.get(code)
        if ticket is None or ticket.until <= at:
            raise Conflict("the code was used")
        self._changes.drop(self._tables.tickets, code)

    def _keep_ticket(self, ticket: MoveTicket, at: datetime) -> None:
        other = self._tables.tickets.get(ticket.code)
        if other and other.until > at:
            raise Conflict("the code is in use")
        self._changes.put(self._tables.tickets, ticket.code, ticket)

    def _add_dossier(self, dossier: Dossier) -> None:
        submission = (dossier.chat, dossier.draft)
        is_taken = dossier.id in self._tables.dossiers or dossier.code in self._tables.codes
        if is_taken or submission in self._tables.submissions:
            raise Conflict("the dossier is there already, or its code is taken")
        self._changes.put(self._tables.codes, dossier.code, dossier.id)
        if dossier.draft:
            self._changes.put(self._tables.submissions, submission, dossier.id)
        self._keep_dossier(dossier)

    def _change_dossier(self, dossier: Dossier) -> None:
        known = self._tables.dossiers.get(dossier.id)
        if known is None or known.revision != dossier.revision - 1:
            raise Conflict("the dossier was changed meanwhile")
        self._keep_dossier(dossier)

    def _keep_dossier(self, dossier: Dossier) -> None:
        kept = KeptDossier(
            encode_dossier(dossier), dossier.code, dossier.office, dossier.chat, dossier.revision
        )
        self._changes.put(self._tables.dossiers, dossier.id, kept)

    def _add_event(self, event: DossierEvent) -> None:
        if event.dossier not in self._tables.dossiers:
            raise ValueError("history of a dossier that is not there")
        before = self._tables.events.get(event.dossier, ())
        self._changes.put(self._tables.events, event.dossier, (*before, event))

    def _add_paper(self, paper: Paper) -> None:
        if paper.id in self._tables.papers:
            raise Conflict("it is taken")
        self._changes.put(self._tables.papers, paper.id, paper)

    def _move_paper(self, move: PaperMove) -> None:
        if not move.draft and not move.dossier:
            self._changes.drop(self._tables.papers, move.paper)
            return
        paper = self._tables.papers.get(move.paper)
        if paper is None:
            raise Conflict("the file is gone")
        moved = replace(paper, draft=move.draft, dossier=move.dossier)
        self._changes.put(self._tables.papers, paper.id, moved)

    def _count(self, tally: Tally) -> None:
        self._changes.put(self._tables.tallies, tally, self._tables.tallies.get(tally, 0) + 1)

    def _add_entry(self, entry: AuditEntry) -> None:
        chain = self._tables.audit.setdefault(entry.office, {})
        before = chain[len(chain)].hash if chain else START
        number = len(chain) + 1
        link_id = self._changes.next_number(self._tables, "audit")
        link = Link(link_id, number, entry, link_hash(before, number, entry))
        self._changes.put(chain, number, link)
