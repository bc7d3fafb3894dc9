"""How long a page takes, for the bench."""

import time
from collections.abc import Awaitable, Callable

from bot.model.book import Book
from bot.printing.typst_printer import TypstPrinter
from bot.service.filling import Case, filled_in
from bot.service.print_ports import Sheet
from tests.conftest import TODAY

Draw = Callable[[Sheet], Awaitable[object]]


async def ms_per_page(book: Book, slug: str = "dang-ky-khai-sinh", times: int = 20) -> list[float]:
    """Give [picture, PDF]: milliseconds for a page of the first form of a flow, once warm."""
    printer, flow = TypstPrinter(), book.flows[slug]
    filled = filled_in(Case(book, flow, next(iter(book.offices.values())), TODAY))
    sheets = [
        Sheet("form", flow.forms[0].template, book.slips["mau"], {**filled, "code": str(number)})
        for number in range(times)
    ]
    return [await _paced(draw, sheets) for draw in (printer.pictures, printer.pdf)]


async def _paced(draw: Draw, sheets: list[Sheet]) -> float:
    await draw(sheets[0])
    began = time.perf_counter()
    for sheet in sheets:
        await draw(sheet)
    return (time.perf_counter() - began) * 1000 / len(sheets)
