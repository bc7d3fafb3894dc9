"""What is typed while something hangs: a confirmation, a choice, a name for a photo."""

from bot.engine import acts, answering, communes, drafts
from bot.engine.ask import prompt
from bot.engine.repair import ask_piece, with_piece
from bot.engine.scene import Scene
from bot.model.conversation import (
    AskingCode,
    AskingCommune,
    Cancelling,
    Confirming,
    Pieces,
)
from bot.model.reading import About, Doubtful, Understood
from bot.understanding import kinds
from bot.understanding.places.commune import communes_meant


def typed(scene: Scene, text: str) -> bool:
    """Take words that belong to what hangs; False leaves them to the question itself."""
    aside = scene.conversation.aside
    match aside:
        case Confirming():
            is_taken = _confirming(scene, aside, text)
        case Pieces():
            is_taken = _piece(scene, aside, text)
        case Cancelling():
            is_taken = _cancelling(scene, aside, text)
        case AskingCode():
            drafts.take_move_code(scene, text)
            is_taken = True
        case AskingCommune() if scene.conversation.shown.asking == communes.ASKING:
            is_taken = _commune(scene, aside, text)
        case _:
            scene.turn_aside(None)
            is_taken = False
    return is_taken


def yes_or_no(scene: Scene, text: str, *, consent: bool = False) -> bool | None:
    """Read a yes or a no; None for anything else. With `consent` a mere "dạ" is not enough."""
    reading = kinds.read("yes_no", text, About(scene.today, consent=consent))
    if isinstance(reading, Understood) and isinstance(reading.value, bool):
        return reading.value
    return None


def _confirming(scene: Scene, confirming: Confirming, text: str) -> bool:
    if _only_listens(scene, text):
        answering.doubt_again(scene, confirming)
        return True
    said = yes_or_no(scene, text)
    if said is True and len(confirming.options) == 1:
        answering.confirm(scene, confirming, 0)
        return True
    if said is False:
        answering.reject(scene, confirming)
        return True
    # Something else: most often the answer itself, written better.
    scene.turn_aside(None)
    return False


def _only_listens(scene: Scene, text: str) -> bool:
    """Say whether it is a "dạ" that agrees to nothing yet (R35)."""
    reading = kinds.read("yes_no", text, About(scene.today))
    return isinstance(reading, Doubtful) and bool(reading.options)


def _piece(scene: Scene, pieces: Pieces, text: str) -> bool:
    spot = scene.route.spot(pieces.key)
    if spot is None:
        scene.turn_aside(None)
        return False
    digits = "".join(sign for sign in text if sign in "0123456789")
    if pieces.month is not None and digits and len(digits) <= len("31"):
        scene.turn_aside(None)
        answering.answer(scene, spot, f"{digits}/{pieces.month}/{pieces.year}")
        return True
    more = with_piece(pieces, int(digits)) if 0 < len(digits) <= len("2026") else None
    if more is None:
        scene.turn_aside(None)
        return False
    ask_piece(scene, more)
    return True


def _commune(scene: Scene, asking: AskingCommune, text: str) -> bool:
    """Take the name of a commune; words that name none may be about something else."""
    if not communes_meant(text, scene.book.lexicon).communes:
        said = yes_or_no(scene, text)
        if said is True and len(asking.options) == 1:
            acts.name_commune(scene, asking.options[0])
            return True
        if said is False and asking.options:
            communes.ask_other(scene)
            return True
        if scene.conversation.draft is None and scene.book.finder.find(text).sure:
            scene.turn_aside(None)
            return False
    code = communes.hear(scene, asking, text)
    if code:
        acts.name_commune(scene, code)
    return True


def _cancelling(scene: Scene, cancelling: Cancelling, text: str) -> bool:
    said = yes_or_no(scene, text, consent=True)
    if said is True:
        drafts.erase(scene, cancelling)
        return True
    scene.turn_aside(None)
    if said is False:
        prompt(scene)
        return True
    return False
