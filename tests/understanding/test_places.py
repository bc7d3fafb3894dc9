"""Every place of the catalogue is understood by its own name, and never taken for another."""

from collections.abc import Iterator

import pytest

from bot.model.answer import Address
from bot.model.reading import Commune, Doubtful, Reading, Understood
from bot.understanding import address, place
from bot.understanding.places.place_words import bare_name, kind_of
from bot.understanding.spelling.clean import fold
from tests.understanding.lexicon import HERE, about, shipped_places

ABOUT = about("address")
RESTS = ("", "thôn 3", "tổ 2, khu phố 1", "số 12 Quang Trung", "làng Kon Rờ Bàng", "nhà ông Bi")
CITIES = frozenset({"Quảng Ngãi", "Kon Tum"})

# How the provinces of then and of today are called when somebody only names them.
PROVINCES = [
    (name, province.name)
    for province in shipped_places().provinces
    for name in (province.name, *province.former)
]


def communes() -> tuple[Commune, ...]:
    return shipped_places().communes


def former() -> Iterator[tuple[Commune, str, str]]:
    """Give each former commune with where it went and the district it lay in."""
    for unit in communes():
        if len(unit.districts) == 1:
            yield from ((unit, name, unit.districts[0]) for name in unit.former)


def may_be(reading: Reading, value: Address) -> bool:
    """Say whether the commune and province may be meant; what is left over is another matter."""
    match reading:
        case Understood(Address(commune, province)):
            return (commune, province) == (value.commune, value.province)
        case Doubtful(options):
            named = {(one.commune, one.province) for one in options if isinstance(one, Address)}
            return not named or (value.commune, value.province) in named
        case _:
            return False


def test_all_communes_and_provinces_of_today_and_before_are_there() -> None:
    assert len(communes()) == 96
    assert len(shipped_places().provinces) == 34
    assert len(PROVINCES) == 63 + 1  # Huế was Thừa Thiên Huế
    assert sum(len(unit.former) for unit in communes()) > 272


@pytest.mark.parametrize("rest", RESTS)
def test_what_is_echoed_reads_as_the_same_when_typed_back(rest: str) -> None:
    for unit in communes():
        value = Address(unit.name, unit.province, rest)
        said = address.echo(value, ABOUT)
        assert address.read(said, ABOUT) == Understood(value), said
        assert place.read(said, ABOUT) == Understood(value), said


def test_a_former_commune_with_its_district_is_never_taken_for_another() -> None:
    for unit, named, district in former():
        city = "tp" if district in CITIES else "huyện"
        kind, name = kind_of(named) or "xã", bare_name(named)
        value = Address(unit.name, unit.province)
        said = f"thôn 3, {kind} {name}, {city} {district}, tỉnh {unit.was or unit.province}"
        assert may_be(address.read(said, ABOUT), value), said
        assert may_be(address.read(fold(f"thon 3 {name} {district}"), ABOUT), value), said


def test_nearly_every_former_commune_with_its_district_needs_no_question() -> None:
    said = [f"thôn 3, {bare_name(name)}, {district}" for _, name, district in former()]
    asked = [text for text in said if not isinstance(address.read(text, ABOUT), Understood)]
    assert len(asked) * 12 < len(said), asked  # the wards that streets are called after


def test_a_name_alone_is_never_taken_for_another_commune() -> None:
    for unit in communes():
        value = Address(unit.name, unit.province)
        for said in (unit.name, fold(unit.name), fold(unit.name).replace(" ", "")):
            assert may_be(address.read(said, ABOUT), value), said


@pytest.mark.parametrize(("said", "today"), PROVINCES)
def test_a_province_of_then_is_the_one_of_today(said: str, today: str) -> None:
    assert may_be(place.read(f"tỉnh {said}", ABOUT), Address(province=today))
    if today == HERE:
        return  # there the commune must be known
    lived = address.read(f"12 đường Hùng Vương, tỉnh {fold(said)}", ABOUT)
    assert lived == Understood(Address(province=today, rest="12 đường Hùng Vương"))


@pytest.mark.parametrize("said", ["ba to", "xa ba to", "son ha", "xã sơn ha", "Sơn Tây", "son tay"])
def test_names_that_accents_or_time_tell_apart_are_asked(said: str) -> None:
    reading = address.read(said, ABOUT)
    assert isinstance(reading, Doubtful)
    assert len(reading.options) > 1


@pytest.mark.parametrize("word", ["ba tơ ", "xã ", "thôn ba xa ", "kon tum, ", "a ", "12 "])
def test_even_a_page_of_names_is_answered(word: str) -> None:
    for length in (300, 10_000):
        text = (word * length)[:length]
        assert address.read(text, ABOUT) is not None
        assert place.read(text[:1000], ABOUT) is not None
