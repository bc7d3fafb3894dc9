"""Telex and VNI: the keys of letters and tones, put together as the keyboard would have."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.syllables import is_well_spelled

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_TONES = frozenset(_TELEX_TONES.values())
_VOWELS = frozenset("aeiouy")
_STRONG = frozenset("ăâêôơư")
_LONGEST = 10
_LATE = "late"


@dataclass(frozen=True, slots=True)
class _Keyed:
    """What has been keyed so far: plain letters, the hat of each, the tone."""

    letters: tuple[str, ...] = ()
    hats: tuple[str, ...] = ()
    tone: str = ""
    is_spoilt: bool = False
    keys: tuple[str, ...] = field(default=())  # those taken as keys, not as letters

    def vowels(self) -> list[int]:
        """Give the places of the vowels; the u of "qu" and the i of "gi" are none."""
        word = "".join(self.letters)
        start = 2 if re.match("qu[aeiouy]|gi[aeou]", word) else 0
        return [at for at, one in enumerate(self.letters) if one in _VOWELS and at >= start]


def telex(word: str) -> str:
    """Undo Telex in a lower-case word; empty where no well-spelled syllable comes out."""
    return _put_together(word, _telex_key) if word.isalpha() else ""


def vni(word: str) -> str:
    """Undo VNI in a lower-case word; empty where no well-spelled syllable comes out."""
    return _put_together(word, _vni_key)


def with_tone(syllable: str, tone: str) -> str:
    """Put a tone where it is written in the older placement (hòa, thúy)."""
    at = _tone_place(syllable)
    return unicodedata.normalize("NFC", syllable[: at + 1] + tone + syllable[at + 1 :])


def _put_together(word: str, key: Callable[[_Keyed, str], _Keyed]) -> str:
    if len(word) > _LONGEST:
        return ""
    keyed = _Keyed()
    for char in word:
        keyed = key(keyed, char)
        if keyed.is_spoilt:
            return ""
    if not keyed.keys or keyed.keys == (_LATE,):
        return ""
    decoded = _written(keyed)
    return decoded if is_well_spelled(decoded) else ""


def _telex_key(keyed: _Keyed, char: str) -> _Keyed:
    vowels = keyed.vowels()
    if vowels and char in _TELEX_TONES:
        return _toned(keyed, char, _TELEX_TONES[char])
    if char == "d" and keyed.letters[:1] == ("d",) and not keyed.hats[0]:
        return _hatted(keyed, char, {0: _HAT})
    if char == "w" and keyed.letters:
        return _hatted(keyed, char, _horned(keyed) or _breved(keyed))
    same = [at for at in vowels if keyed.letters[at] == char and not keyed.hats[at]]
    if char in "aeo" and same and _is_second(keyed, same[-1]):
        # A hat keyed behind the last sound, "tienge", and nothing else: rather "photo", "data".
        late = same[-1] != len(keyed.letters) - 1
        return _hatted(keyed, _LATE if late else char, {same[-1]: _HAT})
    return _lettered(keyed, char)


def _vni_key(keyed: _Keyed, char: str) -> _Keyed:
    if char == "9" and keyed.letters[:1] == ("d",) and not keyed.hats[0]:
        return _hatted(keyed, char, {0: _HAT})
    if not char.isdecimal():
        return _lettered(keyed, char)
    if char in _VNI_TONES and keyed.vowels():
        return _toned(keyed, char, _VNI_TONES[char])
    return _hatted(keyed, char, _VNI_HATS[char](keyed) if char in _VNI_HATS else {})


def _is_second(keyed: _Keyed, at: int) -> bool:
    """Say whether the key belongs to that vowel: right behind it, or behind the last sound."""
    rest = keyed.letters[at + 1 :]
    return not rest or rest[0] not in _VOWELS


def _horned(keyed: _Keyed) -> dict[int, str]:
    """Give the vowels that a horn falls on: both of "uo", else the u, else the o."""
    vowels = keyed.vowels()
    run = "".join(keyed.letters[at] for at in vowels)
    if "uo" in run:
        at = run.index("uo")
        return {vowels[at]: _HORN, vowels[at + 1]: _HORN}
    if "oa" in run:
        return {}
    for vowel in "uo":
        if vowel in run:
            return {vowels[run.index(vowel)]: _HORN}
    # "nhw" stands for "như": the key is the letter.
    return {}


def _breved(keyed: _Keyed) -> dict[int, str]:
    return {at: _BREVE for at in keyed.vowels() if keyed.letters[at] == "a"}


def _circumflexed(keyed: _Keyed) -> dict[int, str]:
    return dict.fromkeys([at for at in keyed.vowels() if keyed.letters[at] in "aeo"][-1:], _HAT)


_VNI_HATS = {"6": _circumflexed, "7": _horned, "8": _breved}


def _toned(keyed: _Keyed, char: str, tone: str) -> _Keyed:
    # Two tone keys undo each other: "boss", "pass".
    spoilt = bool(keyed.tone)
    return replace(keyed, tone=tone, is_spoilt=spoilt, keys=(*keyed.keys, char))


def _hatted(keyed: _Keyed, char: str, hats: dict[int, str]) -> _Keyed:
    if not hats and char == "w" and not keyed.vowels():
        return replace(
            keyed, letters=(*keyed.letters, "u"), hats=(*keyed.hats, _HORN), keys=(*keyed.keys, "w")
        )
    merged = tuple(hats.get(at, hat) for at, hat in enumerate(keyed.hats))
    return replace(keyed, hats=merged, is_spoilt=not hats, keys=(*keyed.keys, char))


def _lettered(keyed: _Keyed, char: str) -> _Keyed:
    """Take a letter with the marks it has already."""
    apart = unicodedata.normalize("NFD", char)
    hat = next((mark for mark in apart if mark in {_HAT, _BREVE, _HORN}), "")
    tone = next((mark for mark in apart if mark in _TONES), "")
    letter, hat = ("d", _HAT) if char == "đ" else (apart[0], hat)
    two = bool(tone and keyed.tone)
    return replace(
        keyed,
        letters=(*keyed.letters, letter),
        hats=(*keyed.hats, hat),
        tone=tone or keyed.tone,
        is_spoilt=two,
    )


def _written(keyed: _Keyed) -> str:
    letters = [
        "đ" if (one, hat) == ("d", _HAT) else unicodedata.normalize("NFC", one + hat)
        for one, hat in zip(keyed.letters, keyed.hats, strict=True)
    ]
    word = "".join(letters)
    # The horn of "uo" may be keyed on one of the two only; at the end of a word it is "uơ".
    word = re.sub("ưo(?=.)|uơ(?=.)", "ươ", word) if "qu" not in word else word
    word = re.sub("ươ$|ưo$", "uơ", word)
    return with_tone(word, keyed.tone) if keyed.tone else word


def _tone_place(syllable: str) -> int:
    start = 2 if re.match("qu.|gi.", fold(syllable)) and len(syllable) > len("gin") - 1 else 0
    places = [at for at, char in enumerate(syllable) if fold(char) in _VOWELS and at >= start]
    if not places:
        places = [at for at, char in enumerate(syllable) if fold(char) in _VOWELS]
    strong = [at for at in places if syllable[at] in _STRONG]
    if strong or not places:
        return strong[-1] if strong else len(syllable) - 1
    ends_open = places[-1] == len(syllable) - 1
    return places[-2] if len(places) > 1 and ends_open else places[-1]
