"""Ways of typing that leave residue: Telex, VNI, teencode, and how the Centre speaks."""

import re
import unicodedata
from functools import lru_cache

from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.keyed_letters import telex, vni
from bot.understanding.spelling.short_forms import DIALECT, SHORT_FORMS
from bot.understanding.spelling.syllables import is_syllable
from bot.understanding.spelling.word_sets import word_set

_SQUEEZE = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[^\W_]+")
# Words of other languages that the keys of Telex would turn into Vietnamese ones.
_FOREIGN = word_set(
    "as ad ads and are bar bus box bro car case cos dad did dow eros far fan fax fix for fox gara"
    " gas gasoline has her his how is law lax laser les los low lux mar max mix now of or os our"
    " over pas pos pro row saw sex sir six sofa sos sow spa star tar tax taxi test tex tour two us"
    " use user visa vow war was wax who wow xerox order under after later laser motor car gay"
    " taxis sara para vera lara tara data photo foto moto mama papa dada coca cola canada"
)
# What has a real double o; elsewhere "oong" is "ông" keyed in Telex.
_DOUBLE_O = word_set("xoong boong goong toong coong moóc mooc soóc sooc rơ-moóc goòng cooc")
_LONGEST = 10
_ONE_FIGURE = re.compile("[a-z]+[1-5]")
_KEYED_FIGURE = re.compile("[a-z]*[aeiouy][a-z]*[1-8][a-z]*[1-8]?|d9[a-z0-9]*")


def undo_typing(text: str) -> str:
    """Undo Telex and VNI left in the text, word by word, where a real syllable comes out."""
    return _WORD.sub(lambda word: _keep_case(word[0], undo_word(word[0].lower())), text)


@lru_cache(maxsize=50_000)
def undo_word(word: str) -> str:
    """Undo one lower-case word; a syllable, or a word of another language, stays."""
    if word in _FOREIGN:
        return word
    if is_syllable(word) and ("oo" not in word or word in _DOUBLE_O):
        return word
    return telex(word) or vni(word) or word


def retyped(text: str) -> str:
    """Write a short answer in full words: keys undone, short forms spelled out.

    Empty where nothing changes. Only for answers out of a closed list: a name keeps its letters.
    """
    lowered = _SQUEEZE.sub(r"\1", unicodedata.normalize("NFC", text.lower()))
    full = _WORD.sub(lambda word: " ".join(expand(undo_word(word[0]))), lowered)
    return "" if full == lowered else full


def expand(word: str) -> list[str]:
    """Give the full words for a short form, else the word itself."""
    full = SHORT_FORMS.get(word)
    return full.split("_") if full is not None else [word]


def standard(word: str) -> str:
    """Give the common word for a dialect one, written with accents."""
    return DIALECT.get(word, word)


def standard_words(text: str) -> list[str]:
    """Split a sentence into full, decoded, lower-case words, accents kept."""
    lowered = _SQUEEZE.sub(r"\1", unicodedata.normalize("NFC", text.lower()))
    found = _WORD.findall(lowered)
    with_figure = [word for word in found if not word.isalpha()]
    in_vni = sum(map(_is_in_vni, with_figure)) > 1
    # "to5" is a number run together, not a tone.
    kept = set() if in_vni else {word for word in with_figure if _ONE_FIGURE.fullmatch(word)}
    return [part for word in found for part in ((word,) if word in kept else _in_full(word))]


@lru_cache(maxsize=20_000)
def _in_full(word: str) -> tuple[str, ...]:
    full = [standard(_undoubled(undo_word(part))) for part in expand(word)]
    return tuple([part for one in full for part in one.split("_")])


def _undoubled(word: str) -> str:
    """Drop a last letter that was hit twice, where a syllable stays: "mấtt", "kýy"."""
    folded = fold(word)
    if len(word) <= len("oo") or folded[-1] != folded[-2] or is_syllable(folded):
        return word
    return word[:-1] if is_syllable(folded[:-1]) else word


def _is_in_vni(word: str) -> bool:
    return len(word) <= _LONGEST and _KEYED_FIGURE.fullmatch(word) is not None


def _keep_case(word: str, decoded: str) -> str:
    if word.lower() == decoded:
        return word
    if word.isupper() and len(word) > 1:
        return decoded.upper()
    return decoded.capitalize() if word[0].isupper() else decoded
