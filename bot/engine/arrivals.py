"""Things that are not words: photos, voice, stickers, places, contacts. None is thrown away."""

from dataclasses import replace

from bot.engine.answering import accept, answer, doubt
from bot.engine.ask import ask_whether_still, menu, prompt
from bot.engine.drafts import ask_again, is_back
from bot.engine.plan import papers_due
from bot.engine.route import Spot
from bot.engine.scene import Scene
from bot.engine.speech import about
from bot.model.answer import Standing
from bot.model.conversation import Act, Button, Confirming, NamingPhoto, Resuming
from bot.model.event import Attachment, Contact, Location, Sticker, Unusable
from bot.model.reading import Understood
from bot.understanding import kinds

MOST_PAPERS = 5
_YES = "👍👌✅🆗💯"


def photo(scene: Scene, sent: Attachment) -> None:
    """Take a photo or a file as the paper that is asked for; else ask which paper it is (R41)."""
    if scene.conversation.draft is None:
        tray = (*scene.conversation.tray, sent.id)
        scene.conversation = replace(scene.conversation, tray=tray)
        scene.echo = scene.word("photo.no_draft")
        menu(scene)
        return
    spot = scene.route.next
    if spot is not None and spot.question.kind == "photo":
        _as_answer(scene, spot, sent.id)
        return
    # Kept before it is named: whatever is said next, it is not thrown away.
    keep_aside(scene, sent.id)
    scene.turn_aside(NamingPhoto(sent.id))
    ids = [due.rule.paper for due in papers_due(scene.flow, scene.route)][:MOST_PAPERS]
    names = [Button(scene.book.papers[paper].name, Act("photo_is", paper)) for paper in ids]
    scene.ask(scene.word("photo.which"), [*names, scene.button("photo_other")], asking="#photo")


def name_photo(scene: Scene, naming: NamingPhoto, paper: str) -> None:
    """Put a photo where it belongs: to the question that asks for this paper, or in the tray."""
    scene.turn_aside(None)
    tray = tuple(kept for kept in scene.draft.tray if kept[0] != naming.attachment)
    scene.put(replace(scene.draft, tray=tray))
    wanted = next((s for s in scene.route.spots if paper and s.question.paper == paper), None)
    if wanted is not None:
        scene.echo = scene.word("photo.kept")
        _as_answer(scene, wanted, naming.attachment)
        return
    keep_aside(scene, naming.attachment, paper)
    scene.echo = scene.word("photo.kept")
    prompt(scene)


def keep_aside(scene: Scene, attachment: str, paper: str = "") -> None:
    """Keep what came for the officer, where it answers no question."""
    draft = scene.draft
    scene.put(replace(draft, tray=(*draft.tray, (attachment, paper))))


def voice(scene: Scene, sent: Attachment) -> None:
    """Keep a voice note for the officer; say plainly that it was not understood (R40)."""
    if scene.conversation.draft is None:
        scene.echo = scene.word("voice.no_draft")
        menu(scene)
        return
    keep_aside(scene, sent.id)
    scene.echo = scene.word("voice.kept")
    prompt(scene)


def attachment(scene: Scene, sent: Attachment) -> None:
    """Take what was sent; who comes back after a while is first asked whose draft it is for."""
    aside = scene.conversation.aside
    if isinstance(aside, Resuming) or is_back(scene):
        held = aside if isinstance(aside, Resuming) else Resuming()
        ask_whether_still(scene, replace(held, files=(*held.files, (sent.id, sent.kind))))
    elif sent.kind == "voice":
        voice(scene, sent)
    else:
        photo(scene, sent)


def unusable(scene: Scene, sent: Unusable) -> None:
    """Say why a file could not be kept; nothing else changes."""
    scene.echo = scene.word(f"problems.{sent.problem}", example="")
    ask_again(scene)


def sticker(scene: Scene, sent: Sticker) -> None:
    """Take a thumb for a yes, only where yes or no was asked (R42)."""
    spot = _asked_now(scene)
    is_thumb = bool(sent.emoji) and sent.emoji[0] in _YES
    if is_thumb and spot is not None and _takes_a_thumb(spot):
        accept(scene, spot, True, sent.emoji)  # noqa: FBT003 - the value of a yes
    else:
        ask_again(scene)


def location(scene: Scene, sent: Location) -> None:
    """Keep a point on the map for the officer; the words of an address are still needed."""
    if scene.conversation.draft is not None:
        keep_aside(scene, f"geo:{sent.latitude:.5f},{sent.longitude:.5f}")
        scene.echo = scene.word("location.kept")
    ask_again(scene)


def contact(scene: Scene, sent: Contact) -> None:
    """Read a contact card where a phone was asked for; somebody else's is asked about first."""
    spot = _asked_now(scene)
    if spot is not None and spot.question.kind == "phone":
        read = kinds.read("phone", sent.phone, about(scene, spot))
        if not sent.own and isinstance(read, Understood):
            said = Confirming(spot.key, (read.value,), sent.phone)
            doubt(scene, spot, said, "phone.card")
        else:
            answer(scene, spot, sent.phone)
        return
    if scene.conversation.draft is not None:
        keep_aside(scene, f"tel:{sent.phone}")
        scene.echo = scene.word("contact.kept")
    ask_again(scene)


def _asked_now(scene: Scene) -> Spot | None:
    """Give the question that waits, unless it must first be told whose draft this still is."""
    is_resuming = isinstance(scene.conversation.aside, Resuming) or is_back(scene)
    has_draft = scene.conversation.draft is not None
    return scene.route.next if has_draft and not is_resuming else None


def _takes_a_thumb(spot: Spot) -> bool:
    return spot.question.kind == "yes_no" and not spot.question.consent


def _as_answer(scene: Scene, spot: Spot, attachment_id: str) -> None:
    """Add a photo to the answer. One that is replaced, or too many, is kept aside."""
    had = scene.route.values.get(spot.key)
    photos = had if isinstance(had, tuple) else ()
    answer = scene.draft.answers.get(spot.key)
    is_replaced = answer is not None and answer.standing is Standing.REOPENED
    if not is_replaced and len(photos) >= (spot.question.limits.most or 1):
        keep_aside(scene, attachment_id, spot.question.paper)
        prompt(scene)
        return
    scene.echo = scene.word("photo.kept")
    accept(scene, spot, (attachment_id,) if is_replaced else (*photos, attachment_id), "")
