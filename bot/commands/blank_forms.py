"""Every form and slip is drawn blank: a template that cannot be is told before anybody needs it."""

from collections.abc import Iterator

from bot.model.book import Book
from bot.model.errors import Issue, PrintError
from bot.printing.typst_printer import TypstPrinter
from bot.service.filling import Case, filled_in
from bot.service.paperwork import LIBRARY
from bot.service.print_ports import Sheet
from bot.wiring import today_in_vietnam

_SLIP = "catalogue/slips/{}.typ"


async def draw_blank(book: Book) -> list[Issue]:
    """Give the places where a template is at fault."""
    printer, faults = TypstPrinter(), []
    for paper in _sheets(book):
        try:
            await printer.pdf(paper)
        except PrintError as mistake:
            where = _SLIP.format(LIBRARY) if mistake.name == LIBRARY else mistake.name
            faults.append(Issue(where, mistake.line, 1, mistake.message))
    return list(dict.fromkeys(faults))


def _sheets(book: Book) -> Iterator[Sheet]:
    """Give all templates, each named by its file."""
    library, today = book.slips.get(LIBRARY, ""), today_in_vietnam()
    office = next(iter(book.offices.values()))
    for flow in book.flows.values():
        filled = filled_in(Case(book, flow, office, today))
        for form in flow.forms:
            yield Sheet(f"flows/{flow.slug}/{form.name}.typ", form.template, library, filled)
        for name, template in book.slips.items():
            if name != LIBRARY:
                yield Sheet(_SLIP.format(name), template, library, filled)
