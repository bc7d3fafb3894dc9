"""Whether words make a full name that can be kept as it stands, or must be asked about."""

import re
import unicodedata

from bot.model.reading import Doubtful, Reading, Understood, Unread
from bot.understanding.names import name_words as known
from bot.understanding.names.name_core import Core, begins_with_surname, is_complete, low
from bot.understanding.spelling.clean import has_accents
from bot.understanding.spelling.syllables import is_syllable
from bot.understanding.spelling.typing_styles import undo_typing

_LONGEST = 100
_MOST_WORDS, _MANY_WORDS = 8, 7
_MANY_LETTERS = 25
_SHORT, _USUAL = 2, 3
_LETTERS = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
# Those of Ê Đê, Gia Rai, Mnông and others, which names on papers have too.
_LETTER = re.compile(f"[{_LETTERS}čñƀĕĭŏŭ]", re.IGNORECASE)
_ALLOWED = re.compile(rf"(?:{_LETTER.pattern}|[' \-\u0306])+", re.IGNORECASE)
_MARK = re.compile("[\u0300-\u0305\u0307-\u036f\u20d0-\u20ff\u1ab0-\u1aff]")
_INITIAL = re.compile("[bcdđghklmnpqrstvxz]")
_PLAIN = re.compile("[a-z]+")
_CLAN = frozenset({"h", "k"})
_ACUTE = "\u0301"


def judge(core: Core) -> Reading:
    """Judge the words of one name."""
    words = tuple(word.strip("-") for word in core.words if word.strip("-'"))
    name = " ".join(words)
    if len(name) > _LONGEST or len(words) > _MOST_WORDS:
        return Unread("person_name.long")
    return _of_letters(name) or _whole(Core(words)) or _of_known(core, words)


def titled(name: str) -> str:
    """Capitalise each tiếng, and each part of H'Riêu and Ya-Duk."""
    return re.sub(r"[^\s'\-]+", lambda part: part[0][:1].upper() + part[0][1:].lower(), name)


def _of_letters(name: str) -> Reading | None:
    """Ask about keys left over and marks in heaps; refuse figures and symbols."""
    plain = _MARK.sub("", name)
    decoded = _undone(plain)
    if not _ALLOWED.fullmatch(decoded) or not all(map(_LETTER.search, decoded.split())):
        return _without_figures(plain)
    if not is_complete(tuple(decoded.split())):
        return None
    if decoded != name:
        return Doubtful(_keyed(decoded, plain), "person_name.typing")
    options = _of_signs(name)
    code = "which" if len(options) > 1 else "typing"
    return Doubtful(options, f"person_name.{code}") if options else None


def _undone(name: str) -> str:
    """Undo keys left over, but in H'Riêu and K'Sor, which no Telex makes."""
    undone = undo_typing(name).split()
    typed = name.split()
    if len(undone) != len(typed):
        return " ".join(undone)
    kept = [word if "'" in word else other for word, other in zip(typed, undone, strict=True)]
    return " ".join(kept)


def _of_signs(name: str) -> tuple[str, ...]:
    """Give the ways to read "Nguyễn-Văn-An" and "Đinh Văn A'"."""
    first, *more = name.split("-")
    if len(more) > 1 or (more and begins_with_surname((first,))):
        return titled(name.replace("-", " ")), titled(name)
    if not name.endswith("'"):
        return ()
    bare = titled(name.rstrip("'"))
    acute = unicodedata.normalize("NFC", bare + _ACUTE)
    return (bare, acute) if low(bare[-1]) in "aeiouy" else (bare,)


def _keyed(decoded: str, typed: str) -> tuple[str, ...]:
    """Give the name with its keys undone, and as typed where that can be a name as well."""
    residue = [
        word for word, whole in zip(typed.split(), decoded.split(), strict=True) if word != whole
    ]
    may_be_meant = has_accents(typed) and all(
        _PLAIN.fullmatch(low(word)) and not re.search("aa|ee|oo|dd|w|[fjz]", low(word))
        for word in residue
    )
    options = (decoded, typed) if may_be_meant and residue else (decoded,)
    return tuple(map(titled, options))


def _without_figures(name: str) -> Reading:
    """Ask whether a stray figure behind a whole name may go; refuse any other."""
    *rest, last = name.split() or [""]
    left = tuple(rest)
    if last.isdecimal() and is_complete(left) and _ALLOWED.fullmatch(" ".join(left)):
        return Doubtful((titled(" ".join(left)),), "person_name.title")
    return Unread("person_name.letters")


def _whole(core: Core) -> Reading | None:
    """Ask for the rest of "Lan", of "Nguyễn V. An"; put "H Riêu" together."""
    words = core.words
    if words and low(words[0]) in _CLAN and len(words) > 1:
        joined = f"{words[0]}'{words[1]}"
        return Doubtful((titled(" ".join([joined, *words[2:]])),), "person_name.title")
    if any(_INITIAL.fullmatch(low(word)) for word in words):
        return Doubtful((), "person_name.full")
    if len(words) < _SHORT and not is_complete(words):
        return Doubtful((), "person_name.full")
    return None


def _of_known(core: Core, words: tuple[str, ...]) -> Reading:
    kept = titled(" ".join(words))
    others = [titled(" ".join((*core.before, *words)))] if core.before else []
    others += [titled(" ".join((*words, *core.after)))] if core.after else []
    if others:
        return Doubtful((kept, *others)[:3], "person_name.which")
    problem = _problem(core, words)
    return Doubtful((kept,), f"person_name.{problem}") if problem else Understood(kept)


def _problem(core: Core, words: tuple[str, ...]) -> str:
    """Name what is odd about a name that may stand all the same."""
    name = " ".join(words)
    if _lacks_accents(words):
        return "accents"
    if len(words) > _MANY_WORDS or sum(map(str.isalpha, name)) > _MANY_LETTERS:
        return "long"
    if core.is_titled or not is_complete(words) or not _is_likely(core, words):
        return "title"
    bare_middle = len(words) > _SHORT and low(words[1]) in {"thi", "van"}
    return "typing" if core.is_unsure or bare_middle else ""


def _lacks_accents(words: tuple[str, ...]) -> bool:
    name = " ".join(words)
    is_short = len(words) <= _SHORT and (
        low(words[0]) in known.FIRST_LETTERS or "'" in name or "-" in name
    )
    return not has_accents(name) and not is_short


def _is_likely(core: Core, words: tuple[str, ...]) -> bool:
    """Say whether something shows that it is a whole name: a surname, a lead-in, its form."""
    behind = [low(word) for word in words[1:]]
    is_written_as_name = all(word[0].isupper() for word in words)
    is_small = not (is_written_as_name or core.is_announced)
    weak = sum(word in known.WEAK for word in behind) if is_small else 0
    if known.STRONG.intersection(behind) or weak > 1:
        return len(words) == _USUAL and behind[0] in known.MIDDLES
    if begins_with_surname(words) or low(words[0]) in known.FIRST_LETTERS:
        return True
    if known.MIDDLES.intersection(map(low, words[1:])) or re.search("['-]", "".join(words)):
        return True
    if not all(map(is_syllable, words)):
        return True
    return len(words) > _SHORT and (core.is_announced or is_written_as_name)
