"""Which letters make a Vietnamese syllable."""

import re
from functools import lru_cache

from bot.understanding.clean import fold
from bot.understanding.word_sets import word_set

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
_LONGEST = 7
_SPLIT = re.compile(f"({'|'.join(_ONSETS)})?(.+)")


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
