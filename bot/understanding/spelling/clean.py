"""Text as people type it, made safe to keep and easy to compare."""

import re
import unicodedata
from functools import lru_cache

from bot.understanding.spelling.look_alikes import in_latin
from bot.understanding.spelling.word_sets import word_set

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_HATS = "\u0302\u0306\u031b"
_TONE_MARKS = dict.fromkeys(map(ord, _TONES))
_HAT_MARKS = dict.fromkeys(map(ord, _HATS))
_ALL_MARKS = dict.fromkeys(range(0x300, 0x370))

# What carries no meaning for people: controls, bidi overrides, zero-width signs, tags, fillers.
_INVISIBLE: dict[int, str | None] = {
    **dict.fromkeys(
        [
            *range(9), *range(14, 32), *range(127, 160), 0xAD, 0x34F, 0x61C, 0x115F, 0x1160,
            0x17B4, 0x17B5, *range(0x180B, 0x180F), 0x200B, 0x200C, 0x200E, 0x200F,
            *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE0F),
            0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080),
            *range(0xE0100, 0xE01F0),
        ]
    ),
    9: " ", 11: "\n", 12: "\n", 13: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0xA0: " ",
}  # fmt: skip
# A message is looked at by many, and labels with every message: of short texts the last are
# remembered.
_REMEMBERED = 4_096
_SHORT = 200
_EMOJI = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[?…\u2600-\u27bf\U0001f000-\U0001faff]")
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")
_DRAWL = re.compile(r"([^\W\d_])\1{2,}")
_OPEN_TONE = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")
_LONE_MARKS = re.compile(r"(?:(?<=\s)|^)[\u0300-\u036f]+")
_MARKS_IN_A_ROW = 4
_MARKS_TO_SORT = 8  # normalising takes a long time over a long row

_LEADING = word_set("thua dạ ờm da xin là thì à thưa")
_TRAILING = word_set(
    "luon á đó a nghen hén nghe nha nhen hen luôn nè ha dạ ơi nhé à ạ nhe nhá"
)  # fmt: skip
_TWO_LEADING = frozenset(
    {("cho", "em"), ("em", "ơi"), ("em", "oi"), ("cho", "tui"), ("cho", "tôi")}
)

_ENDING = ("nha", "em")  # a particle and whom it is said to
_PARTICLES = word_set("nha nhé nhe nghe nghen nhen hen hén ạ đó nè luôn á nhá ơi")
_PERSONS = word_set("em anh chị bạn chú bác")
_PLACES = word_set("o ở tai tại ve về gan gần cua của trong qua trước truoc sau")


def clean(text: str) -> str:
    """Repair text at the boundary: valid, NFC, visible, plain letters, trimmed; not shortened."""
    return _cleaned_short(text) if len(text) <= _SHORT else _cleaned(text)


def _cleaned(text: str) -> str:
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if not text.isascii():
        text = unicodedata.normalize("NFC", _tame_marks(in_latin(text), _MARKS_TO_SORT))
    text = _STRAY_JOINER.sub("", text.replace("\r\n", "\n").translate(_INVISIBLE))
    if text.isascii():
        return text.strip()
    text = _LONE_MARKS.sub("", _tame_marks(text, _MARKS_IN_A_ROW))
    return unicodedata.normalize("NFC", text).strip()


_cleaned_short = lru_cache(maxsize=_REMEMBERED)(_cleaned)


def fold(text: str) -> str:
    """Lower case without accents (đ too), single spaces: equal for every way of typing accents."""
    return _folded_short(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower()).translate(_ALL_MARKS).replace("đ", "d")
    return _SPACES.sub(" ", bare).strip()


_folded_short = lru_cache(maxsize=_REMEMBERED)(_folded)


def plain(text: str) -> str:
    """Lower case, NFC, one tone placement, without polite fillers at the ends."""
    words = one_placement(unicodedata.normalize("NFC", text.lower())).split()
    return " ".join(without_fillers(words))


def words(text: str) -> list[str]:
    """Split into comparable words, without polite fillers at the ends."""
    return without_fillers(every_word(text))


def every_word(text: str) -> list[str]:
    """Split into comparable words: letters and figures, and lone signs such as 👍 and ?."""
    return list(_every_short(text) if len(text) <= _SHORT else _every(text))


def _every(text: str) -> tuple[str, ...]:
    lowered = unicodedata.normalize("NFC", ascii_digits(text).lower())
    found = _WORD.findall(_DRAWL.sub(r"\1", one_placement(_SKIN.sub("", lowered))))
    return tuple([word.replace("\u2019", "'") for word in found])


_every_short = lru_cache(maxsize=_REMEMBERED)(_every)


def without_fillers(parts: list[str]) -> list[str]:
    """Leave out the fillers at both ends, unless nothing else was said."""
    start, end = 0, len(parts)
    while start < end:
        if tuple(parts[start : start + 2]) in _TWO_LEADING:
            start += 2
        elif parts[start].strip(",.!") in _LEADING:
            start += 1
        else:
            break
    while end > start:
        if parts[end - 1].strip(",.!") in _TRAILING:
            end -= 1
        elif end - start > len(_ENDING) and _is_addressed(parts[end - 3 : end]):
            end -= len(_ENDING)
        else:
            break
    return parts[start:end] or parts


def _is_addressed(last: list[str]) -> bool:
    """Hear the end of "có nha em", "mẹ nghe chị"; "ở nhà em" typed bare is none."""
    place, particle, person = last
    return person in _PERSONS and particle in _PARTICLES and place not in _PLACES


def ascii_digits(text: str) -> str:
    """Write every decimal digit of any script as 0-9; nothing else changes."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def has_accents(text: str) -> bool:
    """Say whether a Vietnamese letter with a mark (đ too) is in the text."""
    return fold(text) != _SPACES.sub(" ", text.lower()).strip()


@lru_cache(maxsize=20_000)
def ways_to_type(word: str) -> frozenset[str]:
    """Give the spellings that stand for a word: without marks, tones or hats, hỏi for ngã."""
    word = unicodedata.normalize("NFC", word.lower())
    swapped = _swap_tilde(word)
    return frozenset(
        {word, fold(word), _drop(word, _TONE_MARKS), _hatless(word), swapped, _hatless(swapped)}
    )


def same_words(typed: list[str], meant: list[str] | tuple[str, ...]) -> bool:
    """Say whether the words typed can stand for the words meant."""
    return len(typed) == len(meant) and all(
        one in ways_to_type(other) for one, other in zip(typed, meant, strict=True)
    )


def one_placement(text: str) -> str:
    """Put the tone of hoà and thuý where hòa and thúy have it; the length stays."""
    return _OPEN_TONE.sub(lambda match: _tone_first(match[0]), text)


def _tame_marks(text: str, most: int) -> str:
    kept: list[str] = []
    row = 0
    for char in text:
        row = row + 1 if unicodedata.category(char)[0] == "M" else 0
        if row <= most:
            kept.append(char)
    return "".join(kept)


def _tone_first(pair: str) -> str:
    apart = unicodedata.normalize("NFD", pair[1])
    return unicodedata.normalize("NFC", pair[0] + apart[1:]) + apart[0]


def _drop(word: str, marks: dict[int, None]) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(marks))


def _hatless(word: str) -> str:
    return _drop(word, _HAT_MARKS).replace("đ", "d")


def _swap_tilde(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    swap = {0x303: "\u0309", 0x309: "\u0303"}
    return unicodedata.normalize("NFC", apart.translate(swap))
