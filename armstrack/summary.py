"""Floor 5: records summed up by flow and any field, or counted by two. Frames in, tallies and Tables out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from armstrack.event import Event
from armstrack.frame import events_frame, values_frame
from armstrack.summary_table import PARTIES, TYPES, UNKNOWN, category_notes, label
from armstrack.table import Cell, Column, Table
from armstrack.tallies import OPEN, Point, Tally
from armstrack.totals import sums_by_flow, with_use

_KEYS = ["supplier", "recipient", "group"]
_POINT = ["first", "last", "id", "date", "status", "verification"]
_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 86_400


class Frames(NamedTuple):
    """What summaries of some records are made from: one row a record, and one a figure, with its use."""

    records: pd.DataFrame
    values: pd.DataFrame


def frames_of(events: Sequence[Event]) -> Frames:
    """The frames of these records, made once for several summaries of them."""
    return Frames(events_frame(events), with_use(values_frame(events)))


def tallies_of(frames: Frames, by: str) -> list[Tally]:
    """The records summed up by flow and by one field; by a flow's status, where that is one of its sides."""
    group = "status" if by in PARTIES else by
    frame = _with_group(frames.records, group).reset_index()
    days = frame.assign(first=_ordinals(frame["first"]), last=_ordinals(frame["last"]))
    days["until"] = days["last"].where(days["last"] < OPEN, days["first"])
    ordered = days.sort_values(["first", "last", "id"], kind="stable")
    grouped = ordered.groupby(_KEYS, sort=True)
    sums = sums_by_flow(frames.values, frame.set_index("id")["group"])
    firsts = _points(grouped.head(1))
    latest = _points(grouped.tail(1))
    sizes = grouped["until"].agg(["size", "max"])
    return [
        Tally(key[0], key[1], key[2], size, firsts[key], latest[key], until, tuple(sums.get(key, ())))
        for key, (size, until) in zip(map(_texts, sizes.index), sizes.to_numpy().tolist(), strict=True)
    ]


def _ordinals(days: pd.Series[pd.Timestamp]) -> pd.Series[int]:
    """Days as ordinals; one after the last of all where there is none."""
    counted = days.astype("int64") // _DAY + _EPOCH
    return counted.where(days.notna(), OPEN)


def _points(rows: pd.DataFrame) -> dict[tuple[str, ...], Point]:
    """The records of some rows, one a flow and group, by these."""
    columns = [rows[name].to_list() for name in (*_KEYS, *_POINT)]
    return {
        _texts(row[:3]): Point(int(row[3]), int(row[4]), *_texts(row[5:]))
        for row in zip(*columns, strict=True)
    }


def _texts(cells: Iterable[object]) -> tuple[str, ...]:
    return tuple([str(cell) for cell in cells])


def cross(events: Sequence[Event], down: str, across: str) -> Table:
    """How many records each pair of groups has; a cell is empty where there is none."""
    frame = _with_group(_with_group(events_frame(events), across).rename(columns={"group": "across"}), down)
    counts = frame.groupby(["group", "across"], sort=True).size().unstack()
    heads = [str(head) for head in counts.columns]
    columns = (
        Column(down, down, TYPES.get(down, "text"), 1),
        *(Column(head, label(across, head), "number", 3) for head in heads),
        Column("records", "records", "number", 2),
    )
    rows = []
    for key, row in counts.iterrows():
        cells: list[Cell] = [None if pd.isna(count) else int(count) for count in row]
        whole = frame[frame["group"] == key].index.nunique()
        rows.append((label(down, str(key)), *cells, int(whole)))
    rows.sort(key=lambda row: (0 if down == "year" else -int(str(row[-1])), str(row[0])))
    by = across if across == "category" else down
    return Table(
        columns, tuple(rows), f"Records by {down} and {across}", category_notes(by, len(frame), len(events))
    )


def _with_group(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """The frame with the column `group`; one row a category where that is asked for."""
    if by == "category":
        spread = frame.assign(group=frame["categories"].map(lambda found: list(found) or [UNKNOWN]))
        return spread.explode("group")
    return frame.assign(group=frame[by].astype("string"))


def groups(events: Iterable[Event], by: str) -> pd.Series[str]:
    """The group of every record by its id; a record with several categories stands in several."""
    return _with_group(events_frame(events), by)["group"]
