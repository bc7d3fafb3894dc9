"""What tells procedures of nearly the same name apart."""

import re
from dataclasses import dataclass

from bot.model.book import Procedure
from bot.understanding.spelling.clean import fold


@dataclass(frozen=True, slots=True)
class _Trait:
    """Words in a procedure's name, the words people use for that, and how much it matters."""

    name: re.Pattern[str]
    said: re.Pattern[str]
    boost: float  # of a procedure named so, where it is said
    penalty: float  # of a procedure named so, where it is not said
    other: float  # of one not named so, where it is said


def _trait(name: str, said: str, boost: float, penalty: float, other: float = 1.0) -> _Trait:
    phrases = said.replace(" · ", "|")
    return _Trait(re.compile(name), re.compile(rf"\b(?:{phrases})\b"), boost, penalty, other)


# "Mất" as lost, where time or money is not what it takes.
_LOST = r"mat(?! (?:may|bao|gi|tien|thoi gian|ngay|cong|cha|me|luon)\b)"
_TRAITS = (
    _trait(
        "^(?!lien thong).*(?:mai tang|tu tran)",
        "mat · chet · chon · mai tang · qua doi · dam tang · ma chay · tu tran · hom · tu tuat"
        " · mo · lo dam · lia doi · nam xuong · hoa tang",
        boost=1.05,
        penalty=0.65,
    ),
    _trait(
        "cai chinh|dinh chinh|chinh sua|sua loi|hieu dinh|dieu chinh thong tin",
        "sai · nham · sua · khop · cai chinh · dinh chinh · mot neo · khac nhau",
        boost=1.12,
        penalty=0.95,
    ),
    _trait(
        "nuoc ngoai",
        "nuoc ngoai · viet kieu · dinh cu · quoc tich · han quoc · nhat ban · hoa ky"
        " · (?:nguoi|ben|qua|tu|o|chong|vo|lay|truong|dai hoc|dai su quan)"
        " (?:lao|my|duc|phap|anh|uc|han|nhat|nga|tay|dai loan|trung quoc|campuchia|thai"
        "|canada|singapore|malaysia)",
        boost=1.25,
        penalty=0.7,
        other=0.85,
    ),
    _trait(
        "lai khai tu",
        "lai · mat giay · giay .{0,12}(?:mat|chay|rach|hu) · that lac · so .{0,8}(?:chay|mat)"
        " · (?:mat|chay) so · khong con (?:luu|so) · ban chinh · hoi truoc",
        boost=1.15,
        penalty=0.65,
    ),
    _trait(
        "luu dong",
        "luu dong · tai thon · (?<!sinh )(?<!de )tai nha · ve thon"
        " · len (?:lang|thon) · tan (?:lang|thon|nha) · xa qua · khong di duoc",
        boost=1.15,
        penalty=0.75,
    ),
    _trait(
        "^dang ky lai (?!khai tu)|cap lai|doi, cap",
        f"lai · {_LOST} · chay · rach · that lac · hu · hong · moi an · khong con",
        boost=1.15,
        penalty=0.7,
    ),
    _trait(
        "lien thong",
        "lien thong · bao hiem · bhyt · cung luc · mot lan · thuong tru · nhap khau · mai tang",
        boost=1.1,
        penalty=0.7,
    ),
    _trait("dien tu", "dien tu · online · tren mang · qua mang · file", boost=1.1, penalty=0.7),
    _trait(
        "ket hop",
        "nhan cha · nhan con · nhan bo · chua cuoi · chua dang ky · chua ket hon · thua nhan"
        " · ten cha · ten chong · khong hon thu · ket hop · ngoai gia thu",
        boost=1.2,
        penalty=0.7,
    ),
    _trait(
        "ho so, giay to ca nhan",
        "nguoi lon · lon roi · lon tuoi · chua bao gio · chua khi nao · chua tung · khong ai di"
        " · chua dang ky lan nao · nguoi gia · hoi nho · hoc ba · giay to ca nhan"
        " · (?:co|roi) can cuoc · can cuoc (?:roi|ma) · [2-9][0-9] tuoi",
        boost=1.25,
        penalty=0.75,
    ),
    _trait(
        "cham dut",
        "cham dut · dep (?:cua hang|quan|luon|cho|di|roi) · dong cua · dong .{0,8}(?:quan|cua hang)"
        " · nghi luon · nghi han · nghi ban luon · thoi (?:lam|ban|giam ho|khong) · ngung han"
        " · giai the · tra giay · tra lai giay · khong .{0,20} nua · ban .{0,8} e"
        " · het (?:giam ho|ban|lam)"
        " · bo (?:giay|quan|cua hang|nghe|kinh doanh|giam ho) · du 18 · tron 18",
        boost=1.2,
        penalty=0.75,
    ),
    _trait(
        "tam ngung",
        "tam · nghi · mot thoi gian · thang · it lau · sua chua · ban lai · ngung",
        boost=1.1,
        penalty=0.8,
    ),
    _trait(
        "ban sao|sao y",
        "ban sao · sao y · sao · trich luc · photo · cong chung · dong dau · dong moc · chung thuc",
        boost=1.05,
        penalty=0.85,
    ),
)


def traits_of(procedure: Procedure) -> frozenset[int]:
    """Give the places of the traits a procedure's name has."""
    name = fold(procedure.name)
    return frozenset(at for at, trait in enumerate(_TRAITS) if trait.name.search(name))


def traits_said(folded: str) -> frozenset[int]:
    """Give the places of the traits a sentence shows."""
    return frozenset(at for at, trait in enumerate(_TRAITS) if trait.said.search(folded))


def fit(named: frozenset[int], said: frozenset[int]) -> float:
    """Weigh a procedure by the traits its name has and the sentence shows."""
    factor = 1.0
    for at in named:
        factor *= _TRAITS[at].boost if at in said else _TRAITS[at].penalty
    for at in said - named:
        factor *= _TRAITS[at].other
    return factor
