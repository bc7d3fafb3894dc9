"""The environment becomes one frozen Settings; everything that is wrong is told at once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LOG_LEVELS = ("debug", "info", "warning", "error")
MOST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation is set up; `doctor` lists it."""

    home: Path  # MOTCUA_HOME
    key_file: Path  # MOTCUA_KEY_FILE
    database: str  # MOTCUA_DATABASE
    content: Path  # MOTCUA_CONTENT
    host: str  # MOTCUA_WEB, before the colon
    port: int
    public_url: str  # MOTCUA_PUBLIC_URL
    offices: tuple[str, ...]  # MOTCUA_OFFICES; empty: all of the catalogue
    log: str  # MOTCUA_LOG


class Unsettled(Exception):
    """Settings are wrong: (name, code of what is wrong, value) for each."""

    def __init__(self, problems: list[tuple[str, str, str]]) -> None:
        super().__init__(", ".join(name for name, _, _ in problems))
        self.problems = problems


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings. Raises Unsettled with all that is wrong."""
    home = Path(environment.get("MOTCUA_HOME") or "data")
    told = {**_dotenv(home / ".env"), **environment}
    problems: list[tuple[str, str, str]] = []
    host, port = _listen(told.get("MOTCUA_WEB") or "127.0.0.1:8080", problems)
    database = told.get("MOTCUA_DATABASE") or "sqlite"
    if database != "sqlite":
        problems.append(("MOTCUA_DATABASE", "database", database))
    log = told.get("MOTCUA_LOG") or "info"
    if log not in LOG_LEVELS:
        problems.append(("MOTCUA_LOG", "log", log))
    if problems:
        raise Unsettled(problems)
    return Settings(
        home=home,
        key_file=Path(told.get("MOTCUA_KEY_FILE") or _default_key_file(told)),
        database=database,
        content=Path(told.get("MOTCUA_CONTENT") or default_content()),
        host=host,
        port=port,
        public_url=(told.get("MOTCUA_PUBLIC_URL") or f"http://{host}:{port}").rstrip("/"),
        offices=tuple(told.get("MOTCUA_OFFICES", "").replace(",", " ").split()),
        log=log,
    )


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


def _dotenv(path: Path) -> dict[str, str]:
    """Read NAME=value lines; a missing file is empty."""
    if not path.is_file():
        return {}
    pairs = (line.partition("=") for line in path.read_text("utf-8").splitlines())
    return {name.strip(): value.strip() for name, mark, value in pairs if mark and name[:1] != "#"}
