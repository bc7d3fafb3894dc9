"""A PostgreSQL database is opened only if it is ours, sealed with our key, of a schema we know."""

from collections.abc import Mapping

from bot.storage.postgres_database import PostgresDatabase
from bot.storage.refusals import NewerSchema, NotOurs, ServerUnfit, WrongKey

_OLDEST_SERVER = 140_000
_FACTS = """SELECT current_setting('server_version_num')::bigint AS server,
                   current_setting('fsync') AS fsync,
                   to_regclass('installation') IS NOT NULL AS is_ours,
                   EXISTS (SELECT 1 FROM pg_class WHERE relkind = 'r'
                           AND relnamespace = current_schema()::regnamespace) AS has_tables"""


def prepare(database: PostgresDatabase, place: str, scripts: Mapping[int, str]) -> None:
    """Bring the schema up to date. In a transaction; `place` is the address to be told.

    Raises ServerUnfit, NotOurs, NewerSchema, WrongKey; nothing is changed then.
    """
    database.alone_with("migrations")  # of processes that start together, one does it
    version = refuse_unfit(database, place, max(scripts))
    for number in sorted(scripts):
        if number > version:
            _migrate(database, number, scripts[number])


def refuse_unfit(database: PostgresDatabase, place: str, newest: int) -> int:
    """Give the schema's version; 0: nothing there yet. Raises as `prepare` does."""
    version = schema_version(database, place)
    if version > newest:
        raise NewerSchema(place, f"{version} > {newest}")
    if version:
        _refuse_other_key(database, place)
    return version


def schema_version(database: PostgresDatabase, place: str) -> int:
    """Give the schema's version; 0: nothing there yet. Raises ServerUnfit, NotOurs."""
    session = database.session
    (facts,) = database.wait(session.fetch(_FACTS))
    if facts["server"] < _OLDEST_SERVER or facts["fsync"] != "on":
        raise ServerUnfit(place)
    if not facts["is_ours"]:
        if facts["has_tables"]:
            raise NotOurs(place)
        return 0
    return int(database.wait(session.fetchval("SELECT max(version) FROM schema_version")))


def _refuse_other_key(database: PostgresDatabase, place: str) -> None:
    check = database.wait(database.session.fetchval("SELECT key_check FROM installation"))
    if check != database.seal.check:
        raise WrongKey(place)


def _migrate(database: PostgresDatabase, number: int, script: str) -> None:
    session = database.session
    database.script(script)
    database.wait(session.execute("INSERT INTO schema_version (version) VALUES ($1)", number))
    if number == 1:
        check = database.seal.check
        database.wait(session.execute("INSERT INTO installation (key_check) VALUES ($1)", check))
