"""Which commune of today, or which province elsewhere, the names in a text lead to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.model.reading import Commune
from bot.understanding.places.gazetteer import Gazetteer, Mention
from bot.understanding.places.name_roles import (
    Chosen,
    Names,
    choose,
    in_former_province,
    is_served,
    misfits,
    others,
    province_named,
    within,
)
from bot.understanding.places.place_words import Token, bare_name, is_stop, words_of
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.word_sets import phrase_set, word_set

MOST = 3
# Former names that sound like one of today: alone they are asked, their district settles them.
_MIXED_UP = {"son thuong": "son tay thuong"}
# Wards that were called after people, as streets are.
_LIKE_STREETS = phrase_set(
    "le hong phong · tran phu · tran hung dao · nguyen nghiem · quang trung · truong chinh"
    " · duy tan · ngo may · le loi · nguyen trai · truong quang trong · thong nhat"
)
_HOUSE = frozenset({"so", "nha"})
# Between two places: somebody comes from the one and lives in the other.
_MOVING = word_set(
    "đang dang mà nhưng nhung còn giờ gio hiện hien nay trọ tro làm lam qua vô vào ở trước truoc"
    " sau xưa xua chuyển chuyen"
)


@dataclass(frozen=True, slots=True)
class Option:
    """One reading: a commune of today, or only a province; and the names it makes use of."""

    province: str
    commune: Commune | None = None
    used: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What the names lead to, best first; without a problem the first is certain."""

    options: tuple[Option, ...] = ()
    problem: str = ""

    @property
    def is_poor(self) -> bool:
        """Say whether a name that is only nearly written might say more."""
        return not self.options or self.problem == "address.district"


def whereabouts(
    tokens: Sequence[Token], spoken: tuple[Mention, ...], index: Gazetteer, home: str
) -> Whereabouts:
    """Weigh the names spoken in a text against each other."""
    names = Names(tokens, spoken, index, home, province_named(spoken))
    if names.province is not None and not is_served(names.province, index):
        return _elsewhere(names, names.province)
    chosen = choose(names)
    if chosen is not None:
        return _settled(names, chosen)
    return _by_district(names)


def _settled(names: Names, chosen: Chosen) -> Whereabouts:
    chosen, rivals = _held_against_others(names, chosen)
    used = (*_used(names, chosen), *rivals)
    official = _official(names, chosen)
    if official is not None and not rivals:
        return Whereabouts((Option(official.province, official, used),))
    units = [*_best_first(names, chosen), *(unit for one in rivals for unit in one.communes)]
    units += _sounding_alike(names, chosen)
    if chosen.district is None and not chosen.name.marked and not rivals:
        units += _of_small_district(names, chosen)
    if _is_on_street(names, chosen.name):
        used = tuple(one for one in used if one is not chosen.name)
    options = [Option(one.province, one, used) for one in dict.fromkeys(units)]
    options += _abroad(names, chosen)
    if len(options) > 1:
        return _several(options)
    return Whereabouts(tuple(options), _doubt(names, chosen))


def _held_against_others(names: Names, chosen: Chosen) -> tuple[Chosen, list[Mention]]:
    """Narrow by a name said twice over; give the names that are as much the commune."""
    rivals: list[Mention] = []
    for other in others(names, chosen):
        same = tuple(one for one in chosen.units if one in other.communes)
        if same:
            chosen = replace(chosen, units=same)
        elif _contradicts(names, chosen, other):
            rivals.append(other)
    return chosen, rivals


def _contradicts(names: Names, chosen: Chosen, other: Mention) -> bool:
    """Say whether another name is as much the commune: "Ba Động, Ba Vì"."""
    if chosen.name.marked == "commune":
        return other.marked == "commune"
    if within(chosen.units, other, names):
        return False
    return chosen.district is None or other.start > chosen.name.start


def _used(names: Names, chosen: Chosen) -> Iterator[Mention]:
    """Give the names that say no more than the commune of today does."""
    for one in names.found:
        is_place = one is names.province or is_served(one, names.index)
        again = any(unit in chosen.units for unit in one.communes) and not _is_on_street(names, one)
        if one is chosen.name or is_place or again or within(chosen.units, one, names):
            yield one


def _official(names: Names, chosen: Chosen) -> Commune | None:
    """Give the commune of today that is written out: "xã Trà Giang, tỉnh Quảng Ngãi"."""
    name, province = chosen.name, names.province
    typed = _typed(names, name)
    fits = [one for one in chosen.units if words_of(one.name) == typed]
    if len(fits) != 1 or not name.mark.word or not fits[0].kind.startswith(name.mark.word):
        return None
    if misfits(fits, names) or not in_former_province((fits[0],), province):
        return None
    if not any(_was_called(one, typed) for one in chosen.units if one != fits[0]):
        return fits[0]
    if province is None or province.marked != "province" or chosen.district is not None:
        return None
    between = names.tokens[name.end : province.start - province.mark.size]
    return fits[0] if all(map(is_stop, between)) else None


def _was_called(unit: Commune, typed: tuple[str, ...]) -> bool:
    return any(words_of(bare_name(name)) == typed for name in unit.former)


def _best_first(names: Names, chosen: Chosen) -> list[Commune]:
    """Order by what is nearest: the office's own commune, then those called so today."""
    typed = fold(" ".join(_typed(names, chosen.name)))
    return sorted(chosen.units, key=lambda one: (one.code != names.home, fold(one.name) != typed))


def _sounding_alike(names: Names, chosen: Chosen) -> tuple[Commune, ...]:
    other = _MIXED_UP.get(fold(" ".join(_typed(names, chosen.name))))
    return names.index.named(other) if other and chosen.district is None else ()


def _of_small_district(names: Names, chosen: Chosen) -> Sequence[Commune]:
    """Give all communes a former district became, where they are few: "Sơn Tây", "Minh Long"."""
    if chosen.units[0].code == names.home:
        return ()
    for district in chosen.name.districts:
        units = names.index.districts[district]
        if len(units) <= MOST and chosen.units[0] in units:
            return units
    return ()


def _abroad(names: Names, chosen: Chosen) -> list[Option]:
    """Give the province elsewhere that has a place of that name, for a name that is gone here."""
    name = chosen.name
    if name.marked or chosen.district is not None or names.province is not None:
        return []
    return [Option(one) for one in name.outside] if name.is_former else []


def _doubt(names: Names, chosen: Chosen) -> str:
    """Say why the only commune there is must still be asked about; empty where it need not."""
    name = chosen.name
    if misfits(chosen.units, names) or not in_former_province(chosen.units, names.province):
        return "address.district"
    is_guess = name.is_slip or _is_numbered(names, name)
    if _is_like_street(names, name) or (is_guess and chosen.district is None):
        return "address.district"
    if name.marked or chosen.district is not None or chosen.units[0].code == names.home:
        return ""
    is_more = bool(name.provinces) or names.index.was_wider(name, chosen.units)
    is_restated = any(True for _ in others(names, chosen))
    return "address.district" if is_more and not is_restated else ""


def _is_like_street(names: Names, name: Mention) -> bool:
    return not name.marked and fold(" ".join(_typed(names, name))) in _LIKE_STREETS


def _is_on_street(names: Names, name: Mention) -> bool:
    """Say whether a street's name would be lost with this one: "hẻm 45 Duy Tân"."""
    goes_on = name.start > 0 and not is_stop(names.tokens[name.start - 1])
    return _is_numbered(names, name) or (goes_on and _is_like_street(names, name))


def _is_numbered(names: Names, name: Mention) -> bool:
    """Say whether a house number stands before it: "12 Quang Trung", not "thôn 3 Ba Động"."""
    tokens, at = names.tokens, name.start - 1
    if name.marked or at < 0 or not tokens[at].word[0].isdecimal():
        return False
    before = next((one for one in reversed(tokens[:at]) if fold(one.word) not in _HOUSE), None)
    return before is None or is_stop(before)


def _typed(names: Names, name: Mention) -> tuple[str, ...]:
    return tuple(token.word for token in names.tokens[name.start : name.end])


def _elsewhere(names: Names, province: Mention) -> Whereabouts:
    """Take a province elsewhere, unless a commune here is named as plainly."""
    outside = tuple(Option(one, used=(province,)) for one in province.provinces)
    rest = tuple(one for one in names.found if one is not province)
    here = [
        Option(unit.province, unit, (province, one))
        for one in rest
        for unit in within(province.communes, one, names)
    ]
    inner = replace(names, province=None, found=rest)
    chosen = choose(inner)
    if chosen is not None and _is_rival(inner, chosen, province):
        used = tuple(_used(inner, chosen))
        here += [Option(one.province, one, used) for one in chosen.units]
    return _several([*here, *outside]) if here or outside[1:] else Whereabouts(outside)


def _is_rival(names: Names, chosen: Chosen, province: Mention) -> bool:
    """Say whether the province lies apart from the commune: "xã Ba Động, làm ở Bình Dương"."""
    if chosen.district is not None or any(is_served(one, names.index) for one in names.found):
        return True
    is_street = _is_like_street(names, chosen.name) or _is_numbered(names, chosen.name)
    if chosen.name.start > province.start and not is_street:
        return True
    between = range(chosen.name.end, province.start)
    if any(names.tokens[at].word in _MOVING for at in between):
        return True
    if chosen.name.marked != "commune":
        return False
    spans = [(one.start - one.mark.size, one.end) for one in (*names.found, province)]
    covered = {at for start, end in spans for at in range(start, end)}
    return any(at not in covered and not is_stop(names.tokens[at]) for at in between)


def _by_district(names: Names) -> Whereabouts:
    """Find the communes of a small district here, or the province by a district elsewhere."""
    for one in names.found:
        units = [unit for name in one.districts for unit in names.index.districts[name]]
        if 0 < len(units) <= MOST:
            used = (one,) if names.province is None else (one, names.province)
            return _several([Option(unit.province, unit, used) for unit in units])
    if names.province is not None or any(one.districts for one in names.found):
        return Whereabouts()
    outside = dict.fromkeys(name for one in names.found for name in one.outside)
    options = [Option(name) for name in outside]
    return _several(options) if options[1:] else Whereabouts(tuple(options), "address.outside")


def _several(options: Sequence[Option]) -> Whereabouts:
    """Ask which of several communes or provinces is meant."""
    are_communes = all(one.commune is not None for one in options)
    return Whereabouts(
        tuple(options[:MOST]), "address.commune_which" if are_communes else "address.which"
    )
