"""All that is known here, to be leafed through: groups of work, then the procedures of one."""

from collections.abc import Sequence
from dataclasses import replace

from bot.engine.scene import Scene
from bot.model.book import Book, Procedure
from bot.model.conversation import Act, Button
from bot.understanding.spelling.clean import fold

PAGE = 6
LONGEST_LABEL = 20
_MORE = "…"


def groups(book: Book) -> dict[str, list[Procedure]]:
    """Give the procedures by the plain name of their group, in the catalogue's order."""
    found: dict[str, list[Procedure]] = {}
    for procedure in book.procedures.values():
        found.setdefault(group_of(book, procedure), []).append(procedure)
    return found


def group_of(book: Book, procedure: Procedure) -> str:
    """Name the group of a procedure in plain words, short enough for a button."""
    key = f"fields.{_key(procedure.field)}"
    return book.say(key) if key in book.words else shortened(procedure.field)


def show_fields(scene: Scene, page: str) -> None:
    """Show the groups, some at a time. A draft under way is put down, not lost."""
    scene.conversation = replace(scene.conversation, current="", aside=None)
    number = int(page or 0)
    names = list(groups(scene.book))[PAGE * number :]
    buttons = [Button(name, Act("field", f"{_key(name)} 0")) for name in names[:PAGE]]
    _ask(scene, scene.word("browse.fields"), buttons, _next(names, f"browse {number + 1}"))


def show_procedures(scene: Scene, where: str) -> None:
    """Show the procedures of a group, some at a time; `where` is "group page"."""
    key, _, page = where.partition(" ")
    found = {_key(name): name for name in groups(scene.book)}
    if key not in found:
        show_fields(scene, "")
        return
    name, number = found[key], int(page or 0)
    rest = groups(scene.book)[name][PAGE * number :]
    buttons = [Button(label_of(one), Act("procedure", one.slug)) for one in rest[:PAGE]]
    text = scene.word("browse.procedures", nhom=name)
    _ask(scene, text, buttons, _next(rest, f"field {key} {number + 1}"))


def label_of(procedure: Procedure) -> str:
    """Name a procedure on a button."""
    return shortened(procedure.plain or procedure.name)


def shortened(name: str) -> str:
    """Cut a name between two words, so that it fits on a button."""
    if len(name) <= LONGEST_LABEL:
        return name
    cut = name[: LONGEST_LABEL - len(_MORE) + 1]
    return cut.rpartition(" ")[0].rstrip(" ,") + _MORE


def _ask(scene: Scene, text: str, buttons: list[Button], more: str) -> None:
    if more:
        buttons.append(scene.button("more", more))
    scene.ask(text, [*buttons, scene.button("back_to_menu")], asking="#browse")


def _next(left: Sequence[object], to: str) -> str:
    return to if left[PAGE:] else ""


def _key(name: str) -> str:
    """Spell a name so that it can be part of a key: "Văn hóa, tôn giáo" is van_hoa_ton_giao."""
    return "_".join("".join(c if c.isalnum() else " " for c in fold(name)).split())
