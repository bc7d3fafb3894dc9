"""A place where something happened or somebody comes from: a commune, a hospital, a province."""

import re
from dataclasses import replace

from bot.model.answer import Address, Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import address, text
from bot.understanding.clean import clean, fold
from bot.understanding.gazetteer import gazetteer, tokenize

_INSTITUTION = re.compile(r"(?:benh vien|bv|trung tam|tram|phong kham|nha ho sinh|nha thuong)\b")
_INCOMPLETE = frozenset({"address.commune", "address.outside"})


def read(said: str, about: About) -> Reading:
    """Read an Address whose commune may be missing; a province alone is enough."""
    reading = _with_own_name(address.read(said, about), said, about)
    if not isinstance(reading, Doubtful) or reading.problem not in _INCOMPLETE:
        return reading
    kept = text.read(clean(said), about)
    if not isinstance(kept, Understood):
        return Unread("place.unclear")
    return _without_commune(str(kept.value), about)


def echo(value: Value, about: About) -> str:
    return address.echo(value, about)


def _with_own_name(reading: Reading, said: str, about: About) -> Reading:
    """Leave a hospital its name: "bệnh viện tỉnh Bình Dương" stays so, whatever the province is."""
    if not isinstance(reading, Understood) or not isinstance(reading.value, Address):
        return reading
    is_institution = _INSTITUTION.match(fold(said)) is not None
    if reading.value.commune or not is_institution or not _is_former(reading.value, said, about):
        return reading
    name = clean(said).partition(",")[0].strip()
    return Understood(replace(reading.value, rest=name))


def _is_former(value: Address, said: str, about: About) -> bool:
    """Say whether the province was named as it was called before it was joined to another."""
    province = next((one for one in about.lexicon.provinces if one.name == value.province), None)
    return province is not None and any(fold(name) in fold(said) for name in province.former)


def _without_commune(kept: str, about: About) -> Reading:
    named = gazetteer(about.lexicon).mentions(tokenize(kept))
    provinces = tuple(dict.fromkeys(name for one in named for name in one.provinces))
    if len(provinces) == 1:
        whole = kept if len(tokenize(kept)) > named[0].end - named[0].start + 1 else ""
        return Understood(Address(province=provinces[0], rest=whole))
    return Doubtful((Address(rest=kept),), "place.province")
