"""One person talking to the bot from inside the program: the terminal, scripts, tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.channels.intake import take_in
from bot.dossier.statuses import Action
from bot.engine.route import Route, walk
from bot.engine.scene import VIETNAM
from bot.model.answer import Address, Value
from bot.model.conversation import Act, Conversation, Draft
from bot.model.dossier import Dossier
from bot.model.event import Attachment, Body, Chat, Event, Opened, Press, Text, Unusable
from bot.model.flow import Flow
from bot.model.message import Message
from bot.service.decide import Decision, decide
from bot.service.parts import Parts
from bot.service.playing import book_for
from bot.service.ports import Clock, Paper, Scope
from bot.service.receive import receive
from bot.understanding.spelling.clean import clean

OFFICER = "terminal"


class MovableClock:
    """A clock that stands at `start` and moves only when told; without `start` it runs."""

    def __init__(self, running: Clock, start: datetime | None = None) -> None:
        self._running = running
        self._stands_at = start
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return (self._stands_at or self._running()) + self._ahead

    def move(self, by: timedelta) -> None:
        self._ahead += by


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, and how things now stand."""

    messages: tuple[Message, ...]
    asking: str | None
    flow: str | None
    answers: Mapping[str, Value] = field(repr=False)
    dossier: str | None
    status: int | None


class Talk:
    """A chat: what is said goes the whole way, through store and outbox."""

    def __init__(self, parts: Parts, clock: MovableClock, chat: Chat) -> None:
        self.parts, self.clock, self.chat = parts, clock, chat
        self._read_up_to = 0
        self._said = 0

    async def open(self, link: str = "") -> Reply:
        return await self.happen(Opened(link))

    async def begin(self, slug: str) -> Reply:
        """Begin a procedure by its slug, as its button in the menu does."""
        await self.open()
        shown = (await self.conversation()).shown
        acts = [button.act for button in shown.buttons]
        return await self.happen(Press(shown.step, acts.index(Act("start", slug))))

    async def say(self, text: str) -> Reply:
        return await self.happen(Text(clean(text)))

    async def press(self, label: str) -> Reply:
        """Press the button with this label; where there is none, the words are typed."""
        shown = (await self.conversation()).shown
        for index, button in enumerate(shown.buttons):
            if button.label == label:
                return await self.happen(Press(shown.step, index))
        return await self.say(label)

    async def send_file(self, content: bytes, name: str, kind: str) -> Reply:
        """Send a photo or a voice note, through the same intake as on the page."""
        taken = await take_in(self.parts, self.chat, content, name, kind)
        if isinstance(taken, str):
            return await self.happen(Unusable(taken))
        return await self.happen(Attachment(taken.id, taken.kind), (taken,))

    async def send_kept_photo(self) -> Reply:
        """Send a photo that needs no looking at: for written conversations."""
        paper = Paper(
            id=self.parts.ids.new_id(),
            chat=self.chat,
            kind="photo",
            mime="image/jpeg",
            size_bytes=1,
            at=self.clock(),
        )
        await self.parts.vault.put(paper.id, self.chat, b"\xff")
        return await self.happen(Attachment(paper.id, "photo"), (paper,))

    async def wait(self, by: timedelta) -> Reply:
        self.clock.move(by)
        return await self.reply()

    async def office(self, action: Action, items: tuple[str, ...] = (), reason: str = "") -> Reply:
        """Play the officer on the last dossier."""
        dossier = await self.dossier()
        if dossier is None:
            raise ValueError("no dossier has been sent yet")
        scope = Scope(OFFICER, dossier.office, justice=True)
        decision = Decision(dossier.code, dossier.revision, action, reason, items)
        await decide(self.parts, scope, decision)
        return await self.reply()

    async def conversation(self) -> Conversation:
        return (await self.parts.store.conversation(self.chat))[0]

    async def dossier(self) -> Dossier | None:
        """Give the dossier this chat has sent last."""
        sent = await self.parts.store.dossiers_of(self.chat)
        return sent[0] if sent else None

    async def road(self) -> tuple[Flow, Draft, Route] | None:
        """Give the current draft with its flow and route."""
        return await self._road(await self.conversation())

    async def _road(self, conversation: Conversation) -> tuple[Flow, Draft, Route] | None:
        draft = conversation.draft
        if draft is None:
            return None
        book = await book_for(self.parts, conversation.drafts)
        flow = book.versions[draft.flow, draft.version]
        return flow, draft, walk(flow, draft, self.clock().astimezone(VIETNAM).date())

    async def reply(self) -> Reply:
        rows = await self.parts.outbox.feed(self.chat, self._read_up_to)
        self._read_up_to = max([self._read_up_to, *(row.seq for row in rows)])
        conversation, dossier = await self.conversation(), await self.dossier()
        given = {k: a.value for k, a in (dossier.answers if dossier else {}).items() if a.value}
        road = await self._road(conversation)
        return Reply(
            messages=tuple(row.message for row in rows),
            asking=_asking(road[2], conversation) if road else conversation.shown.asking or None,
            flow=road[1].flow if road else None,
            answers=road[2].values if road else given,
            dossier=dossier.code if dossier else None,
            status=int(dossier.status) if dossier else None,
        )

    async def happen(self, body: Body, papers: tuple[Paper, ...] = ()) -> Reply:
        self._said += 1
        key = f"{self.parts.ids.new_id()}-{self._said}"
        await receive(self.parts, Event(self.chat, key, body), papers)
        return await self.reply()


def as_json(value: Value) -> object:
    """Give an answer as `motcua talk --json` writes it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Address():
            return {"commune": value.commune, "province": value.province, "rest": value.rest}
        case tuple():
            return list(value)
        case _:
            return value


def _asking(route: Route, conversation: Conversation) -> str | None:
    """Give the key that is asked for; at a stop, the review or an aside what is shown there."""
    shown = conversation.shown.asking
    if shown.startswith("#"):
        return shown
    return route.next.key if route.next else shown or None
