"""Floor 4: summaries as tables: groups in, Tables out. No pandas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from armstrack.dates import date_words
from armstrack.parties import name_of
from armstrack.states import ORDER
from armstrack.table import Column, ColumnType, Table
from armstrack.tallies import Group, Tally, add_up

#: What records can be grouped by. `status` is the word shown for a record.
FIELDS = ("supplier", "recipient", "status", "kind", "track", "verification", "category", "year")
PARTIES = ("supplier", "recipient")
#: The group of records without a category.
UNKNOWN = "(unknown)"
TYPES: dict[str, ColumnType] = {"status": "status", "verification": "verification"}
#: What the words in the sums mean; it stands once, under the last table.
LEGEND = (
    "Sums (m = million, ~ = about, or rounded) hold confirmed and reported figures of one measure and one"
    " currency. Not added: overlapping ones, which may tell the same money twice, and unconfirmed ones."
    " Unknown: records without a figure.",
)


def table_of(
    tallies: Collection[Tally], by: str, records: int, flows_now: Mapping[str, int] | None = None
) -> Table:
    """One row a group: records, counterparts, span, latest event, share and sums of values.

    The tallies are grouped by the field, or by any where that is a party. A record with several categories
    counts in each of them, and only there does a share of all `records` add up to more than one.
    `flows_now` counts flows by their derived status; by status, it has a column of its own, and a row
    even where no record gives that status.
    """
    now = flows_now if flows_now and by == "status" else {}
    groups = add_up(tallies, by)
    rows = [_row(by, key, group, records, now) for key, group in groups.items()]
    rows += [(by, key, key, 0, *(None,) * 8, (), now[key]) for key in now if key not in groups]
    rows.sort(key=lambda row: (0 if by == "year" else -row[3], row[2]))
    notes = category_notes(by, sum(group.records for group in groups.values()), records)
    return Table(_columns(by), tuple(rows), f"By {by}", notes, _people(by, bool(now)))


def _row(by: str, key: str, group: Group, records: int, now: Mapping[str, int]) -> tuple[Any, ...]:
    latest = group.latest
    told = (latest.date, latest.status, latest.verification)
    return (
        by,
        key,
        label(by, key),
        group.records,
        len(group.counterparts),
        (Decimal(group.records) / records).quantize(Decimal("0.0001")),
        group.first.date,
        *told,
        latest.id,
        _said_latest(by, *told),
        group.words,
        (now.get(key, 0) if key in ORDER else None) if now else None,
    )


def _said_latest(by: str, date: str, status: str, verification: str) -> str:
    """The latest event's date, status and doubt, less what the table is about."""
    shown = "" if by == "status" else f" {status}"
    doubt = "" if by == "verification" or verification == "confirmed" else f" ({verification})"
    return f"{date_words(date)}{shown}{doubt}"


def _columns(by: str) -> tuple[Column, ...]:
    return (
        Column("by", "by", rank=0, about="the field grouped by"),
        Column(
            "group", by if by not in PARTIES else "code", TYPES.get(by, "text"), 0 if by in PARTIES else 1
        ),
        Column("name", by, rank=1 if by in PARTIES else 0, about="a party's common name"),
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
    name = "name" if by in PARTIES else "group"
    flows = ("flows_now",) if with_flows else ()
    return (name, "records", "counterparts", *flows, "share", "first", "said_latest", "values")


def _counterpart(by: str) -> str:
    return {"supplier": "recipients", "recipient": "suppliers"}.get(by, "flows")


def label(by: str, key: str) -> str:
    """A group as people read it."""
    return name_of(key) if by in PARTIES else key


def category_notes(by: str, counted: int, records: int) -> tuple[str, ...]:
    """What is to be said where records count in several groups."""
    if by == "category" and counted > records:
        return ("A record with several categories counts in each.",)
    return ()


def headline(tallies: Collection[Tally], records: int, today: str) -> str:
    """The size of what the tallies hold, its span and the day, in one line."""
    if not tallies:
        return f"no record passes the filters ({today})"
    first = date.fromordinal(min(tally.first.first for tally in tallies)).year
    last = date.fromordinal(max(tally.until for tally in tallies)).year
    parts = (
        _counted(records, "record"),
        _counted(len({tally.supplier for tally in tallies}), "supplier"),
        _counted(len({tally.recipient for tally in tallies}), "recipient"),
    )
    years = f"{first}-{last}" if first < last else f"{first}"
    return f"{parts[0]} of {years}, {parts[1]}, {parts[2]}, on {today}"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
