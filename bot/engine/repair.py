"""The ladder of repair: each miss is met in another way, and the third leads out (R31)."""

from collections.abc import Mapping
from dataclasses import replace

from bot.engine.ask import ask_question, previous, prompt
from bot.engine.route import Spot
from bot.engine.scene import Scene
from bot.engine.speech import question_text
from bot.model.conversation import Act, Button, Pieces
from bot.model.flow import Later, Question

LAST_STEP = 3
MONTHS = 12


def misunderstood(scene: Scene, spot: Spot, problem: str, slots: Mapping[str, str]) -> None:
    """Meet an answer that was not understood, or is not possible."""
    misses = scene.conversation.misses + 1
    scene.conversation = replace(scene.conversation, misses=misses, aside=None)
    if misses == 1:
        ask_question(scene, spot, _sentence(scene, spot, problem, slots))
    elif misses < LAST_STEP and _is_in_pieces(spot.question):
        ask_piece(scene, Pieces(spot.key))
    elif misses < LAST_STEP:
        why = spot.question.example
        ask_question(scene, spot, scene.word("ladder.second", vi_du=why))
    else:
        _lead_out(scene, spot, misses)


def ask_piece(scene: Scene, pieces: Pieces, lead: str = "") -> None:
    """Ask the next piece of a date: the year, then the month, then the day."""
    scene.turn_aside(pieces)
    buttons = []
    if pieces.year is None:
        name = "year"
        spot = scene.route.spot(pieces.key)
        if spot is not None and spot.question.limits.of == "be":
            years = (scene.today.year, scene.today.year - 1)
            buttons = [Button(str(year), Act("piece", str(year))) for year in years]
    elif pieces.month is None:
        name = "month"
    else:
        name = "day"
    text = "\n".join(part for part in (lead, scene.word(f"pieces.{name}")) if part)
    scene.ask(text, [*buttons, scene.button("later", pieces.key)], asking=pieces.key)


def ask_on(scene: Scene) -> None:
    """Ask what is due, after something beside the matter; a date half told is not begun anew."""
    aside = scene.conversation.aside
    if isinstance(aside, Pieces):
        ask_piece(scene, aside)
    else:
        prompt(scene)


def with_piece(pieces: Pieces, number: int) -> Pieces | None:
    """Put in a year or a month; None when it cannot be one, or only the day is lacking."""
    if pieces.year is None:
        return replace(pieces, year=number) if number > MONTHS else None
    if pieces.month is None:
        return replace(pieces, month=number) if 1 <= number <= MONTHS else None
    return None


def _is_in_pieces(question: Question) -> bool:
    """Say whether the answer may be given piece by piece; a day to come is soon enough said."""
    return question.kind == "date" and not question.limits.coming


def _sentence(scene: Scene, spot: Spot, problem: str, slots: Mapping[str, str]) -> str:
    key = f"problems.{problem}"
    if key not in scene.book.words:
        key = "problems.unread"
    return scene.word(key, **({"example": spot.question.example} | dict(slots)))


def _lead_out(scene: Scene, spot: Spot, misses: int) -> None:
    can_wait = spot.question.later is not Later.NO
    key = "ladder.third" if misses == LAST_STEP else "ladder.more"
    buttons = [scene.button("later", spot.key)] if can_wait else []
    buttons.append(scene.button("human"))
    if previous(scene, spot) is not None:
        buttons.append(scene.button("back"))
    text = scene.word(key, de_sau=can_wait)
    if misses > LAST_STEP:
        text += "\n" + question_text(scene, spot)
    scene.ask(text, [*buttons, scene.button("help")], asking=spot.key)
