"""A person who talks to the bot in tests, so that a test reads as a chat."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import count
from typing import Self, TypeVar

from bot.channels.talk import MovableClock, Reply, Talk
from bot.content.library import ContentLibrary
from bot.dossier.statuses import Action
from bot.engine.route import Route
from bot.model.answer import Value
from bot.model.conversation import Conversation, Draft
from bot.model.dossier import Dossier
from bot.model.event import Body, Chat
from bot.model.flow import Flow
from bot.service.parts import Parts
from bot.storage.memory import MemoryStore
from bot.wiring import memory_parts

T = TypeVar("T")
START = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)  # Monday, 8:30 in Vietnam


class CountedIds:
    """Ids that are the same in every run."""

    def __init__(self) -> None:
        self._next = count(1)

    def new_id(self) -> str:
        return f"id-{next(self._next):020d}"

    def dossier_code(self, prefix: str) -> str:
        return f"{prefix}-0000-{next(self._next):04d}"

    def move_code(self) -> str:
        return f"{next(self._next):06d}"


class Citizen:
    """Somebody with a phone. The state is written and read back at each turn by the store."""

    def __init__(
        self, parts: Parts, clock: MovableClock, runner: asyncio.Runner, name: str
    ) -> None:
        self._runner = runner
        self.talk = Talk(parts, clock, Chat("terminal", "test", name))
        self.last: Reply | None = None

    def opens(self, link: str = "") -> Self:
        return self._took(self._runner.run(self.talk.open(link)))

    def begins(self, slug: str) -> Self:
        return self._took(self._runner.run(self.talk.begin(slug)))

    def says(self, *texts: str) -> Self:
        for text in texts:
            self._took(self._runner.run(self.talk.say(text)))
        return self

    def presses(self, *labels: str) -> Self:
        for label in labels:
            assert label in self.buttons, f"no button {label!r} among {self.buttons}"
            self._took(self._runner.run(self.talk.press(label)))
        return self

    def sends_photo(self) -> Self:
        return self._took(self._runner.run(self.talk.send_kept_photo()))

    def does(self, body: Body) -> Self:
        return self._took(self._runner.run(self.talk.happen(body)))

    def waits(self, **by: float) -> Self:
        return self._took(self._runner.run(self.talk.wait(timedelta(**by))))

    def office(self, action: Action, *items: str, reason: str = "") -> Self:
        return self._took(self._runner.run(self.talk.office(action, items, reason)))

    def asked(self, key: str) -> Self:
        """Check what the bot is asking for."""
        assert self.reply.asking == key, f"asked {self.reply.asking}, said: {self.heard}"
        return self

    def hears(self, *fragments: str) -> Self:
        for fragment in fragments:
            assert fragment in self.heard, f"{fragment!r} is not in: {self.heard}"
        return self

    def does_not_hear(self, fragment: str) -> Self:
        assert fragment not in self.heard, self.heard
        return self

    @property
    def reply(self) -> Reply:
        assert self.last is not None, "nothing was said yet"
        return self.last

    @property
    def heard(self) -> str:
        return "\n".join(message.text for message in self.reply.messages)

    @property
    def buttons(self) -> list[str]:
        return [button.label for button in self.conversation.shown.buttons]

    @property
    def answers(self) -> dict[str, Value]:
        return dict(self.reply.answers)

    @property
    def conversation(self) -> Conversation:
        return self._runner.run(self.talk.conversation())

    @property
    def dossier(self) -> Dossier:
        dossier = self._runner.run(self.talk.dossier())
        assert dossier is not None, "no dossier was sent"
        return dossier

    def _took(self, reply: Reply) -> Self:
        self.last = reply
        return self


class Hermit(Citizen):
    """Nobody else touches their conversation: between two replies it is looked at once."""

    def _took(self, reply: Reply) -> Self:
        self.__dict__.pop("conversation", None)
        self.__dict__.pop("road", None)
        return super()._took(reply)

    @cached_property
    def conversation(self) -> Conversation:
        return super().conversation

    @cached_property
    def road(self) -> tuple[Flow, Draft, Route] | None:
        return self._runner.run(self.talk.road())


class Commune:
    """One office with its content, and people who talk to it."""

    def __init__(
        self, library: ContentLibrary, runner: asyncio.Runner, start: datetime = START
    ) -> None:
        self.clock = MovableClock(lambda: start, start)
        self.parts = replace(memory_parts(library), clock=self.clock, ids=CountedIds())
        self._runner = runner

    def files(self) -> frozenset[str]:
        """Give the ids of all files that rest in the store."""
        store = self.parts.store
        assert isinstance(store, MemoryStore)
        return self._runner.run(store.paper_ids())

    def run(self, deed: Coroutine[object, object, T]) -> T:
        """Wait for what the program does beside the talk."""
        return self._runner.run(deed)

    def citizen(self, name: str = "sim") -> Citizen:
        return Citizen(self.parts, self.clock, self._runner, name)

    def hermit(self, name: str = "sim") -> "Hermit":
        return Hermit(self.parts, self.clock, self._runner, name)


@contextmanager
def commune(library: ContentLibrary, start: datetime = START) -> Iterator[Commune]:
    with asyncio.Runner() as runner:
        yield Commune(library, runner, start)
