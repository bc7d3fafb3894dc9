"""Moving about in a draft: back, correct, later, keep, repeat, help."""

from dataclasses import replace

from bot.engine.ask import ask_question, previous, prompt
from bot.engine.facts import question_of
from bot.engine.repair import ask_on, ask_piece
from bot.engine.route import Spot, without_item
from bot.engine.scene import Scene
from bot.engine.speech import label, spoken
from bot.model.answer import Answer, Standing
from bot.model.conversation import Act, Button, ChoosingAnswer, Pieces
from bot.model.flow import Later
from bot.understanding.spelling.clean import fold

MOST_OFFERED = 6


def go_back(scene: Scene) -> None:
    """Ask the question before again; later answers stay (R44)."""
    current = scene.route.next
    earlier = previous(scene, current)
    if earlier is None:
        scene.echo = scene.word("nothing_before")
        prompt(scene)
        return
    if current is not None:
        keep(scene, current.key)
    reopen(scene, earlier.key)
    prompt(scene)


def reopen(scene: Scene, key: str) -> None:
    """Have an answer asked again; until the new one comes the old one holds."""
    draft = scene.draft
    old = draft.answers.get(key)
    if old is None:
        # It follows from other answers; what it follows to is what is being corrected.
        old = Answer(scene.route.values.get(key))
    again = replace(old, standing=Standing.REOPENED)
    scene.put(replace(draft, answers={**draft.answers, key: again}))
    scene.conversation = replace(scene.conversation, misses=0, aside=None)


def keep(scene: Scene, key: str) -> None:
    """Leave an answer that was being corrected as it was."""
    draft = scene.draft
    old = draft.answers.get(key)
    if old is None or old.standing is not Standing.REOPENED:
        return
    answers = dict(draft.answers)
    if old.value is None:
        answers[key] = replace(old, standing=Standing.LATER)
    elif not old.said and not isinstance(old.value, tuple):
        del answers[key]  # it followed from other answers, and does so again
    else:
        answers[key] = replace(old, standing=Standing.GIVEN)
    scene.put(replace(draft, answers=answers))


def postpone(scene: Scene, spot: Spot) -> None:
    """Put a question off; an old answer that was being corrected is not thrown away."""
    draft = scene.draft
    old = draft.answers.get(spot.key)
    if old is not None and old.standing is Standing.REOPENED and old.value is not None:
        keep(scene, spot.key)
    else:
        put_off = Answer(None, standing=Standing.LATER, typed_by=draft.typed_by)
        scene.put(replace(draft, answers={**draft.answers, spot.key: put_off}))
    scene.conversation = replace(scene.conversation, misses=0, aside=None)
    scene.echo = scene.word("postponed")
    prompt(scene)


def postpone_if_allowed(scene: Scene, spot: Spot) -> None:
    """Put a question off on the citizen's word; one that steers the road is asked again."""
    if spot.question.later is Later.NO:
        ask_question(scene, spot, scene.word("not_later"))
    else:
        postpone(scene, spot)


def correct(scene: Scene, wanted: str) -> None:
    """Correct the answer these words name ("ngày sinh", "tên bé"); ask which, if several fit."""
    spots = _named(scene, wanted)
    if scene.route.next is not None and not scene.draft.supplement_to:
        keep(scene, scene.route.next.key)  # one thing at a time is corrected
    if len(spots) == 1:
        reopen(scene, spots[0].key)
        prompt(scene)
        return
    offered = spots or list(reversed(_correctable(scene)))
    offered = offered[:MOST_OFFERED]
    if not offered:
        scene.echo = scene.word("edit.nothing")
        prompt(scene)
        return
    scene.turn_aside(ChoosingAnswer(tuple(spot.key for spot in offered)))
    buttons = [Button(label(scene, spot), Act("edit", spot.key)) for spot in offered]
    scene.ask(scene.word("edit.which"), [*buttons, scene.button("resume")], asking="#edit")


def drop_item(scene: Scene, face: str) -> None:
    """Take one item out of those the citizen counts; its answers stay parked."""
    repeat_id, _, item = face.partition("#")
    items = scene.route.facts.items.get(repeat_id, ())
    if item in items:
        scene.put(without_item(scene.draft, repeat_id, items, item))
    prompt(scene)


def repeat(scene: Scene) -> None:
    """Say the current question again."""
    prompt(scene)


def explain(scene: Scene) -> None:
    """Say what is asked for and why, then ask again; it is no mistake (R24)."""
    spot = scene.route.next
    if spot is None:
        help_along(scene)
        return
    question = spot.question
    lines = [spoken(scene, question.why, spot.item)] if question.why else []
    if question.paper:
        paper = scene.book.papers[question.paper]
        lines += [scene.word("paper.what", ten=paper.name, la_gi=paper.what, o_dau=paper.where)]
    if question.example:
        lines.append(scene.word("for_example", vi_du=question.example))
    lead = "\n".join(lines or [scene.word("no_why")])
    aside = scene.conversation.aside
    if isinstance(aside, Pieces):
        ask_piece(scene, aside, lead)
    else:
        ask_question(scene, spot, lead)


def help_along(scene: Scene) -> None:
    """Say what can be done at any step."""
    scene.say("help")
    ask_on(scene)


def is_name(scene: Scene, wanted: str) -> bool:
    """Say whether these words are the very name of an answer that can be corrected."""
    names = (
        fold(name) for s in _correctable(scene) for name in (s.question.label, label(scene, s))
    )
    return fold(wanted) in names


def _correctable(scene: Scene) -> list[Spot]:
    answered = scene.draft.answers.keys() | scene.route.values.keys()
    return [spot for spot in scene.route.spots if spot.key in answered and _is_told(scene, spot)]


def _is_told(scene: Scene, spot: Spot) -> bool:
    """Say whether the citizen knows of this answer: asked, or shown on a card."""
    is_shown = spot.question.is_shown or spot.key in scene.draft.answers
    return is_shown and not spot.question.consent


def _named(scene: Scene, wanted: str) -> list[Spot]:
    words = set(fold(wanted).split())
    if not words:
        return []
    fitting = [spot for spot in _correctable(scene) if words <= _words_of(scene, spot)]
    exact = [spot for spot in fitting if fold(spot.question.label) == fold(wanted)]
    return exact or fitting


def _words_of(scene: Scene, spot: Spot) -> set[str]:
    """Give every word that may stand for this answer: its label, other names, whose it is."""
    question = spot.question
    text = " ".join((label(scene, spot), *question.words, question_of(spot.key).replace(".", " ")))
    return set(fold(text.replace("_", " ")).split())
