"""A whole number: copies, pages, people."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.numbers.counts import Part, is_half, number_words, parts_of
from bot.understanding.spelling.clean import fold
from bot.understanding.spelling.courtesies import POLITE, in_figures, is_among, typed_as
from bot.understanding.spelling.word_sets import word_set

_SILENT = (
    POLITE
    | typed_as(
        "bản bảng bộ tờ cái cuốn trang người đứa bé lần ngày tháng sao thứ giấy mỗi xin lấy cần"
        " đủ photo"
        " khai sinh kết hôn căn cước ra thuê bổn nó tuổi loại nhân khẩu phòng chiếc thêm nữa làm in"
        " đúng tròn chỉ duy nhất lao động"
        " công nhân viên thợ phụ bán mình tính luôn tất cả tổng cộng số lượng y chứng chẵn"
        " vợ chồng hết thành muốn chụp nộp ký được giống nhau chung thảy quyển tấm bằng"
    )
    | word_set("b bg pho po photocopy copy sl nv ld ban bs to c")
)
_UNCOUNTED = typed_as("vài mấy dăm nhiều bao nhiêu tùy ít") | word_set("nhiu tuy")
_PLUS = typed_as("và với cộng thêm") | word_set("voi va +")
_EACH = {(each, whose) for each in ("mỗi", "moi") for whose in ("người", "nguoi", "đứa", "dua")}
_NONE = re.compile(
    r"(?:thoi )?(?:khong|ko|k|kg|kh|khg|hk|hok|hong|hem|khoi|chua|thoi khoi|khum|zero|so khong|cha)"
    r"(?: (?:can|lay|muon|co|them|photo|sao|xin|in|lam|ban|nao|gi|ca|het|dau|bo|to|y|nua|luon"
    r"|them|thiet|khac|nguoi|ai|a|nha|em|nhe|di|phai|tinh|trang|cai|nghe|thue)){0,8}"
)
_SPAN = re.compile(r"(?<=[0-9])\s?(?:[-–—~]|->)\s?(?=[0-9])")  # noqa: RUF001
_LIST = re.compile(r"(?<![0-9])[0-9](?:[,.][0-9]){2,20}(?![0-9])")
_NOT_WHOLE = re.compile(
    r"[0-9]\s?/\s?[0-9]|[0-9][.,][0-9]|[½¼¾]|(?:^|\s)[-−]\s?[0-9]|^(?:âm|am|trừ|tru)\s+\w|[0-9]\s?%"  # noqa: RUF001
)
_ASIDE = re.compile(r"\b([0-9]{1,4})\s?\(([^()]{1,60})\)")
_TWO = re.compile(r"(?<![0-9.,])([0-9]),([0-9])(?![0-9.,])")
_ANY = re.compile(r"\b(?:cung (?:duoc|dc)|vua du|du dung|de tinh|tinh gium|tinh giup)\b")
_ALONE = re.compile(r"(?:chi |co |moi |mot )*minh (?:toi|tui|em|anh|chi|minh|ong|ba)(?: .{1,12})?")
_COUPLE = re.compile(r"(?:vo chong|(?:toi|tui|em|anh|chi) (?:voi|va) (?:vo|chong))(?: .{1,12})?")
_GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9.,])")
_MANY = 1000  # nobody asks for more copies, pages or people than this


def read(text: str, about: About) -> Reading:
    """Read a whole number within `limits.least` and `limits.most`."""
    text = _ASIDE.sub(_without_aside, in_figures(text))
    text = _SPAN.sub(" ", text.strip()).replace("+", " cộng ")
    text = _TWO.sub(_apart, text)
    text = _LIST.sub(lambda found: re.sub("[,.]", " ", found[0]), text)
    if _NOT_WHOLE.search(_GROUPED.sub("9", text).lower()):
        return Unread("number.whole")
    return within_limits(_from_words(number_words(text)), about)


def echo(value: Value, _about: About) -> str:
    return str(value)


def within_limits(reading: Reading, about: About) -> Reading:
    """Refuse a number outside `limits.least` and `limits.most`, and offer none such."""
    most = about.limits.most if about.limits.most is not None else _MANY
    least = about.limits.least or 0
    match reading:
        case Understood(int(value)) if value < least:
            return Unread("number.too_small", {"least": str(least)})
        case Understood(int(value)) if value > most:
            return Unread("number.too_big", {"most": f"{most:,}".replace(",", ".")})
        case Doubtful(options, problem) if options:
            fit = tuple(one for one in options if isinstance(one, int) and least <= one <= most)
            return Doubtful(fit, problem) if fit else Doubtful((), "number.one")
        case _:
            return reading


def _from_words(said: list[str]) -> Reading:
    if _NONE.fullmatch(fold(" ".join(word for word in said if word not in {"dạ", "da"}))):
        return Understood(0)
    parts = parts_of(said)
    if not parts:
        return _without(said)
    if any(_ends_in_half(said, part) for part in parts):
        return Unread("number.whole")
    return Doubtful((), "number.one") if _is_uncounted(said, parts) else _of(said, parts)


def _of(said: Sequence[str], parts: Sequence[Part]) -> Reading:
    values = tuple(dict.fromkeys(value for part in parts for value in part.readings))
    is_added = len(parts) > 1 and not _between(said, parts).isdisjoint(_PLUS)
    if len(values) > 1 or is_added:
        return Doubtful(_of_several(said, parts, values), "number.which")
    return Doubtful(values, "number.one") if _loud(said, parts) else Understood(values[0])


def _without(said: Sequence[str]) -> Reading:
    folded = fold(" ".join(said))
    if _ALONE.fullmatch(folded) or _COUPLE.fullmatch(folded):
        return Doubtful((1 if _ALONE.fullmatch(folded) else 2,), "number.one")
    is_vague = _ANY.search(folded) or any(is_among(word, _UNCOUNTED) for word in said)
    return Doubtful((), "number.one") if is_vague else Unread("number.unclear")


def _ends_in_half(said: Sequence[str], part: Part) -> bool:
    """Say whether a half is added: "2 rưỡi", "hai bản rưỡi"."""
    return any(is_half(word) and word != "nua" for word in said[part.end : part.end + 2])


def _is_uncounted(said: Sequence[str], parts: Sequence[Part]) -> bool:
    """Say whether "vài", "mấy" stand beside a number: "mười mấy", "vài chục"."""
    beside = {at for part in parts for at in (part.start - 1, part.end)}
    return any(is_among(said[at], _UNCOUNTED) for at in beside if 0 <= at < len(said))


def _loud(said: Sequence[str], parts: Sequence[Part]) -> bool:
    covered = {at for part in parts for at in range(part.start, part.end)}
    rest = [word for at, word in enumerate(said) if at not in covered]
    is_each = any(pair in _EACH for pair in pairwise(said))
    return (
        is_each
        or "mươi" in said[:1]
        or any(word[0].isalnum() and not is_among(word, _SILENT) for word in rest)
    )


def _of_several(
    said: Sequence[str], parts: Sequence[Part], values: tuple[int, ...]
) -> tuple[int, ...]:
    """Offer each number; first what they make together, where they are added up."""
    if _between(said, parts).isdisjoint(_PLUS):
        return values[:3]
    return (sum(part.readings[0] for part in parts), *values)[:3]


def _between(said: Sequence[str], parts: Sequence[Part]) -> set[str]:
    return {word for one, two in pairwise(parts) for word in said[one.end : two.start]}


def _without_aside(found: re.Match[str]) -> str:
    """Leave out what says the figures again in words: "2 (hai) bản"."""
    said = _from_words(number_words(found[2]))
    return found[1] if said == Understood(int(found[1])) else found[0]


def _apart(found: re.Match[str]) -> str:
    """Part "4,5 bản", which is four or five; "1,5" stays no whole number."""
    is_next = int(found[2]) == int(found[1]) + 1
    return f"{found[1]} {found[2]}" if is_next else found[0]
