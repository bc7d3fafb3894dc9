"""A place where something happened or somebody comes from: a commune, a hospital, a province."""

import re
from dataclasses import replace

from bot.model.answer import Address, Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import address, text
from bot.understanding.places.address_rest import rest_of, without_lead
from bot.understanding.places.gazetteer import Gazetteer, Mention, gazetteer
from bot.understanding.places.place_words import tokenize
from bot.understanding.places.same_place import read_same, same_place
from bot.understanding.spelling.clean import clean, fold
from bot.understanding.taken_back import only_denies

# What serves a whole district or province bears its name; a station is one commune's.
_HOSPITAL = re.compile(
    r"(?:benh vien|bv|bvdk|bvsn|vien|trung tam|tt y te|ttyt|nha ho sinh|nha thuong|benh xa"
    r"|quan y)\b"
)
_STATION = re.compile(r"(?:tram|tyt|co so y te|phong kham|pk)\b")
# On the way there is not yet there: "dọc đường ra trạm xá Ba Lế".
_ON_THE_WAY = re.compile(r"(?:.* )?(?:doc|tren|giua|nua) duong (?:di|ra|toi|den|xuong|len|ve|vo)\b")
_SIGNS = re.compile(r"[,;(\n]| [-\u2013] ")
_EDGE = " ,;()-\u2013.\n"
_OF_HERE = frozenset({"tinh", "huyen", "thi xa", "khu vuc", "thanh pho"})


def read(said: str, about: About) -> Reading:
    """Read an Address whose commune may be missing; a province alone is enough."""
    same = same_place(said)
    if same is not None:
        return read_same(same, about)
    kept = text.read(clean(said), about)
    if not isinstance(kept, Understood) or only_denies(said):
        return Unread("place.unclear")
    whole = str(kept.value)
    named = without_lead(whole)
    if _HOSPITAL.match(fold(named)):
        return _hospital(named, about)
    reading = _unless_on_the_way(address.read(whole, about), named)
    if isinstance(reading, Unread) or _is_settled(reading):
        return _with_station(reading, named) if _STATION.match(fold(named)) else reading
    return _without_commune(whole, about)


def echo(value: Value, about: About) -> str:
    return address.echo(value, about)


def _unless_on_the_way(reading: Reading, named: str) -> Reading:
    if isinstance(reading, Understood) and _ON_THE_WAY.match(fold(named)):
        return Doubtful((reading.value,), "place.province")
    return reading


def _is_settled(reading: Reading) -> bool:
    """Say whether it names a commune, or a place in a province elsewhere."""
    match reading:
        case Doubtful(options, problem):
            alone = options and isinstance(options[0], Address) and not options[0].rest
            return bool(options) and not (problem == "address.outside" and alone)
        case _:
            return True


def _with_station(reading: Reading, named: str) -> Reading:
    """Leave a station the name of the former commune it was called by."""
    if not isinstance(reading, Understood) or not isinstance(reading.value, Address):
        return reading
    value = reading.value
    name = _SIGNS.split(named)[0].strip()
    if not value.commune or fold(value.commune) in fold(name) or not value.rest:
        return reading
    return (
        Understood(replace(value, rest=name))
        if fold(name).startswith(fold(value.rest))
        else reading
    )


def _hospital(named: str, about: About) -> Reading:
    """Leave a hospital its name; where it is may follow, or be told by the name."""
    index = gazetteer(about.lexicon)
    sign = _SIGNS.search(named)
    name = (named[: sign.start()] if sign else named).strip()
    after = named[sign.start() :].strip(_EDGE) if sign else ""
    inside = index.mentions(tokenize(name))
    if any(one.communes and one.marked == "commune" for one in inside):
        return address.locate(named, about) or _asked(named, index)
    reading = address.locate(after, about) if after else None
    if reading is not None and not _is_district(reading):
        return _renamed(reading, name)
    tokens = tokenize(after)
    beside = index.mentions(tokens)
    kept = (_without_city(name, inside), rest_of(after, tokens, _provincial(beside, index)))
    rest = ", ".join(part for part in kept if part)
    provinces = _provinces((*beside, *inside), index)
    if len(provinces) == 1:
        return Understood(Address(province=provinces[0], rest=rest))
    return _asked(rest, index, provinces or _likely((*beside, *inside)))


def _is_district(reading: Reading) -> bool:
    """Say whether what follows may be no more than a district: "bệnh viện X, Đức Phổ"."""
    return isinstance(reading, Doubtful) and reading.problem == "address.district"


def _without_city(name: str, inside: tuple[Mention, ...]) -> str:
    """Take "TP.HCM" off the end, which is no part of the hospital's name."""
    tokens = tokenize(name)
    last = inside[-1] if inside else None
    if last is None or last.end < len(tokens) or not last.provinces:
        return name
    is_short = last.end - last.start == 1 or tokens[last.start].word == "tp"
    start = last.start - last.mark.size
    if start == 0 or not (is_short or last.marked == "city"):
        return name
    return name[: tokens[start].start].strip(_EDGE)


def _renamed(reading: Reading, name: str) -> Reading:
    match reading:
        case Understood(Address() as value):
            return Understood(_under(name, value))
        case Doubtful(options, problem):
            named = (_under(name, one) for one in options if isinstance(one, Address))
            return _accepted(Doubtful(tuple(named), problem))
        case _:
            return reading


def _accepted(reading: Doubtful) -> Reading:
    """Take a province elsewhere, which is enough with the hospital for its rest."""
    is_enough = reading.problem == "address.outside" and len(reading.options) == 1
    return Understood(reading.options[0]) if is_enough else reading


def _under(name: str, value: Address) -> Address:
    return replace(value, rest=", ".join(part for part in (name, value.rest) if part))


def _provincial(mentions: tuple[Mention, ...], index: Gazetteer) -> tuple[Mention, ...]:
    return tuple(one for one in mentions if set(one.provinces) & index.served)[-1:]


def _provinces(mentions: tuple[Mention, ...], index: Gazetteer) -> tuple[str, ...]:
    """Give the provinces named, or told by a district or by a commune of today."""
    named = dict.fromkeys(name for one in mentions for name in one.provinces)
    if named:
        return tuple(named)
    of_districts = (
        unit.province
        for one in mentions
        for name in one.districts
        for unit in index.districts[name]
    )
    of_communes = (unit.province for one in mentions if not one.is_former for unit in one.communes)
    marked = (one.outside for one in mentions if one.marked in {"district", "city"})
    told = (*of_districts, *of_communes, *(name for names in marked for name in names))
    return tuple(dict.fromkeys(told))


def _likely(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Give the provinces that had a district so called."""
    return tuple(dict.fromkeys(name for one in mentions for name in one.outside))


def _asked(rest: str, index: Gazetteer, provinces: tuple[str, ...] = ()) -> Doubtful:
    """Ask for the province; of "bệnh viện tỉnh" the one at hand is the first thought."""
    if not provinces and len(index.served) == 1 and any(one in fold(rest) for one in _OF_HERE):
        provinces = tuple(index.served)
    options = tuple(Address(province=one, rest=rest) for one in provinces[:3])
    problem = "place.which" if len(options) > 1 else "place.province"
    return Doubtful(options or (Address(rest=rest),), problem)


def _without_commune(whole: str, about: About) -> Reading:
    index, tokens = gazetteer(about.lexicon), tokenize(whole)
    mentions = index.mentions(tokens)
    provinces = _provinces(tuple(one for one in mentions if one.marked != "hamlet"), index)
    used = tuple(one for one in mentions if one.provinces)[-1:]
    rest = rest_of(whole, tokens, used)
    if len(provinces) == 1:
        return Understood(Address(province=provinces[0], rest=rest))
    return _asked(rest or whole, index, provinces)
