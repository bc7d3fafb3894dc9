"""Since when a fact holds, until when, and who looked at it."""

import re
from datetime import date

from bot.content.findings import Findings
from bot.content.tree import Node, Table, text_of
from bot.model.flow import Checked, Validity

NEAR_DAYS = 30  # how long before a fact is due again its author is reminded


def day_of(text: str) -> date | None:
    """Give the day of `2026-11-22`."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def validity(node: Node | None) -> Validity:
    return Validity(day_of(text_of(node, "from")) or date.min, day_of(text_of(node, "until")))


def checked(node: Node | None) -> Checked:
    on = day_of(text_of(node, "on")) or date.min
    return Checked(text_of(node, "by"), on, day_of(text_of(node, "again")))


def tell_dates(table: Table, today: date, findings: Findings) -> None:
    """Tell where `valid` has run out or not begun, and where `checked … again` is near."""
    valid, looked_at = table.get("valid"), table.get("checked")
    span = validity(valid)
    if valid is not None and span.until and today > span.until:
        findings.add(valid.at, "valid.over", day=_shown(span.until))
    elif valid is not None and today < span.since:
        findings.warn(valid.at, "valid.not_yet", day=_shown(span.since))
    again = checked(looked_at).again
    if looked_at is not None and again and (again - today).days <= NEAR_DAYS:
        findings.warn(looked_at.at, "checked.due", day=_shown(again))


def _shown(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
