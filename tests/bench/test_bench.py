"""The table comes out, at sizes too small to mean anything."""

from pathlib import Path

from bot.content.library import ContentLibrary
from tests.bench.subject import Subject, Update
from tests.bench.table import Sizes, table

TINY = Sizes(runs=1, chats=3, messages=1, seconds=0.2, half_finished=2, stored=(2, 5))


async def test_every_figure_of_the_table_is_found(library: ContentLibrary) -> None:
    figures = await table(library, TINY)
    assert all(figure > 0 for name, figure in figures.items() if "half-finished" not in name)
    assert len(figures) == 21


async def test_the_row_beside_other_bots_goes_from_the_wish_to_the_receipt(tmp_path: Path) -> None:
    row = Subject(str(tmp_path))
    await row.start(1)
    try:
        asked = [await row.turn(1, update(n, text)) for n, (text, _) in enumerate(row.script(1))]
        again = await row.turn(1, update(0, row.script(1)[0][0]))
    finally:
        await row.stop()
    assert [[row.tag(one) for one in said] for said in asked] == [[t] for _, t in row.script(1)]
    assert not again


def update(number: int, text: str) -> Update:
    return {"update_id": number + 1, "chat_id": 1, "text": text}
