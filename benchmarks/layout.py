"""A generated record: its fields as text, and the text of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from armstrack.event import Event
from armstrack.fields import fields_of
from armstrack.quoting import quote

WIDTH = 116
_FIELDS = tuple(fields_of(Event))
_AS_IT_IS = re.compile(r"[\w.<~/(][^#\n]*", re.ASCII)
_INSECURE = "  # armstrack: allow W501 address as found"


@dataclass(slots=True)
class Record:
    """Fields in the order of a file; `comments` stand behind a field of the record's first level."""

    stem: str
    tree: dict[str, Any]
    comments: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """Where the file lies below the folder of records."""
        return Path(self.tree["supplier"].lower(), f"{self.stem}.yaml")

    def text(self) -> str:
        """The text of its file."""
        ordered = {name: self.tree[name] for name in _FIELDS if name in self.tree}
        return "\n".join(_lay_out(ordered, "", self.comments)) + "\n"


def _lay_out(tree: dict[str, Any], indent: str, comments: dict[str, str]) -> Iterator[str]:
    for name, value in tree.items():
        if isinstance(value, str):
            yield from _leaf(f"{indent}{name}:", value, indent, comments.get(name, ""))
        elif isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from _lay_out(value, f"{indent}  ", {})
        elif isinstance(value[0], str):
            yield f"{indent}{name}: [{', '.join(value)}]"
        else:
            yield f"{indent}{name}:"
            for part in value:
                first, *rest = _lay_out(part, f"{indent}    ", {})
                yield f"{indent}  - {first.lstrip()}"
                yield from rest


def _leaf(head: str, text: str, indent: str, comment: str) -> Iterator[str]:
    if len(head) + len(text) > WIDTH and " " in text:
        yield f"{head} >-"
        yield from _fold(text, f"{indent}  ")
        return
    plain = _AS_IT_IS.fullmatch(text) and ": " not in text and text != "no"
    insecure = _INSECURE if text.startswith("http:") else ""
    yield f"{head} {text if plain else quote(text)}{comment}{insecure}"


def _fold(text: str, indent: str) -> Iterator[str]:
    line = indent
    for word in text.split(" "):
        if len(line) + len(word) > WIDTH:
            yield line
            line = indent
        line += word if line == indent else f" {word}"
    yield line
