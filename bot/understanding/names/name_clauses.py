"""A message about a person parted into clauses: which of them are names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.model.reading import Lexicon
from bot.understanding import yes_no
from bot.understanding.names import name_words as known
from bot.understanding.names.name_core import (
    Core,
    are_around,
    begins_cut,
    begins_title,
    begins_with_surname,
    core_of,
    is_around,
    is_complete,
    low,
    lows,
)
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.word_sets import word_set

_EMOTICONS = re.compile(r"[:=;][-']?[()DdPpvV3]+(?!\w)|<3|\^[_.]?\^|T_T")
_HELD = re.compile(r"_+|(?<=[^\W\d_])\.(?=[^\W\d_])")
_SIGNS = re.compile(
    "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\u20e3]+"
)
_BREAKS = re.compile(
    r"[,;|\n()\[\]\"“”«»:]+|(?<=\w\w)\.+\s+|\.{2,}|\s[-–—•*]+\s|(?:^|\s)[0-9][.)]\s"  # noqa: RUF001
    r"|(?P<or>\s*(?<![0-9])[/&+](?![0-9])\s*)"
)
_JOINERS = re.compile(
    r"\s(?:va|voi|cùng với|cùng|còn|Và|Với)\s|\s(?P<plain>và|với|VÀ|VỚI)\s"
    r"|\s(?P<or>(?P<either>hoặc là|hoặc|hay là|hay)|hoac)\s"
)
_LONGEST = 300
_MOST_CLAUSES = 12
_LONGEST_NAME = 5
_FEWEST = 2
_USUAL = 3  # tiếng: Đinh Thị Nữa
_PLACE_WORDS = word_set(
    "xã thôn xóm huyện tỉnh phường làng nóc plei ấp tổ đường số ngõ hẻm khu kdc tp tt"
)
_GREETINGS = Phrases(
    {
        "greeting": "chào em · chào anh · chào chị · xin chào · chào cán bộ · chào bạn · chào cô"
        " · em chào anh · em chào chị · sinh đôi · song sinh · hai đứa · hai bé · cảm ơn"
        " · cám ơn · cảm ơn em · xin cảm ơn · cảm ơn nhiều"
        " · cám ơn em · thanks · tks · thank you · ok em · em ơi · chị ơi · anh ơi · cô ơi · alo"
        " · alo em · bạn ơi · ad ơi · cán bộ ơi · ok · okê · oke · dạ · vâng · hi · hello · bye"
    }
)
_ASIDES = Phrases(
    {
        "aside": "nam · nữ · kinh · hrê · co · cor · ca dong · xơ đăng · việt nam · làm nông · nông"
        " · ạ · nhé · nha · nghe · đúng rồi · đúng · vậy đó · vậy nha · hết · hết rồi"
        " · trai · gái · bé trai · bé gái · con trai · con gái · tên đẹp không · có dấu"
        " · không dấu · như trên giấy · như trong căn cước · như trên thẻ · giúp em · giúp tui"
        " · em nhé · em nha · nhé em · nha em · ghi vậy nha · ghi vậy · viết hoa · chữ hoa"
        " · đẹp không · được không · được không em · đúng không · nghe em · nghen em"
    }
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and what it is; `link` is what ties it to the one before: "and", "or"."""

    core: Core
    sort: str  # "name", "part", "aside", "else"
    link: str = ""


def plain(text: str) -> str:
    """Leave out emoji and emoticons; part words that a dot or a line holds together."""
    text = _EMOTICONS.sub(" ", _SIGNS.sub(" , ", text[:_LONGEST]))
    return _HELD.sub(" ", text)


def clauses_of(text: str, lexicon: Lexicon) -> list[Clause]:
    """Part a message where something else may begin; asides are left out."""
    led = _after_colon(text)
    found: list[Clause] = []
    is_announced = led != text
    for piece, link in _pieces(led):
        if len(found) == _MOST_CLAUSES:
            break
        if _only_leads(piece):
            is_announced = True
            continue
        one = _clause(piece, lexicon, is_first=not found)
        if one.sort != "aside":
            core = replace(one.core, is_announced=one.core.is_announced or is_announced)
            found.append(replace(one, core=core, link=link))
            is_announced = False
    return found


def is_sentence(core: Core) -> bool:
    """Say whether the words are no name but something said."""
    spoken = lows(core.words)
    is_usual = len(spoken) == _USUAL and spoken[1] in known.MIDDLES
    return not (is_usual and begins_with_surname(core.words)) and _says_something(core, spoken)


def _says_something(core: Core, spoken: list[str]) -> bool:
    has_surname = begins_with_surname(core.words)
    is_short = len(spoken) <= _LONGEST_NAME and spoken[0] not in known.WORDLY_SURNAMES
    is_written_as_name = core.is_announced or all(word[0].isupper() for word in core.words)
    if is_short and has_surname and is_written_as_name:
        return False
    if known.STRONG.intersection(spoken) or spoken[:2] in (["hồ", "sơ"], ["ho", "so"]):
        return True
    if spoken[0] in known.FIRST_LETTERS and core.words[0].islower():
        return spoken[1:2] != [] and spoken[1] in known.AFTER_A_LETTER
    return not (is_written_as_name or (is_short and has_surname)) and _chats(
        spoken, has_surname=has_surname
    )


def _chats(spoken: list[str], *, has_surname: bool) -> bool:
    """Say whether so many everyday words stand together that they make a sentence."""
    if not has_surname:
        return any(word in known.WEAK for word in spoken)
    weak = sum(word in known.WEAK for word in spoken[1:])
    return weak > 1 or (len(spoken) <= _FEWEST and spoken[-1] in known.WEAK - known.NAMELY)


def _after_colon(text: str) -> str:
    """Leave out "Họ, chữ đệm, tên mẹ:" in front."""
    head, colon, rest = text.partition(":")
    words = re.findall(r"[^\W_]+", head)
    return rest if colon and words and rest.strip() and all(map(is_around, words)) else text


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Give the clauses, each with what ties it to the one before."""
    start, link = 0, ""
    for match in _BREAKS.finditer(text):
        yield from _joined(text[start : match.start()], link)
        start, link = match.end(), "or" if match["or"] else ""
    yield from _joined(text[start:], link)


def _joined(piece: str, link: str) -> Iterator[tuple[str, str]]:
    """Part two names at "và" or "hay"."""
    match = _JOINERS.search(piece)
    if match is None or not _is_joined(piece, match):
        if piece.strip():
            yield piece, link
        return
    yield piece[: match.start()], link
    yield from _joined(piece[match.end() :], "or" if match["or"] else "and")


def _is_joined(piece: str, match: re.Match[str]) -> bool:
    """Say whether the word joins two names; the Và of Và A Dia does not."""
    left, last = piece[: match.start()], piece.rsplit(maxsplit=1)[-1]
    if all(_is_whole(side) for side in (left, piece[match.end() :])):
        return True
    if match["plain"] or match["either"]:
        return not (all(map(is_around, left.split())) or is_around(last))
    return is_complete(core_of(left).words)


def _is_whole(piece: str) -> bool:
    words = core_of(piece).words
    return len(words) >= _USUAL and begins_with_surname(words) and is_complete(words)


def _only_leads(piece: str) -> bool:
    words = re.findall(r"[^\W_]+", piece)
    return bool(words) and all(map(is_around, words)) and low(words[-1]) in known.MARKERS


def _clause(piece: str, lexicon: Lexicon, *, is_first: bool) -> Clause:
    core = core_of(piece)
    if _is_aside(piece, core, lexicon, is_first=is_first):
        return Clause(core, "aside")
    if is_sentence(core) or _is_no_name(core):
        return Clause(core, "else")
    if is_complete(core.words):
        return Clause(core, "name")
    return Clause(core, "part")


def _is_no_name(core: Core) -> bool:
    """Say whether it is a place, only a title, or a sound such as "hà hà"."""
    spoken = lows(core.words)
    is_title = len(spoken) > 1 and begins_title(core.words) == len(spoken)
    is_sound = len(spoken) == _FEWEST and spoken[0] == spoken[1] and core.words[0].islower()
    return spoken[0] in _PLACE_WORDS or is_title or is_sound


def _is_aside(piece: str, core: Core, lexicon: Lexicon, *, is_first: bool) -> bool:
    if not core.words or not any(char.isalnum() for char in piece):
        return True
    if is_first:
        is_lead = len(core.words) > 1 and are_around(core.words)
        is_name = begins_with_surname(core.words) or core.words[-1][0].isupper()
        is_lead = is_lead and not (is_name and not core.words[-1].isupper())
        return is_lead or _greets(piece, core)
    if _ASIDES.meaning(piece) is not None or _greets(piece, core):
        return True
    if fold(piece.strip(" .")) in _places(lexicon):
        return True
    spoken = lows(tuple(piece.split()))
    begins = begins_cut(spoken, 0) or spoken[0][0].isdecimal()
    is_lone = spoken[0] in known.LONE_CUTS | _PLACE_WORDS and len(spoken) > 1
    return begins or is_lone or are_around(core.words) or bool(yes_no.meaning(piece))


def _greets(piece: str, core: Core) -> bool:
    return any(_GREETINGS.meaning(said) for said in (piece, " ".join(core.words)))


@lru_cache(maxsize=4)
def _places(lexicon: Lexicon) -> frozenset[str]:
    communes = [
        name for one in lexicon.communes for name in (one.name, *one.former, *one.districts)
    ]
    provinces = [name for one in lexicon.provinces for name in (one.name, *one.former, *one.words)]
    return frozenset(map(fold, (*communes, *provinces)))
