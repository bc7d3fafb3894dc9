"""The demo's sample dossiers stand in every status there is."""

import asyncio
from dataclasses import replace

from bot.channels.sample import make_samples
from bot.content.library import ContentLibrary
from bot.dossier.statuses import Action
from bot.model.dossier import Status
from bot.service.ports import Scope
from bot.wiring import memory_parts
from tests.conftest import ROOT

BA_DONG = "21496"


def test_a_dozen_families_have_dossiers_in_all_ten_statuses(library: ContentLibrary) -> None:
    async def statuses() -> list[Status]:
        parts = replace(memory_parts(library), home=BA_DONG)
        script = (ROOT / "flows/dang-ky-khai-sinh/demo.txt").read_text("utf-8")
        reasons = dict.fromkeys(Action, "Lý do để xem thử.")
        made = await make_samples(parts, script, reasons, "giay_chung_sinh")
        found = await parts.desk.queue(Scope("xem", BA_DONG, justice=True), frozenset(Status))
        assert len(found) == made
        return [dossier.status for dossier in found]

    found = asyncio.run(statuses())
    assert len(found) >= 12
    assert set(found) == set(Status)
