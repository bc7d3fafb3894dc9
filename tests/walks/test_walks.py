"""Hundreds of citizens walk the real flow at random; none is lost, and nothing they said is."""

import os
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from bot.content.library import ContentLibrary
from tests.conftest import ROOT
from tests.talking import Commune
from tests.walks.runner import QuickRunner
from tests.walks.walk import Walk

FLOWS = sorted(path.parent.name for path in ROOT.glob("flows/*/flow.yaml"))
WALKS = os.environ.get("MOTCUA_WALKS")  # more walks than the same 300, and other ones each time
MOST_TURNS = 45


@pytest.mark.parametrize("flow", FLOWS)
@settings(
    max_examples=int(WALKS or 300),
    deadline=None,
    derandomize=WALKS is None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),  # a walk is told by its orders; to shorten it would take too long
)
@given(
    chance=st.randoms(use_true_random=True), turns=st.integers(min_value=0, max_value=MOST_TURNS)
)
def test_wherever_citizens_wander_they_arrive_and_nothing_is_lost(
    library: ContentLibrary, flow: str, chance: Random, turns: int
) -> None:
    with QuickRunner() as runner:
        walk = Walk(Commune(library, runner), runner, chance)
        try:
            walk.wanders(flow, turns)
            end = walk.goes_straight()
            if end.startswith("#review "):
                walk.reviews_and_sends()
        finally:
            note(f"said so far: {walk.orders}")
