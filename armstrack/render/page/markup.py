"""Floor 6: markup that no text can break: whatever is not markup already is escaped where it is put in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Any

from armstrack.render.visible import visible

#: Elements that have no end.
_VOID = ("input", "meta", "br")
#: Within a script's data: what could end it, and what old readers take for ends of lines.
_HIDDEN = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


class Html(str):
    """A text that is markup."""


def html(text: str) -> Html:
    """A text as markup: itself if it is markup, else escaped, with what nobody sees made visible."""
    return text if isinstance(text, Html) else Html(escape(visible(text)))


def join(parts: Iterable[str], between: str = "") -> Html:
    """Several texts in a row, with a mark of ours between them."""
    return Html(between.join(map(html, parts)))


def element(name: str, /, *children: str, **attributes: str | bool | None) -> Html:
    """An element; of attributes `class_` is `class`, `aria_label` is `aria-label`, and None is left out."""
    told = "".join(_attribute(key, value) for key, value in attributes.items() if value not in (None, False))
    end = "" if name in _VOID else f"{join(children)}</{name}>"
    return Html(f"<{name}{told}>{end}")


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(visible(str(value)))}"'


def link(address: str, text: str = "") -> Html:
    """A link away from the page, if it is one that browsers open and nothing else; else the text alone."""
    if not address.startswith(("https://", "http://")):
        return html(text or address)
    return element("a", text or address, href=address)


def script_data(name: str, data: Any) -> Html:
    """Data for the script of a page. Nothing in it can end the element."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_HIDDEN)
    return element("script", Html(told), type="application/json", id=name)


def text_of(markup: Html) -> str:
    """The texts in some markup in a row, as browsers tell them. No attribute of ours holds a `>`."""
    return unescape(re.sub("<[^>]*>", "", markup))
