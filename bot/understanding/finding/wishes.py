"""Sentences that ask for a status or a human, or for what other offices do."""

import re

from bot.understanding.finding.asked_status import asks_status

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
    r"|\b(?:zalo|so dien thoai|so dt|sdt|facebook)\b.{0,10}\bcan bo\b"
    r"|\bnguoi\b.{0,12}\b(?:chu|cho|khong)\b.{0,8}\b(?:phai|can|muon)\b.{0,8}\b(?:may|bot)\b"
    r"|\b(?:xin|cho|co) (?:[a-z]+ )?(?:so|so dien thoai|zalo) (?:cua )?(?:co|chi|anh|chu|ai)\b"
    r"|^hotline\b|\bai noi tieng\b|\b(?:ra )?nghe may\b(?! gio)|\bgap ai (?:do|cung)\b"
    r"|\b(?:dung|khoi|thoi) (?:co )?tra loi (?:tu dong|bang may)\b|\bcho (?:toi|tui|em|minh) gap$"
    r"|\bgoi dien\b.{0,10}\b(?:em|toi|tui|minh|voi)\b"
)
_NOT_HUMAN = re.compile(
    r"\b(?:giay|khai sinh|khai tu|ket hon|chung thuc|dang ky|giam ho|khuyet tat)\b"
    r"|\btong dai (?:mai|hoai|khong|ma khong)\b"  # somebody else's, and in vain
)
# The least that must be said for a saying nearby to be taken for its wish.
_MUST_SAY = {
    "human": re.compile(
        r"\b(?:gap|noi|goi|hoi|lien he|lien lac|so|sdt|zalo|nho|giup|gium|keu|chuyen|noi may|can"
        r"|muon|cho|co ai|dau|truc|tra loi|hotline|duong day nong|doi|chat|nhan tin|nhan|dua|tim"
        r"|kiem|xin|tu van|huong dan|nghe may|bat may|ai|co nguoi|(?:khong|dung) phai)\b"
    ),
    "status": re.compile(
        r"\b(?:chua|dau|sao|the nao|bao (?:gio|lau|h)|khi nao|chung|may|lau|cham|tre|im|ket qua"
        r"|tra|tra cuu|kiem tra|xem|theo doi|tien do|tinh trang|trang thai|buoc|khau|hen|mat|gi"
        r"|phan hoi|tra loi|bi|thieu|ho so|ngay nao|hom nao|nao|con)\b"
    ),
}
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
_COPY = re.compile(
    r"\b(?:sao [yi]|chung thuc|cong chung|photo|bang sao|ban [sx]ao|sao luc|dong dau|dong moc)\b"
)
_CONFIRMED = re.compile(r"\bxac nhan\b")
# What another office does: (what is wanted, the words that show a catalogue has it).
_ELSEWHERE = (
    (r"\b(?:passport|ho chieu)\b", "ho chieu"),
    (r"\bvisa\b", "thi thuc"),
    (r"\b(?:bang lai|giay phep lai xe|gplx|thi lai)\b", "giay phep lai xe"),
    (
        r"\b(?:lam|cap|doi|mat|xin|dang ky|het han|rot) (?:(?:lai|moi|doi|the|cai) )*can cuoc\b",
        "the can cuoc",
    ),
    (r"\b(?:dang ky|bien so|sang ten) (?:cho )?xe\b|\bca vet\b|\bbien so\b", "bien so xe"),
    (r"\bphat (?:giao thong|nguoi|vi pham)\b|\bnop phat\b", "xu phat"),
    (r"\b(?:chot so|rut|so) bao hiem xa hoi\b", "bao hiem xa hoi"),
    (r"\b(?:vneid|tai khoan dinh danh)\b", "dinh danh dien tu"),
    (r"\bkham (?:benh|thai|suc khoe)(?: o)? (?:dau|cho nao|benh vien)\b", "kham benh"),
    (r"\bly lich tu phap\b", "ly lich tu phap"),
    (r"\bdon ly hon\b|\blam ly hon\b", "thuan tinh ly hon"),
)
_ELSEWHERE_RULES = tuple((re.compile(wanted), shown) for wanted, shown in _ELSEWHERE)


def intent_of(sentence: str, folded: str) -> str:
    """Give "status", "human" or ""; `sentence` still has its accents."""
    if _HUMAN.search(folded) and not _NOT_HUMAN.search(folded) and may_wish("human", folded):
        return "human"
    return "status" if asks_status(sentence, folded) else ""


def may_wish(wish: str, folded: str) -> bool:
    """Say whether enough is said for the wish that a saying nearby stands for."""
    must_say = _MUST_SAY.get(wish)
    if must_say is None:
        return False
    if wish == "human" and _is_about_someone(folded):
        return False
    return must_say.search(folded) is not None


def _is_about_someone(folded: str) -> bool:
    if _IS_IT_A_MACHINE.search(folded):
        return True
    return _ABOUT_SOMEONE.search(folded) is not None and not _REACHED.search(folded)


def wants_copy(folded: str) -> bool:
    """Say whether a paper is to be copied or certified, whoever issues it."""
    return _COPY.search(folded) is not None


def is_elsewhere(folded: str, catalogue_names: str) -> bool:
    """Say whether another office does this, unless a procedure of the catalogue is named so."""
    if wants_copy(folded) or _CONFIRMED.search(folded):
        return False
    return any(
        wanted.search(folded) and shown not in catalogue_names for wanted, shown in _ELSEWHERE_RULES
    )
