"""Years by their animal, and by stem and animal, as older people tell their age."""

from bot.model.reading import About
from bot.understanding.spelling.clean import fold, ways_to_type
from bot.understanding.spelling.word_sets import word_set

_ANIMALS = (
    "tý tí chuột", "sửu trâu", "dần cọp hổ", "mão mẹo mèo", "thìn rồng", "tỵ tị rắn",
    "ngọ ngựa", "mùi dê", "thân khỉ", "dậu gà", "tuất chó", "hợi heo lợn",
)  # fmt: skip
_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ kỉ", "canh", "tân", "nhâm", "quý quí")
_FIRST = 1900  # canh tý
_OLDEST = 110
_ADULT = 12
_MARKS = word_set("tuổi tuoi năm nam tinh tủi")
_ZODIAC = 12
_CYCLE = 10


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


def animal_years(said: str, about: About) -> tuple[int, ...]:
    """Give the years a person alive may mean, the latest first; () where no animal is named."""
    typed = said.split()
    found = next((at for at in range(len(typed)) if _is_animal(typed, at)), None)
    if found is None:
        return ()
    stem = _STEM_OF.get(typed[found - 1]) if found else None
    animal = _ANIMAL_OF[typed[found]]
    youngest = _ADULT if about.limits.of == "nguoi_lon" else 0
    alive = range(about.today.year - youngest, about.today.year - _OLDEST, -1)
    return tuple(
        year
        for year in alive
        if (year - _FIRST) % _ZODIAC == animal
        and (stem is None or (year - _FIRST + 6) % _CYCLE == stem)
    )


def year_name(year: int) -> str:
    """Name a lunar year by stem and animal, e.g. Bính Ngọ."""
    stem, animal = _STEMS[(year - _FIRST + 6) % _CYCLE], _ANIMALS[(year - _FIRST) % _ZODIAC]
    return f"{stem.split()[0]} {animal.split()[0]}".title()


def _is_animal(typed: list[str], at: int) -> bool:
    """Say whether a word names a year: after "tuổi", "năm", "con" or a stem."""
    if typed[at] not in _ANIMAL_OF:
        return False
    before = typed[at - 1] if at else ""
    if before == "con":
        return at == 1 or typed[at - 2] in _MARKS
    if before in _MARKS:
        return True
    is_pair = before in _STEM_OF and _fit(_STEM_OF[before], _ANIMAL_OF[typed[at]])
    lone = len(typed) == len(("giáp", "tý")) or typed[at] != fold(typed[at])
    return is_pair and (lone or (at > 1 and typed[at - 2] in _MARKS))


def _fit(stem: int, animal: int) -> bool:
    """Say whether this pair is among the sixty."""
    return stem % 2 == animal % 2
