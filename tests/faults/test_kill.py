"""A server that is killed again and again loses nothing it acknowledged, and doubles no dossier."""

import os
from pathlib import Path

from tests.faults.harnesses import RANDOM_KILL
from tests.faults.killing import killed
from tests.faults.server import Machine

KILLS = int(os.environ.get("MOTCUA_KILLS", RANDOM_KILL.in_ci))


async def test_kills_lose_no_acknowledged_answer_and_double_no_dossier(tmp_path: Path) -> None:
    await killed(Machine(tmp_path), KILLS, seed=20261123)
