"""Yes, no, not yet, don't know. A yes is only taken where it is plainly one."""

import re
from functools import lru_cache

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.spelling.clean import every_word, fold, without_fillers
from bot.understanding.spelling.typing_styles import standard, undo_word
from bot.understanding.yes_no_words import (
    AFFIRMS,
    AGREES,
    ASKED,
    BUT,
    DENIES,
    DOUBLY_DENIED,
    FIRST,
    HEDGED,
    NOT_TAKEN,
    NOT_YET,
    UNKNOWN,
    WHETHER_MORE,
    WHOLE,
)  # fmt: skip

_YES, _NO = (Understood(value) for value in (True, False))
UNKNOWN_YET = Doubtful((), "yes_no.unknown")
LATER = Doubtful((), "yes_no.later")
_BOTH = Doubtful((True, False), "yes_no.both")

_LONGEST = 200
_SPEAKER = re.compile(
    r"^(?:(?:da|thua|vang|a|o|u|thi) )*(?:(?:hai|ca|ca hai|2|tui|chung|bon) )?(?:em|toi|anh"
    r"|chi|be|con|chau|minh|nha|no"
    r"|vo chong|dua|cha me|gia dinh|nguoi|nha minh|cha|me|bac|co chu|con em|chung toi)"
    r" (?:em |toi |minh |no )?(?=(?:thi )?(?:co|khong|chua|dong|phai|da|dung|chang|mang|quen"
    r"|de|dang|moi|cung)\b)"
)
_ASKING = re.compile(r"\b(?:ha|hay sao|khong vay|the nao|nhu nao|sao vay|phai khong)\W*$|\?\s*$")
_SAYS_YES = re.compile(r"\b(?:co|dung|phai)\b")
_SAYS_NO = re.compile(r"\b(?:khong|dau|sai)\b")
_ON_SECOND_THOUGHT = re.compile(
    r"^(?:khong|co|dung|sai|chua)\b.*\b(?:a|ua|quen|nham|y|lon)\b.*\b(?:co|dung|phai|khong"
    r"|sai|roi)\b"
)
_CHUA = re.compile(r"\bchua\b")
_QUESTION = re.compile(r"\?\s*$")
_SHORT = dict.fromkeys(
    ["k", "ko", "kh", "kg", "khg", "hk", "hg", "hok", "hem", "khum", "hông", "hong", "hổng", "hỏng",
     "nỏ", "kô", "chả", "chẳng"], "không"
) | {
    "r": "rồi", "dc": "được", "đc": "được", "bit": "biết", "bít": "biết", "bik": "biết",
    "bt": "biết", "ch": "chưa", "chx": "chưa", "chớ": "chứ", "hổng có": "không có", "nha": "nhé",
    "cs": "có", "z": "vậy", "j": "gì", "wên": "quên", "cos": "có", "umm": "um", "òi": "rồi",
    "ùi": "rồi", "uk": "ừ", "rùi": "rồi", "rui": "rồi", "gồi": "rồi", "dzạ": "dạ",
}  # fmt: skip
_PLAINLY = {"agree": "yes"}
_TOLD = frozenset({"yes", "no", "later", "unknown"})


def read(text: str, about: About) -> Reading:
    """Read True or False; without options, `yes_no.unknown` and `yes_no.later` are answers too."""
    if about.consent and _ASKING.search(fold(text)):
        return Unread("yes_no.unclear")
    said = WHOLE.meaning(text) or WHETHER_MORE.meaning(text) or _meaning_of_sentence(text)
    match said:
        case "agree" | "first":
            return _YES
        case "yes":
            return Doubtful((True, False), "yes_no.consent") if about.consent else _YES
        case "no" | "second":
            return _NO
        case _:
            return _SPECIAL.get(said, Unread("yes_no.unclear"))


def echo(value: Value, _about: About) -> str:
    return "có" if value else "không"


def meaning(text: str) -> str:
    """Give "yes", "no", "later", "unknown", or "" for anything else."""
    found = WHOLE.meaning(text) or ""
    if not found and len(text) <= _LONGEST and UNKNOWN.fullmatch(_spelled(text)):
        return "unknown"
    return _PLAINLY.get(found, found if found in _TOLD else "")


def leaning(label: str) -> str:
    """Give what a label amounts to: "Có giấy kết hôn" is a yes, "Chưa làm" is later."""
    return meaning(label) or _meaning_of_sentence(label)


_SPECIAL: dict[str, Reading] = {"later": LATER, "unknown": UNKNOWN_YET, "both": _BOTH}


def _meaning_of_sentence(text: str) -> str:
    """Weigh a longer answer; a hedge, a question or a mix of yes and no is asked back."""
    told = _told(text[:_LONGEST])
    said = _SPEAKER.sub("", fold(" ".join(told)))
    if not said:
        return ""
    told_whole = _told_whole(said)
    if told_whole:
        return "both" if _QUESTION.search(text) else told_whole
    if _is_other_word(told[-len(said.split())], said):
        return "later" if _is_not_yet(said) else ""
    return _of_the_vague(said) if _is_vague(said, text) else _plain_meaning(said)


def _told_whole(said: str) -> str:
    whole = WHOLE.of(said.split())
    if whole is not None or AGREES.fullmatch(said):
        return whole or "agree"
    return "unknown" if UNKNOWN.fullmatch(said) else ""


def _of_the_vague(said: str) -> str:
    is_known = AFFIRMS.fullmatch(said) or DENIES.fullmatch(said)
    return "both" if is_known or HEDGED.search(said) or ASKED.fullmatch(said) else ""


def _is_vague(said: str, text: str) -> bool:
    return bool(
        HEDGED.search(said)
        or _QUESTION.search(text)
        or ASKED.fullmatch(said)
        or DOUBLY_DENIED.fullmatch(said)
    )


def _is_other_word(first: str, said: str) -> bool:
    """Tell "con tui" from "còn" and "cô Ba" from "có" by the accents that were typed."""
    return first not in FIRST.get(said.split(maxsplit=1)[0], (first,))


def _is_not_yet(said: str) -> bool:
    return bool(NOT_TAKEN.fullmatch(said) or NOT_YET.fullmatch(said) or _CHUA.search(said))


def _plain_meaning(said: str) -> str:
    denies = DENIES.fullmatch(said)
    if _ON_SECOND_THOUGHT.search(said):
        return "both"
    if _is_not_yet(said):
        return "both" if denies and not NOT_TAKEN.fullmatch(said) else "later"
    if denies:
        return "no"
    has_no = bool(_SAYS_NO.search(said))
    if not AFFIRMS.fullmatch(said):
        return "both" if _SAYS_YES.search(said) and (has_no or " het" in said) else ""
    return "both" if has_no or BUT.search(said) else "yes"


def _spelled(text: str) -> str:
    """Spell an answer out, without accents: no short forms, the common word for a dialect one."""
    return fold(" ".join(_told(text)))


@lru_cache(maxsize=1_000)
def _told(text: str) -> tuple[str, ...]:
    full = " ".join(standard(undo_word(_SHORT.get(word, word))) for word in every_word(text))
    told = without_fillers(full.replace("_", " ").split())
    # "không, không có" says no once.
    return tuple(word for at, word in enumerate(told) if at == 0 or word != told[at - 1])
