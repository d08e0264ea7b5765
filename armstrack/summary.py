"""Floor 5: summaries of records by any field, or by two. Frames in, Tables out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from armstrack.dates import date_words
from armstrack.event import Event
from armstrack.frame import events_frame, values_frame
from armstrack.parties import name_of
from armstrack.states import ORDER
from armstrack.table import Cell, Column, ColumnType, Table
from armstrack.totals import sums_by, with_use

#: What records can be grouped by. `status` is the word shown for a record.
FIELDS = ("supplier", "recipient", "status", "kind", "track", "verification", "category", "year")
_PARTIES = ("supplier", "recipient")
_UNKNOWN = "(unknown)"
_TYPES: dict[str, ColumnType] = {"status": "status", "verification": "verification"}


class Frames(NamedTuple):
    """What summaries of some records are made from: one row a record, and one a figure, with its use."""

    records: pd.DataFrame
    values: pd.DataFrame


def frames_of(events: Sequence[Event]) -> Frames:
    """The frames of these records, made once for several summaries of them."""
    return Frames(events_frame(events), with_use(values_frame(events)))


def summarise(
    events: Sequence[Event],
    by: str,
    flows_now: Mapping[str, int] | None = None,
    frames: Frames | None = None,
) -> Table:
    """One row a group: records, counterparts, span, latest event, share and sums of values.

    A record with several categories counts in each of them, and only there does a share of all
    records add up to more than one. `flows_now` counts flows by their derived status; by status, it
    has a column of its own, and a row even where no record gives that status. `frames` are those of the
    events, where they are at hand.
    """
    made = frames or frames_of(events)
    now = flows_now if flows_now and by == "status" else {}
    frame = _with_group(made.records, by)
    sums = sums_by(made.values, frame["group"])
    ordered = frame.sort_values(["first", "last", "id"], kind="stable")
    grouped = ordered.groupby("group", sort=True)
    first = dict(zip(*_columns_of(grouped.head(1), "group", "date"), strict=True))
    latest = {
        str(key): told
        for key, *told in zip(
            *_columns_of(grouped.tail(1).reset_index(), "group", "date", "status", "verification", "id"),
            strict=True,
        )
    }
    others = {str(key): int(count) for key, count in _counterparts(frame, by).items()}
    counts = {str(key): int(count) for key, count in grouped.size().items()}
    rows: list[tuple[Any, ...]] = [
        (
            by,
            key,
            _label(by, key),
            count,
            others[key],
            (Decimal(count) / len(events)).quantize(Decimal("0.0001")),
            first[key],
            *latest[key],
            _said_latest(by, *latest[key][:3]),
            tuple(found.words() for found in sums.get(key, ())),
            (now.get(key, 0) if key in ORDER else None) if now else None,
        )
        for key, count in counts.items()
    ]
    rows += [(by, key, key, 0, *(None,) * 8, (), now[key]) for key in now if key not in counts]
    rows.sort(key=lambda row: (0 if by == "year" else -row[3], row[2]))
    return Table(
        _columns(by), tuple(rows), f"By {by}", _notes(by, frame, len(events)), _people(by, bool(now))
    )


def _columns_of(frame: pd.DataFrame, *names: str) -> list[list[str]]:
    return [[str(cell) for cell in frame[name].to_list()] for name in names]


def _said_latest(by: str, date: str, status: str, verification: str) -> str:
    """The latest event's date, status and doubt, less what the table is about."""
    shown = "" if by == "status" else f" {status}"
    doubt = "" if by == "verification" or verification == "confirmed" else f" ({verification})"
    return f"{date_words(date)}{shown}{doubt}"


def _counterparts(frame: pd.DataFrame, by: str) -> pd.Series[int]:
    """How many recipients a supplier has, how many suppliers a recipient, how many flows any other group."""
    others = {"supplier": ["recipient"], "recipient": ["supplier"]}.get(by, list(_PARTIES))
    return frame[["group", *others]].drop_duplicates().groupby("group", sort=True).size()


def cross(events: Sequence[Event], down: str, across: str) -> Table:
    """How many records each pair of groups has; a cell is empty where there is none."""
    frame = _with_group(_with_group(events_frame(events), across).rename(columns={"group": "across"}), down)
    counts = frame.groupby(["group", "across"], sort=True).size().unstack()
    heads = [str(head) for head in counts.columns]
    columns = (
        Column(down, down, _TYPES.get(down, "text"), 1),
        *(Column(head, _label(across, head), "number", 3) for head in heads),
        Column("records", "records", "number", 2),
    )
    rows = []
    for key, row in counts.iterrows():
        cells: list[Cell] = [None if pd.isna(count) else int(count) for count in row]
        whole = frame[frame["group"] == key].index.nunique()
        rows.append((_label(down, str(key)), *cells, int(whole)))
    rows.sort(key=lambda row: (0 if down == "year" else -int(str(row[-1])), str(row[0])))
    by = across if across == "category" else down
    return Table(columns, tuple(rows), f"Records by {down} and {across}", _notes(by, frame, len(events)))


def _with_group(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """The frame with the column `group`; one row a category where that is asked for."""
    if by == "category":
        spread = frame.assign(group=frame["categories"].map(lambda found: list(found) or [_UNKNOWN]))
        return spread.explode("group")
    return frame.assign(group=frame[by].astype("string"))


def groups(events: Iterable[Event], by: str) -> pd.Series[str]:
    """The group of every record by its id; a record with several categories stands in several."""
    return _with_group(events_frame(events), by)["group"]


def _columns(by: str) -> tuple[Column, ...]:
    return (
        Column("by", "by", rank=0, about="the field grouped by"),
        Column(
            "group", by if by not in _PARTIES else "code", _TYPES.get(by, "text"), 0 if by in _PARTIES else 1
        ),
        Column("name", by, rank=1 if by in _PARTIES else 0, about="a party's common name"),
        Column("records", "records", "number", 1),
        Column("counterparts", _counterpart(by), "number", 4),
        Column("share", "share of records", "share", 6),
        Column("first", "first", "date", 5, "the earliest event's date as written"),
        Column("latest", "latest", "date", 0, "the latest event's date as written"),
        Column("latest_status", "latest status", "status", 0, "what the latest event's kind gives"),
        Column("latest_verification", "how sure", "verification", 0, "how well that event is established"),
        Column("latest_id", "latest record", "id", 0),
        Column("said_latest", "latest", "status", 2, "its date, status and doubt", machine=False, wrap=13),
        Column("values", "values", "list", 3, "a text a measure and currency; unknown ones counted", wrap=24),
        Column(
            "flows_now", "flows now", "number", 2 if by == "status" else 0, "flows that stand there today"
        ),
    )


def _people(by: str, with_flows: bool) -> tuple[str, ...]:
    """The columns for people, in the order in which they read them."""
    name = "name" if by in _PARTIES else "group"
    flows = ("flows_now",) if with_flows else ()
    return (name, "records", "counterparts", *flows, "share", "first", "said_latest", "values")


def _counterpart(by: str) -> str:
    return {"supplier": "recipients", "recipient": "suppliers"}.get(by, "flows")


def _label(by: str, key: str) -> str:
    return name_of(key) if by in _PARTIES else key


def _notes(by: str, frame: pd.DataFrame, records: int) -> tuple[str, ...]:
    if by == "category" and len(frame) > records:
        return ("A record with several categories counts in each.",)
    return ()


#: What the words in the sums mean; it stands once, under the last table.
LEGEND = (
    "Sums (m = million, ~ = about, or rounded) hold confirmed and reported figures of one measure and one"
    " currency. Not added: overlapping ones, which may tell the same money twice, and unconfirmed ones."
    " Unknown: records without a figure.",
)


def headline(events: Iterable[Event], today: str) -> str:
    """The ledger's size, its span and the day, in one line."""
    known = list(events)
    if not known:
        return f"no record passes the filters ({today})"
    first = min(event.date.first_day for event in known).year
    last = max(event.date.last_day or event.date.first_day for event in known).year
    suppliers = len({event.supplier for event in known})
    recipients = len({event.recipient for event in known})
    parts = (
        _counted(len(known), "record"),
        _counted(suppliers, "supplier"),
        _counted(recipients, "recipient"),
    )
    years = f"{first}-{last}" if first < last else f"{first}"
    return f"{parts[0]} of {years}, {parts[1]}, {parts[2]}, on {today}"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
