"""A procedure that no flow leads through: what is known of it, who takes it in, from where."""

from bot.engine.ask import plain_name
from bot.engine.scene import Scene
from bot.model.book import Guide, Procedure
from bot.model.conversation import Button
from bot.model.flow import Checked

ASKING = "#guide"


def tell(scene: Scene, slug: str) -> None:
    """Tell where it is done and what to bring, or honestly that only its name is known."""
    procedure = scene.book.procedures[slug]
    guide = procedure.guide
    if guide is None or not (guide.papers or guide.days or guide.mistakes or guide.notes):
        who = scene.word(f"guide.who_{procedure.place.value}")
        _ask(scene, procedure, [_name(scene, slug), scene.word("guide.unknown"), who])
        return
    lines = [_name(scene, slug), _place(scene, procedure), *_needed(scene, guide)]
    advice = _advice(scene, guide)
    if advice:
        scene.tell("\n".join(line for line in (scene.echo, *lines) if line))
        scene.echo, lines = "", advice
    _ask(scene, procedure, [*lines, scene.word("guide.not_here")])


def tell_basis(scene: Scene, slug: str) -> None:
    """Say where the guidance was taken from, and when."""
    procedure = scene.book.procedures.get(slug)
    if procedure is None:
        scene.ask(scene.word("menu_again"), [scene.button("browse")])
        return
    guide = procedure.guide
    text = scene.word(
        "guide.basis",
        nguon=guide.source if guide else "",
        ngay=day_of(guide.checked) if guide else "",
        ma=procedure.code,
        ten=procedure.name,
    )
    scene.ask(text, [scene.button("human"), scene.button("back_to_menu")], asking=ASKING)


def day_of(checked: Checked | None) -> str:
    """Say the day something was looked at, as people write it."""
    return f"{checked.on.day}/{checked.on.month}/{checked.on.year}" if checked else ""


def _name(scene: Scene, slug: str) -> str:
    return scene.word("guide.name", ten=plain_name(scene.book, slug))


def _place(scene: Scene, procedure: Procedure) -> str:
    office = scene.office
    return scene.word(f"guide.{procedure.place.value}", dia_chi=office.address, so=office.phone)


def _needed(scene: Scene, guide: Guide) -> list[str]:
    papers = scene.word("guide.papers", muc=guide.papers) if guide.papers else ""
    return [papers, scene.word("guide.days", ngay=guide.days) if guide.days else ""]


def _advice(scene: Scene, guide: Guide) -> list[str]:
    mistakes = scene.word("guide.mistakes", muc=guide.mistakes) if guide.mistakes else ""
    return [line for line in (mistakes, *guide.notes) if line]


def _ask(scene: Scene, procedure: Procedure, lines: list[str]) -> None:
    buttons: list[Button] = [scene.button("human")]
    if procedure.code or (procedure.guide and procedure.guide.source):
        buttons.append(scene.button("basis", procedure.slug))
    buttons.append(scene.button("back_to_menu"))
    scene.ask("\n".join(line for line in lines if line), buttons, asking=ASKING)
