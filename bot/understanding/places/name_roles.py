"""What the names of an address stand for beside each other: commune, district, province."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.model.reading import Commune
from bot.understanding.places.gazetteer import Gazetteer, Mention
from bot.understanding.places.place_words import Token

_OF_DISTRICTS = frozenset({"district", "city"})
# What a name may still be after the word before it.
_LEFT = {
    "commune": frozenset({"commune"}),
    "district": frozenset({"district", "outside"}),
    "city": frozenset({"district", "province", "outside"}),
    "province": frozenset({"province"}),
    "hamlet": frozenset[str](),
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a text, each with what it can still mean where it stands."""

    tokens: Sequence[Token]
    found: tuple[Mention, ...]
    index: Gazetteer
    home: str = ""  # code of the office's own commune
    province: Mention | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A name taken as the commune, with the district that fits it."""

    name: Mention
    units: tuple[Commune, ...]
    district: Mention | None = None


def as_marked(one: Mention) -> Mention:
    """Leave a name only what the word before it allows."""
    left = _LEFT.get(one.marked)
    if left is None or (one.marked == "province" and not one.provinces):
        return one
    return replace(
        one,
        communes=one.communes if "commune" in left else (),
        districts=one.districts if "district" in left else (),
        provinces=one.provinces if "province" in left else (),
        outside=one.outside if "outside" in left else (),
    )


def says_nothing(one: Mention) -> bool:
    return not (one.communes or one.districts or one.provinces or one.outside)


def province_named(spoken: Sequence[Mention]) -> Mention | None:
    """Take the last name of a province; a commune's too only where it ends an address."""
    last = next((one for one in reversed(spoken) if one.provinces), None)
    if last is None or not last.communes or last.marked:
        return last
    places = [one for one in spoken if one is last or one.communes or one.districts]
    return last if places[-1] is last and places[:-1] else None


def is_served(one: Mention, index: Gazetteer) -> bool:
    return any(name in index.served for name in one.provinces)


def choose(names: Names) -> Chosen | None:
    """Choose the name that is the commune: marked so, or with its district beside it."""
    choices = list(_choices(names))
    return max(choices, key=_weight, default=None)


def within(units: Sequence[Commune], district: Mention, names: Names) -> tuple[Commune, ...]:
    """Give those that lay in the district; "Quảng Ngãi" is one only when it is called a city."""
    if district is names.province and district.marked != "city":
        return ()
    return tuple(one for one in units if set(one.districts) & set(district.districts))


def in_former_province(units: tuple[Commune, ...], province: Mention | None) -> tuple[Commune, ...]:
    if province is None or not province.was:
        return units
    return tuple(one for one in units if (one.was or one.province) == province.was)


def misfits(units: Sequence[Commune], names: Names) -> bool:
    """Say whether a district was named that none of the communes lay in."""
    return any(
        one.districts and one.marked in _OF_DISTRICTS and not within(units, one, names)
        for one in names.found
    )


def others(names: Names, chosen: Chosen) -> Iterator[Mention]:
    """Give the other names that can be a commune's."""
    for one in names.found:
        if one.communes and one not in {chosen.name, chosen.district, names.province}:
            yield one


def _choices(names: Names) -> Iterator[Chosen]:
    for name in names.found:
        if not name.communes or name is names.province:
            continue
        units = in_former_province(name.communes, names.province) or name.communes
        if name.marked or not misfits(units, names):
            yield Chosen(name, units)
        for district in names.found:
            inside = within(units, district, names) or within(name.namesakes, district, names)
            if district is not name and district.districts and inside:
                yield Chosen(name, inside, district)


def _weight(chosen: Chosen) -> tuple[int, int]:
    name, district = chosen.name, chosen.district
    weight = 8 * (name.marked == "commune")
    if district is not None:
        weight += 4 + 2 * (district.start > name.start) + (district.marked in _OF_DISTRICTS)
    return weight, -name.start
