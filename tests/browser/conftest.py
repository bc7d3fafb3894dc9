"""A running demo, a phone for the citizen and a desk for the officer."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402 - after the skip

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PICTURES = Path(__file__).parent / "pictures"


def chromium_path() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo, with the password it printed once."""

    url: str
    password: str


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    place = tmp_path_factory.mktemp("demo")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "MOTCUA_HOME": str(place / "data"),
        "MOTCUA_KEY_FILE": str(place / "key" / "office.key"),
        "MOTCUA_WEB": f"127.0.0.1:{port}",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo"],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        printed = ""
        while "Ctrl-C" not in printed:
            line = process.stdout.readline()
            assert line, "the demo ended before it served"
            printed += line
        password = re.search(r"Mật khẩu: (\S+)", printed)
        assert password is not None, printed
        yield Demo(f"http://127.0.0.1:{port}", password[1])
    finally:
        process.send_signal(signal.SIGINT)
        left = process.wait(20)
        process.stdout.close()
    assert left == 0


# Of a module, not of the session: while the engine runs, async tests elsewhere cannot.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have Chromium")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as engine:
        chromium = engine.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Browser, demo: Demo) -> Iterator[Page]:
    """Give a small phone with the citizens' page open."""
    with contextlib.closing(
        browser.new_context(viewport={"width": 320, "height": 658}, locale="vi-VN", has_touch=True)
    ) as context:
        page = context.new_page()
        page.goto(demo.url)
        yield page


@pytest.fixture
def desk(browser: Browser, demo: Demo) -> Iterator[Page]:
    """Give the desk with the demo officer signed in."""
    with contextlib.closing(
        browser.new_context(viewport={"width": 1100, "height": 800}, locale="vi-VN")
    ) as context:
        page = context.new_page()
        page.goto(f"{demo.url}/desk/")
        page.fill("#login", "canbo")
        page.fill("#password", demo.password)
        page.get_by_role("button", name="Đăng nhập").click()
        yield page


@pytest.fixture
def another_phone(browser: Browser, demo: Demo) -> Iterator[Callable[[], Page]]:
    with contextlib.ExitStack() as open_contexts:

        def one_more() -> Page:
            context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
            open_contexts.enter_context(contextlib.closing(context))
            page = context.new_page()
            page.goto(demo.url)
            return page

        yield one_more
