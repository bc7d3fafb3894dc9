"""An installation whose signs a test sets as it likes."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
from starlette.applications import Starlette

from bot.model.errors import StoreBroken
from bot.service.watch_ports import Standing
from bot.watch.health import Health, Sources
from bot.watch.meters import Meters
from bot.watch.routes import watch_routes

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
GIGABYTE = 1024**3


@dataclass
class Station:
    """A store, a disk, a clock and a poll, all of them well unless a test says otherwise."""

    now: datetime = NOW
    free_bytes: int = 10 * GIGABYTE
    poll_age_s: float | None = 3.0
    polls: int = 7
    standing_now: Standing = field(default_factory=lambda: Standing({}, None, NOW))
    is_broken: bool = False
    is_stuck: bool = False
    is_quarantined: bool = False
    looks: int = 0
    transactions: int = 0
    meters: Meters = field(init=False)

    def __post_init__(self) -> None:
        self.meters = Meters(lambda: self.transactions)

    async def standing(self, _: frozenset[str]) -> Standing:
        self.looks += 1
        if self.is_broken:
            raise StoreBroken("the disk")
        if self.is_stuck:
            await asyncio.Event().wait()
        return self.standing_now

    def waits(self, since: timedelta) -> None:
        self.standing_now = Standing({"ready": 2}, self.now - since, self.now)

    def gives_up(self, since: timedelta) -> None:
        self.standing_now = Standing({}, None, self.now, 1, self.now - since)

    def sources(self) -> Sources:
        return Sources(
            store=self,
            clock=lambda: self.now,
            free_bytes=lambda: self.free_bytes,
            channels=frozenset({"telegram"}),
            poll_age_s=lambda: self.poll_age_s,
            polls=lambda: self.polls,
            is_quarantined=self.is_quarantined,
        )

    async def asked(
        self, path: str = "/healthz", token: str = "", by: str = "127.0.0.1", **headers: str
    ) -> httpx.Response:
        """Ask as from that address; `token` is the one that is set here."""
        app = Starlette(routes=watch_routes(Health(self.sources()), self.meters, token))
        transport = httpx.ASGITransport(app, client=(by, 50_000))
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080") as one:
            return await one.get(path, headers=named)
