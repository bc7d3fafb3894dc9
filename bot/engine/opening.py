"""Words that come when nothing is being filled in: the procedure they mean is found."""

from dataclasses import replace

from bot.engine import office
from bot.engine.acts import choose_procedure
from bot.engine.ask import menu
from bot.engine.browse import label_of
from bot.engine.drafts import begin_new
from bot.engine.scene import Scene
from bot.model.conversation import Act, Button, ChoosingProcedure
from bot.understanding.opening import said_ahead


def find(scene: Scene, text: str) -> None:
    """Find the procedure: sure, near, or none (R19 to R23)."""
    found = scene.book.finder.find(text)
    told = said_ahead(text, scene.today, scene.book.lexicon) if found.slugs else ()
    scene.conversation = replace(scene.conversation, ahead=told)
    scene.found = found.sure
    # Named again where drafts are chosen among, it is not one of those.
    is_choosing = scene.conversation.shown.asking == "#drafts"
    if found.intent == "status":
        office.ask_status(scene, "")
    elif found.intent == "human":
        office.call_human(scene)
    elif found.referred:
        choose_procedure(scene, found.referred)
    elif not found.slugs:
        scene.echo = scene.word("find.none")
        menu(scene)
    elif found.sure and is_choosing and found.slugs[0] in scene.book.flows:
        begin_new(scene, found.slugs[0])
    elif found.sure:
        choose_procedure(scene, found.slugs[0])
    else:
        _ask_which(scene, found.slugs)


def _ask_which(scene: Scene, slugs: tuple[str, ...]) -> None:
    scene.turn_aside(ChoosingProcedure(slugs))
    procedures = [scene.book.procedures[slug] for slug in slugs]
    buttons = [Button(label_of(one), Act("procedure", one.slug)) for one in procedures]
    buttons += [scene.button("none"), scene.button("human")]
    scene.ask(scene.word("find.which"), buttons, asking="#find")
