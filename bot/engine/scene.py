"""One turn while it is being played: what has been said so far, and how things now stand."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone

from bot.engine.route import Route, walk
from bot.engine.supplement import paper_questions
from bot.model.book import Book, Office
from bot.model.conversation import Act, Aside, Button, Conversation, Draft, Resuming
from bot.model.effect import Effect
from bot.model.event import Event
from bot.model.flow import Flow
from bot.model.message import Attached, Message, Priority

VIETNAM = timezone(timedelta(hours=7))
BUTTONS_PER_ROW = 3
WAYS_ABOUT = frozenset({"later", "keep", "back", "help"})


@dataclass(slots=True)
class Scene:
    """The workspace of one turn; nothing of it outlives the turn but `conversation`."""

    book: Book
    event: Event
    now: datetime
    conversation: Conversation
    messages: list[Message] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    lead: str = ""  # what was understood before that in the same message
    echo: str = ""  # what was just understood, said back ahead of the next question
    found: bool = False  # the procedure was found in their words, and may not be the one meant
    spoken_for: str = ""  # code of the office this turn is about, where it is neither of the two
    today: date = field(init=False)
    _walked: tuple[Draft, Route] | None = None

    def __post_init__(self) -> None:
        self.today = self.now.astimezone(VIETNAM).date()

    @property
    def office(self) -> Office:
        """Give the office that is spoken for: that of the draft at hand, else the chat's own.

        While no commune is known yet, it is one without a name of its own.
        """
        draft = self.conversation.draft
        of_draft = draft.office if draft is not None else ""
        code = self.spoken_for or of_draft or self.conversation.office
        return self.office_of(code)

    def office_of(self, code: str) -> Office:
        found = self.book.offices.get(code)
        return found or Office(code, self.book.say("commune.unnamed"), "")

    @property
    def draft(self) -> Draft:
        """Give the current draft; a ValueError says the caller should have looked first."""
        draft = self.conversation.draft
        if draft is None:
            raise ValueError("there is no current draft")
        return draft

    @property
    def flow(self) -> Flow:
        return self.book.versions[self.draft.flow, self.draft.version]

    @property
    def route(self) -> Route:
        draft = self.draft
        if self._walked is None or not _is_same_road(self._walked[0], draft):
            extra = paper_questions(self.book, draft)
            self._walked = (draft, walk(self.flow, draft, self.today, extra))
        return self._walked[1]

    def put(self, draft: Draft) -> None:
        """Put the changed draft in the place of the old one."""
        drafts = tuple(draft if old.id == draft.id else old for old in self.conversation.drafts)
        self.conversation = replace(self.conversation, drafts=drafts)

    def turn_aside(self, aside: Aside | None) -> None:
        self.conversation = replace(self.conversation, aside=aside)

    def drop_aside(self) -> None:
        """Let go of what hung, but for the question whether it is still this draft (R52)."""
        if not isinstance(self.conversation.aside, Resuming):
            self.turn_aside(None)

    def say(self, key: str, **slots: object) -> None:
        """Say something that needs no answer, in a bubble of its own."""
        self.tell(self.word(key, **slots))

    def word(self, key: str, **slots: object) -> str:
        return self.book.say(key, xa=self.office.name, **slots)

    def tell(self, text: str, priority: Priority = Priority.REPLY) -> None:
        self.messages.append(Message(text.strip(), priority=priority))

    def hand(self, text: str, attached: tuple[Attached, ...]) -> None:
        """Give files, with a line about them."""
        self.messages.append(Message(text.strip(), attached=attached))

    def say_back(self, echo: str) -> None:
        """Say back what was understood, behind what was said back before in this turn."""
        self.lead, self.echo = _lines(self.lead, self.echo), echo

    def take_echo(self) -> str:
        """Give all that is to be said back, once."""
        echo, self.lead, self.echo = _lines(self.lead, self.echo), "", ""
        return echo

    def ask(
        self,
        text: str,
        buttons: list[Button],
        asking: str = "",
        priority: Priority = Priority.REPLY,
    ) -> None:
        """Say something that waits for an answer; it becomes the step that buttons belong to."""
        rows = _rows(buttons)
        # A button is known by its place, so the order kept is the order shown.
        in_order = tuple(button for row in rows for button in row)
        shown = self.conversation.shown
        shown = replace(shown, step=shown.step + 1, buttons=in_order, asking=asking)
        self.conversation = replace(self.conversation, shown=shown)
        text = _lines(self.take_echo(), text.strip())
        self.messages.append(Message(text, rows, shown.step, priority))

    def button(self, name: str, to: str = "") -> Button:
        """Make a button of the bot's own, labelled by `buttons.<name>`."""
        return Button(self.book.say(f"buttons.{name}"), Act(name, to))


def _is_same_road(one: Draft, other: Draft) -> bool:
    """Say whether two states of drafts lead the same way, as far as a glance tells."""
    if one is other:
        return True
    if one.answers is not other.answers or one.items is not other.items:
        return False
    return _papers_wanted(one) == _papers_wanted(other)


def _papers_wanted(draft: Draft) -> tuple[str, str, str, tuple[str, ...]]:
    return draft.id, draft.version, draft.supplement_to, draft.wanted


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    """Lay buttons out: the answers first, the ways about in a row of their own."""
    ways = [button for button in buttons if button.act.verb in WAYS_ABOUT]
    answers = [button for button in buttons if button.act.verb not in WAYS_ABOUT]
    return _in_rows(answers) + _in_rows(ways)


def _in_rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    starts = range(0, len(buttons), BUTTONS_PER_ROW)
    return tuple(tuple(buttons[start : start + BUTTONS_PER_ROW]) for start in starts)
