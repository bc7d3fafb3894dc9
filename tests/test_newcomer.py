"""Somebody who writes no programs adds a procedure by `flows/README.md`, to the letter."""

import re
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from bot.__main__ import main
from tests.conftest import ROOT

GUIDE = (ROOT / "flows" / "README.md").read_text("utf-8")
NEW = "trich-luc-ban-sao-ho-tich"


def written_in_the_guide(name: str) -> str:
    """Give the text that the guide has people write into the file `name`."""
    found = re.search(
        rf"`flows/{NEW}/{re.escape(name)}`:\n\n( *)```\w*\n(.*?)\n\1```", GUIDE, re.DOTALL
    )
    assert found is not None, f"the guide says nothing of {name}"
    return dedent(found[2]) + "\n"


@pytest.fixture
def newcomer(tmp_path: Path) -> Path:
    """Give a checkout in which the guide's four steps were followed."""
    (tmp_path / "catalogue").symlink_to(ROOT / "catalogue")
    shutil.copytree(ROOT / "flows", tmp_path / "flows")
    folder = tmp_path / "flows" / NEW
    shutil.copytree(tmp_path / "flows" / "dang-ky-khai-sinh", folder)
    for unused in (*folder.glob("*.txt"), *folder.glob("*.typ"), *folder.glob("conversations/*")):
        unused.unlink()
    for name in ("flow.yaml", "conversations/mat-giay.txt"):
        (folder / name).write_text(written_in_the_guide(name), "utf-8")
    return tmp_path


def test_the_guide_leads_to_a_procedure_that_works(
    newcomer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(newcomer)]) == 0
    assert capsys.readouterr().err == ""


def test_a_slip_of_the_pen_is_told_with_its_place(
    newcomer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = newcomer / "flows" / NEW / "flow.yaml"
    path.write_text(path.read_text("utf-8").replace("type: date", "type: dates"), "utf-8")
    assert main(["check", str(newcomer)]) == 1
    assert f"flows/{NEW}/flow.yaml:42:11" in capsys.readouterr().err


def test_a_conversation_that_goes_astray_is_told(
    newcomer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = newcomer / "flows" / NEW / "conversations" / "mat-giay.txt"
    path.write_text(path.read_text("utf-8").replace("? ban.ten", "? ban.so_ban"), "utf-8")
    assert main(["check", str(newcomer)]) == 1
    assert f"flows/{NEW}/conversations/mat-giay.txt:8" in capsys.readouterr().err
