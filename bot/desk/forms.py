"""What a browser posts: small, urlencoded, clean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.requests import Request

from bot.understanding.spelling.clean import clean

MOST_BYTES = 256 * 1024
MOST_FIELDS = 1000
_NUMBER = re.compile("[0-9]{1,9}")
_KIND = "application/x-www-form-urlencoded"


class Unfit(Exception):
    """The body is no form of ours, or too big."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a posted form."""

    fields: Mapping[str, list[str]] = field(default_factory=dict, repr=False)

    def get(self, name: str) -> str:
        """Give a field made clean, or an empty text."""
        return clean(self.secret(name))

    def secret(self, name: str) -> str:
        """Give a field as it was typed: every sign of a password counts."""
        return self.fields.get(name, [""])[0]

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(clean(value) for value in self.fields.get(name, ()))

    def number(self, name: str) -> int:
        """Give a small whole number; 0 for anything else."""
        text = self.get(name)
        return int(text) if _NUMBER.fullmatch(text) else 0


async def read_form(request: Request) -> Form:
    """Read a posted form. Raises Unfit."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _KIND:
        raise Unfit
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise Unfit
    return _parse(bytes(body))


def _parse(body: bytes) -> Form:
    try:
        fields = parse_qs(
            body.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=MOST_FIELDS,
            errors="replace",
        )
    except ValueError as exc:
        raise Unfit from exc
    return Form(fields)
