"""Records that try to be markup stay inert in a real browser, with the policy that the page has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Command, WriteRecord
from tests.external.browser import chromium, opened
from tests.render.page import hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def file(record: WriteRecord, armstrack: Command) -> Path:
    record(hostile.text(), hostile.ID)
    record(hostile.text(hostile.ID).replace("2020-10-05", "2020-10-06", 1), hostile.OTHER_ID)
    assert armstrack("page", "-o", "evil.html").code == 0
    return Path("evil.html").absolute()


def test_hostile_records_stay_text(file: Path, browser: Browser) -> None:
    """`opened` sees to it that nothing was asked for, no script failed and no dialog came."""
    with opened(browser, file) as page:
        assert page.locator("script").count() == 2
        assert page.locator("img, iframe, object, [onclick], [onerror]").count() == 0
        page.fill("#q", '"alert 1"')
        assert page.inner_text("#found") == '2 records: text "alert 1"'
        page.locator("#list summary").first.click()
        assert hostile.EVIL in page.inner_text("#list h3 >> nth=0")
        assert page.inner_text("tbody a") == hostile.EVIL
        page.fill("#day", "2020-10-05")
        page.dispatch_event("#day", "change")
        assert page.inner_text("tbody a") == hostile.EVIL
        addresses = page.evaluate("[...document.links].map((a) => a.protocol)")
        assert set(addresses) == {"file:", "https:"}


def test_the_policy_lets_no_other_script_run(file: Path, browser: Browser) -> None:
    changed = file.with_name("changed.html")
    text = file.read_text(encoding="utf-8").replace(
        "</body>", "<script>document.title = 'run'</script></body>"
    )
    changed.write_text(text, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(changed.as_uri())
    assert page.title() != "run"
    assert any("Content Security Policy" in line for line in said)
    context.close()
