"""Which letters make a Vietnamese syllable."""

import re
import unicodedata
from functools import lru_cache

from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.word_sets import word_set

_ONSETS = (
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h",
    "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x",
)  # fmt: skip
_RIMES = word_set(
    "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem"
    " ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay"
    " oc oe oen oeo oet oi om on ong ooc oong op ot u ua uac uai uan uang uat uau uay uc ue uech"
    " uen uenh uet ueu ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen"
    " uyet uynh uyt uyu y yem yen yeng yet yeu ynh yt"
)
# The same with their hats, after an onset other than "qu" and "gi".
_HATTED = word_set(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em"
    " en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip"
    " it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo"
    " oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un"
    " ung uôc uôi uôm uôn uông uôt up ut uân uâng uât uây uê uêch uênh uơ uy uya uych uyên uyêt"
    " uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt"
    " yêu"
)
_AFTER_QU = word_set(
    "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et ê ên ênh êt"
    " i it inh ôc ôi ôn ơ ơi y yên yêt ynh yt ych"
)
_AFTER_GI = word_set("a ac ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăt âm ân âng âp ât âu ây e"
    " em en eo et ê o oc oi om on ong ot ô ôc ông ôi ôn ơ ơi ơn u uc up ưa ưt ương ươc ươi ươm in"
    " êng êt êm êc i ư ưng ưa")  # fmt: skip
# Hats are often left out where nothing else could be meant: "tieng", "nguyen", "duoc".
_HATLESS = word_set(
    "iec iem ien ieng iep iet ieu uoc uoi uom uon uong uot uou uyen uyet yen yet yeu"
)
_AFTER = {"qu": _AFTER_QU, "gi": _AFTER_GI}
_FRONT = "eêiy"
_STOPS = ("c", "ch", "p", "t")
_TONES_OF_STOPS = frozenset({"", "\u0301", "\u0323"})
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LONGEST = 7
_SPLIT = re.compile(f"({'|'.join(_ONSETS)})?(.+)")
_SPLIT_HATTED = re.compile(f"({'|'.join(sorted([*_ONSETS, 'đ'], key=len, reverse=True))})?(.+)")


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Say whether a word, with or without accents, can be a Vietnamese syllable."""
    bare = fold(word)
    if not bare.isalpha() or not bare.isascii() or len(bare) > _LONGEST:
        return False
    found = _SPLIT.fullmatch(bare)
    if found is None:
        return False
    return found[2] in _RIMES or bare in _RIMES or bare in {"gi", "gin", "gieng", "giet"}


@lru_cache(maxsize=50_000)
def is_well_spelled(word: str) -> bool:
    """Say whether a lower-case word with its hats and tone is spelled as people are taught."""
    apart = unicodedata.normalize("NFD", word)
    tones = [mark for mark in apart if mark in _TONES]
    toneless = unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))
    if len(tones) > 1 or not is_syllable(toneless):
        return False
    if toneless.endswith(_STOPS) and not _TONES_OF_STOPS.issuperset(tones):
        return False
    return _fits(toneless)


def _fits(toneless: str) -> bool:
    found = _SPLIT_HATTED.fullmatch(toneless)
    if found is None:
        return False
    onset, rime = found[1] or "", found[2]
    if rime in _HATLESS or toneless in {"gi", "gin"}:
        return True
    return rime in _AFTER.get(onset, _HATTED) and _may_begin(onset, rime)


def _may_begin(onset: str, rime: str) -> bool:
    """Tell c from k, g from gh and ng from ngh by the vowel behind."""
    if onset in {"k", "gh", "ngh"}:
        return rime[0] in _FRONT
    return onset != "q" and not (onset in {"c", "g", "ng"} and rime[0] in _FRONT)
