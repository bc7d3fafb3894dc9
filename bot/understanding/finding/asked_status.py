"""Sentences that ask how far a dossier is that was handed in."""

import re

_DOSSIER = r"(?:ho so|giay|don|ket qua|khai sinh|khai tu|so do|the|ban sao|trich luc)"
_WHEN = (
    r"(?:bao (?:gio|h)|(?:khi|chung|bua|hom|ngay|luc|hoi) (?:nao|mo|dau)|(?:may|bao nhieu)"
    r" (?:bua|ngay|hom|tuan) nua|bao lau nua|con may (?:bua|ngay|hom|tuan))"
)
_DONE = (
    r"(?:xong chua|co chua|toi dau|den dau|sao roi|duoc chua|ra chua|ve chua|chua thay|den mo"
    r"|toi mo|(?:toi|den) (?:buoc|khau) (?:nao|mo|dau)|dang xu ly"
    r"|(?:xu|xu ly|giai quyet|duyet|ky|ky giay) chua|(?:khong|chua) (?:thay|nghe|co) phan hoi)"
)
_GIVEN = r"\b(?:nop|gui)\b(?! (?:phat|thue|tien|hoc phi|hang|xe|con|chau|be|tre|tin)\b)"
_STATUS = re.compile(
    r"\btra cuu\b(?!.{0,10}\b(?:phat|diem|thue|bien so|gia|bao hiem)\b)"
    r"|\b(?<!xin )tien do\b(?! (?:be|dat|nha|cho)\b)|\bma ho so\b"
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
    r"(?:cua )?ho so\b(?! (?:gom|gi|can|nao)\b)"
    rf"|\b{_DOSSIER}\b.*\b{_DONE}\b"
    rf"|{_GIVEN}.*\b(?:roi|hom|bua|tuan|thang truoc|lau|ngay (?:mong )?[0-9]{{1,2}})\b"
    r".*\b(?:chua|gi|sao|bao gio|khi nao|may (?:bua|ngay) nua|lay duoc|duoc lay)\b"
    rf"|\b{_WHEN}\b.*\b(?:lay|nhan|co|xong|tra)\b.*\b(?:ket qua|ho so|giay)\b(?! gi)"
    rf"|\b(?:ket qua|ho so|giay)\b.*\b{_WHEN}\b.*\b(?:lay|nhan|co|xong|tra)\b"
    r"|\b(?:khi|chung|bua|hoi) (?:nao|mo|dau)\b.{0,16}\b(?:len |xuong |toi |den )?(?:lay|nhan)\b"
    r"(?! chong| vo| con)"
    r"|\b(?:xa|chu tich|can bo)\b.{0,10}\b(?:ky|duyet|dong dau)(?: giay| don)?\b.{0,12}\bchua$"
    rf"|\b(?:lam|nop|gui|xin)\b.{{0,6}}\b(?:tu|hoi|hom|bua)\b.*\b{_WHEN}\b"
    r"|\b(?:giay|don|ho so)\b.{0,12}\b(?:nam|o) (?:o )?(?:phong|ban|cho|bo phan) (?:nao|dau|mo)\b"
    r"|\bda nop\b(?=.*\b(?:ket qua|chua|khi nao|bao gio)\b)"
)  # Put together from its parts, for nobody says it like the last one. Something was handed in ...
_PAPER = (
    r"(?:ho so|giay to|giay|don|khai sinh|khai tu|so do|so dat|so hong|bia do|the|ban sao|phieu"
    r"|trich luc|to khai|ket qua|tro cap|che do)"
)
_PAST = (
    r"(?:roi|xong|ma|hom|bua|hoi|tuan|thang|tu|du|moi|mong|mung|lau|sang|chieu|qua mang|online"
    r"|truoc|ngay (?:mong )?[0-9]+|ca)"
)
_HANDED = re.compile(
    rf"{_GIVEN}.{{0,48}}\b{_PAST}\b|\b(?:da|moi|lo) (?:nop|gui)\b(?! (?:phat|thue|tien|con|chau))"
    r"|\b(?:lam|xin|dang ky) (?:tu )?(?:hom|bua|hoi|tuan|thang)\b"
    r"|\b(?:hom|bua|hoi|tuan|thang) [a-z]+ (?:[a-z]+ )?(?:nop|gui)\b"
)
_OF_MINE = re.compile(
    rf"\b{_PAPER}\b(?:(?! cua (?:dat|thua)).){{0,32}}\b(?:cua|cho|nha)\b"
    r" (?:toi|em|minh|con|chau|vo|chong|me|ba|cha|ong|chi|anh|nha|be|toi|ho|dua|gia dinh)\b"
    rf"|\bho so\b|\b{_PAPER} (?:hom|bua|hoi)\b|\bcai (?:don|giay|so)\b"
)
# ... and how far it is, what the office did with it, or why nobody is heard of.
_OFFICE_DID = (
    r"(?:xong|co|duoc|ra|ve|ky|duyet|xet|xac nhan|dong dau|chuyen|nhan|tiep nhan|giai quyet|xu"
    r"|xu ly|in|kiem tra|tham dinh|len|xuong|xem|toi luot|den luot|thong qua|tra)"
)
_TO_WHOM = r"(?: (?!co\b)[a-z]+){0,5}"
_AT_THE_END = r"(?: (?:vay|a|ha|he|ta|nhi|em|anh|chi|chu|co|bac|ad|can bo|xa|oi|the|luon|voi))*$"
_HOW_FAR = re.compile(
    r"\b(?:toi|den) (?:dau|mo)\b|\b(?:khau|buoc|giai doan|ban) (?:nao|mo|dau)\b"
    rf"|\b(?:sao|ra sao|the nao|nhu the nao) roi{_AT_THE_END}|\broi sao{_AT_THE_END}"
    rf"|\b{_OFFICE_DID}\b{_TO_WHOM} chua{_AT_THE_END}|\bco ket qua\b.*\bchua\b"
    r"|\bchua (?:thay|nghe|ai|duoc)(?: ai| noi)? (?:goi|bao|keu|gi|tin)\b"
    r"|\bchua (?:thay|nghe|ai|duoc)(?: ai| noi)? (?:phan hoi|tra loi|hoi am|dong tinh)\b"
    r"|\b(?:khong|chang|cha|co) (?:thay|nghe|ai)(?: ai| noi)?"
    r" (?:goi|bao|keu|phan hoi|tra loi|hoi am|dong tinh|nhan)\b"
    r"|\b(?:im|im re|im ru|im luon|im lim|bat tin|mat tam|mat hut)\b"
    r"|\b(?:sao|gi|ma|cho|doi|xu ly|giai quyet) (?:ma )?(?:lau|cham|tre)\b|\blau (?:vay|the)\b"
    r"|\b(?:ket|vuong|un) (?:o |lai |lai o )?(?:cho (?:nao|mo|dau)|dau|khau)\b"
    r"|\bai (?:dang )?(?:giu|cam|xu ly|giai quyet)\b"
    r"|\b(?:con|dang) nam (?:o |tai )?(?:xa|mot cua|huyen|tinh|khau|ban|uy ban)\b"
)
_HOW_SOON = re.compile(
    rf"\b{_WHEN}\b.*\b(?:lay|nhan|co|xong|tra|goi|keu|ky|ra|xet|duyet|duoc)\b"
    r"|\b(?:lau|cham|tre) (?:qua|du|ghe)\b"
    r"|\bco (?:so|so do|giay|ket qua|tien|the) (?:khong|chua)\b"
)
_OFFICE_ASKED = re.compile(
    r"\b(?:xa|chu tich|can bo|uy ban|huyen|tinh|tren|mot cua|nguoi ta)\b(?: [a-z]+){0,2}"
    r" (?:ky|duyet|xet|xac nhan|dong dau|chuyen|nhan|tiep nhan|giai quyet|xu ly|tra)\b"
    rf"{_TO_WHOM} chua{_AT_THE_END}"
)
# What nobody but an office does.
_DECIDED = re.compile(
    r"\b(?:duyet|ky|ky giay|giai quyet|xu ly|dong dau|tham dinh|tiep nhan|chap thuan|thong qua)"
    rf" (?:xong |roi )?chua{_AT_THE_END}"
)
_FETCHED = re.compile(
    rf"\b{_WHEN}\b.{{0,24}}\b(?:lay|nhan|co|tra) (?:duoc )?(?:giay|ket qua|so|the)\b"
    r"(?! (?:gi|khai|to|phep|nao|chung)\b)"
)
_LOOKED_UP = re.compile(
    r"\b(?:kiem tra|check|tra|xem)(?: (?:cho|giup|gium|gium em|dum|ho|lai|thu|toi|em|minh))*"
    r" (?:ma|ma so|ho so|so ho so)\b(?! (?:gom|gi|can|nao|so thue|thue|phat)\b)"
)
# "Con hai tuổi làm khai sinh được chưa": whether one may, not how far it is.
_MAY_I = re.compile(
    r"\b(?:lam|dang ky|xin|lanh|huong|nhap|tach|nhan|gio) (?:[a-z]+ )+?duoc chua\b(?!.*\blay\b)"
)
# Handed in elsewhere.
_OTHERS = re.compile(
    r"\b(?:toa|toa an|csgt|ngan hang|cong ty|dien luc|buu dien|shopee|lazada|viettel|vnpt)\b"
)

# "Giấy chưa có gia đình", "đất chưa có sổ": the paper itself, not how far it is.
_HAS_NONE_YET = re.compile(r"(?:chưa có|chua co) (?:gia|sổ|so|vợ|vo|chồng|chong|giấy|giay|khai)\b")
# The least that must be said for a saying nearby to be taken for this wish.
_LEAST = re.compile(
    r"\b(?:chua|dau|sao|the nao|bao (?:gio|lau|h)|khi nao|chung|may|lau|cham|tre|im|ket qua"
    r"|tra|tra cuu|kiem tra|xem|theo doi|tien do|tinh trang|trang thai|buoc|khau|hen|mat|gi"
    r"|phan hoi|tra loi|bi|thieu|ho so|ngay nao|hom nao|nao|con)\b"
)
_SAID_AT_ONCE = (_STATUS, _OFFICE_ASKED, _DECIDED, _FETCHED, _LOOKED_UP)


def asks_status(sentence: str, folded: str) -> bool:
    """Say whether a status is asked for; `sentence` still has its accents."""
    if _HAS_NONE_YET.search(sentence.lower()) or _OTHERS.search(folded):
        return False
    is_handed, is_mine = bool(_HANDED.search(folded)), bool(_OF_MINE.search(folded))
    if _MAY_I.search(folded) and not (is_handed or is_mine):
        return False
    if any(rule.search(folded) for rule in _SAID_AT_ONCE):
        return True
    if is_handed:
        return bool(_HOW_FAR.search(folded) or _HOW_SOON.search(folded))
    return is_mine and _HOW_FAR.search(folded) is not None


def may_ask_status(folded: str) -> bool:
    """Say whether a status may be wanted where the nearest saying asks for one."""
    return _LEAST.search(folded) is not None
