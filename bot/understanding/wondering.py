"""What people say beside the matter: the cost, the time it takes; and that a child has died."""

import re

from bot.understanding.clean import fold

_PAPERS = re.compile(
    r"\b(?:can|mang|dem|nop|gom|chuan bi)\b.{0,16}\bgiay(?: to)? (?:gi|chi|nao)\b"
    r"|\bgiay to gi\b|\bho so gom\b|\bcan nhung gi\b|\bmang theo gi\b"
)
_MONEY = re.compile(
    r"\b(?:mat|dong|ton|het|nop|tra)\b.{0,12}\b(?:tien|phi)\b.{0,8}\b(?:khong|ko|hong|nhieu|nao)\b"
    r"|\b(?:bao nhieu|may|nhieu) tien\b|\ble phi\b|\bco (?:mat|ton) tien\b"
)
_DAYS = re.compile(
    r"\bbao lau\b|\bmay ngay\b|\bmay bua\b"
    r"|\b(?:khi nao|chung nao|bao gio|bua nao) (?:co|xong|lay)\b"
)
_WONDERS = (("giay", _PAPERS), ("tien", _MONEY), ("thoi_han", _DAYS))
_GRIEF = re.compile(
    r"\b(?:con|be|chau|em be|thang nho|con nho)(?: (?:tui|toi|em|minh|no|nha em|nha tui))?"
    r" (?:mat|qua doi|chet|khong qua khoi|khong con)(?: (?:roi|hom|luc|khi|sau|nua)\b.*)?$"
)
_NOT_THIS = re.compile(
    r"(?:da |a |em |tui )?(?:khong|ko|hong|hem|k) phai(?: (?:viec|giay|cai|thu tuc) (?:nay|do|ni))?"
    r"|(?:nham|lon|sai|trat) (?:viec|giay|thu tuc)(?: roi)?|(?:viec|giay) khac(?: co)?"
)
_LONGEST = 80


def wondered(text: str) -> str:
    """Give what is asked about, as texts of a flow name it: "giay", "tien", "thoi_han", or ""."""
    said = fold(text)
    if len(said) > _LONGEST:
        return ""
    return next((name for name, pattern in _WONDERS if pattern.search(said)), "")


def denies_the_matter(text: str) -> bool:
    """Say whether somebody tells that the procedure just begun is not the one they meant."""
    return _NOT_THIS.fullmatch(fold(text).strip(" .!,ạa")) is not None


def grieves(text: str) -> bool:
    """Say whether somebody tells of a child's death; "con mất giấy" does not."""
    return _GRIEF.search(fold(text).strip(" .!?")) is not None
