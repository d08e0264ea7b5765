"""Pictures as files: the same bytes, a text alternative, light and dark, and text that stays text."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from armstrack.render.charts import picture
from armstrack.render.charts.paints import DARK, LIGHT
from armstrack.render.charts.sheet import Chart
from tests.builders import make_event
from tests.conftest import ROOT
from tests.render.charts import samples
from tests.render.charts.golden import charts

CHARTS = charts()
_SVG = "{http://www.w3.org/2000/svg}"
HARMFUL = samples.timeline((make_event("delivered", "2020-05-01", title=samples.HOSTILE),))


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


def chunks(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG, each with a sound checksum."""
    at = 8
    while at < len(image):
        (length,) = struct.unpack_from(">I", image, at)
        kind, data = image[at + 4 : at + 8], image[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", image, at + 8 + length) == (zlib.crc32(kind + data),)
        yield kind, data
        at += 12 + length


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_an_svg_has_a_title_and_a_text_alternative(chart: Chart) -> None:
    root = parsed(picture.svg(chart, 800))
    title, about = root[0], root[1]
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "picture-title picture-desc")
    assert (title.tag, title.get("id"), title.text) == (f"{_SVG}title", "picture-title", chart.title)
    assert (about.tag, about.get("id"), about.text) == (f"{_SVG}desc", "picture-desc", chart.alternative)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_the_same_picture_has_the_same_bytes(chart: Chart, theme: picture.Theme) -> None:
    assert picture.svg(chart, 800, theme) == picture.svg(chart, 800, theme)
    assert picture.png(chart, 800, theme) == picture.png(chart, 800, theme)


@pytest.mark.parametrize("width", [600, 1200])
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_picture_is_as_wide_as_asked_for(chart: Chart, width: int) -> None:
    found = int(parsed(picture.svg(chart, width)).attrib["width"])
    assert abs(found - width) <= 8 or found < width


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_an_svg_needs_nothing_but_itself(chart: Chart) -> None:
    text = picture.svg(chart, 800)
    root = parsed(text)
    tags = {element.tag.removeprefix(_SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "g", "path", "line", "text", "tspan"}
    names = {name for element in root.iter() for name in element.attrib}
    assert {name for name in names if "href" in name or name.startswith("on")} == set()
    assert {element.get("font-family") for element in root.iter(f"{_SVG}text")} == {
        "Liberation Sans, Arial, Helvetica, sans-serif"
    }
    assert re.findall("https?://[^\"' <]+", text) == [
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    ]


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_colour_of_a_light_picture_has_a_dark_counterpart(chart: Chart) -> None:
    light, dark = picture.svg(chart, 800, "light"), picture.svg(chart, 800, "dark")
    counterparts = dict(zip(LIGHT.every, DARK.every, strict=True))
    found = set(re.findall('(?:fill|stroke)="(#[^"]*)"', light))
    assert found <= set(LIGHT.every)
    assert re.sub('(?<=")#[0-9a-f]{6}(?=")', lambda match: counterparts[match[0]], light) == dark


def test_auto_is_light_with_rules_for_readers_who_want_it_dark() -> None:
    chart = CHARTS["timeline"]
    auto, light = picture.svg(chart, 800), picture.svg(chart, 800, "light")
    [style] = re.findall("<style>.*?</style>", auto)
    assert auto.replace(style, "") == light
    assert style.startswith("<style>@media (prefers-color-scheme:dark){")
    for old, new in zip(LIGHT.every, DARK.every, strict=True):
        assert f'[fill="{old}"]{{fill:{new}}}[stroke="{old}"]{{stroke:{new}}}' in style


def test_a_png_is_twice_as_fine_and_carries_its_title_and_text_alternative() -> None:
    chart = CHARTS["flows"]
    found = list(chunks(picture.png(chart, 800)))
    width = int(parsed(picture.svg(chart, 800)).attrib["width"])
    assert struct.unpack_from(">I", found[0][1]) == (2 * width,)
    assert [kind for kind, _ in found[:3]] == [b"IHDR", b"iTXt", b"iTXt"]
    assert found[1][1] == b"Title\0\0\0\0\0" + chart.title.encode()
    assert found[2][1] == b"Description\0\0\0\0\0" + chart.alternative.encode()
    assert found[-1] == (b"IEND", b"")


def test_a_png_is_light_unless_it_is_to_be_dark() -> None:
    chart = CHARTS["values"]
    assert picture.png(chart, 800, "auto") == picture.png(chart, 800, "light")
    assert picture.png(chart, 800, "dark") != picture.png(chart, 800, "light")


def test_text_from_records_stays_text() -> None:
    root = parsed(picture.svg(HARMFUL, 800))
    assert {element.tag for element in root.iter()} & {
        f"{_SVG}script",
        f"{_SVG}img",
        "script",
        "img",
    } == set()
    shown = "".join(text for element in root.iter(f"{_SVG}text") for text in element.itertext())
    assert '</text></svg><script>alert("x")</script><U+202E><U+0007>&lt;img src=x onerror=alert(1)>' in (
        shown.replace("onerror", " onerror").replace("  ", " ")
    )
    assert "\u202e" not in picture.svg(HARMFUL, 800)


def test_one_module_alone_imports_the_renderer() -> None:
    importing = re.compile(r"^\s*(?:import|from) vl_convert", re.MULTILINE)
    found = [path for path in (ROOT / "armstrack").rglob("*.py") if importing.search(path.read_text("utf-8"))]
    assert found == [Path(picture.__file__)]
