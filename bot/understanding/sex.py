"""Male or female, as people say it of a child or of themselves."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.spelling.clean import words
from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.word_sets import word_set

_WORDS = Phrases(
    {
        "nam": "trai · con trai · bé trai · cu · thằng cu · cu tí · nam · male · đàn ông · boy"
        " · hoàng tử · 👦 · thằng nhóc · nam giới · con giai · cháu trai · thằng nhỏ · thằng bé"
        " · nhóc trai · quý tử · đực rựa · giới tính nam · 👨 · giai · zai · bé giai · con zai"
        " · bé zai · em trai · em bé trai · thằng · cu cậu · cậu bé · chàng trai · chàng · man · 🚹"
        " · ♂ · 🤴 · hoàng tử bé · nam nhi · thằng con trai · thằng ku · ku · bé nam · đàn ông con"
        " trai · quí tử · cậu ấm · trai tráng · có chim · thằng cu tí · cu con · cậu nhóc"
        " · đích tôn · cháu đích tôn · cháu nối dõi",
        "nu": "gái · con gái · bé gái · hĩm · nữ · female · đàn bà · công chúa · 👧 · phụ nữ"
        " · cháu gái · cái hĩm · nữ giới · thị mẹt · nhóc gái · girl · giới tính nữ · 👩 · em gái"
        " · em bé gái · con bé · con nhỏ · cô bé · cô công chúa · woman · 🚺 · ♀ · 👸 · con hĩm"
        " · nhỏ gái · bé nữ · con gái rượu · nàng · nữ nhi · vịt giời · vịt trời · cái tí · công"
        " chúa nhỏ · cô nương · thiếu nữ · lady · gái rượu",
    }
)
# One letter says it only when it is all that is said.
_LETTERS = {"m": "nam", "f": "nu", "b": "nam", "g": "nu"}
_UNKNOWN = Phrases(
    {
        "none": "chưa biết · không biết · không rõ · hổng biết · chưa rõ · chưa sinh · chưa siêu âm"
        " · chưa đẻ · chưa sanh · hông biết · ko biết"
    }
)
_DENIED = word_set("không khong chưa hổng ko hông chẳng khg hok phải")
_UNSURE = Phrases(
    {"unsure": "hình như · chắc · chắc là · có lẽ · hay · hoặc · siêu âm · bác sĩ nói · nghe nói"
     " · đoán · giống"}
)  # fmt: skip
# A place, a year, and who else "con gái" may be.
_OTHERS = Phrases(
    {
        "other": "việt nam · quảng nam · miền nam · phía nam · hà nam · nam định · nam trà my"
        " · đông nam · tây nam · nam bộ · nam mô"
    }
)
_OWN_CHILD = Phrases(
    {
        "child": "con gái tui · con trai tui · con gái tôi · con trai tôi · con gái em"
        " · con trai em"
        " · con gái mình · con gái bác · con gái cô · con gái bà · con gái ông"
    }
)
_IS_A_NAME = re.compile(r"\b(?:tên|ten)(?: \w+){0,3} nam$")  # "tên bé là Nam"
_BEARS = word_set("sinh sanh đẻ đẽ")
_MOST_WORDS = 80
_NAMES = {"nam": "nam", "nu": "nữ"}


def read(text: str, _about: About) -> Reading:  # noqa: PLR0911 - one return a rule
    """Read "nam" or "nu"; both in one answer (twins) are asked back."""
    typed = words(text)[:_MOST_WORDS]
    if len(typed) == 1 and typed[0] in _LETTERS:
        return Understood(_LETTERS[typed[0]])
    heard = _heard(typed)
    if not heard:
        return Doubtful((), "sex.unknown") if _UNKNOWN.heard(typed) else Unread("sex.unclear")
    if len(heard) > 1 or _DENIED.intersection(typed):
        return Doubtful(("nam", "nu"), "sex.two")
    if _IS_A_NAME.search(" ".join(typed)) and not _heard(typed[:-1]):
        return Doubtful(("nam", "nu"), "sex.two")
    if _UNSURE.heard(typed) or (_OWN_CHILD.heard(typed) and _BEARS.intersection(typed)):
        return Doubtful(tuple(heard), "sex.sure")
    return Understood(heard[0])


def echo(value: Value, _about: About) -> str:
    return _NAMES.get(str(value), str(value))


def _heard(typed: list[str]) -> list[str]:
    """Give the sexes named, leaving out the "nam" of places and of unaccented years."""
    others = {at for one in _OTHERS.heard(typed) for at in range(one.start, one.end)}
    found = [
        one.meaning
        for one in _WORDS.heard(typed)
        if one.start not in others and not _is_a_year(typed, one.start, one.end)
    ]
    return list(dict.fromkeys(found))


def _is_a_year(typed: list[str], start: int, end: int) -> bool:
    after = typed[end] if end < len(typed) else ""
    return typed[start:end] == ["nam"] and after.isdecimal() and len(after) > 1
