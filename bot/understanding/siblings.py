"""What tells procedures of nearly the same name apart."""

import re
from dataclasses import dataclass

from bot.model.book import Procedure
from bot.understanding.clean import fold


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


_TRAITS = (
    _trait(
        "nuoc ngoai",
        "nuoc ngoai · viet kieu · dinh cu · quoc tich · han quoc · nhat ban · hoa ky"
        " · (?:nguoi|ben|qua|tu|o|chong|vo|lay) (?:lao|my|duc|phap|anh|uc|han|nhat|nga|tay"
        "|dai loan|trung quoc|campuchia|thai|canada|singapore|malaysia)",
        boost=1.25,
        penalty=0.7,
        other=0.85,
    ),
    _trait(
        "luu dong",
        "luu dong · tai thon · tai nha · ve thon · xa qua · khong di duoc",
        boost=1.15,
        penalty=0.75,
    ),
    _trait(
        "^dang ky lai|cap lai|doi, cap",
        "lai · mat · chay · rach · that lac · hu · hong · moi an · khong con",
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
        "nguoi lon · lon roi · chua bao gio · chua tung · chua dang ky lan nao · nguoi gia"
        " · can cuoc · hoc ba · giay to ca nhan · [2-9][0-9] tuoi",
        boost=1.25,
        penalty=0.75,
    ),
    _trait(
        "cham dut",
        "cham dut · dep · dong cua · dong quan · nghi luon · nghi han · thoi · bo · het · ngung han"
        " · giai the · tra giay · rut · khong ban nua · nghi ban luon",
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
