"""Male or female, as people say it of a child or of themselves."""

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.clean import words
from bot.understanding.phrases import Phrases

_WORDS = Phrases(
    {
        "nam": "cháu đích tôn · đích tôn · thằng con trai · ông con · trai · con trai"
        " · bé trai · cu · thằng cu · cu tí · nam · m · male · đàn ông · boy"
        " · hoàng tử · 👦 · thằng nhóc · nam giới · con giai · cháu trai · thằng nhỏ · thằng bé"
        " · nhóc trai · quý tử · đực rựa · trai nha · giới tính nam · 👨",
        "nu": "gái · con gái · bé gái · hĩm · nữ · f · female · đàn bà · công chúa · 👧 · phụ nữ"
        " · cháu gái · cái hĩm · nữ giới · thị mẹt · nhóc gái · girl · giới tính nữ · 👩",
        "none": "chưa biết · không biết · không rõ · hổng biết",
    }
)
_NAMES = {"nam": "nam", "nu": "nữ"}


def read(text: str, _about: About) -> Reading:
    """Read "nam" or "nu"; both in one answer (twins) are asked back."""
    heard = {found.meaning for found in _WORDS.heard(words(text))}
    if "none" in heard or not heard:
        return Doubtful((), "sex.unknown") if heard else Unread("sex.unclear")
    if len(heard) > 1 or _is_denied(text):
        return Doubtful(("nam", "nu"), "sex.two")
    return Understood(heard.pop())


def echo(value: Value, _about: About) -> str:
    return _NAMES.get(str(value), str(value))


def _is_denied(text: str) -> bool:
    return bool({"không", "khong", "chưa", "hổng", "ko", "hông"} & set(words(text)))
