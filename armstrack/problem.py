"""Floor 0: what is wrong, and where. Problems are values; nothing here prints or stops a run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

#: So many characters of a message or a hint are told.
MOST_SAID = 500
#: A place inside a record: field names and list positions, outermost first.
Loc = tuple[str | int, ...]


class Span(NamedTuple):
    """A stretch of text. Lines and columns count from 1, columns in code points; the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Edit(NamedTuple):
    """A replacement of exactly one stretch of a file's text. A byte order mark stands in column 0."""

    span: Span
    text: str


class Finding(NamedTuple):
    """What a rule says about one record, before the place in the file is known.

    `loc` names a node of the record; `on_key` puts the mark under the field's name, not its value.
    Where only one remedy can be meant, one of three tells it: `instead` is the text for the mark's place,
    `drop` takes the field away, `rename` is the file's right place, `<supplier>/<name>.yaml`.
    """

    code: str
    loc: Loc
    message: str
    hint: str = ""
    on_key: bool = False
    instead: str | None = None
    rename: str | None = None
    drop: bool = False


class SetupError(RuntimeError):
    """Something that armstrack needs is not installed as it should be."""


class FieldError(ValueError):
    """A leaf's text does not say what its field needs. Floors above turn it into a problem.

    `instead` is what the author must have meant, where only one thing can be meant.
    """

    def __init__(self, code: str, message: str, hint: str = "", instead: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.instead = code, message, hint, instead


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem at one place. `path` is as the user would type it; `excerpt` is the line's own text.

    `edit` or `rename` mends it, where only one remedy can be meant.
    """

    path: str
    span: Span
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""
    edit: Edit | None = None
    rename: str | None = None

    def __post_init__(self) -> None:
        """Cuts what is said: it may quote a value as long as its file."""
        for name in ("message", "hint"):
            text = getattr(self, name)
            if len(text) > MOST_SAID:
                object.__setattr__(self, name, f"{text[: MOST_SAID - 3]}...")

    @property
    def severity(self) -> Severity:
        """Codes that begin with W are warnings, all others errors."""
        return "warning" if self.code.startswith("W") else "error"

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Problems are told by file, then from top to bottom."""
        return (self.path, self.span.line, self.span.column, self.code, self.message)

    @property
    def is_mendable(self) -> bool:
        """True where `armstrack validate --fix` has one remedy for it."""
        return self.edit is not None or self.rename is not None


class Entry(NamedTuple):
    """One page of the catalogue of problems. `fix` says what `--fix` mends, empty where nothing."""

    code: str
    name: str
    what: str
    why: str
    remedy: str
    fix: str = ""

    @property
    def severity(self) -> Severity:
        """The same rule as for a problem of that code."""
        return "warning" if self.code.startswith("W") else "error"


@cache
def codes() -> frozenset[str]:
    """Every code, without reading what the catalogue says of it, which takes long."""
    return frozenset(re.findall(r"^\[([EW][0-9]{3})\]$", _catalogue_text(), re.MULTILINE))


def _catalogue_text() -> str:
    from pathlib import Path

    return (Path(__file__).parent / "data/problems.toml").read_text(encoding="utf-8")


@cache
def catalogue() -> dict[str, Entry]:
    """Every code that armstrack can give, in order of code."""
    import tomllib

    raw = tomllib.loads(_catalogue_text())
    return {code: Entry(code=code, **page) for code, page in sorted(raw.items())}
