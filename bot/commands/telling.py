"""What stands in the way of a command, told to whoever started it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bot.content.library import ContentBroken, load_library
from bot.model.book import Book
from bot.model.errors import StoreBroken, StoreBusy
from bot.settings import Unsettled, content_folder, default_content, read_settings
from bot.storage import refusals
from bot.wiring import AddressUnfit, PortTaken, today_in_vietnam

_REFUSED: dict[type[Exception], str] = {
    PortTaken: "port_taken",
    AddressUnfit: "address",
    refusals.KeyMissing: "key_missing",
    refusals.KeyUnusable: "key_unusable",
    refusals.KeyUnwritable: "key_unwritable",
    refusals.KeyBesideData: "key_beside",
    refusals.WrongKey: "wrong_key",
    refusals.NewerSchema: "newer",
    refusals.NotOurs: "not_ours",
    refusals.Damaged: "damaged",
    refusals.NotABackup: "not_a_backup",
    refusals.NoData: "no_data",
    refusals.NoRoom: "no_room",
    refusals.HomeTaken: "home_taken",
    refusals.DiskFull: "disk_full",
    refusals.NetworkDisk: "network_disk",
    refusals.AnotherServer: "another_server",
    refusals.ServerSilent: "server_silent",
    refusals.ServerUnfit: "server_unfit",
    refusals.OnServer: "on_server",
    StoreBusy: "store",
    StoreBroken: "store",
}

TOLD: tuple[type[Exception], ...] = (ContentBroken, Unsettled, *_REFUSED, OSError)


class Teller:
    """Finds the words: in the content that is set, or else in what came with the program."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def lines(self, refused: Exception) -> list[str]:
        """Give a sentence for each thing that one of `TOLD` says is wrong."""
        if isinstance(refused, ContentBroken):
            return [str(issue) for issue in refused.issues]
        if isinstance(refused, Unsettled):
            return [self._unsettled(problem) for problem in refused.problems]
        return [self._refusal(refused)]

    def _unsettled(self, problem: tuple[str, str, str]) -> str:
        name, wrong, value = problem
        how = self._say(f"settings_how.{wrong}", wrong)
        return self._say("settings", f"{name}={value}", ten=name, gia_tri=value, cach=how)

    def _refusal(self, refused: Exception) -> str:
        if isinstance(refused, PortTaken):
            return self._say("port_taken", str(refused.port), cong=refused.port)
        if isinstance(refused, AddressUnfit):
            return self._say("address", refused.address, dia_chi=refused.address)
        key = next((key for kind, key in _REFUSED.items() if isinstance(refused, kind)), "folder")
        where = self._place(refused)
        return self._say(key, str(where), tep=where, thu_muc=where)

    def _place(self, refused: Exception) -> Path | str:
        settings = read_settings(self._environment)
        if isinstance(refused, refusals.WrongKey):
            return settings.key_file
        if isinstance(refused, refusals.Refusal):
            return refused.path
        return getattr(refused, "filename", None) or settings.home

    def _say(self, key: str, bare: str, **slots: object) -> str:
        """Say it in the content's words; where no words can be read, barely."""
        book = self._book()
        return book.say(f"program.{key}", **slots) if book else f"{key}: {bare}"

    def _book(self) -> Book | None:
        try:
            folder = content_folder(self._environment)
        except Unsettled:
            folder = default_content()
        return _read(folder) or _read(default_content())


@cache
def _read(folder: Path) -> Book | None:
    try:
        return load_library(folder, today_in_vietnam()).book()
    except ContentBroken:
        return None
