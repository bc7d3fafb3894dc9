"""Drafts: begun, left, come back to, chosen among, thrown away, carried to another phone."""

from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from bot.engine import communes
from bot.engine.answering import go_on
from bot.engine.ask import ask_whether_still, menu, name_of, prompt, whereabouts
from bot.engine.scene import VIETNAM, Scene
from bot.model.answer import TypedBy
from bot.model.conversation import (
    Act,
    AskingCode,
    Button,
    Cancelling,
    ChoosingDraft,
    Draft,
    Resuming,
)
from bot.model.effect import Forget, MakeMoveCode, TakeMoveCode
from bot.model.event import Event

AWAY = timedelta(minutes=30)


def draft_id(event: Event) -> str:
    """Name a draft after the update that began it: taken twice, it is the same draft."""
    chat = event.chat
    name = "\n".join((chat.channel, chat.account, chat.id, event.key))
    return urlsafe_b64encode(sha256(name.encode()).digest()[:16]).rstrip(b"=").decode()


def begin(scene: Scene, slug: str) -> None:
    """Begin a draft; one of the same procedure that is under way is offered first."""
    others = [draft for draft in scene.conversation.drafts if draft.flow == slug]
    if others:
        choose(scene, slug)
    else:
        begin_new(scene, slug)


def begin_new(scene: Scene, slug: str, office: str = "") -> None:
    """Begin a draft for this office, else for the commune the chat is about."""
    flow, office = scene.book.flows[slug], office or scene.conversation.office
    if not flow.valid.covers(scene.today):
        scene.ask(scene.word("flow.past", ten=flow.title), [scene.button("human")])
        return
    if office not in scene.book.offices:
        communes.ask(scene, Act("new", slug), scene.word("commune.first", ten=flow.title))
        return
    typed_by = TypedBy.HELPER if scene.conversation.is_helping else TypedBy.CITIZEN
    ahead = scene.conversation.ahead
    draft = Draft(
        draft_id(scene.event), slug, flow.version, ahead=ahead, typed_by=typed_by, office=office
    )
    drafts = (*scene.conversation.drafts, draft)
    scene.conversation = replace(
        scene.conversation, drafts=drafts, current=draft.id, ahead=(), aside=None, misses=0
    )
    _hand_over_photos(scene)
    begun = scene.word("flow.begun", ten=flow.title, tim_ra=scene.found)
    scene.echo = "\n".join(part for part in (scene.echo, begun) if part)
    go_on(scene)


def choose(scene: Scene, new_flow: str = "") -> None:
    """Let the citizen choose among the drafts under way."""
    scene.turn_aside(ChoosingDraft())
    buttons = [
        Button(f"{place}. {name_of(scene, draft)}", Act("draft", draft.id))
        for place, draft in enumerate(scene.conversation.drafts, start=1)
    ]
    buttons.append(scene.button("new", new_flow))
    scene.ask(scene.word("drafts.which"), buttons, asking="#drafts")


def switch(scene: Scene, draft: str) -> None:
    scene.conversation = replace(scene.conversation, current=draft, aside=None, misses=0)
    _hand_over_photos(scene)
    scene.echo = whereabouts(scene)
    prompt(scene)


def _hand_over_photos(scene: Scene) -> None:
    """Put photos that came before any draft into this one, until somebody names their papers."""
    early = tuple((photo, "") for photo in scene.conversation.tray)
    if early:
        scene.put(replace(scene.draft, tray=(*scene.draft.tray, *early)))
        scene.conversation = replace(scene.conversation, tray=())


def switch_by_number(scene: Scene, number: str) -> None:
    """Go to the draft with this number on the list ("phiếu 3")."""
    drafts = scene.conversation.drafts
    if number.isdecimal() and 1 <= int(number) <= len(drafts):
        switch(scene, drafts[int(number) - 1].id)
        return
    leave(scene)


def leave(scene: Scene) -> None:
    """Put the current draft down and offer what else there is."""
    aside = scene.conversation.aside
    if isinstance(aside, Resuming) and aside.files:
        held = tuple(attachment for attachment, _ in aside.files)
        tray = (*scene.conversation.tray, *held)
        scene.conversation = replace(scene.conversation, tray=tray)
        scene.echo = scene.word("photo.no_draft")
    scene.conversation = replace(scene.conversation, current="", aside=None, misses=0)
    if scene.conversation.drafts:
        choose(scene)
    else:
        menu(scene)


def pause(scene: Scene) -> None:
    """Stop for now; everything is kept, and nobody is asked whether they are sure (R46)."""
    scene.turn_aside(None)
    draft = scene.conversation.draft
    way_on = scene.button("resume" if draft else "back_to_menu")
    scene.ask(scene.word("paused" if draft else "bye"), [way_on])


def resume(scene: Scene) -> None:
    """Go on, with one line of context; earlier misunderstandings are forgotten."""
    scene.conversation = replace(scene.conversation, misses=0, aside=None)
    drafts = scene.conversation.drafts
    if scene.conversation.draft is None and len(drafts) == 1:
        scene.conversation = replace(scene.conversation, current=drafts[0].id)
    if scene.conversation.draft is None and drafts:
        choose(scene)
        return
    if scene.conversation.draft is not None:
        scene.echo = whereabouts(scene)
    prompt(scene)


def is_back(scene: Scene) -> bool:
    """Say whether the citizen was away so long that another may hold the phone (R52)."""
    return scene.conversation.draft is not None and was_away(scene)


def was_away(scene: Scene) -> bool:
    """Say whether nothing was heard for half an hour, or since yesterday."""
    seen_at = scene.conversation.seen_at
    if seen_at is None:
        return False
    new_day = seen_at.astimezone(VIETNAM).date() != scene.today
    return new_day or scene.now - seen_at > AWAY


def ask_again(scene: Scene) -> None:
    """Ask what is due; who comes back after a while is first asked whether it is still this."""
    if is_back(scene) and not isinstance(scene.conversation.aside, Resuming):
        ask_whether_still(scene, Resuming())
    else:
        prompt(scene)


def ask_cancel(scene: Scene, *, again: bool = False) -> None:
    """Ask once, saying exactly what will be gone (R47)."""
    draft = scene.conversation.draft
    if draft is None:
        menu(scene)
        return
    scene.turn_aside(Cancelling(draft.id, again))
    key = "cancel.supplement" if draft.supplement_to else "cancel.ask"
    text = scene.word(key, ten=name_of(scene, draft), anh=_photos(scene, draft))
    scene.ask(text, [scene.button("erase"), scene.button("keep_draft")], asking="#cancel")


def erase(scene: Scene, cancelling: Cancelling) -> None:
    """Delete the draft and its photos for good."""
    gone = next((d for d in scene.conversation.drafts if d.id == cancelling.draft), None)
    left = tuple(d for d in scene.conversation.drafts if d.id != cancelling.draft)
    scene.conversation = replace(scene.conversation, drafts=left, current="", aside=None, misses=0)
    scene.effects.append(Forget(cancelling.draft))
    if gone is not None and cancelling.again:
        begin_new(scene, gone.flow, gone.office)
        return
    scene.echo = scene.word("cancel.done")
    menu(scene)


def not_this(scene: Scene) -> None:
    """Let go of a draft in which nothing was answered; photos sent before it wait for another."""
    draft = scene.draft
    left = tuple(other for other in scene.conversation.drafts if other.id != draft.id)
    photos = tuple(photo for photo, _ in draft.tray)
    tray = (*scene.conversation.tray, *photos)
    scene.conversation = replace(
        scene.conversation, drafts=left, current="", tray=tray, aside=None, misses=0
    )
    scene.echo = scene.word("flow.not_this")
    menu(scene)


def make_move_code(scene: Scene) -> None:
    draft = scene.conversation.draft
    if draft is None:
        scene.turn_aside(AskingCode())
        scene.ask(scene.word("move.ask_code"), [scene.button("back_to_menu")], asking="#code")
        return
    scene.effects.append(MakeMoveCode(draft.id))


def take_move_code(scene: Scene, code: str) -> None:
    scene.turn_aside(None)
    scene.effects.append(TakeMoveCode(code))


def tell_move_code(scene: Scene, code: str) -> None:
    scene.ask(scene.word("move.code", ma=code), [scene.button("resume")])


def settle_in(scene: Scene, draft: Draft | None) -> None:
    """Take in a draft that came from another phone."""
    if draft is None:
        scene.echo = scene.word("move.wrong")
        prompt(scene)
        return
    drafts = (*(d for d in scene.conversation.drafts if d.id != draft.id), draft)
    office = scene.conversation.office or draft.office
    scene.conversation = replace(
        scene.conversation, drafts=drafts, current=draft.id, aside=None, office=office
    )
    scene.echo = scene.word("move.here") + "\n" + whereabouts(scene)
    prompt(scene)


def let_go(scene: Scene, draft: str) -> None:
    """Let go of a draft that has been carried to another phone."""
    left = tuple(d for d in scene.conversation.drafts if d.id != draft)
    current = "" if scene.conversation.current == draft else scene.conversation.current
    scene.conversation = replace(scene.conversation, drafts=left, current=current, aside=None)
    scene.say("move.gone")


def _photos(scene: Scene, draft: Draft) -> int:
    sent = [a.value for a in draft.answers.values() if isinstance(a.value, tuple)]
    return len(draft.tray) + sum(len(photos) for photos in sent)
