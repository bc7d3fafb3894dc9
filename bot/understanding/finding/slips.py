"""Which word of the catalogue a misspelled one stands for."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.understanding.spelling.clean import fold

_SHORTEST = 3
_LIQUID = ("l", "n")
# Sounds that are one in some mouth, written without accents.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^ngh", "ng"),
        (r"^gh", "g"),
        (r"^(?:gi(?=[aeou])|d|r|v(?=[aeiouy]))", "d"),
        (r"^s", "x"),
        (r"^tr", "ch"),
        (r"^l", "n"),
        (r"^(?:k(?!h)|q)", "c"),
        (r"(?<![aeou])y", "i"),
        (r"(?:ng|nh|m)$", "n"),
        (r"(?:ch|c)$", "t"),
        (r"au$", "ao"),
    )
)


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """Give what a word sounds like, its tone aside: equal for the usual slips of the ear."""
    bare = fold(word)
    for pattern, sound in _SOUNDS:
        bare = pattern.sub(sound, bare)
    return bare


def nearest(word: str, candidates: Sequence[str], least: float) -> str:
    """Give the candidate spelled most like a word without accents, or ""."""
    if len(word) < _SHORTEST or not word.isalpha():
        return ""
    found = process.extractOne(
        word,
        candidates,
        processor=fold,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=least,
    )
    return found[0] if found is not None and len(found[0]) >= _SHORTEST else ""


def sounding_like(word: str, candidates: Sequence[str]) -> str:
    """Give the candidate that sounds like a word without accents, or ""."""
    sound = sound_of(word)
    return next((one for one in candidates if sound_of(one) == sound), "")


def written_as_heard(word: str, candidates: Sequence[str]) -> str:
    """Give the candidate that differs from a word by one sound, not by its accents, or ""."""
    return next((one for one in candidates if _is_one_sound_off(word, one)), "")


def _is_one_sound_off(word: str, other: str) -> bool:
    if word[0] in _LIQUID or other[0] in _LIQUID or sound_of(word) != sound_of(other):
        return False
    return _marks(word) == _marks(other) and (word[-2:] == other[-2:] or word[:2] == other[:2])


@lru_cache(maxsize=20_000)
def _marks(word: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", word) if unicodedata.combining(one))
