"""The hash chain of the audit: whoever changes, drops or inserts a line breaks a link."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from bot.service.ports import AuditEntry
from bot.storage.codec import encode_time

START = bytes(32)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it rests: its place in the office's chain, and the hash up to here."""

    id: int
    number: int
    entry: AuditEntry
    hash: bytes


def link_hash(before: bytes, number: int, entry: AuditEntry) -> bytes:
    """Give SHA-256(hash before ‖ canonical entry)."""
    words = [entry.office, number, encode_time(entry.at), entry.actor, entry.action, entry.object]
    return sha256(before + json.dumps(words, separators=(",", ":")).encode()).digest()


def broken_links(links: Iterable[Link]) -> list[int]:
    """Give the ids of the links that do not follow from the ones before them.

    A chain cut off at its end still holds: compare its head with one noted elsewhere.
    """
    broken: list[int] = []
    before, number = START, 0
    for link in links:
        number += 1
        if link.number != number or link.hash != link_hash(before, number, link.entry):
            broken.append(link.id)
        before, number = link.hash, link.number
    return broken
