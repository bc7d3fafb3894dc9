"""Names of communes and provinces, of today and of before, found in what people write."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.model.reading import Commune, Lexicon
from bot.understanding.clean import ascii_digits, fold, one_placement, same_words
from bot.understanding.word_sets import phrase_set

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[,;()\n]| - ")
_STOPS = frozenset({",", ";", "(", ")", "\n", " - "})
_KINDS = (
    "xã", "phường", "đặc khu", "thị trấn", "tt", "p", "thị xã", "huyện", "quận", "thành phố", "tp",
    "tx", "tỉnh", "h", "x",
)  # fmt: skip
_MARKS = {
    "commune": ("thị trấn", "đặc khu", "xã", "phường", "tt", "x", "p"),
    "district": ("thị xã", "huyện", "quận", "h", "tx"),
    "province": ("thành phố", "tỉnh", "tp"),
    "hamlet": (
        "thôn", "th", "làng", "xóm", "tổ", "nóc", "plei", "kdc", "tdp", "bản", "ấp", "đường",
        "cầu", "trường", "chợ", "sông", "suối", "nhà", "đội", "khu", "trạm",
    ),
}  # fmt: skip
_LONGEST_MARK = 2
# Former districts that share their name with a commune of today: alone they may mean either.
_DISTRICTS = phrase_set(
    "trà bồng · tây trà · sơn hà · sơn tây · minh long · ba tơ · bình sơn · sơn tịnh · tư nghĩa"
    " · nghĩa hành · mộ đức · đức phổ · lý sơn · đăk hà · đăk tô · sa thầy · kon plông"
    " · tu mơ rông · kon tum"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text and where it stands."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in the text: the words it covers and what it may name."""

    start: int
    end: int
    marked: str  # "commune", "district", "province", "hamlet" or "" for none
    communes: tuple[Commune, ...] = ()
    provinces: tuple[str, ...] = ()
    is_former: bool = False  # no commune of today is called so


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    commune: Commune | None = None
    province: str = ""


class Gazetteer:
    """The names of a lexicon, indexed by their folded words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._index: dict[str, list[_Entry]] = {}
        self._longest = 1
        for commune in lexicon.communes:
            self._add(_Entry(_words(bare_name(commune.name)), commune))
        for commune in lexicon.communes:
            for former in commune.former:
                self._add(_Entry(_words(bare_name(former)), commune))
        for province in lexicon.provinces:
            for name in (province.name, *province.former, *province.words):
                self._add(_Entry(_words(bare_name(name)), province=province.name))

    def mentions(self, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """Give the names in a text, the longest at each place, without overlap."""
        found: list[Mention] = []
        at = 0
        while at < len(tokens):
            one = self._mention_at(tokens, at)
            if one is not None:
                found.append(one)
            at = one.end if one is not None else at + 1
        return tuple(
            replace(one, communes=()) if _is_rather_province(one, found[number + 1 :]) else one
            for number, one in enumerate(found)
        )

    def _mention_at(self, tokens: Sequence[Token], at: int) -> Mention | None:
        for end in range(min(len(tokens), at + self._longest), at, -1):
            typed = [token.word for token in tokens[at:end]]
            entries = self._index.get(fold(" ".join(typed)))
            matching = _best(typed, entries) if entries else []
            if matching:
                return _mention(tokens, at, end, matching)
        return None

    def _add(self, entry: _Entry) -> None:
        self._longest = max(self._longest, len(entry.words))
        self._index.setdefault(fold(" ".join(entry.words)), []).append(entry)


@lru_cache(maxsize=8)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Give the index of a lexicon; it is built once."""
    return Gazetteer(lexicon)


def tokenize(text: str) -> list[Token]:
    """Split into words and dividing signs, keeping where each stands."""
    lowered = one_placement(ascii_digits(text).lower())
    if len(lowered) != len(text):  # a few letters change length in lower case
        lowered = text
    return [Token(found[0], *found.span()) for found in _WORD.finditer(lowered)]


def bare_name(name: str) -> str:
    """Give the name of a unit without its kind: "xã Ba Động" is "Ba Động"."""
    for kind in _KINDS:
        if name.lower().startswith(kind + " "):
            return name[len(kind) + 1 :]
    return name


def is_stop(token: Token) -> bool:
    return token.word in _STOPS


def mark_before(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Give what kind of unit the words before `at` announce, and how many words they are."""
    for size in range(min(_LONGEST_MARK, at), 0, -1):
        typed = [token.word for token in tokens[at - size : at]]
        for kind, marks in _MARKS.items():
            if any(same_words(typed, mark.split()) for mark in marks):
                return kind, size
    return "", 0


def may_be_district(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether the name was a district's as well."""
    typed = [token.word for token in tokens[mention.start : mention.end]]
    return any(same_words(typed, district.split()) for district in _DISTRICTS)


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokenize(name) if not is_stop(token))


def _best(typed: list[str], entries: Iterable[_Entry]) -> list[_Entry]:
    """Prefer what is written exactly so; else what the typed letters can stand for."""
    exact = [entry for entry in entries if list(entry.words) == typed]
    return exact or [entry for entry in entries if same_words(typed, entry.words)]


def _is_rather_province(mention: Mention, later: Sequence[Mention]) -> bool:
    """Take "Bình Dương" by itself for the former province, not for the little known commune.

    "xã Bình Dương" and "Bình Dương, Bình Sơn" are the commune.
    """
    if mention.marked or not mention.provinces or any(one.communes for one in later):
        return False
    today = {unit.province for unit in mention.communes}
    return mention.is_former and not today & set(mention.provinces)


def _mention(tokens: Sequence[Token], at: int, end: int, entries: list[_Entry]) -> Mention:
    communes = dict.fromkeys(entry.commune for entry in entries if entry.commune is not None)
    provinces = dict.fromkeys(entry.province for entry in entries if entry.province)
    is_former = all(
        entry.words != _words(bare_name(unit.name))
        for entry in entries
        if (unit := entry.commune) is not None
    )
    marked = mark_before(tokens, at)[0]
    return Mention(at, end, marked, tuple(communes), tuple(provinces), is_former)
