"""The office's key is made once, kept private, and missed loudly."""

import os
from pathlib import Path

import pytest

from bot.storage.keyfile import load_or_make_key, refuse_beside
from bot.storage.refusals import KeyBesideData, KeyMissing, KeyUnusable


def made(path: Path) -> bytes:
    return load_or_make_key(path, has_data=False, random=os.urandom)


def test_the_first_start_makes_a_private_key(tmp_path: Path) -> None:
    path = tmp_path / "config" / "motcua" / "key"
    key = made(path)
    assert len(key) == 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.parent.parent.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in path.parent.iterdir()] == ["key"]


def test_every_later_start_finds_the_same_key(tmp_path: Path) -> None:
    key = made(tmp_path / "key")
    assert load_or_make_key(tmp_path / "key", has_data=True, random=os.urandom) == key


def test_data_without_its_key_is_told_and_no_key_is_made(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing):
        load_or_make_key(tmp_path / "key", has_data=True, random=os.urandom)
    assert list(tmp_path.iterdir()) == []


def test_a_crash_while_making_the_key_does_not_block_the_next_start(tmp_path: Path) -> None:
    (tmp_path / f"key.{os.getpid()}.new").write_bytes(b"half")
    assert len(made(tmp_path / "key")) == 32


@pytest.mark.parametrize(
    ("content", "mode", "reason"),
    [
        (b"ab" * 32, 0o640, "too_open"),
        (b"ab" * 32, 0o604, "too_open"),
        (b"ab" * 31, 0o600, "wrong_length"),
        (b"", 0o600, "wrong_length"),
        (b"zz" * 32, 0o600, "unreadable"),
        (bytes(range(128, 160)), 0o600, "unreadable"),
    ],
)
def test_a_key_that_cannot_be_used_is_told(
    tmp_path: Path, content: bytes, mode: int, reason: str
) -> None:
    path = tmp_path / "key"
    path.write_bytes(content)
    path.chmod(mode)
    with pytest.raises(KeyUnusable) as told:
        made(path)
    assert told.value.reason == reason
    assert path.read_bytes() == content


def test_a_folder_in_the_keys_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyUnusable):
        made(tmp_path)


def test_a_key_may_not_lie_with_the_data(tmp_path: Path) -> None:
    home = tmp_path / "data"
    (tmp_path / "link").symlink_to(home)
    for path in (home / "key", home / "deep" / "key", tmp_path / "link" / "key"):
        with pytest.raises(KeyBesideData):
            refuse_beside(path, home)
    refuse_beside(tmp_path / "key", home)
    refuse_beside(tmp_path / "data2" / "key", home)
