"""The marks in the bot's texts, for channels that cannot show them."""

MARK = "**"


def without_marks(text: str) -> str:
    """Drop the marks of what stands out, keep the words."""
    return text.replace(MARK, "")
