"""The page as a whole: its policy, its parts, nothing of a record as markup, the same bytes again."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from armstrack.event import Event, Related
from armstrack.index import load
from armstrack.render.page import assets
from armstrack.render.page.document import Made, to_html
from armstrack.render.page.figures import draw
from tests.builders import make_event
from tests.conftest import ROOT, TODAY, WriteRecord
from tests.render.charts import samples
from tests.render.page import hostile

MADE = Made(date(2026, 11, 22), "0.1.0")
STOP = make_event("licence-suspended", "2020-10-05", slug="stop", category="sensors", title="A & B <stop>")
END = make_event(
    "restriction-lifted", "2024-01", slug="end", related=(Related(rel="ends", id=STOP.id),), title="End"
)


class Parsed(HTMLParser):
    """Every element with its attributes, and the texts of each sort of element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, name: str, attribute: str) -> list[str]:
        return [str(found[attribute]) for tag, found in self.elements if tag == name and attribute in found]


def page(*events: Event) -> str:
    return to_html(events or (STOP, END), (), MADE)


def test_the_policy_names_the_very_script_and_style_and_nothing_else() -> None:
    text = page()
    [policy] = [v for v in Parsed(text).all("meta", "content") if "default-src" in v]
    [style] = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    [script] = re.findall("<script>(.*?)</script>", text, re.DOTALL)
    hashes = [b64encode(sha256(each.encode()).digest()).decode() for each in (script, style)]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def test_an_article_tells_the_whole_record() -> None:
    text = page()
    [article] = [a for a in re.findall("<article>.*?</article>", text) if f'id="{STOP.id}"' in a]
    assert article == (
        '<article><details><summary><span class="meta"><span class="date">2020-10-05</span>'
        ' <span class="sides">Canada → Turkey</span> <span class="chip s-suspended">suspended</span></span>'
        f'<h3>A &amp; B &lt;stop&gt;</h3></summary><div id="{STOP.id}"><dl>'
        "<div><dt>date</dt><dd>2020-10-05</dd></div>"
        "<div><dt>flow</dt><dd>Canada → Turkey</dd></div>"
        "<div><dt>what</dt><dd>licence-suspended, which gives suspended</dd></div>"
        "<div><dt>how sure</dt><dd>confirmed</dd></div>"
        "<div><dt>goods</dt><dd>sensors</dd></div>"
        "<div><dt>at stake</dt><dd>unknown</dd></div>"
        "<div><dt>flow status</dt><dd>sensors: none on 2020-10-04, suspended on 2020-10-05</dd></div>"
        f'<div><dt>links</dt><dd>ended-by <a href="#{END.id}">End</a></dd></div>'
        "<div><dt>sources</dt><dd>Global Affairs Canada, &quot;Statement&quot;"
        '<span class="address"><a href="https://www.example.org/statement">'
        "https://www.example.org/statement</a></span></dd></div></dl>"
        f'<p><a href="#{STOP.id}">Link to this record</a> <code>{STOP.id}</code></p></div>'
        "</details></article>"
    )


def test_what_is_not_confirmed_says_so_beside_its_status() -> None:
    text = page(make_event(verification="claimed"))
    assert '<span class="chip s-delivered">delivered</span> <span class="doubt">claimed</span>' in text


def test_a_link_to_a_record_that_was_left_out_leads_nowhere() -> None:
    text = page(END)
    assert f"<dd>ends {STOP.id}: (left out: it has errors)</dd>" in text
    assert f'href="#{STOP.id}"' not in text


def test_a_row_of_the_table_tells_where_a_flow_stands() -> None:
    assert (
        '<tr data-flow="CAN-TUR"><th scope="row">Canada</th><td>Turkey</td>'
        '<td><span class="chip s-open">open</span> </td><td>2024-01</td><td></td>'
        f'<td><a href="#{END.id}">End</a></td></tr>'
    ) in page()


def test_a_doubtful_status_says_so_and_one_without_a_record_has_no_link() -> None:
    until = make_event("restriction-imposed", "2020-10-05", until="2021-10-05")
    assert '<span class="doubt">uncertain</span>' in page(until)
    row = page(make_event("appeal")).partition("<tr data-flow")[2].partition("</tr>")[0]
    assert row.endswith("<td></td><td>appeal: Canada</td><td></td>")


def test_records_stand_newest_first_and_every_anchor_once() -> None:
    parsed = Parsed(page(STOP, END, make_event(slug="third", date="2020-10-05")))
    ids = parsed.all("div", "id")
    assert ids == ["list", END.id, "2020-10-05-can-tur-stop", "2020-10-05-can-tur-third"]
    every = [found["id"] for _, found in parsed.elements if "id" in found]
    assert len(every) == len(set(every))
    inner = {href for href in parsed.all("a", "href") if str(href).startswith("#")}
    assert {href.removeprefix("#") for href in inner} <= set(every)


def test_pictures_are_in_it_where_there_are_some() -> None:
    drawn = draw(samples.flows(), "flows")
    text = to_html((STOP,), (drawn,), MADE)
    assert f'<details open><summary>{drawn.title}</summary><figure tabindex="0"><svg ' in text
    assert '<a href="#pictures">Pictures</a>' in text
    assert "#pictures" not in page()
    assert "font-family" not in drawn.figure
    assert "<style>" not in drawn.figure
    assert not re.search(r'"[^"]*\d\.\d\d+[^"]*"', drawn.figure.partition("</desc>")[2])


def test_no_text_of_a_record_becomes_markup(record: WriteRecord) -> None:
    record(hostile.text(), hostile.ID)
    record(hostile.text(hostile.ID).replace("2020-10-05", "2020-10-06", 1), hostile.OTHER_ID)
    events = load(Path("records"), date.fromisoformat(TODAY), None).events
    assert len(events) == 2
    parsed = Parsed(page(*events))
    names = [name for name, _ in parsed.elements]
    assert names.count("script") == 2
    assert "img" not in names
    told = {key for _, found in parsed.elements for key in found}
    assert not {key for key in told if key.startswith("on")}
    known = set(hostile.EVIL.split())
    assert not known & told


@pytest.fixture(scope="module")
def ledger() -> tuple[Event, ...]:
    return load(ROOT / "records", date.fromisoformat(TODAY), None).events


def test_the_same_records_give_the_same_bytes_in_any_order(ledger: tuple[Event, ...]) -> None:
    some = ledger[:40]
    assert page(*some) == page(*reversed(some))


def test_the_screen_in_the_readme_shows_the_page_as_it_looks_now() -> None:
    """Else: `make pictures`."""
    look = sha256((assets.style() + assets.script()).encode()).hexdigest()
    assert f"Source\0\0\0\0\0{look}".encode() in (ROOT / "docs" / "pictures" / "page.png").read_bytes()


def test_the_script_makes_no_markup_and_asks_for_nothing() -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp|import\("
    assert re.findall(forbidden, assets.script()) == []
