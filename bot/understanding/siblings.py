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
    boost: float
    penalty: float


def _trait(name: str, said: str, boost: float, penalty: float) -> _Trait:
    return _Trait(re.compile(name), re.compile(said), boost, penalty)


_ABROAD = (
    r"\b(?:nuoc ngoai|viet kieu|dinh cu|(?:nguoi|ben|qua|tu|o) (?:lao|my|duc|phap|anh|uc|han|nhat|nga|dai loan"
    r"|trung quoc|campuchia|thai|canada|singapore|malaysia)|han quoc|nhat ban|hoa ky|quoc tich|tay)\b"
)
_TRAITS = (
    _trait(r"nuoc ngoai", _ABROAD, 1.25, 0.7),
    _trait(r"luu dong", r"\b(?:luu dong|tai thon|tai nha|ve thon|xa qua|khong di duoc)\b", 1.15, 0.75),
    _trait(r"^dang ky lai|cap lai|doi, cap", r"\b(?:lai|mat|chay|rach|that lac|hu|hong|mot an|khong con)\b", 1.15, 0.7),
    _trait(r"lien thong", r"\b(?:lien thong|bao hiem|bhyt|cung luc|mot lan|thuong tru|nhap khau|mai tang)\b", 1.1, 0.7),
    _trait(r"dien tu", r"\b(?:dien tu|online|tren mang|qua mang|file)\b", 1.1, 0.7),
    _trait(r"ket hop", r"\b(?:nhan cha|nhan con|nhan bo|chua cuoi|chua dang ky|chua ket hon|thua nhan|ten cha|ten chong"
                       r"|khong hon thu|ket hop|ngoai gia thu|ten bo)\b", 1.2, 0.7),
    _trait(r"ho so, giay to ca nhan", r"\b(?:nguoi lon|lon roi|chua bao gio|chua tung|chua dang ky lan nao|nguoi gia|can cuoc"
                                      r"|hoc ba|giay to ca nhan|tren [2-9][0-9] tuoi|[2-9][0-9] tuoi)\b", 1.25, 0.75),
    _trait(r"ban sao|sao y", r"\b(?:ban sao|sao y|sao|trich luc|photo|cong chung|dong dau|dong moc|chung thuc)\b", 1.05, 0.85),
)  # fmt: skip


def fit(procedure: Procedure, folded: str) -> float:
    """Weigh a procedure by the traits its name has and the sentence shows."""
    name = fold(procedure.name)
    factor = 1.0
    for trait in _TRAITS:
        if trait.name.search(name):
            factor *= trait.boost if trait.said.search(folded) else trait.penalty
    return factor
