"""What a monitor may ask of a running server, and where the answers come from."""

import shutil

from starlette.routing import Route

from bot.channels.telegram.channel import TelegramChannel
from bot.settings import Settings
from bot.storage.backup import quarantined_since
from bot.watch.health import Health, Sources
from bot.watch.meters import Meters
from bot.watch.routes import watch_routes
from bot.wiring import Opened, system_clock


def watching(
    opened: Opened, settings: Settings, telegram: TelegramChannel | None, meters: Meters
) -> list[Route]:
    """Give the routes by which the program is watched."""
    sources = Sources(
        store=opened.store,
        clock=system_clock,
        free_bytes=lambda: shutil.disk_usage(settings.home).free,
        channels=frozenset({telegram.sender.channel.name}) if telegram else frozenset(),
        poll_age_s=(lambda: telegram.poll_age_s) if telegram else (lambda: None),
        polls=(lambda: telegram.poller.polls) if telegram else (lambda: 0),
        is_quarantined=quarantined_since(settings.home) is not None,
    )
    return watch_routes(Health(sources), meters, settings.watch_token)
