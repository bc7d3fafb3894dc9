"""Our words for what the PostgreSQL driver says."""

import asyncpg

from bot.model.errors import Conflict, StoreBroken, StoreBusy

DRIVERS = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
    TimeoutError,
)

_GONE_MEANWHILE = (asyncpg.UniqueViolationError, asyncpg.ForeignKeyViolationError)
_OVERTAKEN = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.InvalidCachedStatementError,
)
_LATER = (
    asyncpg.InsufficientResourcesError,  # a full disk, too many sessions
    asyncpg.LockNotAvailableError,
    asyncpg.QueryCanceledError,
    asyncpg.ReadOnlySQLTransactionError,  # another server took over
)
_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.InternalClientError,  # the end of the session came between two statements
    OSError,
    TimeoutError,
)


class Again(StoreBusy):
    """Nothing was kept, and it may work at once if it is tried anew."""


class Overtaken(Conflict):
    """Another transaction came first; whoever looks anew sees what it has left."""


def translated(exc: Exception, *, is_cut_off: bool) -> Exception:
    """Give our word for a driver's error; the words of it may hold what a citizen wrote."""
    words = type(exc).__name__
    if isinstance(exc, _GONE_MEANWHILE):
        return Overtaken("it is taken, or gone")
    if isinstance(exc, (asyncpg.IntegrityConstraintViolationError, asyncpg.DataError, ValueError)):
        return ValueError(f"the work does not fit the data: {words}")
    if isinstance(exc, _LATER):
        return StoreBusy(words)
    if isinstance(exc, _OVERTAKEN) or is_cut_off:
        return Again(words)
    return StoreBroken(words)


def cuts_off(exc: Exception) -> bool:
    """Say whether the session is of no use any more."""
    return isinstance(exc, _LOST) and not isinstance(exc, asyncpg.QueryCanceledError)
