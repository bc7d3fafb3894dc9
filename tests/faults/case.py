"""One case from the first word to the decision, told step by step: `ack 3`, `sent 7`.

Each step may be played again after a crash: what was kept before counts once.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

from bot.content.library import ContentLibrary, load_library
from bot.dossier.statuses import Action
from bot.model.dossier import Status
from bot.model.errors import Conflict, NotFound, StoreBroken, StoreBusy
from bot.model.event import Attachment, Body, Chat, Event, Opened, Text
from bot.service.decide import Decision, decide
from bot.service.parts import Parts
from bot.service.ports import Paper, Scope
from bot.service.receive import receive
from bot.wiring import Opened as OpenedParts
from bot.wiring import open_parts
from tests.conftest import ROOT
from tests.faults.invariants import Left, Person, breaches, i01_what_was_acknowledged_is_kept
from tests.faults.server import settings_of

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
OFFICE = "21496"
CHAT = Chat("telegram", "1", "51")
SCOPE = Scope("o-an", OFFICE, justice=True)
MARK = "Đinh Văn Sơn"
PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 40
SAID: tuple[Body | None, ...] = (
    Opened(), Text("Làm giấy thử"), Text("Làm mới"), Text("đồng ý"), Text(MARK),
    Text("5/3/1980"), Text("Phạm Thị Lan"), Text("không"), None, Text("2"),
    *[Text("Đúng hết")] * 3, Text("Tôi hứa thật. Gửi"),
)  # fmt: skip
"""What is said; None: the photo is sent."""
DESK = len(SAID)
STEPS = DESK + 1
TRIES = 4

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Told:
    """What a run acknowledged before it ended, and what the platform was sent."""

    acknowledged: frozenset[int]
    sent: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Told":
        """Read it from what was printed; the last line may be torn."""
        lines = [line.split() for line in text.splitlines(keepends=True) if line.endswith("\n")]
        acks = frozenset(int(line[1]) for line in lines if line[0] == "ack")
        return cls(acks, tuple(int(line[1]) for line in lines if line[0] == "sent"))


def furnish(place: Path) -> None:
    """Make a small content at `place`."""
    content = place / "content"
    content.mkdir(parents=True)
    (content / "catalogue").symlink_to(ROOT / "catalogue")
    (content / "flows").symlink_to(ROOT / "tests" / "flows")


def furnished(place: Path) -> ContentLibrary:
    """Make a small content at `place`, and read it."""
    furnish(place)
    return read(place)


def read(place: Path) -> ContentLibrary:
    return load_library(place / "content", TODAY)


def ticking() -> Callable[[], datetime]:
    """Give a clock that is a millisecond later at each look, far from midnight."""
    ticks = count()
    return lambda: NOW + timedelta(milliseconds=next(ticks))


async def play(place: Path, library: ContentLibrary, tell: Tell) -> bool:
    """Play the case to its end; False where the store broke on the way."""
    try:
        async with open_parts(settings_of(place), library, OFFICE) as opened:
            parts = replace(opened.parts, clock=ticking())
            epoch = await opened.store.take_over(CHAT.channel)
            for step in range(STEPS):
                await _again_if_refused(lambda at=step: _do(parts, at))  # type: ignore[misc]
                tell(f"ack {step}")
                await _again_if_refused(lambda: _send(parts, epoch, tell))
    except (StoreBusy, StoreBroken, OSError):
        return False
    return True


async def _again_if_refused(work: Callable[[], Awaitable[None]]) -> None:
    """Bring it again, as a platform does, where nothing was kept."""
    for _ in range(TRIES):
        with suppress(StoreBusy):
            return await work()
    return await work()


async def _do(parts: Parts, step: int) -> None:
    if step == DESK:
        await _accept(parts)
    elif (body := SAID[step]) is None:
        await _upload(parts, _key(step))
    else:
        await receive(parts, Event(CHAT, _key(step), body))


async def _upload(parts: Parts, key: str) -> None:
    if await parts.store.has_seen(CHAT, key):
        return
    paper = Paper(parts.ids.new_id(), CHAT, "photo", "image/jpeg", len(PHOTO), parts.clock())
    await parts.vault.put(paper.id, CHAT, PHOTO)
    await receive(parts, Event(CHAT, key, Attachment(paper.id, paper.kind)), (paper,))


async def _accept(parts: Parts) -> None:
    (dossier,) = await parts.store.dossiers_of(CHAT)
    if dossier.status is Status.SENT:
        with suppress(Conflict):
            await decide(parts, SCOPE, Decision(dossier.code, dossier.revision, Action.ACCEPT))


async def _send(parts: Parts, epoch: int, tell: Tell) -> None:
    """Empty the outbox, one message after the other."""
    while rows := await parts.outbox.claim(
        CHAT.channel, parts.clock() + timedelta(days=1), 1, epoch
    ):
        tell(f"sent {rows[0].seq}")
        await parts.outbox.settle(rows[0], "sent", parts.clock(), None)


def _key(step: int) -> str:
    return f"update-{step:03d}"


async def lost(place: Path, library: ContentLibrary, told: Told) -> list[str]:
    """Say what was acknowledged or sent, and is not kept."""
    async with open_parts(settings_of(place), library, OFFICE) as opened:
        dossiers = await opened.store.dossiers_of(CHAT)
        is_accepted = bool(dossiers) and dossiers[0].status is Status.ACCEPTED
        person = Person(CHAT, MARK, tuple(_key(step) for step in told.acknowledged - {DESK}))
        left = Left(opened.parts, opened.store, opened.vault, place / "data", (person,))
        breaches = [one async for one in i01_what_was_acknowledged_is_kept(left)]
        if DESK in told.acknowledged and not is_accepted:
            breaches.append("the decision was lost")
        seqs = {row.seq for row in await opened.store.feed(CHAT, 0)}
        return breaches + [f"message {one} was not kept" for one in {*told.sent} - seqs]


async def wrong(place: Path, library: ContentLibrary) -> list[str]:
    """Say what is not as it must be once the case was played to its end."""
    keys = tuple(_key(step) for step in range(DESK))
    said = frozenset(body.text for body in SAID if isinstance(body, Text))
    async with open_parts(settings_of(place), library, OFFICE) as opened:
        person = Person(CHAT, MARK, keys, said)
        home, lacks = place / "data", frozenset({"seen", "log"})
        left = Left(opened.parts, opened.store, opened.vault, home, (person,), lacks=lacks)
        return await breaches(left) + await _other_than_told(opened)


async def _other_than_told(opened: OpenedParts) -> list[str]:
    dossiers = await opened.store.dossiers_of(CHAT)
    if len(dossiers) != 1:
        return [f"{len(dossiers)} dossiers"]
    answers = {key: answer.value for key, answer in dossiers[0].answers.items()}
    papers = await opened.store.papers_of(SCOPE, dossiers[0].id)
    photos = [await opened.vault.get(one.id, CHAT) for one in papers if one.kind == "photo"]
    is_told = (answers.get("nha.chu"), answers.get("khac.so_ban"), photos) == (MARK, 2, [PHOTO])
    return [] if is_told else ["other answers, or another photo, than were given"]


async def unreadable(place: Path, library: ContentLibrary) -> list[str]:
    """Say which files have a row and cannot be read."""
    async with open_parts(settings_of(place), library, OFFICE) as opened:
        for paper in await opened.store.paper_ids():
            try:
                content = await opened.vault.get(paper, CHAT)
            except (NotFound, StoreBroken):
                return ["a photo that was kept is gone"]
            if content != PHOTO:
                return ["a photo is not the one that was sent"]
    return []
