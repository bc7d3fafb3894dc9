"""How many pages carry writing. A sheet printed on both sides is two pages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import number
from bot.understanding.numbers.counts import Part, number_words, parts_of
from bot.understanding.spelling.clean import ascii_digits, fold
from bot.understanding.spelling.courtesies import POLITE, is_among, typed_as
from bot.understanding.spelling.word_sets import word_set

_UNITS = {
    **dict.fromkeys(word_set("tờ tờ tò tấm lá cái thẻ miếng giấy phong to cai the giay"), "sheet"),
    **dict.fromkeys(word_set("mặt mat mặc măt mắt bên ben"), "side"),
    **dict.fromkeys(word_set("trang trag tr chang trng trăng page p"), "page"),
    **dict.fromkeys(word_set("cuốn cuon quyển quyen tập tap sổ xấp bộ bo"), "book"),
    **dict.fromkeys(word_set("bản bảng ban bang"), "copy"),
}
_SILENT = (
    POLITE
    | (frozenset(_UNITS) - word_set("bản bảng ban bang"))
    | typed_as(
        "có chữ in đều hết cả hai tổng cộng tất mỗi trước sau số viết đủ khai sinh kết hôn hộ khẩu"
        " căn cước công dân bằng lái xe tốt nghiệp học bạ nó"
        " ra viện chứng sinh hồ sơ đơn hợp đồng phép bảo hiểm y tế lý lịch bệnh án mẫu đúng"
        " chỉ một cuốn quyển đỏ bìa với và được này của gốc chính photo loại gồm thảy nguyên"
    )
    | word_set("cccd ccd cd cmnd cmt gks shk")
)
_EMPTY = word_set("trắng trống")
_HALF = re.compile(r"\b(?:rưỡi|rưởi|ruoi)\b")
_FOLDED = re.compile(r"\b(?:to|giay) (?:giay )?(?:doi|gap)\b")
_BOTH = re.compile(r"\bmat truoc\b.{0,20}\bsau\b|\btruoc (?:va |voi |lan )?sau\b")
_FRONT = re.compile(r"\bmat (?:truoc|sau)\b")
_NUMBERED = re.compile(r"(?:(?:o|cai|to|da) )*(?:trang|page) (?:so |thu )?([0-9]+)(?: a| em)*\W*")
_SIDES = 2  # of a sheet

_Told = Mapping[str, tuple[int, ...]]


def read(text: str, about: About) -> Reading:
    """Read a count of pages; sheets without a word on their sides are asked back."""
    known = replace(about, limits=replace(about.limits, least=max(about.limits.least or 0, 1)))
    words = number_words(text)
    return number.within_limits(_read(text, words, known), known)


def echo(value: Value, _about: About) -> str:
    return f"{value} trang"


def _read(text: str, words: Sequence[str], about: About) -> Reading:
    said = fold(ascii_digits(text))
    if _FOLDED.search(said):
        return Doubtful((4, 2), "pages.sides")
    if numbered := _NUMBERED.fullmatch(said):  # "trang 3" may be the third page
        return _asked_about(number.read(numbered[1], about))
    told = _told(words)
    if _HALF.search(text.lower()) and (halved := _halved(told)):
        return halved
    plain = number.read(text, about)
    is_vague = isinstance(plain, Doubtful) and not plain.options
    if is_vague or isinstance(plain, Unread) or not set(told) - {"page", ""}:
        return _by_the_front(said) or _aloud(plain, words)
    return _aloud(_weighed(told), words)


def _asked_about(reading: Reading) -> Reading:
    match reading:
        case Understood(value):
            return Doubtful((value,), "number.one")
        case _:
            return reading


def _told(words: Sequence[str]) -> _Told:
    """Give what is counted, sheets, sides and pages, each with its numbers in their order."""
    told: dict[str, tuple[int, ...]] = {}
    for part in parts_of(words):
        unit = _unit(words, part)
        if not _EMPTY.isdisjoint(words[part.end : part.end + 2]):
            continue
        told[unit] = (*told.get(unit, ()), part.readings[0])
    for word in words:
        unit = _UNITS.get(word, "")
        if unit in {"sheet", "book"} and word not in {"cái", "cai", "giấy", "giay"}:
            told.setdefault(unit, ())
    return told


def _unit(words: Sequence[str], part: Part) -> str:
    after = _UNITS.get(words[part.end], "") if part.end < len(words) else ""
    return after or (_UNITS.get(words[part.start - 1], "") if part.start else "")


def _halved(told: _Told) -> Reading | None:
    """Take a page half written for one; "1 tờ rưỡi" has two or three sides."""
    match told:
        case {"page": (pages,)}:
            return Doubtful((pages + 1, pages), "number.which")
        case {"sheet": (sheets,)}:
            return Doubtful((2 * sheets + 1, sheets + 1), "pages.sides")
        case _:
            return None


def _by_the_front(said: str) -> Reading | None:
    if _BOTH.search(said):
        return Understood(2)
    is_one = _FRONT.search(said) and not re.search("[0-9]", said)
    return Doubtful((1,), "number.one") if is_one else None


def _aloud(reading: Reading, words: Sequence[str]) -> Reading:
    """Ask where words stand beside the number that may change it."""
    if isinstance(reading, Unread) or (isinstance(reading, Doubtful) and len(reading.options) != 1):
        return reading
    value = reading.value if isinstance(reading, Understood) else reading.options[0]
    covered = {at for part in parts_of(words) for at in range(part.start, part.end)}
    rest = [word for at, word in enumerate(words) if at not in covered]
    is_loud = "mươi" in words[:1] or any(
        word[0].isalnum() and not is_among(word, _SILENT) for word in rest
    )
    return Doubtful((value,), "number.one") if is_loud else Understood(value)


def _weighed(told: _Told) -> Reading:
    if "page" in told:
        return _of_pages(told)
    if "sheet" in told:
        return _of_sheets(told["sheet"], told.get("side", ()))
    return _of_sides(told)


def _of_pages(told: _Told) -> Reading:
    match told:
        case {"page": (pages,), "side": (sides,)}:
            return _pages_and_sides(pages, sides)
        case {"page": (pages,), "sheet": (sheets,)} if not sheets <= pages <= _SIDES * sheets:
            return Doubtful((pages, _SIDES * sheets), "number.which")
        case {"page": (pages,), "book": (books,)} if books > 1:
            return Doubtful((pages, pages * books), "number.which")
        case _:
            return _total(told["page"])


def _pages_and_sides(pages: int, sides: int) -> Reading:
    """Read "2 trang 2 mặt": two sheets, or two sides of one."""
    if sides == 1:
        return Understood(pages)
    options = (sides, pages) if pages == 1 else (pages, pages * sides)
    return Doubtful(options, "number.which")


def _of_sheets(sheets: Sequence[int], sides: Sequence[int]) -> Reading:
    match tuple(sheets), tuple(sides):
        case (), (each,):
            return Understood(each)
        case (count,), (each,) if each <= _SIDES or count <= each <= _SIDES * count:
            return Understood(count * each if each <= _SIDES else each)
        case (counts, each) if len(counts) == len(each) > 1 and max(each) <= _SIDES:
            total = sum(one * other for one, other in zip(counts, each, strict=True))
            return Doubtful((total,), "number.one")
        case (counts, ()) if len(counts) <= 1:
            count = sum(counts) or 1
            return Doubtful((count, _SIDES * count), "pages.sides")
        case _:
            return Doubtful((), "pages.sides")


def _of_sides(told: _Told) -> Reading:
    match told:
        case {"book": _, "side": (sides,)} if sides <= _SIDES:
            return Doubtful((), "pages.sides")
        case {"side": (sides,), "": (count,)}:
            options = tuple(dict.fromkeys((count, sides, count * sides)))
            return Doubtful(options, "pages.sides")
        case {"side": sides}:
            return _total(sides)
        case {"copy": (count,)}:
            return Doubtful((count,), "number.one")
        case _:
            return Doubtful((), "pages.sides")


def _total(counts: Sequence[int]) -> Reading:
    if len(counts) == 1:
        return Understood(counts[0])
    options = tuple(dict.fromkeys((sum(counts), *counts)))
    return Doubtful(options[:3], "number.which")
