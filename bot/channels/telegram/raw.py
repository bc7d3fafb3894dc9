"""Looking into JSON that somebody else wrote: whatever it is, nothing here can fail."""

Json = dict[str, object]


def at(holder: object, key: str) -> object:
    return holder.get(key) if isinstance(holder, dict) else None


def table(holder: object, key: str) -> Json | None:
    found = at(holder, key)
    return found if isinstance(found, dict) else None


def items(holder: object, key: str) -> list[object]:
    found = at(holder, key)
    return found if isinstance(found, list) else []


def text(holder: object, key: str) -> str:
    found = at(holder, key)
    return found if isinstance(found, str) else ""


def number(holder: object, key: str) -> int | None:
    found = at(holder, key)
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def name_of(holder: object) -> str:
    """Give the number of a chat or a person, as text; empty where there is none."""
    found = number(holder, "id")
    return "" if found is None else str(found)
