"""The SQL of the store, by name, read from `sql/*.sql`."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent / "sql"
_NAME = "-- name: "


def read_statements(own: str = "") -> dict[str, str]:
    """Give every named statement; those in the folder `own` of an engine replace the shared ones.

    Raises ValueError where a name stands twice in one place.
    """
    shared = _named(_FOLDER)
    return shared | _named(_FOLDER / own) if own else shared


def read_migrations(own: str = "") -> dict[int, str]:
    """Give the scripts that lead from one schema to the next, by number."""
    paths = sorted((_FOLDER / own / "migrations").glob("*.sql"))
    return {int(path.name[:4]): path.read_text("utf-8") for path in paths}


def single_statements(script: str) -> Iterator[str]:
    """Cut a script, so that it can run inside a transaction that is already open."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def _named(folder: Path) -> dict[str, str]:
    statements: dict[str, str] = {}
    for path in sorted(folder.glob("*.sql")):
        for part in path.read_text("utf-8").split(_NAME)[1:]:
            name, _, text = part.partition("\n")
            if name in statements:
                raise ValueError(f"two statements are called {name}")
            statements[name] = text.strip()
    return statements
