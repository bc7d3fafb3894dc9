"""Take one event into account: the conversation as it now stands, what to say, what to do."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from bot.engine import arrivals, drafts, forms, links, office
from bot.engine.ask import ask_whether_still
from bot.engine.scene import Scene
from bot.engine.words import do, typed
from bot.model.book import Book
from bot.model.conversation import Conversation, Resuming
from bot.model.effect import Effect
from bot.model.event import (
    Attachment,
    Body,
    Contact,
    Event,
    FormsDrawn,
    Location,
    MoveCode,
    Moved,
    MovedAway,
    News,
    Opened,
    Press,
    StatusRead,
    Sticker,
    Submitted,
    Text,
    Unusable,
)
from bot.model.message import Message

_FROM_CITIZEN = (Text, Press, Attachment, Unusable, Location, Contact, Sticker, Opened)


# Pressing one of these says which draft is meant; nobody need ask.
_NAMES_ITS_DRAFT = frozenset({"resume", "draft", "drafts", "status", "human", "other"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of an event."""

    conversation: Conversation
    messages: tuple[Message, ...]
    effects: tuple[Effect, ...]


def turn(book: Book, conversation: Conversation, event: Event, now: datetime) -> Turn:
    """Play one turn. `now` is aware; the book must hold the flow version of every draft."""
    scene = Scene(book, event, now, conversation)
    if conversation.ahead and drafts.was_away(scene):
        # Another may hold the phone now, and "hôm qua" is another day.
        scene.conversation = replace(scene.conversation, ahead=())
    _play(scene, event.body)
    if scene.conversation.lately is conversation.lately:
        scene.conversation = replace(scene.conversation, lately=None)
    if isinstance(event.body, _FROM_CITIZEN):
        scene.conversation = replace(scene.conversation, seen_at=now)
    return Turn(scene.conversation, tuple(scene.messages), tuple(scene.effects))


def _play(scene: Scene, body: Body) -> None:
    match body:
        case Text():
            typed(scene, body)
        case Press():
            _pressed(scene, body)
        case Attachment() | Unusable() | Location() | Contact() | Sticker() | Opened():
            _arrived(scene, body)
        case (
            Submitted() | News() | StatusRead() | MoveCode() | Moved() | MovedAway() | FormsDrawn()
        ):
            _answered(scene, body)
        case _:
            assert_never(body)


def _arrived(
    scene: Scene, body: Attachment | Unusable | Location | Contact | Sticker | Opened
) -> None:
    match body:
        case Attachment():
            arrivals.attachment(scene, body)
        case Unusable():
            arrivals.unusable(scene, body)
        case Location():
            arrivals.location(scene, body)
        case Contact():
            arrivals.contact(scene, body)
        case Sticker():
            arrivals.sticker(scene, body)
        case Opened():
            links.opened(scene, body)


def _answered(
    scene: Scene, body: Submitted | News | StatusRead | MoveCode | Moved | MovedAway | FormsDrawn
) -> None:
    match body:
        case Submitted():
            office.receipt(scene, body)
        case News():
            office.tell_news(scene, body)
        case StatusRead():
            office.tell_status(scene, body)
        case MoveCode(code):
            drafts.tell_move_code(scene, code)
        case Moved(draft):
            drafts.settle_in(scene, draft)
        case MovedAway(draft_id):
            drafts.let_go(scene, draft_id)
        case FormsDrawn():
            forms.tell(scene, body)


def _pressed(scene: Scene, body: Press) -> None:
    """Do what a button says; an old one says so and changes nothing (R48, R49)."""
    shown = scene.conversation.shown
    if body.step == shown.step - 1 and body.index == shown.pressed:
        return  # a double tap: the first one has been answered
    if body.step != shown.step or not 0 <= body.index < len(shown.buttons):
        scene.echo = scene.word("old_button")
        drafts.ask_again(scene)
        return
    button = shown.buttons[body.index]
    aside = scene.conversation.aside
    is_held = drafts.is_back(scene) and not isinstance(aside, Resuming)
    if is_held and button.act.verb not in _NAMES_ITS_DRAFT:
        ask_whether_still(scene, Resuming(act=button.act, label=button.label))
        return
    do(scene, button)
    now_shown = scene.conversation.shown
    if now_shown.step == shown.step + 1:
        now_shown = replace(now_shown, pressed=body.index)
        scene.conversation = replace(scene.conversation, shown=now_shown)
