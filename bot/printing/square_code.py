"""The square code on a slip, as an SVG picture."""

from io import BytesIO

import segno


def square_code(text: str) -> str:
    """Draw what a phone's camera reads as `text`."""
    written = BytesIO()
    segno.make_qr(text, error="m").save(written, kind="svg", border=2, xmldecl=False)
    return written.getvalue().decode()
