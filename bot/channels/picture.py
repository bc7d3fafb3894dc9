"""Copy a picture: upright, smaller, without anything the camera wrote beside it.

Run as `python -m bot.channels.picture`, in a process that may die without harm.
"""

import io

from PIL import Image, ImageFilter, ImageOps, ImageStat

from bot.channels.examiner import Looked, examine

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2560
QUALITY = 85

# Both are measured on a copy of this size, so that they mean the same for every camera.
NOTES_SIDE = 1000
BLURRED_BELOW = 15.0
DARK_BELOW = 50.0


def look_at_picture(content: bytes) -> Looked:
    """Decode a picture and give the copy to keep. Whatever cannot be decoded raises."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return Looked(problem="file.too_big")
            return _copied(picture)
    except Image.DecompressionBombError:
        return Looked(problem="file.too_big")


def _copied(picture: Image.Image) -> Looked:
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    small = _with_plain_colours(picture)
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = _on_white(ImageOps.exif_transpose(small))
    kept = io.BytesIO()
    upright.save(kept, "JPEG", quality=QUALITY)
    return Looked(notes=_notes(upright), copy=kept.getvalue())


def _with_plain_colours(picture: Image.Image) -> Image.Image:
    """Give the picture in a mode that shrinks well; palettes do not."""
    if picture.mode in {"RGB", "RGBA", "L", "LA"}:
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    """Give the bare pixels in RGB; what was transparent becomes paper."""
    page = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        seen_through = picture.convert("RGBA")
        page.paste(seen_through, mask=seen_through.getchannel("A"))
    else:
        page.paste(picture.convert("RGB"))
    return page


def _notes(picture: Image.Image) -> tuple[str, ...]:
    grey = picture.convert("L")
    grey.thumbnail((NOTES_SIDE, NOTES_SIDE))
    noticed = {
        "blurred": _sharpness(grey) < BLURRED_BELOW,
        "dark": ImageStat.Stat(grey).mean[0] < DARK_BELOW,
    }
    return tuple(note for note, is_so in noticed.items() if is_so)


def _sharpness(grey: Image.Image) -> float:
    """Give the variance of the Laplacian: edges of writing make it large, blur makes it small."""
    laplacian = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128)
    # The grain of a cheap camera looks like edges, and at the rim the kernel has no meaning.
    edges = grey.filter(ImageFilter.BoxBlur(1)).filter(laplacian)
    return ImageStat.Stat(ImageOps.crop(edges, 2)).var[0]


if __name__ == "__main__":
    examine(look_at_picture)
