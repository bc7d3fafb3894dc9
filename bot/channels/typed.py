"""What somebody typed, cleaned once for all that follows."""

import unicodedata

from bot.model.event import Sticker, Text
from bot.understanding.spelling.clean import clean

MOST_CHARACTERS = 10_000

EMOJI_MOST = 12  # code points of one emoji with all its joiners and skin tones
EMOJI_JOINERS = frozenset("\u200d\ufe0f\u20e3")


def typed(text: str, step: int | None = None) -> Text | Sticker | None:
    """Make words or a lone emoji of `text`; None where nothing readable is left."""
    cleaned = clean(text)
    if not cleaned:
        return None
    return Sticker(cleaned) if _is_lone_emoji(cleaned) else Text(cleaned, step)


def _is_lone_emoji(text: str) -> bool:
    return len(text) <= EMOJI_MOST and all(
        sign in EMOJI_JOINERS or unicodedata.category(sign) in {"So", "Sk", "Cs"} for sign in text
    )
