"""Sentences that ask how far a dossier is that was handed in."""

import re

_DOSSIER = r"(?:ho so|giay|don|ket qua|khai sinh|khai tu|so do|the|ban sao|trich luc)"
_WHEN = r"(?:bao gio|khi nao|chung nao|bua nao|hom nao|ngay nao)"
_DONE = (
    r"(?:xong chua|co chua|toi dau|den dau|sao roi|duoc chua|ra chua|ve chua|chua thay|den mo"
    r"|toi mo|(?:toi|den) (?:buoc|khau) (?:nao|mo|dau)|dang xu ly"
    r"|(?:xu|xu ly|giai quyet|duyet|ky|ky giay) chua|(?:khong|chua) (?:thay|nghe|co) phan hoi)"
)
_STATUS = re.compile(
    r"\btra cuu\b(?!.{0,10}\b(?:phat|diem|thue|bien so|gia|bao hiem)\b)|\btien do\b|\bma ho so\b"
    r"|\btinh trang (?:cua )?ho so\b"
    r"|\btheo doi\b.{0,12}\bho so\b|\bho so\b.{0,30}\b(?:khau|buoc|cho|giai doan) (?:nao|mo)\b"
    r"|\b(?:hen|gio|bua)\b.{0,24}\b(?:lay|nhan)\b.{0,16}\b(?:chua|xong)\b"
    r"|\bho so\b.{0,20}\b(?:tra lai|bi tra|tra ve|bi tu choi)\b(?!.{0,20}\bxin\b)"
    r"|\b(?:bao lau|may ngay|may bua|bao nhieu ngay)(?: nua)?\b.{0,16}\b(?:co|ra|nhan|lay)\b"
    r".{0,8}\bket qua\b"
    r"|\bho so\b.{0,16}\b(?:tiep nhan|nhan|duyet|ky|xu ly|giai quyet) (?:chua|roi chua|xong chua)\b"
    r"|\b(?:sao|ma|gio) (?:lau|cham) (?:qua|vay|the|du)\b.{0,24}\bho so\b"
    r"|\bho so\b.{0,24}\b(?:lau|cham) (?:qua|vay|the|du)\b"
    r"|\b(?:bua|hom) (?:truoc|kia|bua)\b.{0,10}\bnop\b.{0,16}\b(?:sao|chua|dau)\b"
    r"|\b(?:kiem tra|xem|hoi) (?:gium |giup |thu |lai )?(?:tinh trang |tien do |ket qua )?"
    r"(?:cua )?ho so\b(?! gom| gi| can| nao)"
    rf"|\b{_DOSSIER}\b.*\b{_DONE}\b"
    r"|\b(?:nop|gui)\b.*\b(?:roi|hom|bua|tuan|thang truoc|lau|ngay (?:mong )?[0-9]{1,2})\b"
    r".*\b(?:chua|gi|sao|bao gio|khi nao|may (?:bua|ngay) nua|lay duoc|duoc lay)\b"
    rf"|\b{_WHEN}\b.*\b(?:lay|nhan|co|xong|tra)\b.*\b(?:ket qua|ho so|giay)\b(?! gi)"
    rf"|\b(?:ket qua|ho so|giay)\b.*\b{_WHEN}\b.*\b(?:lay|nhan|co|xong|tra)\b"
    r"|\b(?:khi|chung|bua|hoi) (?:nao|mo|dau)\b.{0,16}\b(?:len |xuong |toi |den )?(?:lay|nhan)\b"
    r"(?! chong| vo| con)"
    r"|\b(?:xa|chu tich|can bo)\b.{0,10}\b(?:ky|duyet|dong dau)(?: giay| don)?\b.{0,12}\bchua$"
    rf"|\b(?:lam|nop|gui|xin)\b.{{0,6}}\b(?:tu|hoi|hom|bua)\b.*\b{_WHEN}\b"
    r"|\b(?:giay|don|ho so)\b.{0,12}\b(?:nam|o) (?:o )?(?:phong|ban|cho|bo phan) (?:nao|dau|mo)\b"
    r"|\bda nop\b(?=.*\b(?:ket qua|chua|khi nao|bao gio)\b)"
)
# "Giấy chưa có gia đình", "đất chưa có sổ": the paper itself, not how far it is.
_HAS_NONE_YET = re.compile(r"(?:chưa có|chua co) (?:gia|sổ|so|vợ|vo|chồng|chong|giấy|giay|khai)\b")


def asks_status(sentence: str, folded: str) -> bool:
    """Say whether a status is asked for; `sentence` still has its accents."""
    return _STATUS.search(folded) is not None and not _HAS_NONE_YET.search(sentence.lower())
