"""A picture as HTML: no script, no request, two widths, words and tables, and text that stays text."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from armstrack.render.charts.page import to_html, to_table
from armstrack.render.charts.sheet import Chart
from tests.builders import make_event, make_table
from tests.render.charts import samples
from tests.render.charts.golden import charts
from tests.render.charts.test_picture import HARMFUL

CHARTS = charts()


class Parts(HTMLParser):
    """The tags, the names of attributes and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("chart", [*CHARTS.values(), HARMFUL], ids=[*CHARTS, "hostile"])
def test_a_page_runs_nothing_and_asks_for_nothing(chart: Chart) -> None:
    parts = Parts(to_html(chart, 1200, "auto", "1.0"))
    assert (
        set(parts.tags) & {"script", "img", "link", "iframe", "object", "image", "use", "form", "a"} == set()
    )
    names = {name for name, _ in parts.attributes}
    assert {n for n in names if n.startswith("on") or n in ("src", "href", "xlink:href", "style")} == set()
    policy = dict(parts.attributes)["content"]
    [policy] = [str(v) for n, v in parts.attributes if n == "content" and "default-src" in str(v)]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_the_policy_allows_the_very_styles_of_the_page(theme: str) -> None:
    page = to_html(CHARTS["timeline"], 1200, theme, "1.0")  # type: ignore[arg-type]
    styles = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    hashes = {b64encode(sha256(style.encode()).digest()).decode() for style in styles}
    assert set(re.findall("'sha256-([^']+)'", page)) == hashes
    assert len(styles) == (3 if theme == "auto" else 1)
    assert f"color-scheme:{'light dark' if theme == 'auto' else theme}" in styles[0]


def test_a_page_holds_the_picture_for_wide_and_for_narrow_windows() -> None:
    page = to_html(CHARTS["timeline"], 1200, "light", "1.0")
    widths = [int(width) for width in re.findall('<svg [^>]*? width="([0-9]+)"', page)]
    assert [abs(width - wanted) <= 2 for width, wanted in zip(widths, (1200, 600), strict=True)] == [
        True,
        True,
    ]
    assert re.findall('id="([^"]+)"', page) == ["wide-title", "wide-desc", "narrow-title", "narrow-desc"]


def test_a_picture_that_is_narrow_itself_stands_there_once() -> None:
    page = to_html(CHARTS["timeline"], 600, "light", "1.0")
    assert page.count("<svg ") == 1
    assert '<figure tabindex="0">\n<svg ' in page


def test_a_picture_that_has_no_room_in_a_narrow_window_is_shown_wide() -> None:
    codes = ("TUR", "EGY", "SAU", "ISR", "UKR", "ARM", "AZE", "JPN", "IND", "CHN", "IRN", "IRQ", "YEM", "ARE")
    more = (
        "KWT",
        "QAT",
        "BHR",
        "OMN",
        "JOR",
        "LBN",
        "SYR",
        "LBY",
        "DZA",
        "MAR",
        "TUN",
        "SDN",
        "ETH",
        "KEN",
        "NGA",
    )
    chart = samples.flows(tuple(make_event(recipient=code) for code in (*codes, *more)))
    assert to_html(chart, 1200, "light", "1.0").count("<svg ") == 1


def test_what_the_picture_shows_stands_in_words_and_tables() -> None:
    page = to_html(CHARTS["timeline"], 600, "light", "1.0")
    text = "".join(Parts(page).text)
    for line in CHARTS["timeline"].alternative.split("\n"):
        assert line in text
    assert re.findall("<caption>(.*?)</caption>", page) == ["States", "Events"]
    assert "<p>armstrack 1.0</p>" in page
    assert '<html lang="en">' in page


def test_text_from_records_stays_text() -> None:
    text = "".join(Parts(to_html(HARMFUL, 600, "light", "1.0")).text)
    harmless = '</text></svg><script>alert("x")</script><U+202E><U+0007>&lt;img src=x onerror=alert(1)>'
    assert text.count(harmless) == 3  # the description, the words and the table; the picture has it in lines


def test_a_table_has_its_numbers_and_dates_marked_and_unknown_empty() -> None:
    table = make_table(
        {"day": "date", "n": "number", "who": "text"},
        ("2020/2021", 1200, "A&B"),
        (None, None, None),
        title="T<",
    )
    assert to_table(table) == (
        '<div class="scroll" tabindex="0"><table><caption>T&lt;</caption>\n'
        '<thead><tr><th scope="col">day</th><th scope="col">n</th><th scope="col">who</th></tr></thead>\n'
        '<tbody>\n<tr><td class="date">2020 to 2021</td><td class="number">1,200</td><td>A&amp;B</td></tr>\n'
        '<tr><td class="date"></td><td class="number"></td><td></td></tr>\n</tbody></table></div>\n'
    )


def test_the_same_page_has_the_same_bytes() -> None:
    chart = CHARTS["values"]
    assert to_html(chart, 800, "auto", "1.0") == to_html(chart, 800, "auto", "1.0")
