"""All fault harnesses, with how often each is tried."""

from functools import partial

from tests.faults import commits, damage, killing, leases, power, races, syscalls, uploads
from tests.faults.registry import Harness
from tests.faults.simulation import profiles

KILL_AT_A_CALL = Harness(
    "killed at the k-th call", partial(syscalls.strikes, syscalls.kills), 40, 3_000
)
DISK_ERROR = Harness(
    "disk full or broken at the k-th call", partial(syscalls.strikes, syscalls.failures), 30, 1_200
)

POWER_CUT = Harness("power cut", power.failures, 1_000, 10_000)
UPLOAD_ORDER = Harness("an upload waits for the disk, in order", uploads.orders, 10, 200)
RANDOM_KILL = Harness("killed at random, amid people and a desk", killing.kills, 100, 1_000)
KILL_ON_SERVER = Harness("killed at random, on PostgreSQL", killing.kills_on_server, 30, 300)
CUT_AT_COMMIT = Harness("cut at COMMIT, on PostgreSQL", commits.cuts, 30, 1_000)
FALL_AT_COMMIT = Harness("the server falls at COMMIT", commits.falls, 4, 50)
PAUSED = Harness("a leader freezes, on PostgreSQL", leases.pauses, 10, 500)
RACES = Harness("officers race on one dossier", races.races, 300, 20_000)
RACES_ON_SERVER = Harness("officers race, on PostgreSQL", races.races_on_server, 300, 20_000)
DAMAGE = Harness("the database is damaged at rest", damage.damages, 60, 3_000)
LOG_DAMAGE = Harness("the database's log is damaged", damage.log_damages, 20, 500)

# (what happens in the made-up worlds, its profile, how often in CI and before a release)
SIMULATED = tuple(
    Harness(name, partial(profiles.tried, profile), in_ci, at_release)
    for name, profile, in_ci, at_release in (
        ("everything, in made-up worlds", "everything", 500, 20_000),
        ("the Bot API fails", "Bot API", 200, 10_000),
        ("updates come again, in any order", "redelivery", 100, 5_000),
        ("officers race", "officers", 100, 20_000),
        ("flows are edited", "edits", 100, 2_000),
        ("the clock jumps", "clock", 20, 500),
        ("the bot is blocked", "blocked", 40, 2_000),
    )
)

EVERY = (
    RANDOM_KILL,
    KILL_ON_SERVER,
    KILL_AT_A_CALL,
    DISK_ERROR,
    POWER_CUT,
    UPLOAD_ORDER,
    CUT_AT_COMMIT,
    FALL_AT_COMMIT,
    PAUSED,
    RACES,
    RACES_ON_SERVER,
    DAMAGE,
    LOG_DAMAGE,
    *SIMULATED,
)
