"""Wishes as whole sentences: "thôi mai tui làm tiếp nghe", "cho em lùi lại câu trước với"."""

from functools import lru_cache

from bot.understanding.spelling.clean import every_word, fold
from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.typing_styles import expand, standard, undo_word
from bot.understanding.spelling.word_sets import phrase_set, word_set
from bot.understanding.wishes.command_words import COMMANDS, LISTED
from bot.understanding.wishes.wish_patterns import OTHER_WORDS, PATTERNS

_SHORT = {"cb": "cán_bộ", "wa": "qua", "wá": "quá", "t": "tôi", "lm": "làm", "nt": "nhắn_tin"}
_SHORT |= {"h": "giờ", "bh": "bao_giờ", "nch": "nói_chuyện", "tl": "trả_lời", "hỉu": "hiểu"}
_SHORT |= {"hiu": "hiểu", "thui": "thôi", "lun": "luôn", "zậy": "vậy", "dậy": "vậy", "chu": "cho"}
_SHORT |= {"hông": "không", "hổng": "không", "hong": "không", "hem": "không", "hg": "không"}
_SHORT |= {"hk": "không", "kg": "không", "khg": "không", "ủy": "ủy", "giờ": "giờ", "tks": "cảm_ơn"}
_SHORT |= {"thk": "cảm_ơn", "bik": "biết", "bít": "biết", "bit": "biết", "bùn": "buồn"}
_SHORT |= {"j": "gì", "dúp": "giúp", "zúp": "giúp", "jup": "giúp", "júp": "giúp", "gặp": "gặp"}
_KEEPS = word_set("ba chi lui sao")  # no dialect here, or read by its neighbours
_PEOPLE = word_set(
    "tôi tui em mình anh chị cháu bác chú bạn tao tau toi minh chau e a c ad bot tụi mầy"
)
_POLITE = word_set("ơi oi ạ dạ á nè nhé nha nhe nhá nghen nhen hen hén giùm gium dùm dum luôn thưa")
_FIRST = word_set(
    "vâng à ờ ừ ừm ủa ơ ê này mà thì ok oke rồi cho muốn cần nhờ giờ thôi muon can voi da um"
    " uh chắc"
    " hay đang tính định vậy nhưng với_lại trời vang nho thoi roi xem dùm để_cho hả hay_là cứ"
)
_LAST = word_set(
    "đi với nghe đã cái đó vậy thế hè hỉ rồi xíu chút tí giúp ha hả coi xem này lại cho được không"
    " voi nghe roi da vay the nhỉ hỉ nhi á à lun chứ chớ duoc khong luon thôi ngay liền lẹ"
    " nhanh nữa"
    " quá di cai do đâu dau ta ấy"
)
_NONE: frozenset[str] = frozenset()
_MOST = 40  # words


@lru_cache(maxsize=2_000)
def sentence_wish(text: str) -> str:
    """Give the name of the wish that a whole message comes down to, or ""."""
    told = _told(text)
    if not told or len(told) > _MOST:
        return ""
    ways = _ways(told)  # not the first: with "tôi" left in, "tôi làm tiếp" could be "tối làm tiếp"
    listed = (_BARE.of(said) if len(said) > 1 else COMMANDS.of(said) for said in ways[1:])
    found = next((name for name in listed if name), "")
    patterned = (_by_pattern(said) for said in ways[1:])
    return found or next((name for name in patterned if name), "")


def is_addressed(text: str) -> bool:
    """Say whether it begins with a word for a person: "anh Tiếp" is somebody's name."""
    every = every_word(text)
    return len(every) > 1 and every[0] in _PEOPLE | {"cô", "ông", "bà", "con", "chi", "co", "be"}


def _by_pattern(way: list[str]) -> str:
    said = fold(" ".join(way))
    fits = (name for name, pattern in PATTERNS if pattern.fullmatch(said))
    return next((name for name in fits if OTHER_WORDS.get(name, _NONE).isdisjoint(way)), "")


def _ways(told: list[str]) -> list[list[str]]:
    """Give the words as they stand, then with ever less around them."""
    bare = [word for word in told if word not in _PEOPLE | _POLITE] or told
    ways = [told, bare]
    start, end = 0, len(bare)
    while end - start > 1 and bare[end - 1] in _LAST:
        end -= 1
        ways.append(bare[start:end])
    while end - start > 1 and bare[start] in _FIRST:
        start += 1
        ways.append(bare[start:end])
        ways.append(bare[start:])
    return [way for way in ways if way]


def _told(text: str) -> list[str]:
    """Spell a message out: no teencode, no keys left over, the common word for a dialect one."""
    out: list[str] = []
    for word in every_word(text):
        full = _SHORT.get(word)
        parts = full.split("_") if full is not None else expand(word)
        out.extend(_spelled(part) for part in parts)
    return out


def _spelled(word: str) -> str:
    if word in _KEEPS or not word.isalnum():
        return word
    return standard(undo_word(word))


def _bare(phrase: str) -> str:
    told = [word for word in _told(phrase) if word not in _PEOPLE | _POLITE]
    return " ".join(told)


_BARE = Phrases(
    {
        name: " · ".join(bare for phrase in phrase_set(listed) if " " in (bare := _bare(phrase)))
        for name, listed in LISTED.items()
    }
)
