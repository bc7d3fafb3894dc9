"""The texts of a flow with the answers put in, and answers as they are said back."""

from collections.abc import Mapping

from bot.engine.facts import item_of, key_of, question_of
from bot.engine.plan import plan_slots
from bot.engine.route import Spot
from bot.engine.scene import Scene
from bot.model.answer import Address, Value
from bot.model.flow import Question, Text
from bot.model.reading import About
from bot.understanding import kinds

_PLACES = frozenset({"address", "place"})
_PEOPLE = "ethnic_group"


def slots(scene: Scene, item: str = "") -> dict[str, object]:
    """Give what a text of the flow may name: `{{ be.ten }}`, `{{ xa }}`, `{{ so }}`.

    Names are flat and dotted, as in the flow; what is not answered yet is left out.
    """
    route = scene.route
    named: dict[str, object] = {"xa": scene.office.name, "so": _number(item)}
    for question in scene.flow.by_id.values():
        place = item or next(iter(route.facts.items.get(question.repeat, ())), "")
        value = route.values.get(key_of(question.id, place if question.repeat else ""))
        if value is not None:
            named[question.id] = value
    return named | {f"cac.{name}": _said_of_each(scene, name) for name in scene.flow.listed}


def _said_of_each(scene: Scene, name: str) -> tuple[str, ...]:
    """Say what was answered to a question for every item of its repeat."""
    route = scene.route
    return tuple(
        shown(scene, spot, route.values[spot.key])
        for spot in route.spots
        if spot.question.id == name and spot.key in route.values
    )


def spoken(scene: Scene, text: Text, item: str = "") -> str:
    """Say a text of the flow."""
    named = slots(scene, item) if text.names else {}  # most questions name nothing
    return text(**named).strip()


def planned(scene: Scene, text: Text) -> str:
    """Say a text that may also name the papers, the money and the days."""
    named = slots(scene)
    return text(**(named | plan_slots(scene, named))).strip()


def question_text(scene: Scene, spot: Spot) -> str:
    question = spot.question
    helper = scene.conversation.is_helping and question.ask_helper
    return spoken(scene, helper or question.ask, spot.item)


def shown(scene: Scene, spot: Spot, value: Value) -> str:
    """Say a value back as it was understood."""
    return said_back(spot.question, value, about(scene, spot))


def said_back(question: Question, value: Value, known: About) -> str:
    """Say a value back: the label of a choice, else as the kind does."""
    labels = {choice.id: choice.label for choice in question.choices}
    if isinstance(value, str) and value in labels:
        return labels[value]
    return kinds.echo(question.kind, value, known)


def about(scene: Scene, spot: Spot) -> About:
    """Gather what the reader of this answer must know."""
    question = spot.question
    return About(
        today=scene.today,
        limits=question.limits,
        choices=question.choices,
        lexicon=scene.book.lexicon,
        consent=question.consent,
        same_as=_same_as(scene, question.kind),
        home=scene.office.code,
    )


def _same_as(scene: Scene, kind: str) -> Mapping[str, Value]:
    """Give what may be pointed at, "như mẹ", by whose it is ("me", "cha"); the last as ""."""
    if kind == _PEOPLE:
        return _peoples(scene)
    if kind not in _PLACES:
        return {}
    places: dict[str, Value] = {}
    for key, value in scene.route.values.items():
        if isinstance(value, Address):
            places[question_of(key).partition(".")[0]] = value
            places[""] = value
    return places


def _peoples(scene: Scene) -> Mapping[str, Value]:
    """Give the peoples named so far by whose they are."""
    peoples: dict[str, Value] = {}
    for key, value in scene.route.values.items():
        name = question_of(key)
        question = scene.flow.by_id.get(name)
        if question is None or question.kind != _PEOPLE:
            continue
        if value not in {choice.id for choice in question.choices}:
            peoples[name.partition(".")[0]] = value
    return peoples


def _number(item: str) -> str:
    return item if item.isdecimal() else ""


def label(scene: Scene, spot: Spot) -> str:
    """Name an answer for people; among several items with the item's number."""
    if scene.route.facts.items.get(spot.question.repeat, ("",))[1:]:
        return f"{spot.question.label} {item_of(spot.key)}"
    return spot.question.label
