"""The place said before: "như trên", "giống địa chỉ của mẹ", "nhà em luôn"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood
from bot.understanding.spelling.clean import fold, words
from bot.understanding.spelling.word_sets import word_set

_LONGEST = 14  # words


def _as_typed(listed: str) -> frozenset[str]:
    """Give the words with their marks, and with none."""
    return frozenset(form for word in word_set(listed) for form in (word, fold(word)))


_SAME = _as_typed("như giống theo cùng chung với trên cũ vậy rứa hệt chang dzậy dzay zậy vs tương")
_PLACE = _as_typed("nhà chỗ nơi chổ")
_SELF = _as_typed("em tui tôi mình con cháu tao mk mik")
_AROUND = _as_typed(
    "y luôn địa chỉ đc ở của tại đó hết một 1 cái này cũng là hồi nãy lúc nói ghi mới vừa rồi thôi"
    " nó bé bả ổng thì sống hiện đang người khai thường trú hộ khẩu xí ra dưới đều nhau anh"
    " chị bên kia thế câu dòng điền viết khi nguyên xì in sì gia đình ruột đẻ à ạ nha nhé"
    " nghe hen dạ vâng ừ ờ tự hai nè á trước giờ"
)
# Only a part of the address is the same then.
_PARTS = _as_typed("xã thôn làng xóm huyện tỉnh")
_WHOSE = {
    word: key
    for key, listed in {
        "me": "mẹ má mạ vợ vk bầm u",
        "cha": "cha ba bố tía chồng ck",
    }.items()
    for word in _as_typed(listed)
}
_OWN = "nguoi"  # the ids of who is writing begin so: nguoi_khai
_KNOWN = _SAME | _PLACE | _SELF | _AROUND | _PARTS


@dataclass(frozen=True, slots=True)
class Same:
    """Whose place it is ("me", "cha", the writer's, or "" for none), and whether all of it."""

    whose: str
    is_whole: bool = True


def same_place(text: str) -> Same | None:
    """Hear that a place is one that was said before; None where anything else is said."""
    typed = words(text)
    if not typed or len(typed) > _LONGEST:
        return None
    whose = {_WHOSE[word] for word in typed if word in _WHOSE}
    rest = [word for word in typed if word not in _WHOSE]
    if not all(word in _KNOWN for word in rest):
        return None
    is_part = any(word in _PARTS for word in rest) or len(whose) > 1
    home = "" if is_part else _home(typed)
    if not home and not any(word in _SAME for word in rest):
        return None
    return Same(min(whose, default=home), is_whole=not is_part)


def _home(typed: list[str]) -> str:
    """Give whose house is named: "nhà mẹ", "nhà em"; the "nha" of "như trên nha em" is none."""
    for at, (place, owner) in enumerate(pairwise(typed)):
        is_particle = place == "nha" and at > 1
        if place in _PLACE and (owner in _SELF or owner in _WHOSE) and not is_particle:
            return _WHOSE.get(owner, _OWN)
    return ""


def read_same(same: Same, about: About) -> Reading:
    """Take the mother's for "như mẹ", and for "như trên" the only one there is."""
    known = about.same_as
    named = tuple(value for key, value in known.items() if same.whose and _is_of(key, same.whose))
    different = tuple(dict.fromkeys([*named, *_last_first(known)]))
    if same.is_whole and (named or (not same.whose and len(different) == 1)):
        return Understood(different[0])
    return Doubtful(different[:3], "address.is_same" if len(different) == 1 else "address.same_as")


def _last_first(known: Mapping[str, Value]) -> tuple[Value, ...]:
    return tuple(known[key] for key in sorted(known, key=bool))


def _is_of(key: str, whose: str) -> bool:
    return any(part == whose for part in re.split(r"[\s_]", fold(key)))
