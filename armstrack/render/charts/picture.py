"""Floor 6: the one place that draws: a specification as SVG or PNG. Needs vl-convert; no network, no file.

The same picture gives the same bytes: fonts and JavaScript come with the renderer, days have no zone.
"""

from __future__ import annotations

import struct
import zlib
from html import escape
from typing import Literal

from armstrack.render.charts.paints import DARK, LIGHT, PAINTS
from armstrack.render.charts.sheet import Chart, Sheet, specify
from armstrack.render.visible import visible

Theme = Literal["auto", "light", "dark"]
#: The package that draws, the extra that brings it, and the version of Vega-Lite that it is asked for.
MODULE, EXTRA, _VERSION = "vl_convert", "charts", "6.4"
#: Pixels of a PNG for each of the picture, so that it is sharp in print.
_SCALE = 2
_HEAD = b"\x89PNG\r\n\x1a\n"


def svg(chart: Chart, width: int, theme: Theme = "auto", name: str = "picture") -> str:
    """The picture as SVG with its title and text alternative; `auto` follows the reader's own choice.

    `name` tells the ids of several pictures on a page apart.
    """
    import vl_convert

    spec = specify(chart, Sheet(width, PAINTS["dark" if theme == "dark" else "light"]))
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=_VERSION, allowed_base_urls=[])
    head, _, rest = drawn.partition(">")
    says = f'role="img" aria-labelledby="{name}-title {name}-desc"'
    title = f'<title id="{name}-title">{escape(visible(chart.title))}</title>'
    about = f'<desc id="{name}-desc">{escape(chart.alternative)}</desc>'
    style = f"<style>{dark_style()}</style>" if theme == "auto" else ""
    return f"{head} {says}>{title}{about}{style}{rest}\n"


def png(chart: Chart, width: int, theme: Theme = "auto") -> bytes:
    """The picture as PNG, twice as fine, with its title and text alternative in it; `auto` is light."""
    import vl_convert

    spec = specify(chart, Sheet(width, PAINTS["dark" if theme == "dark" else "light"]))
    drawn = vl_convert.vegalite_to_png(spec, vl_version=_VERSION, scale=_SCALE, allowed_base_urls=[])
    told = {"Title": visible(chart.title), "Description": chart.alternative}
    return with_texts(drawn, told)


def dark_style() -> str:
    """What gives a light picture the dark colours where the reader wants them."""
    pairs = zip(LIGHT.every, DARK.every, strict=True)
    rules = (f'[fill="{old}"]{{fill:{new}}}[stroke="{old}"]{{stroke:{new}}}' for old, new in pairs)
    return f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}"


def with_texts(image: bytes, texts: dict[str, str]) -> bytes:
    """A PNG with texts under keywords of its standard, behind its header, in UTF-8."""
    end = len(_HEAD) + 4 + 4 + 13 + 4
    chunks = b"".join(
        _chunk(b"iTXt", key.encode() + b"\0\0\0\0\0" + text.encode()) for key, text in texts.items()
    )
    return image[:end] + chunks + image[end:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
