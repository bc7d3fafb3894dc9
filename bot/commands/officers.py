"""Accounts of officials: `motcua officer add`."""

import sys
from argparse import Namespace

from bot.content.library import load_library
from bot.desk.passwords import Argon2Hasher
from bot.model.dossier import Officer
from bot.model.errors import Conflict
from bot.settings import Settings
from bot.wiring import new_password, open_parts, today_in_vietnam


async def add(settings: Settings, asked: Namespace) -> int:
    """Add an officer and print the password once."""
    library = load_library(settings.content, today_in_vietnam())
    book = library.book()
    if asked.office not in book.offices:
        return _refuse(book.say("program.office_unknown", ma=asked.office))
    password = new_password()
    async with open_parts(settings, library) as opened:
        ids = opened.parts.ids
        officer = Officer(ids.new_id(), asked.login, asked.name, asked.office, asked.justice)
        try:
            await opened.parts.officers.add_officer(officer, Argon2Hasher().hash(password))
        except Conflict:
            return _refuse(book.say("program.officer_taken", ten=asked.login))
    print(book.say("program.officer_added", ten=asked.login, mat_khau=password))  # noqa: T201
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - the words for whoever asked
    return 1
