"""Floor 6: the style and the script of the page, and the policy that lets these run and nothing else."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from armstrack.render.charts.paints import DARK, LIGHT, Paint
from armstrack.render.charts.picture import dark_style
from armstrack.render.page.markup import Html, element

#: The parts of the script, each of which uses those before it.
_SCRIPTS = ("words.js", "lexicon.js", "periods.js", "query.js", "find.js", "table.js", "page.js")


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def style() -> str:
    """The style: the hand-written part, and the colours of statuses, the same as in pictures."""
    dark = f"@media screen and (prefers-color-scheme:dark){{{_chips(DARK)}}}"
    return f"{_text('style.css')}{_chips(LIGHT)}\n{dark}\n{dark_style()}\n"


def _chips(paint: Paint) -> str:
    return "".join(
        f".s-{status}{{background:{color};color:{paint.on[status]};border-color:{color}}}"
        for status, color in paint.status.items()
    )


@cache
def script() -> str:
    """The whole script. Its names stay its own."""
    return '"use strict";\n{\n' + "".join(map(_text, _SCRIPTS)) + "}\n"


def policy() -> Html:
    """Nothing but this script and this style; no request to anywhere."""
    told = (
        f"default-src 'none'; script-src {_hash(script())}; style-src {_hash(style())}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'"
    )
    return element("meta", http_equiv="Content-Security-Policy", content=told)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
