"""What is sealed opens only in its place, with its key, unaltered."""

import os

import pytest

from bot.model.errors import StoreBroken
from bot.storage.sealing import Seal, WrappedKey
from tests.storage.conftest import KEY, seal

PLACE = "drafts|body|1/ab"


def test_what_was_sealed_opens_in_its_place() -> None:
    office = seal()
    wrapped = office.new_key()
    box = office.open_key(wrapped).seal(PLACE, b"Mai")
    assert b"Mai" not in box
    assert seal().open_key(wrapped).unseal(PLACE, box) == b"Mai"


@pytest.mark.parametrize("place", ["drafts|body|2/ab", "drafts|said|1/ab", "dossiers|body|1/ab"])
def test_what_was_moved_to_another_row_stays_shut(place: str) -> None:
    key = seal().open_key(seal().new_key())
    with pytest.raises(StoreBroken, match="altered"):
        key.unseal(place, key.seal(PLACE, b"Mai"))


def test_one_persons_key_opens_nothing_of_another() -> None:
    office = seal()
    lan, hoa = office.open_key(office.new_key()), office.open_key(office.new_key())
    with pytest.raises(StoreBroken):
        hoa.unseal(PLACE, lan.seal(PLACE, b"Mai"))


@pytest.mark.parametrize("byte", [0, 11, 12, 13, -1])
def test_a_single_flipped_bit_is_noticed(byte: int) -> None:
    key = seal().open_key(seal().new_key())
    box = bytearray(key.seal(PLACE, b"Mai"))
    box[byte] ^= 1
    with pytest.raises(StoreBroken):
        key.unseal(PLACE, bytes(box))


def test_another_offices_key_unwraps_nothing() -> None:
    wrapped = seal().new_key()
    with pytest.raises(StoreBroken):
        Seal(bytes(32), os.urandom).open_key(wrapped)


def test_a_wrapped_key_belongs_to_its_own_row() -> None:
    lan, hoa = seal().new_key(), seal().new_key()
    with pytest.raises(StoreBroken):
        seal().open_key(WrappedKey(lan.id, hoa.wrapped))


def test_sealing_twice_gives_different_bytes() -> None:
    key = seal().open_key(seal().new_key())
    assert key.seal(PLACE, b"Mai") != key.seal(PLACE, b"Mai")


def test_finders_are_stable_blind_and_keep_words_apart() -> None:
    assert seal().finder("chat", "web", "ab") == seal().finder("chat", "web", "ab")
    finders = {
        seal().finder("chat", "web", "ab"),
        seal().finder("chat", "weba", "b"),
        seal().finder("seen", "web", "ab"),
        Seal(bytes(32), os.urandom).finder("chat", "web", "ab"),
    }
    assert len(finders) == 4
    assert KEY not in finders


def test_old_keys_are_still_opened_when_many_were_used_since() -> None:
    office = seal()
    first = office.new_key()
    box = office.open_key(first).seal(PLACE, b"Mai")
    for _ in range(1100):
        office.open_key(office.new_key())
    assert office.open_key(first).unseal(PLACE, box) == b"Mai"


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Seal(b"short", os.urandom)
