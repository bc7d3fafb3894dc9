"""What was said before it was asked for: kept until its question is due (R22, R32)."""

from dataclasses import replace

from bot.engine.facts import key_of
from bot.engine.route import Spot
from bot.engine.scene import Scene
from bot.engine.speech import about
from bot.model.conversation import SaidAhead
from bot.model.flow import Question
from bot.model.reading import Doubtful, Understood
from bot.understanding import choice, kinds
from bot.understanding.several import Piece, pieces
from bot.understanding.spelling.clean import words

# Of these an answer ends where the next begins; a text may hold anything.
_PARTED = frozenset(
    {"person_name", "date", "citizen_id", "phone", "ethnic_group", "address", "choice", "money"}
)
_OF_A_CHILD = "be"


def split(scene: Scene, spot: Spot, text: str) -> tuple[str, tuple[SaidAhead, ...]]:
    """Part a message into the answer to this question and what answers later ones.

    Nothing is parted off that no question of the same person takes, or that would leave words
    behind which do not answer the question at hand.
    """
    if spot.question.kind not in _PARTED:
        return text, ()
    own: list[str] = []
    ahead: list[SaidAhead] = []
    for piece in pieces(text):
        if _is_awaited(scene, spot, piece):
            ahead.append(SaidAhead(piece.kind, piece.said, spot.question.card))
        else:
            own.append(piece.said)
    left = " ".join(own)
    if not ahead or (left and not _is_read(scene, spot, left)):
        return text, ()
    return left, tuple(ahead)


def due(scene: Scene, spot: Spot | None) -> SaidAhead | None:
    """Give what was said ahead about this question."""
    if spot is None:
        return None
    return next((said for said in scene.draft.ahead if _fits(said, spot.question)), None)


def forget(scene: Scene, spot: Spot) -> None:
    """Let go of what was said ahead about a question that has its answer now."""
    draft = scene.draft
    left = tuple(said for said in draft.ahead if not _fits(said, spot.question))
    if len(left) != len(draft.ahead):
        scene.put(replace(draft, ahead=left))


def _is_awaited(scene: Scene, spot: Spot, piece: Piece) -> bool:
    """Say whether a question about the same person, still open, takes this piece."""
    if not piece.kind or piece.kind == spot.question.kind:
        return False
    said = SaidAhead(piece.kind, piece.said, spot.question.card)
    for question in scene.flow.by_id.values():
        key = key_of(question.id, spot.item if question.repeat else "")
        is_open = key not in scene.draft.answers and key not in scene.route.values
        if is_open and _fits(said, question):
            return True
    return False


def _is_read(scene: Scene, spot: Spot, text: str) -> bool:
    reading = kinds.read(spot.question.kind, text, about(scene, spot))
    return isinstance(reading, Understood) or (
        isinstance(reading, Doubtful) and bool(reading.options)
    )


def _fits(said: SaidAhead, question: Question) -> bool:
    """Say whether the question asks for just this."""
    if question.consent or said.card not in {"", question.card}:
        return False
    if said.name and said.name not in question.words:
        return False
    if said.kind != question.kind:
        return False
    if question.kind == "choice":
        return len(choice.exact(words(said.said), question.choices)) == 1
    # A day or a name alone is that of a person: the one of the card, or the child.
    is_personal = said.kind in {"date", "person_name"}
    whose = question.limits.of
    return not is_personal or bool(whose if said.card else whose == _OF_A_CHILD)
