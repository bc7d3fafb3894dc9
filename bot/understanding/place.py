"""A place where something happened or somebody comes from: a commune, a hospital, a province."""

from bot.model.answer import Address, Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import address, text
from bot.understanding.clean import clean
from bot.understanding.gazetteer import gazetteer, tokenize

_INCOMPLETE = frozenset({"address.commune", "address.outside"})


def read(said: str, about: About) -> Reading:
    """Read an Address whose commune may be missing; a province alone is enough."""
    reading = address.read(said, about)
    if not isinstance(reading, Doubtful) or reading.problem not in _INCOMPLETE:
        return reading
    kept = text.read(clean(said), about)
    if not isinstance(kept, Understood):
        return Unread("place.unclear")
    return _without_commune(str(kept.value), about)


def echo(value: Value, about: About) -> str:
    return address.echo(value, about)


def _without_commune(kept: str, about: About) -> Reading:
    named = gazetteer(about.lexicon).mentions(tokenize(kept))
    provinces = tuple(dict.fromkeys(name for one in named for name in one.provinces))
    if len(provinces) == 1:
        whole = kept if len(tokenize(kept)) > named[0].end - named[0].start + 1 else ""
        return Understood(Address(province=provinces[0], rest=whole))
    return Doubtful((Address(rest=kept),), "place.province")
