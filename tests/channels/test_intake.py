import asyncio
import io

import pytest
from PIL import Image

from bot.channels.intake import take_in
from bot.model.event import Chat
from bot.service.ports import Paper
from tests.channels import files
from tests.channels.hall import MORNING, Shelf

SIM = Chat("web", "web", "sim")
MB = 1024 * 1024
FILM = b"\0\0\0\x20ftypisom" + b"\0" * 100
HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 100
REFUSED = {
    "a drawing for printers called a photo": (b"%!PS-Adobe EPSF", "a.jpg", "file.not_readable"),
    "a drawing that is a program": (b"<svg onload='x'/>", "a.svg", "file.not_allowed"),
    "a Word file": (b"PK\x03\x04word/document.xml", "don.docx", "file.not_allowed"),
    "a photo only Apple reads": (HEIC, "a.heic", "file.not_allowed"),
    "a film": (FILM, "a.mp4", "file.not_allowed"),
    "nothing at all": (b"", "a.jpg", "file.not_readable"),
    "a bomb": (files.bomb(), "a.png", "file.too_big"),
    "half a photo": (files.photo()[:3000], "a.jpg", "file.not_readable"),
    "20 MB": (b"\xff\xd8\xff" + b"\0" * 20 * MB, "a.jpg", "file.too_big"),
    "200 pages": (files.pdf(200), "a.pdf", "file.too_many_pages"),
    "31 pages": (files.pdf(31), "a.pdf", "file.too_many_pages"),
    "a script": (files.pdf(script=True), "a.pdf", "file.not_allowed"),
    "a hidden script": (files.pdf_with_hidden_script(), "a.pdf", "file.not_allowed"),
    "an attachment": (files.pdf_with_attachment(), "a.pdf", "file.not_allowed"),
    "a password": (files.pdf(password="x"), "a.pdf", "file.not_readable"),  # noqa: S106
    "no PDF after all": (b"%PDF-1.7 xin chao", "a.pdf", "file.not_readable"),
}


async def taken(shelf: Shelf, content: bytes, name: str = "a.jpg", kind: str = "photo") -> Paper:
    paper = await take_in(shelf.parts(), SIM, content, name, kind)
    assert isinstance(paper, Paper), paper
    return paper


@pytest.mark.parametrize(("content", "name", "problem"), REFUSED.values(), ids=REFUSED)
async def test_what_cannot_be_kept_is_told_and_not_kept(
    shelf: Shelf, content: bytes, name: str, problem: str
) -> None:
    assert await take_in(shelf.parts(), SIM, content, name, "photo") == problem
    assert shelf.files == {}


async def test_while_the_disk_fills_up_words_go_before_photos(shelf: Shelf) -> None:
    shelf.is_roomy = False
    told = await take_in(shelf.parts(), SIM, files.photo(), "a.jpg", "photo")
    assert told == "file.no_room"
    assert shelf.files == {}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
async def test_a_photo_is_kept_as_a_copy_of_ours(shelf: Shelf, kind: str) -> None:
    paper = await taken(shelf, files.saved(files.paper(), kind))
    assert (paper.kind, paper.mime, paper.at, paper.chat) == ("photo", "image/jpeg", MORNING, SIM)
    assert paper.size_bytes == len(shelf.files[paper.id])
    assert Image.open(io.BytesIO(shelf.files[paper.id])).size == (800, 600)
    assert paper.notes == ()


async def test_where_a_photo_was_taken_is_forgotten_and_it_stands_upright(shelf: Shelf) -> None:
    paper = await taken(shelf, files.photo_with_place())
    kept = Image.open(io.BytesIO(shelf.files[paper.id]))
    assert not kept.getexif()
    assert b"Nokia" not in shelf.files[paper.id]
    assert kept.size == (600, 800)


async def test_what_hangs_behind_a_photo_is_cut_off(shelf: Shelf) -> None:
    paper = await taken(shelf, files.photo() + b"<script>alert(1)</script>")
    assert b"<script>" not in shelf.files[paper.id]


async def test_a_photo_of_a_new_phone_is_made_smaller(shelf: Shelf) -> None:
    paper = await taken(shelf, files.saved(files.paper(4000, 3000)))
    assert Image.open(io.BytesIO(shelf.files[paper.id])).size == (2560, 1920)


async def test_a_picture_one_sees_through_lies_on_white(shelf: Shelf) -> None:
    paper = await taken(shelf, files.saved(Image.new("RGBA", (50, 50)), "PNG"), "a.png")
    assert Image.open(io.BytesIO(shelf.files[paper.id])).getpixel((9, 9)) == (255, 255, 255)


async def test_a_blurred_photo_is_kept_with_a_note(shelf: Shelf) -> None:
    assert (await taken(shelf, files.blurred_photo())).notes == ("blurred",)


async def test_a_dark_photo_is_kept_with_a_note(shelf: Shelf) -> None:
    assert "dark" in (await taken(shelf, files.dark_photo())).notes


async def test_a_short_pdf_is_kept_as_it_is(shelf: Shelf) -> None:
    paper = await taken(shelf, files.pdf(3), "a.pdf", "file")
    assert (paper.kind, paper.mime) == ("file", "application/pdf")
    assert shelf.files[paper.id] == files.pdf(3)


@pytest.mark.parametrize("start", [b"\x1a\x45\xdf\xa3", b"OggS", FILM])
async def test_a_voice_note_is_kept_as_it_is(shelf: Shelf, start: bytes) -> None:
    paper = await taken(shelf, start + b"a lo", "voice", "voice")
    assert (paper.kind, shelf.files[paper.id]) == ("voice", start + b"a lo")


async def test_a_voice_note_longer_than_two_megabytes_is_too_big(shelf: Shelf) -> None:
    content = b"OggS" + b"\0" * 2 * MB
    assert await take_in(shelf.parts(), SIM, content, "voice", "voice") == "file.too_big"


async def test_six_photos_at_once_are_all_kept(shelf: Shelf) -> None:
    await asyncio.gather(*(taken(shelf, files.photo()) for _ in range(6)))
    assert len(shelf.files) == 6
