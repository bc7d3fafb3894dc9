"""What a message holds beside words: files, places, contacts, stickers."""

from dataclasses import dataclass, field

from bot.channels import intake
from bot.channels.telegram.raw import Json, items, name_of, number, table, text
from bot.model.event import Body, Contact, Location, Sticker, Unusable
from bot.understanding.spelling.clean import clean

MOST_LATITUDE, MOST_LONGITUDE = 90, 180

# An animation also comes as a document: what is not taken is looked for first.
_UNTAKEN = ("animation", "audio", "video", "video_note", "story", "paid_media")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that Telegram keeps for us, to be fetched before the turn."""

    file_id: str = field(repr=False)
    kind: str  # "photo", "voice", "file"
    most_bytes: int
    name: str = field(default="", repr=False)
    caption: str = field(default="", repr=False)


def content_of(message: Json) -> Body | Incoming:
    """Tell what was sent; what nobody has heard of yet counts as a sticker."""
    if any(name in message for name in _UNTAKEN):
        return Unusable("file.not_allowed")
    return (
        _file(message) or _card(message) or Sticker(clean(text(table(message, "sticker"), "emoji")))
    )


def _file(message: Json) -> Body | Incoming | None:
    caption = clean(text(message, "caption"))
    photos = items(message, "photo")
    if photos:
        largest = max(photos, key=lambda one: number(one, "width") or 0)
        return _incoming(largest, Incoming("", "photo", intake.MOST_BYTES, "anh.jpg", caption))
    if (sent := table(message, "document")) is not None:
        name = text(sent, "file_name")
        return _incoming(sent, Incoming("", "file", intake.MOST_BYTES, name, caption))
    if (sent := table(message, "voice")) is not None:
        return _incoming(sent, Incoming("", "voice", intake.MOST_VOICE_BYTES, "", caption))
    return None


def _incoming(sent: object, wanted: Incoming) -> Body | Incoming:
    file_id = text(sent, "file_id")
    if not file_id:
        return Unusable("file.not_readable")
    if (number(sent, "file_size") or 0) > wanted.most_bytes:
        return Unusable("file.too_big")
    return Incoming(file_id, wanted.kind, wanted.most_bytes, wanted.name, wanted.caption)


def _card(message: Json) -> Body | None:
    if (contact := table(message, "contact")) is not None:
        owner = number(contact, "user_id")
        is_own = owner is not None and str(owner) == name_of(table(message, "from"))
        return Contact(clean(text(contact, "phone_number")), own=is_own)
    if (place := table(message, "location")) is not None:
        latitude = _degrees(place.get("latitude"), MOST_LATITUDE)
        longitude = _degrees(place.get("longitude"), MOST_LONGITUDE)
        if latitude is not None and longitude is not None:
            return Location(latitude, longitude)
    return None


def _degrees(found: object, most: int) -> float | None:
    if not isinstance(found, int | float) or isinstance(found, bool):
        return None
    return float(found) if abs(found) <= most else None  # what is no number is not within bounds
