"""Which of a row is pointed at: "2.", "ô thứ nhì", "cái cuối cùng", "câu b"."""

import re

from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.phrases import Phrases
from bot.understanding.spelling.word_sets import word_set

_POINTER = (
    r"(?:so|chi|cau|nut|cai|muc|chon|phim|o|y|phuong an|lua chon|dap an|dong|hang|bam|an|nhan|lay"
    r"|chap|option|thu|toi|tui|em|la|chac|cho|da|roi|u|ok|theo)"
)
_AFTER = (
    r"(?:di|thoi|do|nhe|nha|nghe|em|a|nhen|ne|luon|dc|nghen|hen|voi|giup|gium|duoc|ban|chi|anh|oi"
    r"|roi|no|hi|he|ha)"
)
_NUMBER = re.compile(rf"(?:{_POINTER}\s*)*([0-9]{{1,2}})[.)]?(?:\s*{_AFTER})*")
_LETTER = re.compile(rf"(?:{_POINTER}\s*)*([a-f])[.)]?(?:\s*{_AFTER})*")
_KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
_BEFORE = word_set("chon lay bam an em tui toi chi")
_BEHIND = word_set("di thoi em do luon a nha nhe nghe no hi he ha roi gium giup tui toi")
_PLACES = Phrases(
    {
        "0": "cái đầu · cái đầu tiên · đầu tiên · cái thứ nhất · thứ nhất · cái trên · trên cùng"
        " · cái trên cùng · một · số một · cái một · nút đầu · nút đầu tiên · nút trên · câu đầu"
        " · nút thứ nhất · ô đầu · ô đầu tiên · dòng đầu · câu một · câu thứ nhất · đầu"
        " · cái đầu á · số đầu · nhất · chọn cái đầu · lấy cái đầu · nút một · ô một · hàng đầu",
        "1": "cái thứ hai · thứ hai · hai · số hai · cái hai · cái thứ nhì · thứ nhì · nút hai"
        " · nút thứ hai · ô thứ hai · ô hai · câu hai · dòng thứ hai · câu thứ hai · cái nhì"
        " · nút thứ nhì · ô thứ nhì · nhì · hàng thứ hai",
        "2": "cái thứ ba · thứ ba · ba · số ba · cái ba · nút ba · nút thứ ba · ô ba · câu ba"
        " · ô thứ ba · dòng thứ ba · câu thứ ba · hàng thứ ba",
        "3": "cái thứ tư · thứ tư · bốn · số bốn · cái bốn · nút bốn · nút thứ tư · ô thứ tư"
        " · số tư",
        "4": "cái thứ năm · thứ năm · năm · số năm · cái năm · nút năm · nút thứ năm · ô thứ năm",
        "5": "cái thứ sáu · thứ sáu · sáu · số sáu · cái sáu · nút sáu · nút thứ sáu · ô thứ sáu",
        "-1": "cuối · cái cuối · cuối cùng · cái cuối cùng · cái dưới · cái chót · chót · nút cuối"
        " · cái dưới cùng · dưới cùng · cái sau cùng · sau cùng · nút cuối cùng · nút dưới cùng"
        " · ô cuối · ô cuối cùng · dòng cuối · cái sau chót · câu cuối · nút chót · nút dưới"
        " · câu chót · số cuối",
        "-2": "cái áp chót · áp chót · cái kế cuối · kế cuối · gần cuối · cái gần cuối",
        "middle": "cái giữa · ở giữa · cái ở giữa · giữa · nút giữa · chính giữa",
    }
)


def place_of(typed: list[str], count: int) -> int | None:
    """Give the place pointed at among `count`, from 0; None where it points at none of them."""
    number = _NUMBER.fullmatch(fold(" ".join(typed)))
    if number is not None:
        return _within(int(number[1]) - 1, count)
    meant = _PLACES.of(typed) or _PLACES.of(_bare(typed))
    if meant is None:
        return None
    if meant == "middle":
        return count // 2 if count % 2 else None
    place = int(meant)
    return _within(place + count if place < 0 else place, count)


def letter_place(typed: list[str], count: int) -> int | None:
    """Give the place of a letter; nobody showed letters, so this is only likely."""
    found = _LETTER.fullmatch(fold(" ".join(typed)))
    return _within(ord(found[1]) - ord("a"), count) if found else None


def plain_figures(text: str) -> str:
    """Write the keys 1️⃣ 2️⃣ as figures."""
    return _KEYCAP.sub(r"\1", text)


def _bare(typed: list[str]) -> list[str]:
    """Leave out "chọn", "em lấy" and what is said after."""
    start, end = 0, len(typed)
    while end - start > 1 and fold(typed[start]) in _BEFORE:
        start += 1
    while end - start > 1 and fold(typed[end - 1]) in _BEHIND:
        end -= 1
    is_number = fold(" ".join(typed[start : start + 2])) == "cai so"
    return typed[start + is_number : end]


def _within(place: int, count: int) -> int | None:
    return place if 0 <= place < count else None
