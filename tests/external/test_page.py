"""`armstrack page` in a real browser: every control, both widths, both schemes, the keyboard, no script."""

from __future__ import annotations

import csv
import io
import json
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from armstrack import search
from armstrack.dates import date_words
from armstrack.event import Event
from armstrack.found_table import told
from armstrack.index import load
from armstrack.query import read
from armstrack.select import Filters, select
from tests.conftest import ROOT, TODAY, Command
from tests.external.browser import chromium, opened, shown, wait_for_count, wait_for_view

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.external
RECORDS = ROOT / "records"
SCHEMES = [(width, scheme) for width in (360, 1400) for scheme in ("light", "dark")]
ID = "2020-10-05-can-tur-drone-optics-suspended"
QUERIES = (
    "canada turkey optics",
    "turkey canada",
    "saudi suspended germany since 2018",
    "embargo lifted",
    "azerbaijan from israel 2016-2020",
    "drones not turkey",
    '"presumption of denial"',
    "text:embargo yemen",
    "tb2",
    "TB-2 armenia",
    "kara bagh",
    "licences refused before 2019",
    "permits",
    "korea",
    "Türkiye OR azerbaijan missiles",
    "via germany",
    "by parliament",
    "in libya",
    "UAE houthi",
    "g3",
    "claimed",
    "confirmed delivered 2022 ukraine",
    "us to israel bombs",
    "US israel",
    "au revoir",
    "canada-turkey",
    "may 2019",
    "since 5 May 2020 ukraine germany",
    "between 2014 and 2016 russia",
    "2019 to 2020 turkey suspended",
    "bayraktar or lancet",
    "sudan south korea",
    "ditching",
    "the of and",
    "zzzz",
    "halt-promised",
    "not",
    "armoured vehicles saudi",
    "armored vehicles saudi",
    "baltic states",
    "defense ministry",
    "F-16",
    "european union china",
    "china european union",
    "norway, denmark",
    "what did canada's minister say",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the ledger as shipped."""
    made = tmp_path_factory.mktemp("page") / "ledger.html"
    words = ["--today", TODAY, "--records", str(RECORDS), "page", "-o", str(made)]
    subprocess.run([sys.executable, "-m", "armstrack", *words], check=True, capture_output=True)
    return made


@pytest.fixture(scope="module")
def events() -> tuple[Event, ...]:
    return load(RECORDS, date.fromisoformat(TODAY), None).events


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    with opened(browser, file) as found:
        yield found


def test_words_find_on_the_page_what_find_finds(page: Page, events: tuple[Event, ...]) -> None:
    pages = [search.Page(event) for event in events]
    for line in QUERIES:
        query = read(shlex.split(line.replace("'", "\\'")))
        page.fill("#q", line)
        if not query.clauses:
            assert (line, shown(page)) == (line, [])
            continue
        answer = search.find(pages, query)
        assert (line, shown(page)) == (line, [hit.event.id for hit in answer.hits])
        said = told(answer, query).replace("\n", ". ")
        assert (line, page.inner_text("#found")) == (line, said)
        assert page.inner_text("#count") == said


@pytest.mark.parametrize(
    ("set_", "filters"),
    [
        ({"#supplier": "CAN"}, Filters(supplier=("CAN",))),
        ({"#supplier": "DEU", "#recipient": "SAU"}, Filters(supplier=("DEU",), recipient=("SAU",))),
        ({"#status": "suspended"}, Filters(status=("suspended",))),
        ({"#status": "halt-promised"}, Filters(status=("halt-promised",))),
        ({"#verification": "claimed"}, Filters(verification=("claimed",))),
        ({"#category": "sensors"}, Filters(category=("sensors",))),
        ({"#category": "all"}, Filters(category=("all",))),
        ({"#since": "2019", "#until": "2020"}, Filters(since=date(2019, 1, 1), until=date(2020, 12, 31))),
    ],
    ids=str,
)
def test_filters_keep_what_the_filters_of_the_commands_keep(
    set_: dict[str, str], filters: Filters, page: Page, events: tuple[Event, ...]
) -> None:
    if "category" in "".join(set_) or "status" in "".join(set_) or "veri" in "".join(set_):
        assert page.eval_on_selector("#filters", "(e) => e.open")
    for field, value in set_.items():
        (page.fill if field in ("#since", "#until") else page.select_option)(field, value)
    kept = select(events, filters)
    assert len(kept) > 0
    assert sorted(shown(page)) == sorted(event.id for event in kept)
    pairs = {f"{event.supplier}-{event.recipient}" for event in kept}
    rows = page.evaluate("[...document.querySelectorAll('tbody tr')].map((row) => row.dataset.flow)")
    assert set(rows) == pairs
    page.click("text=Reset")
    wait_for_count(page, "#list article", len(events))


def test_a_flow_on_any_day_stands_where_status_says(
    page: Page, events: tuple[Event, ...], armstrack: Command
) -> None:
    random = Random(20261122)  # noqa: S311 - for days to try
    first = min(event.date.first_day for event in events)
    days = (date.fromisoformat(TODAY) - first).days
    pairs = sorted({(event.supplier, event.recipient) for event in events})
    for _ in range(100):
        supplier, recipient = random.choice(pairs)
        day = first + timedelta(days=random.randint(0, days))
        page.eval_on_selector(
            "#slide", "(e, day) => { e.value = day; e.dispatchEvent(new Event('input')) }", (day - first).days
        )
        words = ("status", supplier, recipient, "--as-of", str(day), "-f", "csv", "--raw")
        result = armstrack("--records", str(RECORDS), *words)
        [row] = csv.DictReader(io.StringIO(result.out))
        doubt = "" if row["certain"] == "true" else " uncertain"
        told_ = (f"{row['status']}{doubt}", date_words(row["since"]), row["id"])
        cells = page.locator(f'tr[data-flow="{supplier}-{recipient}"] td')
        flags = cells.nth(3).inner_text()
        link = cells.nth(4).locator("a")
        deciding = (link.get_attribute("href") or "").removeprefix("#") if link.count() else ""
        found = (cells.nth(1).inner_text().strip(), cells.nth(2).inner_text(), deciding)
        assert (supplier, recipient, day, *found) == (supplier, recipient, day, *told_)
        assert len(flags.split(", ") if flags else []) == len(list(filter(None, row["flags"].split("; "))))
        assert page.input_value("#day") == str(day)
        assert page.get_attribute("#slide", "aria-valuetext") == str(day)
        assert page.inner_text("caption") == f"80 flows on {day}, all goods"


def test_a_day_can_be_typed_and_changes_stepped_through(page: Page) -> None:
    page.fill("#q", "canada turkey")
    page.fill("#day", "2020-10-06")
    page.dispatch_event("#day", "change")
    row = page.locator('tr[data-flow="CAN-TUR"] td')
    assert row.nth(1).inner_text().strip() == "restricted"
    page.click("#later")
    later = page.input_value("#day")
    assert later > "2020-10-06"
    page.click("#earlier")
    assert page.input_value("#day") <= "2020-10-06"
    page.select_option("#stands", "open")
    assert page.locator("tbody tr").count() == 0
    assert page.inner_text("caption").startswith("0 flows on 2020-")


@pytest.mark.parametrize("script", [True, False])
def test_an_anchor_leads_to_its_record_and_unfolds_it(script: bool, browser: Browser, file: Path) -> None:
    with opened(browser, file, f"#{ID}", java_script_enabled=script) as page:
        body = page.locator(f"[id='{ID}']")
        body.wait_for(state="visible")
        assert page.locator("article details[open]").count() == 1
        box = body.bounding_box()
        assert box is not None
        assert -50 < box["y"] < 900


def test_a_link_within_the_page_shows_its_record_even_if_filters_left_it_out(page: Page) -> None:
    page.fill("#q", "canada turkey optics suspended")
    assert ID in shown(page)
    page.locator(f"article:has([id='{ID}']) summary").click()
    page.fill("#q", "saudi")
    assert ID not in shown(page)
    page.evaluate(f"location.hash = '{ID}'")
    wait_for_view(page, f"[id='{ID}']")
    assert page.input_value("#q") == ""


def test_csv_of_what_is_shown_is_that_of_find(page: Page, armstrack: Command, tmp_path: Path) -> None:
    for words in (["canada", "turkey"], ["embargo"]):
        page.fill("#q", " ".join(words))
        with page.expect_download() as waiting:
            page.click("#csv")
        waiting.value.save_as(tmp_path / "shown.csv")
        expected = armstrack("--records", str(RECORDS), "find", *words, "-f", "csv").out
        assert (tmp_path / "shown.csv").read_text(encoding="utf-8") == expected
        assert waiting.value.suggested_filename == "armstrack.csv"


def test_the_keyboard_alone_reaches_everything(page: Page) -> None:
    reached = []
    for _ in range(24):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.id || document.activeElement.textContent.slice(0, 40)")
        )
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert (reached[-1], outline) != (reached[-1], "none")
    assert reached[0] == "Skip to the records"
    assert reached[1:4] == ["Flows", "Records", "Pictures"]
    for control in ("q", "supplier", "category", "until", "day", "slide", "earlier", "later", "stands"):
        assert control in reached
    page.focus("#slide")
    page.keyboard.press("ArrowLeft")
    assert page.input_value("#day") == "2026-11-21"
    page.focus("#q")
    page.keyboard.type("canada turkey optics")
    assert page.inner_text("#found").startswith("3 records: supplier Canada")
    page.locator("#list summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#list details[open]").count() == 1


@pytest.mark.parametrize(("width", "scheme"), SCHEMES)
def test_it_fits_and_axe_finds_nothing(width: int, scheme: str, browser: Browser, file: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    how = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with opened(browser, file, **how) as page:
        page.fill("#q", "canada turkey")
        page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        ground = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 29)"}[scheme]
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
        found = json.loads(json.dumps(Axe().run(page).response["violations"]))
        assert [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found] == []


@pytest.mark.parametrize("width", [360, 1400])
def test_without_a_script_everything_is_there_and_no_dead_control(
    width: int, browser: Browser, file: Path, events: tuple[Event, ...]
) -> None:
    how = {"viewport": {"width": width, "height": 800}, "java_script_enabled": False}
    with opened(browser, file, **how) as page:
        assert page.locator("#list article").count() == len(events)
        assert page.locator("article summary").first.is_visible()
        assert page.locator("tbody tr").count() == 80
        for control in page.locator("input, select, button").all():
            assert not control.is_visible()
        first = page.locator("#list article").first
        first.locator("summary").click()
        assert first.locator("dl").is_visible()
        assert page.locator("figure svg").count() == 4


def test_on_paper_every_record_that_is_shown_is_unfolded(page: Page) -> None:
    page.fill("#q", "canada turkey optics")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#list dl").count() == 3
    assert all(each.is_visible() for each in page.locator("#list dl").all())
    assert not page.locator("#q").is_visible()
    assert not page.locator("nav").is_visible()
