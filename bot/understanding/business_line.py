"""What somebody sells or makes, as the line of business that stands on the form."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.model.answer import Value
from bot.model.reading import About, BusinessLine, Doubtful, Reading, Understood, Unread
from bot.understanding.spelling.clean import clean, fold, has_accents, same_words, words
from bot.understanding.spelling.typing_styles import undo_word
from bot.understanding.spelling.word_sets import word_set

_LIKE = 86  # of 100: a misspelt word or two
_MOST_OPTIONS = 3
_LONGEST = 120
# Said around what is sold, and no part of it.
_AROUND = word_set(
    "mo ban buon lam tiem quan cua hang shop nghe dich vu em tui toi minh nha o a da co them va"
    " kinh doanh muon dinh tinh nho le thu mua chuyen ben o lang xom thon voi may thu cac loai"
)
# Who makes, mends or lets a thing does not sell it: "đóng bàn ghế".
_MAKES = word_set(
    "đóng sửa nấu thuê nuôi trồng xay cắt lắp sơn chế sản dạy ủ ươm ép dệt may đan sua nau thue"
    " nuoi xay lap"
)
_SELLS = "ban"
_NOT = word_set("không khong hông hong hổng ko chẳng chưa nghỉ nghi khỏi")  # "không bán rượu"


@dataclass(frozen=True, slots=True)
class _Name:
    """One thing a line is called, word by word, and without accents."""

    line: str
    accented: list[str]
    folded: list[str]


@dataclass(frozen=True, slots=True)
class _Index:
    """What lines are called, made ready once for all answers."""

    by_first_word: Mapping[str, list[_Name]]
    bare: tuple[str, ...]  # names without what is said around them
    lines: tuple[str, ...]  # the line of each


def read(text: str, about: About) -> Reading:
    """Read the name of a line of business.

    Words that fit no line stand as they were typed, once the citizen has said so: the officer
    finds their code.
    """
    said = clean(text).strip(" .,;")
    if not any(sign.isalpha() for sign in said):
        return Unread("business_line.unclear")
    if len(said) > _LONGEST:
        return Unread("text.too_long", {"longest": str(_LONGEST)})
    return _found(said, _index(about.lexicon.business_lines))


def echo(value: Value, _about: About) -> str:
    return str(value)


def _found(said: str, index: _Index) -> Reading:
    named, unlikely = _named(said, index)
    if len(named) == 1:
        return Understood(named[0])
    if named:
        return Doubtful(tuple(named[:_MOST_OPTIONS]), "business_line.several")
    if not _own_words(said):
        return Unread("business_line.unclear")
    like = unlikely[: _MOST_OPTIONS - 1] or _like(said, index)
    # Beside lines that are only much like it stands what was said: it may be none of them.
    return Doubtful((*like, said), "business_line.several" if like else "")


def _named(said: str, index: _Index) -> tuple[list[str], list[str]]:
    """Give the lines that are named word by word, and those that are hardly meant.

    A longer name hides the shorter ones within it.
    """
    typed = _spelled(said)
    names = [(at, name) for at, word in enumerate(typed) for name in _at(typed, at, word, index)]
    whole = [name.line for _, name in names if len(name.folded) == len(typed)]
    if whole:
        return list(dict.fromkeys(whole)), []
    meant: list[str] = []
    unlikely: list[str] = []
    for at, length in _spots(names):
        for place, name in names:
            if (place, len(name.folded)) == (at, length):
                (meant if _may_be(name, typed, at, length) else unlikely).append(name.line)
    return list(dict.fromkeys(meant)), list(dict.fromkeys(unlikely))


def _spots(names: list[tuple[int, _Name]]) -> list[tuple[int, int]]:
    """Give where names stand and how long they are; a longer one is taken before the shorter."""
    taken: set[int] = set()
    spots: list[tuple[int, int]] = []
    for at, length in sorted({(at, len(n.folded)) for at, n in names}, key=lambda one: -one[1]):
        span = set(range(at, at + length))
        if not span & taken:
            taken |= span
            spots.append((at, length))
    return sorted(spots)


def _at(typed: list[str], at: int, word: str, index: _Index) -> list[_Name]:
    """Give the names that begin at this word; mere words around count only as the whole."""
    return [
        name
        for name in index.by_first_word.get(fold(word), ())
        if same_words(typed[at : at + len(name.folded)], name.accented)
        and (len(name.folded) == len(typed) or not _AROUND.issuperset(name.folded))
    ]


def _may_be(name: _Name, typed: list[str], start: int, length: int) -> bool:
    """Say whether a shop is meant: beside "đóng", "bàn ghế" are not for sale."""
    beside = {*typed[:start], *typed[start + length :]}
    if beside & _NOT or _is_mixed(typed[start : start + length], name.accented):
        return False
    return not (beside & _MAKES) or fold(name.line).split()[0] != _SELLS


def _is_mixed(typed: list[str], name: list[str]) -> bool:
    """Say whether only some accents were left out: "cho thuê" is hardly "chở thuê"."""
    pairs = zip(typed, name, strict=True)
    is_bare = any(has_accents(two) and not has_accents(one) for one, two in pairs)
    return is_bare and any(map(has_accents, typed))


def _like(said: str, index: _Index) -> list[str]:
    """Give the lines that what was typed is much like, best first."""
    bare = _own_words(said)
    if not bare:
        return []
    near = process.extract(bare, index.bare, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=None)
    lines = dict.fromkeys(index.lines[place] for _, _, place in near)
    return list(lines)[: _MOST_OPTIONS - 1]


def _own_words(name: str) -> str:
    return " ".join(word for word in _tokens(name) if word not in _AROUND)


def _spelled(text: str) -> list[str]:
    return [undo_word(word) for word in words(text)]


def _tokens(text: str) -> list[str]:
    return [fold(word) for word in _spelled(text)]


@lru_cache(maxsize=4)
def _index(lines: tuple[BusinessLine, ...]) -> _Index:
    """Give every name of every line in words, by its first word; and bare of what is around it."""
    first: dict[str, list[_Name]] = defaultdict(list)
    bare: list[tuple[str, str]] = []
    for line in lines:
        for name in (line.name, *line.words):
            if tokens := _tokens(name):
                first[tokens[0]].append(_Name(line.name, _spelled(name), tokens))
            if own := _own_words(name):
                bare.append((own, line.name))
    return _Index(first, tuple(own for own, _ in bare), tuple(name for _, name in bare))
