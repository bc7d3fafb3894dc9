"""Files as citizens, and others, send them."""

import io
import struct
import zlib

from PIL import Image, ImageDraw, ImageFilter
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

GPS = 0x8825
ORIENTATION = 0x0112
TURNED_RIGHT = 6


def paper(width: int = 800, height: int = 600, ground: str = "white") -> Image.Image:
    """Draw a sheet with lines of writing."""
    sheet = Image.new("RGB", (width, height), ground)
    brush = ImageDraw.Draw(sheet)
    for top in range(20, height - 20, 24):
        for left in range(20, width - 40, 22):
            brush.text((left, top), "Na", fill="black")
    return sheet


def saved(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def photo() -> bytes:
    return saved(paper())


def photo_with_place() -> bytes:
    """Make a photo lying on its side that tells where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    exif.get_ifd(GPS)[2] = (14.0, 44.0, 30.0)
    return saved(paper(), exif=exif, comment=b"Nokia of chi Sim")


def blurred_photo() -> bytes:
    return saved(paper().filter(ImageFilter.GaussianBlur(4)))


def dark_photo() -> bytes:
    return saved(paper().point(lambda light: light // 8))


def bomb() -> bytes:
    """Make a PNG of 100 bytes that says it is 60,000 pixels wide and high."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", pixels)


def pdf(pages: int = 1, *, script: bool = False, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if script:
        action = {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("1"),
        }
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_with_attachment() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("vi-rut.exe", b"MZ")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_with_hidden_script() -> bytes:
    """Write the name of the script so that no search through the bytes finds it."""
    return pdf(script=True).replace(b"/JavaScript", b"/Java#53cript")


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
