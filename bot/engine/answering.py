"""An answer is read, said back, doubted where the law would differ, and kept."""

from dataclasses import replace

from bot.engine import ahead, joining
from bot.engine.ask import ask_question, prompt
from bot.engine.moving import postpone
from bot.engine.repair import misunderstood
from bot.engine.route import Spot, next_item
from bot.engine.scene import Scene
from bot.engine.speech import about, shown, spoken
from bot.model.answer import Address, Answer, Standing, Value
from bot.model.conversation import Act, Button, Confirming, Draft
from bot.model.flow import Check, Later, Repeat
from bot.model.reading import Doubtful, Reading, Understood, Unread
from bot.understanding import kinds

_CHOSEN = frozenset({"choice", "choices", "yes_no", "business_line"})
_NOT_NOW = (".unknown", ".later", ".none")


def answer(scene: Scene, spot: Spot, text: str) -> None:
    """Read the citizen's words as the answer to this question, and to more than this."""
    left, more = ahead.split(scene, spot, text)
    if more:
        scene.put(replace(scene.draft, ahead=(*scene.draft.ahead, *more)))
    if not left:
        scene.echo = scene.word("echo.ahead")
        prompt(scene)
        return
    grown = None if more else joining.continued(scene, spot, left)
    spot, reading, said = grown or (spot, *joining.read(scene, spot, left))
    joining.remember(scene, spot, said)
    _take(scene, spot, reading, said)


def go_on(scene: Scene) -> None:
    """Ask what is due now; what was said of it ahead is taken up first."""
    spot = scene.route.next
    said = ahead.due(scene, spot)
    if spot is None or said is None:
        prompt(scene)
        return
    ahead.forget(scene, spot)
    reading = kinds.read(spot.question.kind, said.said, about(scene, spot))
    match reading:
        case Understood(value):
            _say_back(scene, spot, value, "echo.before")
            accept(scene, spot, value, said.said)
        case Doubtful(options, problem) if options:
            doubt(scene, spot, Confirming(spot.key, options, said.said), problem)
        case _:
            prompt(scene)


def _take(scene: Scene, spot: Spot, reading: Reading, text: str) -> None:
    match reading:
        case Understood(value):
            accept_typed(scene, spot, value, text)
        case Doubtful(options, problem) if options:
            doubt(scene, spot, Confirming(spot.key, options, text), problem)
        case Doubtful(_, problem):
            _unsettled(scene, spot, problem)
        case Unread(problem, slots):
            misunderstood(scene, spot, problem, slots)


def accept(scene: Scene, spot: Spot, value: Value, said: str, *, settled: str = "") -> None:
    """Keep a value, unless a cross-check has a question about it first (R30).

    `settled` is the check the citizen has already answered.
    """
    at = scene.now if spot.question.consent else None
    given = Answer(value, said, Standing.GIVEN, scene.draft.typed_by, at)
    before = scene.draft
    tray = (*before.tray, *_spare_photos(before, spot, value))
    scene.put(replace(before, answers={**before.answers, spot.key: given}, tray=tray))
    check = None if settled else _doubted_by(scene, spot)
    if check is not None:
        warning = spoken(scene, check.say, spot.item)
        scene.put(before)
        scene.echo = ""
        _warn(scene, spot, Confirming(spot.key, (value,), said, check.id), warning)
        return
    if spot.question.consent and value is False:
        scene.put(replace(scene.draft, ahead=()))  # nothing is to be kept
    if settled:
        scene.put(replace(scene.draft, told=(*scene.draft.told, f"{settled}@{spot.key}")))
    scene.conversation = replace(scene.conversation, misses=0, aside=None)
    _add_item(scene, spot, value)
    ahead.forget(scene, spot)
    go_on(scene)


def accept_typed(scene: Scene, spot: Spot, value: Value, said: str) -> None:
    """Keep a value that was understood from words, and say it back (R27)."""
    _say_back(scene, spot, value, "echo.value")
    accept(scene, spot, value, said)


def _say_back(scene: Scene, spot: Spot, value: Value, key: str) -> None:
    said_back = shown(scene, spot, value)
    is_chosen = value in {choice.id for choice in spot.question.choices}
    if is_chosen or spot.question.kind in _CHOSEN:
        said_back = said_back[:1].lower() + said_back[1:]
    if spot.question.kind == "person_name":
        key = "echo.name"
    scene.say_back(scene.word(key, gia_tri=said_back))


def doubt(scene: Scene, spot: Spot, confirming: Confirming, problem: str = "") -> None:
    """Ask which of a few readings is meant; never guess (R28)."""
    scene.turn_aside(confirming)
    says = [shown(scene, spot, option) for option in confirming.options]
    if len(says) == 1:
        key = f"doubt.{problem}" if f"doubt.{problem}" in scene.book.words else "doubt.one"
        buttons = [scene.button("right", "0"), scene.button("wrong")]
    else:
        key = f"doubt.{problem}" if f"doubt.{problem}" in scene.book.words else "doubt.several"
        labels = _by_commune(confirming.options, says) or [
            _option(scene, spot, (place, option), problem)
            for place, option in enumerate(confirming.options)
        ]
        buttons = [Button(said, Act("option", str(place))) for place, said in enumerate(labels)]
        if spot.question.kind != "yes_no":
            buttons.append(scene.button("wrong"))
    more = kinds.beside(spot.question.kind, confirming.options[0])
    scene.ask(scene.word(key, gia_tri=says[0], **more), buttons, asking=spot.key)


def doubt_again(scene: Scene, confirming: Confirming) -> None:
    """Ask the same doubt once more: what was said did not settle it."""
    spot = scene.route.spot(confirming.key)
    if spot is None:
        prompt(scene)
        return
    scene.echo = scene.word("doubt.plainly")
    check = next((c for c in spot.question.checks if c.id == confirming.check), None)
    if check is None:
        doubt(scene, spot, confirming)
    else:
        _warn(
            scene,
            spot,
            confirming,
            scene.word("doubt.value", gia_tri=_says(scene, spot, confirming)),
        )


def _says(scene: Scene, spot: Spot, confirming: Confirming) -> str:
    return shown(scene, spot, confirming.options[0])


def confirm(scene: Scene, confirming: Confirming, place: int) -> None:
    """Take the reading the citizen has chosen."""
    spot = scene.route.spot(confirming.key)
    scene.turn_aside(None)
    if spot is None:
        prompt(scene)
        return
    value = confirming.options[place]
    if confirming.check:
        accept(scene, spot, value, confirming.said, settled=confirming.check)
        return
    accept_typed(scene, spot, value, confirming.said)


def reject(scene: Scene, confirming: Confirming) -> None:
    """None of the readings was meant: ask again."""
    spot = scene.route.spot(confirming.key)
    scene.turn_aside(None)
    if spot is None:
        prompt(scene)
        return
    ask_question(scene, spot, scene.word("doubt.again", vi_du=spot.question.example))


def _by_commune(options: tuple[Value, ...], says: list[str]) -> list[str]:
    """Name places on their buttons by what tells them apart: the commune alone, where it does."""
    communes = {option.commune for option in options if isinstance(option, Address)}
    if len(communes) < len(options) or "" in communes:
        return []
    return [said.split(", ")[-2] for said in says]


def _option(scene: Scene, spot: Spot, one: tuple[int, Value], problem: str) -> str:
    """Label a reading; where readings differ in more than the value, say in what."""
    place, option = one
    said = shown(scene, spot, option)
    if spot.question.kind == "yes_no":
        return scene.book.say("buttons.no" if place else "buttons.yes")
    key = f"options.{problem}"
    if key not in scene.book.words:
        return said
    return scene.word(key, thu=place, gia_tri=said, **kinds.beside(spot.question.kind, option))


def _spare_photos(draft: Draft, spot: Spot, value: Value) -> tuple[tuple[str, str], ...]:
    """Give the photos that the new answer leaves out: they are kept for the officer."""
    old = draft.answers.get(spot.key)
    had = old.value if old is not None and spot.question.kind == "photo" else None
    photos = had if isinstance(had, tuple) else ()
    stay = value if isinstance(value, tuple) else ()
    return tuple((photo, spot.question.paper) for photo in photos if photo not in stay)


def _warn(scene: Scene, spot: Spot, confirming: Confirming, warning: str) -> None:
    scene.turn_aside(confirming)
    buttons = [scene.button("keep_value", "0"), scene.button("wrong")]
    scene.ask(warning, buttons, asking=spot.key)


def _doubted_by(scene: Scene, spot: Spot) -> Check | None:
    for check in spot.question.checks:
        is_new = f"{check.id}@{spot.key}" not in scene.draft.told
        if is_new and scene.route.holds(check.warn, spot):
            return check
    return None


def _unsettled(scene: Scene, spot: Spot, problem: str) -> None:
    """Handle a plain meaning that is no value: not known, not yet, or too vague."""
    if problem.endswith(_NOT_NOW) and spot.question.later is not Later.NO:
        postpone(scene, spot)
        return
    misunderstood(scene, spot, problem, {})


def _add_item(scene: Scene, spot: Spot, value: Value) -> None:
    """Where the citizen says there is another one, make room for it."""
    repeat = next(
        (
            step
            for step in scene.flow.steps
            if isinstance(step, Repeat) and (more := step.asks_more) is not None
            and more.id == spot.question.id
        ),
        None,
    )  # fmt: skip
    if repeat is None or value is not True:
        return
    draft = scene.draft
    items = scene.route.facts.items[repeat.id]
    left = {key: kept for key, kept in draft.answers.items() if key != spot.key}
    grown = {**draft.items, repeat.id: (*items, next_item(draft, repeat.id, items))}
    scene.put(replace(draft, answers=left, items=grown))
