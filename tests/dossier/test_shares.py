"""Shares in per cent always come to the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dossier.shares import WHOLE, shares


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ([5], (10_000,)),
        ([1, 1], (5_000, 5_000)),
        ([1, 1, 1], (3_334, 3_333, 3_333)),
        ([50_000_000, 20_000_000, 30_000_000], (5_000, 2_000, 3_000)),
        ([7] * 8, (1_250,) * 8),
        ([0, 3], (0, 10_000)),
        ([0, 0], (0, 0)),
        ([], ()),
    ],
)
def test_shares_are_split_by_largest_remainder(parts: list[int], wanted: tuple[int, ...]) -> None:
    assert shares(parts) == wanted


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=20))
def test_shares_come_to_the_whole_and_follow_the_parts(parts: list[int]) -> None:
    split = shares(parts)
    assert sum(split) == (WHOLE if sum(parts) else 0)
    whole = sum(parts)
    for part, share in zip(parts, split, strict=True):
        assert abs(share * whole - part * WHOLE) <= whole
