"""The forms of a draft, shown before it is sent and given as files (R45)."""

from dataclasses import replace

from bot.engine.ask import prompt
from bot.engine.drafts import was_away
from bot.engine.plan import forms_of
from bot.engine.scene import Scene
from bot.model.effect import DrawForms
from bot.model.event import FormsDrawn


def show(scene: Scene) -> None:
    """Have the forms drawn as pictures."""
    _draw(scene, as_files=False)


def give(scene: Scene) -> None:
    """Have the forms drawn as files; after sending, those of the dossier that was sent."""
    _draw(scene, as_files=True)


def tell(scene: Scene, drawn: FormsDrawn) -> None:
    """Give what was drawn, and ask again what is due."""
    if drawn.attached:
        scene.hand(
            scene.word("forms.files" if drawn.as_files else "forms.pictures"), drawn.attached
        )
    else:
        scene.say("forms.not_drawn")
    draft = next((d for d in scene.conversation.drafts if d.id == drawn.draft), None)
    if draft is None:
        return
    kept = tuple(one for one in draft.drawn if one not in drawn.dropped)
    scene.put(replace(draft, drawn=(*kept, *(one.id for one in drawn.attached))))
    prompt(scene)


def _draw(scene: Scene, *, as_files: bool) -> None:
    draft = scene.conversation.draft
    if draft is None and was_away(scene):
        # The phone may be shared: what was sent is not shown to whoever picks it up (R53).
        scene.say("forms.sent_before")
    elif draft is not None and not forms_of(scene.flow, scene.route):
        scene.echo = scene.word("forms.not_drawn")
        prompt(scene)
    else:
        scene.effects.append(DrawForms(draft, as_files))
