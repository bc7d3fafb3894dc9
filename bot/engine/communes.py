"""Which commune the chat is about: named by a link, asked for once, changed at will."""

from dataclasses import replace

from bot.engine.scene import Scene
from bot.model.book import Office
from bot.model.conversation import Act, AskingCommune, Button
from bot.model.reading import Commune
from bot.understanding.places.commune import Meant, communes_meant, communes_near
from bot.understanding.places.place_words import bare_name
from bot.understanding.spelling.clean import fold

ASKING = "#commune"
PAGE = 6
LONGEST_LABEL = 20
_MISSES_BEFORE_THE_LIST = 2


def is_unknown(scene: Scene) -> bool:
    """Say whether it is not known yet whose one-stop office this is about."""
    return scene.office.code not in scene.book.offices


def ask(scene: Scene, then: Act | None = None, lead: str = "") -> None:
    """Ask for the commune; `then` is what waits for it, `lead` what must be said first."""
    scene.turn_aside(AskingCommune(then))
    _ask(scene, scene.word("commune.ask"), _first_offered(scene), lead)


def ask_other(scene: Scene) -> None:
    """Ask anew: it was none of those offered."""
    aside = scene.conversation.aside
    ask(scene, aside.then if isinstance(aside, AskingCommune) else None)


def ask_to_change(scene: Scene) -> None:
    """Say which commune it is so far, and ask for another."""
    lead = "" if is_unknown(scene) else scene.word("commune.now", ten=scene.office.name)
    ask(scene, lead=lead)


def show_list(scene: Scene, page: str) -> None:
    """Show the communes served, some at a time."""
    aside = scene.conversation.aside
    if not isinstance(aside, AskingCommune):
        scene.turn_aside(AskingCommune())
    number = int(page or 0)
    rest = _served(scene)[PAGE * number :]
    buttons = [_button(office) for office in rest[:PAGE]]
    if rest[PAGE:]:
        buttons.append(scene.button("more", f"communes {number + 1}"))
    _ask(scene, scene.word("commune.list"), buttons)


def hear(scene: Scene, asking: AskingCommune, text: str) -> str:
    """Give the code of the commune that was named beyond doubt; else ask on and give ""."""
    meant = communes_meant(text, scene.book.lexicon)
    served = [unit for unit in meant.communes if unit.code in scene.book.offices]
    if served and meant.is_certain:
        return served[0].code
    if served:
        _ask_which(scene, asking, meant, served)
    elif meant.communes:
        name = f"{meant.communes[0].kind} {meant.communes[0].name}"
        ask(scene, asking.then, scene.word("commune.not_served", ten=name))
    else:
        _climb(scene, asking, text)
    return ""


def take(scene: Scene, code: str) -> Act | None:
    """Speak for this commune from now on; give what waited for it.

    A draft under way stays with its own commune, and is put down where that is another.
    """
    asking, draft = scene.conversation.aside, scene.conversation.draft
    lines = [scene.word("commune.taken", ten=scene.office_of(code).name)]
    scene.conversation = replace(scene.conversation, office=code, aside=None)
    if draft is not None and draft.office != code:
        lines.append(scene.word("commune.draft_stays", ten=scene.office_of(draft.office).name))
        scene.conversation = replace(scene.conversation, current="", misses=0)
    scene.echo = "\n".join(lines)
    return asking.then if isinstance(asking, AskingCommune) else None


def called(scene: Scene, slug: str) -> Office | None:
    """Give the office that links call by this name."""
    return next((one for one in scene.book.offices.values() if slug and one.slug == slug), None)


def _ask_which(scene: Scene, asking: AskingCommune, meant: Meant, served: list[Commune]) -> None:
    """Ask which of these it is; even a single one is only offered (R28)."""
    offices = [scene.book.offices[unit.code] for unit in served]
    scene.turn_aside(replace(asking, options=tuple(office.code for office in offices)))
    heirs = [
        office.name for unit, office in zip(served, offices, strict=True) if meant.went_to(unit)
    ]
    lead = scene.word("commune.former", cu=meant.former, ten=heirs) if meant.former else ""
    key = "commune.which" if offices[1:] else "commune.is_it"
    buttons = [*(_button(office) for office in offices), scene.button("other_commune")]
    _ask(scene, scene.word(key, ten=offices[0].name), buttons, lead)


def _climb(scene: Scene, asking: AskingCommune, text: str) -> None:
    """Ask better after each miss: names that look alike, then the whole list (R31)."""
    misses = asking.misses + 1
    scene.turn_aside(AskingCommune(asking.then, misses=misses))
    if misses >= _MISSES_BEFORE_THE_LIST:
        show_list(scene, "")
        return
    near = (unit.code for unit in communes_near(text, scene.book.lexicon))
    buttons = [_button(scene.book.offices[code]) for code in near if code in scene.book.offices]
    offered = _first_offered(scene)
    more = [button for button in offered if button not in buttons]
    _ask(scene, scene.word("commune.again"), [*buttons, *more])


def _first_offered(scene: Scene) -> list[Button]:
    """Offer the communes themselves where they are few, else the way to their list."""
    offices = _served(scene)
    if len(offices) > PAGE:
        return [scene.button("communes")]
    return [_button(office) for office in offices]


def _ask(scene: Scene, text: str, buttons: list[Button], lead: str = "") -> None:
    way_on = scene.button("resume" if scene.conversation.draft else "back_to_menu")
    text = "\n".join(part for part in (lead, text) if part)
    scene.ask(text, [*buttons, way_on], asking=ASKING)


def _served(scene: Scene) -> list[Office]:
    return sorted(scene.book.offices.values(), key=lambda one: fold(bare_name(one.name)))


def _button(office: Office) -> Button:
    label = office.name if len(office.name) <= LONGEST_LABEL else bare_name(office.name)
    return Button(label[:1].upper() + label[1:], Act("commune", office.code))
