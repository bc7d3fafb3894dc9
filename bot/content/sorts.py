"""Which sort of value an expression has, as far as it can be told before anybody answers."""

from dataclasses import dataclass

# Answers of these kinds are text that an author compares with care.
_SORT_OF_KIND = {
    "choice": "choice",
    "choices": "many",
    "photo": "many",
    "yes_no": "truth",
    "date": "date",
    "money": "number",
    "number": "number",
    "pages": "number",
    "address": "address",
    "place": "address",
    "person_name": "name",
    "citizen_id": "citizen_id",
    "ethnic_group": "text",
    "business_line": "text",
    "phone": "text",
    "text": "text",
}
_TEXTS = frozenset({"text", "name", "citizen_id", "choice"})


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of value.

    `choices` are its fixed values; all sorts but `choice` and `many` have free ones beside them.
    """

    base: str
    choices: frozenset[str] = frozenset()

    @property
    def is_text(self) -> bool:
        return self.base in _TEXTS


ANY = Sort("any")  # of a question whose kind is told to be wrong: nothing more is said about it
TRUTH = Sort("truth")
NUMBER = Sort("number")
TEXT = Sort("text")
DATE = Sort("date")


def sort_of(kind: str, choices: frozenset[str]) -> Sort:
    """Give the sort of the answers to a question of this kind."""
    return Sort(_SORT_OF_KIND[kind], choices) if kind in _SORT_OF_KIND else ANY


def is_a(sort: Sort, base: str) -> bool:
    """Say whether a value of this sort will do where one of `base` is wanted."""
    return sort.base in {base, ANY.base}


def are_comparable(left: Sort, right: Sort) -> bool:
    """Say whether the two can be equal. Literals are looked at apart."""
    if ANY in {left, right}:
        return True
    if "many" in {left.base, right.base}:
        return False
    return left.base == right.base or (left.is_text and right.is_text)


def are_ordered(left: Sort, right: Sort) -> bool:
    """Say whether one of the two can be more than the other."""
    if ANY in {left, right}:
        return True
    return left.base == right.base and left.base in {"number", "date"}


def merged(left: Sort, right: Sort) -> Sort | None:
    """Give the sort of "one or the other"; None where they do not go together."""
    if ANY in {left, right}:
        return ANY
    if left.base == right.base:
        return Sort(left.base, left.choices | right.choices)
    return TEXT if left.is_text and right.is_text else None
