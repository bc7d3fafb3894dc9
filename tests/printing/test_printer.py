"""The printer draws what it is given, tells what is wrong, and never holds the program up."""

import asyncio
import time
from itertools import pairwise
from typing import cast

import pytest
from typst import Compiler

from bot.content.library import ContentLibrary
from bot.model.errors import PrintError
from bot.printing.typst_printer import TypstPrinter
from bot.service.print_ports import Sheet
from tests.printing.pace import ms_per_page
from tests.printing.talks import pages_of, squeezed

VOWELS = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ"
OTHERS = "Hrê, Ca Dong, Xơ Đăng, Y Blŏ, Gơ Nĕ, Čư, Ƀ, ñ, ₫"
LIBRARY = '#let d = json(bytes(sys.inputs.data))\n#set page(paper: "a4")'


def sheet(template: str, **filled: object) -> Sheet:
    return Sheet("to.typ", template, LIBRARY, filled)


async def test_every_vietnamese_letter_is_on_the_page() -> None:
    letters = f"{VOWELS} {VOWELS.upper()} {OTHERS}"
    [page] = pages_of(await TypstPrinter().pdf(sheet("#d.chu", chu=letters)))
    assert page == squeezed(letters)


async def test_what_is_filled_in_is_never_taken_for_source() -> None:
    trap = '#panic("x") $x$ *đậm* <b> @preview #read("/etc/hostname") \\ "\''
    [page] = pages_of(await TypstPrinter().pdf(sheet("#d.chu", chu=trap)))
    assert page == squeezed(trap)


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("dòng 1\n#khong_co", 2),
        ('\n\n#(1 + "a")', 3),
        ("#d.chua_dien", 1),
        ('\n#read("/etc/hostname")', 2),
        ('#image("/etc/hostname")', 1),
        ('#import "@preview/cetz:0.3.0"', 1),
        ('a\nb\n#include "../khac.typ"', 3),
        ('#eval("1")', 1),
    ],
)
async def test_a_broken_template_is_told_at_its_line(template: str, line: int) -> None:
    with pytest.raises(PrintError) as caught:
        await TypstPrinter().pdf(sheet(template))
    assert (caught.value.name, caught.value.line) == ("to.typ", line)


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ('#let p = "@pre" + "view/cetz:0.3.0"\n#import p as c', "import"),
        ('#include\n"khac.typ"', "include"),
        ('#let doc = read\n#doc("/etc/hostname")', "read"),
    ],
)
async def test_a_template_fetches_nothing_by_a_detour(template: str, word: str) -> None:
    with pytest.raises(PrintError) as caught:
        await TypstPrinter().pdf(sheet(template))
    assert caught.value.message == word


async def test_a_mistake_of_the_library_is_told_in_the_library() -> None:
    with pytest.raises(PrintError) as caught:
        await TypstPrinter().pdf(Sheet("to.typ", "a", "\n#khong_co", {}))
    assert (caught.value.name, caught.value.line) == ("mau", 2)


async def test_a_printer_goes_on_after_a_broken_template() -> None:
    printer = TypstPrinter()
    with pytest.raises(PrintError):
        await printer.pictures(sheet("#khong_co"))
    assert len(await printer.pictures(sheet("một #pagebreak() hai"))) == 2


@pytest.mark.parametrize("sign", ["🙏", "글", "\ufffe"])
async def test_a_sign_that_the_font_lacks_leaves_a_gap_and_not_no_paper(sign: str) -> None:
    [page] = pages_of(await TypstPrinter().pdf(sheet("#d.chu", chu=f"Ba Dong {sign} Hrê")))
    assert page.startswith("BaDong")
    assert page.endswith("Hrê")


async def test_a_blank_form_must_be_fit_for_the_archive() -> None:
    with pytest.raises(PrintError):
        await TypstPrinter().pdf(sheet("🙏", blank=True))


class Panic(BaseException):
    """What Rust throws: no Exception."""


class Panicking:
    def compile(self, *_: object, **__: object) -> list[bytes]:
        raise Panic("Lan")


async def test_a_panic_of_the_drawer_costs_one_paper_and_tells_nothing() -> None:
    printer = TypstPrinter()
    printer._compiler = cast(Compiler, Panicking())
    with pytest.raises(PrintError) as caught:
        await printer.pictures(sheet("một"))
    assert "Lan" not in str(caught.value)


async def test_pictures_are_png_and_files_are_pdf_for_the_archive() -> None:
    printer = TypstPrinter()
    [picture] = await printer.pictures(sheet("một"))
    assert picture.startswith(b"\x89PNG")
    pdf = await printer.pdf(sheet("một"))
    assert pdf.startswith(b"%PDF")
    assert b"pdfaid:part" in pdf


async def test_a_square_code_is_drawn_where_there_is_one() -> None:
    template = '#image(bytes(sys.inputs.qr), format: "svg")'
    [with_code] = await TypstPrinter().pictures(
        Sheet("to.typ", template, LIBRARY, {}, qr="KS-4127-5836")
    )
    assert len(with_code) > 1_000


async def test_the_loop_goes_on_while_twenty_forms_are_drawn() -> None:
    printer, beats = TypstPrinter(), [time.monotonic()]

    async def beat() -> None:
        while True:
            await asyncio.sleep(0.005)
            beats.append(time.monotonic())

    async with asyncio.TaskGroup() as group:
        heart = group.create_task(beat())
        lines = "#for so in range(45) [#d.so: dòng #so #box(width: 1fr, repeat[.]) \\ ]"
        await asyncio.gather(*(printer.pictures(sheet(lines, so=so)) for so in range(20)))
        heart.cancel()
    assert len(beats) > 20
    # Half a second is far beyond a beat, and far below what twenty forms take in the loop.
    assert max(later - earlier for earlier, later in pairwise(beats)) < 0.5


async def test_a_page_is_drawn_in_a_moment(library: ContentLibrary) -> None:
    picture, document = await ms_per_page(library.book(), times=5)
    assert 0 < document < 1_000
    assert 0 < picture < 1_000  # some 40 ms on a quiet machine
