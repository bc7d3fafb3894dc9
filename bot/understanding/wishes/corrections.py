"""Wishes to correct an answer: "sửa ngày sinh giùm em", "tên bị sai rồi", "không phải 5 mà 6"."""

import re

from bot.understanding.spelling.clean import every_word, fold
from bot.understanding.spelling.typing_styles import undo_word
from bot.understanding.spelling.word_sets import word_set

_LONGEST = 12  # words
_VERB = (
    r"(?:sửa lại|sửa|chỉnh lại|chỉnh|đổi lại|đổi|thay đổi|ghi lộn|ghi sai|ghi nhầm|nhập sai"
    r"|nhập lộn|nhập nhầm|viết sai|viết lộn|viết nhầm|khai sai|khai lộn|khai nhầm|bấm lộn|gõ sai"
    r"|gõ nhầm|gõ lộn|lộn|nhầm|sai"
    r"|sua lai|sua|chinh lai|chinh|doi lai|doi|thay doi|ghi lon|ghi sai|ghi nham|nhap sai|nhap lon"
    r"|nhap nham|viet sai|viet lon|viet nham|khai sai|khai lon|bam lon|go sai|go nham|nham)"
)
_AHEAD = re.compile(
    r"(?:(?:dạ|da|vâng|à|ờ|ủa|ơ|ý|í|ấy|chết|thôi|thoi|mà|ma|em|anh|chị|chi|bạn|cô|ơi|oi|cho"
    r"|tui|toi"
    r"|tôi|mình|minh|con|cháu|muốn|muon|xin|cần|can|nhờ|nho|giúp|giup|giùm|gium|làm ơn|rồi|lỡ|lo"
    r"|bị|bi|hồi nãy|hoi nay|nãy|để|de|được|có|quay lại|lùi lại|phải|vừa|mới) )+"
)
_BEHIND = re.compile(
    r"(?: (?:giùm|gium|dùm|dum|giúp|giup|hộ|với|voi|nha|nhé|nhe|nghen|nghe|nhen|hen|đi|ạ|a"
    r"|được không"
    r"|duoc khong|được hông|dc ko|dc không|cái|coi|luôn|đã|rồi|roi|lại|lai|nè|đó"
    r"|(?:giùm|gium|giúp|giup|cho|với|hộ) (?:em|tui|tôi|toi|mình|anh|chị|con)|em ơi|chị ơi"
    r"|anh ơi|(?<=giùm )em|(?<=giúp )em|(?<=với )em))+$"
)
_EDIT = re.compile(
    rf"{_VERB}(?: (?:giùm|giúp|dùm|gium|giup|lại|lai|hộ(?= (?:em|tui|tôi)\b))"
    r"(?: (?:em|tui|tôi|toi|cho))*)* (.+)"
)
_STEP_BEFORE = re.compile(r"cau (?:truoc|hoi nay|vua roi|luc nay|tren).*")
_WRONG = re.compile(
    r"(.+?) (?:(?:nãy|hồi nãy|bị|ghi|nhập|viết|khai|là|này|đó|bi|nhap|viet|la|nay|do|em|tui"
    r"|tôi) )*"
    r"(?:sai|lộn|nhầm|chưa đúng|không đúng|lon|nham|chua dung|khong dung|ko đúng|ko dung)"
)
_RATHER = re.compile(
    r"(?:không phải|khong phai|hổng phải|hông phải|ko phải|ko phai|k phải|k phai|chứ không phải) "
    r"(.+?) (?:mà là|mà|ma la|ma|là|la) (.+)"
)
_INTO = re.compile(r"(.+?) (?:lại )?(?:thành|là|qua|sang|lại là|thanh|la|lai thanh|lai la) (.+)")
_SINCE = re.compile(
    r"(?:sai|lộn|nhầm|nham|lon)(?: rồi| roi| mất rồi)? (?:để em sửa |sửa lại |sua lai )?(.+?) "
    r"(?:là|mới đúng là|phải là|la|phai la) (.+)"
)
_ANSWER = re.compile(
    r"(?:(?:cai|cau|muc|phan|o|dong|lai|cho)\s+)*"
    r"(?:ho ten|ho va ten|ten|ho|chu dem|ten dem|ten lot|ngay sinh|nam sinh|thang sinh|ngay thang"
    r"|ngay thang nam sinh|ngay|gio sinh|so can cuoc|can cuoc|cccd|so cccd|so dinh danh|cmnd"
    r"|so dien thoai|dien thoai|sdt|so dt|so may|dia chi|cho o|noi o|nha o|cho ban|noi sinh|que"
    r"|que quan|dan toc|gioi tinh|quoc tich|von|so von|tien von|so tien|nganh nghe|nghe|quan he"
    r"|anh|hinh|giay|cau|so|to goc|loai giay|so mat|so trang|so ban|cach ky|nguoi ky"
    r"|ten quan|ten tiem|ten ho|ten cua hang|ngay (?:den|hen|di|cap|cuoi|len|lay)|noi cap"
    r"|(?:thong tin|ten tuoi))"
    r"(?:\s+(?:cua |cho )?(?:be|em be|me|cha|ba|bo|ma|con|tui|toi|em|minh|chu ho|nguoi khai"
    r"|tre|chau"
    r"|vo|chong|ong|ong noi|ba noi|ong ngoai|ba ngoai|con gai|con trai|cha be|me be|thang nho))?"
    r"(?:\s+(?:[0-9]{1,2}|nay|do|nay kia|hoi nay|vua roi|luc nay|tren))?"
)
# With nothing asked, these are procedures of their own: "đổi tên quán".
_OPENINGS = re.compile(
    r"ten (?:quan|tiem|ho|cua hang)|nganh nghe|nghe|dia chi|thong tin|giay|que.*"
)
# Where a trade or a shop's name is asked, these are goods: "sửa điện thoại", "sửa đồng hồ".
_GOODS = re.compile(
    r"(?:cai )?(?:dien thoai|so may|nha o|cho o|giay|hinh|anh|nghe|que|que quan|dong ho|von|o"
    r" .*|ho|anh cuoi"
    r"|noi o|cho ban|giay .*|hinh .*|anh .*)"
)
_IN_OWN_WORDS = word_set("text business_line")
_MUST_NAME = word_set("text choice choices yes_no business_line person_name address place photo")


def correction(said: str, kind: str) -> tuple[str, str] | None:
    """Give what is to be corrected and what with, where it is said; None for anything else.

    Where words of a question's own kind could be the answer ("sửa xe", "Sài Gòn"), only what
    names an answer is a correction.
    """
    joined = _without_ends(said)
    if len(joined.split()) > _LONGEST:
        return None
    if _RATHER.fullmatch(joined):
        return "", ""
    for pattern in (_SINCE, _EDIT, _WRONG) if kind else (_EDIT,):
        found = pattern.fullmatch(joined)
        if found is not None:
            named = _named(found, kind)
            if named is not None:
                return named
    return None


def _named(found: re.Match[str], kind: str) -> tuple[str, str] | None:
    rest = found[1]
    if found.re is _SINCE:
        return (rest, found[2]) if _is_answer_name(rest) else None
    if kind in _IN_OWN_WORDS and _GOODS.fullmatch(fold(rest)):
        return None
    if _is_answer_name(rest):
        return None if not kind and _OPENINGS.fullmatch(fold(rest)) else (rest, "")
    into = _INTO.fullmatch(rest)
    if into is not None and _is_answer_name(into[1]):
        return into[1], into[2]
    is_loose = found.re is _EDIT and kind and kind not in _MUST_NAME
    return (rest, "") if is_loose and not any(sign.isdecimal() for sign in rest) else None


def _is_answer_name(said: str) -> bool:
    return not _STEP_BEFORE.fullmatch(fold(said)) and _ANSWER.fullmatch(fold(said)) is not None


def _without_ends(said: str) -> str:
    """Leave out what is said around: "à", "cho em", "giùm em nha"."""
    joined = " ".join(_typed(word) for word in every_word(said))
    joined = _AHEAD.sub("", joined, count=1) if _AHEAD.match(joined) else joined
    return _BEHIND.sub("", joined)


def _typed(word: str) -> str:
    return word if word.isascii() and not word.isalpha() else undo_word(word)
