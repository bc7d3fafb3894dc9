"""Cries for help and rude words, heard wherever they stand in a message (R65, R67)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.phrases import Heard
from bot.understanding.spelling.typing_styles import undo_word
from bot.understanding.wishes.alarm_words import (
    AFTER_A_BLOW,
    AFTER_A_BLOW_BARE,
    BEFORE_RESCUE,
    BYGONE,
    CHILD_AFTER,
    GOODS_AFTER,
    GOODS_BEFORE,
    LOST_BY_FIRE,
    NEEDS_ACCENTS,
    NOT_DYING,
    PEOPLE,
    RUDE,
    RUDE_ALONE,
    RUDE_BARE,
    SLOWLY,
    SWEPT_AWAY,
    URGENT,
    WANTS_TO_DIE,
)  # fmt: skip

_AFRAID = 8  # words: a cry is short; "mất con" in a long story is told of something else too


@dataclass(frozen=True, slots=True)
class _Cry:
    """A phrase of danger and what stands around it."""

    phrase: str
    before: str
    after: str
    typed: list[str]


def is_urgent(typed: list[str]) -> bool:
    """Say whether somebody is in danger now; a past accident, or "đánh máy", is none."""
    undone = [undo_word(word) for word in typed]
    ways = [typed] if undone == typed else [typed, undone]
    return any(_is_danger(way, one) for way in ways for one in URGENT.heard(way))


def insults(typed: list[str], *, of_goods: bool = False) -> list[str]:
    """Give the rude words used; "trứng cút" is goods, and `of_goods` "do dien" is too."""
    said = " ".join(typed)
    if said in RUDE_ALONE and not of_goods:
        return [said]
    heard = [one for one in RUDE.heard(typed) if _is_insult(typed, one)]
    return list(dict.fromkeys(" ".join(typed[one.start : one.end]) for one in heard))


def without(text: str, phrases: list[str]) -> str:
    """Leave rude words out of a text; what else it says may be an answer."""
    for phrase in phrases:
        spaced = r"\s+".join(map(re.escape, phrase.split()))
        text = re.sub(rf"(?<!\w){spaced}(?!\w)", " ", text, flags=re.IGNORECASE)
    return text.strip(" ,.;!?\n")


def _is_danger(typed: list[str], one: Heard) -> bool:
    """Weigh a phrase by the words around it; what needs no weighing is meant."""
    phrase = " ".join(typed[one.start : one.end])
    if phrase in NEEDS_ACCENTS:
        return False
    before = typed[one.start - 1] if one.start else ""
    after = typed[one.end] if one.end < len(typed) else ""
    weigh = _WEIGHED.get(one.meaning, _is_meant)
    return weigh(_Cry(phrase, before, after, typed))


def _is_meant(cry: _Cry) -> bool:
    return not (cry.phrase == "muon tu tu" and cry.after in SLOWLY)


def _is_accident(cry: _Cry) -> bool:
    return cry.before not in BEFORE_RESCUE and not _is_bygone(cry.typed)


def _is_fire(cry: _Cry) -> bool:
    return LOST_BY_FIRE.isdisjoint(map(fold, cry.typed)) and not _is_bygone(cry.typed)


def _is_flood(cry: _Cry) -> bool:
    return SWEPT_AWAY.isdisjoint(map(fold, cry.typed)) and not _is_bygone(cry.typed)


def _wants_to_die(cry: _Cry) -> bool:
    return fold(cry.before) in WANTS_TO_DIE


def _is_dying(cry: _Cry) -> bool:
    return fold(cry.before) not in NOT_DYING


def _calls(cry: _Cry) -> bool:
    return cry.phrase != fold(cry.phrase) or not cry.after


def _is_beaten(cry: _Cry) -> bool:
    """Tell "bị đánh" from "bị đánh rơi"; without accents it may be "bí danh"."""
    if cry.phrase != fold(cry.phrase):
        return cry.after not in AFTER_A_BLOW | AFTER_A_BLOW_BARE
    has_doer = fold(cry.before) in PEOPLE or cry.phrase.startswith(("chong ", "no "))
    return has_doer and cry.after not in AFTER_A_BLOW_BARE


def _is_a_child(cry: _Cry) -> bool:
    """Tell "mất con rồi" from "mất con dấu"; without accents it may be "mắt con"."""
    if cry.phrase == fold(cry.phrase):
        return cry.after == "roi" and len(cry.typed) <= _AFRAID
    return cry.phrase.startswith("mất") and (not cry.after or cry.after in CHILD_AFTER)


def _is_nothing(_cry: _Cry) -> bool:
    return False


_WEIGHED: dict[str, Callable[[_Cry], bool]] = {
    "hurt": _is_accident,
    "beaten": _is_beaten,
    "wish to die": _wants_to_die,
    "dying": _is_dying,
    "save": _calls,
    "fire": _is_fire,
    "flood": _is_flood,
    "missing": _is_a_child,
    "none": _is_nothing,
}


def _is_bygone(typed: list[str]) -> bool:
    """Tell an accident that a paper is needed for from one that happens now."""
    said = f" {fold(' '.join(typed))} "
    return any(f" {word} " in said for word in BYGONE)


def _is_insult(typed: list[str], one: Heard) -> bool:
    if one.meaning == "short":
        return False
    phrase = " ".join(typed[one.start : one.end])
    if phrase not in RUDE_BARE and not RUDE.spells(typed[one.start : one.end]):
        return False  # "con đi", "má may", "đồ cho": half the accents are typed, and no more meant
    before = typed[one.start - 1] if one.start else ""
    after = typed[one.end] if one.end < len(typed) else ""
    if after.isdecimal() and phrase == fold(phrase):
        return False  # a code
    return before not in GOODS_BEFORE and after not in GOODS_AFTER
