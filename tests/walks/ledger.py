"""What was acknowledged to a citizen, written down apart from the bot and held against it."""

import asyncio
from datetime import date

from bot.engine.route import Route, Spot
from bot.engine.speech import said_back
from bot.model.answer import Standing, Value
from bot.model.conversation import Conversation, Draft, Resuming
from bot.model.dossier import Dossier
from bot.model.reading import About
from bot.storage.memory import MemoryStore
from tests.talking import Hermit

Held = dict[str, Value]


class Ledger:
    """The citizen's own notes: what they said last to each question."""

    def __init__(self, sim: Hermit, runner: asyncio.Runner) -> None:
        self.sim, self._runner = sim, runner
        self.said: Held = {}
        self.cards: dict[str, str] = {}

    def route(self) -> Route | None:
        return self.sim.road[2] if self.sim.road else None

    def held(self) -> Held:
        """Give what the draft holds for each question, on the road or parked."""
        draft = draft_of(self.sim.conversation)
        answers = draft.answers.items() if draft else ()
        return {key: answer.value for key, answer in answers if answer.value is not None}

    def note(self, key: str, value: Value | None = None) -> None:
        """Write down that an answer was taken; `value` is what it had to be understood as."""
        held = self.held()
        assert key in held, f"the answer to {key} was not kept"
        if value is not None:
            assert held[key] == value, f"{key}: {held[key]!r} instead of {value!r}"
        self.said[key] = held[key]

    def has_made_room(self, spot: Spot) -> bool:
        """Say whether "còn" brought another item: a yes that is no answer of its own."""
        route = self.route()
        items = route.facts.items.get(spot.question.repeat, ()) if route else ()
        is_one_more = spot.question.id.endswith(".them") and items[-1:] != (spot.item,)
        if is_one_more:
            self.said.pop(spot.key, None)
        return is_one_more

    def note_if_taken(self, spot: Spot) -> None:
        held = self.held()
        if spot.question.kind == "yes_no" and spot.key in held:
            self.said[spot.key] = held[spot.key]

    def note_photos(self) -> None:
        self.said |= {key: value for key, value in self.held().items() if isinstance(value, tuple)}

    def note_card(self) -> None:
        asking = self.sim.reply.asking or ""
        if asking.startswith("#review ") and self.sim.reply.messages:
            self.cards[asking] = self.sim.reply.messages[-1].text

    def check(self) -> None:
        """Hold the bot's state against the notes: nothing lost, nothing made up, a way on."""
        conversation = self.sim.conversation
        assert conversation.shown.buttons, f"a dead end: {self.sim.heard}"
        self._check_draft(draft_of(conversation))
        assert self._papers() <= self._kept(), "a photo was lost"
        route = self.route()
        if route is not None:
            self._check_road(route, conversation.shown.asking)

    def check_cards(self, today: date) -> None:
        """See that everything said has been shown for checking before it is sent."""
        assert self.sim.road is not None
        flow, _, route = self.sim.road
        shown = "\n".join(self.cards.values())
        for spot in route.spots:
            is_own = spot.question.id in flow.by_id and not spot.question.consent
            if is_own and spot.key in self.said:
                words = said_back(spot.question, self.said[spot.key], self._about(spot, today))
                assert words in shown, f"{spot.key} = {words!r} is on no card: {shown}"

    def check_dossier(self, dossier: Dossier) -> None:
        for key, value in self.said.items():
            assert dossier.answers[key].value == value, key

    def _about(self, spot: Spot, today: date) -> About:
        lexicon = self.sim.talk.parts.library.book().lexicon
        return About(today, spot.question.limits, spot.question.choices, lexicon)

    def _check_draft(self, draft: Draft | None) -> None:
        held = self.held()
        assert {key: held.get(key) for key in self.said} == self.said
        for key in held.keys() - self.said.keys():
            # What follows from other answers stands there only while it is being corrected.
            assert draft is not None
            assert draft.answers[key].standing is Standing.REOPENED, f"{key} was never said"

    def _papers(self) -> frozenset[str]:
        store = self.sim.talk.parts.store
        assert isinstance(store, MemoryStore)
        return self._runner.run(store.paper_ids())

    def _kept(self) -> set[str]:
        """Give the photos that the draft holds, or that wait to be taken up."""
        conversation = self.sim.conversation
        draft = draft_of(conversation)
        kept = {photo for photo, _ in draft.tray} if draft else set()
        kept |= {p for value in self.held().values() if isinstance(value, tuple) for p in value}
        kept |= set(conversation.tray)
        if isinstance(conversation.aside, Resuming):
            kept |= {file for file, _ in conversation.aside.files}
        return kept

    def _check_road(self, route: Route, shown: str) -> None:
        for spot in route.spots:
            if spot.key in self.said:
                assert route.values[spot.key] == self.said[spot.key], spot.key
        if shown and not shown.startswith("#"):
            assert route.next is not None
            assert shown == route.next.key, "something else is shown than is asked"


def draft_of(conversation: Conversation) -> Draft | None:
    return conversation.draft or next(iter(conversation.drafts), None)
