"""Floor 3: the one thing that mends a problem, where there is one. Where two could be meant there is none."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from armstrack import document, edits
from armstrack.checks.names import named_parties
from armstrack.document import Document, Refusal
from armstrack.event import PARTS, Event
from armstrack.fields import Field, fields_of
from armstrack.files import Refused
from armstrack.leaves import PROSE, TEXT
from armstrack.parties import parties
from armstrack.problem import Edit, Finding, Loc

#: Quotes around what stands there are right only where any text may stand.
_QUOTING = ("E103", "W502")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}(?=-|$)", re.ASCII)
_FIELD = re.compile(r"\s*(?:- +)*(?P<name>[\w-]+):")


def of_refusal(doc: Document, refusal: Refusal) -> Edit | None:
    """The edit that mends what was refused in a file."""
    if refusal.code not in _QUOTING or refusal.edit is None:
        return refusal.edit
    field = _FIELD.match(doc.line(refusal.edit.span.line))
    sure = field and field["name"] in _prose() and not _another_field().search(refusal.edit.text)
    return refusal.edit if sure else None


@cache
def _prose() -> frozenset[str]:
    """The names of the fields that take any text."""
    return frozenset(field.name for field in _fields() if field.leaf in (TEXT, PROSE))


@cache
def _another_field() -> re.Pattern[str]:
    """A field within a text: a line may have been lost between the two."""
    return re.compile(rf"\s(?:{'|'.join(sorted({field.name for field in _fields()}))}):(?:\s|['\"]?$)")


def _fields() -> list[Field]:
    return [field for cls in (Event, *PARTS) for field in fields_of(cls).values()]


def of_finding(path: Path, doc: Document, finding: Finding) -> Edit | None:
    """The edit that mends what a field or a rule is about."""
    if finding.drop:
        return edits.dropping(doc, finding.loc)
    if finding.instead is None or not _is_borne_out(path.stem, doc, finding):
        return None
    return edits.replacing(doc, finding.loc, finding.on_key, finding.instead)


def _is_borne_out(stem: str, doc: Document, finding: Finding) -> bool:
    """False where the file's name makes a slip of the pen as likely as another spelling."""
    meant = finding.instead or ""
    if finding.loc == ("date",):
        named = _DATE.match(stem)
        first = meant.partition("/")[0].rstrip("?~%")
        return named is None or first.startswith(named[0]) or named[0].startswith(first)
    return finding.code != "E204" or _is_name(doc, finding.loc, meant) or _knows(stem, finding.loc, meant)


def _is_name(doc: Document, loc: Loc, code: str) -> bool:
    """False for a two-letter code: `AN` may be CAN less a letter."""
    found = doc.find(loc)
    return found is None or str(found[1].value).strip().upper() != parties()[code].alpha2


def _knows(stem: str, loc: Loc, code: str) -> bool:
    """True where the file's name gives that party, and in that part if it says which."""
    supplier, recipient = named_parties(stem) or ("", "")
    parts = {"supplier": (supplier,), "recipient": (recipient,)}
    return code.lower() in parts.get(str(loc[0]), (supplier, recipient))


def with_place(refused: Refused, path: Path, data: bytes | Refused) -> Refused:
    """A refused place or name, with the right one if the file is a record and says who supplies."""
    if refused.code != "E115" or refused.rename is not None:
        return refused
    return refused._replace(rename=_place_of(path, data))


def _place_of(path: Path, data: bytes | Refused) -> str | None:
    from armstrack.record import read_record

    tree = None if isinstance(data, Refused) else document.read(data).tree
    draft = read_record(path.stem, tree).draft if tree else None
    if draft is None or not (draft.date and draft.supplier and draft.recipient):
        return None
    return f"{draft.supplier.lower()}/{path.stem}.yaml"
