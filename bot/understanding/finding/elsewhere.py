"""What other offices do, and copies, which are certified here whoever issued the paper."""

import re

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
