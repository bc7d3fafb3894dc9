"""Names of places that are nearly written: "xã Ba Độn", "Quản Ngãi"."""

from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.understanding.places.gazetteer import Gazetteer, Mention
from bot.understanding.places.place_words import Token, is_stop, mark_before
from bot.understanding.spelling.clean import fold

_MOST_WORDS = 4
_MOST_TRIED = 12
_SHORTEST = 5  # letters; below that one letter more or less is another name


def slips(tokens: Sequence[Token], found: Sequence[Mention], index: Gazetteer) -> list[Mention]:
    """Give what words that name nothing are nearly the names of."""
    near: list[Mention] = []
    for start, end in list(_runs(tokens, found))[-_MOST_TRIED:]:
        tried = (_near(tokens, spot, index) for spot in _at_end(tokens, start, end))
        near += [one for one in tried if one is not None][:1]
    return near


def after_marks(
    tokens: Sequence[Token], found: Sequence[Mention], index: Gazetteer
) -> list[Mention]:
    """Give the slips among the words that are said to be a commune's name."""
    near = []
    for start, end in list(_runs(tokens, found))[-_MOST_TRIED:]:
        for at in range(start, end):
            if mark_before(tokens, at, start).kind == "commune":
                spots = ((at, stop) for stop in range(min(end, at + _MOST_WORDS), at + 1, -1))
                named = (_near(tokens, spot, index) for spot in spots)
                near += [one for one in named if one is not None and one.communes][:1]
                break
    return near


def _runs(tokens: Sequence[Token], found: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Give the stretches of words between signs and names."""
    covered = {at for one in found for at in range(one.start, one.end)}
    start = 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or at in covered or is_stop(tokens[at]):
            if at > start:
                yield start, at
            start = at + 1


def _at_end(tokens: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """Give the ends of a stretch, where names stand."""
    return [
        (end - size, end)
        for size in (3, 2)
        if end - size >= start and mark_before(tokens, end - size, start).kind != "hamlet"
    ]


def _near(tokens: Sequence[Token], spot: tuple[int, int], index: Gazetteer) -> Mention | None:
    start, end = spot
    said = fold(" ".join(token.word for token in tokens[start:end]))
    if len(said) < _SHORTEST or any(char.isdecimal() for char in said):
        return None
    found = process.extractOne(
        said, index.names, scorer=DamerauLevenshtein.distance, score_cutoff=1
    )
    if found is None or found[0].count(" ") != said.count(" "):
        return None
    one = index.slip(tokens, start, end, found[0])
    return one if one.communes or one.districts or one.provinces else None
