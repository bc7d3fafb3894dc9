"""How the web chat is set up."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and so many again in so many seconds."""

    burst: float
    refill: float
    every_s: float


@dataclass(frozen=True, slots=True)
class Rates:
    """What one chat, and one address, may send. Many phones share an address behind a carrier."""

    messages: Rate = Rate(burst=30, refill=20, every_s=60)  # a quick thumb fills in a whole case
    uploads: Rate = Rate(burst=10, refill=10, every_s=3600)
    upload_bytes: Rate = Rate(burst=60e6, refill=60e6, every_s=3600)
    address: Rate = Rate(burst=300, refill=300, every_s=60)
    new_chats: Rate = Rate(burst=60, refill=60, every_s=60)  # of one address


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`public_url` is the address citizens see; empty: whatever host they name."""

    account: str = "web"
    public_url: str = ""
    offices: tuple[str, ...] = ()  # codes of the communes served; empty: all of the catalogue
    home: str = ""  # code of the commune whose page the bare address is
    rates: Rates = Rates()

    @property
    def is_secure(self) -> bool:
        return urlsplit(self.public_url).scheme == "https"
