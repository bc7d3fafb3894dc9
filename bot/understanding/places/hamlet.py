"""The part of an address that names the hamlet."""

from bot.model.answer import Address
from bot.understanding.spelling.clean import fold

_MARKS = (
    "thon", "lang", "to dan pho", "to", "khu pho", "khu", "xom", "nong", "ap", "buon", "ban", "noc",
    "plei", "kdc", "tdp",
)  # fmt: skip


def hamlet_of(address: Address) -> str:
    """Give e.g. "thôn Nước Lá"; empty where the address names none."""
    for part in address.rest.split(","):
        if fold(part.strip()).startswith(tuple(f"{mark} " for mark in _MARKS)):
            return part.strip()
    return ""
