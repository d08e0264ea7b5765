"""Pictures of hostile records: text is drawn as text; none of it becomes an element, a script or a link."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from armstrack.render.visible import visible
from tests.conftest import Command
from tests.hostile.corpus import lay

#: What a picture or its page may be made of.
DRAWN = {"svg", "g", "path", "text", "tspan", "rect", "defs", "clipPath", "style", "title", "desc", "line"}
PAGED = DRAWN | {
    *(
        "html",
        "head",
        "meta",
        "body",
        "main",
        "h1",
        "h2",
        "p",
        "div",
        "span",
        "figure",
        "figcaption",
        "footer",
    ),
    *(
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "ul",
        "li",
        "details",
        "summary",
        "section",
    ),
}


class Elements(HTMLParser):
    """The elements of a page with their attributes, as a browser takes them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(params=["injections", "characters", "paths", "numbers"])
def drawn(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The ledger of a topic, in a folder that becomes the current one."""
    found: str = request.param
    lay(found, tmp_path)
    monkeypatch.chdir(tmp_path)
    return found


def shown(name: str, armstrack: Command) -> str:
    assert armstrack("plot", "timeline", "canada", "turkey", "-o", name).code == 0
    return Path(name).read_text(encoding="utf-8")


def test_a_picture_is_made_of_shapes_and_text_alone(drawn: str, armstrack: Command) -> None:
    text = shown("out.svg", armstrack)
    elements = list(ET.fromstring(text).iter())  # noqa: S314 - our own
    assert {element.tag.rpartition("}")[2] for element in elements} <= DRAWN
    names = {name for element in elements for name in element.attrib}
    assert [name for name in names if name.startswith("on") or name.rpartition("}")[2] == "href"] == []
    assert [part for part in text.split("\n") if visible(part) != part] == []


def test_a_page_holds_no_script_and_loads_nothing(drawn: str, armstrack: Command) -> None:
    text = shown("out.html", armstrack)
    page = Elements()
    page.feed(text)
    assert {tag for tag, _ in page.found} <= {tag.lower() for tag in PAGED}
    names = {name for _, attributes in page.found for name in attributes}
    assert [name for name in names if name.startswith("on") or name in ("src", "srcdoc", "action")] == []
    links = [attributes.get("href") or "" for _, attributes in page.found if "href" in attributes]
    assert [link for link in links if not link.startswith(("https://", "http://", "#"))] == []
    assert [part for part in text.split("\n") if visible(part) != part] == []
