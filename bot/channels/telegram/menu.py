"""What people see before the first word, and the commands of the menu."""

import re

from telegram import Bot

from bot.channels.telegram.line import at_best
from bot.model.book import Book

COMMANDS = ("tiep", "lui", "sua", "xem_ho_so", "gap_can_bo", "tro_giup", "dung", "huy")

_COMMAND = re.compile(r"/([a-z0-9_]{1,32})(?:@\w+)?", re.ASCII)


async def introduce(bot: Bot, book: Book) -> bool:
    """Set menu and descriptions; False where Telegram did not hear all of it."""
    commands = [(name, _say(book, f"commands.{name}")) for name in COMMANDS]
    told = [
        await at_best(bot.set_my_commands(commands)),
        await at_best(bot.set_my_description(_say(book, "description"))),
        await at_best(bot.set_my_short_description(_say(book, "short_description"))),
    ]
    return all(told)


def spoken(text: str, book: Book) -> str:
    """Give the words a command of the menu stands for; other text stays as it is."""
    command = _COMMAND.fullmatch(text)
    if command is None:
        return text
    if command[1] in COMMANDS:
        return _say(book, f"say.{command[1]}")
    return text.partition("@")[0]


def _say(book: Book, key: str) -> str:
    return book.say(f"telegram.{key}")
