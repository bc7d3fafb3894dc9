"""What a citizen has answered."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Address:
    """A place in Vietnam as it will be printed: two levels, and the rest as said."""

    commune: str = ""
    province: str = ""
    rest: str = ""


# A date is ISO text: `YYYY-MM-DD`, or `YYYY-MM`, `YYYY` when only that is known.
# Photos are a tuple of attachment ids. A choice is the id of what was chosen.
Value = str | int | bool | tuple[str, ...] | Address


class Standing(StrEnum):
    """What an answer is worth on the route."""

    GIVEN = "given"
    LATER = "later"  # put off by the citizen; no value
    REOPENED = "reopened"  # being corrected: asked again, the old value kept until then


class TypedBy(StrEnum):
    """Who typed an answer."""

    CITIZEN = "citizen"
    HELPER = "helper"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its typed value, and the words in which it was given."""

    value: Value | None = field(repr=False)
    said: str = field(default="", repr=False)
    standing: Standing = Standing.GIVEN
    typed_by: TypedBy = TypedBy.CITIZEN
    at: datetime | None = None  # of a consent: when; which words, the flow version tells
