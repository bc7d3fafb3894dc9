"""Names of communes, districts and provinces, of today and before, found in what people write."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.model.reading import Commune, Lexicon, Province
from bot.understanding.places.place_words import (
    Mark,
    Token,
    bare_name,
    is_stop,
    kind_of,
    mark_before,
    tokenize,
    words_of,
)  # fmt: skip
from bot.understanding.spelling.clean import fold, same_words

_SHORTEST_JOINED = 4
_DAC = {"đăk": "đăc"}
_XA = frozenset({"xa", "xã"})
_KIND_SAID = {
    "tt": "thị trấn", "p": "phường", "ph": "phường", "x": "xã",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in the text: the words it covers and what it may name."""

    start: int
    end: int
    mark: Mark
    communes: tuple[Commune, ...] = ()
    namesakes: tuple[Commune, ...] = ()  # those of another kind too, should none of them fit
    districts: tuple[str, ...] = ()  # former ones whose communes are known
    provinces: tuple[str, ...] = ()  # of today
    outside: tuple[str, ...] = ()  # the provinces that had a district of this name
    was: str = ""  # the former province that was named
    is_former: bool = False  # no commune of today is called so
    is_slip: bool = False  # no name is written so; one is nearly

    @property
    def marked(self) -> str:
        return self.mark.kind


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    commune: Commune | None = None
    kind: str = ""
    is_today: bool = False
    district: str = ""
    province: str = ""
    was: str = ""
    outside: str = ""
    is_short: bool = False  # an abbreviation, which stands alone as well


class Gazetteer:
    """The names of a lexicon, indexed by their folded words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._index: dict[str, list[_Entry]] = {}
        self._longest = 1
        self.districts: dict[str, tuple[Commune, ...]] = {}
        self.served = frozenset(commune.province for commune in lexicon.communes)
        for commune in lexicon.communes:
            self._add_commune(commune)
        for district in self.districts:
            self._add(_Entry(words_of(district), district=district))
        for province in lexicon.provinces:
            self._add_province(province)
        self.names = tuple(name for name, entries in self._index.items() if _is_here(entries))

    def mentions(self, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """Give the names in a text, the longest at each place, without overlap."""
        found: list[Mention] = []
        at = floor = 0
        while at < len(tokens):
            one = self._mention_at(tokens, at, floor)
            if one is not None:
                found.append(one)
                floor = one.end
            at = one.end if one is not None else at + 1
        return tuple(
            replace(one, communes=()) if _is_rather_province(one, found, number) else one
            for number, one in enumerate(found)
        )

    def named(self, name: str) -> tuple[Commune, ...]:
        """Give the communes of today so called, by the folded name."""
        entries = self._index.get(name, ())
        return tuple(one.commune for one in entries if one.commune is not None and one.is_today)

    def was_wider(self, mention: Mention, units: Sequence[Commune]) -> bool:
        """Say whether the name was that of a district too, of which these are only a part."""
        return any(set(self.districts[name]) - set(units) for name in mention.districts)

    def slip(self, tokens: Sequence[Token], start: int, end: int, name: str) -> Mention:
        """Take the words for a slip of this folded name."""
        mark = mark_before(tokens, start)
        entries = _fitting(mark, self._index[name])
        return replace(_mention([], (start, end), mark, entries), is_slip=True)

    def _mention_at(self, tokens: Sequence[Token], at: int, floor: int) -> Mention | None:
        for end in range(min(len(tokens), at + self._longest), at, -1):
            typed = [token.word for token in tokens[at:end]]
            entries = self._index.get(fold(" ".join(typed)))
            if not entries:
                continue
            mark = mark_before(tokens, at, floor)
            matching = [entry for entry in entries if same_words(typed, entry.words)]
            if not matching or self._runs_into_province(tokens, at, end):
                continue
            if not _is_chance(tokens, at, end, mark, matching):
                return _mention(typed, (at, end), mark, matching)
        return None

    def _runs_into_province(self, tokens: Sequence[Token], at: int, end: int) -> bool:
        """Say whether a shorter name and a province stand there: "son tay ha noi"."""
        shorter = fold(" ".join(token.word for token in tokens[at : end - 1]))
        if shorter not in self._index or end >= len(tokens):
            return False
        typed = [token.word for token in tokens[end - 1 : end + 1]]
        named = self._index.get(fold(" ".join(typed)), ())
        return any(one.province and same_words(typed, one.words) for one in named)

    def _add_commune(self, commune: Commune) -> None:
        own = words_of(bare_name(commune.name))
        self._add(_Entry(own, commune, commune.kind, is_today=True))
        for name in commune.former:
            self._add(_Entry(words_of(bare_name(name)), commune, kind_of(name) or "xã"))
        for district in commune.districts:
            self.districts[district] = (*self.districts.get(district, ()), commune)

    def _add_province(self, province: Province) -> None:
        name = province.name
        self._add(_Entry(words_of(name), province=name))
        for former in province.former:
            self._add(_Entry(words_of(former), province=name, was=former))
            if len(tokenize(former)) > len(words_of(former)):  # "Bà Rịa - Vũng Tàu"
                whole = tuple(token.word for token in tokenize(former))
                self._add(_Entry(whole, province=name, was=former))
        for short in province.words:
            self._add(_Entry(words_of(bare_name(short)), province=name, is_short=True))
        for district in province.districts:
            self._add(_Entry(words_of(district), outside=name))

    def _add(self, entry: _Entry) -> None:
        self._longest = max(self._longest, len(entry.words))
        self._index.setdefault(fold(" ".join(entry.words)), []).append(entry)
        if "đăk" in entry.words:  # some write "dac", which is no spelling of "đặc" here
            self._add(replace(entry, words=tuple(_DAC.get(word, word) for word in entry.words)))
        joined = "".join(entry.words)
        if len(entry.words) > 1 and len(joined) >= _SHORTEST_JOINED and not entry.outside:
            alone = replace(entry, words=(joined,), is_short=True)
            self._index.setdefault(fold(joined), []).append(alone)


def _is_here(entries: Sequence[_Entry]) -> bool:
    return any(not one.outside for one in entries)


@lru_cache(maxsize=8)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Give the index of a lexicon; it is built once."""
    return Gazetteer(lexicon)


def _is_chance(
    tokens: Sequence[Token], at: int, end: int, mark: Mark, entries: Sequence[_Entry]
) -> bool:
    """Say whether a name only happens to stand there: "ông Hiếu", "Nguyễn Huệ", "thôn ba xã"."""
    if mark.kind == "hamlet" and tokens[end - 1].word in _XA and end < len(tokens):
        return True
    if end - at > 1 or mark.kind not in {"", "hamlet"} or any(one.is_short for one in entries):
        return False
    return at > 0 and not is_stop(tokens[at - 1]) and not tokens[at - 1].word.isdecimal()


def _is_rather_province(mention: Mention, found: Sequence[Mention], number: int) -> bool:
    """Take "Bình Dương" by itself for the former province, not for the little known commune.

    "xã Bình Dương" and "Bình Dương, Bình Sơn" are the commune.
    """
    later = found[number + 1 :]
    if (
        mention.marked
        or not mention.provinces
        or any(one.communes or one.districts for one in later)
    ):
        return False
    today = {unit.province for unit in mention.communes}
    if any(today & set(one.provinces) for one in later):
        return False
    return mention.is_former and not today & set(mention.provinces)


def _mention(
    typed: list[str], place: tuple[int, int], mark: Mark, entries: list[_Entry]
) -> Mention:
    entries = sorted(entries, key=lambda one: list(one.words) != typed)
    spoken = _fitting(mark, entries)
    named = [entry for entry in entries if entry.province]
    return Mention(
        *place,
        mark,
        communes=_communes(spoken),
        namesakes=_communes(entries),
        districts=tuple(dict.fromkeys(one.district for one in entries if one.district)),
        provinces=tuple(dict.fromkeys(entry.province for entry in named)),
        outside=tuple(dict.fromkeys(entry.outside for entry in entries if entry.outside)),
        was=next((entry.was for entry in named), ""),
        is_former=not any(entry.is_today for entry in entries),
    )


def _communes(entries: Iterable[_Entry]) -> tuple[Commune, ...]:
    return tuple(dict.fromkeys(one.commune for one in entries if one.commune is not None))


def _fitting(mark: Mark, entries: list[_Entry]) -> list[_Entry]:
    """Hold names that are letter for letter the same against the kind that was said."""
    if len({entry.words for entry in entries}) > 1:
        return entries
    kind = _KIND_SAID.get(mark.word, mark.word)
    return [one for one in entries if one.commune is not None and one.kind == kind] or entries
