"""A real Chromium for tests: the machine's own, driven by Playwright."""

from collections.abc import Iterator
from contextlib import contextmanager

from needed import program
from playwright.sync_api import Browser, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")
PATIENCE = 20_000
"""Milliseconds: a machine may be busy with all other tests."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser until the block ends."""
    expect.set_options(timeout=PATIENCE)
    where = program("Chromium", NAMES, "install Debian's package chromium, or Chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=where, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
