"""Nothing people send to a question breaks it, or makes us send what a platform would refuse."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.library import ContentLibrary
from bot.understanding.kinds import KINDS
from tests.fuzz.messages import MESSAGES
from tests.fuzz.trial import Trial

TRIES = 2_000


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_message_is_answered(library: ContentLibrary, kind: str) -> None:
    trial = Trial(library, kind)

    @given(MESSAGES, st.integers(0, 2))
    @settings(max_examples=TRIES, deadline=None)
    def answer(text: str, which: int) -> None:
        trial.try_out(text, which)

    answer()
    assert len(trial.seconds) >= TRIES // 2  # of the rest it knows that they were tried before
