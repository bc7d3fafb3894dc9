"""The environment becomes one frozen Settings; everything that is wrong is told at once."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

SQLITE = "sqlite"
LOG_LEVELS = ("debug", "info", "warning", "error")
LOG_FORMS = ("text", "json")
MOST_PORT = 65_535
TELEGRAM = "https://api.telegram.org"
_TOKEN, _SECRET = r"\d{1,20}:[\w-]{1,100}", r"[\w-]{1,256}"


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation is set up; `doctor` lists it."""

    home: Path  # MOTCUA_HOME
    key_file: Path  # MOTCUA_KEY_FILE
    database: str = field(repr=False)  # MOTCUA_DATABASE: SQLITE, or an address with a password
    content: Path  # MOTCUA_CONTENT
    host: str  # MOTCUA_WEB, before the colon
    port: int
    public_url: str  # MOTCUA_PUBLIC_URL
    offices: tuple[str, ...]  # MOTCUA_OFFICES; empty: all of the catalogue
    log: str  # MOTCUA_LOG
    telegram_token: str = field(default="", repr=False)  # MOTCUA_TELEGRAM_TOKEN; set: it is on
    telegram_api: str = TELEGRAM  # MOTCUA_TELEGRAM_API
    telegram_webhook_secret: str = field(default="", repr=False)  # unset: long polling
    telegram_proxy: str = field(default="", repr=False)  # MOTCUA_TELEGRAM_PROXY
    log_form: str = "text"  # MOTCUA_LOG_FORM
    watch_token: str = field(default="", repr=False)  # MOTCUA_WATCH_TOKEN

    @property
    def server(self) -> str:
        """Give the address of the database server; "" where the data is in the folder."""
        return "" if self.database == SQLITE else self.database


class Unsettled(Exception):
    """Settings are wrong: (name, code of what is wrong, value) for each."""

    def __init__(self, problems: list[tuple[str, str, str]]) -> None:
        super().__init__(", ".join(name for name, _, _ in problems))
        self.problems = problems


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings. Raises Unsettled with all that is wrong."""
    home = Path(environment.get("MOTCUA_HOME") or "data")
    told = _told(environment)
    problems: list[tuple[str, str, str]] = []
    host, port = _listen(told.get("MOTCUA_WEB") or "127.0.0.1:8080", problems)
    public_url = told.get("MOTCUA_PUBLIC_URL") or f"http://{host}:{port}"
    if not _is_address(public_url.rstrip("/")):
        problems.append(("MOTCUA_PUBLIC_URL", "public_url", public_url))
    content = Path(told.get("MOTCUA_CONTENT") or default_content())
    if not _holds_content(content):
        problems.append(("MOTCUA_CONTENT", "content", str(content)))
    database = told.get("MOTCUA_DATABASE", "").strip() or SQLITE
    if database != SQLITE and not _is_server(database):
        problems.append(("MOTCUA_DATABASE", "database", shown_database(database)))
    log = told.get("MOTCUA_LOG") or "info"
    if log not in LOG_LEVELS:
        problems.append(("MOTCUA_LOG", "log", log))
    log_form = told.get("MOTCUA_LOG_FORM") or LOG_FORMS[0]
    if log_form not in LOG_FORMS:
        problems.append(("MOTCUA_LOG_FORM", "log_form", log_form))
    telegram = _telegram(told, public_url, problems)
    if problems:
        raise Unsettled(problems)
    return Settings(
        home=home,
        key_file=Path(told.get("MOTCUA_KEY_FILE") or _default_key_file(told)),
        database=database,
        content=content,
        host=host,
        port=port,
        public_url=public_url.rstrip("/"),
        offices=tuple(told.get("MOTCUA_OFFICES", "").replace(",", " ").split()),
        log=log,
        log_form=log_form,
        watch_token=told.get("MOTCUA_WATCH_TOKEN", "").strip(),
        **telegram,
    )


def _telegram(
    told: Mapping[str, str], public_url: str, problems: list[tuple[str, str, str]]
) -> dict[str, str]:
    """Read what Telegram needs. A secret that is wrong is not repeated."""
    names = ("token", "api", "webhook_secret", "proxy")
    said = {name: told.get(f"MOTCUA_TELEGRAM_{name.upper()}", "").strip() for name in names}
    said["api"] = (said["api"] or TELEGRAM).rstrip("/")
    if said["token"] and not re.fullmatch(_TOKEN, said["token"], re.ASCII):
        problems.append(("MOTCUA_TELEGRAM_TOKEN", "telegram_token", "…"))
    if not _is_address(said["api"]):
        problems.append(("MOTCUA_TELEGRAM_API", "public_url", said["api"]))
    if said["proxy"] and urlsplit(said["proxy"]).scheme not in {"http", "https"}:
        problems.append(("MOTCUA_TELEGRAM_PROXY", "telegram_proxy", "…"))
    if secret := said["webhook_secret"]:
        if not re.fullmatch(_SECRET, secret, re.ASCII):
            problems.append(("MOTCUA_TELEGRAM_WEBHOOK_SECRET", "telegram_secret", "…"))
        elif not public_url.startswith("https://"):
            problems.append(("MOTCUA_PUBLIC_URL", "telegram_https", public_url))
    return {f"telegram_{name}": value for name, value in said.items()}


def shown_database(database: str) -> str:
    """Give MOTCUA_DATABASE as it may be shown: without user and password."""
    before, mark, after = database.rpartition("@")
    if not mark:
        return database
    return f"{before.partition('://')[0]}://…@{after}"


def content_folder(environment: Mapping[str, str], wanted: str = "") -> Path:
    """Find the content alone, for what needs nothing else. Raises Unsettled."""
    named = wanted or _told(environment).get("MOTCUA_CONTENT")
    folder = Path(named or default_content())
    if not _holds_content(folder):
        raise Unsettled([("PATH" if wanted else "MOTCUA_CONTENT", "content", str(folder))])
    return folder


def default_content() -> Path:
    """Find the folder with `flows/` and `catalogue/`: the checkout's, else the packaged one."""
    packaged = Path(__file__).parent / "_content"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent


def _default_key_file(told: Mapping[str, str]) -> Path:
    """Name a place beside the user's configuration, never in the data folder."""
    config = told.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return Path(config) / "motcua" / "office.key"


def _listen(text: str, problems: list[tuple[str, str, str]]) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > MOST_PORT:
        problems.append(("MOTCUA_WEB", "web", text))
        return "127.0.0.1", 0
    return host, int(port)


def _holds_content(folder: Path) -> bool:
    return (folder / "flows").is_dir() and (folder / "catalogue").is_dir()


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        is_port_sound = parts.port is None or parts.port >= 0
    except ValueError:
        return False
    bare = f"{parts.scheme}://{parts.netloc}" == url
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and bare and is_port_sound


def _is_server(database: str) -> bool:
    try:
        parts = urlsplit(database)
    except ValueError:
        return False
    return parts.scheme in {"postgresql", "postgres"} and len(parts.path) > 1


def _told(environment: Mapping[str, str]) -> dict[str, str]:
    """Give what is set: in the data folder's `.env`, and above that in the environment."""
    path = Path(environment.get("MOTCUA_HOME") or "data") / ".env"
    if not path.is_file():
        return dict(environment)
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise Unsettled([(".env", "dotenv", str(path))]) from exc
    pairs = (line.partition("=") for line in lines)
    written = {n.strip(): value.strip() for n, mark, value in pairs if mark and n[:1] != "#"}
    return {**written, **environment}
