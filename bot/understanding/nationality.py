"""Which state a person belongs to; being of a people (Kinh, Hrê) is another matter."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, EthnicGroup, Reading, Understood, Unread
from bot.understanding import yes_no
from bot.understanding.places.states import ALONE, NAMES_OF_STATES, STATES
from bot.understanding.spelling.clean import every_word, fold, has_accents, without_fillers
from bot.understanding.spelling.phrases import Heard, Phrases
from bot.understanding.spelling.typing_styles import undo_typing
from bot.understanding.spelling.word_sets import word_set

_HOME = "Việt Nam"
_UNSURE = Phrases(
    {
        "emigrant": "việt kiều · kiều bào · gốc việt · gốc · người việt ở nước ngoài · lai"
        " · con lai"
        " · quốc tịch cũ · nhập tịch · thôi quốc tịch · thẻ xanh · định cư",
        "two": "hai quốc tịch · 2 quốc tịch · song tịch · song quốc tịch · hai nước · quốc tịch kép"
        " · cả hai nước",
        "ethnic": "kinh · hrê · h're · hre · xơ đăng · ca dong · cor · ba na · mường · tày · nùng",
        "birthplace": "sinh bên · sinh ở · đẻ bên · đẻ ở · sanh bên · sanh ở · sinh tại · sinh ra ở"
        " · ở bên · làm bên · sống ở · đi làm ở · lao động ở · sống bên · đi làm bên · đang ở · ở",
        "abroad": "nước ngoài · người nước ngoài · tây · ông tây · ngoại quốc · người tây · châu âu"
        " · châu phi · châu á · châu mỹ · không quốc tịch · chưa có quốc tịch · ng nước ngoài",
    }
)
_DENIED = word_set("không khong ko hông hổng chẳng khg hok chưa đâu")
_CODES = {"emigrant": "nationality.emigrant"}
_AROUND = word_set(
    "công dân qt cong dan người nước quốc tịch bên là em tui tôi chồng vợ mẹ cha ba bố má bé con"
    " cháu dạ ạ anh chị ông bà của thì đang có mang hiện nay giờ cũng đều cả hai nhà dân tộc nhưng"
    " mà gốc cô chú mình gia đình hết toàn cùng nguoi nuoc quoc tich me be la dt giữ theo giấy hộ"
    " chiếu ghi nó ấy đó nha nhé nè luôn ng het hỉ"
    " cộng hòa xã hội chủ nghĩa thưa xin ơi hen nghen nghe chứ vâng cho rồi"
)
# "đang xin vào quốc tịch Việt Nam", "bỏ quốc tịch Việt Nam rồi"
_CHANGING = re.compile(
    r"\b(?:đang|dang|xin|chờ|cho|đợi|doi|sắp|sap|muốn|muon|chưa|chua)\b.*"
    r"\b(?:nhập|nhap|vào|vao|vô)\b.*\b(?:tịch|tich)\b"
    r"|\b(?:bỏ|bo|thôi|thoi|tước) (?:quốc |quoc )?(?:tịch|tich)\b"
)
# Beside a state it is doubted; alone it names none.
_LOST = re.compile(r"\b(?:mất|mat) (?:quốc|quoc)? ?(?:tịch|tich)\b")
_WISHED = word_set("xin chờ đợi")  # a state that is not had yet
_EITHER = word_set("thái thai")  # a state, and a people of this country
_FLAG = "\U0001f1fb\U0001f1f3"
_SHORTEST, _LONGEST, _NEAR = 5, 25, 87
_MOST_WORDS = 40


def read(text: str, about: About) -> Reading:
    """Read the name of one state."""
    typed = [word for word in every_word(text) if word[0].isalnum()][:_MOST_WORDS]
    if not typed and _FLAG in text:
        return Understood(_HOME)
    if yes_no.meaning(text) or not typed:
        return Unread("nationality.unclear")
    reading = _of_whole(text, typed) or _of_sentence(typed, about)
    if not isinstance(reading, Unread) or undo_typing(text) != text:
        return reading
    return _likened(typed) or reading


def _of_whole(text: str, typed: list[str]) -> Reading | None:
    """Take a state that is all that was said; the "nha" of Tây Ban Nha is no filler."""
    for said in (typed, without_fillers(typed)):
        whole = STATES.of(said) or STATES.of([fold("".join(said))])
        if whole is not None and said[-1] in _EITHER:
            return Doubtful((whole, _HOME), "nationality.two")
        if whole is not None:
            return _alone(whole, said, is_lower=text.strip().islower())
    return None


def echo(value: Value, _about: About) -> str:
    return str(value)


def _alone(state: str, typed: list[str], *, is_lower: bool) -> Reading:
    """Take a state that is all that was said; "anh" and "my" may be other words."""
    is_other_word = len(typed) == 1 and typed[0] in ALONE and not has_accents(typed[0])
    if is_other_word and (typed[0] != fold(state) or (is_lower and typed[0] == "anh")):
        return Doubtful((state,), "nationality.sure")
    return Understood(state)


def _of_sentence(typed: list[str], about: About) -> Reading:
    found = _states(typed)
    named = {at for one in found for at in range(one.start, one.end)}
    unsure = tuple(
        one for one in _UNSURE.heard(typed) if not named.issuperset(range(one.start, one.end))
    )
    said = " ".join(typed)
    if (
        _CHANGING.search(said)
        or (found and _LOST.search(said))
        or any(typed[one.start - 1] in _WISHED for one in found if one.start)
    ):
        return Doubtful(_names(found)[:3], "nationality.sure")  # "đang xin quốc tịch Việt Nam"
    stated = _names([one for one in found if typed[one.start] in {"quốc", "quoc"}])
    if len(stated) == 1 and not _DENIED.intersection(typed):
        return Understood(stated[0])
    states = _without_places(found, unsure)
    codes = [one.meaning for one in unsure]
    if "birthplace" in codes and len(states) < len(_names(found)):
        options = dict.fromkeys([*states, _HOME, *_names(found)])
        return Doubtful(tuple(options)[:3], "nationality.birthplace")
    code = next((one for one in ("two", "emigrant", "abroad") if one in codes), "")
    if code or _DENIED.intersection(typed):
        home = [_HOME] if code == "emigrant" else []
        options = dict.fromkeys([*states, *home] if code else [])
        return Doubtful(tuple(options)[:3], _CODES.get(code, "nationality.two"))
    return _named(typed, found, states, about)


def _named(typed: list[str], found: list[Heard], states: tuple[str, ...], about: About) -> Reading:
    """Take the one state of a sentence that says nothing else; a people is no state."""
    peoples = _peoples(about.lexicon.ethnic_groups)
    if not states:
        is_people = bool(peoples.intersection(typed)) or "ethnic" in _codes(typed)
        return Doubtful((), "nationality.ethnic") if is_people else Unread("nationality.unclear")
    covered = {at for one in found for at in range(one.start, one.end)}
    rest = {word for at, word in enumerate(typed) if at not in covered}
    if len(states) == 1 and rest <= _AROUND | peoples:
        return Understood(states[0])
    return Doubtful(states[:3], f"nationality.{'two' if states[1:] else 'sure'}")


def _likened(typed: list[str]) -> Reading | None:
    """Offer the state whose name was nearly typed: "Vệt Nam"."""
    said = fold(" ".join(typed))
    if not _SHORTEST <= len(said) <= _LONGEST:
        return None
    likeness = {name: fuzz.ratio(said, fold(name)) for name in NAMES_OF_STATES}
    best = max(likeness, key=lambda name: likeness[name])
    if likeness[best] < _NEAR:
        return None
    return Understood(best) if best == _HOME else Doubtful((best,), "nationality.sure")


def _states(typed: list[str]) -> list[Heard]:
    """Find the states named; what is only one everyday word does not count in a sentence."""
    return [
        one
        for one in STATES.heard(typed)
        if one.end - one.start > 1 or typed[one.start] not in ALONE
    ]


def _codes(typed: list[str]) -> set[str]:
    return {one.meaning for one in _UNSURE.heard(typed)}


def _without_places(found: list[Heard], unsure: tuple[Heard, ...]) -> tuple[str, ...]:
    """Leave out the state of a place: "đẻ bên Lào", "làm ở Đài Loan"."""
    ends = [one.end for one in unsure if one.meaning == "birthplace"]
    places = {start for end in ends for start in (end - 1, end)}
    return _names([one for one in found if one.start not in places])


def _names(found: list[Heard]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.meaning for one in found))


@lru_cache(maxsize=4)
def _peoples(groups: tuple[EthnicGroup, ...]) -> frozenset[str]:
    """Give the words that name a people by themselves."""
    names = [every_word(group.name.replace("-", " ")) for group in groups]
    return frozenset(name[0] for name in names if len(name) == 1)
