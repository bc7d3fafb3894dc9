"""Sentences that ask for a status or a human, or for what other offices do."""

import re

_DOSSIER = r"(?:ho so|giay|don|ket qua|khai sinh|khai tu|so do|the|ban sao|trich luc)"
_STATUS = re.compile(
    r"\btra cuu\b|\b(?:kiem tra|xem|hoi) (?:gium |giup |thu |lai )?(?:tinh trang|tien do|ket qua)?"
    r" ?(?:cua )?ho so (?!gom|gi|can|nao)|\btinh trang (?:cua )?ho so\b|\btien do\b"
    rf"|\b{_DOSSIER}\b.*\b(?:xong chua|co chua|toi dau|den dau|sao roi|duoc chua|ra chua|ve chua|chua thay"
    r"|chua co|den mo|toi mo|xu ly chua|duyet chua|lau qua|lau vay)\b"
    r"|\bnop\b.*\b(?:roi|hom|bua|tuan|thang truoc|lau)\b.*\b(?:chua|khong|gi|sao|bao gio|khi nao)\b"
    r"|\b(?:bao gio|khi nao|chung nao|bua nao|hom nao|ngay nao)\b.*\b(?:lay|nhan|co|xong|tra)\b.*"
    r"\b(?:ket qua|ho so|giay)\b(?! gi)|\b(?:ket qua|ho so|giay)\b.*"
    r"\b(?:bao gio|khi nao|chung nao)\b.*\b(?:lay|nhan|co|xong|tra)\b"
    r"|\bda nop\b(?=.*\b(?:ket qua|chua|khi nao|bao gio)\b)|\bma ho so\b"
)
_OFFICER = (
    r"(?:can bo|nguoi that|nguoi phu trach|nhan vien|tu van vien|tong dai|nguoi ho tro|dien thoai vien"
    r"|nguoi co trach nhiem|chuyen vien|nguoi huong dan|nguoi tu van|nguoi nao|lanh dao|chu tich)"
)
_HUMAN = re.compile(
    rf"\b(?:gap|noi chuyen|noi voi|chuyen (?:may |cho |qua |sang )*|goi (?:cho |dien )*|lien he|hoi|ket noi)\b"
    rf".{{0,24}}\b{_OFFICER}\b|\bso (?:dien thoai|dt|may|zalo)\b.{{0,20}}\b(?:can bo|xa|uy ban|mot cua|{_OFFICER})\b"
    r"|\bnguoi (?:that )?(?:ho tro|giup|tra loi|tu van)\b.{0,12}$|\b(?:gap|cho) nguoi (?:that|khac)\b"
    r"|\bgoi (?:lai )?cho (?:toi|em|minh|anh|chi)\b|^can bo (?:dau|oi)\b|\bnoi chuyen voi nguoi\b"
)
_NOT_HUMAN = re.compile(
    r"\b(?:giay|khai sinh|khai tu|ket hon|chung thuc|dang ky|giam ho|khuyet tat)\b"
)
_COPY = re.compile(r"\b(?:sao y|chung thuc|cong chung|photo|ban sao|sao luc|xac nhan)\b")
# What another office does: (what is wanted, the words that show a catalogue has it).
_ELSEWHERE = (
    (r"\b(?:passport|ho chieu)\b", "ho chieu"),
    (r"\bvisa\b", "thi thuc"),
    (r"\b(?:bang lai|giay phep lai xe|gplx|thi lai)\b", "giay phep lai xe"),
    (r"\b(?:lam|cap|doi|mat|xin|dang ky|het han|rot) (?:lai |moi |doi )?(?:the |lai |cai )*can cuoc\b", "can cuoc"),
    (r"\b(?:dang ky|bien so|bien|ca vet|sang ten|giay to) (?:cho )?xe\b|\bca vet\b|\bbien so\b", "dang ky xe"),
    (r"\bphat (?:giao thong|nguoi|vi pham)\b|\bnop phat\b", "xu phat"),
    (r"\bbao hiem xa hoi\b", "bao hiem xa hoi"),
    (r"\b(?:vneid|dinh danh)\b", "dinh danh"),
    (r"\bly lich tu phap\b", "ly lich tu phap"),
    (r"\bdon ly hon\b|\blam ly hon\b|\bly hon (?:voi|thi|o dau)\b", "ly hon thuan tinh"),
)  # fmt: skip
_ELSEWHERE_RULES = tuple((re.compile(wanted), shown) for wanted, shown in _ELSEWHERE)


def intent_of(folded: str) -> str:
    """Give "status", "human" or "" for a folded sentence in full words."""
    if _HUMAN.search(folded) and not _NOT_HUMAN.search(folded):
        return "human"
    return "status" if _STATUS.search(folded) else ""


def is_elsewhere(folded: str, catalogue_names: str) -> bool:
    """Say whether another office does this, unless a procedure of the catalogue is named so."""
    if _COPY.search(folded):
        return False
    return any(
        wanted.search(folded) and shown not in catalogue_names for wanted, shown in _ELSEWHERE_RULES
    )
