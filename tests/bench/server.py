"""The demo as a process: how long until it answers, and how much memory it rests in."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SETTLE_S = 3


def first_answer_s() -> float:
    """Measure from the start of a second run until the page is there."""
    with tempfile.TemporaryDirectory() as place:
        with _demo(place):
            pass  # the first start makes the samples
        before = time.perf_counter()
        with _demo(place):
            return time.perf_counter() - before


def idle_megabytes() -> float:
    """Measure the resident memory of the demo some seconds after its first answer."""
    with tempfile.TemporaryDirectory() as place, _demo(place) as process:
        time.sleep(SETTLE_S)
        status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


@contextmanager
def _demo(place: str) -> Iterator["subprocess.Popen[bytes]"]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "MOTCUA_HOME": f"{place}/data",
        "MOTCUA_KEY_FILE": f"{place}/key/office.key",
        "MOTCUA_WEB": f"127.0.0.1:{port}",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "demo"],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            _wait_for(f"http://127.0.0.1:{port}/")
            yield process
        finally:
            process.send_signal(signal.SIGINT)


def _wait_for(url: str) -> None:
    for _ in range(3_000):
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own address
        except urllib.error.URLError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("the demo did not come up")
