"""All fault harnesses, with how often each is tried."""

from functools import partial

from tests.faults import power, syscalls
from tests.faults.registry import Harness

KILL_AT_A_CALL = Harness(
    "killed at the k-th call", partial(syscalls.strikes, syscalls.kills), 40, 3_000
)
DISK_ERROR = Harness(
    "disk full or broken at the k-th call", partial(syscalls.strikes, syscalls.failures), 30, 1_200
)

POWER_CUT = Harness("power cut", power.failures, 1_000, 10_000)

EVERY = (KILL_AT_A_CALL, DISK_ERROR, POWER_CUT)
