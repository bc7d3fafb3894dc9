"""How the Telegram channel is set up."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.service.sending import Rates

API = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """`api` is the base address of the Bot API; files lie under `<api>/file`."""

    token: str = field(repr=False)
    api: str = API
    secret: str = field(default="", repr=False)  # set: a webhook; empty: long polling
    proxy: str = field(default="", repr=False)
    public_url: str = ""
    rates: Rates = Rates()
    poll: timedelta = timedelta(seconds=25)

    @property
    def account(self) -> str:
        """Give the number of the bot, which a new token does not change."""
        return self.token.partition(":")[0]
