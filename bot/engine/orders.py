"""Commands: words that move about instead of answering, at every step (R43)."""

from collections.abc import Callable
from dataclasses import replace

from bot.engine import acts, browse, communes, drafts, forms, moving, office
from bot.engine.ask import menu, prompt
from bot.engine.repair import ask_on
from bot.engine.scene import Scene
from bot.model.conversation import AskingCommune
from bot.understanding.wishes.commands import Command

_NEED_DRAFT = frozenset({"what", "back", "edit", "later", "cancel", "restart"})


def obey(scene: Scene, command: Command) -> None:
    """Carry a command out; one that needs a draft, without one, leads to the menu."""
    if command.name in _NEED_DRAFT and scene.conversation.draft is None:
        menu(scene)
        return
    _ORDERS[command.name](scene, command.rest)


def _edit(scene: Scene, rest: str) -> None:
    scene.turn_aside(None)
    moving.correct(scene, rest)


def _later(scene: Scene, _: str) -> None:
    spot = scene.route.next
    if spot is None:
        prompt(scene)
        return
    moving.postpone_if_allowed(scene, spot)


def _back(scene: Scene, _: str) -> None:
    scene.turn_aside(None)
    moving.go_back(scene)


def _helper(scene: Scene, _: str) -> None:
    scene.conversation = replace(scene.conversation, is_helping=True)
    scene.echo = scene.word("helper")
    prompt(scene)


def _other(scene: Scene, rest: str) -> None:
    drafts.switch_by_number(scene, rest) if rest else drafts.leave(scene)


def _move(scene: Scene, rest: str) -> None:
    if rest:
        drafts.take_move_code(scene, rest)
    else:
        drafts.make_move_code(scene)


def _commune(scene: Scene, rest: str) -> None:
    """Ask for another commune, or take the one that was named along with the wish."""
    if not rest:
        communes.ask_to_change(scene)
        return
    code = communes.hear(scene, AskingCommune(), rest)
    if code:
        acts.name_commune(scene, code)


def _said(key: str) -> Callable[[Scene, str], None]:
    """Say a line ahead of whatever is due."""

    def order(scene: Scene, _: str) -> None:
        scene.echo = scene.word(key)
        ask_on(scene)

    return order


def _thanks(scene: Scene, _: str) -> None:
    scene.say("thanks")


_ORDERS: dict[str, Callable[[Scene, str], None]] = {
    "help": lambda scene, _: moving.help_along(scene),
    "what": lambda scene, _: moving.explain(scene),
    "repeat": lambda scene, _: ask_on(scene),
    "back": _back,
    "edit": _edit,
    "later": _later,
    "stop": lambda scene, _: drafts.pause(scene),
    "wait": lambda scene, _: scene.say("wait"),
    "resume": lambda scene, _: drafts.resume(scene),
    "restart": lambda scene, _: drafts.ask_cancel(scene, again=True),
    "cancel": lambda scene, _: drafts.ask_cancel(scene),
    "other": _other,
    "status": office.ask_status,
    "human": lambda scene, _: office.call_human(scene),
    "listen": _said("listen"),
    "complaint": lambda scene, _: office.complain(scene),
    "greet": _said("greet"),
    "thanks": _thanks,
    "urgent": lambda scene, _: office.call_urgently(scene),
    "rude": lambda scene, _: office.stay_calm(scene),
    "form": lambda scene, _: forms.show(scene),
    "form_file": lambda scene, _: forms.give(scene),
    "helper": _helper,
    "move": _move,
    "commune": _commune,
    "browse": lambda scene, _: browse.show_fields(scene, ""),
}
