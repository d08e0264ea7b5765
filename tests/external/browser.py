"""A real Chromium from the system's packages, and a page of the ledger in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = "/usr/bin/chromium"
#: No sandbox within a container, and no talk with anybody.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, ended at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, file: Path, anchor: str = "", **how: object) -> Iterator[Page]:
    """The page in a window of its own; it must ask nobody for anything, and no script may fail."""
    context = browser.new_context(**({"viewport": {"width": 1400, "height": 900}} | how))  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    page.goto(f"{file.as_uri()}{anchor}")
    yield page
    context.close()
    assert said == []
    assert {url.partition("#")[0] for url in asked if not url.startswith("blob:")} == {file.as_uri()}


def shown(page: Page) -> list[str]:
    """The ids of the records that the page shows, in its order."""
    found = page.evaluate("[...document.querySelectorAll('#list article details > div')].map((e) => e.id)")
    return list(found)


def wait_for_count(page: Page, selector: str, count: int) -> None:
    """Waits without a script of ours in the page, whose policy forbids any but its own."""
    from playwright.sync_api import expect

    expect(page.locator(selector)).to_have_count(count)


def wait_for_view(page: Page, selector: str) -> None:
    """Waits until an element is on the screen."""
    from playwright.sync_api import expect

    expect(page.locator(selector)).to_be_in_viewport()
