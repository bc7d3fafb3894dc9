"""Sets of words and phrases, written as people would list them."""


def word_set(listed: str) -> frozenset[str]:
    """Give the words divided by spaces."""
    return frozenset(listed.split())


def phrase_set(listed: str) -> frozenset[str]:
    """Give the phrases divided by ` · `."""
    return frozenset(listed.split(" · "))
