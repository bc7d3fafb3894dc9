"""Where somebody lives: a commune of today, its province, and the rest as said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.answer import Address, Value
from bot.model.reading import About, Commune, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import clean, fold, words
from bot.understanding.gazetteer import (
    Gazetteer,
    Mention,
    Token,
    bare_name,
    gazetteer,
    is_stop,
    mark_before,
    may_be_district,
    tokenize,
)  # fmt: skip
from bot.understanding.phrases import Phrases

_LONGEST = 300
_SAME = Phrases(
    {
        "mẹ": "như mẹ · giống mẹ · theo mẹ · với mẹ · ở với mẹ · nhà mẹ · cùng mẹ · chung với mẹ",
        "cha": "như cha · giống cha · như ba · giống ba · theo cha · với cha · ở với cha · như bố"
        " · giống bố · cùng cha",
        "": "như trên · cùng nhà · chỗ cũ · như cũ · giống trên · cùng chỗ · y như trên · ở chung"
        " · chung nhà · cùng địa chỉ · cùng một nhà · chung một nhà · như vậy · giống vậy",
    }
)
_LEAD = re.compile(
    r"^(?:(?:dạ|em|tui|tôi|nhà|mình|bé|hiện|đang|ở|o|tại|tai|địa chỉ|dia chi|là|sống|thường trú|"
    r"tạm trú|trú|trọ)\s*:?\s+)+",
    re.IGNORECASE,
)
_EDGE = " ,;.:-()\n"


@dataclass(frozen=True, slots=True)
class _Place:
    """A text taken apart."""

    text: str
    tokens: Sequence[Token]
    mentions: tuple[Mention, ...]


def read(text: str, about: About) -> Reading:
    """Read an Address; the commune must be certain, or the province lie outside the lexicon."""
    said = clean(text)
    if len(said) > _LONGEST:
        return Unread("address.too_long")
    same = _SAME.meaning(said)
    if same is not None:
        return _same(same, about)
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
    index = gazetteer(about.lexicon)
    place = _place(said, index)
    province = _province(place.mentions)
    commune = _commune_mention(place, province)
    if commune is not None:
        return _with_commune(place, commune, about)
    if province is not None and not _is_served(province.provinces[0], about):
        rest = _rest(place, len(place.tokens), skip=(province,))
        outside = Address(province=province.provinces[0], rest=rest)
        return Understood(outside) if rest else Doubtful((outside,), "address.outside")
    return None


_CITIES = frozenset(
    {"ha noi", "hue", "da nang", "hai phong", "can tho", "ho chi minh", "thanh pho ho chi minh"}
)


def _kind(value: Address, about: About) -> str:
    kinds = (
        unit.kind for unit in about.lexicon.communes
        if bare_name(unit.name) == value.commune and value.province in {"", unit.province}
    )  # fmt: skip
    return next(kinds, "xã")


def _place(said: str, index: Gazetteer) -> _Place:
    tokens = tokenize(said)
    return _Place(said, tokens, index.mentions(tokens))


def _same(whose: str, about: About) -> Reading:
    """Take the mother's for "như mẹ", and for "như trên" the only one there is."""
    known = about.same_as
    for key, value in known.items():
        if whose and whose in words(key):
            return Understood(value)
    different = list(dict.fromkeys(known.values()))
    if not whose and len(different) == 1:
        return Understood(different[0])
    return Doubtful(tuple(different[:3]), "address.same_as")


def _is_served(province: str, about: About) -> bool:
    return any(unit.province == province for unit in about.lexicon.communes)


def _province(mentions: tuple[Mention, ...]) -> Mention | None:
    """Take the last name that is a province's; a name that is a commune's too needs its mark."""
    fits = [
        one for one in mentions
        if one.provinces and (one.marked == "province" or not one.communes)
        and one.marked not in {"commune", "hamlet"}
    ]  # fmt: skip
    return fits[-1] if fits else None


def _commune_mention(place: _Place, province: Mention | None) -> Mention | None:
    found = [
        one for one in place.mentions
        if one.communes and one is not province and one.marked not in {"hamlet", "province"}
        and (province is None or _within(one.communes, province))
    ]  # fmt: skip
    marked = [one for one in found if one.marked == "commune"]
    if marked:
        return marked[0]
    # "Sơn Mùa, Sơn Tây": the first is the commune, the one after it the former district.
    return next((one for one in found if one.marked != "district"), None)


def _within(communes: tuple[Commune, ...], province: Mention) -> bool:
    return any(unit.province in province.provinces for unit in communes)


def _with_commune(place: _Place, mention: Mention, about: About) -> Reading:
    rest = _rest(place, mention.start, skip=place.mentions if _goes_first(mention, place) else ())
    units = _home_first(mention.communes, about)
    options = tuple(
        Address(commune=bare_name(unit.name), province=unit.province, rest=rest) for unit in units
    )
    if len(options) > 1:
        return Doubtful(options[:3], "address.commune_which")
    alone = not mention.marked and (
        bool(mention.provinces) or may_be_district(place.tokens, mention)
    )
    if alone and units[0] != about.lexicon.home and _is_only_one(place):
        return Doubtful(options, "address.district")
    return Understood(options[0])


def _goes_first(mention: Mention, place: _Place) -> bool:
    return mention.start == 0 or all(map(is_stop, place.tokens[: mention.start]))


def _is_only_one(place: _Place) -> bool:
    return sum(bool(one.communes) for one in place.mentions) == 1


def _home_first(units: tuple[Commune, ...], about: About) -> tuple[Commune, ...]:
    return tuple(sorted(units, key=lambda unit: unit != about.lexicon.home))


def _rest(place: _Place, end: int, skip: tuple[Mention, ...]) -> str:
    """Keep the words before the commune (or around a province outside) as they were typed."""
    if end == len(place.tokens) and skip:
        end = skip[0].start
    end = _before_marks(place.tokens, end)
    if end == 0:
        return ""
    kept = place.text[: place.tokens[end - 1].end]
    return re.sub(r"\s+", " ", _LEAD.sub("", f"{kept} ")).strip(_EDGE)


def _before_marks(tokens: Sequence[Token], end: int) -> int:
    """Step back over "xã", "tỉnh" and dividing signs."""
    while end > 0:
        kind, size = mark_before(tokens, end)
        if not is_stop(tokens[end - 1]) and kind in {"", "hamlet"}:
            break
        end -= max(size, 1)
    return end
