"""Words that may be a wish or an answer: the kind of answer expected decides."""

import re

from bot.model.reading import About, Doubtful, Reading, Understood
from bot.understanding import choice, kinds, yes_no
from bot.understanding.spelling.clean import every_word, fold, words
from bot.understanding.spelling.word_sets import word_set
from bot.understanding.wishes.spoken_wishes import is_addressed

ANSWERED_BY_YES = word_set("yes_no choice choices photo")
PICKED = word_set("choice choices")
IN_OWN_WORDS = word_set("text business_line")
ONE_OF_ALL = word_set("ethnic_group relation marriage sex nationality person_name")
FIGURES = word_set("date money number phone citizen_id pages age")
_NAMES_A_PAPER = word_set("form form_file")
_HAS_NONE = word_set("citizen_id phone person_name")
# Given names too; alone they need a surname anyway, and asking for it does no harm.
_GIVEN_NAMES = word_set("huy huỷ chi khoan tiếp thôi hi nghe bí dung nghi ha ho hu")
_KIN = frozenset({"can bo", "nguoi khac", "nhan vien"})
_RIGHT = re.compile(
    r"dung(?: (?:em|roi|rui|chi|anh|do|vay|r|nha|a))*"
)  # "đúng", rather than "dừng"
_NOT_YET = re.compile(r"chua co\b|nop roi ma chua\b")
_SOON = re.compile(r"\b(?:mai|mot|thu|tuan|chieu|trua|sang)\b")  # a day to come
_OF_A_PHOTO = re.compile(
    r"\b(?:gui|chup|nop|dem|mang)\b|\b(?:mai|bua|chut|lat) (?:nua )?(?:moi )?co\b"
    r"|^(?:thoi )?de (?:mai|mot|lat|chut|toi|chieu)\W*$"
)
_PUT_OFF = word_set("stop later wait")
_AS_NO = word_set("later back stop help edit repeat")
_OOPS = re.compile(r"(?:à|ủa|ý|í|ấy|ơ|chết)\b", re.IGNORECASE)  # "nhầm" alone is a no
# With nothing asked, the finder hears the rest: "trích lục là gì", "khiếu nại về đất".
_AT_THE_OPENING = word_set(
    "thanks greet resume stop listen wait repeat help cancel back later other restart edit"
    " complaint"
)
_PROCEDURES = re.compile(r"(?:.* )?(?:khieu nai|phan anh|to cao)\b")
_COUNTS_STEPS = word_set("back other restart")
_SELLING = re.compile(r"(?:dang )?ban\b")  # "bán" or "bận"
_FEW = 2  # words


def is_answer(said: str, name: str, kind: str, about: About) -> bool:
    """Say whether the very words of a wish answer a question of this kind."""
    decides = _DECIDES.get(kind)
    return decides is not None and decides(said, name, about)


def is_taken(said: str, name: str, kind: str, about: About) -> bool:
    """Say whether a sentence that sounds like a wish answers the question, or opens something."""
    if not kind:
        return name not in _AT_THE_OPENING or bool(_PROCEDURES.match(fold(said)))
    if kind in IN_OWN_WORDS:
        is_trade = name in _NAMES_A_PAPER or bool(_SELLING.match(fold(said)))
        return is_trade and _is_short(said)
    if kind in PICKED and _names_a_choice(said, about):
        return True
    if kind in FIGURES and name not in _COUNTS_STEPS and any(sign.isdecimal() for sign in said):
        return answers(kinds.read(kind, said, about))
    is_named = kind == "person_name" and is_addressed(said) and len(every_word(said)) == _FEW
    return is_named or is_answer(said, name, kind, about)


def answers(reading: Reading) -> bool:
    """Say whether there is a value in a reading, if only a likely one."""
    return isinstance(reading, Understood) or (
        isinstance(reading, Doubtful) and bool(reading.options)
    )


def _of_yes_no(said: str, name: str, _about: About) -> bool:
    """Tell "đúng" from "dừng", "để hỏi chồng" from "chờ tui chút": both may be answers."""
    plain = " ".join(words(said))
    if name in _AS_NO and _means_yes_or_no(said, name):
        return True
    match name:
        case "stop":
            return fold(plain) in {"thoi", "chiu"} or bool(_RIGHT.fullmatch(plain))
        case "wait":
            return yes_no.leaning(plain) == "unknown"
        case "later" | "status":
            return bool(_NOT_YET.match(fold(plain)))
        case _:
            return False


def _of_choice(said: str, name: str, about: About) -> bool:
    if name == "other":
        return _is_short(said) and bool(choice.match(said, about.choices))
    return name in _AS_NO and _means_yes_or_no(said, name)


def _of_photo(said: str, name: str, about: About) -> bool:
    reading = kinds.read("photo", said, about)
    problem = "" if isinstance(reading, Understood) else reading.problem
    if name == "help":
        return problem == "photo.unable"
    if name in _PUT_OFF and _OF_A_PHOTO.search(fold(said)):
        return problem == "photo.later"
    return name in _AS_NO and _means_yes_or_no(said, name)


def _of_text(said: str, name: str, _about: About) -> bool:
    return name in _NAMES_A_PAPER and _is_short(said)


def _of_a_number(said: str, _name: str, _about: About) -> bool:
    return fold(" ".join(words(said))) == "chua co"


def _of_a_name(said: str, name: str, about: About) -> bool:
    plain = " ".join(words(said))
    return plain in _GIVEN_NAMES or _is_titled(said) or _of_a_number(said, name, about)


def _of_a_people(said: str, name: str, _about: About) -> bool:
    return name == "listen" and fold(said).startswith("tieng ")


def _of_kin(said: str, _name: str, _about: About) -> bool:
    return fold(" ".join(words(said))) in _KIN


def _of_a_day(said: str, name: str, about: About) -> bool:
    """Take "để mai" for a day where a day to come is asked."""
    if not about.limits.coming or name not in _PUT_OFF:
        return False
    return bool(_SOON.search(fold(said))) or answers(kinds.read("date", said, about))


_DECIDES = {
    "yes_no": _of_yes_no, "choice": _of_choice, "choices": _of_choice, "photo": _of_photo,
    "text": _of_text, "citizen_id": _of_a_number, "phone": _of_a_number,
    "person_name": _of_a_name, "ethnic_group": _of_a_people, "relation": _of_kin,
    "date": _of_a_day,
}  # fmt: skip


def _means_yes_or_no(said: str, name: str) -> bool:
    is_slip = name == "edit" and bool(_OOPS.match(said))
    return not is_slip and bool(yes_no.meaning(" ".join(words(said))))


def _names_a_choice(said: str, about: About) -> bool:
    """Say whether more than a single word of a choice was said: "khác" is in many a wish."""
    fits = set(choice.match(said, about.choices))
    return any(
        one.id in fits and len(words(form)) > 1
        for one in about.choices
        for form in (one.label, *one.words)
    )


def _is_titled(said: str) -> bool:
    """Say whether every word begins with a capital, as in "A Lô"; phones write only the first."""
    parts = said.split()
    return len(parts) > 1 and not said.isupper() and all(part[:1].isupper() for part in parts)


def _is_short(said: str) -> bool:
    return len(words(said)) <= _FEW
