"""A name cut down to initials, for places where others may look on (R52, R53)."""


def initials(name: str) -> str:
    """Give "L. N." for the last two words of "Đinh Thị Lê Na"; empty for an empty name."""
    return " ".join(f"{word[0].upper()}." for word in name.split()[-2:])
