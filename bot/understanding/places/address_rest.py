"""What stays of an address beside commune and province, as it was typed."""

import re
from collections.abc import Sequence

from bot.understanding.places.gazetteer import Mention
from bot.understanding.places.place_words import Token
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.word_sets import phrase_set, word_set

_EDGE = " ,;.:-\u2013\u2014()\n/|!?…"
_COLON = re.compile(r"\s*:\s*")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_TYPED = " ,;.:"


def _as_typed(listed: str) -> frozenset[str]:
    """Give the words with their marks, and with none."""
    return frozenset(form for word in listed.split() for form in (word, fold(word)))


# Who lives there, up to the "ở" that leads to where.
_WHO = _as_typed(
    "dạ vâng thưa cho của em tui tôi mình con cháu bé nó anh chị vợ chồng mẹ má cha ba bố tía"
    " ông bà gia đình nhà hộ khẩu địa chỉ đ/c đc chỗ nơi quê quán nguyên thường tạm trú cư"
    " hình như chắc số thì hiện nay tại bây giờ đang là trước sinh đẻ sanh đứa hai vẫn cũng"
    " ngoại nội thằng cu cưới người"
)
_AT = _as_typed("ở tại là sống trọ trú thuộc gốc thuê")
_AMBIGUOUS = frozenset({"la", "song", "tru"})  # "La Vân", "song" for "sông": no lead by themselves
_OPENINGS = phrase_set(
    "dia chi · hinh nhu · chac la · so la · thuong tru · tam tru · noi o · cho o · ho khau ·"
    " em · da · noi thuong tru · que quan · dia chi la · noi o hien nay · ho khau thuong tru"
    " · vang · thua · chac · dc · d/c · que · noi cu tru · da so la · hien tai · dia chi"
    " thuong tru · da dia chi · cho o hien nay · hinh nhu la · de em · nguyen quan"
)
_PLACES = _as_typed("nhà chỗ nơi nội ngoại")
_LONGEST_LEAD = 10
_ENDING = word_set("ạ nha nhé nhe nghen nghe hen hén đó nè á luôn nhen ơi với giúp dùm giùm")
_ENDINGS = phrase_set("em oi · em nhe · em nha · anh oi · chi oi · ban oi · ad oi · em a")
# Words that only join the parts of an address together.
_JOINING = word_set(
    "cu nay la thuoc cua o tai truoc day bay gio moi hien vn viet nam da a nhe ne do hen luon em oi"
    " duoi trong ngoai tren lam cong nhan hay hoac gi"
    " thi va voi con goi ten doi thanh sap nhap vao sau nghen tinh huyen xa hinh nhu chac dao"
)

_UNKNOWN = re.compile(
    r"(?:em |tui |con )?(?:khong|hong|hok|ko|k|chua|quen)(?: (?:nho|biet|ro|mat))*(?: ten)?"
    r"(?: (?:thon|xom|lang|to|doi|so nha|gi|nao))*"
)


def rest_of(text: str, tokens: Sequence[Token], used: Sequence[Mention]) -> str:
    """Keep the words that name neither commune nor province, in the order they came."""
    parts: list[str] = []
    at = 0
    for one in sorted(used, key=lambda name: name.start):
        start = tokens[one.start - one.mark.size].start
        parts.append(text[at:start])
        at = tokens[one.end - 1].end
    parts.append(text[at:])
    tidied = [without_lead(parts[0]), *map(_tidy, parts[1:])]
    return ", ".join(part for part in tidied if part)


def without_lead(part: str) -> str:
    """Take off "dạ nhà em đang ở" too; "nhà ông Bi" is where, not who."""
    return _tidy(" ".join(_without_lead(_words(part))))


def _tidy(part: str) -> str:
    """Take off what leads out or only joins."""
    said = _without_end(_words(part))
    told = " ".join(said)
    if all(map(_only_joins, _WORD.findall(told.lower()))) or _UNKNOWN.fullmatch(fold(told)):
        return ""
    return " ".join(said).strip(_EDGE)


def _only_joins(word: str) -> bool:
    return fold(word) in _JOINING or word in _AT or (word in _WHO and word not in _PLACES)


def _words(part: str) -> list[str]:
    return _SPACES.sub(" ", _COLON.sub(" ", part)).strip(_EDGE).split(" ")


def _without_lead(said: list[str]) -> list[str]:
    lead = 0
    for at, word in enumerate(said[:_LONGEST_LEAD]):
        typed = word.lower().strip(_TYPED)
        if typed not in _WHO | _AT or _at_home(said, at):
            break
        if typed in _AT and not (at == 0 and typed in _AMBIGUOUS):
            lead = at + 1
    return said[lead:] if lead else _without_opening(said)


def _at_home(said: list[str], at: int) -> bool:
    """Say whether it goes on with "tại nhà" or "nhà trọ", which are the place itself."""
    return fold(" ".join(said[at : at + 2]).strip(_TYPED)) in {"o nha", "tai nha", "nha tro"}


def _without_opening(said: list[str]) -> list[str]:
    for size in range(min(len(said), 4), 0, -1):
        if fold(" ".join(word.strip(_TYPED) for word in said[:size])) in _OPENINGS:
            return _without_opening(said[size:])
    return said


def _without_end(said: list[str]) -> list[str]:
    while said:
        last = [word.lower().strip(_TYPED) for word in said[-2:]]
        if fold(" ".join(last)) in _ENDINGS:
            said = said[:-2]
        elif last[-1] in _ENDING:
            said = said[:-1]
        else:
            break
    return said
