"""Sentences that ask for an officer, a person instead of the machine."""

import re

_OFFICER = (
    r"(?:can bo|tong dai(?: vien)?|mot cua|uy ban|bo phan|nguoi that|nguoi phu trach|nhan vien"
    r"|tu van vien|nguoi ho tro|dien thoai vien"
    r"|nguoi co trach nhiem|chuyen vien|nguoi huong dan|nguoi tu van|lanh dao|chu tich)"
)
_HUMAN = re.compile(
    rf"\b(?:gap|noi chuyen|noi voi|chuyen|goi|lien he|hoi|ket noi)\b.{{0,24}}\b{_OFFICER}\b"
    r"|\bso (?:dien thoai|dt|may|zalo)\b.{0,20}\b(?:xa|uy ban|mot cua)\b"
    rf"|\bso (?:dien thoai|dt|may|zalo)\b.{{0,20}}\b{_OFFICER}\b"
    r"|\bnguoi (?:that )?(?:ho tro|giup|tra loi|tu van)\b.{0,12}$|\b(?:gap|cho) nguoi that\b"
    r"|\bgoi (?:lai |dien )?cho (?:toi|em|minh|anh|chi|tui)\b|^can bo oi\b|\bnoi chuyen voi nguoi\b"
    r"|\b(?:gap|gui|cho) (?:mot |duoc )?nguoi(?: that| ta| di| voi)?$|\bcho gap nguoi\b"
    r"|\b(?:chat|nhan tin|noi chuyen|tro chuyen) (?:voi )?(?:nguoi|can bo|nhan vien)\b"
    r"|\b(?:khong|ko|hong|hem|dung)\b.{0,16}\b(?:voi|cho) (?:may|bot|robot|ro bot)\b"
    r"|\bcan bo\b.{0,14}\b(?:goi|noi chuyen|tu van|tra loi|huong dan truc tiep)\b"
    r"|\bco (?:ai|nguoi nao)\b.{0,12}\b(?:truc|giup|o do|tra loi|noi chuyen|tu van)\b"
    r"|(?<!qua )\b(?:zalo|so dien thoai|so dt|sdt|facebook)\b.{0,10}\bcan bo\b"
    r"|\bnguoi\b.{0,12}\b(?:chu|cho|khong)\b.{0,8}\b(?:phai|can|muon)\b.{0,8}\b(?:may|bot)\b"
    r"|\b(?:xin|cho|co) (?:[a-z]+ )?(?:so|so dien thoai|zalo) (?:cua )?(?:co|chi|anh|chu|ai)\b"
    r"|^hotline\b|\bai noi tieng\b|\b(?:ra )?nghe may\b(?! gio)|\bgap ai (?:do|cung)\b"
    r"|\b(?:dung|khoi|thoi) (?:co )?tra loi (?:tu dong|bang may)\b|\bcho (?:toi|tui|em|minh) gap$"
    r"|\bgoi dien\b.{0,10}\b(?:em|toi|tui|minh|voi)\b"
)
# Put together: somebody is to be reached, by whatever way.
_REACH = (
    r"(?:gap|noi chuyen|noi may|noi|alo|goi|dien|chat|nhan tin|lien he|lien lac|ket noi|tu van"
    r"|ho tro|chuyen|keu|dua dien thoai|dua may|hoi)"
)
_SOMEBODY = (
    rf"(?:{_OFFICER}|admin|nguoi (?:that|thiet|khac|ta|o xa|biet|ranh)|con nguoi"
    r"|(?:co|chu|anh|chi|ong|ba) (?:ho tich|tu phap|dia chinh|chinh sach|phu trach|can bo|mot cua"
    r"|truong cong an|o xa))"
)
_SOMEBODY_REACHED = re.compile(
    rf"\b{_REACH}(?: (?:cho|voi|qua|gium|giup|duoc|tu|lai|truc tiep|cai|toi|em|minh|ngay"
    rf"|may)){{0,3}} {_SOMEBODY}\b"
    rf"|\b{_SOMEBODY}(?: [a-z]+)? (?:goi|alo|dien|nhan tin|tu van|nghe may|noi chuyen)"
    r" (?:lai |cho |voi )*(?:toi|em|minh|con|chau|anh|chi)\b"
    r"|\b(?:cho|de) (?:toi|em|minh|con|chau|anh|chi|me|ba) (?:noi chuyen|gap|chat|noi may)\b"
    r"(?! (?:luat su|kho|nan|rac roi|tro ngai))"
    r"|\b(?:may|bot|robot)\b.{0,10}\b(?:can|muon|doi|kiem|tim) nguoi\b"
    r"|\b(?:goi|keu) (?:(?:mot|1|ai|nguoi|giup|gium|cho) )+(?:ra|toi|xuong|den)\b"
    r"|\b(?:o xa|o do|o day|ngoai xa|ben xa|mot cua) (?:con |dang )?co ai (?:khong|truc)\b"
    r"|\bai (?:dang )?truc\b|\b(?:hoi|gap|lien he) ai\b"
    r"(?: (?:o xa|vay|day|bay gio|de hoi|gio))*$"
)
# "Cán bộ kêu em lên làm lại giấy": what somebody was told to do.
_TOLD = re.compile(
    rf"\b(?:{_OFFICER}|cong an|xa|truong thon|thon|co giao|ngan hang)(?: [a-z]+){{0,2}}"
    r" (?:noi|keu|bao|kiu|bieu|hen|goi|doi|yeu cau|bat)\b.*"
    r"\b(?:phai|lam lai|lam giay|khai|nop|xin giay|dem|bo sung|dang ky|xac nhan|chung thuc)\b"
)
_NOT_HUMAN = re.compile(
    r"\b(?:giay|khai sinh|khai tu|ket hon|chung thuc|dang ky|giam ho|khuyet tat)\b"
    r"|\btong dai (?:mai|hoai|khong|ma khong)\b"  # somebody else's, and in vain
)
# The least that must be said for a saying nearby to be taken for this wish.
_LEAST = re.compile(
    r"\b(?:gap|noi|goi|hoi|lien he|lien lac|so|sdt|zalo|nho|giup|gium|keu|chuyen|noi may"
    r"|can(?! bo)|co can bo|can bo (?:co|oi|dau)|muon|cho|co ai|dau|truc|tra loi|hotline"
    r"|duong day nong|doi|chat|nhan tin|nhan|dua|tim"
    r"|kiem|xin|tu van|huong dan|nghe may|bat may|ai|co nguoi|(?:khong|dung) phai)\b"
)
# Asked about an officer or the machine, praised, or somebody else's number: nobody is wanted.
_ABOUT_SOMEONE = re.compile(
    r"\b(?:la|ten) (?:ai|gi|chi|ong nao|ba nao|nguoi nao)\b|\bai la\b|\bai (?:lam|tao|che|viet)\b"
    r"|^(?:(?:ban|bot|may|em|ad|co phai|day|do|minh|toi|dang) )+(?:la )?.{0,32}"
    r"\b(?:nguoi|may|bot|robot|can bo)(?: that| thiet)?(?: (?:khong|ha|hay|a|do|vay|phai khong))+$"
    r"|\bnguoi(?: that| thiet)? hay (?:la )?(?:may|bot|robot)\b"
    r"|\b(?:may|bot|robot) hay (?:la )?nguoi\b"
    r"|\b(?:so|so dien thoai|so dt|sdt|dien thoai|hotline|zalo) (?:cua )?(?:nha xe|benh vien|tho"
    r"|tiem|quan|ngan hang|dien luc|buu dien|truong|co giao|thay|bac si|nha thuoc|xe|shop|taxi"
    r"|cua hang)\b"
    r"|^lam sao (?:de )?(?:lam|thanh) can bo\b|\b(?:lam|vao|thi|thanh) can bo\b"
)
_REACHED = re.compile(
    r"\b(?:gap|goi|lien he|lien lac|chuyen may|chuyen cho|(?:noi|noi chuyen|chat) voi"
    r" (?:nguoi|can bo|nhan vien))\b"
)
_IS_IT_A_MACHINE = re.compile(
    r"^(?:co phai|(?:(?:toi|em|minh|con) )?dang (?:noi chuyen|noi|chat|nhan tin) voi)\b.*"
    r"\b(?:khong|ha|hay|day|vay|a|do|nhi|(?:nguoi|may|bot) hay .*)$"
)


def asks_person(folded: str) -> bool:
    if _NOT_HUMAN.search(folded) or not may_ask_person(folded):
        return False
    return bool(_HUMAN.search(folded) or _SOMEBODY_REACHED.search(folded))


def may_ask_person(folded: str) -> bool:
    """Say whether a person may be wanted where the nearest saying asks for one."""
    if _LEAST.search(folded) is None or _TOLD.search(folded) or _IS_IT_A_MACHINE.search(folded):
        return False
    return _ABOUT_SOMEONE.search(folded) is None or _REACHED.search(folded) is not None
