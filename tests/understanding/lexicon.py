"""A few real names of places and peoples, enough for every kind of collision."""

from datetime import date
from functools import lru_cache

from bot.content.findings import Findings
from bot.content.lexicon import read_lexicon
from bot.content.yaml_tree import read_yaml
from bot.model.answer import Address, Value
from bot.model.flow import Choice, Limits
from bot.model.reading import (
    About,
    BusinessLine,
    Commune,
    EthnicGroup,
    Lexicon,
    Permit,
    Province,
)
from tests.conftest import ROOT

TODAY = date(2026, 11, 22)
HERE = "Quảng Ngãi"

HOME = Commune("21496", "Ba Động", "xã", HERE, ("Ba Thành", "Ba Động", "Ba Liên"))
LEXICON = Lexicon(
    communes=(
        HOME,
        Commune("21484", "Ba Tơ", "xã", HERE, ("thị trấn Ba Tơ", "Ba Cung", "Ba Bích")),
        Commune("21523", "Ba Tô", "xã", HERE, ("Ba Tô", "Ba Lế", "Ba Nam")),
        Commune("21529", "Ba Vì", "xã", HERE, ("Ba Ngạc", "Ba Tiêu", "Ba Vì")),
        Commune("21289", "Sơn Hà", "xã", HERE, ("thị trấn Di Lăng", "Sơn Bao", "Sơn Thượng")),
        Commune("21292", "Sơn Hạ", "xã", HERE, ("Sơn Hạ", "Sơn Thành", "Sơn Nham")),
        Commune("21334", "Sơn Tây Thượng", "xã", HERE, ("Sơn Bua", "Sơn Mùa", "Sơn Liên")),
        Commune("21340", "Sơn Tây", "xã", HERE, ("Sơn Tân", "Sơn Dung", "Sơn Long")),
        Commune("21127", "Đông Trà Bồng", "xã", HERE, ("Trà Giang", "Trà Bình", "Trà Phú")),
        Commune("21244", "Trà Giang", "xã", HERE),
        Commune("21136", "Cà Đam", "xã", HERE, ("Trà Tân", "Trà Bùi")),
        Commune("21157", "Tây Trà Bồng", "xã", HERE, ("Trà Bùi", "Hương Trà", "Trà Tây")),
        Commune("21520", "Đặng Thùy Trâm", "xã", HERE, ("Ba Khâm", "Ba Trang")),
        Commune("23293", "Kon Tum", "phường", HERE),
    ),
    provinces=(
        Province(HERE, ("Kon Tum",), ("QN", "Qngai", "Q.Ngãi", "Quãng Ngãi")),
        Province("Hồ Chí Minh", ("Bình Dương",), ("TP.HCM", "HCM", "Sài Gòn")),
        Province("Hà Nội", (), ("HN",)),
    ),
    ethnic_groups=(
        EthnicGroup("Kinh", "Kinh", ("Việt",)),
        EthnicGroup("Hrê", "Hrê", ("H're", "Hre", "Hơ rê", "re")),
        EthnicGroup("Ca Dong", "Xơ Đăng", ("Cadong", "Ka Dong", "ca dông")),
        EthnicGroup("Xơ Đăng", "Xơ Đăng", ("Sơ Đăng", "Xê Đăng", "Sedang")),
        EthnicGroup("Co", "Co", ("Cor", "Kor", "Cùa", "Trầu")),
    ),
    business_lines=(
        BusinessLine("Bán tạp hóa", "4711", ("tạp hóa", "bán đồ lặt vặt")),
        BusinessLine("Quán ăn", "5610", ("bán phở", "quán cơm")),
        BusinessLine("Quán nước, cà phê", "5630", ("cà phê", "bán nước")),
        BusinessLine("Cầm đồ", "6492", ("cầm đồ",), Permit.CONDITIONAL),
    ),
)
MOTHERS = Address("Ba Động", HERE, "thôn Suối Loa")
COPIES = (
    Choice("sao_y", "Sao y giấy tờ", ("photo có dấu",)),
    Choice("chu_ky", "Chứng chữ ký", ("xác nhận chữ ký",)),
    Choice("khac", "Khác"),
)
MARRIED = (
    Choice("co", "Có giấy kết hôn"),
    Choice("chua", "Chưa đăng ký"),
    Choice("khong_biet", "Không biết"),
)

_LIMITS = {
    "": Limits(),
    "past": Limits(past=True),
    "coming": Limits(coming=True),
    "child": Limits(past=True, of="be"),
    "adult": Limits(past=True, of="nguoi_lon"),
    "partial": Limits(past=True, partial=True),
    "short": Limits(longest=10),
    "home": Limits(),
    "few": Limits(least=1, most=2),
    "capital": Limits(least=1_000_000),
    "shipped": Limits(),
}


def about(kind: str = "", limits: str = "", consent: str = "") -> About:
    """Give what is known about a question of this kind."""
    if kind.startswith("choice"):
        return About(TODAY, _LIMITS[limits], COPIES)
    if kind == "ethnic_group":
        same_as: dict[str, Value] = {"mẹ": "Hrê", "cha": "Kinh"}
        return About(TODAY, _LIMITS[limits], lexicon=shipped_peoples(), same_as=same_as)
    if limits == "shipped":
        return About(TODAY, _LIMITS[limits], lexicon=_shipped("business_lines"))
    places = {"mẹ": MOTHERS}
    if kind in {"address", "place"}:
        home = HOME.code if limits == "home" else ""
        return About(TODAY, _LIMITS[limits], lexicon=shipped_places(), same_as=places, home=home)
    return About(TODAY, _LIMITS[limits], lexicon=LEXICON, consent=bool(consent), same_as=places)


def shipped_peoples() -> Lexicon:
    """Read the peoples of the catalogue: all fifty-four of them, with their other names."""
    return _shipped("ethnic_groups")


def shipped_places() -> Lexicon:
    """Read the places of the catalogue: only there do all the names collide."""
    return _shipped("places")


@lru_cache
def _shipped(part: str) -> Lexicon:
    findings = Findings()
    tree = read_yaml((ROOT / "catalogue" / f"{part}.yaml").read_bytes(), part, findings)
    assert tree is not None, findings.issues
    return read_lexicon({part: tree}, findings)
