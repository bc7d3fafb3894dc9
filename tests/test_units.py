"""The units for a commune's machine are such as systemd takes, and name what there is."""

import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.conftest import ROOT

UNITS = sorted((ROOT / "bot" / "commands" / "systemd").iterdir())
INSTALLED = "/opt/motcua/.venv/bin/motcua"


def test_every_setting_in_a_unit_is_one_of_ours() -> None:
    ours = {f"MOTCUA_{field.name.upper()}" for field in fields(Settings)}
    named = {name for unit in UNITS for name in re.findall(r"MOTCUA_\w+", unit.read_text("utf-8"))}
    assert named == {"MOTCUA_HOME", "MOTCUA_KEY_FILE"}
    assert named <= ours


def test_the_key_does_not_lie_with_the_data_nor_with_the_backups() -> None:
    for unit in (unit for unit in UNITS if unit.suffix == ".service"):
        text = unit.read_text("utf-8")
        (key,) = re.findall(r"MOTCUA_KEY_FILE=(.+)", text)
        (home,) = re.findall(r"MOTCUA_HOME=(.+)", text)
        assert not Path(key).is_relative_to(home)
        assert not Path(key).is_relative_to("/var/backups/motcua")


def test_the_readme_names_every_unit() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [unit.name for unit in UNITS if unit.stem not in readme] == []


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed")
    for unit in UNITS:
        text = unit.read_text("utf-8").replace(INSTALLED, sys.executable)
        (tmp_path / unit.name).write_text(text, "utf-8")
    verified = subprocess.run(  # noqa: S603 - ours
        [analyze, "verify", "--man=no", *sorted(map(str, tmp_path.iterdir()))],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    told = [line for line in verified.stderr.splitlines() if "motcua" in line]
    assert (verified.returncode, told) == (0, [])
