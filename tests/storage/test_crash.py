"""Whatever was acknowledged is there after the process was killed at any moment."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Timer

from bot.model.event import Chat
from bot.storage.sqlite import SqliteStore
from tests.storage.conftest import seal

ROUNDS = 10


def killed_while_talking(path: Path, after_s: float) -> dict[str, int]:
    """Give the last turn of each chat that was acknowledged before the process died."""
    command = [sys.executable, "-m", "tests.storage.crash", str(path)]
    # Our own module, by our own interpreter.
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        told = [process.stdout.readline()]  # it has started
        Timer(after_s, process.kill).start()
        told += process.stdout.readlines()
    assert process.returncode == -9
    whole = [line.split() for line in told if line.endswith("\n")]
    return {chat: int(version) for chat, version in whole}


async def test_every_acknowledged_turn_survives_ten_kills(tmp_path: Path) -> None:
    path = tmp_path / "motcua.db"
    kept: dict[str, int] = {}
    for _ in range(ROUNDS):
        after_s = int.from_bytes(os.urandom(1)) / 1000
        acknowledged = kept | killed_while_talking(path, after_s)
        store = await SqliteStore.open(path, seal())
        try:
            kept = {chat: await kept_of(store, chat, told) for chat, told in acknowledged.items()}
            assert await store.verify_audit("21496") == []
        finally:
            await store.close()
    assert len(kept) == 5


async def kept_of(store: SqliteStore, chat_id: str, acknowledged: int) -> int:
    """Give the version of a chat that was found whole."""
    chat = Chat("web", "site", chat_id)
    conversation, version = await store.conversation(chat)
    assert acknowledged <= version <= acknowledged + 1  # the last one may be kept and untold
    assert conversation.misses == version
    assert await store.has_seen(chat, f"{chat.id}-{version - 1}")
    rows = await store.feed(chat, max(0, version - 50))
    assert [row.seq for row in rows] == list(range(max(0, version - 50) + 1, version + 1))
    return version
