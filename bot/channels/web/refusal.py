"""What is turned away at the door, and with which words."""


class Refused(Exception):
    """An HTTP status, the key of a sentence, and when to come again (0: not like this)."""

    def __init__(self, status: int, words: str, retry_after_s: float = 0) -> None:
        super().__init__(status, words)
        self.status = status
        self.words = words
        self.retry_after_s = retry_after_s
