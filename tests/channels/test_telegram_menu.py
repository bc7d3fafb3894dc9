import pytest

from bot.channels.telegram.menu import COMMANDS, spoken
from bot.content.library import ContentLibrary
from bot.model.reading import About
from bot.understanding import kinds
from bot.understanding.wishes.commands import command
from tests.conftest import TODAY

MEANS = {
    "tiep": "resume",
    "lui": "back",
    "sua": "edit",
    "xem_ho_so": "status",
    "gap_can_bo": "human",
    "tro_giup": "help",
    "dung": "stop",
    "huy": "cancel",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_of_the_menu_is_obeyed_at_every_question(
    library: ContentLibrary, name: str
) -> None:
    said = spoken(f"/{name}", library.book())
    for kind in ("", *kinds.KINDS):
        meant = command(said, kind, About(TODAY))
        assert meant is not None, f"{said} at {kind}"
        assert meant.name == MEANS[name]


def test_a_command_may_name_the_bot(library: ContentLibrary) -> None:
    book = library.book()
    assert spoken("/huy@motcua_bot", book) == spoken("/huy", book)


@pytest.mark.parametrize("text", ["/help", "Huy", "huy", "/ 5", "5/3/2026", "/huy đi", "a@b"])
def test_other_words_stay_as_they_are(library: ContentLibrary, text: str) -> None:
    assert spoken(text, library.book()) == text


def test_what_telegram_shows_of_the_bot_is_short_enough(library: ContentLibrary) -> None:
    words = library.book().words
    assert len(words["telegram.description"]()) <= 512
    assert len(words["telegram.short_description"]()) <= 120
    assert all(3 <= len(words[f"telegram.commands.{name}"]()) <= 256 for name in COMMANDS)
