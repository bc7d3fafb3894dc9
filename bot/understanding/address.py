"""Where somebody lives: a commune of today, its province, and the rest as said."""

from collections.abc import Callable
from dataclasses import replace

from bot.model.answer import Address, Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.places.address_rest import rest_of
from bot.understanding.places.gazetteer import Gazetteer, Mention, gazetteer
from bot.understanding.places.name_roles import as_marked, says_nothing
from bot.understanding.places.place_slips import after_marks, slips
from bot.understanding.places.place_words import Mark, Token, bare_name, tokenize
from bot.understanding.places.same_place import read_same, same_place
from bot.understanding.places.whereabouts import Option, Whereabouts, whereabouts
from bot.understanding.spelling.clean import clean, fold
from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.typing_styles import undo_typing
from bot.understanding.taken_back import only_denies

_LONGEST = 300
_CITIES = frozenset({"ha noi", "hue", "da nang", "hai phong", "can tho", "ho chi minh"})
_HERE = Phrases(
    {
        "here": "ở đây · tại đây · xã này · ở xã này · xã mình · ở xã mình · tại xã · ở xã · xã nhà"
        " · trong xã · xã ta · ngay xã này · tại xã này · xã đây · ở đây luôn · người ở đây"
    }
)


def read(text: str, about: About) -> Reading:
    """Read an Address; the commune must be certain, or the province lie outside the lexicon."""
    said = clean(text)
    if len(said) > _LONGEST:
        return Unread("address.too_long")
    if only_denies(said):
        return Doubtful((), "address.commune")
    same = same_place(said)
    if same is not None:
        return read_same(same, about)
    here = _here(said, about)
    if here:
        return Doubtful(here, "address.district")
    return locate(said, about) or Doubtful((), "address.commune")


def echo(value: Value, about: About) -> str:
    if not isinstance(value, Address):
        return str(value)
    commune = f"{_kind(value, about)} {value.commune}" if value.commune else ""
    province = province_echo(value.province) if value.province else ""
    return ", ".join(part for part in (value.rest, commune, province) if part)


def province_echo(name: str) -> str:
    """Say a province with its rank."""
    return f"{'thành phố' if fold(name) in _CITIES else 'tỉnh'} {name}"


def locate(said: str, about: About) -> Reading | None:
    """Find the commune or at least a province outside; None where neither is named."""
    reading = _read_with(_plainly, said, about)
    if isinstance(reading, Understood):
        return reading
    retyped = undo_typing(said)  # what Telex or VNI has left over
    again = _read_with(_plainly, retyped, about) if retyped != said else None
    if isinstance(again, Understood):
        return again
    return _read_with(_nearly, said, about) or again


def _read_with(
    find: Callable[[list[Token], About], Whereabouts], said: str, about: About
) -> Reading | None:
    tokens = tokenize(said)
    found = find(tokens, about)
    addresses = tuple(dict.fromkeys(_address(one, said, tokens) for one in found.options))
    if not addresses:
        return None
    if found.problem:
        return Doubtful(addresses, found.problem)
    only = addresses[0]
    return Understood(only) if only.commune or only.rest else Doubtful((only,), "address.outside")


def _plainly(tokens: list[Token], about: About) -> Whereabouts:
    """Weigh the names; one marked as a commune's may hold a slip."""
    index = gazetteer(about.lexicon)
    return whereabouts(tokens, _named(tokens, index), index, about.home)


def _nearly(tokens: list[Token], about: About) -> Whereabouts:
    """Weigh, where the names say too little, also what is nearly a name."""
    index = gazetteer(about.lexicon)
    names = _named(tokens, index)
    found = whereabouts(tokens, names, index, about.home)
    near = slips(tokens, names, index) if found.is_poor else []
    again = whereabouts(tokens, _spoken((*names, *near)), index, about.home) if near else found
    if again.options or found.options:
        return again if again.options else found
    return _beside(tokens, index, about)


def _beside(tokens: list[Token], index: Gazetteer, about: About) -> Whereabouts:
    """Ask about a commune that only lent its name: "gần chợ Ba Vì"."""
    lent = (one for one in index.mentions(tokens) if one.marked == "hamlet")
    names = tuple(replace(one, mark=Mark()) for one in lent)
    found = whereabouts(tokens, names, index, about.home)
    options = tuple(replace(one, used=()) for one in found.options)
    return Whereabouts(options, found.problem or "address.district")


def _named(tokens: list[Token], index: Gazetteer) -> tuple[Mention, ...]:
    names = _spoken(index.mentions(tokens))
    return _spoken((*names, *after_marks(tokens, names, index)))


def _spoken(names: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give the names in their order, each with what its mark leaves it."""
    marked = (as_marked(one) for one in names)
    said = (one for one in marked if one.marked == "hamlet" or not says_nothing(one))
    return tuple(sorted(said, key=lambda one: one.start))


def _address(one: Option, said: str, tokens: list[Token]) -> Address:
    commune = bare_name(one.commune.name) if one.commune else ""
    return Address(commune=commune, province=one.province, rest=rest_of(said, tokens, one.used))


def _here(said: str, about: About) -> tuple[Address, ...]:
    """Offer the office's own commune to who lives "ở xã này"."""
    units = (one for one in about.lexicon.communes if one.code == about.home)
    if _HERE.meaning(said) is None:
        return ()
    return tuple(Address(commune=one.name, province=one.province) for one in units)


def _kind(value: Address, about: About) -> str:
    kinds = (
        unit.kind for unit in about.lexicon.communes
        if bare_name(unit.name) == value.commune and value.province in {"", unit.province}
    )  # fmt: skip
    return next(kinds, "xã")
