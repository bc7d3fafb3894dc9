"""What people say beside the matter: the cost, the time it takes; and that a child has died."""

import re

from bot.understanding.spelling.clean import every_word, fold
from bot.understanding.spelling.typing_styles import standard_words

_PAPERS = re.compile(
    r"\b(?:can|mang|dem|nop|gom|chuan bi|phai co|xin|cam)\b.{0,16}\bgiay(?: to)? (?:gi|chi|nao)\b"
    r"|\bgiay to gi\b|\bho so (?:gom|can|co)\b.{0,12}\b(?:gi|chi|nao)\b|\bho so gom\b"
    r"|\bcan nhung gi\b|\b(?:mang|dem|cam) (?:theo )?(?:nhung )?(?:cai )?(?:gi|chi)\b"
    r"|\b(?:can|phai) (?:mang|dem|chuan bi|nop|co)(?: theo)?(?: nhung)?(?: cai)? (?:gi|chi)\b"
    r"|\bchuan bi (?:nhung )?(?:cai )?(?:gi|chi)\b|\bthu tuc (?:gom|can) (?:nhung )?(?:gi|chi)\b"
)
_MONEY = re.compile(
    r"\b(?:mat|dong|ton|het|nop|tra|lay|thu)\b.{0,12}\b(?:tien|phi)\b.{0,8}"
    r"\b(?:khong|ko|hong|hk|nhieu|nao|gi)\b"
    r"|\b(?:bao nhieu|may|nhieu|bi nhieu|bn) tien\b|\ble phi\b|\bco (?:mat|ton) tien\b"
    r"|\b(?:ton|het|mat|gia|phi|dong) (?:la )?(?:bao nhieu|nhieu|bi nhieu)(?: khong)?\b"
    r"|\b(?:mien phi|ton phi|mat phi|dong phi|co phi)\b.{0,8}\b(?:khong|ko|hong|ha|phai)\b"
    r"|\bton kem\b.{0,8}\bkhong\b|\b(?:bao nhieu|may dong) (?:mot|1) (?:ban|to|trang|bo)\b"
)
_DAYS = re.compile(
    r"\b(?:bao|may) lau\b|\bmay (?:ngay|bua|hom|tuan)\b"
    r"|\b(?:khi nao|chung nao|bao gio|bua nao|khi dau|chung dau|hom nao|ngay nao)"
    r" (?:thi )?(?:co|xong|lay|nhan|duoc)\b"
    r"|\b(?:lau|nhanh) (?:khong|hong)\b|\b(?:trong|lien) (?:ngay|lien|buoi)\b.{0,8}\bkhong\b"
    r"|\blay lien\b.{0,12}\bkhong\b"
)
_WONDERS = (("giay", _PAPERS), ("tien", _MONEY), ("thoi_han", _DAYS))
_WHOSE = r"(?: (?:tui|toi|em|minh|no|nha em|nha tui|nha toi|cua em|cua toi|cua tui|dau long))?"
_LEAD = r"(?:thi |la |da |moi |bi |vua |lo |khong may |chang may )*"
_GRIEF = re.compile(
    rf"\b(?:con|be|chau|em be|thang nho|con nho|thang be|dua nho|be con){_WHOSE} {_LEAD}"
    r"(?:mat|qua doi|chet|khong qua khoi|khong con|khong con nua|yeu menh|bo di|di roi)"
    r"(?: (?:roi|hom|hoi|luc|khi|sau|nua|het|ngay|tu|may|bua|thang|tuan|vi|do)\b.*)?$"
    r"|\b(?:sinh|sanh|de) (?:ra |xong )(?:duoc .{1,12} )?(?:thi |la |da )?(?:mat|chet|khong con)"
    r"(?: (?:luon|roi|lien))?$"
    r"|\b(?:thai luu|chet luu|say thai|hu thai|chet trong bung)\b"
)
_OTHER_WORDS = frozenset({"mắt", "mặt", "mát", "mật", "mạt", "chét", "bẻ", "bề", "bế"})
_NOT_THIS = re.compile(
    r"(?:da |a |em |tui )?(?:khong|ko|hong|hem|k) phai(?: (?:viec|giay|cai|thu tuc) (?:nay|do|ni))?"
    r"|(?:nham|lon|sai|trat) (?:viec|giay|thu tuc)(?: roi)?|(?:viec|giay) khac(?: co)?"
)
_LONGEST = 80


def wondered(text: str) -> str:
    """Give what is asked about, as texts of a flow name it: "giay", "tien", "thoi_han", or ""."""
    if len(text) > _LONGEST:
        return ""
    said = fold(" ".join(standard_words(text)).replace("_", " "))
    return next((name for name, pattern in _WONDERS if pattern.search(said)), "")


def grieves(text: str) -> bool:
    """Say whether somebody tells of a child's death; "con mất giấy" does not."""
    if not _OTHER_WORDS.isdisjoint(every_word(text[: _LONGEST * 4])):
        return False
    return _GRIEF.search(fold(text).strip(" .!?")) is not None


def denies_the_matter(text: str) -> bool:
    """Say whether somebody tells that the procedure just begun is not the one they meant."""
    return _NOT_THIS.fullmatch(fold(text).strip(" .!,ạa")) is not None
