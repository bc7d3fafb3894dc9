"""How dates, times and numbers are written on the desk."""

from datetime import date, datetime

from markupsafe import Markup, escape

from bot.dossier.working_days import VIETNAM


def day(value: date | None) -> str:
    """Write `23/11/2026`."""
    return f"{value.day}/{value.month}/{value.year}" if value else ""


def moment(value: datetime) -> str:
    """Write `10:32 23/11/2026` by the clock of Vietnam."""
    local = value.astimezone(VIETNAM)
    return f"{local:%H:%M} {day(local.date())}"


def hour(value: datetime) -> str:
    """Write `10:32` by the clock of Vietnam."""
    return f"{value.astimezone(VIETNAM):%H:%M}"


def bubble(text: str) -> Markup:
    """Show a message as a chat would: `**…**` stands out, everything else is plain text."""
    parts = [escape(part) for part in text.split("**")]
    shown = (Markup("<strong>{}</strong>").format(p) if n % 2 else p for n, p in enumerate(parts))
    return Markup().join(shown)
