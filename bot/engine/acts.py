"""What buttons do. A button's words, typed, do the same (R16)."""

from collections.abc import Callable
from dataclasses import replace

from bot.engine import (
    answering,
    arrivals,
    browse,
    communes,
    drafts,
    forms,
    guide,
    moving,
    office,
    review,
)
from bot.engine.ask import menu, prompt, suggestion
from bot.engine.repair import ask_piece, with_piece
from bot.engine.route import Spot, value_of
from bot.engine.scene import Scene
from bot.model.conversation import (
    Act,
    Button,
    Cancelling,
    Confirming,
    NamingPhoto,
    Pieces,
)


def press(scene: Scene, button: Button) -> None:
    """Do what the button says."""
    _VERBS[button.act.verb](scene, button)


def _asked(scene: Scene) -> Spot | None:
    # What was pressed before "is it still this draft?" answers the question that waited then.
    return scene.route.spot(scene.conversation.shown.asking) or scene.route.next


def _answer(scene: Scene, button: Button) -> None:
    spot = _asked(scene)
    if spot is None:
        prompt(scene)
    elif spot.question.kind == "choices":
        answering.accept(scene, spot, (button.act.to,), button.label)
    else:
        answering.accept(scene, spot, button.act.to, button.label)


def _suggest(scene: Scene, button: Button) -> None:
    spot = _asked(scene)
    if spot is None:
        prompt(scene)
        return
    expression = spot.question.suggest[int(button.act.to)]
    value = suggestion(spot, value_of(expression, scene.route.facts))
    if value is None:
        prompt(scene)
        return
    answering.accept(scene, spot, value, button.label)


def _yes(scene: Scene, button: Button) -> None:
    spot = _asked(scene)
    if spot is not None:
        answering.accept(scene, spot, True, button.label)  # noqa: FBT003 - the value of a yes


def _no(scene: Scene, button: Button) -> None:
    spot = _asked(scene)
    if spot is not None:
        answering.accept(scene, spot, False, button.label)  # noqa: FBT003 - the value of a no


def _option(scene: Scene, button: Button) -> None:
    confirming = scene.conversation.aside
    if isinstance(confirming, Confirming):
        answering.confirm(scene, confirming, int(button.act.to))


def _wrong(scene: Scene, _: Button) -> None:
    confirming = scene.conversation.aside
    if isinstance(confirming, Confirming):
        answering.reject(scene, confirming)


def _keep(scene: Scene, button: Button) -> None:
    moving.keep(scene, button.act.to)
    prompt(scene)


def _later(scene: Scene, button: Button) -> None:
    spot = scene.route.spot(button.act.to)
    if spot is not None:
        moving.postpone(scene, spot)


def _edit(scene: Scene, button: Button) -> None:
    if not button.act.to:
        moving.correct(scene, "")
        return
    moving.reopen(scene, button.act.to)
    prompt(scene)


def _card_right(scene: Scene, _: Button) -> None:
    review.agree(scene)
    prompt(scene)


def _piece(scene: Scene, button: Button) -> None:
    pieces = scene.conversation.aside
    if isinstance(pieces, Pieces) and (more := with_piece(pieces, int(button.act.to))):
        ask_piece(scene, more)


def _none_of_these(scene: Scene, _: Button) -> None:
    scene.turn_aside(None)
    menu(scene)


def _procedure(scene: Scene, button: Button) -> None:
    scene.turn_aside(None)
    choose_procedure(scene, button.act.to)


def choose_procedure(scene: Scene, slug: str) -> None:
    """Begin the procedure; where no flow leads through it, tell what is known of it."""
    if slug in scene.book.flows:
        drafts.begin(scene, slug)
        return
    guide.tell(scene, slug)


def name_commune(scene: Scene, code: str) -> None:
    """Speak for this commune from now on, and do what waited for it."""
    then = communes.take(scene, code)
    if then is None:
        prompt(scene)
    else:
        press(scene, Button("", then))


def _more(scene: Scene, button: Button) -> None:
    verb, _, to = button.act.to.partition(" ")
    press(scene, Button(button.label, Act(verb, to)))


def _erase(scene: Scene, _: Button) -> None:
    cancelling = scene.conversation.aside
    if isinstance(cancelling, Cancelling):
        drafts.erase(scene, cancelling)


def _stay(scene: Scene, _: Button) -> None:
    scene.turn_aside(None)
    prompt(scene)


def _to_menu(scene: Scene, _: Button) -> None:
    scene.conversation = replace(scene.conversation, current="", aside=None)
    menu(scene)


def _new(scene: Scene, button: Button) -> None:
    if button.act.to:
        drafts.begin_new(scene, button.act.to)
    else:
        _to_menu(scene, button)


def _photo_is(scene: Scene, button: Button) -> None:
    naming = scene.conversation.aside
    if isinstance(naming, NamingPhoto):
        arrivals.name_photo(scene, naming, button.act.to)


def _draft(scene: Scene, button: Button) -> None:
    if any(draft.id == button.act.to for draft in scene.conversation.drafts):
        drafts.switch(scene, button.act.to)
    else:
        menu(scene)


_VERBS: dict[str, Callable[[Scene, Button], None]] = {
    "answer": _answer,
    "suggest": _suggest,
    "yes": _yes,
    "no": _no,
    "option": _option,
    "right": _option,
    "keep_value": _option,
    "wrong": _wrong,
    "keep": _keep,
    "later": _later,
    "edit": _edit,
    "card_right": _card_right,
    "drop_item": lambda scene, button: moving.drop_item(scene, button.act.to),
    "piece": _piece,
    "none": _none_of_these,
    "procedure": _procedure,
    "start": lambda scene, button: drafts.begin(scene, button.act.to),
    "erase": _erase,
    "keep_draft": _stay,
    "new": _new,
    "photo_is": _photo_is,
    "photo_other": _photo_is,
    "draft": _draft,
    "drafts": lambda scene, _: drafts.choose(scene),
    "back": lambda scene, _: moving.go_back(scene),
    "back_to_menu": _to_menu,
    "help": lambda scene, _: moving.help_along(scene),
    "human": lambda scene, _: office.call_human(scene),
    "send": lambda scene, _: office.send(scene),
    "status": lambda scene, _: office.ask_status(scene, ""),
    "stop": lambda scene, _: drafts.pause(scene),
    "resume": lambda scene, _: drafts.resume(scene),
    "other": lambda scene, _: drafts.leave(scene),
    "form": lambda scene, _: forms.show(scene),
    "form_file": lambda scene, _: forms.give(scene),
    "cancel": lambda scene, _: drafts.ask_cancel(scene),
    "commune": lambda scene, button: name_commune(scene, button.act.to),
    "communes": lambda scene, button: communes.show_list(scene, button.act.to),
    "other_commune": lambda scene, _: communes.ask_other(scene),
    "more": _more,
    "browse": lambda scene, button: browse.show_fields(scene, button.act.to),
    "field": lambda scene, button: browse.show_procedures(scene, button.act.to),
    "basis": lambda scene, button: guide.tell_basis(scene, button.act.to),
    "urgent": lambda scene, _: office.call_urgently(scene),
    "grief": lambda scene, _: office.condole(scene),
}
