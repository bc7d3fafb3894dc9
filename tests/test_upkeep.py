"""A running server takes up edited content, and is not misled by a broken edit."""

import asyncio
import shutil
from pathlib import Path

from bot.commands.upkeep import follow_content
from bot.content.library import ContentLibrary, load_library
from tests.conftest import ROOT, TODAY

GREETING = "greet: Dạ, em chào anh/chị."


async def test_an_edited_word_is_said_soon_and_a_broken_file_changes_nothing(
    tmp_path: Path,
) -> None:
    shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue")
    shutil.copytree(ROOT / "tests" / "flows", tmp_path / "flows")
    words = tmp_path / "catalogue" / "words" / "bot.yaml"
    library = load_library(tmp_path, TODAY)
    following = asyncio.create_task(follow_content(tmp_path, library, every_s=0.01))
    await asyncio.sleep(0.05)
    good = words.read_text("utf-8")
    words.write_text(good.replace(GREETING, "greet: Chào bà con."), "utf-8")
    assert await says(library, "Chào bà con.")
    words.write_text("greet: [", "utf-8")
    await asyncio.sleep(0.5)
    assert library.book().say("greet") == "Chào bà con."
    following.cancel()


async def says(library: ContentLibrary, wanted: str) -> bool:
    for _ in range(500):
        if library.book().say("greet") == wanted:
            return True
        await asyncio.sleep(0.02)
    return False
