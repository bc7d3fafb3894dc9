"""Words kept as they were typed."""

from bot.model.answer import Value
from bot.model.reading import About, Reading, Understood, Unread

_LONGEST = 1000


def read(text: str, about: About) -> Reading:
    """Read a text of at most `limits.longest` characters (never above 1,000)."""
    kept = text.strip()
    longest = min(about.limits.longest, _LONGEST)
    if len(kept) > longest:
        return Unread("text.too_long", {"longest": f"{longest:,}".replace(",", ".")})
    if not any(char.isalnum() for char in kept):
        return Unread("text.empty")
    return Understood(kept)


def echo(value: Value, _about: About) -> str:
    return str(value)
