"""What must hold of whatever a run leaves behind, I1 to I16: one oracle for every harness.

Each gives its breaches as sentences. What a run does not record it gives as None: what was said,
what was seen, the log. Then I3, I6 and I16, or I9, have less to look at; a run names that in
`lacks`, so that nothing holds only because nobody looked.
"""

import re
from collections.abc import AsyncIterator, Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.channels.formatting import without_marks
from bot.model.dossier import Status
from bot.model.event import Chat, Event, Text
from bot.model.message import Priority
from bot.service.outbox_ports import OutboxRow
from bot.service.parts import Parts
from bot.service.ports import Scope
from bot.service.receive import receive
from bot.storage.codec import decode_conversation, encode_conversation
from bot.storage.sql_store import SqlStore
from bot.storage.vault import FileVault

OFFICE, ELSEWHERE = "21496", "21484"
MOST_LOG_BYTES = 64 * 1024 * 1024
FEED = 10_000
_ENDED = {"sent", "parked"}
_UNSPEAKABLE = re.compile(r"Traceback|\bNone\b|\{\{|\}\}|\bnan\b|<[a-z]+\.[a-z_.]+>")
_CODE = re.compile(r"\b[A-Z]{2,4}-\d{4}-\d{4}\b")


@dataclass(frozen=True, slots=True)
class Person:
    """A citizen of the run: what was acknowledged to them, and what they saw, in that order."""

    chat: Chat
    mark: str  # a word that only they have said
    keys: tuple[str, ...]  # of acknowledged updates
    said: frozenset[str] | None = None
    seen: tuple[str, ...] | None = None
    is_told_in_order: bool = True  # False: what a blocked chat missed comes once it is back


@dataclass(frozen=True, slots=True)
class Left:
    """What a run has left behind."""

    parts: Parts
    store: SqlStore
    vault: FileVault
    home: Path
    people: tuple[Person, ...]
    log: str | None = None
    lacks: frozenset[str] = frozenset()  # of "said", "seen", "log": what the run does not record


Found = AsyncIterator[str]
Invariant = Callable[[Left], Found]


async def breaches(left: Left) -> list[str]:
    """Give everything that does not hold; empty is good."""
    return _unrecorded(left) + [
        f"{name} {sentence}"
        for name, invariant in INVARIANTS.items()
        async for sentence in invariant(left)
    ]


def _unrecorded(left: Left) -> list[str]:
    """Say what an invariant has not got to look at, other than the run has told."""
    has = {
        "said": all(person.said is not None for person in left.people),
        "seen": all(person.seen is not None for person in left.people),
        "log": left.log is not None,
    }
    missing = {name for name, is_there in has.items() if not is_there}
    return [f"what was recorded is not as told: {name}" for name in sorted(missing ^ left.lacks)]


async def i01_what_was_acknowledged_is_kept(left: Left) -> Found:
    for person in left.people:
        for key in person.keys:
            if not await left.store.has_seen(person.chat, key):
                yield f"update {key} was acknowledged and is lost"


async def i02_an_update_has_one_effect(left: Left) -> Found:
    """Bring everything once more: nothing may change."""
    for person in left.people:
        before = await _state(left, person.chat)
        for key in person.keys:
            if await left.store.has_seen(person.chat, key):
                await receive(left.parts, Event(person.chat, key, Text("một lần nữa")))
        if await _state(left, person.chat) != before:
            yield "an update that was brought again had an effect"


async def i03_every_answer_was_given(left: Left) -> Found:
    for person in left.people:
        dossiers = await left.store.dossiers_of(person.chat)
        answers = [one for dossier in dossiers for one in dossier.answers.items()]
        said = None if person.said is None else {text.lower() for text in person.said}
        for key, answer in answers:
            if said is not None and answer.said and not _was_said(answer.said.lower(), said):
                yield f"nobody said the answer to {key}"


def _was_said(answer: str, said: Collection[str]) -> bool:
    """Say whether these are somebody's words, in one message or in two that came together."""
    if answer in said:
        return True
    spaces = (at for at, letter in enumerate(answer) if letter == " ")
    return any(answer[:at] in said and answer[at + 1 :] in said for at in spaces)


async def i04_a_dossier_exists_once_and_has_its_receipt(left: Left) -> Found:
    for person in left.people:
        dossiers = await left.store.dossiers_of(person.chat)
        if len({one.draft for one in dossiers}) < len(dossiers):
            yield "a case was handed in twice"
        codes = {one.code for one in dossiers}
        told = [
            code
            for row in await _feed(left, person.chat)
            if row.message.priority == Priority.REPLY
            for code in set(_CODE.findall(row.message.text))
        ]
        if codes - set(told):
            yield "a dossier without a receipt"
        if set(told) - codes:
            yield "a receipt without a dossier"


async def i05_what_rests_is_what_was_meant(left: Left) -> Found:
    for person in left.people:
        conversation, _ = await left.store.conversation(person.chat)
        if decode_conversation(encode_conversation(conversation)) != conversation:
            yield "a conversation changes by being kept"


async def i06_messages_came_in_order(left: Left) -> Found:
    for person in left.people:
        if not person.is_told_in_order:
            continue
        told = [_as_seen(row.message.text) for row in await _feed(left, person.chat)]
        at = 0
        for text in map(_as_seen, person.seen or ()):
            if at and told[at - 1] == text:
                continue  # brought twice: nobody knew whether it had arrived
            if text not in told[at:]:
                yield "a message came out of turn"
                break
            at = told.index(text, at) + 1


async def i07_nobody_reads_of_another(left: Left) -> Found:
    for person in left.people:
        texts = [row.message.text for row in await _feed(left, person.chat)]
        for other in left.people:
            if other is not person and any(other.mark in text for text in texts):
                yield "somebody was told what another had said"


async def i08_no_other_office_sees_it(left: Left) -> Found:
    codes = {
        one.code for person in left.people for one in await left.store.dossiers_of(person.chat)
    }
    stranger = Scope("stranger", ELSEWHERE, justice=True)
    if any(one.code in codes for one in await left.store.queue(stranger, frozenset(Status))):
        yield "another office sees a dossier"


async def i09_nothing_personal_is_logged(left: Left) -> Found:
    for person in left.people:
        if left.log is not None and person.mark in left.log:
            yield "the log names somebody"


async def i10_the_audit_is_whole(left: Left) -> Found:
    for office in await left.store.audited_offices():
        if await left.store.verify_audit(office):
            yield "the audit is broken"


async def i11_nothing_rests_in_clear(left: Left) -> Found:
    for path in left.home.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for person in left.people:
            if person.mark.encode() in content:
                yield f"{path.name} holds in clear what somebody said"


async def i12_everybody_was_answered(left: Left) -> Found:
    for person in left.people:
        rows = await _feed(left, person.chat)
        if person.keys and not rows:
            yield "somebody waits for a first word"
        if person.chat.channel != "web" and any(row.state not in _ENDED for row in rows):
            yield "a message has not left"
        seen = None if person.seen is None else {_as_seen(text) for text in person.seen}
        if seen is not None and any(
            row.state == "sent" and _as_seen(row.message.text) not in seen for row in rows
        ):
            yield "a message is noted as sent, and nobody has seen it"


async def i13_all_that_is_said_is_speech(left: Left) -> Found:
    for person in left.people:
        for row in await _feed(left, person.chat):
            if found := _UNSPEAKABLE.search(row.message.text):
                yield f"{found[0]!r} was said to somebody"


async def i14_nothing_piles_up(left: Left) -> Found:
    wal = left.home / "motcua.db-wal"
    if wal.exists() and wal.stat().st_size > MOST_LOG_BYTES:
        yield "the database's log has grown too long"
    await left.vault.sweep(await left.store.paper_ids(), left.parts.clock() + timedelta(days=2))
    files = {path.name for path in (left.home / "files").glob("*")}
    if files != set(await left.store.paper_ids()):
        yield "files without rows, or rows without files"


async def i15_a_dossiers_history_has_no_gaps(left: Left) -> Found:
    for person in left.people:
        for dossier in await left.store.dossiers_of(person.chat):
            scope = Scope("oracle", dossier.office, justice=True)
            lines = await left.store.history(scope, dossier.id)
            if any(not line.actor for line in lines):
                yield "nobody did what was done"
            if lines and lines[-1].after is not dossier.status:
                yield "a dossier is not where its history ends"
            revisions = [line.revision for line in lines]
            if revisions != sorted(set(revisions)) or any(r > dossier.revision for r in revisions):
                yield "a dossier's history is out of order"


async def i16_only_what_was_kept_is_sent(left: Left) -> Found:
    for person in left.people:
        rows = await _feed(left, person.chat)
        if [row.seq for row in rows] != list(range(1, len(rows) + 1)):
            yield "the numbers of messages have gaps"
        kept = {_as_seen(row.message.text) for row in rows}
        if {_as_seen(text) for text in person.seen or ()} - kept:
            yield "something was sent that was never kept"


INVARIANTS: dict[str, Invariant] = {
    name[:3].upper(): function
    for name, function in list(globals().items())
    if re.fullmatch(r"i\d\d_\w+", name)
}


def _as_seen(text: str) -> str:
    """Give a text without its dress, which a platform may refuse."""
    return without_marks(text).strip()


async def _feed(left: Left, chat: Chat) -> list[OutboxRow]:
    return list(await left.store.feed(chat, 0, FEED))


async def _state(left: Left, chat: Chat) -> tuple[object, ...]:
    conversation, version = await left.store.conversation(chat)
    rows = [row.seq for row in await _feed(left, chat)]
    return conversation, version, rows, await left.store.dossiers_of(chat)
