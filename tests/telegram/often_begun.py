"""`motcua run`, whose content is read once for all its lives: the process behind `OftenBegun`."""

from functools import cache
from os import environ
from unittest.mock import patch

from bot.__main__ import main
from bot.commands import serve
from bot.content.library import load_library
from bot.settings import read_settings
from bot.wiring import today_in_vietnam
from tests.lives import live

if __name__ == "__main__":
    read_once = cache(load_library)
    read_once(read_settings(environ).content, today_in_vietnam())
    with patch.object(serve, "load_library", read_once):
        live(lambda: main(["run"]))
