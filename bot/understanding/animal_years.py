"""Years by their animal, and by stem and animal, as older people tell their age."""

import re

from bot.model.reading import About
from bot.understanding.clean import ways_to_type

_ANIMALS = (
    "tý tí chuột", "sửu trâu", "dần cọp hổ", "mão mẹo mèo", "thìn rồng", "tỵ tị rắn",
    "ngọ ngựa", "mùi dê", "thân khỉ", "dậu gà", "tuất chó", "hợi heo lợn",
)  # fmt: skip
_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ kỉ", "canh", "tân", "nhâm", "quý quí")
_FIRST = 1900  # canh tý
_OLDEST = 110


def _index(names: tuple[str, ...]) -> dict[str, int]:
    return {
        way: place
        for exact in (False, True)
        for place, listed in enumerate(names)
        for name in listed.split()
        for way in ([name] if exact else ways_to_type(name))
    }


_ANIMAL_OF = _index(_ANIMALS)
_STEM_OF = _index(_STEMS)
_SAID = re.compile(
    r"(?:sinh |sanh )?(?:năm |nam |tuổi |tuoi )*(?:con )?(?:([^\W\d_]+) )?([^\W\d_]+)"
)
_MARK = re.compile(r"\b(?:tuổi|tuoi|năm|nam)\b")


def animal_years(said: str, about: About) -> tuple[int, ...]:
    """Give the years a person alive may mean, the latest first; () where no animal is named."""
    found = _SAID.fullmatch(said)
    if found is None or found[2] not in _ANIMAL_OF:
        return ()
    stem = _STEM_OF.get(found[1]) if found[1] else None
    if stem is None and (not _MARK.search(said) or found[1] not in {None, "tuổi", "tuoi", "con"}):
        return ()
    animal = _ANIMAL_OF[found[2]]
    youngest = 12 if about.limits.of == "nguoi_lon" else 0
    alive = range(about.today.year - youngest, about.today.year - _OLDEST, -1)
    return tuple(
        year for year in alive
        if (year - _FIRST) % 12 == animal and (stem is None or (year - _FIRST + 6) % 10 == stem)
    )  # fmt: skip
