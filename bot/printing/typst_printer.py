"""Typst sources and what is filled in become PDF and pictures, off the event loop."""

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryDirectory
from typing import Literal

from typst import Compiler, TypstError

from bot.model.errors import PrintError
from bot.printing.pictures import lighter
from bot.printing.square_code import square_code
from bot.service.print_ports import Sheet

PPI = 110  # small letters stay legible on a phone, and a page stays light
STANDARD: Literal["a-2b"] = "a-2b"  # what archives keep
LIBRARY = "mau"

# These could reach for files or the network; a paper is drawn from what it is given.
# The bare words count: an address may be put together out of sight, and be fetched.
_FOREIGN = re.compile(r"\b(?:import|include|eval|plugin|read)\b|@preview|@local")
_PLACE = re.compile(r"\.typ:(\d+):\d+")


class TypstPrinter:
    """Implements `bot.service.print_ports.Printer`. One thread draws, so papers wait in order."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="printing")
        self._compiler: Compiler | None = None

    async def pdf(self, sheet: Sheet) -> bytes:
        """Raise PrintError where the template is at fault."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._pdf, sheet)

    async def pictures(self, sheet: Sheet) -> tuple[bytes, ...]:
        """Give each page as PNG. Raises PrintError."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._pictures, sheet)

    def _pdf(self, sheet: Sheet) -> bytes:
        try:
            return self._drawn(sheet, "pdf", STANDARD)[0]
        except PrintError as mistake:
            if sheet.filled.get("blank") or not mistake.message.startswith("PDF/A"):
                raise
        # Somebody wrote a sign that the font lacks: better a gap than no paper at all.
        return self._drawn(sheet, "pdf")[0]

    def _pictures(self, sheet: Sheet) -> tuple[bytes, ...]:
        return tuple(lighter(page) for page in self._drawn(sheet, "png"))

    def _drawn(
        self, sheet: Sheet, form: Literal["pdf", "png"], *standards: Literal["a-2b"]
    ) -> list[bytes]:
        _refuse_foreign(sheet)
        source = f"{sheet.library}\n{sheet.template}".encode()
        inputs = {"data": json.dumps(sheet.filled, ensure_ascii=False)}
        if sheet.qr:
            inputs["qr"] = square_code(sheet.qr)
        try:
            drawn = self._ready().compile(
                source,
                format=form,
                ppi=PPI,
                sys_inputs=inputs,
                pdf_standards=list(standards),
            )
        except TypstError as mistake:
            raise _told(sheet, mistake) from None  # its words may quote what was filled in
        except BaseException as mistake:
            if isinstance(mistake, Exception):
                raise
            # A panic of Rust is no Exception: it would end the channel, not only this paper.
            raise PrintError(sheet.name, 0, type(mistake).__name__) from None
        return drawn if isinstance(drawn, list) else [drawn or b""]

    def _ready(self) -> Compiler:
        if self._compiler is None:
            # It wants a root folder; this one is gone at once, so that nothing can be read in it.
            with TemporaryDirectory() as nowhere:
                self._compiler = Compiler(
                    root=nowhere,
                    ignore_system_fonts=True,
                    package_path=nowhere,
                    package_cache_path=nowhere,
                )
        return self._compiler


def _refuse_foreign(sheet: Sheet) -> None:
    for number, line in enumerate(sheet.template.splitlines(), start=1):
        if found := _FOREIGN.search(line):
            raise PrintError(sheet.name, number, found[0])


def _told(sheet: Sheet, mistake: TypstError) -> PrintError:
    """Say in which file and line: the library stands ahead of the template."""
    places = [int(line) for line in _PLACE.findall(mistake.diagnostic)]
    ahead = sheet.library.count("\n") + 1
    own = [line - ahead for line in places if line > ahead]
    if own:
        return PrintError(sheet.name, own[0], mistake.message)
    return PrintError(LIBRARY, places[0] if places else 0, mistake.message)
