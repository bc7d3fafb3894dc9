"""One answer typed in several messages: what comes within seconds may be the rest of it (R32)."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.engine.route import Spot
from bot.engine.scene import Scene
from bot.engine.speech import about
from bot.model.conversation import Lately
from bot.model.reading import Doubtful, Reading, Understood
from bot.understanding import kinds, yes_no
from bot.understanding.spelling.clean import fold

WITHIN = timedelta(seconds=8)
_JOINED = frozenset(
    {"person_name", "date", "citizen_id", "phone", "money", "address", "place", "ethnic_group"}
)
_GROWS = frozenset({"address", "place"})  # every message adds a part, each good by itself
_ONLY_A_YEAR = re.compile("[0-9]{4}(?:-[0-9]{2})?")
_MOST = 200  # characters
_WHOLE_NAME = 3  # tiếng


def read(scene: Scene, spot: Spot, text: str) -> tuple[Reading, str]:
    """Read an answer, alone or as the rest of the message before; give the words it was read in.

    Where both could be meant and differ, both are offered (R28).
    """
    kind = spot.question.kind
    alone = kinds.read(kind, text, about(scene, spot))
    whole = _with_the_last(scene, spot, text)
    if not whole:
        return alone, text
    joined = kinds.read(kind, whole, about(scene, spot))
    if _certainty(joined) > _certainty(alone) or (
        kind in _GROWS and _certainty(joined) == _certainty(alone)
    ):
        return joined, whole
    if _may_go_on(kind, text) and isinstance(alone, Understood) and isinstance(joined, Understood):
        return (alone if alone == joined else Doubtful((joined.value, alone.value))), text
    return alone, text


def continued(scene: Scene, spot: Spot, text: str) -> tuple[Spot, Reading, str] | None:
    """Give the answer before, grown by words that do not answer the question asked now.

    It is only offered: that the words belong to it is a guess.
    """
    lately = _lately(scene)
    before = scene.route.spot(lately.key) if lately is not None else None
    if lately is None or before is None or before.key == spot.key:
        return None
    reading = kinds.read(spot.question.kind, text, about(scene, spot))
    whole = _with_the_last(scene, before, text)
    # Anything can be added to a place: there it would be a guess about every slip.
    if not whole or before.question.kind in _GROWS or _certainty(reading) or yes_no.meaning(text):
        return None
    if before.question.kind == "person_name" and not _may_go_on("person_name", lately.said):
        return None
    grown = kinds.read(before.question.kind, whole, about(scene, before))
    if not isinstance(grown, Understood) or grown.value == scene.route.values.get(before.key):
        return None
    return before, Doubtful((grown.value,)), whole


def remember(scene: Scene, spot: Spot, said: str) -> None:
    scene.conversation = replace(scene.conversation, lately=Lately(spot.key, said))


def _lately(scene: Scene) -> Lately | None:
    seen_at = scene.conversation.seen_at
    is_recent = seen_at is not None and timedelta() <= scene.now - seen_at <= WITHIN
    return scene.conversation.lately if is_recent else None


def _with_the_last(scene: Scene, spot: Spot, text: str) -> str:
    """Put the last message in front, unless this one says all of it again, or instead."""
    lately = _lately(scene)
    if lately is None or lately.key != spot.key or spot.question.kind not in _JOINED:
        return ""
    said_again = set(fold(lately.said).split()) & set(fold(text).split())
    whole = f"{lately.said} {text}"
    return "" if said_again or len(whole) > _MOST else whole


def _may_go_on(kind: str, text: str) -> bool:
    """Say whether words good by themselves may be the end of something: "Thị Lan", "triệu rưỡi"."""
    return kind == "money" or (kind == "person_name" and len(text.split()) < _WHOLE_NAME)


def _certainty(reading: Reading) -> int:
    match reading:
        case Understood(value):
            return 2 if _ONLY_A_YEAR.fullmatch(str(value)) else 3
        case Doubtful(options) if options:
            return 1
        case _:
            return 0
