"""Write `places.yaml` anew from the tables of the package `vietnamadminunits` (MIT).

Not part of the program: run it by hand when communes are joined again, as `places.md` tells.
Kept from the file as it stands: its head, the `words` of provinces and the `older` names.
"""

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import yaml

PLACES = Path(__file__).with_name("places.yaml")
HERE = "tinhquangngai"
Row = dict[str, object]

# The resolutions write "Đăk" in the names of the new communes; the package is of two minds.
_SPELT = {"Đắk Glei": "Đăk Glei", "Đắk Tô": "Đăk Tô", "Ya ly": "Ya Ly"}
_BEFORE = {"Thừa Thiên Huế": "Huế"}
# A district until 2020, then joined to Trà Bồng; people still write it.
_TAY_TRA = frozenset({"Trà Phong", "Trà Xinh", "Trà Thanh", "Sơn Trà", "Hương Trà", "Trà Tây"})


class Tables:
    """The package's tables; it need not be imported, which would want its many dependencies."""

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "dataset.db")
        self._base.row_factory = sqlite3.Row
        self.former = list(self._base.execute("SELECT * FROM admin_units_legacy"))
        # No district is told by these: a town is called as its province is, and the like.
        self.province_names = frozenset(row["provinceShort"] for row in self.former)
        joined = json.loads((folder / "converter_2025.json").read_text("utf-8"))
        self.provinces: dict[str, list[str]] = joined["DICT_PROVINCE"]
        self._whole: dict[str, list[str]] = joined["DICT_PROVINCE_WARD_NO_DIVIDED"][HERE]
        self._split: dict[str, list[Row]] = joined["DICT_PROVINCE_WARD_DIVIDED"][HERE]

    def communes(self) -> Iterator[tuple[sqlite3.Row, list[sqlite3.Row]]]:
        """Give each commune of today with the former ones that went into it."""
        old = {self._key(row): row for row in self.former}
        where = "SELECT * FROM admin_units WHERE provinceKey = ? ORDER BY wardCode"
        for row in self._base.execute(where, (HERE,)):
            keys = [*self._whole.get(row["wardKey"], ()), *self._parts(row["wardKey"])]
            yield row, [old[key] for key in keys]

    def _parts(self, ward: str) -> Iterator[str]:
        for key, heirs in self._split.items():
            if any(heir["newWardKey"] == ward for heir in heirs):
                yield key

    @staticmethod
    def _key(row: sqlite3.Row) -> str:
        return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def commune_line(row: sqlite3.Row, parts: list[sqlite3.Row], older: list[str]) -> str:
    names = [_former_name(part) for part in parts if part["wardShort"]]
    districts = {_spelt(part["districtShort"]): None for part in parts}
    if any(part["wardShort"] in _TAY_TRA for part in parts):
        districts["Tây Trà"] = None
    fields = {
        "code": row["wardCode"],
        "kind": row["wardType"].lower(),
        "name": _spelt(row["wardShort"]),
        "province": row["provinceShort"],
        "was": was if (was := parts[0]["provinceShort"]) != row["provinceShort"] else "",
        "districts": _listed(districts),
        "former": _listed(names),
        "older": _listed(older),
    }
    return _line({key: value for key, value in fields.items() if value})


def province_line(kept: Row, tables: Tables) -> str:
    """Keep a province as it stands, with the districts it and its forebears had."""
    known = {str(kept["name"]), *_of(kept, "former")}
    names: dict[str, None] = {}
    for row in tables.former:
        if _BEFORE.get(row["provinceShort"], row["provinceShort"]) in known:
            names[_district_name(row)] = None
    fields = {"name": str(kept["name"])}
    fields |= {key: _listed(_of(kept, key)) for key in ("former", "words") if key in kept}
    if kept["name"] != "Quảng Ngãi":
        fields["districts"] = _listed(name for name in names if name not in tables.province_names)
    return _line(fields)


def write(folder: Path) -> None:
    text = PLACES.read_text("utf-8")
    head = text[: text.index("provinces:\n")]
    kept = yaml.load(text, Loader=yaml.BaseLoader)
    older = {unit["code"]: _of(unit, "older") for unit in kept["communes"]}
    tables = Tables(folder)
    provinces = [province_line(one, tables) for one in kept["provinces"]]
    communes = [commune_line(*one, older.get(one[0]["wardCode"], [])) for one in tables.communes()]
    PLACES.write_text(
        "".join([head, "provinces:\n", *provinces, "communes:\n", *communes]), "utf-8"
    )


def _of(table: Row, key: str) -> list[str]:
    listed = table.get(key, [])
    return [str(one) for one in listed] if isinstance(listed, list) else []


def _former_name(row: sqlite3.Row) -> str:
    """Give a name with its kind, a plain xã without: "thị trấn Đăk Hà" is not that xã Đăk Hà."""
    name = _spelt(row["wardShort"])
    return name if row["wardType"] == "Xã" else f"{row['wardType'].lower()} {name}"


def _district_name(row: sqlite3.Row) -> str:
    """Give "Hòa Vang", but "Quận 1" whole; "Cai Lậy (Huyện)" is no name."""
    name = str(row["districtShort"]).partition(" (")[0]
    return str(row["district"]) if name.isdigit() else _spelt(name)


def _spelt(name: str) -> str:
    return _SPELT.get(name, name)


def _listed(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f"[{listed}]" if listed else ""


def _line(fields: dict[str, str]) -> str:
    inside = ", ".join(f"{key}: {value}" for key, value in fields.items())
    return f"  - {{{inside}}}\n"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]))
    else:
        found = find_spec("vietnamadminunits")
        places = found.submodule_search_locations if found else None
        if not places:
            sys.exit("pip install --no-deps vietnamadminunits==1.0.4")
        write(Path(places[0]) / "data")
