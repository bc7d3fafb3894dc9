"""What a link opens: the chat of a commune, a procedure there, or just the chat."""

from bot.engine import communes
from bot.engine.acts import choose_procedure
from bot.engine.ask import ask_whether_still, menu, prompt
from bot.engine.drafts import ask_again, is_back
from bot.engine.scene import Scene
from bot.model.book import Office
from bot.model.conversation import Resuming
from bot.model.event import Opened

BETWEEN = "_"  # commune and procedure: `ba-dong_dang-ky-khai-sinh`


def opened(scene: Scene, sent: Opened) -> None:
    """Greet who comes, as the commune the link names; a procedure in it is begun."""
    name, procedure = _parts(scene, sent.link)
    office = communes.called(scene, name)
    if name and office is None:
        scene.echo = scene.word("commune.no_link")
        if communes.is_unknown(scene):
            communes.ask(scene)
        else:
            ask_again(scene)
        return
    is_first = scene.conversation.shown.step == 0
    is_new_here = office is not None and _arrive(scene, office)
    if is_first:
        # The greeting says whose machine this is; where none comes, this line does.
        scene.echo = scene.word("hello") if procedure else ""
    if procedure in scene.book.procedures:
        choose_procedure(scene, procedure)
    elif procedure:
        scene.echo = scene.word("find.none")
        menu(scene)
    elif is_new_here:
        menu(scene)
    else:
        _greet(scene)


def _parts(scene: Scene, link: str) -> tuple[str, str]:
    """Give the commune and the procedure a link names; either may be missing."""
    if link in scene.book.procedures:
        return "", link
    name, _, procedure = link.partition(BETWEEN)
    return name, procedure


def _arrive(scene: Scene, office: Office) -> bool:
    """Speak for the office of the link; False where the chat did already."""
    if office.code == scene.conversation.office:
        return False
    communes.take(scene, office.code)
    return True


def _greet(scene: Scene) -> None:
    """Greet a newcomer; ask one who comes back whether it is still this draft."""
    if scene.conversation.draft is None:
        menu(scene)
    elif is_back(scene):
        ask_whether_still(scene, Resuming())
    elif scene.conversation.shown.step == 0:
        prompt(scene)
