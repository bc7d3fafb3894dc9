"""What comes next is asked: the next question, the stop, the review, or the menu."""

from collections.abc import Mapping
from dataclasses import replace

from bot.engine import review
from bot.engine.plan import plan_slots
from bot.engine.route import Spot, value_of
from bot.engine.scene import Scene
from bot.engine.speech import planned, question_text, shown, slots, spoken
from bot.model.answer import Address, Answer, Standing, Value
from bot.model.book import Book
from bot.model.conversation import Act, Button, Draft, Resuming
from bot.model.flow import Flow, Later, Stop
from bot.understanding.spelling.initials import initials

MOST_SUGGESTED = 3


def prompt(scene: Scene) -> None:
    """Ask what is due now. The position is derived here, each time anew."""
    scene.drop_aside()
    if scene.conversation.draft is None:
        menu(scene)
        return
    if isinstance(scene.conversation.aside, Resuming):
        ask_whether_still(scene, scene.conversation.aside)
        return
    route = scene.route
    if route.next is not None:
        ask_question(scene, route.next)
    elif route.stop is not None:
        tell_stop(scene, route.stop)
    else:
        review.show(scene)


def menu(scene: Scene) -> None:
    """Offer what can be done here (R19)."""
    buttons = [Button(flow.title, Act("start", flow.slug)) for flow in scene.book.flows.values()]
    if scene.conversation.drafts:
        buttons.insert(0, scene.button("drafts"))
    buttons += [scene.button(name) for name in ("status", "browse", "human")]
    # Who was just told something need not be greeted again.
    scene.ask(scene.word("menu_again" if scene.echo else "menu"), buttons)


def ask_question(scene: Scene, spot: Spot, lead: str = "") -> None:
    """Ask one question; `lead` goes ahead of it in the same bubble (a repair, an explanation)."""
    scene.turn_aside(None)
    _tell_before(scene, spot)
    lines = [_heading(scene, spot), lead, question_text(scene, spot), _old_value(scene, spot)]
    text = "\n".join(line for line in lines if line)
    scene.ask(text, question_buttons(scene, spot), asking=spot.key)


def question_buttons(scene: Scene, spot: Spot) -> list[Button]:
    """Give the answers that can be pressed, then the ways about (R4, R5, R43)."""
    question, draft = spot.question, scene.draft
    buttons = _answers(scene, spot)
    answer = draft.answers.get(spot.key)
    is_reopened = answer is not None and answer.standing is Standing.REOPENED
    if is_reopened and answer is not None and answer.value is not None:
        buttons.append(scene.button("keep", spot.key))
    if question.later is not Later.NO and not question.consent:
        buttons.append(scene.button("later", spot.key))
    if previous(scene, spot) is not None:
        buttons.append(scene.button("back"))
    return [*buttons, scene.button("help")]


def tell_stop(scene: Scene, stop: Stop) -> None:
    """Say why this road ends, and the way on."""
    lines = [spoken(scene, stop.say)]
    if stop.refer:
        lines.append(scene.word("stop.refer", ten=plain_name(scene.book, stop.refer)))
    if stop.person:
        lines.append(scene.word("stop.person"))
    names = ("human", "back", "other", "cancel")
    scene.ask("\n".join(lines), [scene.button(name) for name in names], asking=f"#stop {stop.id}")


def plain_name(book: Book, slug: str) -> str:
    """Name a procedure in everyday words, where the catalogue has them."""
    procedure = book.procedures[slug]
    return procedure.plain or procedure.name


def answer_from_plan(scene: Scene, about_what: str) -> None:
    """Have what was asked beside the matter answered ahead of what is asked next (R21)."""
    scene.echo = str(plan_slots(scene, slots(scene))[about_what])


def previous(scene: Scene, spot: Spot | None) -> Spot | None:
    """Give the question asked before this one on the road, if there was one."""
    before = None
    for other in scene.route.asked():
        if spot is not None and other.key == spot.key:
            break
        if other.key in scene.draft.answers:
            before = other
    return before


def progress(scene: Scene, spot: Spot) -> tuple[int, int] | None:
    """Give (number, total); None ahead of the consent, while too much is open to count."""
    asked = scene.route.asked()
    consents = [q.id for q in scene.flow.by_id.values() if q.consent]
    if any(consent not in scene.draft.answers for consent in consents):
        return None
    number = 1 + next(place for place, other in enumerate(asked) if other.key == spot.key)
    return number, len(asked) + scene.route.pending


def ask_whether_still(scene: Scene, held: Resuming) -> None:
    """Ask whether it is still this draft, holding what was just said."""
    scene.turn_aside(held)
    buttons = [scene.button("resume"), scene.button("other")]
    scene.ask(whereabouts(scene) + "\n" + scene.word("resume.ask"), buttons, asking="#resume")


def name_of(scene: Scene, draft: Draft) -> str:
    """Name a draft by its procedure and initials only: the phone may be shared (R52)."""
    flow = scene.book.versions[draft.flow, draft.version]
    return f"{flow.title} {initials_of(flow, draft.answers)}".strip()


def initials_of(flow: Flow, answers: Mapping[str, Answer]) -> str:
    """Give the initials of whom a dossier is about; empty while they are not known."""
    for wanted in flow.summary:
        for key, answer in answers.items():
            if key.partition("#")[0] == wanted and isinstance(answer.value, str):
                return initials(answer.value)
    return ""


def whereabouts(scene: Scene) -> str:
    """Say in one line what is being worked on, and how far it is."""
    spot = scene.route.next
    is_counted = spot is not None and not scene.draft.supplement_to
    counted = progress(scene, spot) if spot and is_counted else None
    so, tong = counted or ("", "")
    return scene.word("whereabouts", ten=name_of(scene, scene.draft), so=so, tong=tong)


def _heading(scene: Scene, spot: Spot) -> str:
    """Say which question it is, of how many; a total that has grown is left out (R7)."""
    counted = None if scene.draft.supplement_to else progress(scene, spot)
    if counted is None:
        return ""
    number, total = counted
    lowest = scene.draft.lowest_total or total
    if total < lowest or not scene.draft.lowest_total:
        scene.put(replace(scene.draft, lowest_total=total))
    return scene.word("progress", so=number, tong=total if total <= lowest else "")


def _old_value(scene: Scene, spot: Spot) -> str:
    answer = scene.draft.answers.get(spot.key)
    if answer is None or answer.standing is not Standing.REOPENED or answer.value is None:
        return ""
    return scene.word("old_value", gia_tri=shown(scene, spot, answer.value))


def _tell_before(scene: Scene, spot: Spot) -> None:
    """Tell what stands before a question, once."""
    before, draft = spot.question.before, scene.draft
    if before is None or spot.key in draft.told:
        return
    scene.tell("\n".join(part for part in (scene.take_echo(), planned(scene, before)) if part))
    scene.put(replace(draft, told=(*draft.told, spot.key)))


def _answers(scene: Scene, spot: Spot) -> list[Button]:
    question = spot.question
    buttons = [Button(choice.label, Act("answer", choice.id)) for choice in question.choices]
    if question.kind == "yes_no":
        buttons = [scene.button("yes"), scene.button("no")]
    return buttons + _suggested(scene, spot)


def _suggested(scene: Scene, spot: Spot) -> list[Button]:
    """Offer values that follow from other answers, each once."""
    buttons: dict[str, Button] = {}
    for place, expression in enumerate(spot.question.suggest):
        value = suggestion(spot, value_of(expression, scene.route.facts))
        if value is not None:
            said = shown(scene, spot, value)
            short = _on_button(spot, value, said)
            buttons.setdefault(short, Button(short, Act("suggest", str(place))))
    return list(buttons.values())[:MOST_SUGGESTED]


def _on_button(spot: Spot, value: Value, said: str) -> str:
    """Leave out what goes without saying: a province, the words every answer begins with."""
    if isinstance(value, Address):
        return said.rpartition(", ")[0] or said
    return said.removeprefix(spot.question.limits.begins).strip() or said


def suggestion(spot: Spot, value: Value | None) -> Value | None:
    """Fit a value to the question: of an address, a place is the commune and the province."""
    if spot.question.kind == "place" and isinstance(value, Address):
        return replace(value, rest="")
    return value
